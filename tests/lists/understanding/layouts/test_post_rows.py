"""Rows of posts with the names of their holders below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.lists.understanding.cells.text import words_in
from roster.lists.understanding.layouts.post_rows import rows_of_holders
from tests.lists.builders import sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.lists.reading.cells import Cell

HEAD = ("村", "书记", "主任")
HOLDERS = ("罗建村", "张三", "李四")


def held(*rows: Sequence[Cell]) -> list[int]:
    found = sheet(*rows)
    return rows_of_holders(found.rows, words_in(found.rows))


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ((("名册",), HEAD, HOLDERS), [2]),
        ((HEAD, HOLDERS, HEAD, HOLDERS), [1, 3]),
        ((("书记", "主任"), ("张三", "李四")), [1]),
        ((("书记", "性别"), ("张三", "男")), []),
        ((("村", "书记"), ("罗建村", "张三")), [1]),
        ((HEAD,), []),
        ((HEAD, ("罗建村", "138", "139")), []),
        ((HEAD, ("罗建村", "", "")), []),
    ],
)
def test_two_posts_or_one_beside_the_village_above_names_are_a_header(
    rows: Sequence[Sequence[Cell]], found: list[int]
) -> None:
    assert held(*rows) == found


def test_a_post_above_a_post_holds_nobody() -> None:
    assert held(("书记", "主任"), ("书记", "主任"), ("张三", "李四")) == [2]
    assert held(("书记", "主任"), ("书记",)) == []


def test_half_of_the_filled_cells_below_a_post_must_be_names() -> None:
    half = (("村", "书记"), ("罗建村", "张三"), ("尚德村", "138"))
    assert held(*half) == [1]
    assert held(*half, ("新村", "")) == [1]
    assert held(*half, ("新村", "139")) == []


def test_names_are_looked_for_in_five_rows_and_not_beyond_a_blank_one() -> None:
    head, blank = ("书记", "主任", "序号"), ("", "", 1)
    assert held(head, *[blank] * 4, ("张三", "李四")) == [1]
    assert held(head, *[blank] * 5, ("张三", "李四")) == []
    assert held(head, blank, ("",), ("张三", "李四")) == []


def test_a_name_with_something_said_behind_it_is_a_holder() -> None:
    assert held(HEAD, ("罗建村", "张三（兼）", "李四，见附表")) == [1]
