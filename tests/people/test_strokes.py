"""The order of official lists, by the strokes of surnames."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.people.strokes import stroke_key, surname_strokes


def test_names_stand_as_in_an_official_list() -> None:
    names = (
        "丁学明",
        "万立军",
        "马兴国",
        "王勇",
        "王毅",
        "王小洪",
        "王文涛",
        "邓卫平",
        "叶建春",
        "刘宁",
        "许勤",
        "李斌",
        "李强",
        "李小新",
        "何平",
        "张军",
        "陈吉宁",
        "欧阳娜",
        "黄明",
    )
    keys = list(map(stroke_key, names))
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("王", "邓"),  # four strokes each: 横横 before 折点
        ("毛", "文"),  # 撇 before 点
        ("木", "五"),  # 横竖 and 横竖: the third decides, 撇 before 折
        ("李明", "李小明"),  # one character before two, though 小 has fewer strokes than 明
        ("陳", "龔"),  # traditional ones by their number alone
        ("陈", "陳"),
        ("王", "A"),
        ("龘", "Nguyen"),
    ],
)
def test_fewer_strokes_come_first_then_their_kinds(earlier: str, later: str) -> None:
    assert stroke_key(earlier) < stroke_key(later)


@pytest.mark.parametrize(
    ("name", "number"),
    [("丁一", 2), ("欧阳娜", 8), ("龔自珍", 22), ("𬱖之", 11), ("", None), ("Lý", None)],
)
def test_the_strokes_of_a_surname_are_known_or_said_not_to_be(
    name: str, number: int | None
) -> None:
    assert surname_strokes(name) == number


@given(st.lists(st.text(max_size=5)))
def test_any_names_can_be_ordered_and_the_strokes_never_go_down(names: list[str]) -> None:
    ordered = sorted(names, key=stroke_key)
    numbers = [surname_strokes(name) or 999 for name in ordered if name]
    assert all(before <= after for before, after in pairwise(numbers))
