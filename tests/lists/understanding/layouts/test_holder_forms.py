"""Overviews without a header above their names, drawn anew with a row for each holder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.lists.understanding.layouts.holder_forms import holders_as_table
from tests.lists.builders import finder, sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.lists.reading.cells import Cell, Place
    from roster.lists.understanding.layouts.drawn_table import DrawnTable

PHONE, OTHER_PHONE = "13800000001", "13900000002"
VILLAGES = ("", "罗建村", "尚德村")
WORDS = ("所在村", "姓名", "现任职务", "联系电话")


def drawn(*rows: Sequence[Cell]) -> DrawnTable | None:
    return holders_as_table(sheet(*rows), finder())


def holders(*rows: Sequence[Cell]) -> list[tuple[Cell, ...]]:
    """Return village, name, posts and telephone of each holder; a title is a tuple of one."""
    table = drawn(*rows)
    if table is None or not table.sheet.rows:
        return []
    header = next(cells for _, cells in table.sheet.rows if "姓名" in cells)
    return [
        tuple(dict(zip(header, cells, strict=True)).get(word) for word in WORDS)
        if len(cells) == len(header)
        else cells
        for _, cells in table.sheet.rows
        if cells is not header
    ]


def names(*rows: Sequence[Cell]) -> list[Cell]:
    return [row[1] for row in holders(*rows) if len(row) > 1]


def left(*rows: Sequence[Cell]) -> list[tuple[Place, str]]:
    table = drawn(*rows)
    return [(each.place, each.text) for each in table.left if each.text] if table else []


# --- villages across --------------------------------------------------------------------------


def test_below_a_row_of_villages_each_name_right_of_a_post_holds_it() -> None:
    rows = (VILLAGES, ("书记", "张三", "李四"), ("主任", "王小五", "赵六"))
    assert holders(*rows) == [
        ("罗建村", "张三", "书记", None),
        ("尚德村", "李四", "书记", None),
        ("罗建村", "王小五", "主任", None),
        ("尚德村", "赵六", "主任", None),
    ]


def test_a_holder_leads_back_to_the_cells_of_village_name_and_post() -> None:
    table = drawn(("名册",), VILLAGES, ("书记", "张三", "李四"), ("电话", PHONE, ""))
    assert table is not None
    assert table.sheet.rows[0] == (1, ("所在村", "姓名", "现任职务", "联系电话"))
    assert [table.cell(2, at) for at in (1, 2, 3, 4)] == [(2, 2), (3, 2), (3, 1), (4, 2)]
    assert table.cell(3, 4) == (4, 3)
    assert (table.row(2), table.row(3)) == (3, 3)


@pytest.mark.parametrize("corner", ["", "职务", "镇别"])
def test_left_of_the_villages_any_word_may_stand(corner: str) -> None:
    rows = ((corner, "罗建村", "尚德村"), ("书记", "张三", "李四"))
    assert names(*rows) == ["张三", "李四"]


def test_a_corner_that_is_a_village_is_none_of_the_villages_across() -> None:
    rows = (("河台社区", "罗建村", "尚德村"), ("书记", "张三", "李四"))
    assert [row[0] for row in holders(*rows)] == ["罗建村", "尚德村"]


def test_beside_the_villages_nothing_else_may_stand() -> None:
    assert names(("", "罗建村", "天"), ("书记", "张三", "李四")) == []
    assert names(("", "", "某", "罗建村", "尚德村"), ("", "", "书记", "张三", "李四")) == [
        "张三",
        "李四",
    ]
    assert names(("", "", "罗建村"), ("", "书记", "张三"), ("", "主任", "李四")) == []


def test_who_stands_twice_below_a_village_holds_both_posts() -> None:
    rows = (VILLAGES, ("书记", "张三", "李四"), ("主任", "张三", "王小五"))
    assert holders(*rows) == [
        ("罗建村", "张三", "书记、主任", None),
        ("尚德村", "李四", "书记", None),
        ("尚德村", "王小五", "主任", None),
    ]


def test_the_same_name_below_two_villages_is_two_people() -> None:
    assert names(VILLAGES, ("书记", "张三", "张三")) == ["张三", "张三"]


def test_a_fact_below_a_post_is_of_its_holders() -> None:
    rows = (VILLAGES, ("书记", "张三", "李四"), ("手机", PHONE), ("主任", "王小五", "赵六"))
    assert [row[3] for row in holders(*rows)] == [PHONE, None, None, None]


@pytest.mark.parametrize(
    ("word", "called", "cells"),
    [
        ("文化程度", "学历", ("高中", "大专")),
        ("性别", "性别", ("男", "女")),
        ("出生", "出生年月", (1978, 1980)),
    ],
)
def test_a_fact_below_a_post_is_called_as_its_column_is(
    word: str, called: str, cells: tuple[Cell, ...]
) -> None:
    table = drawn(VILLAGES, ("书记", "张三", "李四"), (word, *cells))
    assert table is not None
    (_, header), *found = table.sheet.rows
    assert header[-1] == called
    assert tuple(row[-1] for _, row in found) == cells


def test_a_row_of_another_word_ends_the_facts_of_the_holders_above() -> None:
    rows = (VILLAGES, ("书记", "张三", "李四"), ("天气", "晴", "雨"), ("手机", PHONE, OTHER_PHONE))
    assert [row[3] for row in holders(*rows)] == [None, None]


def test_what_is_blank_left_of_a_row_is_the_word_above_it() -> None:
    rows = (
        ("", "", "罗建村", "尚德村"),
        ("党支部", "书记", "张三", "李四"),
        ("", "委员", "王小五", "赵六"),
        ("", "", "陈明", "李华"),
    )
    assert [row[1:3] for row in holders(*rows)] == [
        ("张三", "党支部书记"),
        ("李四", "党支部书记"),
        ("王小五", "党支部委员"),
        ("赵六", "党支部委员"),
        ("陈明", "党支部委员"),
        ("李华", "党支部委员"),
    ]


def test_the_word_of_a_row_is_the_last_one_left_of_it() -> None:
    rows = (("", "", "罗建村", "尚德村"), ("书记", "", "张三", "李四"), ("手机", "", PHONE))
    assert [row[3] for row in holders(*rows)] == [PHONE, None]


def test_names_without_any_word_left_of_them_hold_no_post() -> None:
    assert names(VILLAGES, ("", "陈明", "李华"), ("书记", "张三", "李四")) == ["张三", "李四"]


def test_a_number_left_of_a_row_is_no_word() -> None:
    rows = (("", "", "罗建村", "尚德村"), (1, "书记", "张三", "李四"), (2, "", "陈明", "李华"))
    assert [row[2] for row in holders(*rows)] == ["书记", "书记", "书记", "书记"]


def test_the_word_for_the_name_is_no_part_of_the_post() -> None:
    rows = (VILLAGES, ("书 记 姓 名", "张三", "李四"))
    assert [row[2] for row in holders(*rows)] == ["书记", "书记"]


def test_each_row_of_villages_begins_anew() -> None:
    rows = (
        VILLAGES,
        ("书记", "张三", "李四"),
        ("", "新村", "河台社区"),
        ("书记", "王小五", "赵六"),
    )
    assert [row[0] for row in holders(*rows)] == ["罗建村", "尚德村", "新村", "河台社区"]


def test_what_is_no_name_beside_a_post_is_left_over() -> None:
    rows = (VILLAGES, ("书记", "张三", "李四"), ("主任", "无", "王小五等三人"))
    assert names(*rows) == ["张三", "李四"]
    assert left(*rows) == [((3, 2), "无"), ((3, 3), "王小五等三人")]


def test_a_header_word_beside_a_post_is_nobody() -> None:
    assert names(VILLAGES, ("书记", "张三", "李四"), ("主任", "任职", "电话")) == ["张三", "李四"]


def test_one_holder_alone_is_no_overview() -> None:
    assert drawn(VILLAGES, ("书记", "张三", "")) is None
    assert names(VILLAGES, ("书记", "张三", "王小五等三人")) == ["张三"]


def test_an_overview_begins_within_sixty_rows() -> None:
    overview = (VILLAGES, ("书记", "张三", "李四"))
    assert names(*[("某",)] * 58, *overview) == ["张三", "李四"]
    assert names(*[("某",)] * 59, *overview) == []
    long = (*[("某",)] * 57, *overview, *[("某",)] * 30, ("", "新村", "河台社区"))
    assert names(*long, ("书记", "王小五", "赵六")) == ["张三", "李四", "王小五", "赵六"]


# --- posts across, names and facts in rows of their own ------------------------------------------

POSTS = ("村", "", "书记", "主任")


def test_below_a_row_of_posts_stand_names_and_facts_in_rows_with_their_words() -> None:
    rows = (
        POSTS,
        ("罗建村", "姓名", "张三", "李四"),
        ("", "电话", PHONE, ""),
        ("尚德村", "姓名", "王小五", "赵六"),
        ("", "电话", "", OTHER_PHONE),
    )
    assert holders(*rows) == [
        ("罗建村", "张三", "书记", PHONE),
        ("罗建村", "李四", "主任", None),
        ("尚德村", "王小五", "书记", None),
        ("尚德村", "赵六", "主任", OTHER_PHONE),
    ]


def test_a_holder_below_a_post_leads_back_to_its_cells() -> None:
    table = drawn(POSTS, ("罗建村", "姓名", "张三", "李四"), ("", "电话", PHONE))
    assert table is not None
    assert table.sheet.rows[0][1] == ("现任职务", "姓名", "所在村", "联系电话")
    assert [table.cell(2, at) for at in (1, 2, 3, 4)] == [(2, 3), (2, 3), (2, 1), (3, 3)]
    assert [table.cell(3, at) for at in (1, 2, 3, 4)] == [(2, 4), (2, 4), (2, 1), (3, 4)]


def test_the_village_may_stand_in_the_row_of_posts_or_alone_before_the_names() -> None:
    beside = (("罗建村", "书记", "主任"), ("姓名", "张三", "李四"))
    assert [row[0] for row in holders(*beside)] == ["罗建村", "罗建村"]
    alone = (POSTS, ("罗建村",), ("", "姓名", "张三", "李四"))
    assert [row[0] for row in holders(*alone)] == ["罗建村", "罗建村"]
    none = (POSTS, ("天", "姓名", "张三", "李四"))
    assert [row[0] for row in holders(*none)] == [None, None]


def test_name_and_fact_may_share_a_row() -> None:
    rows = (POSTS, ("姓名", "电话", "张三", "李四"))
    assert names(*rows) == ["张三", "李四"]


def test_a_post_beside_data_or_the_word_for_posts_is_a_fact_of_somebody() -> None:
    rows = (("姓名", "张三", "李四"),)
    assert names(("职务", "书记", "主任"), *rows) == []
    assert names(("1", "书记", "主任"), *rows) == []
    assert names(("天", "1", "书记", "主任"), ("", "姓名", "张三", "李四")) == []
    assert names(("天", "书记", "主任"), *rows) == ["张三", "李四"]
    assert names(("天", "书记"), ("姓名", "张三"), ("姓名", "李四")) == []


def test_below_a_post_only_a_name_is_a_holder_and_the_rest_is_left_over() -> None:
    rows = (
        (*POSTS, "委员"),
        ("罗建村", "姓名", "张三", "李四", "王小五等三人"),
        ("尚德村", "姓名", "陈明"),
    )
    assert names(*rows) == ["张三", "李四", "陈明"]
    assert left(*rows) == [((2, 5), "王小五等三人")]


def test_a_second_row_of_posts_begins_anew() -> None:
    rows = (POSTS, ("", "姓名", "张三", "李四"), ("村", "", "委员", "监事"), ("", "姓名", "陈明"))
    assert [row[1:3] for row in holders(*rows)] == [
        ("张三", "书记"),
        ("李四", "主任"),
        ("陈明", "委员"),
    ]


# --- a line for each holder -------------------------------------------------------------------


def test_a_line_of_post_name_and_fact_is_a_holder() -> None:
    rows = (("书记", "张三", "联系电话", PHONE), ("主任", "李四", "联系电话", OTHER_PHONE))
    assert holders(*rows) == [
        (None, "张三", "书记", PHONE),
        (None, "李四", "主任", OTHER_PHONE),
    ]
    table = drawn(("罗建村",), *rows)
    assert table is not None
    assert [table.cell(3, at) for at in (1, 2, 3)] == [(2, 1), (2, 2), (2, 4)]


def test_post_and_name_may_share_a_cell_with_a_colon_between() -> None:
    rows = (("书记：张三", f"联系电话:{PHONE}"), ("主任：李四", f"联系电话：{OTHER_PHONE}"))
    assert holders(*rows) == [
        (None, "张三", "书记", PHONE),
        (None, "李四", "主任", OTHER_PHONE),
    ]
    apart = (("书记：", "张三", "联系电话：", PHONE), ("主任：", "李四", "联系电话：", OTHER_PHONE))
    assert holders(*apart) == holders(*rows)


def test_titles_between_the_lines_stay_above_their_people() -> None:
    line = ("书记", "张三", "联系电话", PHONE)
    rows = (("罗建村",), line, ("村：", "尚德村"), line)
    person = (None, "张三", "书记", PHONE)
    assert holders(*rows) == [("罗建村",), person, ("村：尚德村",), person]


def test_a_title_in_front_of_a_post_stays_above_its_holder() -> None:
    rows = (
        ("罗建村", "书记", "张三", "联系电话", PHONE),
        ("尚德村", "书记", "李四", "联系电话", OTHER_PHONE),
    )
    assert [row for row in holders(*rows) if len(row) == 1] == [("罗建村",), ("尚德村",)]
    assert names(*rows) == ["张三", "李四"]


def test_a_post_that_nobody_holds_leaves_nobody_over() -> None:
    line = ("书记", "张三", "联系电话", PHONE)
    rows = (line, line, ("主任", "空缺", "联系电话", PHONE))
    assert names(*rows) == ["张三", "张三"]
    assert left(*rows) == []


def test_several_holders_may_stand_in_a_line() -> None:
    rows = (("书记", "张三", "联系电话", PHONE, "主任", "李四", "联系电话", OTHER_PHONE),)
    assert [row[1:] for row in holders(*rows)] == [
        ("张三", "书记", PHONE),
        ("李四", "主任", OTHER_PHONE),
    ]


def test_a_holder_without_a_fact_or_with_more_than_a_name_is_left_over() -> None:
    rows = (
        ("书记", "张三", "联系电话", PHONE),
        ("主任", "李四"),
        ("委员", "王小五等三人", "联系电话", PHONE),
    )
    assert names(*rows) == ["张三"]
    assert left(*rows) == [((2, 2), "李四"), ((3, 2), "王小五等三人")]


@pytest.mark.parametrize(
    ("word", "answer"),
    [("天气", PHONE), ("联系电话", "天"), ("性别", PHONE), ("所用手机", PHONE)],
)
def test_only_what_answers_a_known_word_is_a_fact(word: str, answer: str) -> None:
    sound = ("书记", "张三", "联系电话", PHONE)
    assert names(sound, sound, ("主任", "李四", word, answer)) == ["张三", "张三"]


def test_a_sheet_with_a_word_for_the_name_has_no_lines_of_holders() -> None:
    line = ("书记", "张三", "联系电话", PHONE)
    assert names(line, line) == ["张三", "张三"]
    assert names(("姓名",), line, line) == []


# --- a wall of pictures -----------------------------------------------------------------------

NAMES, HELD = ("张三", "李四"), ("书记", "主任")


def test_a_row_of_names_above_a_row_of_posts_is_of_their_holders() -> None:
    assert holders(NAMES, HELD) == [(None, "张三", "书记", None), (None, "李四", "主任", None)]


def test_telephones_below_them_are_theirs_until_another_row() -> None:
    phones = (PHONE, OTHER_PHONE)
    assert [row[3] for row in holders(NAMES, HELD, phones)] == [PHONE, OTHER_PHONE]
    assert all(len(row) < 4 or row[3] is None for row in holders(NAMES, HELD, ("某", "天"), phones))


def test_a_wall_leads_back_to_its_cells() -> None:
    table = drawn(("罗建村",), NAMES, HELD)
    assert table is not None
    assert table.sheet.rows[0] == (1, ("罗建村",))
    assert [table.cell(3, at) for at in (1, 2)] == [(2, 1), (3, 1)]
    assert [table.cell(4, at) for at in (1, 2)] == [(2, 2), (3, 2)]


def test_titles_between_the_walls_stay_above_their_people() -> None:
    rows = (("罗建村",), NAMES, HELD, ("尚德村", "党支部"), ("王小五", "陈明"), HELD)
    assert [row[0] if len(row) == 1 else row[1] for row in holders(*rows)] == [
        "罗建村",
        "张三",
        "李四",
        "尚德村",
        "党支部",
        "王小五",
        "陈明",
    ]


def test_a_row_of_three_other_texts_is_no_title() -> None:
    rows = (NAMES, HELD, ("罗建村", "尚德村", "新村"), ("王小五", "陈明"), HELD)
    assert [row for row in holders(*rows) if len(row) == 1] == []


def test_names_below_their_posts_are_no_wall() -> None:
    assert names(HELD, NAMES, HELD) == []
    assert names(NAMES, ("某", "天"), HELD) == []
    assert names(NAMES, ("书记", "天")) == []
    assert names(NAMES, ("书记",)) == []
    assert names(("张三",), ("书记",)) == []


def test_more_than_half_of_a_row_of_names_must_be_names() -> None:
    posts = ("书记", "主任", "委员", "监事")
    assert names(("张三", "李四", "天气", "某某"), posts) == []
    assert names(("张三", "李四", "陈明", "天气", "某某"), (*posts, "理事")) == [
        "张三",
        "李四",
        "陈明",
    ]
    rows = (("张三", "李四", "王小五等三人", "某某"), posts)
    assert names(*rows) == ["张三", "李四"]
    assert left(*rows) == [((1, 3), "王小五等三人"), ((1, 4), "某某")]
