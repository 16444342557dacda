"""What the papers of a class say, the same for a PDF and for a workbook.

Dates are ISO 8601, hours are integer quarter-hours. Nothing here is read from the roster file:
``roster.papers.paper_set`` fills these in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.papers.codes import TrainingPaper

if TYPE_CHECKING:
    from roster.base.codes.trainings import PartOfDay

PageCode = Callable[[int], str]
"""What the code on a page says, by the number of the page."""


WORKBOOKS = frozenset(
    {
        TrainingPaper.SIGN_IN,
        TrainingPaper.SEATING,
        TrainingPaper.GROUPS,
        TrainingPaper.CONTACTS,
        TrainingPaper.TIMETABLE,
        TrainingPaper.RECEIPT,
    }
)
"""The papers that clerks edit afterwards: they are written as workbooks, too."""

LEAST_ROW = 9.2
"""The height in mm that a row needs for a signature (DOMAIN.md section 4.6)."""

LARGE_ROW = 12.0
"""The height in mm of rows for people who write large."""


@dataclass(frozen=True, slots=True)
class TrainingPerson:
    """One person of a class.

    Attributes:
        number: The row number on every list of the class.
        name: As it is kept, without spaces.
        division: The village or other unit, as at enrollment.
        posts_text: The posts, as at enrollment.
        group: The group's name, empty without groups.
        seat: The number of the seat, if seats are given.
        room: The classroom, where it is not the main one.
        phone: As it is to be printed: masked or in full.
        code: What the QR code of a card says; empty without one.
    """

    number: int
    name: str
    division: str
    posts_text: str
    group: str = ""
    seat: int | None = None
    room: str = ""
    phone: str = ""
    code: str = ""


# --- sign-in sheet -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SheetPeriod:
    """One half-day; subject and lecturer may be empty. ``page_code`` tells its pages apart.

    ``place`` is said where it is not that of the whole training.
    """

    date_iso: str
    part: PartOfDay
    subject: str
    lecturer: str
    page_code: PageCode | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class SheetStyle:
    """How sign-in sheets are laid out.

    Attributes:
        matrix: One table with a narrow column for each half-day, not a set for each of them.
        by_group: People stand together by group rather than by unit.
        page_each: Every unit (or group) begins a page of its own.
        row_height: The least height of a row in mm.
        blank_rows: Rows at the end for people who walk in.
        on_a3: Paper of twice the size, for long lists and many half-days.
        machine_marks: Corner marks, page code and row codes, for reading the signed sheet back.
    """

    matrix: bool = False
    by_group: bool = False
    page_each: bool = False
    row_height: float = LEAST_ROW
    blank_rows: int = 3
    on_a3: bool = False
    machine_marks: bool = True


@dataclass(frozen=True, slots=True)
class SignInSheet:
    """All that the sign-in sheets of a training say.

    ``people`` stand in the order in which units (or groups) are to follow each other; people of
    one unit are brought together under it. ``matrix_code`` tells the pages of the matrix apart.
    """

    title: str
    place: str
    organizer: str
    periods: tuple[SheetPeriod, ...]
    people: tuple[TrainingPerson, ...]
    matrix_code: PageCode | None = None


# --- cards and seats -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Badges:
    """The badges of a class; ``title`` stands above every name."""

    title: str
    people: tuple[TrainingPerson, ...]


@dataclass(frozen=True, slots=True)
class SeatingRoom:
    """One classroom: seats counted from the front left, row by row.

    ``aisles`` are the columns with an aisle to the right of them. People without a seat are named
    below the plan.
    """

    place: str
    rows: int
    columns: int
    people: tuple[TrainingPerson, ...]
    aisles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SeatingPlan:
    """Who sits where, room by room."""

    title: str
    rooms: tuple[SeatingRoom, ...]


# --- lists ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GroupList:
    """Who is in which group; ``page_each`` begins a page for every group."""

    title: str
    people: tuple[TrainingPerson, ...]
    page_each: bool = False


@dataclass(frozen=True, slots=True)
class ContactList:
    """Whom to call. ``masked`` says that the phones given are masked."""

    title: str
    people: tuple[TrainingPerson, ...]
    masked: bool = True


@dataclass(frozen=True, slots=True)
class TimetableLine:
    """One half-day of the timetable; ``starts`` and ``ends`` are "HH:MM" or empty."""

    date_iso: str
    part: PartOfDay
    quarter_hours: int
    subject: str
    lecturer: str
    lecturer_office: str
    place: str
    starts: str = ""
    ends: str = ""


@dataclass(frozen=True, slots=True)
class Timetable:
    """The course as people are told it; ``place`` and ``contact`` may be empty."""

    title: str
    place: str
    organizer: str
    contact: str
    lines: tuple[TimetableLine, ...]


@dataclass(frozen=True, slots=True)
class ReceiptPerson:
    """One person who is called; what is not known stays empty to be filled in by hand."""

    name: str
    gender: str = ""
    office: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptDivision:
    """The receipt that one unit sends back; without a name the unit writes its own."""

    division: str
    people: tuple[ReceiptPerson, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeReceipt:
    """The receipt of a notice (报名回执): a page for every unit.

    ``reply_to`` says who takes the receipts, ``reply_by`` until which day (ISO, may be empty).
    """

    title: str
    reply_to: str
    reply_by: str
    divisions: tuple[ReceiptDivision, ...]
    blank_rows: int = 5


# --- all of them ---------------------------------------------------------------------------

SEATS_IN_A_ROW = 8
"""How many seats stand side by side unless the clerk says otherwise."""


@dataclass(frozen=True, slots=True)
class SetStyle:
    """What a clerk chooses for the papers of a class.

    Attributes:
        sheet: How sign-in sheets are laid out.
        division_on_cards: Name cards say the unit below the name.
        qr_codes: Badges carry the code by which a scanner signs people in.
        columns: Seats side by side.
        rows: Rows of seats; 0 is as many as the people need.
        aisles: The columns with an aisle to the right of them; ``None`` is one in the middle.
        group_pages: Every group begins a page of the group list.
        masked: The contact list leaves out the middle of telephone numbers.
        reply_by: Until which day receipts come back (ISO); empty where it is not said.
        receipt_rows: Blank rows on every receipt.
    """

    sheet: SheetStyle = SheetStyle()
    division_on_cards: bool = False
    qr_codes: bool = False
    columns: int = SEATS_IN_A_ROW
    rows: int = 0
    aisles: tuple[int, ...] | None = None
    group_pages: bool = False
    masked: bool = True
    reply_by: str = ""
    receipt_rows: int = 5
