"""The columns of a table of people, read field by field.

Working by columns keeps a list of 20,000 people quick: each distinct text is read once. Every
reader returns one value per row and notes problems by row.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from roster.base.codes.people import PoliticalStatus
from roster.base.dates import DateFault, ReadDate, read_date
from roster.lists.reading.cells import CellDate, CellError, FormulaWithoutValue
from roster.lists.understanding.cells.names import is_perhaps_two, read_remarked
from roster.lists.understanding.cells.text import ERROR_TEXTS, broken, dittos_in
from roster.people.fact_words import (
    BIRTH_FAULTS,
    DATE_FAULTS,
    ReadPhones,
    ReadPolitical,
    is_newly_elected,
    read_education,
    read_gender,
    read_phones,
    read_political,
    read_yes_no,
)
from roster.people.identity_number import birth, gender, read_id_number
from roster.people.names import suspicious
from roster.people.posts import forbidden_pair, in_order, read_posts
from roster.people.problems import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from roster.base.codes.people import Education, Post
    from roster.lists.reading.cells import Cell
    from roster.lists.understanding.cells.names import NameRemark
    from roster.lists.understanding.columns import Column
    from roster.lists.understanding.section import Section
    from roster.people.posts import Body

_T = TypeVar("_T")
_Value = TypeVar("_Value")
_DIGIT = re.compile(r"\d")
_BROKEN = frozenset({CellError, FormulaWithoutValue})
_SHORT_NUMBER_WORDS = ("短号", "办公", "固定", "座机", "固话", "家庭电话", "备用", "宅电")


class Doubt(NamedTuple):
    """A problem before its place is known: row of the table, column and field."""

    row: int
    column: int
    field: str
    kind: ProblemKind


def by_text(texts: Iterable[_T], reader: Callable[[_T], _Value]) -> list[_Value]:
    """Apply a reader to a column, once for each distinct text."""
    column = list(texts)
    known = {text: reader(text) for text in set(column)}
    return [known[text] for text in column]


def with_dittos(texts: list[str]) -> list[str]:
    """Replace 同上 and its signs by the text above."""
    dittos = dittos_in(texts)
    if not dittos:
        return texts
    above = ""
    filled = []
    for text in texts:
        above = above if text in dittos else text
        filled.append(above)
    return filled


def broken_cells(cells: Sequence[Cell]) -> list[tuple[int, ProblemKind]]:
    """Return the rows whose cell is an error or a formula without value."""
    if _BROKEN.isdisjoint(map(type, cells)) and ERROR_TEXTS.isdisjoint(cells):
        return []
    return [(row, kind) for row, cell in enumerate(cells) if (kind := broken(cell))]


def read_names(
    column: Column | None, texts: Sequence[str]
) -> tuple[list[str], list[NameRemark], list[Doubt]]:
    """Read names, what is said behind them (陈丽（女，壮族）), and doubts about characters."""
    reads = by_text(texts, read_remarked)
    doubtful = {name for name, _ in set(reads) if suspicious(name)} if column else set()
    perhaps_two = set(filter(is_perhaps_two, set(texts)))
    doubts = [
        Doubt(row, column.index, "name", ProblemKind.NAME_SUSPICIOUS)
        for row, ((name, _), text) in enumerate(zip(reads, texts, strict=True))
        if column and (name in doubtful or text in perhaps_two)
    ]
    return [name for name, _ in reads], [remark for _, remark in reads], doubts


def read_id_column(column: Column, cells: Sequence[Cell]) -> tuple[list[str | None], list[Doubt]]:
    """Read identity numbers; a number cell has lost its last digits."""
    numbers: list[str | None] = []
    doubts = []
    for row, cell in enumerate(cells):
        if cell.__class__ is str and cell not in ERROR_TEXTS:
            number, kind = read_id_number(str(cell))
        else:
            number, kind = _id_of_number(cell)
        numbers.append(number)
        if kind is not None:
            doubts.append(Doubt(row, column.index, "id_number", kind))
    for row in _lost_unseen(cells, numbers, doubts):
        numbers[row] = None
        doubts.append(Doubt(row, column.index, "id_number", ProblemKind.ID_DIGITS_LOST))
    return numbers, doubts


def _lost_unseen(
    cells: Sequence[Cell], numbers: Sequence[str | None], doubts: Iterable[Doubt]
) -> list[int]:
    """Return the rows of numbers that lost their last digits and pass the check all the same.

    One in eleven does. Where a spreadsheet cut two numbers of a column, it cut those too.
    """
    lost = [doubt.row for doubt in doubts if doubt.kind is ProblemKind.ID_DIGITS_LOST]
    if sum(str(cells[row]).strip().endswith("000") for row in lost) < 2:
        return []
    return [row for row, number in enumerate(numbers) if number and number.endswith("000")]


def _id_of_number(cell: Cell) -> tuple[str | None, ProblemKind | None]:
    if isinstance(cell, bool) or not isinstance(cell, (int, float)) or cell == 0:
        return None, None
    if isinstance(cell, int) and len(str(cell)) == 15:
        return read_id_number(str(cell))
    return None, ProblemKind.ID_DIGITS_LOST


def ticked(column: Column, texts: list[str]) -> list[str]:
    """Read a tick below 性别 > 男 as the word of the header."""
    reader = _TICKED.get(column.field or "")
    if column.reason != "parent" and len(column.levels) < 2:
        return texts
    if reader is None or not reader(column.leaf):
        return texts
    return by_text(
        texts, lambda text: {True: column.leaf, False: "", None: text}[read_yes_no(text)]
    )


_TICKED: dict[str, Callable[[str], object]] = {
    "gender": read_gender,
    "education": lambda word: read_education(word).level,
    "political_status": lambda word: "否" not in word and read_political(word).status,
}


def read_genders(
    columns: Sequence[Column], texts: Sequence[Sequence[str]], numbers: Sequence[str | None]
) -> tuple[list[str | None], list[Doubt]]:
    """Read genders; the identity number fills blanks and contradicts slips."""
    if not columns:
        return [number and gender(number) for number in numbers], []
    written = by_text(zip(*texts, strict=True), lambda row: read_gender("".join(row)))
    known: list[str | None] = []
    doubts = []
    for row, (own, number) in enumerate(zip(written, numbers, strict=True)):
        by_number = gender(number) if number else own
        known.append(own or by_number)
        if own is not None and own is not by_number:
            kind = ProblemKind.ID_GENDER_MISMATCH
            doubts.append(Doubt(row, columns[0].index, "gender", kind))
    return known, doubts


def date_of_cell(cell: Cell, after: int | None = None) -> ReadDate:
    """Read a cell under a date heading."""
    if isinstance(cell, CellDate):
        return ReadDate(cell.iso)
    if cell is None or isinstance(cell, (bool, CellError, FormulaWithoutValue)):
        return ReadDate()
    if cell in ERROR_TEXTS:
        return ReadDate()
    return read_date(cell, after=after)


def read_births(
    column: Column | None, cells: Sequence[Cell], numbers: Sequence[str | None]
) -> tuple[list[str | None], list[Doubt]]:
    """Read dates of birth; the identity number fills gaps and decides between months."""
    births: list[str | None] = []
    doubts: list[Doubt] = []
    if column is None:
        return [number and birth(number) for number in numbers], doubts
    written = by_text(cells, date_of_cell)
    for row, (cell, date, number) in enumerate(zip(cells, written, numbers, strict=True)):
        value, kind = _birth(date, number)
        if kind is ProblemKind.ID_BIRTH_MISMATCH and number and _hides_its_day(cell, birth(number)):
            value, kind = birth(number)[:7], None
        births.append(value)
        if kind is not None:
            doubts.append(Doubt(row, column.index, "birth", kind))
    return births, doubts


def _hides_its_day(cell: Cell, day: str) -> bool:
    """Tell a typed date of a month only, which spreadsheets keep as the first of the month."""
    return isinstance(cell, CellDate) and cell.iso == f"{day[:7]}-01"


def _birth(date: ReadDate, number: str | None) -> tuple[str | None, ProblemKind | None]:
    if number is None:
        return date.iso, BIRTH_FAULTS[date.fault] if date.fault else None
    born = birth(number)
    if date.fault is DateFault.UNREADABLE:
        return born, ProblemKind.DATE_UNREADABLE
    if date.iso is None:
        return born, None
    return date.iso, None if born.startswith(date.iso) else ProblemKind.ID_BIRTH_MISMATCH


def read_phone_columns(
    columns: Sequence[Column], texts: Sequence[Sequence[str]]
) -> tuple[list[tuple[str | None, str | None]], list[Doubt]]:
    """Read telephones: the first mobile number, then any other, short numbers always second."""
    if not columns:
        return [], []
    reads = [list(map(read_phones, column)) for column in texts]
    doubts = [
        Doubt(row, column.index, "phone", ProblemKind.PHONE_INVALID)
        for column, column_reads in zip(columns, reads, strict=True)
        for row, read in enumerate(column_reads)
        if read.invalid
    ]
    second_only = [_is_for_second(column) for column in columns]
    if len(columns) == 1:
        return [read[:2] for read in reads[0]], doubts
    return [_phones(row, second_only) for row in zip(*reads, strict=True)], doubts


def _is_for_second(column: Column) -> bool:
    return any(word in column.header for word in _SHORT_NUMBER_WORDS)


def _phones(
    reads: Sequence[ReadPhones], second_only: Sequence[bool]
) -> tuple[str | None, str | None]:
    main: list[str] = []
    others: list[str] = []
    for (first, second, _), is_second in zip(reads, second_only, strict=True):
        (others if is_second else main).extend(number for number in (first,) if number)
        others.extend(number for number in (second,) if number)
    others = [*main[1:], *others]
    different = [number for number in others if number not in main[:1]]
    return (main[0] if main else None), (different[0] if different else None)


def read_education_columns(
    columns: Sequence[Column], texts: Sequence[Sequence[str]]
) -> tuple[list[tuple[Education | None, bool]], list[Doubt]]:
    """Read one or several columns of education: the highest finished level counts."""
    if not columns:
        return [], []
    reads = by_text(zip(*texts, strict=True), lambda row: read_education(*row))
    doubts = [
        Doubt(row, columns[0].index, "education", read.problem)
        for row, read in enumerate(reads)
        if read.problem
    ]
    return [read[:2] for read in reads], doubts


def read_political_columns(
    columns: Sequence[Column], texts: Sequence[Sequence[str]], born: Sequence[int | None]
) -> tuple[list[PoliticalStatus | None], list[ReadDate], list[Doubt]]:
    """Read political status, and the date of joining where it stands beside it."""
    if not columns:
        return [], [], []
    yes = [
        PoliticalStatus.CPC_PROBATIONARY if "预备" in column.leaf else PoliticalStatus.CPC_MEMBER
        for column in columns
    ]
    rows = zip(*texts, strict=True)
    asked = [
        (row, after if _DIGIT.search("".join(row)) else None)
        for row, after in zip(rows, born, strict=True)
    ]
    reads = by_text(asked, lambda question: _political(question[0], yes, question[1]))
    doubts = [
        Doubt(row, columns[0].index, "political_status", read.problem)
        for row, read in enumerate(reads)
        if read.problem
    ]
    return [read.status for read in reads], [read.joined for read in reads], doubts


def _political(
    texts: Sequence[str], yes: Sequence[PoliticalStatus], after: int | None
) -> ReadPolitical:
    """Return the first column that tells; a probationary member's 是 outweighs a member's."""
    reads = [
        read_political(text, yes=means, after=after) for text, means in zip(texts, yes, strict=True)
    ]
    telling = [read for read in reads if read.status]
    probationary = [read for read in telling if read.status is PoliticalStatus.CPC_PROBATIONARY]
    unknown = [read for read in reads if read.problem]
    return next(iter([*probationary, *telling, *unknown]), ReadPolitical())


def read_joined(
    column: Column | None,
    cells: Sequence[Cell],
    born: Sequence[int | None],
    beside: Sequence[ReadDate],
) -> tuple[list[str | None], list[Doubt]]:
    """Read the date of joining the party from its column or from beside the status."""
    if column is None:
        return [date.iso for date in beside], []
    joined: list[str | None] = []
    doubts = []
    for row, (cell, after) in enumerate(zip(cells, born, strict=True)):
        date = date_of_cell(cell, after)
        joined.append(date.iso or (beside[row].iso if beside else None))
        if date.fault:
            doubts.append(Doubt(row, column.index, "party_joined", DATE_FAULTS[date.fault]))
    return joined, doubts


def read_post_columns(
    columns: Sequence[Column], texts: Sequence[Sequence[str]], sections: Sequence[Section]
) -> tuple[list[tuple[Post, ...]], list[Doubt]]:
    """Read the posts of one or several columns; heading or section name the organisation."""
    if not columns:
        return [], []
    rows = zip(*texts, (section.body for section in sections), strict=True)
    reads = by_text(rows, lambda row: _posts(columns, row[:-1], row[-1]))
    doubts: list[Doubt] = []
    for row, (posts, is_unknown) in enumerate(reads):
        if is_unknown:
            doubts.append(Doubt(row, columns[0].index, "posts", ProblemKind.POST_UNKNOWN))
        if len(posts) > 1 and forbidden_pair(posts):
            doubts.append(Doubt(row, columns[0].index, "posts", ProblemKind.POSTS_FORBIDDEN))
    return [posts for posts, _ in reads], doubts


def _posts(
    columns: Sequence[Column], texts: Sequence[str], section: Body | None
) -> tuple[tuple[Post, ...], bool]:
    held: list[Post] = []
    is_unknown = False
    for column, text in zip(columns, texts, strict=True):
        named = column.leaf if read_yes_no(text) else text
        posts, unknown = read_posts(named, column.body or section)
        held.extend(posts)
        is_unknown |= unknown
    return in_order(held), is_unknown


def read_newly_elected(
    columns: Sequence[Column], texts: Sequence[Sequence[str]]
) -> list[bool | None]:
    """Read 新任/连任 in words, or the answers to 是否新任 and 是否连任."""
    if not columns:
        return []
    means = [_meaning_of_yes(column.header) for column in columns]
    return by_text(zip(*texts, strict=True), lambda row: _newly_elected(row, means))


def _meaning_of_yes(header: str) -> bool | None:
    """Return what 是 below a header says about being new, if it asks one question only."""
    new = any(word in header for word in ("新任", "新当选", "新进", "首次"))
    again = "连任" in header or "连选" in header or "上届两委" in header or "上届干部" in header
    return None if new is again or "届数" in header else new


def _newly_elected(texts: Sequence[str], means: Sequence[bool | None]) -> bool | None:
    answers = (is_newly_elected(text, yes=yes) for text, yes in zip(texts, means, strict=True))
    return next((is_new for is_new in answers if is_new is not None), None)
