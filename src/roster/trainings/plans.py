"""What the clerk decides about a training: the facts, the half-days, who is meant, when it counts.

Pure data, shared by planning, papers and the reading of pasted plans. Class hours are integer
quarter-hours (DOMAIN.md section 4.1).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roster.base.codes.people import Post  # noqa: TC001 - decoding a rule reads the annotations
from roster.base.codes.trainings import PartOfDay, Tier, TrainingKind

if TYPE_CHECKING:
    from collections.abc import Mapping

HALF_DAY_QUARTER_HOURS = 16
"""Four class hours a half-day, the usual value; every period states its own (section 4.1)."""


@dataclass(frozen=True, slots=True)
class AudienceRule:
    """Who is meant; every part narrows, an empty part does not.

    ``posts``: holds one of these. ``without_posts``: holds none of these. ``newly_elected``: newly
    won one of ``posts`` (any post where none is named). ``tags``: has one of these.
    ``division_id``: belongs to this subtree. ``on``: posts are those held on this day (ISO) and
    not those of today.
    """

    posts: tuple[Post, ...] = ()
    without_posts: tuple[Post, ...] = ()
    newly_elected: bool = False
    tags: tuple[str, ...] = ()
    division_id: str | None = None
    on: str | None = None


@dataclass(frozen=True, slots=True)
class CompletionRule:
    """When a training counts as completed (DOMAIN.md section 4.5); all integers, no rounding.

    Attributes:
        leave_part: Leave may reach ``leave_part``/``leave_whole`` of the hours but not exceed it.
        leave_whole: See ``leave_part``.
        leave_half_days: Leave may also not be more than so many half-days (None: no such limit).
        leave_expels: Leave over the limit expels, where the limit leaves room for any leave.
        count_official: Official leave counts as leave.
        absences_allowed: So many half-days of absence are borne.
        absences_expel: So many half-days of absence expel (None: absence never does).
        absence_is_leave: Hours of absence count with those of leave against its limit.
        late_per_absence: So many late or early marks weigh as one half-day of absence (0: never).
        late_weighs: Coming late weighs so; without it only leaving early does.
        late_after: Who comes more minutes than this after the beginning is late.
        exam_min_tenths: The exam mark needed, in tenths of a point (None: there is no exam).
    """

    leave_part: int = 1
    leave_whole: int = 7
    count_official: bool = False
    absences_allowed: int = 0
    late_per_absence: int = 3
    late_after: int = 15
    exam_min_tenths: int | None = None
    leave_half_days: int | None = None
    leave_expels: bool = True
    absences_expel: int | None = None
    absence_is_leave: bool = False
    late_weighs: bool = True


@dataclass(frozen=True, slots=True)
class PeriodPlan:
    """One half-day to be held; ``quarter_hours`` are class hours times four.

    ``starts`` and ``ends`` are "HH:MM"; ``place`` is said where it is not the training's venue.
    """

    date: str
    part: PartOfDay
    quarter_hours: int = HALF_DAY_QUARTER_HOURS
    subject: str | None = None
    lecturer: str | None = None
    lecturer_office: str | None = None
    starts: str | None = None
    ends: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """What the clerk decides about a training; ``held_above``: recorded here, run elsewhere.

    ``series`` joins the runs of one plan, of which this is ``run`` (期) of ``runs``.
    ``branch_venues`` are classrooms joined by video, ``contact`` the liaison with a telephone,
    ``quotas`` the seats given to divisions, by their id.
    """

    title: str
    tier: Tier
    division_id: str
    organizer: str
    kind: TrainingKind = TrainingKind.TRAINING
    held_above: bool = False
    series: str | None = None
    run: int | None = None
    runs: int | None = None
    implementer: str | None = None
    venue: str | None = None
    branch_venues: tuple[str, ...] = ()
    class_teacher: str | None = None
    contact: str | None = None
    document_number: str | None = None
    quotas: Mapping[str, int] = field(default_factory=dict)
    audience: AudienceRule = field(default_factory=AudienceRule)
    completion: CompletionRule = field(default_factory=CompletionRule)
