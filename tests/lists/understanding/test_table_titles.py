"""What stands above a table or beside its header and tells whose list it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.base.codes.people import Post
from roster.lists.understanding.headers.band import HeaderBand, header_of
from roster.lists.understanding.table_titles import section_above
from roster.people.posts import Body
from tests.lists.builders import finder, sheet

if TYPE_CHECKING:
    from roster.lists.reading.cells import Sheet
    from roster.lists.understanding.section import Section

HEADER, PERSON = ("姓名", "电话"), ("张三", "13800000001")


def told(found: Sheet, first: int, last: int | None = None, *, is_one: bool = True) -> Section:
    band = header_of(found, first, last or first)
    assert isinstance(band, HeaderBand)
    return section_above(found, band, band.heads, finder(), is_one=is_one)


@pytest.mark.parametrize("title", ["罗建村“两委”干部名单", "填报单位：罗建村"])
def test_a_title_above_the_header_tells_the_village(title: str) -> None:
    section = told(sheet((title,), HEADER, PERSON), 2)
    assert (section.village, section.is_titled) == ("罗建村", True)


def test_the_name_of_the_sheet_tells_the_village_but_is_no_title() -> None:
    section = told(sheet(HEADER, PERSON, name="罗建村"), 1)
    assert (section.village, section.is_titled) == ("罗建村", False)


def test_a_title_six_rows_above_is_not_of_this_table() -> None:
    near = [("罗建村干部名单",), *[("说明",)] * 4, HEADER, PERSON]
    far = [("罗建村干部名单",), *[("说明",)] * 5, HEADER, PERSON]
    assert told(sheet(*near), 6).village == "罗建村"
    assert told(sheet(*far), 7).village is None


def test_a_row_of_three_texts_is_no_title() -> None:
    section = told(sheet(("罗建村", "尚德村", "新村"), HEADER, PERSON), 2)
    assert section.village is None


def test_the_line_of_the_unit_tells_the_township() -> None:
    section = told(sheet(("填报单位：河台镇",), HEADER, PERSON), 2)
    assert (section.township, section.village) == ("河台镇", None)


@pytest.mark.parametrize(
    "list_word",
    [
        "名单",
        "花名册",
        "名册",
        "通讯录",
        "一览表",
        "信息表",
        "情况统计表",
        "登记表",
        "台账",
        "名单（8人）",
    ],
)
def test_a_post_is_told_before_any_word_for_a_list(list_word: str) -> None:
    title = f"村党组织书记{list_word}"
    assert told(sheet((title,), HEADER, PERSON), 2).posts == (Post.SECRETARY,)


@pytest.mark.parametrize(
    ("title", "body"),
    [("村党支部班子成员名单", Body.PARTY), ("村务监督委员会成员名单", Body.SUPERVISION)],
)
def test_a_title_tells_the_body(title: str, body: Body) -> None:
    assert told(sheet((title,), HEADER, PERSON), 2).body is body


def test_a_title_of_one_post_tells_it_and_a_title_of_several_none() -> None:
    one = told(sheet(("村党组织书记花名册",), HEADER, PERSON), 2)
    several = told(sheet(("村党组织书记、村委会主任花名册",), HEADER, PERSON), 2)
    assert one.posts == (Post.SECRETARY,)
    assert several.posts == ()


def test_words_over_the_one_for_names_are_a_title_too() -> None:
    title = "罗建村干部名单"
    over = sheet((title, ""), HEADER, PERSON, merges=[(1, 1, 1, 2)])
    beside = sheet(("", title), HEADER, PERSON)
    assert told(over, 1, 2).village == "罗建村"
    assert told(beside, 1, 2).village is None


def test_a_village_that_is_a_header_itself_is_that_of_the_table() -> None:
    assert told(sheet(("罗建村", "书记", "主任"), ("", "张三", "李四")), 1).village == "罗建村"
    assert told(sheet(("罗建村干部", "书记", "主任"), ("", "张三", "李四")), 1).village is None


def test_a_cell_merged_over_header_and_people_beside_is_a_title() -> None:
    people = ("", *PERSON), ("", "李四", "13800000002")
    rows = (("罗建村干部名单", *HEADER), *people)
    assert told(sheet(*rows, merges=[(1, 1, 3, 1)]), 1).village == "罗建村"
    assert told(sheet(*rows, merges=[(1, 1, 1, 1)]), 1).village is None
    below = (("", *HEADER), ("罗建村干部名单", *PERSON), people[1])
    assert told(sheet(*below, merges=[(2, 1, 3, 1)]), 1).village is None


def test_a_merged_cell_beside_another_table_is_not_of_this_one() -> None:
    rows = (("尚德村干部名单", *HEADER), ("", *PERSON), ("", "李四", "13800000002"))
    found = sheet(*rows, merges=[(1, 1, 3, 1)])
    band = header_of(found, 1, 1)
    assert section_above(found, band, band.heads[1:], finder(), is_one=True).village is None


def test_of_tables_side_by_side_each_has_the_title_over_its_own_columns() -> None:
    found = sheet(("罗建村", "", "尚德村", ""), (*HEADER, *HEADER), (*PERSON, *PERSON))
    band = header_of(found, 2, 2)
    right = band.heads[2:]
    assert section_above(found, band, right, finder(), is_one=False).village == "尚德村"


def test_a_list_of_those_who_left_says_so() -> None:
    assert told(sheet(("罗建村离任干部名单",), HEADER, PERSON), 2).is_former
    assert not told(sheet(("罗建村干部名单",), HEADER, PERSON), 2).is_former
