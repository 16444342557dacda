"""Texts that mark a row as no person."""

from __future__ import annotations

import pytest

from roster.lists.understanding.rows.no_person import (
    DIVISION,
    EXAMPLE,
    NOTE,
    SIGNATURE,
    TOTAL,
    is_label,
    is_mark,
    is_signature,
    marking_texts,
    telling_rows,
)
from tests.lists.builders import sheet

MARKS = {
    "合计": TOTAL,
    "小 计：": TOTAL,
    "本页合计": TOTAL,
    "总人数：5": TOTAL,
    "共12人": TOTAL,
    "备注：以上均为现任": NOTE,
    "附件2：名册": NOTE,
    "1、请按身份证填写姓名": NOTE,
    "填报单位：河台镇": DIVISION,
    "单位名称（盖章）：": DIVISION,
    "填表人：张三": SIGNATURE,
    "审核": SIGNATURE,
    "签名": SIGNATURE,
    "示例": EXAMPLE,
    "（例）": EXAMPLE,
    "张三（样例）": EXAMPLE,
}


@pytest.mark.parametrize("text", MARKS)
def test_a_mark_is_known_by_its_kind_alone(text: str) -> None:
    told = [kind for kind in (TOTAL, NOTE, SIGNATURE, EXAMPLE, DIVISION) if is_mark(text, kind)]
    assert told == [MARKS[text]]


@pytest.mark.parametrize("text", ["张三", "计生专干", "单小明", "签小青", "1.5", "例外", "罗建村"])
def test_names_posts_and_numbers_are_no_marks(text: str) -> None:
    assert not is_mark(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [("分管领导：", True), ("罗建村：", False), ("张：", False), ("分管领导", False)],
)
def test_words_before_an_answer_are_a_label_unless_they_name_a_village(
    text: str, *, label: bool
) -> None:
    assert is_label(text) is label
    assert is_signature(text) is label


def test_the_quick_look_over_a_sheet_misses_no_mark() -> None:
    words = {*MARKS, "分管领导：", "张三", "罗建村"}
    assert marking_texts(words) == words - {"张三", "罗建村"}


def test_columns_are_judged_without_titles_and_marked_rows() -> None:
    rows = sheet(("河台镇干部名册",), ("张三", "男"), ("合计", "1"), ("李四",)).rows
    assert [number for number, _ in telling_rows(rows, {"合计"})] == [2, 4]


def test_rows_that_are_all_marked_are_better_than_none() -> None:
    rows = sheet(("合计", "1")).rows
    assert telling_rows(rows, {"合计"}) == rows
