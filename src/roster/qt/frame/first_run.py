"""The first run: which unit, which term, the first roster. Nothing else is asked."""

from __future__ import annotations

import getpass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from roster.base.codes.divisions import DivisionTier
from roster.base.files import made_folder
from roster.base.paths import resource
from roster.qt.look.languages import translate
from roster.qt.look.theme import APART, GAP, NEAR, TIGHT, WIDE, set_role
from roster.qt.widgets.drop_area import DropArea
from roster.qt.widgets.fields import heading, note
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from roster.base.progress import Report
    from roster.db.engine import Database
    from roster.office.roster_file import OfficeInfo
    from roster.qt.kit.settings import Settings
    from roster.qt.kit.tasks import RunTask
    from roster.qt.look.theme import Theme

_WIDTH = 640
_SUGGESTIONS = 6
_WAIT_MILLISECONDS = 60
_EXAMPLE_DIVISION = "441204100"
_CODE_ROLE = Qt.ItemDataRole.UserRole


class FirstRun(QScrollArea):
    """Three steps on one sheet.

    Signals:
        made: (Database, OfficeInfo) of the new file, and the first roster's path or nothing.
        not_made: carries why no file was made.
        open_asked: the clerk has a roster file already.
    """

    made = Signal(object, str)
    not_made = Signal(object)
    open_asked = Signal()

    def __init__(self, theme: Theme, settings: Settings, run_task: RunTask) -> None:
        super().__init__()
        self._theme = theme
        self._settings = settings
        self._run_task = run_task
        self._division_code = ""
        self._is_making = False
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        self._create()
        self._connect()
        self._lay_out()
        self._enable()

    @property
    def path(self) -> Path:
        """Where the file will be: a name that is still free."""
        stem = self._name or "roster"
        path = self._folder / f"{stem}.roster"
        number = 2
        while path.exists():
            path = self._folder / f"{stem} {number}.roster"
            number += 1
        return path

    def choose_division(self, code: str) -> None:
        """Take a unit by its code and show its villages."""
        from roster.divisions import catalogue  # noqa: PLC0415 - after the first paint

        division = catalogue.division(code)
        self._division_code, self._name = division.code, division.name
        self._search.setText(division.name)
        self._suggestions.hide()
        divisions = catalogue.subtree(code)
        villages = [each.short_name for each in divisions if each.tier is DivisionTier.VILLAGE]
        self._path_label.setText(catalogue.path_text(code))
        self._villages.setText(_listed(villages))
        self._enable()

    def choose_folder(self, folder: Path) -> None:
        """Put the file into another folder."""
        self._folder = folder
        self._enable()

    def make(self) -> None:
        """Make the file."""
        from_fields = partial(
            _make, self.path, self._division_code, self._clerk(), self._term.text().strip()
        )
        self._is_making = True
        self._enable()
        title = translate("FirstRun", "Making the file")
        self._run_task(from_fields, done=self._on_made, failed=self._on_not_made, title=title)

    def _create(self) -> None:
        self._name = ""
        self._search = QLineEdit()
        self._search.setPlaceholderText(
            translate("FirstRun", "Type the name of your township, for example 河台")
        )
        self._search.setAccessibleName(translate("FirstRun", "Unit"))
        self._suggestions = QListWidget()
        self._path_label = Label()
        self._villages = note()
        self._term = QLineEdit(translate("FirstRun", "Eighth term (2026–2031)"))
        self._term.setAccessibleName(translate("FirstRun", "Term"))
        self._drop = DropArea(
            self._theme, translate("FirstRun", "Drop the list of cadres here (Excel, WPS, CSV)")
        )
        self._example = QToolButton()
        self._place = note()
        self._change_place = QToolButton()
        self._button = QPushButton(translate("FirstRun", "Begin"))
        self._open = QToolButton()
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MILLISECONDS)

    def _connect(self) -> None:
        self._search.textEdited.connect(self._on_typed)
        self._search.returnPressed.connect(self._on_return)
        self._suggestions.itemClicked.connect(self._on_suggestion)
        self._suggestions.itemActivated.connect(self._on_suggestion)
        self._wait.timeout.connect(self._suggest)
        self._term.textEdited.connect(self._enable)
        self._example.clicked.connect(self.take_example)
        self._change_place.clicked.connect(self._ask_folder)
        self._button.clicked.connect(self.make)
        self._open.clicked.connect(self.open_asked)

    def _lay_out(self) -> None:
        sheet = QWidget()
        sheet.setFixedWidth(self._theme.px(_WIDTH))
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, APART, 0, APART)
        column.setSpacing(WIDE)
        column.addWidget(self._head())
        column.addWidget(self._division_step())
        column.addWidget(self._term_step())
        column.addWidget(self._roster_step())
        column.addLayout(self._foot())
        column.addStretch(1)
        around = QWidget()
        middle = QHBoxLayout(around)
        middle.addStretch(1)
        middle.addWidget(sheet)
        middle.addStretch(1)
        self.setWidget(around)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from field to field inside

    def _head(self) -> QWidget:
        title = Label(translate("FirstRun", "Begin with your unit"))
        set_role(title, "page-title")
        self._open.setText(translate("FirstRun", "I have a roster file already…"))
        set_role(self._open, "link")
        return _row(title, None, self._open)

    def _division_step(self) -> QFrame:
        self._suggestions.hide()
        set_role(self._path_label, "strong")
        return _step(
            "1",
            translate("FirstRun", "Unit"),
            self._search,
            self._suggestions,
            self._path_label,
            self._villages,
        )

    def _term_step(self) -> QFrame:
        return _step("2", translate("FirstRun", "Term"), self._term)

    def _roster_step(self) -> QFrame:
        self._example.setText(translate("FirstRun", "Try with the example township"))
        set_role(self._example, "link")
        hint = note(translate("FirstRun", "Can wait: people can be imported or added later."))
        title = translate("FirstRun", "First roster")
        return _step("3", title, self._drop, _row(hint, None, self._example))

    def _foot(self) -> QHBoxLayout:
        set_role(self._button, "primary")
        set_role(self._change_place, "link")
        self._change_place.setText(translate("FirstRun", "Change…"))
        foot = QHBoxLayout()
        foot.setSpacing(TIGHT)
        foot.addWidget(self._place, 1)
        foot.addWidget(self._change_place)
        foot.addSpacing(GAP)
        foot.addWidget(self._button)
        return foot

    def _enable(self) -> None:
        has_division = bool(self._division_code)
        self._path_label.setVisible(has_division)
        self._villages.setVisible(has_division)
        self._place.setVisible(has_division)
        self._change_place.setVisible(has_division)
        can_make = has_division and bool(self._term.text().strip()) and not self._is_making
        self._button.setEnabled(can_make)
        text = translate("FirstRun", "Everything is kept in one file: {path}")
        self._place.setText(text.format(path=self.path) if has_division else "")

    def _clerk(self) -> str:
        return self._settings.preferences.clerk or getpass.getuser()

    def _on_typed(self) -> None:
        self._division_code = ""
        self._enable()
        self._wait.start()

    def _suggest(self) -> None:
        from roster.divisions import catalogue  # noqa: PLC0415 - after the first paint

        self._suggestions.clear()
        text = self._search.text().strip()
        for division in catalogue.search(text, limit=_SUGGESTIONS) if text else ():
            item = QListWidgetItem(catalogue.path_text(division.code), self._suggestions)
            item.setData(_CODE_ROLE, division.code)
        rows = self._suggestions.count()
        self._suggestions.setFixedHeight(self._theme.px(32) * rows + NEAR)
        self._suggestions.setVisible(rows > 0)
        self._suggestions.setCurrentRow(0)

    def _on_return(self) -> None:
        if self._division_code:
            self._button.setFocus()
            return
        self._wait.stop()
        self._suggest()
        self._on_suggestion(self._suggestions.currentItem())

    def _on_suggestion(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.choose_division(str(item.data(_CODE_ROLE)))

    def take_example(self) -> None:
        """Choose the example township and its list."""
        examples = sorted(resource("examples").glob("*.xlsx"))
        self.choose_division(_EXAMPLE_DIVISION)
        if examples:
            self._drop.set_path(examples[0])

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "", str(self._folder))
        if folder:
            self.choose_folder(Path(folder))

    def _on_made(self, opened: tuple[Database, OfficeInfo]) -> None:
        roster = self._drop.path
        self.made.emit(opened, str(roster) if roster else "")

    def _on_not_made(self, error: Exception) -> None:
        self._is_making = False
        self._enable()
        self.not_made.emit(error)

    # Qt overrides

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first question."""
        super().focusInEvent(event)
        self._search.setFocus(event.reason())


def _make(
    path: Path, division_code: str, clerk: str, term: str, _report: Report
) -> tuple[Database, OfficeInfo]:
    from roster.office.roster_file import DEFAULT_TERM, create_roster_file, office_info  # noqa: PLC0415 - SQLAlchemy

    made_folder(path.parent)
    database = create_roster_file(path, division_code, clerk=clerk, term=(term, DEFAULT_TERM[1]))
    with database.reading() as db:
        return database, office_info(db)


def _step(number: str, title: str, *widgets: QWidget) -> QFrame:
    card = QFrame()
    set_role(card, "card")
    badge = Label(number)
    set_role(badge, "badge")
    column = QVBoxLayout(card)
    column.setContentsMargins(WIDE, GAP, WIDE, WIDE)
    column.setSpacing(NEAR)
    column.addWidget(_row(badge, heading(title), None))
    for widget in widgets:
        column.addWidget(widget)
    return card


def _row(*widgets: QWidget | None) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(NEAR)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return line


def _listed(villages: list[str]) -> str:
    names = "、".join(villages[:24]) + (" …" if len(villages) > 24 else "")
    text = translate("FirstRun", "{count} villages and communities: {names}")
    return text.format(count=len(villages), names=names)
