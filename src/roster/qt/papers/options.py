"""What a clerk may choose for each paper of a class, each choice where its paper is."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from roster.base.half_width import half_width, is_digits
from roster.papers.codes import TrainingPaper
from roster.papers.facts import LARGE_ROW, LEAST_ROW, SetStyle, SheetStyle
from roster.qt.look.languages import translate
from roster.qt.look.theme import NEAR, TIGHT, set_flag, set_role
from roster.qt.widgets.fields import date_field, iso_date, note, number_field
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    _Line = QWidget | tuple[QWidget, QWidget]
    """A choice over the whole width, or words and a field beside them."""

_OF_SHEET = frozenset(field.name for field in fields(SheetStyle))
_MOST_BLANK, _MOST_SEATS = 40, 40
_DAYS_TO_REPLY = 7
_MAY_BE_NARROW = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class PaperOptions(QScrollArea):
    """The choices of the paper shown.

    Signals:
        changed: another choice was made; carries the whole :class:`SetStyle`.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._style = SetStyle()
        self._show: list[Callable[[SetStyle], None]] = []
        self._is_showing = False
        self.ticks: dict[str, QCheckBox] = {}
        self.choices: dict[str, QComboBox] = {}
        self.numbers: dict[str, QSpinBox] = {}
        self.aisles = QLineEdit()
        self.reply_by = date_field(
            QDate.currentDate().addDays(_DAYS_TO_REPLY).toString("yyyy-MM-dd")
        )
        self._pages = {paper: self._page(paper) for paper in TrainingPaper}
        self._lay_out()

    def show_style(self, style: SetStyle) -> None:
        """Show what was chosen for a training."""
        self._style = style
        self._is_showing = True
        for show in self._show:
            show(style)
        self._is_showing = False

    def show_paper(self, paper: TrainingPaper) -> None:
        """Show the choices of one paper."""
        for other, page in self._pages.items():
            page.setVisible(other is paper)

    def _take(self, name: str, value: object) -> None:
        if self._is_showing:
            return
        if name in _OF_SHEET:
            sheet: Any = replace(self._style.sheet, **{name: value})  # type: ignore[arg-type]  # by name
            self._style = replace(self._style, sheet=sheet)
        else:
            self._style = replace(self._style, **{name: value})  # type: ignore[arg-type]  # by name
        self.changed.emit(self._style)

    # the choices of each paper

    def _page(self, paper: TrainingPaper) -> QWidget:
        makers: dict[TrainingPaper, Callable[[], list[_Line]]] = {
            TrainingPaper.SIGN_IN: self._of_sign_in,
            TrainingPaper.NAME_CARDS: self._of_name_cards,
            TrainingPaper.BADGES: self._of_badges,
            TrainingPaper.SEATING: self._of_seating,
            TrainingPaper.GROUPS: self._of_groups,
            TrainingPaper.CONTACTS: self._of_contacts,
            TrainingPaper.RECEIPT: self._of_receipt,
        }
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(NEAR)
        grid.setVerticalSpacing(TIGHT)
        grid.setColumnStretch(1, 1)
        for row, line in enumerate(makers[paper]() if paper in makers else self._of_others(paper)):
            if isinstance(line, tuple):
                grid.addWidget(line[0], row, 0)
                grid.addWidget(line[1], row, 1)
            else:
                grid.addWidget(line, row, 0, 1, 2)
        return page

    def _of_sign_in(self) -> list[_Line]:
        return [
            self._choice(
                "matrix",
                translate("Papers", "Sheets"),
                (translate("Papers", "Per half-day"), False),
                (translate("Papers", "All in one"), True),
            ),
            self._choice(
                "by_group",
                translate("Papers", "Order"),
                (translate("Papers", "By village"), False),
                (translate("Papers", "By group"), True),
            ),
            self._choice("on_a3", translate("Papers", "Paper"), ("A4", False), ("A3", True)),
            self._number("blank_rows", translate("Papers", "Blank rows"), 0, _MOST_BLANK),
            self._tick("page_each", translate("Papers", "Each on pages of its own")),
            self._tick(
                "row_height", translate("Papers", "Large rows"), on=LARGE_ROW, off=LEAST_ROW
            ),
            self._tick("machine_marks", translate("Papers", "Marks for scanning it back")),
        ]

    def _of_name_cards(self) -> list[_Line]:
        return [
            self._tick("division_on_cards", translate("Papers", "Village below the name")),
            note(translate("Papers", "Fold A4 paper in the middle: the name is on both sides.")),
        ]

    def _of_badges(self) -> list[_Line]:
        return [
            self._tick("qr_codes", translate("Papers", "QR code for signing in")),
            note(translate("Papers", "Ten on a page, 90 × 54 mm, with marks to cut along.")),
        ]

    def _of_seating(self) -> list[_Line]:
        self.aisles.setPlaceholderText(translate("Papers", "in the middle"))
        self.aisles.textEdited.connect(self._on_aisles)
        self._show.append(self._show_aisles)
        rows = self._number("rows", translate("Papers", "Rows"), 0, _MOST_SEATS)
        self.numbers["rows"].setSpecialValueText(translate("Papers", "by need"))
        return [
            self._number("columns", translate("Papers", "Seats a row"), 1, _MOST_SEATS),
            rows,
            _named(translate("Papers", "Aisle after"), self.aisles),
            note(translate("Papers", "Two aisles: write 3, 9. None: write 0.")),
        ]

    def _of_groups(self) -> list[_Line]:
        return [self._tick("group_pages", translate("Papers", "A page for each group"))]

    def _of_contacts(self) -> list[_Line]:
        return [
            self._tick(
                "masked", translate("Papers", "Whole telephone numbers"), on=False, off=True
            ),
            note(translate("Papers", "A list with whole numbers is for the office only.")),
        ]

    def _of_receipt(self) -> list[_Line]:
        says = QCheckBox(translate("Papers", "Reply by"))
        self.ticks["reply_by"] = says
        says.toggled.connect(self._on_reply_by)
        self.reply_by.setAccessibleName(says.text())
        self.reply_by.dateChanged.connect(self._on_reply_by)
        self._show.append(self._show_reply_by)
        return [
            self._number("receipt_rows", translate("Papers", "Blank rows"), 0, _MOST_BLANK),
            says,
            self.reply_by,
        ]

    @staticmethod
    def _of_others(paper: TrainingPaper) -> list[_Line]:
        notes = {
            TrainingPaper.TIMETABLE: translate("Papers", "It follows the tab Timetable."),
            TrainingPaper.SUMMARY: translate(
                "Papers", "It counts the attendance so far, and the outcomes after closing."
            ),
            TrainingPaper.RECORDS: translate(
                "Papers", "A page for each person, with all trainings over the years."
            ),
        }
        return [note(notes[paper])]

    # kinds of choices

    def _tick(self, name: str, words: str, *, on: object = True, off: object = False) -> QWidget:
        """Return a tick that sets a field of the style to one of two values."""
        tick = QCheckBox(words)
        self.ticks[name] = tick
        tick.toggled.connect(lambda is_on: self._take(name, on if is_on else off))
        self._show.append(lambda style: tick.setChecked(_field(style, name) == on))
        return tick

    def _choice(self, name: str, words: str, *choices: tuple[str, bool]) -> _Line:
        """Return a field that sets a field of the style to one of some values."""
        choice = QComboBox()
        choice.setMinimumContentsLength(4)
        choice.setSizeAdjustPolicy(_MAY_BE_NARROW)
        for text, value in choices:
            choice.addItem(text, value)
        self.choices[name] = choice
        choice.currentIndexChanged.connect(lambda at: self._take(name, choices[at][1]))
        self._show.append(
            lambda style: choice.setCurrentIndex(choice.findData(_field(style, name)))
        )
        return _named(words, choice)

    def _number(self, name: str, words: str, least: int, most: int) -> _Line:
        number = number_field(least, most, least)
        self.numbers[name] = number
        number.valueChanged.connect(lambda value: self._take(name, value))
        self._show.append(lambda style: number.setValue(_field(style, name)))
        return _named(words, number)

    def _on_aisles(self, text: str) -> None:
        aisles = read_aisles(text)
        set_flag(self.aisles, "wrong", aisles is None and bool(text.strip()))
        if aisles is not None or not text.strip():
            self._take("aisles", aisles)

    def _show_aisles(self, style: SetStyle) -> None:
        aisles = style.aisles
        if aisles != read_aisles(self.aisles.text()):
            self.aisles.setText("" if aisles is None else "、".join(map(str, aisles)) or "0")
        set_flag(self.aisles, "wrong", value=False)

    def _on_reply_by(self) -> None:
        says = self.ticks["reply_by"].isChecked()
        self.reply_by.setEnabled(says)
        self._take("reply_by", iso_date(self.reply_by) if says else "")

    def _show_reply_by(self, style: SetStyle) -> None:
        self.ticks["reply_by"].setChecked(bool(style.reply_by))
        self.reply_by.setEnabled(bool(style.reply_by))
        if style.reply_by:
            self.reply_by.setDate(QDate.fromString(style.reply_by, "yyyy-MM-dd"))

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have the keyboard
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, NEAR, 0)
        column.setSpacing(0)
        for page in self._pages.values():
            column.addWidget(page)
        column.addStretch(1)
        self.setWidget(inside)


def read_aisles(text: str) -> tuple[int, ...] | None:
    """Return the seats after which there is an aisle: ``3、9``; 0 is none, an empty text ``None``.

    What is no list of numbers is ``None``, too.
    """
    parts = [part for part in re.split(r"[\s,、;]+", half_width(text)) if part]
    if not parts or not all(is_digits(part) for part in parts):
        return None
    return tuple(sorted({int(part) for part in parts} - {0}))


def _field(style: SetStyle, name: str) -> Any:  # noqa: ANN401 - any field of the style
    return getattr(style.sheet if name in _OF_SHEET else style, name)


def _named(words: str, field: QWidget) -> _Line:
    """Return a field with its words at the left."""
    label = Label(words)
    set_role(label, "quiet")
    label.setBuddy(field)
    field.setAccessibleName(words)
    return label, field
