"""The names of those missing, for the inspector."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from roster.people.posts import posts_on_paper
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, NEAR, WIDE, set_role
from roster.qt.widgets.tables.columns import Column, text_column
from roster.qt.widgets.tables.model import HeldModel
from roster.qt.widgets.tables.view import TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.coverage.coverage import CoverageReport, PersonCovered
    from roster.qt.look.theme import Theme


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose missing people are listed, by a requirement's key.

    ``None`` stands for all requirements, an empty id for all villages.
    """

    requirement: str | None
    unit_id: str = ""


def missing_people(report: CoverageReport, wanted: Wanted) -> tuple[PersonCovered, ...]:
    """Return the people still to be trained, each once, in the order of a list."""
    found = {
        person.trainee_id: person
        for tier in report.tiers
        for person in tier.missing
        if wanted.requirement in {None, tier.requirement.key}
        and wanted.unit_id in {"", person.unit_id}
    }
    return tuple(found.values())


class MissingPane(QWidget):
    """Lists who is missing, with village and posts.

    Signals:
        opened: id of a person to look at.
    """

    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = QLabel()
        self._count = QLabel()
        self.table = TableView(theme)
        self._model = HeldModel(_columns(), self)
        self.table.set_model(self._model)
        self.table.setAccessibleName(translate("Coverage", "People missing"))
        self.table.opened.connect(self.opened)
        self._lay_out()

    def show_people(
        self, title: str, people: Sequence[PersonCovered], *, of_one_village: bool = False
    ) -> None:
        """List other people; the village is left out where it is that of the title."""
        self.table.setColumnHidden(self.table.table.column_of("unit"), of_one_village)
        self._title.setText(title)
        text = translate("Coverage", "Missing: {missing}").format(missing=len(people))
        self._count.setText(text if people else "")
        self.table.empty.say(
            translate("Coverage", "Nobody is missing"),
            translate("Coverage", "Everybody who must attend is trained."),
            icon="circle-check",
        )
        self._model.set_rows({person.trainee_id: person for person in people})

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
