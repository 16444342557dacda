"""The lists of a class: groups, contacts, timetable, receipt of its notice (DOMAIN.md 4.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.base.progress import unwatched
from roster.base.words import label
from roster.papers.codes import TrainingPaper
from roster.papers.drawing.fonts import Face
from roster.papers.drawing.list_paper import Block, ListPaper, write_lists
from roster.papers.drawing.page import Align, Lettering
from roster.papers.drawing.table import NAME, Column
from roster.papers.drawing.typesetting import spaced_name
from roster.papers.errors import NothingToPrint
from roster.papers.wording import (
    LODGING,
    clock_words,
    contact_notes,
    day_words,
    group_notes,
    receipt_foot,
    receipt_notes,
    sections,
    timetable_foot,
    timetable_notes,
    weekday_words,
)
from roster.trainings.errors import NobodyEnrolled, TrainingWithoutPeriods
from roster.trainings.hours import hours_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from roster.base.progress import Report
    from roster.papers.facts import (
        ContactList,
        GroupList,
        NoticeReceipt,
        ReceiptDivision,
        Timetable,
        TimetableLine,
        TrainingPerson,
    )

_PHONE = Lettering(Face.SONG, 12)
_LEFT = Align.LEFT
_RECEIPT_ROW = 11.0  # mm, to be filled in by hand

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
    together = sections(groups.people, by_group=True)
    sets = [members for _, members in together] if groups.page_each else [groups.people]
    papers = [_group_paper(groups.title, people) for people in sets]
    return write_lists(path, papers, report, invariant=invariant)


def _group_paper(title: str, people: Sequence[TrainingPerson]) -> ListPaper:
    rows = tuple(
        (
            f"{name}（{len(members)}人）",
            str(person.number),
            spaced_name(person.name),
            person.division,
            person.posts_text,
        )
        for name, members in sections(people, by_group=True)
        for person in members
    )
    block = Block(_GROUP_COLUMNS, rows, united=0)
    return ListPaper(title, label(TrainingPaper.GROUPS), (block,), group_notes(people))


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
        (str(person.number), division, spaced_name(person.name), person.posts_text, person.phone)
        for division, members in sections(contacts.people)
        for person in members
    )
    block = Block(_CONTACT_COLUMNS, rows, united=1)
    notes = contact_notes(contacts)
    paper = ListPaper(contacts.title, label(TrainingPaper.CONTACTS), (block,), notes)
    return write_lists(path, [paper], report, invariant=invariant)


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
    rows = tuple(_timetable_row(line, timetable.place) for line in timetable.lines)
    paper = ListPaper(
        timetable.title,
        label(TrainingPaper.TIMETABLE),
        (Block(_TIMETABLE_COLUMNS, rows, united=0, row_height=14.0, whole=True),),
        timetable_notes(timetable),
        timetable_foot(timetable),
    )
    return write_lists(path, [paper], report, invariant=invariant)


def _timetable_row(line: TimetableLine, place: str) -> tuple[str, ...]:
    return (
        f"{day_words(line.date_iso)}\n（{weekday_words(line.date_iso)}）",
        "\n".join(filter(None, (label(line.part), clock_words(line)))),
        line.subject,
        "\n".join(filter(None, (spaced_name(line.lecturer), line.lecturer_office))),
        line.place or place,
        hours_text(line.quarter_hours),
    )


def write_notice_receipts(
    path: Path, receipt: NoticeReceipt, report: Report = unwatched, *, invariant: bool = False
) -> int:
    """Write the receipts that units send back, a page or more for each; return the pages.

    Raises:
        NothingToPrint: there is no unit.
        Unprintable, DiskFull, CannotWrite: as :func:`write_lists`.
    """
    if not receipt.divisions:
        raise NothingToPrint
    papers = [_receipt_paper(receipt, division) for division in receipt.divisions]
    return write_lists(path, papers, report, invariant=invariant)


def _receipt_paper(receipt: NoticeReceipt, division: ReceiptDivision) -> ListPaper:
    blanks = max(receipt.blank_rows, 0 if division.people else 1)
    rows = (*_receipt_rows(division), *[("", "", "", "", LODGING)] * blanks)
    block = Block(_RECEIPT_COLUMNS, rows, row_height=_RECEIPT_ROW)
    kind, notes = label(TrainingPaper.RECEIPT), receipt_notes(division.division)
    return ListPaper(receipt.title, kind, (block,), notes, receipt_foot(receipt))


def _receipt_rows(division: ReceiptDivision) -> Iterator[tuple[str, ...]]:
    for person in division.people:
        name = spaced_name(person.name)
        yield name, person.gender, person.office, person.phone, LODGING
