"""What a row between the people says about those below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.base.codes.people import Post
from roster.lists.understanding.section import Section
from roster.lists.understanding.sections import SectionReader, retitled, section_body
from roster.people.posts import Body
from tests.lists.builders import finder

if TYPE_CHECKING:
    from roster.lists.reading.cells import Cell

ABOVE = Section("尚德村", Body.PARTY, "河台镇", posts=(Post.HEAD,))


def reader(*, villages: bool = True, posts: bool = True) -> SectionReader:
    """Return a reader for a table without columns of villages and of posts."""
    return SectionReader(finder(), names_villages=villages, names_posts=posts)


def read(
    *cells: Cell, above: Section = ABOVE, villages: bool = True, posts: bool = True
) -> Section:
    return reader(villages=villages, posts=posts).read(cells, above)


# --- bodies -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("党支部", Body.PARTY),
        ("（二）村 委 会", Body.COMMITTEE),
        ("村务监督委员会", Body.SUPERVISION),
        ("经济联合社", Body.ECONOMY),
        ("天地", None),
        ("单位：党支部", None),
        ("单位:党支部", None),
        ("很" * 17 + "党支部", Body.PARTY),
        ("很" * 18 + "党支部", None),
        ("很 " * 17 + "党支部", Body.PARTY),
    ],
)
def test_a_short_heading_without_a_colon_names_an_organisation(
    text: str, body: Body | None
) -> None:
    assert section_body(text) is body


# --- what is a section ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    [
        "罗建村",
        "二、罗建村（5人）",
        "罗建",
        "河台镇",
        "党支部",
        "离任干部",
        "现任干部",
        "一、书记",
        "火星村",
        "罗建村“两委”干部名单",
    ],
)
def test_a_place_an_organisation_a_post_or_who_left_begins_a_section(title: str) -> None:
    assert reader().is_section(title)


@pytest.mark.parametrize("title", ["天地", "说明", "书记、主任", "各村", "单位：党支部", "很" * 30])
def test_any_other_text_begins_none(title: str) -> None:
    assert not reader().is_section(title)


def test_a_post_begins_a_section_only_where_no_column_has_the_posts() -> None:
    assert not reader(posts=False).is_section("一、书记")
    assert reader(posts=False).is_section("罗建村")


def test_a_village_in_a_title_begins_a_section_only_where_no_column_has_the_villages() -> None:
    title = "罗建村干部名单"
    assert reader().is_section(title)
    assert not reader(villages=False).is_section(title)
    assert reader(villages=False).is_section("罗建村")
    assert reader(villages=False).is_section("火星村")


# --- lines with more than a title ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "as_line", "as_first"),
    [
        (("村（社区）：罗建村",), True, True),
        (("村（社区）：", "罗建村"), True, True),
        (("村", "罗建村"), True, True),
        (("天地", "村：罗建村"), True, True),
        (("罗建村", "共5人"), False, True),
        (("天地", "罗建村"), False, False),
        (("填表人：", "罗建村"), False, False),
        (("负责人：张三", "罗建村"), False, False),
        (("天地", "共5人"), False, False),
    ],
)
def test_a_village_stands_in_a_line_or_first_beside_a_headcount(
    cells: tuple[Cell, ...], *, as_line: bool, as_first: bool
) -> None:
    assert reader().is_village_line(cells, is_first_told=False) is as_line
    assert reader().is_village_line(cells, is_first_told=True) is as_first
    assert not reader(villages=False).is_village_line(cells, is_first_told=True)


# --- what a section says ------------------------------------------------------------------------


def test_a_village_starts_anew_within_its_township() -> None:
    assert read("罗建村") == Section("罗建村", None, "河台镇")
    assert read("罗建村党支部").body is Body.PARTY
    assert read("罗建村委会") == Section("罗建村委会", None, "河台镇")


def test_a_township_starts_anew_without_a_village() -> None:
    assert read("一、金利镇") == Section(None, None, "金利镇")


def test_an_organisation_keeps_village_and_township() -> None:
    assert read("（二）村委会") == ABOVE._replace(body=Body.COMMITTEE, posts=())


def test_a_post_is_that_of_those_below_until_the_next_section() -> None:
    assert read("一、书记") == Section("尚德村", None, "河台镇", posts=(Post.SECRETARY,))
    assert read("一、书记", posts=False).posts == ()
    assert read("书记、主任").posts == ()
    assert read("很" * 17 + "党支部书记").posts == ()


def test_the_first_village_of_a_line_is_meant() -> None:
    assert read("天地", "村：罗建村", "村：新村").village == "罗建村"
    assert read("共5人", "罗建村").village == "罗建村"


def test_an_unknown_village_is_kept_as_it_is_written() -> None:
    assert read("三、火星村（5人）").village == "火星村"


@pytest.mark.parametrize(
    ("text", "village", "titled", "numbering"),
    [
        ("罗建村", "罗建村", False, ""),
        ("二、罗建村", "罗建村", False, "一、"),
        ("十二、罗建村", "罗建村", False, "一、"),
        ("(12)罗建村", "罗建村", False, "(1)"),
        ("（三）罗建村", "罗建村", False, "(一)"),
        ("罗建村“两委”名单", "罗建村", True, ""),
        ("3.罗建村干部名单", "罗建村", True, "1."),
        ("填报单位：罗建村", "罗建村", True, ""),
    ],
)
def test_a_village_is_numbered_or_stands_in_a_title(
    text: str, village: str, numbering: str, *, titled: bool
) -> None:
    found = read(text, above=Section())
    assert found == Section(village, None, None, titled, numbering)
    assert read(text, "共5人", above=Section()) == found


def test_a_village_in_a_title_is_none_where_a_column_has_the_villages() -> None:
    assert read("罗建村干部名单", villages=False).village == "尚德村"
    assert read("罗建村", villages=False).village == "罗建村"
    assert read("罗建", villages=False).village == "罗建"


@pytest.mark.parametrize(
    ("cells", "is_former"),
    [
        (("离任干部",), True),
        (("罗建村离任干部名单",), True),
        (("现任干部",), False),
        (("党支部",), False),
        (("罗建村",), False),
    ],
)
def test_who_left_is_told_by_the_section_nearest_above(
    cells: tuple[Cell, ...], *, is_former: bool
) -> None:
    assert read(*cells, above=Section(is_former=True)).is_former is is_former


# --- titles without a known village -----------------------------------------------------------


def test_a_title_numbered_like_the_village_above_names_the_next() -> None:
    above = Section("罗建村", Body.PARTY, "河台镇", numbering="一、")
    assert retitled(("二、火星",), above) == above._replace(village="火星", body=None)
    assert retitled(("（二）火星",), above) is above
    assert retitled(("火星",), above) is above
    assert retitled(("二、火星",), Section("罗建村")) == Section("罗建村")


def test_a_title_like_that_above_names_the_next() -> None:
    above = Section("罗建村", Body.PARTY, "河台镇", is_titled=True, numbering="一、")
    assert retitled(("火星“两委”名单",), above) == Section("火星", None, "河台镇", is_titled=True)
    assert retitled(("火星",), above) is above
    plain = above._replace(is_titled=False)
    assert retitled(("火星“两委”名单",), plain) is plain


def test_only_one_text_alone_in_its_row_is_a_title() -> None:
    above = Section("罗建村", numbering="一、")
    assert retitled(("二、火星", "二、火星"), above).village == "火星"
    assert retitled(("二、火星", "天"), above) is above
    assert retitled((None, ""), above) is above
    assert retitled(("备注：二、火星",), above) is above


def test_a_note_or_a_total_is_no_title() -> None:
    above = Section("罗建村", is_titled=True)
    assert retitled(("合计干部名单",), above) is above
    assert retitled(("备注：火星干部名单",), above) is above
