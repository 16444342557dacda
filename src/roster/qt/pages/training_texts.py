"""How trainings are said in lists, and what a new one begins with.

What is proposed for a new training is Chinese in any language of the window, because it is printed
on papers.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from roster.codes import DivisionTier, PartOfDay, Tier, TrainingState
from roster.dates import in_chinese, range_in_chinese
from roster.qt.colours import Tone
from roster.qt.languages import translate
from roster.requirements import PRESETS
from roster.trainings import PeriodPlan, TrainingPlan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.divisions import DivisionRow
    from roster.trainings import TrainingRow

STATE_TONES = {
    TrainingState.PLANNED: Tone.QUIET,
    TrainingState.OPEN: Tone.ACCENT,
    TrainingState.CLOSED: Tone.DONE,
    TrainingState.POSTPONED: Tone.DUE,
    TrainingState.CANCELLED: Tone.MISSING,
}

_TIERS = {
    DivisionTier.PROVINCE: Tier.PROVINCE,
    DivisionTier.CITY: Tier.CITY,
    DivisionTier.COUNTY: Tier.COUNTY,
}
_WORKING_DAYS = 5


def days_text(row: TrainingRow) -> str:
    """Return the days of a training, nothing while there are none."""
    if row.first_day is None or row.last_day is None:
        return ""
    return range_in_chinese(row.first_day, row.last_day)


def day_text(iso: str) -> str:
    """Return ``2026年5月8日 周五``."""
    weekdays = (
        translate("Trainings", "Mon"),
        translate("Trainings", "Tue"),
        translate("Trainings", "Wed"),
        translate("Trainings", "Thu"),
        translate("Trainings", "Fri"),
        translate("Trainings", "Sat"),
        translate("Trainings", "Sun"),
    )
    return f"{in_chinese(iso)} {weekdays[date.fromisoformat(iso).weekday()]}"


def new_plan(unit: DivisionRow, trainings: Sequence[TrainingRow], today: date) -> TrainingPlan:
    """Return a training of the office's own tier with the audience that its tier must train."""
    tier = _TIERS.get(unit.tier, Tier.TOWNSHIP)
    of_year = [row for row in trainings if (row.first_day or "").startswith(str(today.year))]
    run = sum(row.tier is tier for row in of_year) + 1
    is_township = tier is Tier.TOWNSHIP
    organizer = f"中共{unit.short_name}{'委员会' if is_township else '委组织部'}"
    return TrainingPlan(
        title=f"{today.year}年{unit.short_name}村（社区）“两委”干部培训班（第{run}期）",
        tier=tier,
        division_id=unit.id,
        organizer=organizer,
        run=run,
        audience=PRESETS[tier],
    )


def next_half_day(plans: Sequence[PeriodPlan], today: date) -> PeriodPlan:
    """Return the half-day that probably follows: afternoon after morning, else the next day.

    Hours, lecturer's office and the like are not guessed, except the length of the last half-day.
    """
    if not plans:
        return PeriodPlan(_working_day(today + timedelta(days=7)).isoformat(), PartOfDay.MORNING)
    last = max(plans, key=lambda plan: (plan.date, list(PartOfDay).index(plan.part)))
    if last.part is PartOfDay.MORNING:
        return PeriodPlan(last.date, PartOfDay.AFTERNOON, last.quarter_hours)
    following = date.fromisoformat(last.date) + timedelta(days=1)
    return PeriodPlan(following.isoformat(), PartOfDay.MORNING, last.quarter_hours)


def _working_day(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= _WORKING_DAYS else 0)
