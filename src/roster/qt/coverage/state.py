"""What the coverage page shows, told once: its parts read it here and listen to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from roster.base.codes.trainings import Tier

if TYPE_CHECKING:
    from roster.coverage.coverage import CoverageReport, PersonCovered
    from roster.coverage.requirements import RequirementRow


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose missing people are listed, by a requirement's key.

    ``None`` stands for all requirements, an empty id for all villages.
    """

    requirement: str | None
    unit_id: str = ""


class CoverageState(QObject):
    """The figures of a day, and whose missing people are listed.

    Signals:
        changed: the figures were counted anew, or the people of something else are listed.

    Attributes:
        report: what was counted last; none before that.
        wanted: whose missing people are listed.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.report: CoverageReport | None = None
        self.wanted = Wanted(Tier.TOWNSHIP.value)

    @property
    def is_anybody_missing(self) -> bool:
        """Tell whether there is somebody to be named at all."""
        return self.report is not None and self.report.persons.missing > 0

    @property
    def missing(self) -> tuple[PersonCovered, ...]:
        """The people listed: still to be trained, each once, in the order of a list."""
        found = {
            person.trainee_id: person
            for tier in (self.report.tiers if self.report else ())
            for person in tier.missing
            if self.wanted.requirement in {None, tier.requirement.key}
            and self.wanted.unit_id in {"", person.unit_id}
        }
        return tuple(found.values())

    @property
    def division_name(self) -> str:
        """The village whose people are listed; empty where it is all of them."""
        divisions = self.report.divisions if self.report else ()
        names = (each.unit_name for each in divisions if each.unit_id == self.wanted.unit_id)
        return next(names, "")

    @property
    def requirement(self) -> RequirementRow | None:
        """The requirement whose people are listed; none where it is all of them."""
        asked = (tier.requirement for tier in self.report.tiers) if self.report else ()
        return next((each for each in asked if each.key == self.wanted.requirement), None)

    def show(self, report: CoverageReport) -> None:
        """Show other figures."""
        self.report = report
        self.changed.emit()

    def want(self, requirement: str | None, unit_id: str = "") -> None:
        """List the missing people of something else (``Wanted``)."""
        self.wanted = Wanted(requirement, unit_id)
        self.changed.emit()
