"""The words that a class paper and its workbook say alike."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from roster.base.dates import in_chinese, short_day
from roster.base.days import is_day
from roster.base.words import label
from roster.trainings.hours import hours_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.papers.facts import (
        ContactList,
        NoticeReceipt,
        SheetPeriod,
        SignInSheet,
        Timetable,
        TimetableLine,
        TrainingPerson,
    )

NO_GROUP = "未分组"
"""What the people without a group are called."""

LODGING = "□是　□否"
"""The question that the receipt of a notice asks."""

_WEEKDAYS = "一二三四五六日"


def sections(
    people: Sequence[TrainingPerson], *, by_group: bool = False
) -> list[tuple[str, tuple[TrainingPerson, ...]]]:
    """Bring people of one unit (or group) together, in the order in which units first come.

    Those without a group are last.
    """

    def key(person: TrainingPerson) -> str:
        return (person.group or NO_GROUP) if by_group else person.division

    order = {name: place for place, name in enumerate(dict.fromkeys(map(key, people)))}
    if by_group and NO_GROUP in order:
        order[NO_GROUP] = len(order)
    together = sorted(people, key=lambda person: order[key(person)])
    return [(name, tuple(members)) for name, members in groupby(together, key=key)]


def day_words(iso: str) -> str:
    """Return a day without its year: 5月8日."""
    return short_day(iso, "{}月{}日")


def weekday_words(iso: str) -> str:
    """Return the weekday of a date: 星期五."""
    if not is_day(iso):
        return ""
    return f"星期{_WEEKDAYS[date.fromisoformat(iso).weekday()]}"


# --- sign-in sheet -------------------------------------------------------------------------


def period_notes(sheet: SignInSheet, period: SheetPeriod) -> tuple[str, ...]:
    """Return what stands above the sheet of one half-day."""
    return _named(
        ("时间", in_chinese(period.date_iso) + label(period.part)),
        ("地点", period.place or sheet.place),
        ("课程", period.subject),
        ("授课人", period.lecturer),
        ("主办单位", sheet.organizer),
    )


def matrix_notes(sheet: SignInSheet, periods: Sequence[SheetPeriod]) -> tuple[str, ...]:
    """Return what stands above the matrix of some half-days."""
    first, last = periods[0], periods[-1]
    days = in_chinese(first.date_iso) + label(first.part)
    if len(periods) > 1:
        until = in_chinese(last.date_iso).removeprefix(f"{int(first.date_iso[:4])}年")
        days += f"至{until}{label(last.part)}"
    return _named(("时间", days), ("地点", sheet.place), ("主办单位", sheet.organizer))


def _named(*notes: tuple[str, str]) -> tuple[str, ...]:
    return tuple(f"{name}：{text}" for name, text in notes if text)


# --- lists ---------------------------------------------------------------------------------


def group_notes(people: Sequence[TrainingPerson]) -> tuple[str, ...]:
    """Return what stands above a group list."""
    groups = {person.group for person in people if person.group}
    return (f"共 {len(groups)} 组 {len(people)} 人",)


def contact_notes(contacts: ContactList) -> tuple[str, ...]:
    """Return what stands above a contact list, with how to treat it.

    Whole numbers of a whole class are not for the notice board (DOMAIN.md section 7.2).
    """
    care = "电话号码中间几位已隐去" if contacts.masked else "内部资料，请妥善保管，不得外传"
    return f"共 {len(contacts.people)} 人", care


def timetable_notes(timetable: Timetable) -> tuple[str, ...]:
    """Return what stands above a timetable."""
    total = hours_text(sum(line.quarter_hours for line in timetable.lines))
    named = _named(("地点", timetable.place), ("主办单位", timetable.organizer))
    return (*named, f"共 {total} 学时")


def timetable_foot(timetable: Timetable) -> tuple[str, ...]:
    """Return what stands below a timetable."""
    return _named(("联系人", timetable.contact))


def clock_words(line: TimetableLine) -> str:
    """Return from when to when, as far as that is settled."""
    return f"{line.starts}—{line.ends}" if line.starts and line.ends else line.starts


def receipt_notes(division: str) -> tuple[str, ...]:
    """Return what stands above the receipt of a unit."""
    return f"单位（盖章）：{division or '　' * 12}", "填报日期：　　　年　　月　　日"


def receipt_foot(receipt: NoticeReceipt) -> tuple[str, ...]:
    """Return what stands below a receipt: who filled it in, and whither it goes."""
    signed = "填报人：　　　　　　　　　　　联系电话："
    if not receipt.reply_to:
        return (signed,)
    by = f"于{in_chinese(receipt.reply_by)}前" if receipt.reply_by else ""
    return signed, f"请{by}将本回执报：{receipt.reply_to}"
