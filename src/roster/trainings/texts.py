"""The texts of a training that stand on its papers, each with its length; checked when given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.base.printable import require_printable_text
from roster.base.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roster.trainings.plans import PeriodPlan, TrainingPlan

_TITLE = "title"
_LONGEST_TITLE, _LONGEST_OFFICE, _LONGEST_NAME, _LONGEST_NUMBER = 120, 80, 50, 60
_OF_TRAINING: Mapping[str, tuple[Words, int]] = {
    _TITLE: (Words("班次名称", "The title"), _LONGEST_TITLE),
    "series": (Words("系列名称", "The series"), _LONGEST_TITLE),
    "organizer": (Words("主办单位", "The organizer"), _LONGEST_OFFICE),
    "implementer": (Words("承办单位", "The implementing body"), _LONGEST_OFFICE),
    "venue": (Words("地点", "The venue"), _LONGEST_TITLE),
    "class_teacher": (Words("班主任", "The class teacher"), _LONGEST_NAME),
    "contact": (Words("联系人", "The contact"), _LONGEST_OFFICE),
    "document_number": (Words("文号", "The document number"), _LONGEST_NUMBER),
}
_BRANCH = Words("分会场", "The branch venue")
_OF_HALF_DAY: Mapping[str, tuple[Words, int]] = {
    "subject": (Words("课程", "The subject"), _LONGEST_TITLE),
    "lecturer": (Words("授课人", "The lecturer"), _LONGEST_NAME),
    "lecturer_office": (Words("授课人单位", "The lecturer's office"), _LONGEST_OFFICE),
    "place": (Words("地点", "The place"), _LONGEST_TITLE),
}


def require_printable_plan(plan: TrainingPlan, before: TrainingPlan | None = None) -> None:
    """Refuse a plan whose texts no paper could print; what stands there already is not judged.

    Raises:
        TextEmpty, TextTooLong, TextUnprintable
    """
    for name, (what, most) in _OF_TRAINING.items():
        text: str | None = getattr(plan, name)
        if before is None or text != getattr(before, name):
            require_printable_text(what, text, most, required=name == _TITLE)
    for venue in plan.branch_venues:
        if before is None or venue not in before.branch_venues:
            require_printable_text(_BRANCH, venue, _LONGEST_TITLE)


def require_printable_half_day(plan: PeriodPlan, before: PeriodPlan | None = None) -> None:
    """Refuse a half-day whose texts no paper could print, as :func:`require_printable_plan`.

    Raises:
        TextTooLong, TextUnprintable
    """
    for name, (what, most) in _OF_HALF_DAY.items():
        text: str | None = getattr(plan, name)
        if before is None or text != getattr(before, name):
            require_printable_text(what, text, most)
