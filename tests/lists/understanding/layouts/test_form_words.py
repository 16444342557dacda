"""The words of forms and their answers."""

from __future__ import annotations

import pytest

from roster.lists.understanding.layouts.form_words import (
    asked,
    is_answer,
    is_form_label,
    is_name,
    names_somebody,
)


@pytest.mark.parametrize(
    ("text", "somebody"),
    [
        ("姓名", True),
        ("姓 名：陈明", True),
        ("书记姓名", False),
        ("填表人姓名", False),
        ("性别", False),
        ("配偶姓名", False),
    ],
)
def test_who_answers_for_a_list_is_not_the_one_listed(text: str, *, somebody: bool) -> None:
    assert names_somebody(text) is somebody


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("姓名：陈明", ("姓名", "陈明")),
        ("姓名:\n陈明", ("姓名", "陈明")),
        ("姓名：", ("姓名：", "")),
        ("陈明", ("陈明", "")),
    ],
)
def test_word_and_answer_in_one_cell_are_parted_at_the_colon(
    text: str, parts: tuple[str, str]
) -> None:
    assert asked(text) == parts


@pytest.mark.parametrize(
    ("word", "text", "answered"),
    [
        ("政治面貌", "党员", True),
        ("姓名", "性别", False),
        ("姓名", "陈明", True),
        ("性别", "男", True),
        ("性别", "出生年月", False),
        ("村", "罗建村", True),
        ("学历", "毕业院校", False),
    ],
)
def test_the_next_word_is_no_answer_but_a_word_that_answers_is(
    word: str, text: str, *, answered: bool
) -> None:
    assert is_answer(word, text) is answered


@pytest.mark.parametrize("text", ["与本人关系", "称谓", "起止时间", "主要成员情况", "姓名（必填）"])
def test_words_of_the_tables_inside_a_form_are_labels(text: str) -> None:
    assert is_form_label(text)
    assert not is_name(text)


@pytest.mark.parametrize("text", ["陈明", "李□", "陈明（女）", "陈 明"])
def test_a_name_with_a_remark_or_a_sign_for_a_rare_character_is_a_name(text: str) -> None:
    assert is_name(text)
    assert not is_form_label(text)
