"""Header words cut over two rows."""

from __future__ import annotations

import pytest

from roster.lists.understanding.headers.stacks import are_stacked, is_cut

UPPER = ("序号", "姓名", "出生", "文化", "联系")
LOWER = ("", "", "年月", "程度", "电话")


@pytest.mark.parametrize(
    ("upper", "lower"),
    [("出生", "年月"), ("文化", "程度"), ("身份证", "号码"), ("上届", "职务"), ("配偶", "姓名")],
)
def test_two_halves_of_a_header_are_one(upper: str, lower: str) -> None:
    assert is_cut(upper, lower)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("姓名", "张三"),
        ("学历", "大专"),
        ("基本情况", "姓名"),
        ("序号", "【罗建村】"),
        ("村", "罗建村"),
        ("职务", ""),
    ],
)
def test_a_header_and_what_stands_below_it_are_two(upper: str, lower: str) -> None:
    assert not is_cut(upper, lower)


def test_rows_with_cut_words_are_stacked() -> None:
    assert are_stacked(UPPER, LOWER, lambda _: False)


def test_a_header_and_a_person_are_not_stacked() -> None:
    person = (1, "张三", "1978.05", "大专", "13800138000")
    assert not are_stacked(UPPER, person, lambda _: False)


def test_rows_with_a_title_are_not_stacked() -> None:
    assert not are_stacked(("登记表", *UPPER), ("", *LOWER), lambda text: text == "登记表")
