"""The lists of a class: groups, contacts, timetable, receipt of its notice (DOMAIN.md 4.8)."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from roster.dates import in_chinese
from roster.documents.fonts import Face
from roster.documents.list_paper import Block, ListPaper, write_lists
from roster.documents.page import Align, Lettering
from roster.documents.table import NAME, Column
from roster.documents.typesetting import spaced_name
from roster.errors import NobodyEnrolled, NothingToPrint, TrainingWithoutPeriods
from roster.labels import hours_text, label
from roster.progress import unwatched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from roster.class_facts import (
        ClassPerson,
        ContactList,
        GroupList,
        NoticeReceipt,
        ReceiptUnit,
        Timetable,
        TimetableLine,
    )
    from roster.progress import Report

_PHONE = Lettering(Face.SONG, 12)
_LEFT = Align.LEFT
_RECEIPT_ROW = 11.0  # mm, to be filled in by hand
_WEEKDAYS = "一二三四五六日"
NO_GROUP = "未分组"
"""What the people without a group are called."""

_GROUP_COLUMNS = (
    Column("组别", 31.0),
    Column("序号", 12.0),
    Column("姓名", 30.0, NAME),
    Column("单位", 37.0),
    Column("职务", 49.0, align=_LEFT),
    Column("备注", 21.0),
)
_CONTACT_COLUMNS = (
    Column("序号", 12.0),
    Column("单位", 34.0),
    Column("姓名", 32.0, NAME),
    Column("职务", 50.0, align=_LEFT),
    Column("联系电话", 34.0, _PHONE),
    Column("备注", 18.0),
)
_TIMETABLE_COLUMNS = (
    Column("日期", 25.0),
    Column("时间", 28.0),
    Column("课程", 49.0, align=_LEFT),
    Column("授课人", 38.0),
    Column("地点", 28.0),
    Column("学时", 12.0),
)
_RECEIPT_COLUMNS = (
    Column("姓名", 30.0, NAME),
    Column("性别", 13.0),
    Column("单位及职务", 53.0, align=_LEFT),
    Column("联系电话", 33.0, _PHONE),
    Column("是否住宿", 28.0),
    Column("备注", 23.0),
)


def write_group_list(
    path: Path, groups: GroupList, report: Report = unwatched, *, invariant: bool = False
) -> int:
    """Write who is in which group and return the number of pages.

    Raises:
        NobodyEnrolled: there are no people.
        Unprintable, DiskFull, CannotWrite: as :func:`write_lists`.
    """
    if not groups.people:
        raise NobodyEnrolled(groups.title)
    together = by_group(groups.people)
    sets = [members for _, members in together] if groups.page_each else [groups.people]
    papers = [_group_paper(groups.title, by_group(people)) for people in sets]
    return write_lists(path, papers, report, invariant=invariant)


def by_group(people: Sequence[ClassPerson]) -> list[tuple[str, tuple[ClassPerson, ...]]]:
    """Bring people of one group together; groups in the order of their first member."""
    order = {name: at for at, name in enumerate(dict.fromkeys(p.group for p in people if p.group))}
    together = sorted(people, key=lambda person: order.get(person.group, len(order)))
    sets = groupby(together, key=lambda person: person.group or NO_GROUP)
    return [(name, tuple(members)) for name, members in sets]


def _group_paper(title: str, groups: Sequence[tuple[str, tuple[ClassPerson, ...]]]) -> ListPaper:
    rows = tuple(
        (
            f"{name}（{len(people)}人）",
            str(person.number),
            spaced_name(person.name),
            person.unit,
            person.posts_text,
        )
        for name, people in groups
        for person in people
    )
    total = sum(len(people) for _, people in groups)
    notes = (f"共 {len(groups)} 组 {total} 人",)
    return ListPaper(title, "分组名单", (Block(_GROUP_COLUMNS, rows, united=0),), notes)


def write_contact_list(
    path: Path, contacts: ContactList, report: Report = unwatched, *, invariant: bool = False
) -> int:
    """Write whom to call and return the number of pages.

    Raises:
        NobodyEnrolled: there are no people.
        Unprintable, DiskFull, CannotWrite: as :func:`write_lists`.
    """
    if not contacts.people:
        raise NobodyEnrolled(contacts.title)
    rows = tuple(
        (str(p.number), p.unit, spaced_name(p.name), p.posts_text, p.phone)
        for p in by_unit(contacts.people)
    )
    # Whole numbers of a whole class are not for the notice board (DOMAIN.md section 7.2).
    care = "电话号码中间几位已隐去" if contacts.masked else "内部资料，请妥善保管，不得外传"
    block = Block(_CONTACT_COLUMNS, rows, united=1)
    paper = ListPaper(contacts.title, "通讯录", (block,), (f"共 {len(rows)} 人", care))
    return write_lists(path, [paper], report, invariant=invariant)


def by_unit(people: Sequence[ClassPerson]) -> list[ClassPerson]:
    """Bring people of one unit together; units in the order of their first member."""
    order = {unit: at for at, unit in enumerate(dict.fromkeys(person.unit for person in people))}
    return sorted(people, key=lambda person: order[person.unit])


def write_timetable(
    path: Path, timetable: Timetable, report: Report = unwatched, *, invariant: bool = False
) -> int:
    """Write the course as people are told it and return the number of pages.

    Raises:
        TrainingWithoutPeriods: there is no half-day.
        Unprintable, DiskFull, CannotWrite: as :func:`write_lists`.
    """
    if not timetable.lines:
        raise TrainingWithoutPeriods(timetable.title)
    total = hours_text(sum(line.quarter_hours for line in timetable.lines))
    named = (("地点", timetable.place), ("主办单位", timetable.organizer))
    notes = (*(f"{name}：{text}" for name, text in named if text), f"共 {total} 学时")
    rows = tuple(_timetable_row(line, timetable.place) for line in timetable.lines)
    foot = (f"联系人：{timetable.contact}",) if timetable.contact else ()
    block = Block(_TIMETABLE_COLUMNS, rows, united=0, row_height=14.0)
    paper = ListPaper(timetable.title, "课程表", (block,), notes, foot)
    return write_lists(path, [paper], report, invariant=invariant)


def _timetable_row(line: TimetableLine, place: str) -> tuple[str, ...]:
    return (
        day_text(line.date_iso),
        "\n".join(filter(None, (label(line.part), clock_text(line)))),
        line.subject,
        "\n".join(filter(None, (spaced_name(line.lecturer), line.lecturer_office))),
        line.place or place,
        hours_text(line.quarter_hours),
    )


def day_text(date_iso: str) -> str:
    """Return a day with its weekday on a second line."""
    day = date.fromisoformat(date_iso)
    return f"{day.month}月{day.day}日\n（星期{_WEEKDAYS[day.weekday()]}）"


def clock_text(line: TimetableLine) -> str:
    """Return from when to when, as far as that is settled."""
    return f"{line.starts}—{line.ends}" if line.starts and line.ends else line.starts


def write_notice_receipts(
    path: Path, receipt: NoticeReceipt, report: Report = unwatched, *, invariant: bool = False
) -> int:
    """Write the receipts that units send back, a page or more for each; return the pages.

    Raises:
        NothingToPrint: there is no unit.
        Unprintable, DiskFull, CannotWrite: as :func:`write_lists`.
    """
    if not receipt.units:
        raise NothingToPrint
    papers = [_receipt_paper(receipt, unit) for unit in receipt.units]
    return write_lists(path, papers, report, invariant=invariant)


def _receipt_paper(receipt: NoticeReceipt, unit: ReceiptUnit) -> ListPaper:
    blanks = max(receipt.blank_rows, 1 if not unit.people else 0)
    rows = (*_receipt_rows(unit), *[("", "", "", "", "□是　□否")] * blanks)
    block = Block(_RECEIPT_COLUMNS, rows, row_height=_RECEIPT_ROW)
    notes = (f"单位（盖章）：{unit.unit or '　' * 12}", "填报日期：　　　年　　月　　日")
    foot = ("填报人：　　　　　　　　　　　联系电话：", receipt_request(receipt))
    return ListPaper(receipt.title, "报名回执", (block,), notes, tuple(filter(None, foot)))


def _receipt_rows(unit: ReceiptUnit) -> Iterator[tuple[str, ...]]:
    for person in unit.people:
        name = spaced_name(person.name)
        yield name, person.gender, person.office, person.phone, "□是　□否"


def receipt_request(receipt: NoticeReceipt) -> str:
    """Return the sentence that asks for the receipt; nothing when nobody takes it."""
    if not receipt.reply_to:
        return ""
    by = f"于{in_chinese(receipt.reply_by)}前" if receipt.reply_by else ""
    return f"请{by}将本回执报：{receipt.reply_to}"
