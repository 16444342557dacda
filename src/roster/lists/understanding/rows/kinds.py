"""Which rows below a header are people, and what the others are.

Not people: section rows, subtotals, notes, examples, repeated titles, blank forms. A section row
tells the village or the organisation of the rows below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from roster.lists.understanding.cells.names import are_names, is_short, may_be_name, name_parts
from roster.lists.understanding.cells.text import squeezed, text_of
from roster.lists.understanding.column_values import (
    is_named,
    looks_like_name,
    names_village,
)
from roster.lists.understanding.headers.words import match_word
from roster.lists.understanding.layouts.post_holders import NAME_LEVEL
from roster.lists.understanding.rows.facts import RowFacts, has_villages
from roster.lists.understanding.rows.no_person import (
    DIVISION,
    EXAMPLE,
    HEADCOUNT,
    HINT,
    NOBODY,
    NOTE,
    SIGNATURE,
    TOTAL,
    is_label,
    is_mark,
)
from roster.lists.understanding.sections import SectionReader, retitled
from roster.people.identity_number import read_id_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from roster.divisions.village_finder import VillageFinder
    from roster.lists.reading.cells import Cell, Row
    from roster.lists.understanding.columns import TableColumns
    from roster.lists.understanding.section import Section

#: A telephone written behind the name in its cell.
_NAME_AND_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,4}\s*[(（:：]?\s*1\d{10}[)）]?$")
_PLACE_END = re.compile(r"[村镇乡]$|社区$|居委会?$|委员会$|街道$|班子$|支部$|总支$")
_DIVISIONS = ("village", "town")


class RowKind(Enum):
    """What a row is."""

    PERSON = "person"
    NAMELESS = "nameless"
    SECTION = "section"
    OTHER = "other"
    UNREAD = "unread"


@dataclass(slots=True)
class SortedRows:
    """The rows of a table by kind.

    ``people`` and ``sections`` run in parallel; ``nameless`` are rows of facts without a name;
    ``skipped`` counts rows that hold something else, ``unread`` those of them in whose column of
    names nobody was found though nothing marks them as no person.
    """

    people: list[Row] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    nameless: list[Row] = field(default_factory=list)
    unread: list[Row] = field(default_factory=list)
    skipped: int = 0


class RowSorter:
    """Sorts the rows of one table.

    Most rows are told by two looks: their name is written like a name, and none of their cells is
    among the few texts of the sheet (``marks``) that mark totals, notes and examples.
    """

    def __init__(
        self,
        columns: TableColumns,
        villages: VillageFinder,
        rows: Sequence[Row],
        marks: AbstractSet[Cell],
    ) -> None:
        name = columns.first("name")
        self._name = name.index if name else 0
        self._seq = {column.index for column in columns.of("seq")}
        self._divisions = {column.index for field in _DIVISIONS for column in columns.of(field)}
        self._facts = RowFacts(columns)
        self._villages = villages
        self._sections = SectionReader(
            villages,
            names_villages=not has_villages(columns, rows),
            names_posts=columns.first("posts") is None,
        )
        self._width = max((column.index for column in columns.columns), default=0) + 1
        self._marks = marks
        self._has_unplaced = False
        self._name_like: dict[Cell, bool] = {}

    def sort(self, rows: Iterable[Row], section: Section) -> SortedRows:
        """Sort rows in their order; section rows hold for the rows below them.

        ``section`` is what already stood above the header.
        """
        result = SortedRows()
        divisions: dict[int, Cell] = {}
        for row in rows:
            kind = RowKind.PERSON if self._is_plain_person(row[1]) else self._kind(row[1])
            if kind is RowKind.PERSON:
                result.people.append(_with_divisions(row, divisions) if divisions else row)
                result.sections.append(section)
                self._has_unplaced |= section.village is None
                divisions = {}
                continue
            divisions |= self._divisions_in(row[1])
            if kind is RowKind.NAMELESS:
                result.nameless.append(row)
            elif any(text_of(cell) for cell in row[1]):
                result.skipped += 1
                if kind is RowKind.UNREAD:
                    result.unread.append(row)
                if kind is RowKind.SECTION:
                    section = self._sections.read(row[1], section)
                else:
                    section = retitled(row[1], section)
        return result

    def _is_plain_person(self, cells: tuple[Cell, ...]) -> bool:
        if len(cells) <= self._name or not self._marks.isdisjoint(cells):
            return False
        name = cells[self._name]
        if name.__class__ is not str:
            return False
        known = self._name_like.get(name)
        if known is None:
            text = str(name)
            plain = squeezed(text)
            is_other = plain in NOBODY or _PLACE_END.search(plain)
            known = looks_like_name(text) and NAME_LEVEL not in plain and not is_other
            self._name_like[name] = known
        return known and len(cells) - cells.count(None) - cells.count("") > 2

    def _kind(self, cells: tuple[Cell, ...]) -> RowKind:
        filled = [
            (place, text)
            for place, cell in enumerate(cells[: self._width])
            if (text := text_of(cell))
        ]
        if not filled:
            return RowKind.OTHER
        leading = [text for place, text in filled if place <= self._name] or [filled[0][1]]
        if any(
            is_mark(text, TOTAL, EXAMPLE, SIGNATURE, DIVISION) or is_label(text) for text in leading
        ):
            return self._section_or_other(cells)
        name = text_of(cells[self._name]) if self._name < len(cells) else ""
        name = "" if squeezed(name) in NOBODY else name
        if is_mark(filled[0][1], NOTE) and not self._facts.identify(cells):
            return RowKind.OTHER
        if len({text for _, text in filled}) == 1 and not self._facts.identify(cells):
            return self._kind_of_lonely(filled[0][1], name)
        return self._kind_of_named(cells, name) if name else self._kind_of_nameless(cells)

    def _kind_of_lonely(self, text: str, name: str) -> RowKind:
        if self._sections.is_section(text):
            return RowKind.SECTION
        if name and are_names(name):
            return RowKind.PERSON
        return RowKind.UNREAD if name else RowKind.OTHER

    def _kind_of_named(self, cells: tuple[Cell, ...], name: str) -> RowKind:
        if read_id_number(name)[0]:
            return RowKind.NAMELESS
        if HEADCOUNT.match(squeezed(name)):
            return self._section_or_other(cells)
        evidence = self._facts.identify(cells)
        is_hint = HINT.search(squeezed(name)) and not is_named(name)
        is_header = not evidence and self._repeats_header(cells)
        if is_mark(name, NOTE) or is_hint or is_header or self._is_statistic(cells, name):
            return RowKind.OTHER
        if not evidence and self._is_hint(cells, name):
            return RowKind.UNREAD
        if _PLACE_END.search(squeezed(name)) and not evidence:
            return RowKind.SECTION if self._sections.is_section(name) else RowKind.OTHER
        is_person = evidence or self._facts.filled(cells) > 1 or _is_bare_name(name)
        return RowKind.PERSON if is_person else RowKind.UNREAD

    def _kind_of_nameless(self, cells: tuple[Cell, ...]) -> RowKind:
        if self._facts.identify(cells) and self._facts.filled(cells) > 1:
            return RowKind.NAMELESS
        texts = [text_of(cell) for place, cell in enumerate(cells) if place not in self._seq]
        distinct = {text for text in texts if text}
        if len(distinct) == 1 and not self._facts.filled(cells):
            return self._kind_of_lonely(distinct.pop(), "")
        return self._section_or_other(cells)

    def _section_or_other(self, cells: tuple[Cell, ...]) -> RowKind:
        """Tell a section row with more beside it.

        Below people of no village a village with a headcount is the total of those above it.
        """
        is_first_told = not self._has_unplaced
        is_section = self._sections.is_village_line(cells, is_first_told=is_first_told)
        return RowKind.SECTION if is_section else RowKind.OTHER

    def _repeats_header(self, cells: tuple[Cell, ...]) -> bool:
        texts = [text for text in map(text_of, cells) if text]
        named = sum(1 for text in texts if match_word(text).confidence > 0.9)
        return named >= 3 and named * 2 > len(texts)

    def _is_statistic(self, cells: tuple[Cell, ...], name: str) -> bool:
        """Tell the header of a statistic, in which 男 and 女 stand side by side."""
        return "男" in cells and "女" in cells and not is_named(name)

    def _is_hint(self, cells: tuple[Cell, ...], name: str) -> bool:
        """Tell how to fill in the columns, or their numbers.

        Such a row has no name, and nothing in it reads as a fact.
        """
        if is_named(name) or _NAME_AND_NUMBER.match(name):
            return False
        if all(is_short(part) and may_be_name(part) for part in name_parts(name)):
            return False
        return not self._facts.read_as_facts(cells)

    def _divisions_in(self, cells: tuple[Cell, ...]) -> dict[int, Cell]:
        """Return village and township of a row without a name: those below may rely on them."""
        return {
            place: cells[place]
            for place in self._divisions
            if place < len(cells) and self._is_division(text_of(cells[place]), cells)
        }

    def _is_division(self, text: str, cells: tuple[Cell, ...]) -> bool:
        """Tell a unit, even one that nobody knows, from totals, titles and headers."""
        if not text or is_mark(text):
            return False
        if names_village(text, self._villages) or self._villages.find_township(text):
            return True
        has_more = len({text_of(cell) for cell in cells} - {""}) > 1
        return has_more and _PLACE_END.search(squeezed(text)) is not None


def _with_divisions(row: Row, divisions: dict[int, Cell]) -> Row:
    """Return a row whose blank village or township is the one of the row above it."""
    number, cells = row
    filled = list(cells) + [None] * (max(divisions) + 1 - len(cells))
    for place, division in divisions.items():
        if not text_of(filled[place]):
            filled[place] = division
    return number, tuple(filled)


def _is_bare_name(text: str) -> bool:
    """Tell one or several names beside which hardly anything stands."""
    is_name = all(may_be_name(part) and is_short(part) for part in name_parts(text))
    return bool(_NAME_AND_NUMBER.match(text)) or (is_name and match_word(text).field is None)
