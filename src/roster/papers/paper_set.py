"""From a training as it is kept to the papers of its class.

What the papers say is settled here once, for PDFs (``roster.papers.pdf.write_set``) and for
workbooks (``roster.papers.workbooks.training_workbooks``) alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from roster.attendance.errors import NotAttended
from roster.attendance.sign_in_codes import card_code, sheet_code
from roster.base.codes.trainings import TrainingState
from roster.base.words import label
from roster.coverage import records as training_record
from roster.papers.codes import TrainingPaper
from roster.papers.facts import (
    Badges,
    ContactList,
    GroupList,
    NoticeReceipt,
    ReceiptDivision,
    ReceiptPerson,
    SeatingPlan,
    SeatingRoom,
    SetStyle,
    SheetPeriod,
    SignInSheet,
    Timetable,
    TimetableLine,
    TrainingPerson,
)
from roster.people.masking import mask_phone
from roster.people.posts import posts_on_paper
from roster.people.trainees import people_rows
from roster.trainings.enrollments import enrolled
from roster.trainings.errors import NobodyEnrolled, NotGrouped, NotSeated, TrainingWithoutPeriods
from roster.trainings.trainings import get_training

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from sqlalchemy.orm import Session

    from roster.base.errors import RosterError
    from roster.coverage.records import PersonRecord, TrainingSummary
    from roster.people.trainees import PersonRow
    from roster.trainings.enrollments import EnrollmentRow
    from roster.trainings.trainings import PeriodRow, TrainingDetail

SET_PAPERS = tuple(paper for paper in TrainingPaper if paper is not TrainingPaper.RECORDS)
"""The papers of a set. Training records are no paper of one class and take a page a person."""

_WITHOUT_PEOPLE = {TrainingPaper.TIMETABLE, TrainingPaper.RECEIPT}
_OF_PERIODS = {TrainingPaper.SIGN_IN, TrainingPaper.TIMETABLE, TrainingPaper.SUMMARY}


@dataclass(frozen=True, slots=True)
class TrainingFile:
    """All that the papers of a class are made from.

    Attributes:
        training: The training with its half-days.
        people: Who takes part, in the order of the sheet.
        persons: The same people with their telephones and genders.
        summary: What became of the class; without half-days or people there is none.
        records: The trainings of the same people over the years, where they were asked for.
        as_of: The day (ISO) whose state this is.
    """

    training: TrainingDetail
    people: tuple[EnrollmentRow, ...]
    persons: tuple[PersonRow, ...]
    summary: TrainingSummary | None
    records: tuple[PersonRecord, ...]
    as_of: str


def read_training(
    db: Session, training_id: str, as_of: str, papers: Collection[TrainingPaper] = SET_PAPERS
) -> TrainingFile:
    """Read what these papers of a class are made from.

    Raises:
        UnknownTraining
    """
    training, people = get_training(db, training_id), enrolled(db, training_id)
    ids = [person.trainee_id for person in people]
    has_summary = TrainingPaper.SUMMARY in papers and training.periods and people
    return TrainingFile(
        training,
        people,
        people_rows(db, ids),
        training_record.training_summary(db, training_id) if has_summary else None,
        training_record.records(db, ids) if TrainingPaper.RECORDS in papers else (),
        as_of,
    )


def why_nothing(found: TrainingFile, paper: TrainingPaper) -> RosterError | None:
    """Return why a paper of a class says nothing yet, if that is so."""
    title, people = found.training.plan.title, found.people
    if paper in _OF_PERIODS and not found.training.periods:
        return TrainingWithoutPeriods(title)
    if paper not in _WITHOUT_PEOPLE and not people:
        return NobodyEnrolled(title)
    if paper is TrainingPaper.GROUPS and not any(person.group_name for person in people):
        return NotGrouped(title)
    if paper is TrainingPaper.SEATING and not any(person.seat for person in people):
        return NotSeated(title)
    if paper is TrainingPaper.SUMMARY and not _has_begun(found):
        return NotAttended(title)
    return None


def _has_begun(found: TrainingFile) -> bool:
    """Tell whether a mark was entered, or an office above said how it ended."""
    if found.training.row.state is TrainingState.CLOSED:
        return True
    half_days = found.summary.half_days if found.summary else ()
    return any(count.blank < count.due for _, count in half_days)


# --- the papers ------------------------------------------------------------------------------


def training_people(
    people: Sequence[EnrollmentRow], phones: Mapping[str, str] | None = None
) -> tuple[TrainingPerson, ...]:
    """Return the people of a class as papers name them; ``phones`` by the id of the trainee."""
    phones = phones or {}
    return tuple(
        TrainingPerson(
            number=person.number,
            name=person.name,
            division=person.unit_name,
            posts_text=posts_on_paper(person.posts),
            group=person.group_name or "",
            seat=person.seat,
            room=person.classroom or "",
            phone=phones.get(person.trainee_id, ""),
            code=card_code(person.id),
        )
        for person in people
    )


def sign_in_sheet(training: TrainingDetail, people: Sequence[EnrollmentRow]) -> SignInSheet:
    """Return the sign-in sheets of a training, with the codes of their pages."""
    return SignInSheet(
        title=training.plan.title,
        place=training.plan.venue or "",
        organizer=training.plan.organizer,
        periods=tuple(_sheet_period(training.row.id, period) for period in training.periods),
        people=training_people(people),
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
    return Badges(training.plan.title, training_people(people))


def seating_plan(
    training: TrainingDetail, people: Sequence[EnrollmentRow], style: SetStyle
) -> SeatingPlan:
    """Return the seats of every classroom, the main one first."""
    columns, aisles = style.columns, style.aisles
    main = training.plan.venue or ""
    order = [main, *training.plan.branch_venues]
    rooms: dict[str, list[TrainingPerson]] = {place: [] for place in order}
    for person in training_people(people):
        rooms.setdefault(person.room or main, []).append(person)
    if aisles is None:
        aisles = (columns // 2,) if columns > 1 else ()
    return SeatingPlan(
        training.plan.title,
        tuple(
            SeatingRoom(
                place,
                style.rows or _rows_needed(members, columns),
                columns,
                tuple(members),
                aisles,
            )
            for place, members in rooms.items()
            if members
        ),
    )


def _rows_needed(people: Sequence[TrainingPerson], columns: int) -> int:
    seats = max(len(people), *(person.seat or 0 for person in people))
    return -(-seats // columns)


def group_list(
    training: TrainingDetail, people: Sequence[EnrollmentRow], *, page_each: bool = False
) -> GroupList:
    """Return who is in which group."""
    return GroupList(training.plan.title, training_people(people), page_each)


def contact_list(
    training: TrainingDetail,
    people: Sequence[EnrollmentRow],
    persons: Sequence[PersonRow],
    *,
    masked: bool = True,
) -> ContactList:
    """Return whom to call; ``persons`` are the same people with their telephones."""
    phones = {person.id: _phones(person, masked=masked) for person in persons}
    return ContactList(training.plan.title, training_people(people, phones), masked)


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
    style: SetStyle,
) -> NoticeReceipt:
    """Return the receipts of the notice, one for each unit with the people it is to send.

    Telephones are left to be filled in: the receipt goes to and fro. Without people there is one
    receipt to be copied.
    """
    genders = {person.id: label(person.facts.gender) for person in persons}
    together = sorted(people, key=_division_order(people))
    divisions = tuple(
        ReceiptDivision(division, tuple(_receipt_person(member, genders) for member in members))
        for division, members in groupby(together, key=lambda member: member.unit_name)
    )
    reply_to = training.plan.contact or training.plan.organizer
    return NoticeReceipt(
        training.plan.title,
        reply_to,
        style.reply_by,
        divisions or (ReceiptDivision(""),),
        style.receipt_rows,
    )


def _division_order(people: Sequence[EnrollmentRow]) -> Callable[[EnrollmentRow], int]:
    order = {
        division: at
        for at, division in enumerate(dict.fromkeys(person.unit_name for person in people))
    }
    return lambda person: order[person.unit_name]


def _receipt_person(person: EnrollmentRow, genders: Mapping[str, str]) -> ReceiptPerson:
    office = f"{person.unit_name}{posts_on_paper(person.posts)}"
    return ReceiptPerson(person.name, genders.get(person.trainee_id, ""), office)


# --- all at once -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PersonRecords:
    """The training records of people, as of a day (ISO)."""

    people: tuple[PersonRecord, ...]
    as_of: str


@dataclass(frozen=True, slots=True)
class PaperSet:
    """The papers of a class that are wanted; what is not wanted, or says nothing, is None.

    Each paper stands under the value of its :class:`roster.papers.codes.TrainingPaper`;
    ``organizer`` is the office whose papers they are.
    """

    style: SetStyle
    sign_in: SignInSheet | None = None
    name_cards: tuple[TrainingPerson, ...] | None = None
    badges: Badges | None = None
    seating: SeatingPlan | None = None
    groups: GroupList | None = None
    contacts: ContactList | None = None
    timetable: Timetable | None = None
    receipt: NoticeReceipt | None = None
    summary: TrainingSummary | None = None
    records: PersonRecords | None = None
    organizer: str = ""

    @property
    def papers(self) -> tuple[TrainingPaper, ...]:
        """The papers that there are."""
        return tuple(paper for paper in TrainingPaper if getattr(self, paper.value) is not None)


def paper_set(
    found: TrainingFile,
    style: SetStyle | None = None,
    papers: Collection[TrainingPaper] = SET_PAPERS,
) -> PaperSet:
    """Return the papers that are wanted, without those that would say nothing."""
    style = style or SetStyle()
    wanted = [paper for paper in papers if why_nothing(found, paper) is None]
    makers = _makers(found, style)
    parts = {paper.value: makers[paper]() for paper in wanted}
    return PaperSet(style, **parts, organizer=found.training.plan.organizer)


def one_paper(found: TrainingFile, paper: TrainingPaper, style: SetStyle | None = None) -> PaperSet:
    """Return a set of one paper.

    Raises:
        RosterError: why it would say nothing, as :func:`why_nothing`.
    """
    why = why_nothing(found, paper)
    if why is not None:
        raise why
    return paper_set(found, style, (paper,))


def _makers(found: TrainingFile, style: SetStyle) -> Mapping[TrainingPaper, Callable[[], Any]]:
    training, people, persons = found.training, found.people, found.persons
    return {
        TrainingPaper.SIGN_IN: lambda: sign_in_sheet(training, people),
        TrainingPaper.NAME_CARDS: lambda: training_people(people),
        TrainingPaper.BADGES: lambda: badges(training, people),
        TrainingPaper.SEATING: lambda: seating_plan(training, people, style),
        TrainingPaper.GROUPS: lambda: group_list(training, people, page_each=style.group_pages),
        TrainingPaper.CONTACTS: lambda: contact_list(
            training, people, persons, masked=style.masked
        ),
        TrainingPaper.TIMETABLE: lambda: timetable(training),
        TrainingPaper.RECEIPT: lambda: notice_receipt(training, people, persons, style),
        TrainingPaper.SUMMARY: lambda: found.summary,
        TrainingPaper.RECORDS: lambda: PersonRecords(found.records, found.as_of),
    }
