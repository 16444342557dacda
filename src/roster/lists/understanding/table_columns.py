"""Which column of a table holds which field.

Words decide first, values where the words are silent or too loose. Nothing is decided for good:
a clerk's correction of a column overrides both.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from roster.lists.understanding.cells.date_parts import with_date_parts
from roster.lists.understanding.cells.names import are_like_names
from roster.lists.understanding.cells.text import squeezed, texts_of
from roster.lists.understanding.column_values import (
    GUESSED,
    are_dates,
    confirms,
    field_instead,
    guess,
    names_village,
    share,
    township_share,
    village_share,
)
from roster.lists.understanding.columns import Column, TableColumns
from roster.lists.understanding.headers.band import Head
from roster.lists.understanding.headers.words import match_header, normalised
from roster.lists.understanding.unheld_posts import is_only_meant
from roster.people.fact_words import read_yes_no
from roster.people.fields import Proof, Trait, proving, with_trait
from roster.people.posts import body_of, read_posts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from roster.divisions.village_finder import VillageFinder
    from roster.lists.reading.cells import Cell, Row

_SAMPLE = 400
_NEARLY_ALL = 0.9
#: So far right of the last header a column without one may stand.
_REACH = 4
#: A field that may stand in only one column; the surest column wins.
_SINGLE = frozenset({*with_trait(Trait.ONE_COLUMN), "seq"})
#: Fields of which one header may stand over several columns.
_MAY_BE_WIDE = frozenset(with_trait(Trait.WIDE))
_HOME = re.compile(r"户籍|户口|居住|出生地|现住")
_ANY_DIVISION = re.compile(r"单位|组织|支部")
#: Headers of tables in which a column of names is not a list of trainees.
_OTHER_TABLE = re.compile(
    r"课程|授课|教师|讲师|产品|商品|规格|型号|单价|金额|数量|企业|公司|法人|户主|农户|家长|学生|项目"
)
#: Facts of which a table of people has at least one beside the names.
_PERSONAL = proving(Proof.PEOPLE)


def understand_columns(
    heads: Sequence[Head],
    rows: Sequence[Row],
    villages: VillageFinder,
    chosen: Mapping[int, str | None],
) -> TableColumns:
    """Decide the field of every column of a table.

    Args:
        heads: the header of each column.
        rows: the rows below the header.
        villages: tells villages from townships.
        chosen: the clerk's own choice by zero-based column.
    """
    sample = rows[:_SAMPLE]
    heads = _with_nameless(heads, sample)
    values = {head.index: texts_of(_column(sample, head.index)) for head in heads}
    columns = [_by_words(head, values[head.index], villages) for head in heads]
    columns = with_date_parts(_contradicted_by_values(columns, values))
    columns, bodies = _without_bodies(columns, values, villages)
    columns = _with_gender_ticks(columns, values)
    columns = _divisions_by_values(columns, values, villages)
    columns = _village_by_values(columns, values, villages)
    columns = [
        replace(column, field=chosen[column.index], confidence=1.0, reason="chosen")
        if column.index in chosen
        else column
        for column in columns
    ]
    columns = _under_one_header(_without_meant_posts(_one_each(columns, values)), values)
    decided = tuple(_by_values(columns, values, chosen))
    return TableColumns(decided, None if bodies and bodies.index in chosen else bodies)


def _column(rows: Sequence[Row], index: int) -> list[Cell]:
    return [cells[index] if index < len(cells) else None for _, cells in rows]


def _with_nameless(heads: Sequence[Head], rows: Sequence[Row]) -> list[Head]:
    """Add the columns with values but without a header, within reach of those with one."""
    there = {head.index for head in heads}
    width = max(there, default=0) + 1 + _REACH
    filled = {i for _, cells in rows for i, cell in enumerate(cells[:width]) if cell is not None}
    added = [Head(index, ()) for index in filled - there]
    return sorted([*heads, *added], key=lambda head: head.index)


def _contradicted_by_values(
    columns: Sequence[Column], values: Mapping[int, Sequence[str]]
) -> list[Column]:
    """Let the values decide columns whose header words are mixed up, such as 电话 over 身份证号码.

    Every value must be of another field, and no other column may hold that field rightly.
    """
    found = {
        column.index: other
        for column in columns
        if (other := field_instead(column.field, values[column.index]))
    }
    held = {column.field for column in columns if column.index not in found}
    return [
        replace(column, field=found[column.index], confidence=0.6, reason="values")
        if found.get(column.index, column.field) not in {column.field, *held}
        else column
        for column in columns
    ]


def _with_gender_ticks(columns: list[Column], values: Mapping[int, Sequence[str]]) -> list[Column]:
    """Take two columns 男 and 女 for the gender when ticks stand below them."""
    places = [place for place, column in enumerate(columns) if column.leaf in {"男", "女"}]
    ticks = [text for place in places for text in values[columns[place].index]]
    if len(places) != 2 or any(column.field == "gender" for column in columns):
        return columns
    if share(ticks, lambda text: read_yes_no(text) is not None) < 0.9:
        return columns
    for place in places:
        columns[place] = replace(columns[place], field="gender", confidence=0.9, reason="parent")
    return columns


def _without_bodies(
    columns: Sequence[Column], values: Mapping[int, Sequence[str]], villages: VillageFinder
) -> tuple[list[Column], Column | None]:
    """Take the field from a column of nothing but 党支部, 村委会 and the like, and return it."""

    def is_body(text: str) -> bool:
        plain = squeezed(text)
        is_named = body_of(plain) is not None and not read_posts(plain)[0]
        return is_named and not names_village(text, villages)

    for place, column in enumerate(columns):
        may_be = column.reason == "unknown" or column.field == "village"
        if may_be and share(values[column.index], is_body) >= _NEARLY_ALL:
            bodies = replace(column, field=None, reason="values", confidence=0.0)
            return [*columns[:place], bodies, *columns[place + 1 :]], bodies
    return list(columns), None


def _by_words(head: Head, texts: Sequence[str], villages: VillageFinder) -> Column:
    match = match_header(head.levels)
    column = Column(head.index, head.levels, match.field, match.confidence, match.reason)
    is_village = match.field == "village" and names_village(column.leaf, villages)
    is_denied = match.field and not confirms(match.field, texts)
    if match.reason == "contained" and (is_village or is_denied):
        return replace(column, field=None, confidence=0.0, reason="unknown")
    return column


def _divisions_by_values(
    columns: Sequence[Column], values: Mapping[int, Sequence[str]], villages: VillageFinder
) -> list[Column]:
    """Let the values say whether 单位 means the village or the township."""
    decided = []
    for column in columns:
        texts = values[column.index]
        if (
            column.field == "village"
            and township_share(texts, villages) > 0.5
            and village_share(texts, villages) < 0.5
        ):
            decided.append(replace(column, field="town", confidence=0.8, reason="values"))
        else:
            decided.append(column)
    return decided


def _village_by_values(
    columns: list[Column], values: Mapping[int, Sequence[str]], villages: VillageFinder
) -> list[Column]:
    """Take unnamed columns of townships and villages for them when no header names villages."""
    if any(column.field == "village" for column in columns):
        return columns
    for field, share_of in (("town", township_share), ("village", village_share)):
        if any(column.field == field for column in columns):
            continue
        for place, column in enumerate(columns):
            found = share_of(values[column.index], villages) if column.reason == "unknown" else 0
            if found >= 0.8:
                columns[place] = replace(
                    column, field=field, confidence=found * 0.7, reason="values"
                )
                break
    return columns


def _one_each(columns: Sequence[Column], values: Mapping[int, Sequence[str]]) -> list[Column]:
    """Keep one column for each field that a person has once: the surest, then the fullest."""
    best: dict[str | None, Column] = {}
    for column in filter(_is_rival, columns):
        rival = best.setdefault(column.field, column)
        if _strength(column, values) > _strength(rival, values):
            best[column.field] = column
    return [
        replace(column, field=None, reason="second")
        if _is_rival(column) and best[column.field] is not column
        else column
        for column in columns
    ]


def _under_one_header(
    columns: Sequence[Column], values: Mapping[int, Sequence[str]]
) -> list[Column]:
    """Take a column without a header for one more of the posts or numbers left of it."""
    decided: list[Column] = []
    for column in columns:
        left = decided[-1] if decided else column
        field = (
            left.field if left.field in _MAY_BE_WIDE and left.index + 1 == column.index else None
        )
        is_bare = column.reason == "unknown" and not column.levels
        if field and is_bare and guess(values[column.index], (field,)):
            decided.append(replace(left, index=column.index, reason="values"))
        else:
            decided.append(column)
    return decided


def _without_meant_posts(columns: Sequence[Column]) -> list[Column]:
    """Leave out 拟任职务 beside 现任职务."""
    held = [column for column in columns if column.field == "posts"]
    meant = {column for column in held if is_only_meant(column.header)}
    if len(meant) == len(held):
        return list(columns)
    return [
        replace(column, field=None, reason="second")
        if column in meant and column.reason != "chosen"
        else column
        for column in columns
    ]


def _is_rival(column: Column) -> bool:
    """Tell whether a column claims a field alone; 性别 > 男, 女 share it."""
    return column.field in _SINGLE and column.reason != "parent"


def _strength(column: Column, values: Mapping[int, Sequence[str]]) -> tuple[float, bool, bool, int]:
    """Rank rivals: surest words, then where one works, then plain words, then further left.

    Of 户籍村 and 任职村 the second is meant, of 工作单位 and 所在村 as well.
    """
    filled = share(values[column.index], bool)
    is_telling = not _HOME.search(column.header) and not _ANY_DIVISION.search(column.header)
    plain = normalised(column.leaf) in {"姓名", "村", "村(社区)", "性别", "身份证号码", "出生年月"}
    return (column.confidence if filled else 0.0, is_telling, plain, -column.index)


def _by_values(
    columns: Sequence[Column],
    values: Mapping[int, Sequence[str]],
    chosen: Mapping[int, str | None],
) -> list[Column]:
    """Give fields that no header names to columns whose values tell."""
    missing = [field for field in GUESSED if not any(each.field == field for each in columns)]
    unnamed = [column for column in columns if column.reason == "unknown"]
    dates = sum(1 for column in unnamed if are_dates(values[column.index]))
    if "birth" in missing and ("id_number" not in missing or dates > 1):
        missing.remove("birth")
    decided = []
    for column in columns:
        found = None
        if column.reason == "unknown" and column.index not in chosen:
            found = guess(values[column.index], missing)
        if found is None:
            decided.append(column)
            continue
        missing.remove(found[0])
        decided.append(replace(column, field=found[0], confidence=found[1] * 0.7, reason="values"))
    return decided


def are_people(columns: TableColumns, rows: Sequence[Row]) -> bool:
    """Tell a list of people from any other table with a column called 名称 or 姓名."""
    name = columns.first("name")
    if name is None:
        return False
    if name.reason == "values" and any(
        _OTHER_TABLE.search(each.header) for each in columns.columns
    ):
        return False
    if any(columns.first(field) for field in _PERSONAL):
        return True
    is_about_others = any(column.reason == "somebody_else" for column in columns.columns)
    if is_about_others and columns.first("village") is None:
        return False
    return share(texts_of(_column(rows[:_SAMPLE], name.index)), are_like_names) >= 0.5
