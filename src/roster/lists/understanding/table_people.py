"""The people of one table, with the problems at their cells."""

from __future__ import annotations

from collections import Counter
from itertools import starmap, zip_longest
from typing import TYPE_CHECKING, TypeVar

from roster.lists.listing import ListedPerson, Problem, Texts
from roster.lists.understanding.cells.choice_boxes import is_unfilled, read_choice
from roster.lists.understanding.cells.date_parts import joined_dates
from roster.lists.understanding.cells.names import NO_REMARK, NameRemark
from roster.lists.understanding.cells.text import broken, squeezed, text_of, texts_of
from roster.lists.understanding.layouts.post_holders import is_untold, posts_in_header
from roster.lists.understanding.people_columns import (
    Doubt,
    broken_cells,
    by_text,
    read_births,
    read_education_columns,
    read_genders,
    read_id_column,
    read_joined,
    read_names,
    read_newly_elected,
    read_phone_columns,
    read_political_columns,
    read_post_columns,
    ticked,
    with_dittos,
)
from roster.lists.understanding.sheet_villages import (
    filled_around,
    filled_down,
    village_in,
    villages_of_rows,
)
from roster.lists.understanding.unheld_posts import gone, losers, result_of_election
from roster.people.fields import Trait, further_fields, readers, with_trait
from roster.people.posts import body_of, in_order
from roster.people.problems import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from roster.base.codes.people import Post
    from roster.divisions.village_finder import VillageFinder
    from roster.lists.reading.cells import Cell, Row
    from roster.lists.understanding.columns import Column, TableColumns
    from roster.lists.understanding.section import Section
    from roster.lists.understanding.sheet_villages import RowVillage
    from roster.people.fields import Reader

_Value = TypeVar("_Value")
#: Fields in whose cells 同上 means the cell above.
_REPEATABLE = frozenset(with_trait(Trait.DITTO))
#: Fields that a person keeps and whose broken cells are therefore worth a word.
_KEPT = frozenset(with_trait(Trait.KEPT))


class TablePeople:
    """Reads the rows of one table that are people.

    Args:
        sheet: name of the sheet, for problems.
        columns: what each column holds.
        rows: the rows of people, each with one person.
        sections: what the section rows above each of them say.
        fallback: village and township of the sheet, when neither column nor section tells.
        look: called with every column; may raise when the clerk stops the work.
        struck: cells of the sheet that are struck through, by row and column.
    """

    def __init__(
        self,
        sheet: str,
        columns: TableColumns,
        rows: Sequence[Row],
        sections: Sequence[Section],
        fallback: Section,
        look: Callable[[], None],
        struck: Collection[tuple[int, int]] = frozenset(),
    ) -> None:
        self._sheet = sheet
        self._look = look
        self._struck = struck
        self._columns = columns
        self._rows = rows
        self._grid = list(zip_longest(*(cells for _, cells in rows)))
        self._sections = sections
        self._fallback = fallback
        self._texts: dict[int, list[str]] = {}
        self._doubts: list[Doubt] = []

    def read(self, villages: VillageFinder) -> tuple[list[ListedPerson], list[Problem]]:
        """Return the people in the order of the rows, and the problems by row and column."""
        count = len(self._rows)
        names, remarks = self._names()
        numbers = self._id_numbers()
        genders = self._noted(read_genders(*self._all("gender"), numbers))
        genders = _or_said(genders, remarks, "gender")
        birth = self._columns.first("birth")
        dates = joined_dates([self._cells(column) for column in self._columns.of("birth")])
        births = _or_said(self._noted(read_births(birth, dates, numbers)), remarks, "birth")
        born = [int(date[:4]) if date else None for date in births]
        statuses, joined = self._party(born)
        statuses = _or_said(statuses or [None] * count, remarks, "political_status")
        phones = self._noted(read_phone_columns(*self._all("phone"))) or [(None, None)] * count
        education = self._noted(read_education_columns(*self._all("education")))
        posts = self._posts([remark.post for remark in remarks])
        new = read_newly_elected(*self._all("newly_elected"))
        alone = self._read_alone(remarks)
        places = self._villages(villages)
        facts = zip(
            [self._sheet] * count,
            [number for number, _ in self._rows],
            names,
            genders,
            births,
            alone["ethnicity"],
            numbers,
            [phone[0] for phone in phones],
            [phone[1] for phone in phones],
            [place.key for place in places],
            [place.text for place in places],
            [level for level, _ in education] or [None] * count,
            [studying for _, studying in education] or [False] * count,
            statuses,
            joined or [None] * count,
            posts,
            new or [None] * count,
            alone["veteran"],
            alone["tags"],
            alone["note"],
            self._raw(),
            *(alone[field.name] for field in further_fields()),
            strict=True,
        )
        self._look()
        people = list(starmap(ListedPerson, facts))
        self._note_broken_cells(people)
        return people, self._problems()

    def _posts(self, post_remarks: Sequence[str]) -> Sequence[tuple[Post, ...]]:
        """Return the posts that people hold; those of who left or lost are a problem.

        ``post_remarks`` are those behind the names.
        """
        sections = self._with_bodies()
        posts = self._noted(read_post_columns(*self._all("posts"), sections))
        posts = posts or self._posts_of_header()
        name = self._columns.first("name")
        if name and any(post_remarks):
            behind = self._noted(read_post_columns([name], [post_remarks], sections))
            posts = [in_order([*own, *more]) for own, more in zip(posts, behind, strict=True)]
        unheld = self._unheld()
        column = self._columns.first("posts") or self._columns.first("name")
        if not unheld or column is None:
            return posts
        self._doubts += [
            Doubt(row, column.index, "posts", ProblemKind.POST_UNKNOWN)
            for row in unheld
            if posts[row]
        ]
        return [() if row in unheld else held for row, held in enumerate(posts)]

    def _unheld(self) -> set[int]:
        """Return the rows of who left, lost, or was struck out."""
        unheld = {
            row
            for row, section in enumerate(self._sections)
            if section.is_former or self._fallback.is_former
        }
        if result := result_of_election(self._columns):
            unheld |= losers(result, self._column_texts(result))
        for note in self._columns.of("note"):
            unheld |= gone(self._column_texts(note))
        if self._struck and (name := self._columns.first("name")):
            unheld |= {
                row
                for row, (number, _cells) in enumerate(self._rows)
                if (number, name.index + 1) in self._struck
            }
        return unheld

    def _with_bodies(self) -> Sequence[Section]:
        """Return the sections with the organisation that a column of its own names."""
        if self._columns.bodies is None:
            return self._sections
        named = filled_down(self._cells(self._columns.bodies), self._sections)
        return [
            section._replace(body=(body_of(squeezed(text)) if text else None) or section.body)
            for text, section in zip(named, self._sections, strict=True)
        ]

    def _posts_of_header(self) -> list[tuple[Post, ...]]:
        column = self._columns.first("name")
        posts = posts_in_header(column.levels) if column else None
        if column and is_untold(column.levels):
            self._doubts += [
                Doubt(row, column.index, "posts", ProblemKind.POST_UNKNOWN)
                for row in range(len(self._rows))
            ]
        if posts and column:
            return self._one_each(posts, column.index)
        return [section.posts or self._fallback.posts for section in self._sections]

    def _one_each(self, posts: tuple[Post, ...], column: int) -> list[tuple[Post, ...]]:
        """Return the posts that a header names; which of two people in a cell has which is open."""
        if len(posts) == 1:
            return [posts] * len(self._rows)
        together = Counter(number for number, _ in self._rows)
        shared = {row for row, (number, _) in enumerate(self._rows) if together[number] > 1}
        self._doubts += [Doubt(row, column, "posts", ProblemKind.POST_UNKNOWN) for row in shared]
        return [() if row in shared else posts for row in range(len(self._rows))]

    def _names(self) -> tuple[list[str], list[NameRemark]]:
        names, remarks, doubts = read_names(*self._first("name"))
        self._doubts += doubts
        return names, remarks

    def _id_numbers(self) -> list[str | None]:
        column = self._columns.first("id_number")
        if column is None:
            return [None] * len(self._rows)
        return self._noted(read_id_column(column, self._cells(column)))

    def _party(
        self, born: Sequence[int | None]
    ) -> tuple[Sequence[str | None], Sequence[str | None]]:
        statuses, beside, doubts = read_political_columns(*self._all("political_status"), born)
        self._doubts += doubts
        column = self._columns.first("party_joined")
        joined = self._noted(read_joined(column, self._cells(column), born, beside))
        return statuses, joined

    def _villages(self, villages: VillageFinder) -> list[RowVillage]:
        column, town = self._columns.first("village"), self._columns.first("town")
        count = len(self._rows)
        written = self._written_villages(column) if column else [""] * count
        texts = [
            text if text is None else text or section.village or self._fallback.village or ""
            for text, section in zip(written, self._sections, strict=True)
        ]
        if column is None and not any(texts):
            texts = list(self._villages_in_posts(villages))
        below = filled_down(self._cells(town), self._sections) if town else [None] * count
        townships = [
            text or section.township or self._fallback.township
            for text, section in zip(below, self._sections, strict=True)
        ]
        found = villages_of_rows(texts, townships, villages)
        self._doubts += [
            Doubt(row, column.index if column else -1, "village", place.problem)
            for row, place in enumerate(found)
            if place.problem and texts[row] is not None
        ]
        return found

    def _written_villages(self, column: Column) -> list[str | None]:
        cells = self._cells(column)
        first = self._sections[0].village if self._sections else self._fallback.village
        if first or self._fallback.village or not cells or text_of(cells[0]) or broken(cells[0]):
            return filled_down(cells, self._sections)
        return filled_around(cells, self._first("seq")[1])

    def _villages_in_posts(self, villages: VillageFinder) -> Iterator[str]:
        """Yield the village in each 单位及职务 when nothing else names villages."""
        _, texts = self._first("posts")
        yield from by_text(texts, lambda text: village_in(text, villages))
        yield from [""] * (0 if texts else len(self._rows))

    def _read_alone(self, remarks: Sequence[NameRemark]) -> dict[str, Sequence[object]]:
        """Return by field what a cell of it tells by itself, or what is said behind the name."""
        found: dict[str, Sequence[object]] = {}
        for field, reader in readers().items():
            values = self._words(field, reader)
            is_said = field in NameRemark._fields
            found[field] = _or_said(values, remarks, field) if is_said else values
        return found

    def _words(self, field: str, reader: Reader) -> Sequence[object]:
        column, texts = self._first(field)
        if column is None:
            return [None] * len(self._rows)
        reads = by_text(texts, reader)
        self._doubts += [
            Doubt(row, column.index, field, read.problem)
            for row, read in enumerate(reads)
            if read.problem
        ]
        return [read.value for read in reads]

    def _raw(self) -> list[Texts]:
        """Return the text of each person's cells by field, blank ones left out."""
        named: dict[str, list[str]] = {}
        for column in self._columns.columns:
            if column.field in _KEPT:
                texts = self._column_texts(column)
                before = named.get(column.field)
                named[column.field] = texts if before is None else _side_by_side(before, texts)
        filled = {field: texts for field, texts in named.items() if any(texts)}
        rows = zip(*filled.values(), strict=True) if filled else [()] * len(self._rows)
        fields = tuple(filled)
        return [Texts(fields, row) for row in rows]

    def _note_broken_cells(self, people: Sequence[ListedPerson]) -> None:
        """Report errors always, lost formulas only where nothing else gave the value."""
        for column in self._columns.columns:
            if column.field not in _KEPT:
                continue
            for row, kind in broken_cells(self._cells(column)):
                value = getattr(people[row], column.field)
                is_known = kind is ProblemKind.FORMULA_WITHOUT_VALUE and value not in (None, ())
                if not is_known:
                    self._doubts.append(Doubt(row, column.index, column.field, kind))

    def _problems(self) -> list[Problem]:
        return [
            Problem(
                self._sheet,
                self._rows[doubt.row][0],
                doubt.column + 1,
                doubt.field,
                doubt.kind,
                self._raw_text(doubt),
            )
            for doubt in sorted(self._doubts)
        ]

    def _raw_text(self, doubt: Doubt) -> str:
        _, cells = self._rows[doubt.row]
        if 0 <= doubt.column < len(cells):
            return texts_of(cells[doubt.column : doubt.column + 1])[0]
        return ""

    def _noted(self, read: tuple[list[_Value], list[Doubt]]) -> list[_Value]:
        self._look()
        values, doubts = read
        self._doubts += doubts
        return values

    def _chosen(self, column: Column, texts: list[str]) -> list[str]:
        """Return the texts with the choice that is ticked in place of a form's boxes."""
        field = column.field or ""
        if field not in _ASKED_BY_BOXES:
            return texts
        choices = by_text(texts, read_choice)
        if kind := _ASKED_BY_BOXES[field]:
            self._doubts += [
                Doubt(row, column.index, field, kind)
                for row, choice in enumerate(choices)
                if choice and choice.is_open
            ]
        return [
            choice.word if choice else "" if text and is_unfilled(text) else text
            for text, choice in zip(texts, choices, strict=True)
        ]

    def _first(self, field: str) -> tuple[Column | None, list[str]]:
        column = self._columns.first(field)
        return column, self._column_texts(column) if column else []

    def _all(self, field: str) -> tuple[tuple[Column, ...], list[list[str]]]:
        columns = self._columns.of(field)
        return columns, [self._column_texts(column) for column in columns]

    def _cells(self, column: Column | None) -> Sequence[Cell]:
        if column is None:
            return ()
        if column.index < len(self._grid):
            return self._grid[column.index]
        return (None,) * len(self._rows)

    def _column_texts(self, column: Column) -> list[str]:
        known = self._texts.get(column.index)
        if known is None:
            self._look()
            known = texts_of(self._cells(column))
            known = with_dittos(known) if column.field in _REPEATABLE else known
            known = self._chosen(column, ticked(column, known))
            self._texts[column.index] = known
        return known


#: Fields that forms ask by boxes, and what is said of boxes of which none or several are ticked.
_ASKED_BY_BOXES: Mapping[str, ProblemKind | None] = {
    "gender": None,
    "newly_elected": None,
    "veteran": None,
    "ethnicity": None,
    "education": ProblemKind.EDUCATION_UNKNOWN,
    "political_status": ProblemKind.POLITICAL_UNKNOWN,
    "posts": ProblemKind.POST_UNKNOWN,
}


def _or_said(
    own: Sequence[_Value | None], remarks: Sequence[NameRemark], field: str
) -> list[_Value | None]:
    """Return the values of columns, blank ones as they are said behind the names."""
    if remarks.count(NO_REMARK) == len(remarks):
        return list(own)
    return [
        value or getattr(remark, field) or None for value, remark in zip(own, remarks, strict=True)
    ]


def _side_by_side(first: Sequence[str], second: Sequence[str]) -> list[str]:
    return [" / ".join(filter(None, pair)) for pair in zip(first, second, strict=True)]
