"""Names pasted from a chat, a table or another program: who they are, and one key signs them in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
)

from roster.attendance.sign_in import NameMatches
from roster.people.posts import posts_on_paper
from roster.qt.attendance.words import half_day_words
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import APART, GAP, NEAR, TIGHT, set_role, set_tone
from roster.qt.widgets.dialog import Dialog
from roster.qt.widgets.dialog_size import give_size
from roster.qt.widgets.fields import choice_field, choice_of, note
from roster.qt.widgets.label import Label
from roster.qt.widgets.tables.choices import ChoiceTable
from roster.qt.widgets.tables.columns import Column, number_column, text_column
from roster.qt.widgets.tables.rows import RowsTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QTableView, QWidget

    from roster.attendance.sign_in import NameLine
    from roster.base.codes.attendance import Mark
    from roster.qt.kit.workspace import Workspace
    from roster.trainings.enrollments import EnrollmentRow
    from roster.trainings.periods import PeriodRow

_SIZE = (980, 600)
_TEXT_HEIGHT, _CHOICES_HEIGHT = 84, 150
_WAIT = 250  # milliseconds after the last letter
_NOTHING = NameMatches((), (), ())
Arrival = tuple[str, str | None]
"""An enrollment and when the list says they came."""


class PasteDialog(Dialog):
    """Three panes: matched, several of the name, unknown.

    Args:
        workspace: the shared parts of the window.
        periods: the half-days.
        first: the half-day to begin with.
        match: finds who the lines of a text are, and hands them on.
        parent: the widget over which the dialog stands.
    """

    def __init__(
        self,
        workspace: Workspace,
        periods: Sequence[PeriodRow],
        first: str,
        match: Callable[[str, Callable[[NameMatches], None]], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Paste", "Sign in by a list of names"))
        self._match = match
        self._matches = _NOTHING
        self._is_new = False
        self._chosen: dict[NameLine, EnrollmentRow] = {}
        language = workspace.language
        self.period = choice_field({p.id: half_day_words(p, language) for p in periods}, first)
        self.period.setAccessibleName(translate("Paste", "Half-day"))
        self._create(workspace)
        self._connect()
        self._lay_out()
        give_size(self, workspace.theme, *_SIZE)
        self._show()

    @property
    def period_id(self) -> str:
        """The half-day in which people are signed in."""
        return choice_of(self.period)

    @property
    def arrivals(self) -> tuple[Arrival, ...]:
        """Who was there: those matched and those chosen among several."""
        sure = [(line.candidates[0].id, line.arrived) for line in self._matches.matched]
        chosen = [(person.id, line.arrived) for line, person in self._chosen.items()]
        return tuple(dict([*chosen, *sure]).items())

    @property
    def away(self) -> tuple[tuple[str, Mark], ...]:
        """Enrollments of whom the list says that they were not there, if that is wanted."""
        lines = self._matches.not_there if self.marks_away.isChecked() else ()
        return tuple((line.candidates[0].id, line.away) for line in lines)

    def take(self, text: str) -> None:
        """Take a text as if it were pasted."""
        self.text.setPlainText(text)
        self._wait.stop()
        self._is_new = True
        self.match_now()

    def _begin(self) -> None:
        """Let the clerk go on where it is not clear who the pasted lines are."""
        if self._matches.ambiguous:
            self.ambiguous.selectRow(0)
            self.ambiguous.setFocus()
        elif self.does.isEnabled():
            self.does.setFocus()
        else:
            self.text.setFocus()

    def match_now(self) -> None:
        """Find who the lines are."""
        self._match(self.text.toPlainText(), self._take)

    def _take(self, found: NameMatches) -> None:
        is_new, self._is_new = self._is_new, False
        self._matches = found
        known = set(self._matches.ambiguous)
        self._chosen = {line: who for line, who in self._chosen.items() if line in known}
        self._show()
        if is_new:
            self._begin()

    def _create(self, workspace: Workspace) -> None:
        theme = workspace.theme
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(translate("Paste", "Pasted text"))
        self.text.setPlaceholderText(
            translate("Paste", "Paste names, a chat, or a table of another sign-in program here.")
        )
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.px(_TEXT_HEIGHT))
        self.matched: RowsTable[NameLine] = RowsTable(theme, _matched_columns())
        self.ambiguous: RowsTable[NameLine] = RowsTable(theme, self._ambiguous_columns())
        self.unknown: RowsTable[NameLine] = RowsTable(theme, _unknown_columns())
        self.choices: ChoiceTable[EnrollmentRow] = ChoiceTable(
            theme, _choice_columns(), self._key_of
        )
        self.choices.setFixedHeight(theme.px(_CHOICES_HEIGHT))
        self._titles: dict[QTableView, QLabel] = {}
        for table, words in (
            (self.matched, translate("Paste", "Matched")),
            (self.ambiguous, translate("Paste", "Several of the name")),
            (self.unknown, translate("Paste", "Unknown")),
            (self.choices, translate("Paste", "Who is it?")),
        ):
            table.setAccessibleName(words)
            self._titles[table] = Label(words)
            set_role(self._titles[table], "strong")
        self.marks_away = QCheckBox()
        self._wait = QTimer(self, singleShot=True, interval=_WAIT)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.does = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._write_key = QShortcut(QKeySequence("Ctrl+Return"), self)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._wait.start)
        self._wait.timeout.connect(self.match_now)
        self.ambiguous.current_changed.connect(self._show_choices)
        self.ambiguous.typed.connect(self._on_typed)
        self.choices.typed.connect(self._on_typed)
        self.choices.chosen.connect(self._choose)
        self._write_key.activated.connect(self.does.click)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        set_role(self.does, "primary")
        top = QHBoxLayout()
        top.setSpacing(NEAR)
        top.addWidget(Label(translate("Paste", "Half-day")))
        top.addWidget(self.period)
        hint = translate("Paste", "Several of the name: 1–9 choose, 0 none. Ctrl+Enter signs in.")
        top.addWidget(note(hint), 1)
        panes = QGridLayout()
        panes.setHorizontalSpacing(GAP)
        panes.setVerticalSpacing(TIGHT)
        for at, table in enumerate((self.matched, self.ambiguous, self.unknown)):
            panes.addWidget(self._titles[table], 0, at)
            panes.setColumnStretch(at, 1)
        panes.addWidget(self.matched, 1, 0, 3, 1)
        panes.addWidget(self.ambiguous, 1, 1)
        panes.addWidget(self._titles[self.choices], 2, 1)
        panes.addWidget(self.choices, 3, 1)
        panes.addWidget(self.unknown, 1, 2, 3, 1)
        panes.setRowStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(APART, APART, APART, GAP)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(self.text)
        column.addLayout(panes, 1)
        column.addWidget(self.marks_away)
        column.addWidget(self._buttons)
        self.does.setDefault(True)

    def _show(self) -> None:
        found = self._matches
        for table, lines, words, tone in (
            (self.matched, found.matched, translate("Paste", "Matched"), Tone.DONE),
            (self.ambiguous, found.ambiguous, translate("Paste", "Several of the name"), Tone.DUE),
            (self.unknown, found.unknown, translate("Paste", "Unknown"), Tone.MISSING),
        ):
            table.set_rows(lines)
            self._titles[table].setText(f"{words} {len(lines)}")
            set_tone(self._titles[table], tone if lines else None)
        if found.ambiguous and not self.ambiguous.current_id():
            self.ambiguous.selectRow(0)
        not_there = translate(
            "Paste", "Mark the {count} not there: on leave where the list says so, else absent"
        )
        self.marks_away.setText(not_there.format(count=len(found.not_there)))
        self.marks_away.setVisible(bool(found.not_there))
        self._show_choices()
        self._say_button()

    def _say_button(self) -> None:
        said = translate("Paste", "Sign in {count} people")
        self.does.setText(said.format(count=len(self.arrivals)))
        self.does.setEnabled(bool(self.arrivals or self._matches.not_there))

    def _show_choices(self) -> None:
        current = self._current()
        self.choices.set_rows(current.candidates if current else ())

    def _current(self) -> NameLine | None:
        row_id = self.ambiguous.current_id()
        return self.ambiguous.row_of_id(row_id) if row_id else None

    def _key_of(self, person: EnrollmentRow) -> str:
        current = self._current()
        people = [one.id for one in current.candidates] if current else []
        at = people.index(person.id) + 1 if person.id in people else 10
        return str(at) if at <= 9 else ""

    def _on_typed(self, text: str) -> None:
        current = self._current()
        if text == "0" and current is not None:
            self._chosen.pop(current, None)
            self._after_choice()
        else:
            self.choices.take(text)

    def _choose(self, person: EnrollmentRow) -> None:
        current = self._current()
        if current is not None:
            self._chosen[current] = person
            self._after_choice()

    def _after_choice(self) -> None:
        """Go on to the next line, and from the last one to the button."""
        row = self.ambiguous.currentIndex().row()
        self.ambiguous.table.refresh()
        self._say_button()
        if row + 1 < len(self._matches.ambiguous):
            self.ambiguous.selectRow(row + 1)
            self.ambiguous.setFocus()
        elif len(self._chosen) == len(self._matches.ambiguous):
            self.does.setFocus()

    def _ambiguous_columns(self) -> tuple[Column[NameLine], ...]:
        return (
            _line_column(),
            text_column("name", lambda: translate("Paste", "Name"), lambda line: line.name, 80),
            text_column(
                "who",
                lambda: translate("Paste", "Is"),
                lambda line: _who(self._chosen[line]) if line in self._chosen else "",
                120,
                stretch=True,
                tone=lambda line: Tone.DONE if line in self._chosen else None,
            ),
        )


def _line_column() -> Column[NameLine]:
    return number_column("line", lambda: translate("Paste", "Line"), lambda line: line.line, 44)


def _matched_columns() -> tuple[Column[NameLine], ...]:
    return (
        _line_column(),
        text_column(
            "who",
            lambda: translate("Paste", "Name"),
            lambda line: _who(line.candidates[0]),
            140,
            stretch=True,
        ),
        text_column(
            "at", lambda: translate("Paste", "Came at"), lambda line: line.arrived, 88, digits=True
        ),
    )


def _unknown_columns() -> tuple[Column[NameLine], ...]:
    return (
        _line_column(),
        text_column("name", lambda: translate("Paste", "Name"), lambda line: line.name, 80),
        text_column(
            "text",
            lambda: translate("Paste", "As it stands there"),
            lambda line: line.text,
            120,
            stretch=True,
        ),
    )


def _choice_columns() -> tuple[Column[EnrollmentRow], ...]:
    return (
        text_column("who", lambda: translate("Paste", "Who"), _who, 140, stretch=True),
        text_column(
            "posts",
            lambda: translate("Paste", "Posts"),
            lambda person: posts_on_paper(person.posts),
            110,
        ),
    )


def _who(person: EnrollmentRow) -> str:
    return f"{person.number} {person.name} {person.unit_name}"
