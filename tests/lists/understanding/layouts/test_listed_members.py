"""Overviews whose cells list people with facts behind their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.lists.understanding.layouts.listed_members import members_as_table, members_in
from tests.lists.builders import finder, sheet

if TYPE_CHECKING:
    from roster.lists.understanding.layouts.drawn_table import DrawnTable

PHONE = "13800000001"


def drawn(*rows: tuple[str, ...]) -> DrawnTable | None:
    return members_as_table(sheet(*rows), finder())


def people(*rows: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the rows below the header of the table drawn; nothing for no table."""
    table = drawn(*rows)
    found = [cells for _, cells in table.sheet.rows] if table else []
    header = next((at for at, cells in enumerate(found) if "姓名" in cells), len(found))
    return [tuple(str(cell or "") for cell in cells) for cells in found[header + 1 :]]


@pytest.mark.parametrize("between", ["、", "，", ",", "；", "/", "\n", "。", " "])
def test_people_of_a_cell_are_parted_by_any_sign(between: str) -> None:
    members, left = members_in(between.join(("张三（书记）", "李四（主任）")))
    assert [(each.name, each.post) for each in members] == [("张三", "书记"), ("李四", "主任")]
    assert left == []


@pytest.mark.parametrize("facts", [f"（{PHONE}）", f" {PHONE}", f"，电话：{PHONE}", f"/{PHONE}"])
def test_a_telephone_belongs_to_the_name_before_it(facts: str) -> None:
    (first, second), _ = members_in(f"张三{facts}、李四")
    assert (first.phone, second.phone) == (PHONE, "")


def test_a_label_is_the_post_of_all_behind_it_but_a_leaders_of_the_first() -> None:
    members, _ = members_in("党支部委员：张三、李四")
    assert [each.post for each in members] == ["党支部委员"] * 2
    leaders, _ = members_in("书记：张三、李四")
    assert leaders[0].post == "书记"
    assert leaders[1].post != "书记"


def test_a_label_that_is_a_village_is_the_village_of_the_first() -> None:
    (member, *_), _ = members_in("罗建村：张三（书记）")
    assert (member.village, member.post) == ("罗建村", "书记")


def test_what_more_is_said_in_brackets_stays_behind_the_name() -> None:
    (member,), _ = members_in("张三（女，书记）")
    assert (member.name, member.post) == ("张三（女，书记）", "书记")


def test_a_sentence_is_left_whole() -> None:
    text = "经研究决定，由张三（书记）负责日常工作，其余另行通知安排"
    assert members_in(text) == ([], [text])


def test_a_text_too_long_for_a_cell_of_names_lists_nobody() -> None:
    text = "、".join(["张三（书记）"] * 60)
    assert len(text) > 400
    assert members_in(text)[0] == []


def test_each_of_a_cell_gets_a_row_with_the_village_of_theirs() -> None:
    rows = people(
        ("村", "班子成员"),
        ("罗建村", "张三（书记）、李四（主任）"),
        ("尚德村", "王小五（书记）"),
    )
    assert [row[:2] for row in rows] == [
        ("罗建村", "张三"),
        ("罗建村", "李四"),
        ("尚德村", "王小五"),
    ]


def test_a_village_in_the_header_is_that_of_its_column() -> None:
    rows = people(("罗建村", "尚德村"), ("张三（书记）", "李四（书记）"))
    assert [row[:2] for row in rows] == [("罗建村", "张三"), ("尚德村", "李四")]


@pytest.mark.parametrize("header", ["性别", "身份证号码", "联系电话", "学历", "职务"])
def test_a_list_with_columns_of_its_own_for_facts_is_none(header: str) -> None:
    assert drawn(("姓名", header), ("张三（书记）", "x"), ("李四（主任）", "y")) is None


def test_bare_names_and_single_people_are_no_overview() -> None:
    assert drawn(("村", "成员"), ("罗建村", "张三、李四")) is None
    assert drawn(("张三（书记）",)) is None


def test_of_those_listed_more_than_half_must_have_a_post() -> None:
    assert drawn(("张三（书记）、李四（主任）、王小五",)) is not None
    assert drawn(("张三（书记）、李四、王小五、陈明",)) is None
