"""Which rows below a header are people, and what the others are.

Not people: section rows, subtotals, notes, examples, repeated titles, blank forms. A section row
tells the village or the organisation of the rows below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from roster.formats.understanding.cell_text import squeezed, text_of
from roster.formats.understanding.column_values import (
    confirms,
    could_be_name,
    looks_like_name,
    names_village,
)
from roster.formats.understanding.header_words import match_word
from roster.formats.understanding.labelled_lines import is_line, lines_of
from roster.formats.understanding.post_holders import NAME_LEVEL, posts_in_header
from roster.formats.understanding.row_marks import (
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
from roster.formats.understanding.shared_cells import name_parts
from roster.formats.understanding.sheet_villages import (
    is_village_like,
    section_text,
    subject_of_title,
    village_in_title,
)
from roster.formats.understanding.unheld_posts import is_of_former
from roster.person_facts import NOTHING, read_gender, read_phones
from roster.posts import Body, body_of
from roster.resident_id import read_id_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from roster.codes import Post
    from roster.formats.cells import Cell, Row
    from roster.formats.understanding.table_columns import TableColumns
    from roster.village_finder import VillageFinder

_HAN_NUMBERS = re.compile(r"[一二三四五六七八九十]+")
_DIGITS = re.compile(r"\d+")
_NUMBERING = re.compile(r"[(（]?第?(?:[一二三四五六七八九十]+|\d+)[、.,:)）片]")
#: A telephone written behind the name in its cell.
_NAME_AND_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,4}\s*[(（:：]?\s*1\d{10}[)）]?$")
_PLACE_END = re.compile(r"[村镇乡]$|社区$|居委会?$|委员会$|街道$|班子$|支部$|总支$")
_LONGEST_SECTION = 20
_IDENTIFIES: dict[str, Callable[[str], bool]] = {
    "id_number": lambda text: len(text) > 10 and read_id_number(text) != (None, None),
    "phone": lambda text: read_phones(text).first is not None,
    "gender": lambda text: read_gender(text) is not None,
}
_FACTS = ("id_number", "phone", "gender", "birth", "posts", "education", "political_status")


def section_body(text: str) -> Body | None:
    """Return the organisation that a short heading names; lines with a colon tell other things."""
    plain = squeezed(text)
    return None if ":" in plain or len(plain) > _LONGEST_SECTION else body_of(plain)


class RowKind(Enum):
    """What a row is."""

    PERSON = "person"
    NAMELESS = "nameless"
    SECTION = "section"
    OTHER = "other"


class Section(NamedTuple):
    """What the section rows above a row say: village, organisation and township, as written.

    ``is_titled`` tells that the village stood in a title (罗建村“两委”名单); then the next title
    names the next village, be it known or not. ``numbering`` is how the village was numbered
    (``一、``); what is numbered likewise is the next one. ``posts`` are those of a list that is
    parted by posts and has no column for them. ``is_former`` marks those who left their posts.
    """

    village: str | None = None
    body: Body | None = None
    township: str | None = None
    is_titled: bool = False
    numbering: str = ""
    posts: tuple[Post, ...] = ()
    is_former: bool = False


@dataclass(slots=True)
class SortedRows:
    """The rows of a table by kind.

    ``people`` and ``sections`` run in parallel; ``nameless`` are rows of facts without a name;
    ``skipped`` counts rows that hold something else.
    """

    people: list[Row] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    nameless: list[Row] = field(default_factory=list)
    skipped: int = 0


def has_villages(columns: TableColumns, rows: Sequence[Row]) -> bool:
    """Tell whether a column names villages, so that titles need not."""
    places = [column.index for column in columns.of("village")]
    return any(text_of(cells[place]) for _, cells in rows for place in places if place < len(cells))


def is_surely_person(cells: Sequence[Cell], columns: TableColumns) -> bool:
    """Tell a person by a name and two of identity number, telephone and gender in their columns."""

    def texts(field: str) -> list[str]:
        places = [column.index for column in columns.of(field)]
        return [text_of(cells[place]) for place in places if place < len(cells)]

    proofs = sum(any(map(test, texts(field))) for field, test in _IDENTIFIES.items())
    return proofs > 1 and any(map(looks_like_name, texts("name")))


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
        self._facts = {
            field: [column.index for column in columns.of(field)]
            for field in (*_FACTS, "village", "town")
        }
        self._names_villages_in_sections = not has_villages(columns, rows)
        self._villages = villages
        self._width = max((column.index for column in columns.columns), default=0) + 1
        self._marks = marks
        self._has_unplaced = False
        self._name_like: dict[Cell, bool] = {}

    def sort(self, rows: Iterable[Row], section: Section) -> SortedRows:
        """Sort rows in their order; section rows hold for the rows below them.

        ``section`` is what already stood above the header.
        """
        result = SortedRows()
        units: dict[int, Cell] = {}
        for row in rows:
            kind = RowKind.PERSON if self._is_plain_person(row[1]) else self._kind(row[1])
            if kind is RowKind.PERSON:
                result.people.append(_with_units(row, units) if units else row)
                result.sections.append(section)
                self._has_unplaced |= section.village is None
                units = {}
                continue
            units |= self._units_in(row[1])
            if kind is RowKind.NAMELESS:
                result.nameless.append(row)
            elif any(text_of(cell) for cell in row[1]):
                result.skipped += 1
                if kind is RowKind.SECTION:
                    section = self._section(row[1], section)
                else:
                    section = _retitled(row[1], section)
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
        if any(is_mark(text, TOTAL, EXAMPLE, SIGNATURE) or is_label(text) for text in leading):
            return self._section_or_other(cells)
        name = text_of(cells[self._name]) if self._name < len(cells) else ""
        name = "" if squeezed(name) in NOBODY else name
        if is_mark(filled[0][1], NOTE) and not self._evidence(cells):
            return RowKind.OTHER
        if len({text for _, text in filled}) == 1 and not self._evidence(cells):
            return self._kind_of_lonely(filled[0][1], name)
        return self._kind_of_named(cells, name) if name else self._kind_of_nameless(cells)

    def _kind_of_lonely(self, text: str, name: str) -> RowKind:
        if self._is_section(section_text(text)) or self._village_in_section(text):
            return RowKind.SECTION
        if name and looks_like_name(name):
            return RowKind.PERSON
        return RowKind.OTHER

    def _kind_of_named(self, cells: tuple[Cell, ...], name: str) -> RowKind:
        if read_id_number(name)[0]:
            return RowKind.NAMELESS
        if HEADCOUNT.match(squeezed(name)):
            return self._section_or_other(cells)
        evidence = self._evidence(cells)
        if is_mark(name, NOTE) or self._is_statistic(cells, name):
            return RowKind.OTHER
        if not evidence and (self._repeats_header(cells) or self._is_hint(cells, name)):
            return RowKind.OTHER
        if _PLACE_END.search(squeezed(name)) and not evidence:
            found = self._is_section(section_text(name))
            return RowKind.SECTION if found else RowKind.OTHER
        is_person = evidence or self._facts_filled(cells) > 1 or _is_bare_name(name)
        return RowKind.PERSON if is_person else RowKind.OTHER

    def _kind_of_nameless(self, cells: tuple[Cell, ...]) -> RowKind:
        if self._evidence(cells) and self._facts_filled(cells) > 1:
            return RowKind.NAMELESS
        texts = [text_of(cell) for place, cell in enumerate(cells) if place not in self._seq]
        distinct = {text for text in texts if text}
        if len(distinct) == 1 and not self._facts_filled(cells):
            return self._kind_of_lonely(distinct.pop(), "")
        return self._section_or_other(cells)

    def _section_or_other(self, cells: tuple[Cell, ...]) -> RowKind:
        """Tell a section row with more beside it, where no column has the villages.

        That is a line such as 村（社区）：罗建村, or a village with a headcount; below people of no
        village the latter is the total of those above it.
        """
        if not self._names_villages_in_sections:
            return RowKind.OTHER
        first, *others = lines_of(cells, self._villages)
        lines = [line for line in (first, *others) if is_line(line)]
        if not self._has_unplaced:
            lines.append(first)
        is_section = any(map(self._village_in_section, lines))
        return RowKind.SECTION if is_section else RowKind.OTHER

    def _evidence(self, cells: tuple[Cell, ...]) -> bool:
        """Tell whether a row holds an identity number, a telephone or a gender."""
        return any(
            test(line)
            for field, test in _IDENTIFIES.items()
            for place in self._facts[field]
            if place < len(cells)
            for line in text_of(cells[place]).splitlines()
        )

    def _facts_filled(self, cells: tuple[Cell, ...]) -> int:
        return sum(
            1
            for field in _FACTS
            if any(
                place < len(cells) and squeezed(text_of(cells[place])) not in NOTHING
                for place in self._facts[field]
            )
        )

    def _repeats_header(self, cells: tuple[Cell, ...]) -> bool:
        texts = [text for text in map(text_of, cells) if text]
        named = sum(1 for text in texts if match_word(text).confidence > 0.9)
        return named >= 3 and named * 2 > len(texts)

    def _is_statistic(self, cells: tuple[Cell, ...], name: str) -> bool:
        """Tell the header of a statistic, in which 男 and 女 stand side by side."""
        return "男" in cells and "女" in cells and not looks_like_name(name)

    def _is_hint(self, cells: tuple[Cell, ...], name: str) -> bool:
        """Tell how to fill in the columns, or their numbers.

        Such a row has no name, and nothing in it reads as a fact.
        """
        if looks_like_name(name) or _NAME_AND_NUMBER.match(name):
            return False
        if all(_is_short(part) and could_be_name(part) for part in name_parts(name)):
            return False
        return not any(
            confirms(field, [text]) and not HINT.search(text)
            for field in _FACTS
            for place in self._facts[field]
            if place < len(cells) and squeezed(text := text_of(cells[place])) not in NOTHING
        )

    def _units_in(self, cells: tuple[Cell, ...]) -> dict[int, Cell]:
        """Return village and township of a row without a name: those below may rely on them."""
        return {
            place: cells[place]
            for field in ("village", "town")
            for place in self._facts[field]
            if place < len(cells) and self._is_unit(text_of(cells[place]), cells)
        }

    def _is_unit(self, text: str, cells: tuple[Cell, ...]) -> bool:
        """Tell a unit, even one that nobody knows, from totals, titles and headers."""
        if not text or is_mark(text):
            return False
        if self._village_named(text) or self._villages.find_township(text):
            return True
        has_more = len({text_of(cell) for cell in cells} - {""}) > 1
        return has_more and _PLACE_END.search(squeezed(text)) is not None

    def _is_section(self, text: str) -> bool:
        return (
            self._village_named(text)
            or self._villages.find_township(text) is not None
            or section_body(text) is not None
            or is_of_former((text,)) is not None
            or bool(self._posts_in(text))
        )

    def _posts_in(self, text: str) -> tuple[Post, ...]:
        """Return the post that a section such as 一、书记 names, where no column has the posts."""
        if self._facts["posts"] or len(text) > _LONGEST_SECTION:
            return ()
        posts = posts_in_header((text,)) or ()
        return posts if len(posts) == 1 else ()

    def _village_named(self, text: str) -> bool:
        return names_village(text, self._villages)

    def _section(self, cells: tuple[Cell, ...], above: Section) -> Section:
        """Return what a section row says; a village starts anew, a body keeps the village."""
        titles = lines_of(cells, self._villages)
        village = next(filter(None, map(self._village_in_section, titles)), None)
        if village:
            is_titled = section_text(titles[0]) != village
            body = _body_beside_village(village)
            section = Section(village, body, above.township, is_titled, _numbering(titles[0]))
            return section._replace(is_former=is_of_former(titles) or False)
        texts = [section_text(title) for title in titles]
        township = next((text for text in texts if self._villages.find_township(text)), None)
        if township:
            return Section(None, None, township)
        posts = next(filter(None, map(self._posts_in, texts)), ())
        body = next(filter(None, map(section_body, texts)), None)
        return above._replace(body=body, posts=posts, is_former=is_of_former(titles) or False)

    def _village_in_section(self, title: str) -> str | None:
        """Return the village of a section, even one that nobody knows: it must be reported."""
        text = section_text(title)
        if self._village_named(text) or is_village_like(text):
            return text
        return village_in_title(title, self._villages) if self._names_villages_in_sections else None


def _retitled(cells: tuple[Cell, ...], above: Section) -> Section:
    """Return whose list comes next when a title without a known village stands alone."""
    titles = {text for text in map(text_of, cells) if text}
    title = titles.pop() if len(titles) == 1 else ""
    if not title or is_mark(title):
        return above
    if above.numbering and _numbering(title) == above.numbering:
        return above._replace(village=section_text(title), body=None)
    subject = subject_of_title(title) if above.is_titled else None
    return Section(subject, None, above.township, is_titled=True) if subject else above


def _numbering(title: str) -> str:
    """Return how a title is numbered: 二、尚德村 as ``一、``; empty when it is not."""
    number = _NUMBERING.match(squeezed(title))
    if number is None:
        return ""
    return _DIGITS.sub("1", _HAN_NUMBERS.sub("一", number[0]))


def _with_units(row: Row, units: dict[int, Cell]) -> Row:
    """Return a row whose blank village or township is the one of the row above it."""
    number, cells = row
    filled = list(cells) + [None] * (max(units) + 1 - len(cells))
    for place, unit in units.items():
        if not text_of(filled[place]):
            filled[place] = unit
    return number, tuple(filled)


def _is_short(name: str) -> bool:
    """Tell a name that may stand alone from a remark in the column of names."""
    plain = squeezed(name)
    return len(plain) <= 4 or "·" in plain


def _is_bare_name(text: str) -> bool:
    """Tell one or several names beside which hardly anything stands."""
    is_name = all(could_be_name(part) and _is_short(part) for part in name_parts(text))
    return bool(_NAME_AND_NUMBER.match(text)) or (is_name and match_word(text).field is None)


def _body_beside_village(text: str) -> Body | None:
    """Return the organisation in 大朗村党支部; 大朗村委会 is only a way to write the village."""
    body = body_of(text)
    return None if body is Body.COMMITTEE else body
