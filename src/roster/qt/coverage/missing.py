"""The names of those missing, for the inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from roster.coverage.requirements import name_of
from roster.people.posts import posts_on_paper
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, NEAR, WIDE, set_role
from roster.qt.widgets.label import Label
from roster.qt.widgets.tables.columns import Column, text_column
from roster.qt.widgets.tables.model import HeldModel
from roster.qt.widgets.tables.view import TableView

if TYPE_CHECKING:
    from roster.base.words import Language
    from roster.coverage.coverage import PersonCovered
    from roster.qt.coverage.state import CoverageState
    from roster.qt.look.theme import Theme


class MissingPane(QWidget):
    """Lists who is missing, with village and posts.

    Signals:
        opened: id of a person to look at.
    """

    opened = Signal(str)

    def __init__(self, state: CoverageState, theme: Theme, language: Language) -> None:
        super().__init__()
        self._state = state
        self._language = language
        self._title = Label()
        self._count = Label()
        self.table = TableView(theme)
        self._model = HeldModel(_columns(), self)
        self.table.set_model(self._model)
        self.table.setAccessibleName(translate("Coverage", "People missing"))
        self.table.opened.connect(self.opened)
        self._lay_out()
        state.changed.connect(self._show)

    def _show(self) -> None:
        """List the people; the village is left out where it is that of the title."""
        people = self._state.missing
        is_village = bool(self._state.wanted.unit_id)
        self.table.setColumnHidden(self.table.table.column_of("unit"), is_village)
        self._title.setText(self._title_words())
        text = translate("Coverage", "Missing: {missing}").format(missing=len(people))
        self._count.setText(text if people else "")
        self.table.empty.say(
            translate("Coverage", "Nobody is missing"),
            translate("Coverage", "Everybody who must attend is trained."),
            icon="circle-check",
        )
        self._model.set_rows({person.trainee_id: person for person in people})

    def _title_words(self) -> str:
        asked = self._state.requirement
        names = name_of(asked, self._language) if asked else ""
        if self._state.wanted.requirement is None:
            names = translate("Coverage", "All tiers")
        return " · ".join(filter(None, (self._state.division_name, names)))

    def _lay_out(self) -> None:
        set_role(self._title, "section")
        self._title.setWordWrap(True)
        set_role(self._count, "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, WIDE, GAP, GAP)
        column.setSpacing(NEAR)
        column.addWidget(self._title)
        column.addWidget(self._count)
        column.addWidget(self.table, 1)


def _columns() -> tuple[Column[PersonCovered], ...]:
    return (
        text_column("name", lambda: translate("Coverage", "Name"), lambda p: p.name, 62),
        text_column("unit", lambda: translate("Coverage", "Village"), lambda p: p.unit_name, 84),
        text_column(
            "posts",
            lambda: translate("Coverage", "Posts"),
            lambda p: posts_on_paper(p.posts),
            110,
            stretch=True,
        ),
    )
