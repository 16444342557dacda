"""Where the headers of a sheet stand, of which rows they are, and what follows each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.lists.understanding.headers.band import (
    HeaderBand,
    bands_from,
    find_bands,
    header_of,
    iter_body,
)
from tests.lists.builders import SOUND, sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.lists.reading.cells import Cell, Sheet

HEADER = ("村", "姓名", "性别")
PERSON = ("罗建村", "张三", "男")


def rows_of(found: Sequence[HeaderBand]) -> list[tuple[int, int]]:
    return [(band.first, band.last) for band in found]


def bands(*rows: Sequence[Cell], merges: Sequence[tuple[int, int, int, int]] = ()) -> object:
    return rows_of(find_bands(sheet(*rows, merges=merges)))


def levels(found: HeaderBand) -> list[tuple[str, ...]]:
    return [head.levels for head in found.heads]


def first_levels(
    *rows: Sequence[Cell], merges: Sequence[tuple[int, int, int, int]] = ()
) -> list[tuple[str, ...]]:
    return levels(find_bands(sheet(*rows, merges=merges))[0])


# --- which rows begin a header ---------------------------------------------------------------


def test_each_row_with_a_word_for_the_name_begins_a_header() -> None:
    assert bands(("干部名册",), HEADER, PERSON, HEADER, PERSON) == [(2, 2), (4, 4)]


def test_posts_above_names_are_a_header_only_where_no_word_for_the_name_is() -> None:
    posts, holders = ("村", "书记", "主任"), ("罗建村", "张三", "李四")
    assert bands(posts, holders) == [(1, 1)]
    assert bands(posts, holders, HEADER, PERSON) == [(3, 3)]


def test_below_a_post_whose_column_holds_names_stands_the_word_for_them() -> None:
    assert first_levels(("村", "书记", "主任"), ("罗建村", "张三", "李四")) == [
        ("村",),
        ("书记", "姓名"),
        ("主任", "姓名"),
    ]
    posts = (("村", "书记", "主任"), ("罗建村", "张三", "李四"))
    assert first_levels(*posts, ("姓名", "书记"), ("张三", "√")) == [("姓名",), ("书记",)]


def test_without_name_or_post_the_first_row_of_personal_words_is_the_header() -> None:
    assert bands(("名册",), ("序号", "性别", "身份证号码"), (1, "男", SOUND)) == [(2, 2)]


def test_without_any_known_word_words_above_data_are_the_header() -> None:
    assert bands(("某", "某甲", "某乙"), ("甲", 12, 5), ("乙", 13, 6)) == [(1, 1)]
    assert bands(("某", "某甲", "某乙"), ("甲", "天", "地")) == []


def test_a_table_of_counts_ends_the_list_above_it() -> None:
    counts = (("村", "总人数", "党员"), ("罗建村", 12, 3))
    assert bands(HEADER, PERSON, *counts) == [(1, 1), (3, 3)]
    assert bands(*counts, HEADER, PERSON) == [(3, 3)]


def test_a_table_of_others_ends_the_list_only_where_they_stand_below_the_names() -> None:
    assert bands(HEADER, PERSON, ("村", "驻点领导", "电话"), PERSON) == [(1, 1), (3, 3)]
    assert bands(HEADER, PERSON, ("驻点领导", "村", "电话"), PERSON) == [(1, 1)]
    assert bands(("村", "驻点领导", "电话"), PERSON, HEADER, PERSON) == [(3, 3)]


def test_a_row_of_a_header_begins_no_other() -> None:
    rows = (("干部姓名", "学历", ""), ("", "姓名", "电话"), PERSON)
    assert bands(*rows, merges=[(1, 1, 2, 1)]) == [(1, 2)]


# --- of how many rows a header is -------------------------------------------------------------


def test_rows_over_which_a_cell_of_the_header_is_merged_are_one() -> None:
    upper, lower = ("村", "干部", ""), ("", "姓名", "性别")
    assert bands(upper, lower, PERSON, merges=[(1, 1, 2, 1)]) == [(1, 2)]
    below = (("村", "姓名", "学历"), ("", "", "全日制"), PERSON)
    assert bands(*below, merges=[(1, 2, 2, 2)]) == [(1, 2)]


def test_a_header_is_of_three_rows_at_the_most() -> None:
    chained = [(1, 1, 2, 1), (2, 2, 3, 2), (3, 3, 4, 3)]
    words = [("村", "甲", "乙"), ("", "丙", "丁"), ("", "", "戊")]
    assert bands(*words, ("姓名", "性别", ""), PERSON, merges=chained) == [(2, 4)]
    down = (("姓名", "甲", "乙"), *words, PERSON)
    assert bands(*down, merges=chained) == [(1, 3)]


def test_a_cell_merged_over_more_rows_is_a_village_beside_its_people() -> None:
    people = [("", f"张{name}", "男") for name in "一二三四"]
    assert bands(HEADER, PERSON, *people, merges=[(1, 1, 4, 1)]) == [(1, 1)]
    assert bands(HEADER, PERSON, *people, merges=[(2, 1, 4, 1)]) == [(1, 1)]


def test_words_above_the_gaps_of_a_header_belong_to_it() -> None:
    lower = ("", "姓名", "性别", "", "")
    assert bands(("村", "", "", "电话", "学历"), lower, PERSON) == [(1, 2)]
    assert bands(("某", "", "", "电话", "学历"), lower, PERSON) == [(1, 2)]
    assert bands(("某", "", "", "某乙", "学历"), lower, PERSON) == [(2, 2)]
    assert bands(("村", "", "", "", "某"), lower, PERSON) == [(1, 2)]
    assert bands(("村",), lower, PERSON) == [(2, 2)]
    assert bands(("村", "某", "某乙"), ("", "姓名", "性别"), PERSON) == [(1, 2)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        *((f"联系电话{word}", 2) for word in ("名单", "名册", "一览表", "登记表", "统计表")),
        *((f"联系电话{word}", 2) for word in ("汇总表", "信息表", "情况表", "花名册（2026年）")),
        ("联系电话：河台镇", 2),
        ("联系电话" * 5 + "甲", 2),
        ("联系电话" * 5, 1),
        ("联系电话名册页", 1),
    ],
)
def test_a_title_above_a_gap_is_no_part_of_the_header(text: str, first: int) -> None:
    rows = ((text, "", "", "某"), ("", "姓名", "性别", ""), PERSON)
    assert bands(*rows) == [(first, 2)]


def test_a_blank_row_ends_a_header() -> None:
    assert bands(HEADER, ("",), PERSON) == [(1, 1)]
    assert bands(("村", "", "", "电话"), ("",), HEADER, PERSON) == [(3, 3)]


@pytest.mark.parametrize(
    ("below", "last"),
    [
        (("", "", "全日制", "在职"), 2),
        (("", "", "全日制", ""), 1),
        (("", "", "全日制", "1980"), 1),
        (("", "", "全日制", "男"), 1),
        (("", "张三", "全日制", "在职"), 1),
        (("1", "", "全日制", "在职"), 1),
        (("编号", "", "全日制", "在职"), 1),
        (("", "", "全日制", "天"), 2),
        (("", "", "全日制", "某学校的在职学习情况说明"), 2),
        (("", "", "全日制", "某学校的在职学习情况说明等"), 1),
    ],
)
def test_words_below_a_header_are_its_second_level_beside_names_and_numbers(
    below: tuple[str, ...], last: int
) -> None:
    assert bands(("序号", "姓名", "学历", ""), below, ("1", "张三", "高中", "")) == [(1, last)]


def test_words_below_what_is_no_header_are_no_second_level() -> None:
    assert bands(("姓名", "性别", "某"), ("", "天", "地"), PERSON) == [(1, 1)]
    assert bands(("", "姓名", "学历"), ("学历", "", "在职"), PERSON) == [(1, 1)]


@pytest.mark.parametrize(
    ("upper", "lower", "last"),
    [
        (("姓名", "出生", "文化"), ("", "年月", "程度"), 2),
        (("", "出生", "文化"), ("姓名", "年月", "程度"), 2),
        (("姓名：", "出生", "文化"), ("", "年月", "程度"), 2),
        (("姓名", "出生年", "文化"), ("", "月（如：1978.05）", "程度"), 2),
        (("姓名", "出生年", "文化"), ("", "月（如：1978.05）起", "程度"), 1),
        (("姓名", "出生", "干部名册"), ("", "年月", ""), 1),
        (("姓名", "出生", "单位：河台镇"), ("", "年月", ""), 1),
        (("姓名", "出生", "文化", ""), ("", "年月", "程度", "1978"), 1),
    ],
)
def test_words_cut_over_two_rows_are_one_header_unless_a_title_or_data_is_among_them(
    upper: tuple[str, ...], lower: tuple[str, ...], last: int
) -> None:
    assert bands(upper, lower, ("张三", "1978.05", "高中")) == [(1, last)]


# --- the words above each column --------------------------------------------------------------


def test_a_word_merged_over_several_columns_heads_each_of_them() -> None:
    rows = (("村", "基本情况", ""), ("", "姓名", "性别"), PERSON)
    assert first_levels(*rows, merges=[(1, 1, 2, 1), (1, 2, 1, 3)]) == [
        ("村",),
        ("基本情况", "姓名"),
        ("基本情况", "性别"),
    ]


def test_a_word_merged_beyond_the_last_cell_of_its_row_heads_all_columns_of_its_merge() -> None:
    rows = (("姓名", "联系电话"), ("张三", "13800000001", "660001", "660002"))
    found = first_levels(*rows, merges=[(1, 2, 1, 4)])
    assert found == [("姓名",), ("联系电话",), ("联系电话",), ("联系电话",)]


def test_a_word_merged_into_the_people_below_heads_its_own_column_only() -> None:
    rows = (("姓名", "性别", "备注", ""), PERSON, PERSON, PERSON)
    assert first_levels(*rows, merges=[(1, 3, 4, 4)]) == [("姓名",), ("性别",), ("备注",)]


def test_a_word_over_the_blank_cells_right_of_it_heads_what_stands_below_them() -> None:
    rows = (("村", "学历", "", "", "姓名"), ("", "全日制", "在职", "", ""), PERSON)
    expected = [("村",), ("学历", "全日制"), ("学历", "在职"), ("姓名",)]
    assert first_levels(*rows) == expected
    assert first_levels(*rows, PERSON, merges=[(3, 2, 4, 3)]) == expected

    longer = (("村", "姓名", "学历"), ("", "", "全日制", "在职"), PERSON)
    assert first_levels(*longer)[2:] == [("学历", "全日制"), ("学历", "在职")]


def test_a_word_right_above_the_people_heads_its_own_column_only() -> None:
    assert first_levels(("姓名", "学历", ""), ("张三", "高中", "本科")) == [("姓名",), ("学历",)]


def test_a_word_without_one_below_it_heads_no_other_column() -> None:
    rows = (("姓名", "学历", ""), ("", "", "全日制"), PERSON)
    assert first_levels(*rows, merges=[(1, 1, 2, 1)]) == [("姓名",), ("学历",), ("全日制",)]


def test_a_word_cut_over_two_rows_heads_no_other_column() -> None:
    rows = (("姓名", "出生", "", "文化"), ("", "年月", "党派", "程度"), PERSON)
    assert first_levels(*rows)[1:3] == [("出生", "年月"), ("党派",)]


def test_a_merged_word_heads_no_column_beside_its_merge() -> None:
    rows = (("姓名", "学历", "", ""), ("", "全日制", "在职", "电话"), PERSON)
    found = first_levels(*rows, merges=[(1, 1, 2, 1), (1, 2, 1, 3)])
    assert found[1:] == [("学历", "全日制"), ("学历", "在职"), ("电话",)]


def test_somebody_else_heads_only_columns_whose_fields_the_list_has_as_well() -> None:
    upper, lower = ("姓名", "电话", "配偶"), ("", "", "姓名", "电话", "备注", "电话")
    assert first_levels(upper, lower, PERSON, merges=[(1, 1, 2, 1)])[2:] == [
        ("配偶", "姓名"),
        ("配偶", "电话"),
        ("备注",),
        ("电话",),
    ]


def test_a_word_over_a_known_header_is_a_group_and_not_its_beginning() -> None:
    rows = (("村", "本届", ""), ("", "姓名", "性别"), PERSON)
    assert first_levels(*rows, merges=[(1, 1, 2, 1)])[1:] == [("本届", "姓名"), ("本届", "性别")]


def test_a_word_that_repeats_one_above_it_is_left_out() -> None:
    rows = (("村", "姓名", "学历"), ("村", "", "全日制"), PERSON)
    assert first_levels(*rows, merges=[(1, 2, 2, 2)])[0] == ("村",)


def test_an_explanation_in_a_header_is_cut_short() -> None:
    found = first_levels(("姓名", "性别", "备" * 60), PERSON)
    assert found[2] == ("备" * 40,)


def test_a_column_without_any_word_is_no_part_of_the_header() -> None:
    found = find_bands(sheet(("姓名", "", "性别"), ("张三", "", "男")))[0]
    assert found.words == ((0, ("姓名",)), (2, ("性别",)))


# --- where the clerk points -------------------------------------------------------------------


def test_the_header_that_the_clerk_points_at_hides_those_above_it_only() -> None:
    pages = sheet(HEADER, PERSON, ("甲", "乙", "丙"), PERSON, HEADER, PERSON)
    assert rows_of(bands_from(pages, 3, 3)) == [(3, 3), (5, 5)]
    assert rows_of(bands_from(pages, 4, 5)) == [(4, 5)]


def test_the_words_of_a_pointed_row_are_taken_as_they_are() -> None:
    found = header_of(sheet(("甲", "乙"), ("丙", "")), 1, 2)
    assert (found.first, found.last, levels(found)) == (1, 2, [("甲", "丙"), ("乙",)])


# --- what follows each header -----------------------------------------------------------------


def bodies(found: Sheet) -> list[list[int]]:
    return [[number for number, _ in rows] for _, rows in iter_body(found, find_bands(found))]


def test_rows_belong_to_the_header_above_them() -> None:
    pages = sheet(("名册",), HEADER, PERSON, HEADER, PERSON, PERSON, HEADER)
    assert bodies(pages) == [[3], [5, 6], []]


def test_titles_right_above_a_later_header_belong_to_it() -> None:
    title = ("尚德村",)
    assert bodies(sheet(HEADER, PERSON, title, title, HEADER, PERSON)) == [[2], [3, 4, 6]]
    assert bodies(sheet(HEADER, title, PERSON, HEADER, PERSON)) == [[2, 3], [5]]
    assert bodies(sheet(HEADER, title, HEADER, PERSON)) == [[], [2, 4]]


def test_no_more_than_five_titles_belong_to_a_header() -> None:
    titles = [("尚德村",)] * 6
    assert bodies(sheet(HEADER, PERSON, *titles, HEADER))[1] == [4, 5, 6, 7, 8]


def test_a_cell_merged_with_those_above_it_is_no_title() -> None:
    rows = (HEADER, PERSON, ("罗建村", "", ""), HEADER)
    assert bodies(sheet(*rows, merges=[(2, 1, 3, 1)])) == [[2, 3], []]
    assert bodies(sheet(*rows, merges=[(3, 1, 3, 3)])) == [[2], [3]]


def test_a_text_repeated_over_its_row_is_a_title() -> None:
    assert bodies(sheet(HEADER, PERSON, ("尚德村", "尚德村"), HEADER)) == [[2], [3]]
    assert bodies(sheet(HEADER, PERSON, ("尚德村", "罗建村"), HEADER)) == [[2, 3], []]
