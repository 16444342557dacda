"""Tables side by side below one header, and which cells are of which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.lists.understanding.headers.band import Head, HeaderBand
from roster.lists.understanding.layouts.table_blocks import (
    only_of,
    side_by_side,
    without_blank_repeats,
)
from tests.lists.builders import sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.lists.reading.cells import Cell

NOTE = "注：以上均为现任"


def band(*levels: str | tuple[str, ...]) -> HeaderBand:
    """Return a header of these columns; a column of one level is just its word."""
    heads = (Head(at, (each,) if isinstance(each, str) else each) for at, each in enumerate(levels))
    return HeaderBand(1, 1, tuple(heads))


def blocks(*levels: str | tuple[str, ...]) -> list[list[int]]:
    """Return the columns of each of the tables below such a header."""
    return [[head.index for head in heads] for heads in side_by_side(band(*levels))]


# --- where one table ends and the next begins ---------------------------------------------------


def test_a_header_with_one_word_for_the_name_is_one_table() -> None:
    assert blocks("村", "姓名", "电话") == [[0, 1, 2]]
    assert blocks("村", "电话", "电话") == [[0, 1, 2]]
    doubtful = ("村民代表姓名情况", "电话")
    assert blocks(*doubtful, *doubtful) == [[0, 1, 2, 3]]


def test_a_header_that_repeats_itself_is_of_several_tables() -> None:
    assert blocks("姓名", "电话", "姓名", "电话") == [[0, 1], [2, 3]]
    assert blocks("序号", "姓名", "电话", "序号", "姓名", "电话") == [[0, 1, 2], [3, 4, 5]]
    assert blocks("姓名", "姓名", "姓名") == [[0], [1], [2]]


def test_a_block_begins_as_far_left_of_the_name_as_all_are_alike() -> None:
    words = ("镇", "序号", "姓名", "电话", "序号", "姓名", "电话")
    assert blocks(*words) == [[0, 1, 2, 3], [0, 4, 5, 6]]
    two_left = ("组别", "序号", "姓名")
    assert blocks(*two_left, *two_left) == [[0, 1, 2], [3, 4, 5]]
    assert blocks(*two_left, "类型", *two_left[1:]) == [[0, 1, 2, 3], [0, 4, 5]]
    three = ("序号", "姓名", "序号", "姓名", "编号", "姓名")
    assert blocks(*three) == [[0, 1, 2], [0, 3, 4], [0, 5]]


def test_a_block_ends_right_of_the_name_before_it() -> None:
    assert blocks("姓名", "姓名", "电话", "姓名") == [[0], [1, 2], [3]]
    assert blocks("电话", "姓名", "电话", "姓名", "电话") == [[0, 1], [2, 3, 4]]


def test_columns_left_of_the_first_block_belong_to_all() -> None:
    assert blocks("村", "姓名", "电话", "姓名", "电话") == [[0, 1, 2], [0, 3, 4]]


@pytest.mark.parametrize(
    ("first", "second"),
    [("姓名1", "姓名2"), ("姓名（1）", "姓名（2）"), ("姓名一", "姓名二"), ("姓 名", "姓名")],
)
def test_words_that_differ_by_number_or_space_are_one_word(first: str, second: str) -> None:
    assert blocks("电话", first, "电话", second) == [[0, 1], [2, 3]]


def test_names_below_posts_are_a_table_for_each_post() -> None:
    assert blocks("村", "书记姓名", "电话", "主任姓名", "电话") == [[0, 1, 2], [0, 3, 4]]
    below = ("村", ("书记", "姓名"), ("主任", "姓名"))
    assert blocks(*below) == [[0, 1], [0, 2]]


def test_names_below_other_words_are_a_table_for_each_with_its_whole_group() -> None:
    groups = (("甲组", "序号"), ("甲组", "姓名"), ("乙组", "序号"), ("乙组", "姓名"))
    assert blocks(*groups) == [[0, 1], [2, 3]]
    assert blocks("镇", *groups) == [[0, 1, 2], [0, 3, 4]]
    numbered = (("小组1号", "职务"), ("小组1号", "姓名"), ("小组2号", "电话"), ("小组2号", "姓名"))
    assert blocks(*numbered) == [[0, 1], [2, 3]]


def test_names_below_one_word_or_none_are_no_tables_of_their_own() -> None:
    assert blocks("姓名", ("乙组", "姓名")) == [[0, 1]]
    assert blocks("电话", "姓名", "学员姓名") == [[0, 1, 2]]
    assert blocks("书记姓名", "学员姓名") == [[0, 1]]
    assert blocks(("甲组", "学员姓名"), ("乙组", "姓名")) == [[0, 1]]


def test_a_group_of_the_same_word_twice_is_no_table() -> None:
    names = (("甲组", "姓名"), ("甲组", "姓名"), ("乙组", "姓名"))
    assert blocks(*names) == [[0, 1, 2]]


# --- columns of a merged header without a value -------------------------------------------------


def kept(*levels: str | tuple[str, ...], rows: Sequence[Sequence[Cell]]) -> list[int]:
    found = without_blank_repeats(band(*levels), sheet(*rows).rows, {NOTE})
    return [head.index for head in found.heads]


def test_a_blank_column_below_the_header_of_one_with_values_is_left_out() -> None:
    assert kept("姓名", "姓名", "电话", rows=[("张三", "", "138")]) == [0, 2]
    assert kept("姓名", "姓名", "电话", rows=[("", "张三", "138")]) == [1, 2]


def test_a_column_with_a_value_however_far_down_is_none_to_leave_out() -> None:
    rows = [("张三", "")] * 500 + [("李四", "王五")]
    assert kept("姓名", "姓名", rows=rows) == [0, 1]


def test_a_blank_column_with_a_header_of_its_own_stays() -> None:
    assert kept("姓名", "电话", rows=[("张三", "")]) == [0, 1]
    assert kept("姓名", "姓名", "电话", rows=[("张三", "", "")]) == [0, 2]
    assert kept("姓名", "姓名", rows=[("", "", "天")]) == [0, 1]


def test_a_blank_column_below_the_upper_word_of_another_is_left_out() -> None:
    assert kept(("学历", "全日制"), ("学历",), rows=[("高中", "")]) == [0]
    assert kept(("学历", "全日制"), ("学历", "在职"), rows=[("高中", "")]) == [0, 1]


def test_a_note_fills_no_column() -> None:
    assert kept("姓名", "姓名", rows=[("张三", ""), ("", NOTE)]) == [0]


# --- the cells of one table ---------------------------------------------------------------------

TWO = (
    band("姓名", "电话", "姓名", "电话").heads[:2],
    band("姓名", "电话", "姓名", "电话").heads[2:],
)


def cells_of(block: int, *rows: Sequence[Cell]) -> list[tuple[int, tuple[Cell, ...]]]:
    return only_of(TWO[block], TWO, sheet(*rows).rows)


def test_each_table_has_the_cells_below_its_own_header() -> None:
    row = ("张三", 138, "李四", 139)
    assert cells_of(0, row) == [(1, ("张三", 138, None, None))]
    assert cells_of(1, row) == [(1, (None, None, "李四", 139))]


def test_a_text_alone_below_the_first_column_is_a_title_of_all_tables() -> None:
    assert cells_of(0, ("罗建村", "", "", "")) == [(1, ("罗建村",))]
    assert cells_of(1, ("罗建村", " ", "", "")) == [(1, (None, None, "罗建村"))]


def test_a_text_alone_below_another_column_is_of_its_table() -> None:
    assert cells_of(1, ("", "罗建村", "", "")) == [(1, (None, None, None, None))]
    assert cells_of(0, ("", "", "罗建村", "")) == [(1, (None, None, None, None))]
    assert cells_of(1, ("", "", "罗建村", "")) == [(1, (None, None, "罗建村", None))]


def test_a_line_of_signatures_is_of_no_table() -> None:
    rows = (("张三", 138), ("填表人：王五", "", "", "2026年5月8日"))
    assert cells_of(0, *rows) == [(1, ("张三", 138))]
    assert cells_of(1, *rows) == [(1, (None, None))]
