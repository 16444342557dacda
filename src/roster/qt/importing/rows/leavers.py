"""People who hold posts in the villages of a list and are not in it: who of them has left?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
)

from roster.base.codes.people import EndReason
from roster.base.words import label
from roster.lists.deciding import departure
from roster.people.names import sort_key
from roster.people.posts import posts_text, rank
from roster.qt.look.languages import translate
from roster.qt.look.theme import APART, GAP, NEAR, set_role
from roster.qt.widgets.dialog_size import give_size
from roster.qt.widgets.fields import choice_field, choice_of, date_field, iso_date, note
from roster.qt.widgets.label import Label
from roster.qt.widgets.tables.columns import Column, date_column, text_column
from roster.qt.widgets.tables.ticks import TickModel, TickTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from roster.lists.deciding import Departure, Leaver, Leavers
    from roster.qt.kit.workspace import Workspace

_SIZE = (680, 520)
_PARTIAL_SHOWN = 4


class LeaversDialog(QDialog):
    """Lists those who are missing from the list, nobody ticked; the ticked ones leave.

    Args:
        workspace: the shared parts of the window.
        leavers: who is proposed.
        chosen: who was ticked the last time.
        parent: the widget over which the dialog stands.
    """

    def __init__(
        self,
        workspace: Workspace,
        leavers: Leavers,
        chosen: Sequence[Departure],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Leavers", "Not in this list"))
        self._theme = workspace.theme
        self._leavers = leavers
        self._create(workspace)
        self._lay_out()
        self._restore(chosen)

    def departures(self) -> tuple[Departure, ...]:
        """Return the end of all posts of those who are ticked."""
        reason, day = EndReason(choice_of(self.reason)), iso_date(self.day)
        return tuple(departure(leaver, day, reason) for leaver in self.model.ticked_rows())

    def _create(self, workspace: Workspace) -> None:
        self.model: TickModel[Leaver] = TickModel(_columns(), self)
        self.table = TickTable(self._theme, self.model)
        self.table.setAccessibleName(translate("Leavers", "People not in this list"))
        reasons = [reason for reason in EndReason if reason is not EndReason.CORRECTED]
        words = {reason.value: label(reason, workspace.language) for reason in reasons}
        self.reason = choice_field(words)
        self.day = date_field()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.does = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.model.ticked.connect(self._count)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        set_role(self.does, "primary")
        text = translate(
            "Leavers",
            "These people hold posts in the villages of this list and are not in it. Tick those who"
            " have left: their posts end with the import. The others stay as they are; nobody is"
            " ever removed.",
        )
        form = QFormLayout()
        form.setHorizontalSpacing(GAP)
        form.setVerticalSpacing(NEAR)
        for words, field in (
            (translate("People", "Reason"), self.reason),
            (translate("People", "First day without it"), self.day),
        ):
            field.setAccessibleName(words)
            form.addRow(words, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(APART, APART, APART, GAP)
        column.setSpacing(GAP)
        column.addWidget(Label(text, wordWrap=True))
        column.addWidget(self.table, 1)
        column.addWidget(self._partial_note())
        column.addLayout(form)
        column.addWidget(self._buttons)
        self.does.setDefault(True)
        give_size(self, self._theme, *_SIZE)

    def _partial_note(self) -> QWidget:
        """Say where nobody is proposed because the list names only a part of the people."""
        divisions = self._leavers.partial_divisions
        names = "、".join(divisions[:_PARTIAL_SHOWN]) + (
            "…" if len(divisions) > _PARTIAL_SHOWN else ""
        )
        text = translate(
            "Leavers", "The list names only a part of the people of {units}: nobody is shown there."
        )
        words = note(text.format(units=names))
        words.setVisible(bool(divisions))
        return words

    def _restore(self, chosen: Sequence[Departure]) -> None:
        ended = {position_id for each in chosen for position_id in each.position_ids}
        ticked = [
            leaver
            for leaver in self._leavers.people
            if any(position.id in ended for position in leaver.posts)
        ]
        self.model.show_rows(self._leavers.people, ticked)
        for first in chosen[:1]:
            self.reason.setCurrentIndex(self.reason.findData(first.reason.value))
            self.day.setDate(QDate.fromString(first.on, "yyyy-MM-dd"))
        if self._leavers.people:
            self.table.selectRow(0)
        self.table.setFocus()

    def _count(self) -> None:
        words = translate("Leavers", "{count} people have left")
        self.does.setText(words.format(count=len(self.model.ticked_rows())))


def _columns() -> tuple[Column[Leaver], ...]:
    return (
        text_column(
            "name",
            lambda: translate("People", "Name"),
            lambda leaver: leaver.name,
            130,
            sort=lambda leaver: sort_key(leaver.name),
        ),
        text_column(
            "village",
            lambda: translate("People", "Village"),
            lambda leaver: leaver.unit_name,
            130,
            sort=True,
        ),
        text_column(
            "posts",
            lambda: translate("People", "Posts"),
            lambda leaver: posts_text([position.post for position in leaver.posts]),
            220,
            stretch=True,
            sort=lambda leaver: rank([position.post for position in leaver.posts]),
        ),
        date_column(
            "since",
            lambda: translate("Leavers", "Since"),
            lambda leaver: leaver.since,
            100,
            sort=True,
        ),
    )
