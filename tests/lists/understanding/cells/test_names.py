"""Cells of names: remarks behind them are understood or stay; what parts several people."""

from __future__ import annotations

import pytest

from roster.lists.understanding.cells.names import name_parts, names_within
from tests.lists.builders import LUOJIAN, facts, listing, names, sheet

UNDER_POSTS = (("村", "书记", "委员", "主任"), ("", "", "", ""))
_HEADER = ("村", "姓名", "职务", "手机")
_OTHER = ("罗建村", "王小明", "书记", "13800138001")


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


@pytest.mark.parametrize("cell", ["陈明\n李华", "陈明 李华"])
@pytest.mark.parametrize("phones", ["", "13800138000\n13800138003"])
def test_two_names_of_two_characters_on_two_lines_are_two_people(cell: str, phones: str) -> None:
    found = listing(sheet(_HEADER, ("罗建村", cell, "委员", phones), _OTHER))
    assert names(found) == ["陈明", "李华", "王小明"]


@pytest.mark.parametrize("cell", ["欧阳\n震华", "欧阳\n文华", "司徒 国强"])
@pytest.mark.parametrize("phones", ["", "13800138000", "13800138000\n13800138003"])
def test_a_name_broken_behind_a_surname_of_two_characters_is_one(cell: str, phones: str) -> None:
    found = listing(sheet(_HEADER, ("罗建村", cell, "委员", phones), _OTHER))
    assert names(found) == ["".join(cell.split()), "王小明"]
    assert not [each for each in found.problems if each.field == "name"]


@pytest.mark.parametrize("cell", ["陈明\n李华", "陈明 李华", "张文\n玲珑"])
def test_what_may_be_one_name_or_two_beside_one_telephone_is_reported(cell: str) -> None:
    found = listing(sheet(_HEADER, ("罗建村", cell, "委员", "13800138000"), _OTHER))
    reported = [
        (each.row, each.column, each.raw) for each in found.problems if each.field == "name"
    ]
    assert reported == [(2, 2, cell)]


@pytest.mark.parametrize("cell", ["欧阳\n震华", "欧阳\n文华"])
def test_a_broken_name_under_a_post_is_one_holder(cell: str) -> None:
    below = listing(sheet(("村", "书记", "副书记"), ("罗建村", cell, "王小明")))
    across = listing(sheet(("职务", "罗建村", "尚德村"), ("书记", cell, "王小明")))
    one = "".join(cell.split())
    assert (names(below), names(across)) == ([one, "王小明"], [one, "王小明"])
