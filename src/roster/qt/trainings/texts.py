"""How trainings are said in lists, and what a new one begins with.

What is proposed for a new training is Chinese in any language of the window, because it is printed
on papers.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from roster.base.clock import today as today_iso
from roster.base.codes.divisions import DivisionTier
from roster.base.codes.trainings import PartOfDay, Tier
from roster.base.dates import in_chinese, range_in_chinese
from roster.base.days import YearOf, is_day, read_day
from roster.base.half_width import number_text
from roster.base.words import SPACE, label
from roster.coverage.requirements import PRESETS
from roster.lists.schedules.schedule_times import clock_text, settled, take_when
from roster.qt.look.languages import translate
from roster.trainings.errors import ClockTimeUnreadable, HoursUnreadable
from roster.trainings.trainings import PeriodPlan, TrainingPlan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.base.words import Language
    from roster.divisions.divisions import DivisionRow
    from roster.trainings.clashes import Clash
    from roster.trainings.trainings import TrainingRow


_TIERS = {
    DivisionTier.PROVINCE: Tier.PROVINCE,
    DivisionTier.CITY: Tier.CITY,
    DivisionTier.COUNTY: Tier.COUNTY,
}
_WORKING_DAYS = 5
_NAMES_SAID = 3
_HOURS = re.compile(r"[0-9]{1,2}(?:\.[0-9]*)?|\.[0-9]+")
_MOST_QUARTER_HOURS = 48
"""Class hours of one half-day at most, as quarters."""


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
    if not is_day(iso):
        return iso
    return f"{in_chinese(iso)} {weekdays[date.fromisoformat(iso).weekday()]}"


def half_day_words(day: str, part: PartOfDay, language: Language) -> str:
    """Return ``2026年5月8日上午``."""
    return f"{in_chinese(day)}{SPACE.said(language)}{label(part, language)}"


def times_text(plan: PeriodPlan) -> str:
    """Return ``08:30—11:30``, or nothing where the clock times are not known."""
    if plan.starts is None and plan.ends is None:
        return ""
    return f"{plan.starts or ''}—{plan.ends or ''}"


def day_of(text: str) -> str:
    """Return the day that was typed for a half-day, ISO.

    Raises:
        DayUnreadable: it is no day of the calendar.
    """
    return read_day(text, today_iso(), YearOf.COMING).iso


def quarter_hours_in(text: str) -> int:
    """Return the class hours that were typed for a half-day, times four.

    Raises:
        HoursUnreadable: they are no quarters of an hour from a quarter to twelve hours.
    """
    found = _HOURS.fullmatch(number_text(text))
    quarters = float(found[0]) * 4 if found else 0.0
    if not quarters.is_integer() or not 0 < quarters <= _MOST_QUARTER_HOURS:
        raise HoursUnreadable(text)
    return int(quarters)


def read_times(text: str, part: PartOfDay) -> tuple[str | None, str | None]:
    """Return beginning and end ("HH:MM") of a half-day from what was typed; nothing clears both.

    Raises:
        ClockTimeUnreadable: it is no time of this half-day, or ends before it begins.
    """
    if not text.strip():
        return None, None
    when, rest = take_when(text, days=False, dots_are_times=True)
    known = settled(replace(when, parts=(part,)))
    if rest or when.starts is None or known is None:
        raise ClockTimeUnreadable(text)
    return clock_text(known.starts), clock_text(known.ends)


def clash_words(clashes: Sequence[Clash], language: Language) -> str:
    """Return who is expected elsewhere at the same time, as one line; empty for nobody."""
    if not clashes:
        return ""
    names = list(dict.fromkeys(clash.name for clash in clashes))
    others = list(dict.fromkeys(clash.other_title for clash in clashes))
    halves = list(dict.fromkeys((clash.date, clash.part) for clash in clashes))
    text = translate("Trainings", "! Clash: {names} ({count} people) at {when} also in {others}")
    return text.format(
        names=_first_of(names, _NAMES_SAID),
        count=len({clash.trainee_id for clash in clashes}),
        when=_first_of([half_day_words(*half, language) for half in halves], 1),
        others=_first_of([f"“{title}”" for title in others], 1),
    )


def _first_of(texts: Sequence[str], most: int) -> str:
    """Return the first texts of a list, and that there are more."""
    joined = translate("Trainings", ", ").join(texts[:most])
    more = translate("Trainings", "{first} and others")
    return more.format(first=joined) if len(texts) > most else joined


def new_plan(division: DivisionRow, trainings: Sequence[TrainingRow], today: date) -> TrainingPlan:
    """Return a training of the office's own tier with the audience that its tier must train."""
    tier = _TIERS.get(division.tier, Tier.TOWNSHIP)
    of_year = [row for row in trainings if (row.first_day or "").startswith(str(today.year))]
    run = sum(row.tier is tier and not row.held_above for row in of_year) + 1
    organizer = organizer_of(division)
    return TrainingPlan(
        title=f"{today.year}年{division.short_name}村（社区）“两委”干部培训班（第{run}期）",
        tier=tier,
        division_id=division.id,
        organizer=organizer,
        run=run,
        audience=PRESETS[tier],
    )


def like_plan(division: DivisionRow) -> TrainingPlan:
    """Return what a training of the office is like where a pasted plan does not say it."""
    tier = _TIERS.get(division.tier, Tier.TOWNSHIP)
    return TrainingPlan("", tier, division.id, organizer_of(division), audience=PRESETS[tier])


def plan_above(division: DivisionRow, above: DivisionRow, today: date) -> TrainingPlan:
    """Return a training that the office above holds and that is only recorded here."""
    tier = _TIERS.get(above.tier, Tier.TOWNSHIP)
    return TrainingPlan(
        title=f"{today.year}年{above.short_name}村（社区）“两委”干部培训班",
        tier=tier,
        division_id=division.id,
        organizer=organizer_of(above),
        held_above=True,
        audience=PRESETS[tier],
    )


def organizer_of(division: DivisionRow) -> str:
    """Return which body of a unit holds its trainings."""
    is_township = division.tier not in _TIERS
    return f"中共{division.short_name}{'委员会' if is_township else '委组织部'}"


def next_half_day(plans: Sequence[PeriodPlan], today: date) -> PeriodPlan:
    """Return the half-day that probably follows: afternoon after morning, else the next day.

    Hours, lecturer's office and the like are not guessed, except the length of the last half-day.
    """
    if not plans:
        return PeriodPlan(proposed_day(today), PartOfDay.MORNING)
    last = max(plans, key=lambda plan: (plan.date, list(PartOfDay).index(plan.part)))
    if last.part is PartOfDay.MORNING:
        return PeriodPlan(last.date, PartOfDay.AFTERNOON, last.quarter_hours)
    if not is_day(last.date):
        return PeriodPlan(proposed_day(today), PartOfDay.MORNING, last.quarter_hours)
    following = date.fromisoformat(last.date) + timedelta(days=1)
    return PeriodPlan(following.isoformat(), PartOfDay.MORNING, last.quarter_hours)


def proposed_day(today: date) -> str:
    """Return the day (ISO) on which a training could begin: a working day a week ahead."""
    return _working_day(today + timedelta(days=7)).isoformat()


def _working_day(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= _WORKING_DAYS else 0)
