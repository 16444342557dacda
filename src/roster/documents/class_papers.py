"""From a training as it is kept to the papers of its class."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from roster.class_facts import (
    Badges,
    ClassPaper,
    ClassPerson,
    ClassSet,
    ContactList,
    GroupList,
    NoticeReceipt,
    ReceiptPerson,
    ReceiptUnit,
    SeatingPlan,
    SeatingRoom,
    SheetPeriod,
    SheetStyle,
    SignInSheet,
    Timetable,
    TimetableLine,
)
from roster.documents.badges import write_badges
from roster.documents.class_lists import (
    write_contact_list,
    write_group_list,
    write_notice_receipts,
    write_timetable,
)
from roster.documents.fonts import require_printable
from roster.documents.name_cards import write_name_cards
from roster.documents.seating_plan import write_seating_plan
from roster.documents.sign_in_sheet import write_sign_in_sheets
from roster.labels import label
from roster.masking import mask_phone
from roster.posts import posts_on_paper
from roster.progress import part_of, unwatched
from roster.sign_in_codes import card_code, sheet_code

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from roster.enrollments import EnrollmentRow
    from roster.progress import Report
    from roster.trainees import PersonRow
    from roster.trainings import PeriodRow, TrainingDetail

SEATS_IN_A_ROW = 8
"""How many seats stand side by side unless the clerk says otherwise."""


def class_people(
    people: Sequence[EnrollmentRow], phones: Mapping[str, str] | None = None
) -> tuple[ClassPerson, ...]:
    """Return the people of a class as papers name them; ``phones`` by the id of the trainee."""
    phones = phones or {}
    return tuple(
        ClassPerson(
            number=one.number,
            name=one.name,
            unit=one.unit_name,
            posts_text=posts_on_paper(one.posts),
            group=one.group_name or "",
            seat=one.seat,
            room=one.classroom or "",
            phone=phones.get(one.trainee_id, ""),
            code=card_code(one.id),
        )
        for one in people
    )


def sign_in_sheet(training: TrainingDetail, people: Sequence[EnrollmentRow]) -> SignInSheet:
    """Return the sign-in sheets of a training, with the codes of their pages."""
    return SignInSheet(
        title=training.plan.title,
        place=training.plan.venue or "",
        organizer=training.plan.organizer,
        periods=tuple(_sheet_period(training.row.id, period) for period in training.periods),
        people=class_people(people),
        matrix_code=partial(sheet_code, training.row.id, None),
    )


def _sheet_period(training_id: str, period: PeriodRow) -> SheetPeriod:
    plan = period.plan
    return SheetPeriod(
        date_iso=plan.date,
        part=plan.part,
        subject=plan.subject or "",
        lecturer=plan.lecturer or "",
        page_code=partial(sheet_code, training_id, period.id),
        place=plan.place or "",
    )


def badges(training: TrainingDetail, people: Sequence[EnrollmentRow]) -> Badges:
    """Return the badges of a class."""
    return Badges(training.plan.title, class_people(people))


def seating_plan(
    training: TrainingDetail,
    people: Sequence[EnrollmentRow],
    *,
    columns: int = SEATS_IN_A_ROW,
    aisles: tuple[int, ...] | None = None,
) -> SeatingPlan:
    """Return the seats of every classroom, the main one first; as many rows as people need.

    ``aisles`` are the columns left of an aisle; without them there is one in the middle.
    """
    main = training.plan.venue or ""
    order = [main, *training.plan.branch_venues]
    rooms: dict[str, list[ClassPerson]] = {place: [] for place in order}
    for person in class_people(people):
        rooms.setdefault(person.room or main, []).append(person)
    if aisles is None:
        aisles = (columns // 2,) if columns > 1 else ()
    return SeatingPlan(
        training.plan.title,
        tuple(
            SeatingRoom(place, _rows_needed(members, columns), columns, tuple(members), aisles)
            for place, members in rooms.items()
            if members
        ),
    )


def _rows_needed(people: Sequence[ClassPerson], columns: int) -> int:
    seats = max(len(people), *(person.seat or 0 for person in people))
    return -(-seats // columns)


def group_list(
    training: TrainingDetail, people: Sequence[EnrollmentRow], *, page_each: bool = False
) -> GroupList:
    """Return who is in which group."""
    return GroupList(training.plan.title, class_people(people), page_each)


def contact_list(
    training: TrainingDetail,
    people: Sequence[EnrollmentRow],
    persons: Sequence[PersonRow],
    *,
    masked: bool = True,
) -> ContactList:
    """Return whom to call; ``persons`` are the same people with their telephones."""
    phones = {person.id: _phones(person, masked=masked) for person in persons}
    return ContactList(training.plan.title, class_people(people, phones), masked)


def _phones(person: PersonRow, *, masked: bool) -> str:
    numbers = filter(None, (person.facts.phone, person.facts.second_phone))
    return "\n".join(mask_phone(number) if masked else number for number in numbers)


def timetable(training: TrainingDetail) -> Timetable:
    """Return the course as people are told it."""
    plan = training.plan
    return Timetable(
        title=plan.title,
        place=plan.venue or "",
        organizer=plan.organizer,
        contact=plan.contact or "",
        lines=tuple(_timetable_line(period) for period in training.periods),
    )


def _timetable_line(period: PeriodRow) -> TimetableLine:
    plan = period.plan
    return TimetableLine(
        date_iso=plan.date,
        part=plan.part,
        quarter_hours=plan.quarter_hours,
        subject=plan.subject or "",
        lecturer=plan.lecturer or "",
        lecturer_office=plan.lecturer_office or "",
        place=plan.place or "",
        starts=plan.starts or "",
        ends=plan.ends or "",
    )


def notice_receipt(
    training: TrainingDetail,
    people: Sequence[EnrollmentRow],
    persons: Sequence[PersonRow],
    *,
    reply_by: str = "",
) -> NoticeReceipt:
    """Return the receipts of the notice, one for each unit with the people it is to send.

    Telephones are left to be filled in: the receipt goes to and fro. Without people there is one
    receipt to be copied. ``reply_by`` is an ISO date.
    """
    genders = {person.id: label(person.facts.gender) for person in persons}
    together = sorted(people, key=_unit_order(people))
    units = tuple(
        ReceiptUnit(unit, tuple(_receipt_person(one, genders) for one in members))
        for unit, members in groupby(together, key=lambda one: one.unit_name)
    )
    reply_to = training.plan.contact or training.plan.organizer
    return NoticeReceipt(training.plan.title, reply_to, reply_by, units or (ReceiptUnit(""),))


def _unit_order(people: Sequence[EnrollmentRow]) -> Callable[[EnrollmentRow], int]:
    order = {unit: at for at, unit in enumerate(dict.fromkeys(one.unit_name for one in people))}
    return lambda one: order[one.unit_name]


def _receipt_person(one: EnrollmentRow, genders: Mapping[str, str]) -> ReceiptPerson:
    office = f"{one.unit_name}{posts_on_paper(one.posts)}"
    return ReceiptPerson(one.name, genders.get(one.trainee_id, ""), office)


# --- all at once -----------------------------------------------------------------------------


def class_set(
    training: TrainingDetail,
    people: Sequence[EnrollmentRow],
    persons: Sequence[PersonRow],
    *,
    papers: Collection[ClassPaper] = tuple(ClassPaper),
    sheet_style: SheetStyle | None = None,
    qr_codes: bool = False,
    masked: bool = True,
) -> ClassSet:
    """Return the papers that are wanted, without those that would say nothing.

    A group list needs groups, a seating plan needs seats.
    """
    makers: dict[ClassPaper, Callable[[], Any]] = {
        ClassPaper.SIGN_IN: lambda: sign_in_sheet(training, people),
        ClassPaper.NAME_CARDS: lambda: class_people(people),
        ClassPaper.BADGES: lambda: badges(training, people),
        ClassPaper.SEATING: lambda: seating_plan(training, people),
        ClassPaper.GROUPS: lambda: group_list(training, people),
        ClassPaper.CONTACTS: lambda: contact_list(training, people, persons, masked=masked),
        ClassPaper.TIMETABLE: lambda: timetable(training),
        ClassPaper.RECEIPT: lambda: notice_receipt(training, people, persons),
    }
    wanted = set(papers) - _saying_nothing(people)
    made = {paper.value: make() for paper, make in makers.items() if paper in wanted}
    return ClassSet(**made, sheet_style=sheet_style or SheetStyle(), qr_codes=qr_codes)


def _saying_nothing(people: Sequence[EnrollmentRow]) -> set[ClassPaper]:
    groups = set() if any(one.group_name for one in people) else {ClassPaper.GROUPS}
    return groups if any(one.seat for one in people) else groups | {ClassPaper.SEATING}


def write_set(folder: Path, papers: ClassSet, report: Report = unwatched) -> tuple[Path, ...]:
    """Write every paper of a set as a PDF into a folder and return the files.

    All texts are checked before the first paper, so that no half of a set is printed.

    Raises:
        TrainingWithoutPeriods, NobodyEnrolled, NothingToPrint: as the single papers.
        Unprintable: texts that no font can print; nothing is written then.
        DiskFull: no room for a file.
        CannotWrite: the folder is missing or read-only, or a file is held open.
    """
    require_printable(_texts(papers))
    writers = tuple(_writers(papers))
    files = []
    for done, (paper, write) in enumerate(writers):
        path = folder / f"{label(paper)}.pdf"
        write(path, part_of(report, done, done + 1, of=len(writers)))
        files.append(path)
    return tuple(files)


def _writers(papers: ClassSet) -> Iterator[tuple[ClassPaper, Callable[[Path, Report], int]]]:
    """Give every wanted paper with what writes it."""
    if sheet := papers.sign_in:
        style = papers.sheet_style
        yield (
            ClassPaper.SIGN_IN,
            lambda to, tell: write_sign_in_sheets(to, sheet, tell, style=style),
        )
    if people := papers.name_cards:
        yield ClassPaper.NAME_CARDS, lambda to, tell: write_name_cards(to, people, tell)
    if cards := papers.badges:
        codes = papers.qr_codes
        yield ClassPaper.BADGES, lambda to, tell: write_badges(to, cards, tell, qr_codes=codes)
    if plan := papers.seating:
        yield ClassPaper.SEATING, lambda to, tell: write_seating_plan(to, plan, tell)
    if groups := papers.groups:
        yield ClassPaper.GROUPS, lambda to, tell: write_group_list(to, groups, tell)
    if contacts := papers.contacts:
        yield ClassPaper.CONTACTS, lambda to, tell: write_contact_list(to, contacts, tell)
    if course := papers.timetable:
        yield ClassPaper.TIMETABLE, lambda to, tell: write_timetable(to, course, tell)
    if receipt := papers.receipt:
        yield ClassPaper.RECEIPT, lambda to, tell: write_notice_receipts(to, receipt, tell)


def _texts(papers: ClassSet) -> Iterator[str]:
    """Give the texts that decide whether the set can be printed, as the clerk typed them."""
    people = papers.name_cards or ()
    for paper in (papers.sign_in, papers.badges, papers.groups, papers.contacts):
        if paper is not None:
            people += paper.people
            yield paper.title
    for person in people:
        yield from (person.name, person.unit, person.posts_text, person.group)
    if papers.timetable is not None:
        for line in papers.timetable.lines:
            yield from (line.subject, line.lecturer, line.lecturer_office, line.place)
