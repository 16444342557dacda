"""The lists of a class as workbooks, for clerks who go on editing them.

Every fact is a text cell, nothing becomes a formula or a link, and no cells of the data are merged
(DOMAIN.md section 5). The pages are set up for A4, with title and header repeated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.base.progress import part_of, unwatched
from roster.base.words import label
from roster.papers.codes import TrainingPaper
from roster.papers.errors import NothingToPrint
from roster.papers.facts import SheetStyle
from roster.papers.wording import (
    LODGING,
    NO_GROUP,
    clock_words,
    contact_notes,
    day_words,
    group_notes,
    matrix_notes,
    period_notes,
    receipt_foot,
    receipt_notes,
    sections,
    timetable_foot,
    timetable_notes,
    weekday_words,
)
from roster.papers.workbooks.list_sheets import ListColumn, ListSheet, write_list_sheets
from roster.trainings.errors import NobodyEnrolled, TrainingWithoutPeriods
from roster.trainings.hours import hours_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from roster.base.progress import Report
    from roster.papers.facts import (
        ContactList,
        GroupList,
        NoticeReceipt,
        ReceiptDivision,
        SeatingPlan,
        SeatingRoom,
        SheetPeriod,
        SignInSheet,
        Timetable,
        TrainingPerson,
    )
    from roster.papers.paper_set import PaperSet

_MOST_UPRIGHT = 3  # half-days of a matrix on upright paper


_DIVISION, _NAME, _POSTS = (
    ListColumn("单位", 14),
    ListColumn("姓名", 12, is_name=True),
    ListColumn("职务", 24, is_centred=False),
)
_NUMBER, _REMARK = ListColumn("序号", 6, is_number=True), ListColumn("备注", 10)


# --- the workbooks -----------------------------------------------------------------------------


def write_sign_in_workbook(
    path: Path,
    sheet: SignInSheet,
    report: Report = unwatched,
    *,
    style: SheetStyle | None = None,
) -> int:
    """Write the sign-in sheets, a worksheet for each half-day or one for all; return how many.

    Raises:
        TrainingWithoutPeriods: there is no half-day.
        NobodyEnrolled: there are no people.
        CellTextTooLong, DiskFull, CannotWrite
    """
    if not sheet.periods:
        raise TrainingWithoutPeriods(sheet.title)
    if not sheet.people:
        raise NobodyEnrolled(sheet.title)
    style = style or SheetStyle()
    if style.matrix:
        return write_list_sheets(path, [_matrix_page(sheet, style)], report)
    return write_list_sheets(
        path, [_period_page(sheet, period, style) for period in sheet.periods], report
    )


def write_contact_workbook(path: Path, contacts: ContactList, report: Report = unwatched) -> int:
    """Write whom to call; return the number of worksheets.

    Raises:
        NobodyEnrolled: there are no people.
        CellTextTooLong, DiskFull, CannotWrite
    """
    if not contacts.people:
        raise NobodyEnrolled(contacts.title)
    rows = tuple(
        (str(person.number), division, person.name, person.posts_text, person.phone)
        for division, members in sections(contacts.people)
        for person in members
    )
    columns = (_NUMBER, _DIVISION, _NAME, _POSTS, ListColumn("联系电话", 16), _REMARK)
    kind = label(TrainingPaper.CONTACTS)
    page = ListSheet(kind, contacts.title, kind, contact_notes(contacts), columns, rows)
    return write_list_sheets(path, [page], report)


def write_group_workbook(path: Path, groups: GroupList, report: Report = unwatched) -> int:
    """Write who is in which group; return the number of worksheets.

    Raises:
        NobodyEnrolled: there are no people.
        CellTextTooLong, DiskFull, CannotWrite
    """
    if not groups.people:
        raise NobodyEnrolled(groups.title)
    rows = tuple(
        (name, str(person.number), person.name, person.division, person.posts_text)
        for name, members in sections(groups.people, by_group=True)
        for person in members
    )
    columns = (ListColumn("组别", 12), _NUMBER, _NAME, _DIVISION, _POSTS, _REMARK)
    kind = label(TrainingPaper.GROUPS)
    page = ListSheet(kind, groups.title, kind, group_notes(groups.people), columns, rows)
    return write_list_sheets(path, [page], report)


def write_timetable_workbook(path: Path, timetable: Timetable, report: Report = unwatched) -> int:
    """Write the course; return the number of worksheets.

    Raises:
        TrainingWithoutPeriods: there is no half-day.
        CellTextTooLong, DiskFull, CannotWrite
    """
    if not timetable.lines:
        raise TrainingWithoutPeriods(timetable.title)
    rows = tuple(
        (
            f"{day_words(line.date_iso)}\n{weekday_words(line.date_iso)}",
            "\n".join(filter(None, (label(line.part), clock_words(line)))),
            line.subject,
            "\n".join(filter(None, (line.lecturer, line.lecturer_office))),
            line.place or timetable.place,
            hours_text(line.quarter_hours),
        )
        for line in timetable.lines
    )
    widths = (("日期", 11), ("时间", 14), ("课程", 28), ("授课人", 18), ("地点", 16), ("学时", 6))
    columns = tuple(ListColumn(header, width, header != "课程") for header, width in widths)
    kind = label(TrainingPaper.TIMETABLE)
    notes, foot = timetable_notes(timetable), timetable_foot(timetable)
    page = ListSheet(kind, timetable.title, kind, notes, columns, rows, foot, row_height=14)
    return write_list_sheets(path, [page], report)


def write_receipt_workbook(path: Path, receipt: NoticeReceipt, report: Report = unwatched) -> int:
    """Write the receipts that units send back, a worksheet for each; return how many.

    Raises:
        NothingToPrint: there is no unit.
        CellTextTooLong, DiskFull, CannotWrite
    """
    if not receipt.divisions:
        raise NothingToPrint
    return write_list_sheets(
        path, [_receipt_page(receipt, division) for division in receipt.divisions], report
    )


def write_seating_workbook(path: Path, plan: SeatingPlan, report: Report = unwatched) -> int:
    """Write the seats of every room, a worksheet each; return how many.

    Raises:
        NothingToPrint: no room has a seat.
        CellTextTooLong, DiskFull, CannotWrite
    """
    rooms = [room for room in plan.rooms if room.rows > 0 and room.columns > 0]
    if not rooms:
        raise NothingToPrint
    return write_list_sheets(path, [_seating_page(plan.title, room) for room in rooms], report)


def write_workbook(
    path: Path, paper: TrainingPaper, papers: PaperSet, report: Report = unwatched
) -> int:
    """Write one paper of a set that has it; return the number of worksheets.

    Raises:
        KeyError: the set does not have this paper, or it is no workbook.
        CellTextTooLong, DiskFull, CannotWrite
    """
    return dict(_writers(papers))[paper](path, report)


def write_workbooks(folder: Path, papers: PaperSet, report: Report = unwatched) -> tuple[Path, ...]:
    """Write every paper of a set that clerks edit as a workbook into a folder; return the files.

    Raises:
        CellTextTooLong, DiskFull, CannotWrite
    """
    writers = tuple(_writers(papers))
    files = []
    for done, (paper, write) in enumerate(writers):
        path = folder / f"{label(paper)}.xlsx"
        write(path, part_of(report, done, done + 1, of=len(writers)))
        files.append(path)
    return tuple(files)


def _writers(papers: PaperSet) -> Iterator[tuple[TrainingPaper, Callable[[Path, Report], int]]]:
    if sheet := papers.sign_in:
        style = papers.style.sheet
        yield (
            TrainingPaper.SIGN_IN,
            lambda to, tell: write_sign_in_workbook(to, sheet, tell, style=style),
        )
    if plan := papers.seating:
        yield TrainingPaper.SEATING, lambda to, tell: write_seating_workbook(to, plan, tell)
    if groups := papers.groups:
        yield TrainingPaper.GROUPS, lambda to, tell: write_group_workbook(to, groups, tell)
    if contacts := papers.contacts:
        yield TrainingPaper.CONTACTS, lambda to, tell: write_contact_workbook(to, contacts, tell)
    if course := papers.timetable:
        yield TrainingPaper.TIMETABLE, lambda to, tell: write_timetable_workbook(to, course, tell)
    if receipt := papers.receipt:
        yield TrainingPaper.RECEIPT, lambda to, tell: write_receipt_workbook(to, receipt, tell)


# --- what stands on a worksheet ----------------------------------------------------------------


def _period_page(sheet: SignInSheet, period: SheetPeriod, style: SheetStyle) -> ListSheet:
    day = f"{day_words(period.date_iso)}{label(period.part)}"
    columns = (*_person_columns(style), ListColumn("签名", 20), _REMARK)
    foot = (f"应到 {len(sheet.people)} 人　实到　　　人　请假　　　人　缺席　　　人　班主任签名：",)
    return _sign_in_page(sheet, style, (day, period_notes(sheet, period)), columns, foot)


def _matrix_page(sheet: SignInSheet, style: SheetStyle) -> ListSheet:
    width = max(7.0, min(10.0, 80 / len(sheet.periods)))
    periods = (
        ListColumn(f"{day_words(period.date_iso)}\n{label(period.part)}", width)
        for period in sheet.periods
    )
    columns = (*_person_columns(style), *periods, _REMARK)
    foot = (f"应到 {len(sheet.people)} 人　班主任签名：",)
    named = (label(TrainingPaper.SIGN_IN), matrix_notes(sheet, sheet.periods))
    return _sign_in_page(sheet, style, named, columns, foot)


def _sign_in_page(
    sheet: SignInSheet,
    style: SheetStyle,
    named: tuple[str, tuple[str, ...]],
    columns: tuple[ListColumn, ...],
    foot: tuple[str, ...],
) -> ListSheet:
    """Return the worksheet of a sign-in sheet; ``named`` are its name and its notes."""
    found = sections(sheet.people, by_group=style.by_group)
    people = (_person_row(person, style) for _, members in found for person in members)
    return ListSheet(
        name=named[0],
        title=sheet.title,
        kind=label(TrainingPaper.SIGN_IN),
        notes=named[1],
        columns=columns,
        rows=(*people, *[()] * style.blank_rows),
        foot=foot,
        row_height=style.row_height,
        is_wide=style.matrix and len(sheet.periods) > _MOST_UPRIGHT,
    )


def _person_columns(style: SheetStyle) -> tuple[ListColumn, ...]:
    group = (ListColumn("组别", 9),) if style.by_group else ()
    return (_NUMBER, *group, _DIVISION, _NAME, _POSTS)


def _person_row(person: TrainingPerson, style: SheetStyle) -> tuple[str, ...]:
    group = (person.group or NO_GROUP,) if style.by_group else ()
    return (str(person.number), *group, person.division, person.name, person.posts_text)


def _receipt_page(receipt: NoticeReceipt, division: ReceiptDivision) -> ListSheet:
    people = (
        (person.name, person.gender, person.office, person.phone, LODGING)
        for person in division.people
    )
    blanks = max(receipt.blank_rows, 0 if division.people else 1)
    columns = (
        _NAME,
        ListColumn("性别", 6),
        ListColumn("单位及职务", 28, is_centred=False),
        ListColumn("联系电话", 16),
        ListColumn("是否住宿", 14),
        _REMARK,
    )
    kind = label(TrainingPaper.RECEIPT)
    rows = (*people, *[("", "", "", "", LODGING)] * blanks)
    foot, notes = receipt_foot(receipt), receipt_notes(division.division)
    name = division.division or kind
    return ListSheet(name, receipt.title, kind, notes, columns, rows, foot, row_height=11)


def _seating_page(title: str, room: SeatingRoom) -> ListSheet:
    """Return the seats of a room; aisles are narrow columns without a text."""
    kind = label(TrainingPaper.SEATING)
    seated = {person.seat: person for person in room.people if person.seat}
    seats = range(1, room.rows * room.columns + 1)
    left_over = [person.name for person in room.people if person.seat not in seats]
    columns = [ListColumn("排", 7)]
    for column in range(1, room.columns + 1):
        columns.append(ListColumn(f"{column}列", 13))
        if column in room.aisles and column < room.columns:
            columns.append(ListColumn("", 4))
    rows = tuple(_seats_of_row(room, row, seated) for row in range(room.rows))
    notes = (*((f"地点：{room.place}",) if room.place else ()), "（上方为主席台）")
    foot = (f"未排座位：{'、'.join(left_over)}",) if left_over else ()
    name = room.place or kind
    return ListSheet(name, title, kind, notes, tuple(columns), rows, foot, 14, is_wide=True)


def _seats_of_row(
    room: SeatingRoom, row: int, seated: dict[int, TrainingPerson]
) -> tuple[str, ...]:
    texts = [f"第{row + 1}排"]
    for column in range(1, room.columns + 1):
        person = seated.get(row * room.columns + column)
        texts.append(f"{person.name}\n{person.division}" if person else "")
        if column in room.aisles and column < room.columns:
            texts.append("")
    return tuple(texts)
