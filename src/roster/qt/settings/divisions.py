"""The card of the office's villages and communities."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from roster.base.codes.divisions import DivisionTier
from roster.db.acts import Act
from roster.divisions import divisions
from roster.qt.kit.asking import ask_and_write
from roster.qt.kit.writing import write
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import NEAR, set_role
from roster.qt.settings.division_dialogs import (
    AddDivisionDialog,
    CloseDivisionDialog,
    RenameDivisionDialog,
)
from roster.qt.widgets.tables.columns import Column, text_column
from roster.qt.widgets.tables.rows import RowsTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.db.engine import Db
    from roster.divisions.divisions import DivisionRow
    from roster.qt.kit.workspace import Workspace
    from roster.qt.widgets.form_dialog import FormDialog

_ROWS_SHOWN = 7


@dataclass(frozen=True, slots=True)
class Divisions:
    """What the card shows: villages, closed ones too, and the units they can be added below."""

    villages: tuple[DivisionRow, ...]
    parents: tuple[DivisionRow, ...]


def read_divisions(db: Db) -> Divisions:
    """Read the villages of the file and the open townships above them."""
    found = divisions.divisions_ever(db)
    return Divisions(
        villages=tuple(division for division in found if division.tier is DivisionTier.VILLAGE),
        parents=tuple(u for u in found if u.tier is DivisionTier.TOWNSHIP and not u.closed),
    )


def _columns() -> list[Column[DivisionRow]]:
    return [
        text_column(
            "short",
            lambda: translate("Units", "Short name"),
            lambda division: division.short_name,
            120,
            sort=lambda division: division.rank,
        ),
        text_column(
            "name",
            lambda: translate("Units", "Full name"),
            lambda division: division.name,
            stretch=True,
            sort=True,
        ),
        text_column(
            "code",
            lambda: translate("Units", "Code"),
            lambda division: division.code or "—",
            130,
            digits=True,
            sort=lambda division: division.code or "",
        ),
        text_column(
            "kind",
            lambda: translate("Units", "Kind"),
            kind_words,
            sort=lambda division: bool(division.is_community),
        ),
        text_column(
            "state",
            lambda: translate("Units", "State"),
            state_words,
            80,
            sort=lambda division: division.closed,
            tone=lambda division: Tone.QUIET if division.closed else None,
        ),
    ]


def kind_words(division: DivisionRow) -> str:
    """Say whether a unit is a village or a community."""
    return (
        translate("Units", "community") if division.is_community else translate("Units", "village")
    )


def state_words(division: DivisionRow) -> str:
    """Say whether a unit is closed; open ones need no word."""
    return translate("Units", "closed") if division.closed else ""


class DivisionsPanel(QWidget):
    """Table of villages and what can be done to them."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._divisions = Divisions((), ())
        self.table: RowsTable[DivisionRow] = RowsTable(workspace.theme, _columns())
        self.add_button = QPushButton(translate("Units", "Add unit…"))
        self.rename_button = QPushButton(translate("Units", "Rename…"))
        self.close_button = QPushButton(translate("Units", "Close unit…"))
        self._connect()
        self._lay_out()
        self._enable()

    def show_divisions(self, divisions: Divisions) -> None:
        """Show other units."""
        self._divisions = divisions
        self.table.set_rows(divisions.villages)
        self._take_height()
        self._enable()

    def current(self) -> DivisionRow | None:
        """Return the unit chosen."""
        row_id = self.table.current_id()
        return self.table.row_of_id(row_id) if row_id else None

    def ask_add(self) -> None:
        """Ask for a new unit."""
        if self._divisions.parents:
            dialog = AddDivisionDialog(self._divisions.parents, self)
            self._ask(dialog, Act.ADD_DIVISION, lambda: partial(_add, *dialog.choice()))

    def ask_rename(self) -> None:
        """Ask for another name of the unit chosen."""
        division = self.current()
        if division is None or division.closed:
            return
        dialog = RenameDivisionDialog(division, self)
        self._ask(
            dialog, Act.RENAME_DIVISION, lambda: partial(_rename, division.id, dialog.choice())
        )

    def ask_close(self) -> None:
        """Ask since when the unit chosen is closed."""
        division = self.current()
        if division is None or division.closed:
            return
        others = [each for each in self._divisions.villages if not each.closed and each != division]
        dialog = CloseDivisionDialog(division, others, self)
        self._ask(dialog, Act.CLOSE_DIVISION, lambda: partial(_close, division, *dialog.choice()))

    def add_division(self, parent_id: str, name: str) -> None:
        """Add a unit."""
        work = partial(_add, parent_id, name)
        write(self._workspace, Act.ADD_DIVISION, work, done=self._on_written)

    def _ask(self, dialog: FormDialog, act: Act, work: Callable[[], Callable[[Db], str]]) -> None:
        """Open a form; what is done in the file says itself what it was."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ask_and_write(self._workspace, dialog, act, work, done=self._on_written)

    def _on_written(self, text: str) -> None:
        self._workspace.notices.show_notice(text, undo=self._workspace.undo)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.ask_add)
        self.rename_button.clicked.connect(self.ask_rename)
        self.close_button.clicked.connect(self.ask_close)
        self.table.current_changed.connect(self._enable)
        self.table.opened.connect(self.ask_rename)
        self._workspace.theme.changed.connect(self._take_height)

    def _lay_out(self) -> None:
        self.table.setAccessibleName(translate("Units", "Villages and communities"))
        self.table.empty.say(
            translate("Units", "No villages yet"),
            translate("Units", "People and coverage are kept village by village."),
            icon="map-pin",
        )
        set_role(self.table, "plain")
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR)
        for button in (self.add_button, self.rename_button, self.close_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self.table)
        column.addLayout(buttons)
        self._take_height()

    def _take_height(self) -> None:
        """Show some rows and half of the next one, so that it is seen to go on."""
        rows = min(max(len(self._divisions.villages), 4), _ROWS_SHOWN) + 1.5  # the header is a row
        self.table.setFixedHeight(round(rows * self._workspace.theme.row_height))

    def _enable(self) -> None:
        division = self.current()
        can_change = division is not None and not division.closed
        self.add_button.setEnabled(bool(self._divisions.parents))
        self.rename_button.setEnabled(can_change)
        self.close_button.setEnabled(can_change)


def _add(parent_id: str, name: str, db: Db) -> str:
    divisions.add_division(db, parent_id, name)
    return translate("Units", "“{name}” was added.").format(name=name)


def _rename(unit_id: str, name: str, db: Db) -> str:
    divisions.rename_division(db, unit_id, name)
    return translate("Units", "Renamed to “{name}”.").format(name=name)


def _close(unit: DivisionRow, day: str, successor_id: str | None, db: Db) -> str:
    divisions.close_division(db, unit.id, day, successor_id=successor_id)
    return translate("Units", "“{name}” was closed.").format(name=unit.short_name)
