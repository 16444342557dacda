"""From cells to people: header bands, columns, rows, problems (DOMAIN.md section 6).

What a list does not say stays ``None`` and what cannot be known is a problem at its cell; nothing
is guessed. Everything that is found can be shown to the clerk: which rows were the header, which
column was taken for what and why, how many rows were no people.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from roster.base.progress import Report, unwatched
from roster.lists.checking.repeated_people import repeated_people
from roster.lists.listing import (
    Corrections,
    Listing,
    Outcome,
    Problem,
    UnderstoodColumn,
    UnderstoodSheet,
)
from roster.lists.understanding.cells.name_with_phone import SplitSheet, with_numbers_apart
from roster.lists.understanding.cells.names import may_hold_several
from roster.lists.understanding.cells.shared import SharedColumns, people_in
from roster.lists.understanding.cells.text import words_in
from roster.lists.understanding.headers.band import (
    Head,
    HeaderBand,
    bands_from,
    find_bands,
    iter_body,
)
from roster.lists.understanding.headers.rows import rows_of_counts
from roster.lists.understanding.layouts.chat_names import chat_as_table
from roster.lists.understanding.layouts.form_blocks import without_blocks
from roster.lists.understanding.layouts.forms import as_table
from roster.lists.understanding.layouts.holder_forms import holders_as_table
from roster.lists.understanding.layouts.listed_members import members_as_table
from roster.lists.understanding.layouts.post_holders import as_one_each
from roster.lists.understanding.layouts.table_blocks import (
    only_of,
    side_by_side,
    without_blank_repeats,
)
from roster.lists.understanding.left_over import in_column, unread_names
from roster.lists.understanding.rows.facts import RowFacts, has_villages
from roster.lists.understanding.rows.kinds import RowSorter
from roster.lists.understanding.rows.merged import one_row_each, with_shared_values
from roster.lists.understanding.rows.no_person import marking_texts, telling_rows
from roster.lists.understanding.table_columns import are_people, understand_columns
from roster.lists.understanding.table_people import TablePeople
from roster.lists.understanding.table_titles import section_above
from roster.people.fields import Proof, Trait, proving, with_trait
from roster.people.problems import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from roster.divisions.village_finder import VillageFinder
    from roster.lists.listing import ListedPerson
    from roster.lists.reading.cells import Row, Sheet, Workbook
    from roster.lists.understanding.columns import TableColumns
    from roster.lists.understanding.layouts.drawn_table import DrawnTable
    from roster.lists.understanding.left_over import LeftOver
    from roster.lists.understanding.rows.kinds import SortedRows
    from roster.lists.understanding.section import Section

_NOT_A_LIST = re.compile(r"说明|示例|样表|样例|字典|下拉|选项|代码表|参数")
#: A list without any header must hold one of these beside the names.
_TELLING = tuple(proving(Proof.WITHOUT_HEADER))
_SINGLE = with_trait(Trait.LISTED)
#: Facts of which one merged cell may speak for several people.
_SHARED = with_trait(Trait.MERGED)
#: By so many rows columns are judged.
_JUDGED = 1000
_NOTHING_SAID = Corrections()
_USUAL_STEPS = 12


def understand(
    workbook: Workbook,
    villages: VillageFinder,
    *,
    corrections: Corrections = _NOTHING_SAID,
    report: Report = unwatched,
) -> Listing:
    """Return all people that a workbook lists, and every problem at its cell.

    Args:
        workbook: what the reader found in the file.
        villages: the villages among which the list's are looked up.
        corrections: what the clerk said about headers and columns.
        report: told about rows of the workbook, several times for each table.
    """
    people: list[ListedPerson] = []
    problems: list[Problem] = []
    sheets: list[UnderstoodSheet] = []
    skipped = 0
    done, total = 0, sum(len(sheet.rows) for sheet in workbook.sheets)
    for sheet in workbook.sheets:
        looking = _looking(report, done, len(sheet.rows), total)
        done += len(sheet.rows)
        if not is_read(sheet, corrections):
            continue
        for part in _parts(sheet, villages, corrections, looking):
            people += part.people
            problems += part.problems
            sheets.append(part.sheet)
            skipped += part.sheet.rows_skipped
    report(done, total)
    problems += repeated_people(people)
    return Listing(
        file=workbook.file,
        sha256=workbook.sha256,
        outcome=Outcome.IMPORT if people else Outcome.NOTHING_FOUND,
        people=tuple(people),
        problems=tuple(problems),
        sheets=tuple(sheets),
        rows_skipped=skipped,
    )


def _looking(report: Report, done: int, rows: int, total: int) -> Callable[[], None]:
    """Return what is called at each step through a sheet.

    How many steps there will be is not known before; each leaves less of the sheet to be done.
    """
    steps = count(1)

    def look() -> None:
        step = next(steps)
        report(done + rows * step // (step + _USUAL_STEPS), total)

    return look


def is_read(sheet: Sheet, corrections: Corrections = _NOTHING_SAID) -> bool:
    """Tell whether people are looked for in a sheet: in hidden ones only on demand."""
    if sheet.name in corrections.shown or sheet.name in corrections.bands:
        return bool(sheet.rows)
    return bool(sheet.rows) and not sheet.hidden and not _NOT_A_LIST.search(sheet.name)


class _Part(NamedTuple):
    """What one table of a sheet gave."""

    people: list[ListedPerson]
    problems: list[Problem]
    sheet: UnderstoodSheet


def _parts(
    sheet: Sheet, villages: VillageFinder, corrections: Corrections, look: Callable[[], None]
) -> Iterator[_Part]:
    """Yield what the tables of a sheet give, or its forms drawn as a table."""
    sheet = without_blocks(sheet)
    drawn = None if sheet.name in corrections.bands else _drawn(sheet, villages)
    left = unread_names(sheet, drawn.left) if drawn else []
    if drawn is None or not drawn.sheet.rows:
        split = with_numbers_apart(sheet)
        read = split.sheet if split else sheet
        for part in _SheetReader(read, villages, corrections, look).parts():
            left = []
            yield _joined_again(part, split) if split else part
    else:
        for part in _SheetReader(drawn.sheet, villages, _NOTHING_SAID, look).parts():
            led = _led_back(part, drawn)
            yield led._replace(problems=[*led.problems, *left])
            left = []
    if left:
        yield _Part([], left, UnderstoodSheet(sheet.name, 0, 0, (), 0, len(sheet.rows)))


def _drawn(sheet: Sheet, villages: VillageFinder) -> DrawnTable | None:
    """Return a sheet whose people stand in no rows of their own as a table.

    A table without rows holds only what is left over of a list in which nobody could be read.
    """
    refused: DrawnTable | None = None
    for draw in (
        partial(holders_as_table, sheet, villages),
        partial(members_as_table, sheet, villages),
        partial(as_table, sheet),
        partial(chat_as_table, sheet),
    ):
        table = draw()
        if table and table.sheet.rows:
            return table
        refused = refused or table
    return refused


def _joined_again(part: _Part, split: SplitSheet) -> _Part:
    """Return what was read of a sheet with numbers apart, at the columns that are there."""
    problems = [
        msgspec.structs.replace(each, column=split.column + 1)
        if each.column == split.added + 1
        else each
        for each in part.problems
    ]
    columns = tuple(each for each in part.sheet.columns if each.column != split.added + 1)
    return _Part(part.people, problems, replace(part.sheet, columns=columns))


def _led_back(part: _Part, drawn: DrawnTable) -> _Part:
    """Return what a drawn table gave, at the cells of the sheet; its columns are no columns."""
    people = [msgspec.structs.replace(each, row=drawn.row(each.row)) for each in part.people]
    problems = []
    for problem in part.problems:
        row, cell = drawn.row(problem.row), drawn.cell(problem.row, problem.column)
        column = cell[1] if cell and cell[0] == row else 0
        problems.append(msgspec.structs.replace(problem, row=row, column=column, cell=cell))
    sheet = replace(part.sheet, header_first=0, header_last=0, columns=())
    return _Part(people, problems, sheet)


class _SheetReader:
    """Reads the tables of one sheet."""

    def __init__(
        self,
        sheet: Sheet,
        villages: VillageFinder,
        corrections: Corrections,
        look: Callable[[], None],
    ) -> None:
        self._sheet = sheet
        self._villages = villages
        self._words = words_in(sheet.rows)
        self._marks = marking_texts(self._words)
        self._look = look
        self._is_told = sheet.name in corrections.bands
        self._band = corrections.bands.get(sheet.name)
        self._chosen = {
            column - 1: field
            for (name, column), field in corrections.fields.items()
            if name == sheet.name
        }

    def parts(self) -> Iterator[_Part]:
        """Yield what each table gives; tables without people give nothing."""
        self._look()
        bands = self._bands()
        tables = _joined(list(iter_body(self._sheet, bands))) if bands else [self._headless()]
        counted = sum(band.last - band.first + 1 for band in bands)
        counted += sum(1 for number, _ in self._sheet.rows if bands and number < bands[0].first)
        for band, rows in tables:
            tidy = without_blank_repeats(band, rows, self._marks)
            blocks = side_by_side(self._with_chosen(tidy))
            parts = []
            left: list[LeftOver] = []
            for heads in blocks:
                self._look()
                own = rows if len(blocks) == 1 else only_of(heads, blocks, rows)
                telling = telling_rows(own[:_JUDGED], self._marks)
                columns = understand_columns(heads, telling, self._villages, self._chosen)
                if self._is_list(columns, telling, has_header=bool(bands)):
                    if bands and band.first == bands[0].first and len(blocks) == 1:
                        cut = self._people_above(band, columns)
                        own, counted = [*cut, *own], counted - len(cut)
                    above = section_above(
                        self._sheet, band, heads, self._villages, is_one=len(blocks) == 1
                    )
                    parts.append(self._part(band, columns, own, counted, above))
                    counted = 0
                elif name := columns.first("name"):
                    left += in_column(own, name.index)
            yield from _with_left_over(_with_holders_once(parts), unread_names(self._sheet, left))

    def _bands(self) -> tuple[HeaderBand, ...]:
        if not self._is_told:
            return find_bands(self._sheet, self._words)
        return bands_from(self._sheet, *self._band, self._words) if self._band else ()

    def _people_above(self, band: HeaderBand, columns: TableColumns) -> list[Row]:
        """Return the people above the first header, whose own page has lost its header."""
        above = [row for row in self._sheet.rows if row[0] < band.first]
        facts = RowFacts(columns)
        return [row for row in above if facts.prove_a_person(row[1])]

    def _with_chosen(self, band: HeaderBand) -> HeaderBand:
        """Return the band and the columns without any word that were chosen by the clerk."""
        there = {head.index for head in band.heads}
        added = (Head(index, ()) for index in self._chosen if index not in there)
        return replace(band, heads=tuple(sorted((*band.heads, *added), key=lambda h: h.index)))

    def _headless(self) -> tuple[HeaderBand, list[Row]]:
        """Return the whole sheet as a table whose columns have no names."""
        width = max(len(cells) for _, cells in self._sheet.rows)
        end = min(rows_of_counts(self._sheet), default=None)
        rows = [row for row in self._sheet.rows if end is None or row[0] < end]
        return HeaderBand(0, 0, tuple(Head(i, ()) for i in range(width))), rows

    def _is_list(self, columns: TableColumns, rows: Sequence[Row], *, has_header: bool) -> bool:
        if self._is_told or "name" in self._chosen.values():
            return columns.first("name") is not None
        if has_header:
            return are_people(columns, rows)
        return columns.first("name") is not None and any(columns.first(field) for field in _TELLING)

    def _part(
        self,
        band: HeaderBand,
        columns: TableColumns,
        rows: Sequence[Row],
        rows_above: int,
        above: Section,
    ) -> _Part:
        if has_villages(columns, rows):
            above = above._replace(village=None, is_titled=False)
        self._look()
        name = columns.first("name")
        rows = one_row_each(rows, self._sheet.merges, name.index) if name else rows
        shared = {column.index for field in _SHARED for column in columns.of(field)}
        shared |= {columns.bodies.index} if columns.bodies else set()
        rows = with_shared_values(rows, self._sheet.merges, shared)
        found = RowSorter(columns, self._villages, rows, self._marks).sort(rows, above)
        self._look()
        one_each, sections = _one_person_each(found, columns)
        asked = (self._sheet.name, columns, one_each, sections, above)
        table = TablePeople(*asked, self._look, self._sheet.struck)
        people, problems = table.read(self._villages)
        problems += [self._nameless(row, columns) for row in found.nameless]
        problems += unread_names(self._sheet, in_column(found.unread, name.index if name else 0))
        skipped = found.skipped + len(found.nameless) + rows_above
        return _Part(
            people,
            problems,
            UnderstoodSheet(
                self._sheet.name,
                band.first,
                band.last,
                tuple(_understood(columns)),
                len(found.people),
                skipped,
            ),
        )

    def _nameless(self, row: Row, columns: TableColumns) -> Problem:
        name = columns.first("name")
        column = name.index + 1 if name else 0
        return Problem(self._sheet.name, row[0], column, "name", ProblemKind.NAME_MISSING, "")


def _with_left_over(parts: Sequence[_Part], problems: Sequence[Problem]) -> Iterator[_Part]:
    """Yield what several tables side by side gave, and what was left over beside them."""
    for part in parts[:1]:
        yield part._replace(problems=[*part.problems, *problems])
    yield from parts[1:]


def _with_holders_once(parts: Sequence[_Part]) -> Sequence[_Part]:
    """Join what several tables side by side say about one person in one row."""
    if len(parts) < 2:
        return parts
    people = as_one_each(person for part in parts for person in part.people)
    return [part._replace(people=[] if place else people) for place, part in enumerate(parts)]


def _joined(
    bodies: Sequence[tuple[HeaderBand, list[Row]]],
) -> list[tuple[HeaderBand, list[Row]]]:
    """Join the rows below a header that is repeated on every page."""
    tables: dict[object, tuple[HeaderBand, list[Row]]] = {}
    for band, rows in bodies:
        tables.setdefault(band.words, (band, []))[1].extend(rows)
    return list(tables.values())


def _one_person_each(found: SortedRows, columns: TableColumns) -> tuple[list[Row], list[Section]]:
    """Part the rows in whose cells two people share the lines."""
    name = columns.first("name")
    index = name.index if name else 0
    names = {cells[index] for _, cells in found.people if index < len(cells)}
    if not any(map(may_hold_several, names)):
        return found.people, found.sections
    telling, single, posts = (
        [column.index for field in fields for column in columns.of(field)]
        for fields in (_TELLING, _SINGLE, ("posts",))
    )
    shared = SharedColumns(index, telling, single, posts)
    rows: list[Row] = []
    sections: list[Section] = []
    for row, section in zip(found.people, found.sections, strict=True):
        parted = list(people_in(row, shared))
        rows += parted
        sections += [section] * len(parted)
    return rows, sections


def _understood(columns: TableColumns) -> Iterator[UnderstoodColumn]:
    for column in columns.columns:
        yield UnderstoodColumn(
            column.index + 1, column.header, column.field, column.confidence, column.reason
        )
