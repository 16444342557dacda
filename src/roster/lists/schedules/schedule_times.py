"""Days, half-days and clock times as clerks write them in timetables and training plans.

``5月8日（星期五）上午8:30—11:30``, ``5.8``, ``8日``, ``14时30分``: what stands at the beginning of
a cell is read, the rest is left to the caller. Years and months that are left out follow from the
rows before (:class:`DayFinder`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NamedTuple

from roster.base.codes.trainings import PartOfDay
from roster.base.half_width import half_width

NOON = 12 * 60
_EVENING = 18 * 60
_AFTERNOON_OVER_LUNCH = 13 * 60 + 30
"""A class that begins in the morning and ends after this takes both half-days."""

_TO = r"\s*(?:[-—–―~〜−]+|至|到)\s*"
_HAN = "零一二三四五六七八九"
_N = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
_BETWEEN = re.compile(r"[\s,、;:|/()\[\]【】]+")
_BEFORE_REST = re.compile(r"[\s,、;:|/)\]】]+")
_FULL = re.compile(
    r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})(?![\d:])\s*(?:日|号)?(?:T00:00:00)?"
)
_DASHED = re.compile(r"(\d\d)-(\d\d)(?![\d:.-])")
_MONTH_DAY = re.compile(rf"{_N}\s*月\s*{_N}(?!\d)\s*(?:日|号)?")
_DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})(?![\d.:/])(?:日|号)?")
_DAY = re.compile(rf"{_N}\s*[日号]")
_SPAN_DAY = re.compile(_TO + r"(\d{1,2})(?![\d:.时点月年/])\s*(?:日|号)?")
_LEAD = re.compile(
    r"\s*(?:\d{1,2}、|[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十\d]{1,2}\))?\s*"
    r"(?:(?:第(?:\d{1,2}|[一二三四五六七八九十]{1,3})天)|(?:培训|上课|学习|具体)?(?:时间|日期):)?"
)
"""A number, 第一天 or 培训时间： before the day itself."""
_WEEKDAY = re.compile(r"(?:星期|周|礼拜)([一二三四五六日天])")
_PARTS = re.compile(
    r"(全天|整天|上午|早上|早晨|下午|午后|晚上|晚间|夜间|[晚夜](?![\u3400-\u9fff]))"
)
_CLOCK = rf"{_N}(?::(\d{{2}})(?::00)?|[时点](?:{_N}分?|(半)|整)?)"
_CLOCKS = re.compile(rf"{_CLOCK}(?:{_TO}(?:次日)?(?:上午|下午|晚上)?{_CLOCK})?(?:开始|起)?")
_DOTTED_CLOCK = re.compile(r"(?<![\d.])(\d{1,2})\.([0-5]\d)(?![\d.])")
_PARTS_OF_WORDS = {
    "全天": (PartOfDay.MORNING, PartOfDay.AFTERNOON),
    "整天": (PartOfDay.MORNING, PartOfDay.AFTERNOON),
    "上午": (PartOfDay.MORNING,),
    "早上": (PartOfDay.MORNING,),
    "早晨": (PartOfDay.MORNING,),
    "下午": (PartOfDay.AFTERNOON,),
    "午后": (PartOfDay.AFTERNOON,),
}
_MONTH_OF_TITLE = re.compile(r"(\d{4})\s*年(?:\s*(\d{1,2})\s*月)?")


class SaidDay(NamedTuple):
    """A day as written; what was left out is None. ``doubtful``: a lost zero may make it 10."""

    year: int | None
    month: int | None
    day: int
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """What cells say of day and time; clock times are minutes after midnight.

    ``last`` is the end of a span of days, ``weekday`` counts from Monday as 0.
    """

    first: SaidDay | None = None
    last: SaidDay | None = None
    parts: tuple[PartOfDay, ...] = ()
    starts: int | None = None
    ends: int | None = None
    weekday: int | None = None

    @property
    def is_empty(self) -> bool:
        """Tell that nothing of day or time was said."""
        return self == When()

    def joined(self, other: When) -> When:
        """Return what both say; the first word counts."""
        return When(
            first=self.first or other.first,
            last=self.last or other.last,
            parts=self.parts or other.parts,
            starts=other.starts if self.starts is None else self.starts,
            ends=other.ends if self.ends is None else self.ends,
            weekday=other.weekday if self.weekday is None else self.weekday,
        )


def _number(text: str) -> int:
    """Return a number below 100 in Arabic or Han digits."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int("".join(str(_HAN.index(sign)) for sign in text))
    return (_HAN.index(tens) if tens in _HAN[1:] and tens else 1) * 10 + (
        _HAN.index(ones) if ones else 0
    )


def take_when(text: str, *, days: bool = True, dots_are_times: bool = False) -> tuple[When, str]:
    """Return what the beginning of a text says of day and time, and the rest of it.

    Args:
        text: of one cell.
        days: days are looked for, not only half-days and clock times.
        dots_are_times: ``8.30`` is half past eight and not 30 August.
    """
    signs = half_width(text)
    if dots_are_times:
        signs = _DOTTED_CLOCK.sub(r"\1:\2", signs)
    readers = (*(_DAY_READERS if days else ()), *_TIME_READERS)
    when, place = When(), _after(_LEAD, signs, 0) if days else 0
    while True:
        start = _after(_BETWEEN, signs, place)
        found = next(
            (reading for reader in readers if (reading := reader(signs, start, when))), None
        )
        if found is None:
            rest = text if when.is_empty else text[_after(_BEFORE_REST, signs, place) :]
            return when, rest.strip()
        when, place = found


def _after(gap: re.Pattern[str], text: str, place: int) -> int:
    found = gap.match(text, place)
    return found.end() if found else place


def _read_day(text: str, place: int, when: When) -> tuple[When, int] | None:
    """Read a day, or the end of a span that a day before has begun."""
    span = re.compile(_TO).match(text, place) if when.first and not when.last else None
    found = _day_at(text, span.end() if span else place)
    if found is None or (when.first and not span):
        return _read_bare_end(text, place, when)
    day, end = found
    return (replace(when, last=day) if span else replace(when, first=day)), end


def _read_bare_end(text: str, place: int, when: When) -> tuple[When, int] | None:
    """Read the ``10`` of ``5月8—10日`` or ``5.8-10``."""
    if when.first is None or when.last or when.parts or when.starts is not None:
        return None
    found = _SPAN_DAY.match(text, place)
    if found is None:
        return None
    day = SaidDay(when.first.year, when.first.month, int(found[1]))
    return replace(when, last=day), found.end()


def _day_at(text: str, place: int) -> tuple[SaidDay, int] | None:
    if found := _FULL.match(text, place):
        return SaidDay(int(found[1]), int(found[2]), int(found[3])), found.end()
    if found := _first_match(text, place, _MONTH_DAY, _DOTTED, _DASHED):
        month, day = _number(found[1]), _number(found[2])
        return (SaidDay(None, month, day), found.end()) if 1 <= month <= 12 else None
    if found := _DAY.match(text, place):
        return SaidDay(None, None, _number(found[1])), found.end()
    return None


def _first_match(text: str, place: int, *forms: re.Pattern[str]) -> re.Match[str] | None:
    return next((found for form in forms if (found := form.match(text, place))), None)


def _read_weekday(text: str, place: int, when: When) -> tuple[When, int] | None:
    found = _WEEKDAY.match(text, place)
    if found is None:
        return None
    return replace(when, weekday="一二三四五六日天".index(found[1]) % 7), found.end()


def _read_part(text: str, place: int, when: When) -> tuple[When, int] | None:
    found = _PARTS.match(text, place)
    if found is None or when.parts:
        return None
    parts = _PARTS_OF_WORDS.get(found[1], (PartOfDay.EVENING,))
    return replace(when, parts=parts), found.end()


def _read_clocks(text: str, place: int, when: When) -> tuple[When, int] | None:
    found = _CLOCKS.match(text, place)
    if found is None or when.starts is not None:
        return None
    first, last = _minutes(*found.groups()[:4]), _minutes(*found.groups()[4:])
    if first is None or (found[5] and last is None):
        return None
    return replace(when, starts=first, ends=last), found.end()


def _minutes(hour: str | None, *minutes: str | None) -> int | None:
    """Return minutes after midnight; nothing for a time that is none."""
    if hour is None:
        return None
    word = next((text for text in minutes if text), "0")
    minute = 30 if word == "半" else _number(word)
    return _number(hour) * 60 + minute if _number(hour) < 24 and minute < 60 else None


_DAY_READERS = (_read_day, _read_weekday)
_TIME_READERS = (_read_part, _read_clocks)


def clock_text(minutes: int | None) -> str | None:
    """Return minutes after midnight as "HH:MM"."""
    return None if minutes is None else f"{minutes // 60:02d}:{minutes % 60:02d}"


# --- half-days from clock times ------------------------------------------------------------


def settled(when: When) -> When | None:
    """Return day and time with the half-days they mean and times of 24 hours; None: contradiction.

    Hours from one to five without a word are in the afternoon; seven o'clock may be both and
    stays without a half-day.
    """
    starts = when.starts
    if starts is None:
        return when
    is_late = len(when.parts) == 1 and when.parts[0] is not PartOfDay.MORNING
    if is_late or (not when.parts and starts < 6 * 60):
        when = replace(when, starts=_late(starts), ends=_late(when.ends))
    elif when.ends is not None and when.ends < starts:
        when = replace(when, ends=_late(when.ends))
    if when.parts:
        return when if _fits(when) else None
    return replace(when, parts=_parts_of(when.starts or 0, when.ends))


def _late(minutes: int | None) -> int | None:
    return minutes + NOON if minutes is not None and minutes < NOON else minutes


def _fits(when: When) -> bool:
    starts, first = when.starts or 0, when.parts[0]
    if when.ends is not None and when.ends <= starts:
        return False
    if first is PartOfDay.MORNING:
        return starts < NOON
    return starts >= (NOON if first is PartOfDay.AFTERNOON else NOON + 5 * 60)


def _parts_of(starts: int, ends: int | None) -> tuple[PartOfDay, ...]:
    if starts < 8 * 60 and (ends is None or ends <= 9 * 60 + 30):
        return ()
    if starts < NOON:
        over_lunch = ends is not None and ends > _AFTERNOON_OVER_LUNCH
        return (PartOfDay.MORNING, PartOfDay.AFTERNOON) if over_lunch else (PartOfDay.MORNING,)
    return (PartOfDay.AFTERNOON if starts < _EVENING else PartOfDay.EVENING,)


# --- days in full --------------------------------------------------------------------------


@dataclass(slots=True)
class DayFinder:
    """Completes days by those before: the one place that remembers.

    ``year`` is that of the first day, unless a title says another; ``month`` is known from a title.
    """

    year: int
    month: int | None = None
    last: date | None = field(default=None)

    def hear_title(self, text: str) -> None:
        """Learn year and month from a title such as ``2026年5月培训课程表``."""
        if self.last is None and (found := _MONTH_OF_TITLE.search(half_width(text))):
            self.year = int(found[1])
            self.month = int(found[2]) if found[2] else self.month

    def find(self, said_day: SaidDay) -> date | None:
        """Return the day in full and remember it; None if it does not exist or is not known."""
        day = self._complete(said_day)
        self.last = day or self.last
        return day

    def choices(self, said_day: SaidDay) -> list[date]:
        """Return the days a doubtful ``5.1`` may be, not before the last day; none remembered."""
        both = [
            said_day._replace(doubtful=False),
            said_day._replace(day=said_day.day * 10, doubtful=False),
        ]
        days = [day for reading in both if (day := self._complete(reading))]
        return [day for day in days if self.last is None or day >= self.last]

    def _complete(self, said_day: SaidDay) -> date | None:
        month = said_day.month or self._month_of(said_day.day)
        if month is None:
            return None
        day = _existing(
            said_day.year or (self.last.year if self.last else self.year), month, said_day.day
        )
        is_next_year = day and not said_day.year and self.last and self.last - day > _HALF_A_YEAR
        return _existing(day.year + 1, month, said_day.day) if day and is_next_year else day

    def _month_of(self, day: int) -> int | None:
        """Return the month of a bare day: that of the day before, the next one at a month's end."""
        if self.last is None:
            return self.month
        is_next = self.last.day >= 25 and day <= 7
        return self.last.month % 12 + 1 if is_next else self.last.month


_HALF_A_YEAR = timedelta(days=183)
_LONGEST = 60
"""Days that no class takes."""


def days_between(first: date, last: date) -> list[date]:
    """Return the days of a span, both ends included; none for a span that no class has."""
    count = (last - first).days + 1
    return [first + timedelta(days=n) for n in range(count)] if 0 < count <= _LONGEST else []


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
