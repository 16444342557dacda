"""Cells of names: remarks behind them are understood or stay; what parts several people."""

from __future__ import annotations

import pytest

from roster.formats.understanding.name_cells import name_parts, names_within
from tests.formats.lists import LUOJIAN, facts, listing, names, sheet

UNDER_POSTS = (("村", "书记", "委员", "主任"), ("", "", "", ""))


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("李丽（女）", ("李丽", "female", None, None)),
        ("李丽(女，瑶族)", ("李丽", "female", None, None)),
        ("李丽（兼）", ("李丽", None, None, "兼")),
        ("李丽（主持工作）", ("李丽", None, None, "主持工作")),
        ("李丽（女，挂职）", ("李丽", "female", None, "挂职")),
        ("李丽（党员）", ("李丽", None, "cpc_member", None)),
        ("李丽（预备党员）", ("李丽", None, "cpc_probationary", None)),
        ("李丽（1978.05）", ("李丽", None, None, "1978.05")),
        ("李丽【代】", ("李丽", None, None, "代")),
        ("李丽同志", ("李丽", None, None, None)),
        ("李丽女士", ("李丽", "female", None, None)),
        ("李丽（女）（兼）", ("李丽", "female", None, "兼")),
    ],
)
def test_what_stands_behind_a_name_is_told_of_its_bearer(
    written: str, told: tuple[object, ...]
) -> None:
    found = listing(sheet(("村", "姓名", "手机"), ("罗建村", written, "13800138000")))
    assert facts(found, "name", "gender", "political_status", "note") == [told]
    assert found.problems == ()


def test_born_behind_a_name_is_the_birth() -> None:
    found = listing(sheet(("村", "姓名"), ("罗建村", "李丽（女，1978年5月生）")))
    assert facts(found, "name", "birth") == [("李丽", "1978-05")]


@pytest.mark.parametrize("written", ["李丽*", "李（土郎）", "李□", "李丽（已故）", "李＋莹"])
def test_a_name_that_is_not_understood_is_there_and_reported(written: str) -> None:
    found = listing(sheet(("村", "书记", "主任"), ("罗建村", written, "张三")))
    assert facts(found, "name", "village") == [(written, LUOJIAN), ("张三", LUOJIAN)]
    assert [(each.row, each.kind, each.raw) for each in found.problems] == [
        (2, "name_suspicious", written)
    ]


def test_several_names_below_a_post_with_remarks_are_all_there() -> None:
    found = listing(
        sheet(("村", "书记", "支部委员"), ("罗建村", "张三（兼）", "李丽（女）、王五（代，党员）"))
    )
    assert facts(found, "name", "gender", "posts") == [
        ("张三", None, ("P1",)),
        ("李丽", "female", ("P3",)),
        ("王五", None, ("P3",)),
    ]


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("张三、李丽（女，兼）", ["张三", "李丽（女，兼）"]),
        ("张三，女", ["张三（女）"]),
        ("张三 李小丽 （女）", ["张三", "李小丽（女）"]),
        ("张三\n（女）", ["张三（女）"]),
        ("李国荣/罗桂珍【女】", ["李国荣", "罗桂珍【女】"]),
    ],
)
def test_brackets_and_remarks_part_no_names(cell: str, parts: list[str]) -> None:
    assert name_parts(cell) == parts


def test_names_are_seen_in_what_was_left_out() -> None:
    assert names_within("张三等5人、党支部、书记；李丽（女）") == ["张三", "李丽"]
    assert names_within("罗建村、高中、党员、女") == []


def test_two_lines_of_names_beside_one_telephone_are_two_people() -> None:
    found = listing(sheet(("村", "姓名", "手机"), ("罗建村", "张小三\n李小丽", "13800138000")))
    assert names(found) == ["张小三", "李小丽"]
    assert facts(found, "phone") == [(None,), (None,)]
