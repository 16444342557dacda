"""Settings: the office's villages, how certificates are numbered, how the window looks, who works.

The first two belong to the file; the last two to this computer.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from roster.base.errors import TextUnusable
from roster.base.words import language_named
from roster.certificates.certificates import number_pattern, number_text
from roster.certificates.errors import NumberPatternUnusable
from roster.db.acts import Act
from roster.office.roster_file import change_number_pattern
from roster.qt.kit.changes import Kind
from roster.qt.kit.commands import Command
from roster.qt.kit.messages import sentence
from roster.qt.kit.page import Page
from roster.qt.kit.reading import read
from roster.qt.kit.writing import write
from roster.qt.look.colours import Tone
from roster.qt.look.languages import OWN_NAMES, translate
from roster.qt.look.theme import GAP, NEAR, TEXT_PERCENTS, WIDE, Mode, set_flag, set_tone
from roster.qt.settings.divisions import DivisionsPanel, read_divisions
from roster.qt.widgets.cards import card
from roster.qt.widgets.fields import choice_field, choice_of, note

if TYPE_CHECKING:
    from roster.base.errors import RosterError
    from roster.db.engine import Db
    from roster.qt.kit.workspace import Workspace
    from roster.qt.settings.divisions import Divisions

_WIDTH = 720
_FIELD_WIDTH = 240
_EXAMPLE_SEQUENCE = 12
_LONGEST_PATTERN = 60


class SettingsPage(Page):
    """One column of cards; everything is kept as soon as it is chosen or left."""

    listens_to = frozenset({Kind.DIVISIONS, Kind.SETTINGS})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, translate("Settings", "Settings"))
        self.divisions = DivisionsPanel(workspace)
        self.pattern = PatternField(workspace)
        self.look = LookForm(workspace)
        self.clerk = ClerkField(workspace)
        self.handlers |= {
            Command.NEW: self.divisions.ask_add,
            Command.EDIT: self.divisions.ask_rename,
            Command.REMOVE: self.divisions.ask_close,
        }
        self._column = QWidget()
        self.body.addWidget(self._scrolled())
        self._take_width()
        workspace.theme.changed.connect(self._take_width)
        self.land_on(self.divisions.table)

    def reload(self) -> None:
        """Read villages and pattern, beside the window."""
        read(self.workspace, _read, self._show)

    def _show(self, found: tuple[Divisions, str]) -> None:
        divisions, pattern = found
        self.divisions.show_divisions(divisions)
        self.pattern.show_pattern(pattern)

    def _scrolled(self) -> QScrollArea:
        around = QWidget()
        row = QHBoxLayout(around)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._sheet(), 1)
        row.addStretch()
        area = QScrollArea()
        area.setWidget(around)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from field to field inside
        return area

    def _sheet(self) -> QWidget:
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, NEAR, 0)
        column.setSpacing(WIDE)
        column.addWidget(card(translate("Settings", "Units"), self.divisions))
        column.addWidget(card(translate("Settings", "Certificate numbers"), self.pattern))
        column.addWidget(card(translate("Settings", "Appearance"), self.look))
        column.addWidget(card(translate("Settings", "Clerk"), self.clerk))
        column.addStretch(1)
        return self._column

    def _take_width(self) -> None:
        self._column.setMaximumWidth(self.workspace.theme.px(_WIDTH))


class PatternField(QWidget):
    """The pattern of certificate numbers, with the number it would give; kept when it is left."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._kept = ""
        self.field = QLineEdit(maxLength=_LONGEST_PATTERN)
        self.field.setAccessibleName(translate("Settings", "Pattern of certificate numbers"))
        self.example = note()
        self.field.textChanged.connect(self._say)
        self.field.editingFinished.connect(self._keep)
        column = _column(self)
        column.addWidget(self.field)
        column.addWidget(self.example)

    def show_pattern(self, pattern: str) -> None:
        """Show the pattern of the file; what is being typed stays."""
        if self.field.text() == self._kept:
            self.field.setText(pattern)
        self._kept = pattern

    def _say(self) -> None:
        """Show what the pattern gives, or what it lacks."""
        try:
            number = number_text(self._typed(), date.today().year, _EXAMPLE_SEQUENCE)  # noqa: DTZ011 - the clerk's own year
        except (NumberPatternUnusable, TextUnusable) as error:
            self._tell(sentence(error, self._workspace.language), is_wrong=True)
        else:
            text = translate("Settings", "For example {number}").format(number=number)
            self._tell(text, is_wrong=False)

    def _tell(self, text: str, *, is_wrong: bool) -> None:
        self.example.setText(text)
        self.field.setAccessibleDescription(text)
        set_tone(self.example, Tone.MISSING if is_wrong else None)
        set_flag(self.field, "wrong", "true" if is_wrong else "")

    def _keep(self) -> None:
        pattern = self._typed()
        if pattern == self._kept or self.field.property("wrong"):
            return
        write(
            self._workspace,
            Act.SETTINGS,
            partial(_change_pattern, pattern),
            done=self._on_kept,
            failed=partial(self._on_refused, self._kept),
            reason=pattern,
        )
        self._kept = pattern  # at once: Enter and then Tab ask twice

    def _on_refused(self, before: str, _error: RosterError) -> None:
        self._kept = before

    def _on_kept(self, _result: None) -> None:
        text = translate("Settings", "Certificates are numbered by this pattern from now on.")
        self._workspace.notices.show_notice(text, Tone.DONE)

    def _typed(self) -> str:
        return self.field.text().strip()


class LookForm(QWidget):
    """Language, colours and size of text: the same choices as in the view menu."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.language = choice_field({str(key): name for key, name in OWN_NAMES.items()})
        self.mode = choice_field(_mode_words())
        self.text_size = choice_field({str(percent): f"{percent} %" for percent in TEXT_PERCENTS})
        self._lay_out()
        self._follow()
        self.language.activated.connect(self._choose_language)
        self.mode.activated.connect(self._choose_mode)
        self.text_size.activated.connect(self._choose_size)
        workspace.theme.changed.connect(self._follow)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(GAP)
        form.setVerticalSpacing(NEAR)
        _add_row(form, translate("Settings", "Language"), self.language)
        _add_row(form, translate("Settings", "Colours"), self.mode)
        _add_row(form, translate("Settings", "Text size"), self.text_size)

    def _follow(self) -> None:
        """Show what holds now; the view menu changes it too."""
        theme = self._workspace.theme
        self.language.setCurrentIndex(self.language.findData(self._workspace.language))
        self.mode.setCurrentIndex(self.mode.findData(theme.mode.value))
        self.text_size.setCurrentIndex(self.text_size.findData(str(theme.percent)))
        for field in self._fields():
            field.setFixedWidth(theme.px(_FIELD_WIDTH))

    def _fields(self) -> tuple[QComboBox, ...]:
        return self.language, self.mode, self.text_size

    def _choose_language(self) -> None:
        language = language_named(choice_of(self.language))
        if language != self._workspace.language:
            self._workspace.settings.change(language=language)
            self._workspace.languages.choose(language)

    def _choose_mode(self) -> None:
        mode = Mode(choice_of(self.mode))
        self._workspace.settings.change(theme=mode.value)
        self._workspace.theme.choose(mode=mode)

    def _choose_size(self) -> None:
        percent = int(choice_of(self.text_size))
        self._workspace.settings.change(text_percent=percent)
        self._workspace.theme.choose(percent=percent)


class ClerkField(QWidget):
    """The name that the journal writes beside what is done on this computer."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.field = QLineEdit(self._wanted(), maxLength=_LONGEST_PATTERN)
        self.field.setAccessibleName(translate("Settings", "Name of the clerk"))
        self.field.editingFinished.connect(self._keep)
        self.said = note()
        column = _column(self)
        column.addWidget(self.field)
        column.addWidget(self.said)
        self._say()

    def _wanted(self) -> str:
        return self._workspace.settings.preferences.clerk or self._workspace.clerk

    def _keep(self) -> None:
        """Keep the name; without one the journal would not know who it was."""
        name = self.field.text().strip()
        if name and name != self._wanted():
            self._workspace.settings.change(clerk=name)
        self.field.setText(self._wanted())
        self._say()

    def _say(self) -> None:
        text = translate(
            "Settings",
            "The journal names {name} now; another name counts from the next opening of a file.",
        )
        self.said.setText(text.format(name=self._workspace.clerk))


def _read(db: Db) -> tuple[Divisions, str]:
    return read_divisions(db), number_pattern(db)


def _change_pattern(pattern: str, db: Db) -> None:
    change_number_pattern(db, pattern)


def _mode_words() -> dict[str, str]:
    return {
        Mode.SYSTEM.value: translate("Settings", "As the system"),
        Mode.LIGHT.value: translate("Settings", "Light"),
        Mode.DARK.value: translate("Settings", "Dark"),
    }


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(NEAR)
    return column


def _add_row(form: QFormLayout, words: str, field: QComboBox) -> None:
    field.setAccessibleName(words)
    form.addRow(words, field)
