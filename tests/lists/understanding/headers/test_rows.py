"""Which rows of a sheet are headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.lists.understanding.cells.text import words_in
from roster.lists.understanding.headers.rows import (
    first_rich_row,
    first_row_of_words,
    rows_about_others,
    rows_of_counts,
    rows_with_names,
)
from tests.lists.builders import SOUND, sheet

if TYPE_CHECKING:
    from roster.lists.reading.cells import Sheet


def named(found: Sheet) -> list[int]:
    return rows_with_names(found, words_in(found.rows))


def test_a_word_for_the_name_heads_a_list_only_among_other_words() -> None:
    assert named(sheet(("干部名册",), ("姓名", "性别"), ("张三", "男"))) == [2]
    assert named(sheet(("姓名",), ("张三",))) == []


def test_words_and_answers_in_turn_are_a_form_and_no_header() -> None:
    assert named(sheet(("姓名", "性别", "男", "民族", "1978"), ("学历", "高中"))) == []


def test_a_statistic_by_gender_is_a_header() -> None:
    assert named(sheet(("姓名", "男", "女"), ("张三", "√", None))) == [1]


@pytest.mark.parametrize("other", ["联系领导", "联系 领导", "联系\n领导"])
def test_a_table_of_somebody_else_begins_with_words_and_not_with_data(other: str) -> None:
    found = sheet(("村", other, "电话"), ("罗建村", other, "党员", "13800000001"))
    assert rows_about_others(found, words_in(found.rows)) == {1: {1}}


@pytest.mark.parametrize(
    ("below", "counts"),
    [
        (("罗建村", 12, 3), {1}),
        (("罗建村", "12人", "40%"), {1}),
        (("罗建村", 12, None), set()),
        (("罗建村", 12, 3, "是"), set()),
    ],
)
def test_words_above_a_village_and_numbers_head_counts(
    below: tuple[str | int | None, ...], counts: set[int]
) -> None:
    assert rows_of_counts(sheet(("村", "总人数", "党员", "备注"), below)) == counts


def test_words_with_digits_head_no_counts() -> None:
    assert rows_of_counts(sheet(("村", "2025年", "2026年"), ("罗建村", 12, 3))) == set()


def test_without_a_word_for_the_name_a_row_of_personal_words_is_the_header() -> None:
    header = ("序号", "性别", "身份证号码", "学历")
    rows = ((1, "男", SOUND, "高中"), header, (2, "女", SOUND, "高中"))
    assert first_rich_row(sheet(("名册",), header, *rows), frozenset()) == [2, 4]
    assert first_rich_row(sheet(header), {1}) == []
    assert first_rich_row(sheet(("序号", "村", "备注")), frozenset()) == []


def test_unknown_words_above_columns_of_data_are_a_header() -> None:
    data = (("甲", 12, 5), ("乙", 13, 6))
    assert first_row_of_words(sheet(("某", "某甲", "某乙"), *data)) == [1]
    assert first_row_of_words(sheet(("某", "某甲", "某乙"), data[0])) == []
    assert first_row_of_words(sheet(("某", "某甲"), *data)) == []
