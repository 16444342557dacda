"""The sign-in sheet (签到表), A4 or A3: a set of pages for each half-day, or one matrix of all.

DOMAIN.md section 4.6. The rows of all half-days are the same, so they are drawn once and repeated
under the head of each half-day.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from roster.base.progress import unwatched
from roster.base.words import label
from roster.papers.drawing.fonts import require_printable
from roster.papers.drawing.heading import LEFT, NOTE, Heading, set_heading
from roster.papers.drawing.machine_marks import (
    MARK_INSET,
    PAGE_CODE_SIDE,
    draw_corner_marks,
    draw_page_code,
    written_row_code,
)
from roster.papers.drawing.page import (
    A3_LANDSCAPE,
    A3_PORTRAIT,
    A4_LANDSCAPE,
    A4_PORTRAIT,
    Align,
    new_paper,
)
from roster.papers.drawing.table import NAME, THIN, Column, SetRow, Table, paginate
from roster.papers.drawing.typesetting import spaced_name
from roster.papers.facts import SheetStyle
from roster.papers.wording import NO_GROUP, day_words, matrix_notes, period_notes, sections
from roster.trainings.errors import NobodyEnrolled, TrainingWithoutPeriods

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from roster.base.progress import Report
    from roster.papers.drawing.page import Paper
    from roster.papers.facts import PageCode, SheetPeriod, SignInSheet, TrainingPerson

_FOOT = 17.0  # mm kept free below a table for the page number
_MARKED_FOOT = MARK_INSET + PAGE_CODE_SIDE  # the same with a page code
_LAST_FOOT = 11.0  # mm more on the page with the foot line
_MOST_UPRIGHT = 3  # half-days of a matrix on upright paper
_LEAST_PERIOD = 13.0  # mm for a signature in a matrix; more half-days stand on further pages
_PEOPLE_OF_MATRIX, _PEOPLE_UPRIGHT = 118.0, 105.0  # mm for the columns that say who it is
_PEOPLE_OF_SHEET, _REMARK_OF_SHEET = 0.64, 0.13  # of the width, on the sheet of a half-day
_SIGNATURE_WIDTH = 50.0  # mm, of the line to sign on
_UNITED = 1  # the column of unit or group


@dataclass(frozen=True, slots=True)
class _Part:
    """One set of pages: a half-day, or some half-days side by side."""

    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    code: PageCode | None


@dataclass(frozen=True, slots=True)
class _Section:
    """People whose pages begin anew; ``words`` name them in the head."""

    words: str
    people: tuple[TrainingPerson, ...]


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One page of rows, drawn beforehand: the words for its head and the name of its stamp."""

    words: str
    stamp: str


def write_sign_in_sheets(
    path: Path,
    sheet: SignInSheet,
    report: Report = unwatched,
    *,
    style: SheetStyle | None = None,
    invariant: bool = False,
) -> int:
    """Write the sign-in sheets of a training into one file and return the number of pages.

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
    style = style or SheetStyle()
    parts = _matrix_parts(sheet, style) if style.matrix else _period_parts(sheet, style)
    title = f"{sheet.title} 签到表"
    size, author = paper_size(sheet, style), sheet.organizer
    with new_paper(
        path, size, title, author=author, subject="签到表", invariant=invariant
    ) as paper:
        return _Writer(paper, sheet, style).write(parts, report)


def paper_size(sheet: SignInSheet, style: SheetStyle) -> tuple[float, float]:
    """Return the paper of a sheet: sideways for a matrix of more than three half-days."""
    is_wide = style.matrix and len(sheet.periods) > _MOST_UPRIGHT
    if style.on_a3:
        return A3_LANDSCAPE if is_wide else A3_PORTRAIT
    return A4_LANDSCAPE if is_wide else A4_PORTRAIT


def _texts(sheet: SignInSheet) -> Iterator[str]:
    yield from (sheet.title, sheet.place, sheet.organizer)
    for period in sheet.periods:
        yield from (period.subject, period.lecturer, period.place)
    for person in sheet.people:
        yield from (person.name, person.division, person.group, person.posts_text)


# --- what the sheet is made of ---------------------------------------------------------------


def _period_parts(sheet: SignInSheet, style: SheetStyle) -> tuple[_Part, ...]:
    width = _width(sheet, style)
    people, remark = width * _PEOPLE_OF_SHEET, width * _REMARK_OF_SHEET
    signature = Column("签名", width - people - remark)
    columns = (*_person_columns(style, people), signature, Column("备注", remark))
    return tuple(
        _Part(period_notes(sheet, period), columns, period.page_code) for period in sheet.periods
    )


def _matrix_parts(sheet: SignInSheet, style: SheetStyle) -> tuple[_Part, ...]:
    width = _width(sheet, style)
    people, remark = (_PEOPLE_UPRIGHT, 12.0) if width < 200 else (_PEOPLE_OF_MATRIX, 18.0)
    room = width - people - remark
    return tuple(
        _Part(
            matrix_notes(sheet, periods),
            (
                *_person_columns(style, people),
                *_period_columns(periods, room),
                Column("备注", remark),
            ),
            sheet.matrix_code,
        )
        for periods in _side_by_side(sheet.periods, int(room / _LEAST_PERIOD))
    )


def _width(sheet: SignInSheet, style: SheetStyle) -> float:
    return paper_size(sheet, style)[0] - 2 * LEFT


def _side_by_side(periods: tuple[SheetPeriod, ...], most: int) -> list[tuple[SheetPeriod, ...]]:
    """Share the half-days evenly among as few tables of ``most`` columns as whole days need."""
    fewest = len(_tables(periods, most))
    each = next(n for n in range(1, most + 1) if len(_tables(periods, n)) == fewest)
    return _tables(periods, each)


def _tables(periods: tuple[SheetPeriod, ...], most: int) -> list[tuple[SheetPeriod, ...]]:
    """Put days side by side, at most so many half-days or one day in a table."""
    tables: list[tuple[SheetPeriod, ...]] = []
    for _day, halves in groupby(periods, key=lambda period: period.date_iso):
        day = tuple(halves)
        if tables and len(tables[-1]) + len(day) <= most:
            tables[-1] += day
        else:
            tables.append(day)
    return tables


def _person_columns(style: SheetStyle, width: float) -> tuple[Column, ...]:
    """Return the columns that say who it is; the posts take what is left of ``width`` mm."""
    number, name = Column("序号", 11.0), Column("姓名", 30.0, NAME)
    columns: tuple[Column, ...] = (number, Column("单位", 28.0), name)
    if style.by_group:
        columns = (number, Column("组别", 16.0), Column("单位", 24.0), name)
    rest = width - sum(column.width for column in columns)
    return (*columns, Column("职务", rest, align=Align.LEFT))


def _period_columns(periods: Sequence[SheetPeriod], width: float) -> Iterator[Column]:
    for period in periods:
        yield Column(label(period.part), width / len(periods), over=day_words(period.date_iso))


# --- drawing ---------------------------------------------------------------------------------


class _Writer:
    """Draws the pages of one file."""

    def __init__(self, paper: Paper, sheet: SignInSheet, style: SheetStyle) -> None:
        self._paper = paper
        self._sheet = sheet
        self._style = style
        self._sections = _sections(sheet.people, style)
        self._foot = _MARKED_FOOT if style.machine_marks else _FOOT
        self._leaves: dict[tuple[tuple[Column, ...], float], tuple[_Leaf, ...]] = {}
        self._stamps = 0
        self._pages = 0

    def write(self, parts: Sequence[_Part], report: Report) -> int:
        """Draw all parts and return the number of pages."""
        for done, part in enumerate(parts, start=1):
            self._draw_part(part)
            report(done, len(parts))
        return self._pages

    def _draw_part(self, part: _Part) -> None:
        heads = {section.words: self._head(part, section) for section in self._sections}
        top = max(head.bottom for head in heads.values())
        leaves = self._leaves_below(part.columns, top)
        for number, leaf in enumerate(leaves, start=1):
            self._paper.literal(heads[leaf.words].operators)
            self._paper.stamp(leaf.stamp)
            if part.code and self._style.machine_marks:
                before = self._pages if self._style.matrix else 0
                draw_page_code(self._paper, LEFT, part.code(before + number))
            self._paper.page_number(number, len(leaves))
            self._paper.end_page()
        self._pages += len(leaves)

    def _head(self, part: _Part, section: _Section) -> Heading:
        words = (section.words,) if section.words else ()
        return set_heading(self._paper, self._sheet.title, "签到表", (*part.notes, *words))

    def _leaves_below(self, columns: tuple[Column, ...], top: float) -> tuple[_Leaf, ...]:
        """Draw the pages of rows under a head that ends at ``top`` mm, once for all half-days."""
        key = (columns, top)
        if key not in self._leaves:
            table = Table(self._paper, columns, united=_UNITED)
            drawn = (self._draw_section(table, section, top) for section in self._sections)
            self._leaves[key] = tuple(leaf for leaves in drawn for leaf in leaves)
        return self._leaves[key]

    def _rows(self, table: Table, section: _Section) -> list[SetRow]:
        blanks = [table.row(())] * self._style.blank_rows
        return [*(self._row(table, person) for person in section.people), *blanks]

    def _row(self, table: Table, person: TrainingPerson) -> SetRow:
        group = (person.group or NO_GROUP,) if self._style.by_group else ()
        name = spaced_name(person.name)
        texts = (str(person.number), *group, person.division, name, person.posts_text)
        if not self._style.machine_marks:
            return table.row(texts)
        return table.row(texts, written_row_code(self._paper, table.right, person.number))

    def _draw_section(self, table: Table, section: _Section, top: float) -> Iterator[_Leaf]:
        """Draw the rows of a section, on tables that begin at ``top`` mm."""
        rows = self._rows(table, section)
        heights = [max(self._style.row_height, row.needs) for row in rows]
        room = self._paper.height - self._foot - top - table.header_height
        pages = paginate(heights, (room, room), _LAST_FOOT, [row.united for row in rows])
        for page in pages:
            self._stamps += 1
            stamp = f"rows{self._stamps}"
            with self._paper.stamp_making(stamp):
                if self._style.machine_marks:
                    draw_corner_marks(self._paper)
                kept = slice(page.start, page.stop)
                end = table.draw(rows[kept], heights[kept], top)
                if page is pages[-1]:
                    self._draw_foot(len(section.people), end + 9)
            yield _Leaf(section.words, stamp)

    def _draw_foot(self, expected: int, y: float) -> None:
        """Write the counts to be filled in by hand; how many are expected is known."""
        paper, x, right = self._paper, LEFT, self._paper.width - LEFT
        for text, blank in _foot_words(expected, has_counts=not self._style.matrix):
            paper.text(x, y, text, NOTE)
            x += paper.text_width(text, NOTE) + 1
            end = x + blank if blank else min(right, x + _SIGNATURE_WIDTH)
            paper.line((x, y + 1), (end, y + 1), THIN)
            x = end + 1


def _sections(people: Sequence[TrainingPerson], style: SheetStyle) -> tuple[_Section, ...]:
    found = sections(people, by_group=style.by_group)
    if not style.page_each:
        return (_Section("", tuple(person for _, members in found for person in members)),)
    word = "组别" if style.by_group else "单位"
    return tuple(_Section(f"{word}：{name}", members) for name, members in found)


def _foot_words(expected: int, *, has_counts: bool) -> tuple[tuple[str, float], ...]:
    """Return the words of the foot line, each with the length in mm of the line behind it."""
    if not has_counts:
        return ((f"应到 {expected} 人　　班主任签名", 0.0),)
    return (
        (f"应到 {expected} 人　实到", 14.0),
        ("人　请假", 14.0),
        ("人　缺席", 14.0),
        ("人　　班主任签名", 0.0),
    )
