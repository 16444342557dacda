"""The sign-in sheet (签到表): A4 portrait, a set of pages for each half-day (DOMAIN.md 4.6)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from roster.dates import in_chinese
from roster.documents.fonts import Face, require_printable
from roster.documents.page import A4_PORTRAIT, Align, Box, Lettering, new_paper
from roster.documents.typesetting import Setting, spaced_name
from roster.errors import NobodyEnrolled, TrainingWithoutPeriods
from roster.labels import label
from roster.progress import unwatched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from roster.codes import PartOfDay
    from roster.documents.page import Paper
    from roster.progress import Report

_LEFT, _RIGHT = 15.0, 195.0
_WIDTH = _RIGHT - _LEFT
_TOP = 15.0
_TABLE_END = 279.0  # below it the page number
_LAST_TABLE_END = 269.0  # below it the foot line as well
_KIND_HEIGHT = 11.0
_GAP = 2.0
_HEAD_HEIGHT = 9.5
_LEAST_ROW = 9.2  # room for handwriting
_BLANK_ROWS = 3
_LEAST_ROWS = 6  # a last page with fewer takes some from the page before
_PADDING = 1.5
_SMALLEST_TEXT = 10.5  # points

_TITLE = Lettering(Face.SONG, 18, weight=0.5)
_KIND = Lettering(Face.SONG, 22, tracking=14, weight=0.6)
_NOTE = Lettering(Face.SONG, 11.5)
_HEADER = Lettering(Face.HEI, 11)
_NAME = Lettering(Face.KAI, 13)
_TEXT = Lettering(Face.SONG, 11)
_THIN, _MEDIUM, _THICK = 0.4, 0.8, 1.2

_COLUMNS = (
    ("序号", 12.0),
    ("单位", 31.0),
    ("姓名", 28.0),
    ("职务", 44.0),
    ("签名", 41.0),
    ("备注", 24.0),
)
_EDGES = tuple(_LEFT + sum(width for _, width in _COLUMNS[:n]) for n in range(len(_COLUMNS) + 1))
_NUMBER, _UNIT, _PERSON, _POSTS = range(4)


@dataclass(frozen=True, slots=True)
class SheetPeriod:
    """One half-day: ISO date, part of the day, subject and lecturer (either may be empty)."""

    date_iso: str
    part: PartOfDay
    subject: str
    lecturer: str


@dataclass(frozen=True, slots=True)
class SheetPerson:
    """One line of the sheet; ``number`` is printed as given."""

    number: int
    unit: str
    name: str
    posts_text: str


@dataclass(frozen=True, slots=True)
class SignInSheet:
    """All that the sign-in sheets of a training say.

    ``people`` stand in the order in which units are to follow each other; people of one unit are
    brought together under it.
    """

    title: str
    place: str
    organizer: str
    periods: tuple[SheetPeriod, ...]
    people: tuple[SheetPerson, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the table; the blank ones have no unit and no cells."""

    unit: str
    cells: tuple[tuple[int, Setting, Lettering], ...] = ()


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows of the sheet and the height in mm that all of them have."""

    rows: tuple[_Row, ...]
    height: float

    def pages(self, top: float) -> list[tuple[_Row, ...]]:
        """Cut the rows to pages on which the table's head begins at ``top`` mm."""
        room = self._room(_TABLE_END - top)
        pages: list[tuple[_Row, ...]] = []
        rest = self.rows
        while len(rest) > self._room(_LAST_TABLE_END - top):
            kept = min(room, max(1, len(rest) - _LEAST_ROWS))
            pages.append(rest[:kept])
            rest = rest[kept:]
        return [*pages, rest]

    def _room(self, height: float) -> int:
        return max(1, int((height - _HEAD_HEIGHT) / self.height))


def write_sign_in_sheets(
    path: Path, sheet: SignInSheet, report: Report = unwatched, *, invariant: bool = False
) -> int:
    """Write a set of pages for each half-day into one file and return the number of pages.

    Telephone numbers are not printed: the sheet lies open on a table.

    Raises:
        TrainingWithoutPeriods: there is no half-day.
        NobodyEnrolled: there are no people.
        Unprintable: texts that no font can print; nothing is written then.
        DiskFull: no room for the file.
        CannotWrite: the folder is missing or read-only, or the target is held open.
    """
    if not sheet.periods:
        raise TrainingWithoutPeriods(sheet.title)
    if not sheet.people:
        raise NobodyEnrolled(sheet.title)
    require_printable(_texts(sheet))
    total = 0
    with new_paper(path, A4_PORTRAIT, f"{sheet.title} 签到表", invariant=invariant) as paper:
        table = _table(paper, sheet.people)
        for done, period in enumerate(sheet.periods, start=1):
            total += _draw_period(paper, sheet, period, table)
            report(done, len(sheet.periods))
    return total


def _texts(sheet: SignInSheet) -> Iterator[str]:
    yield from (sheet.title, sheet.place, sheet.organizer)
    for period in sheet.periods:
        yield from (period.subject, period.lecturer)
    for person in sheet.people:
        yield from (person.name, person.unit, person.posts_text)


def _table(paper: Paper, people: Sequence[SheetPerson]) -> _Table:
    order = {unit: place for place, unit in enumerate(dict.fromkeys(p.unit for p in people))}
    together = sorted(people, key=lambda person: order[person.unit])
    rows = tuple(_Row(person.unit, tuple(_cells(paper, person))) for person in together)
    units = (_fit(paper, _UNIT, unit, _TEXT) for unit in order)
    settings = [setting for row in rows for _, setting, _ in row.cells] + [*units]
    height = max(_LEAST_ROW, *(paper.height_of(setting) + _PADDING for setting in settings))
    return _Table(rows + (_Row(""),) * _BLANK_ROWS, height)


def _cells(paper: Paper, person: SheetPerson) -> Iterator[tuple[int, Setting, Lettering]]:
    yield _NUMBER, _fit(paper, _NUMBER, str(person.number), _TEXT), _TEXT
    yield _PERSON, _fit(paper, _PERSON, spaced_name(person.name), _NAME), _NAME
    yield _POSTS, _fit(paper, _POSTS, person.posts_text, _TEXT), _TEXT


def _fit(paper: Paper, column: int, text: str, lettering: Lettering) -> Setting:
    width = _COLUMNS[column][1] - 2 * _PADDING
    return paper.fit_line(text, width, lettering, _SMALLEST_TEXT)


def _draw_period(paper: Paper, sheet: SignInSheet, period: SheetPeriod, table: _Table) -> int:
    """Draw the pages of one half-day and return how many they are."""
    notes = _notes(paper, sheet, period)
    top = _head_height(paper, sheet.title, notes)
    pages = table.pages(top)
    for number, rows in enumerate(pages, start=1):
        _draw_head(paper, sheet.title, notes)
        end = _draw_table(paper, rows, top, table.height)
        if number == len(pages):
            _draw_foot(paper, len(sheet.people), end + 9)
        paper.page_number(number, len(pages))
        paper.end_page()
    return len(pages)


def _notes(paper: Paper, sheet: SignInSheet, period: SheetPeriod) -> tuple[Setting, ...]:
    """Return time, place and subject, as many on a line as the width allows."""
    day = in_chinese(period.date_iso) + label(period.part)
    named = (
        ("时间", day),
        ("地点", sheet.place),
        ("课程", period.subject),
        ("授课人", period.lecturer),
        ("主办单位", sheet.organizer),
    )
    lines: list[str] = []
    for note in (f"{name}：{text}" for name, text in named if text):
        joined = f"{lines[-1]}　　{note}" if lines else note
        if lines and paper.text_width(joined, _NOTE) <= _WIDTH:
            lines[-1] = joined
        else:
            lines.append(note)
    return tuple(paper.fit_line(line, _WIDTH, _NOTE, _SMALLEST_TEXT) for line in lines)


def _head_height(paper: Paper, title: str, notes: Sequence[Setting]) -> float:
    """Return where the table begins, in mm."""
    height = paper.height_of(_title(paper, title)) + _KIND_HEIGHT
    return _TOP + height + sum(paper.height_of(note) + _GAP for note in notes) + _GAP


def _draw_head(paper: Paper, title: str, notes: Sequence[Setting]) -> None:
    setting = _title(paper, title)
    height = paper.height_of(setting)
    paper.cell(Box(_LEFT, _TOP, _WIDTH, height), setting, _TITLE)
    kind = Box(_LEFT, _TOP + height, _WIDTH, _KIND_HEIGHT)
    paper.cell(kind, Setting(_KIND.size, ("签到表",)), _KIND)
    y = kind.bottom + _GAP
    for note in notes:
        box = Box(_LEFT, y, _WIDTH, paper.height_of(note))
        paper.cell(box, note, _NOTE, Align.LEFT)
        y = box.bottom + _GAP


def _title(paper: Paper, title: str) -> Setting:
    return paper.fit_line(title, _WIDTH, _TITLE, 14)


def _draw_table(paper: Paper, rows: Sequence[_Row], top: float, height: float) -> float:
    """Draw one page of the table; return its lower edge in mm."""
    for column, (header, width) in enumerate(_COLUMNS):
        box = Box(_EDGES[column], top, width, _HEAD_HEIGHT)
        paper.cell(box, Setting(_HEADER.size, (header,)), _HEADER)
    first = top + _HEAD_HEIGHT
    for number, row in enumerate(rows):
        _draw_row(paper, row, first + number * height, height)
    _draw_units(paper, rows, first, height)
    end = first + len(rows) * height
    for x in _EDGES[1:-1]:
        paper.line((x, top), (x, end), _THIN)
    paper.line((_LEFT, first), (_RIGHT, first), _MEDIUM)
    paper.rectangle(Box(_LEFT, top, _WIDTH, end - top), _THICK)
    return end


def _draw_row(paper: Paper, row: _Row, top: float, height: float) -> None:
    for column, setting, lettering in row.cells:
        left, width = _EDGES[column] + _PADDING, _COLUMNS[column][1] - 2 * _PADDING
        align = Align.LEFT if column == _POSTS else Align.CENTRE
        paper.cell(Box(left, top, width, height), setting, lettering, align)
    paper.line((_LEFT, top + height), (_EDGES[_UNIT], top + height), _THIN)
    paper.line((_EDGES[_UNIT + 1], top + height), (_RIGHT, top + height), _THIN)


def _draw_units(paper: Paper, rows: Sequence[_Row], first: float, height: float) -> None:
    """Write each unit once beside its people, with a stronger line after them."""
    for unit, numbers in groupby(range(len(rows)), key=lambda number: rows[number].unit):
        places = list(numbers)
        top, end = first + places[0] * height, first + (places[-1] + 1) * height
        box = Box(_EDGES[_UNIT], top, _COLUMNS[_UNIT][1], end - top)
        if unit:
            paper.cell(box, _fit(paper, _UNIT, unit, _TEXT), _TEXT)
            paper.line((_LEFT, end), (_RIGHT, end), _MEDIUM)
        else:
            for place in places[1:]:
                y = first + place * height
                paper.line((box.left, y), (box.right, y), _THIN)


def _draw_foot(paper: Paper, expected: int, y: float) -> None:
    """Write the counts to be filled in by hand; how many are expected is known."""
    x = _LEFT
    parts = (
        (f"应到 {expected} 人　实到", 14.0),
        ("人　请假", 14.0),
        ("人　缺席", 14.0),
        ("人　　班主任签名", 0.0),
    )
    for text, blank in parts:
        paper.text(x, y, text, _NOTE)
        x += paper.text_width(text, _NOTE) + 1
        if blank:
            paper.line((x, y + 1), (x + blank, y + 1), _THIN)
            x += blank + 1
    paper.line((x, y + 1), (_RIGHT, y + 1), _THIN)
