"""Which rows below a header are people, and what the others are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.lists.understanding.cells.text import words_in
from roster.lists.understanding.columns import Column, TableColumns
from roster.lists.understanding.rows.kinds import RowSorter
from roster.lists.understanding.rows.no_person import marking_texts
from roster.lists.understanding.section import Section
from roster.people.posts import Body
from tests.lists.builders import SOUND, finder, sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.lists.reading.cells import Cell
    from roster.lists.understanding.rows.kinds import SortedRows

FIELDS = ("seq", "name", "gender", "phone", "posts", None, None)
LONG = "其他情况一概见附表"
PHONE = "13800000001"
ZHANG, LI = (1, "张三", "男", PHONE), (2, "李四", "女", PHONE)


def sort(
    *rows: Sequence[Cell], fields: Sequence[str | None] = FIELDS, above: Section | None = None
) -> SortedRows:
    columns = TableColumns(
        tuple(Column(at, (str(field),), field, 1.0, "exact") for at, field in enumerate(fields))
    )
    numbered = sheet(*rows).rows
    marks = marking_texts(words_in(numbered))
    return RowSorter(columns, finder(), numbered, marks).sort(numbered, above or Section())


def kind(*cells: Cell) -> str:
    """Return what a row between two people is."""
    found = sort(ZHANG, cells, LI)
    if found.people[1:2] and found.people[1][0] == 2:
        return "person"
    if found.nameless or found.unread:
        return "nameless" if found.nameless else "unread"
    assert found.skipped == 1
    return "section" if found.sections[0] != found.sections[-1] else "other"


# --- people -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cells",
    [
        (3, "王五", "", "", ""),
        ("", "王五", "", "", ""),
        (3, "王五", "男", PHONE, "合计"),
        (3, "天地", "男", ""),
        (3, "天地", "", PHONE, "书记"),
        (3, "天地", "甲", "", "书记"),
        (3, "天地", "", "", ""),
        (3, "王五、李丽", "", "", ""),
        (3, f"王五 {PHONE}", "", "", ""),
        (3, f"王五（{PHONE}）", "", "", ""),
        (3, "计生专干", "男", PHONE),
        (3, "单小明", "男", PHONE),
        (3, "罗建村", "男", PHONE),
        (3, "天地", "女", ""),
        (3, "白一致", "", ""),
        (3, LONG, "男", ""),
        (3, LONG, "甲", "", "书记"),
        (3, "王五", "男", PHONE, "注：兼任"),
        ("备注：甲介绍", "王五", "男", PHONE),
        ("王五", "王五", "", ""),
    ],
)
def test_a_name_alone_or_with_a_fact_beside_it_is_a_person(cells: tuple[Cell, ...]) -> None:
    assert kind(*cells) == "person"


@pytest.mark.parametrize(
    "cells",
    [
        (3, "", "男", PHONE, ""),
        (3, "空缺", "男", PHONE, ""),
        (3, "无", "男", PHONE, ""),
        (3, SOUND, "男", "", ""),
    ],
)
def test_two_facts_without_a_name_are_somebody_without_a_name(cells: tuple[Cell, ...]) -> None:
    assert kind(*cells) == "nameless"


@pytest.mark.parametrize(
    "cells",
    [
        (3, "空缺", "", "", "书记"),
        (3, "", "男", "", ""),
        (3, "", "", "", "书记"),
        (3, "", "", "", ""),
        (3, "", "甲", "", "书记"),
        (3, "", "", "", "尚德村"),
        ("", "", "", "", "", "尚德村", "天"),
        ("合计", "王五", "男", PHONE),
        (3, "小计", "男", PHONE),
        ("", "", "合计", PHONE),
        ("合计", "", "男", PHONE, "书记"),
        ("", "小计", "", 3),
        ("", "共3人", "", ""),
        ("", "共 3 人", "男", PHONE),
        ("", "12", "男", PHONE),
        ("示例", "王五", "男", PHONE),
        (3, "王五（示例）", "男", PHONE),
        ("填表人：", "王五", "", PHONE),
        ("分管领导：", "王五", "男", PHONE),
        ("单位：河台镇", "", "", PHONE),
        ("备注：以上均为现任", "王五", "", ""),
        (3, "备注：以上均为现任", "", "天"),
        ("序号", "姓名", "性别", ""),
        ("序号", "党员姓名", "性别", "电话"),
        ("", "某", "男", "女"),
        ("", "按身份证填写", "下拉", ""),
        ("", "如实反映情况的一段话", "某", ""),
        (3, "罗汉镇", "", "", "书记"),
        ("天", "", "", ""),
    ],
)
def test_totals_notes_examples_signatures_headers_and_vacant_posts_are_nobody(
    cells: tuple[Cell, ...],
) -> None:
    assert kind(*cells) == "other"


@pytest.mark.parametrize(
    "cells",
    [
        ("", LONG, "某", "", "天"),
        ("", LONG, "", "", "书记"),
        ("", f"王五、{LONG}", "某", "", "天"),
        ("", "abc", "某", "", "天"),
        ("", "姓名", "性别", ""),
        ("", "某一段很长的话", "", ""),
    ],
)
def test_what_is_no_name_and_no_mark_in_the_column_of_names_is_unread(
    cells: tuple[Cell, ...],
) -> None:
    assert kind(*cells) == "unread"


@pytest.mark.parametrize(
    "end", ["社区", "居委", "居委会", "委员会", "村", "镇", "乡", "街道", "班子", "支部", "总支"]
)
def test_a_place_or_an_organisation_is_nobody_though_it_begins_with_a_surname(end: str) -> None:
    assert kind(3, f"高{end}", "", "", "书记") in {"section", "other"}
    assert kind(3, f"高{end}明", "", "", "书记") in {"person", "unread"}


# --- sections ---------------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["罗建村", "一、尚德村", "尚德村（5人）", "党支部", "河台镇"])
@pytest.mark.parametrize("place", [0, 1])
def test_a_village_an_organisation_or_a_township_alone_in_its_row_is_a_section(
    title: str, place: int
) -> None:
    assert kind(*[""] * place, title) == "section"


def test_a_section_holds_for_the_rows_below_it() -> None:
    found = sort(ZHANG, ("罗建村",), LI, ("村委会",), ZHANG, ("尚德村",), LI)
    assert [(each.village, each.body) for each in found.sections] == [
        (None, None),
        ("罗建村", None),
        ("罗建村", Body.COMMITTEE),
        ("尚德村", None),
    ]
    assert [number for number, _ in found.people] == [1, 3, 5, 7]
    assert found.skipped == 3


def test_what_stood_above_the_header_holds_until_the_first_section() -> None:
    found = sort(ZHANG, ("尚德村",), LI, above=Section("罗建村"))
    assert [each.village for each in found.sections] == ["罗建村", "尚德村"]


def test_a_number_before_a_section_and_its_repeats_do_not_hide_it() -> None:
    assert kind(2, "", "", "", "", "尚德村") == "section"
    assert kind("尚德村", "尚德村", "尚德村") == "section"
    assert kind(3, "尚德村", "", "", "书记") == "section"


def test_what_stands_right_of_all_columns_does_not_hide_a_section() -> None:
    found = sort(ZHANG, ("尚德村", "", "", "", "天"), LI, fields=FIELDS[:4])
    assert found.sections[1].village == "尚德村"


def test_a_post_alone_in_its_row_is_a_section_where_no_column_has_the_posts() -> None:
    rows = (("一、书记",), ZHANG)
    assert [each.posts for each in sort(*rows, fields=FIELDS[:4]).sections] == [("P1",)]
    assert [each.posts for each in sort(*rows).sections] == [()]


def test_a_village_with_a_headcount_is_a_section_above_its_people_and_a_total_below_them() -> None:
    counted = ("尚德村", "共3人")
    assert [each.village for each in sort(counted, ZHANG).sections] == ["尚德村"]
    assert [each.village for each in sort(ZHANG, counted, LI).sections] == [None, None]


def test_a_title_that_names_the_next_unknown_village_ends_the_section_above() -> None:
    found = sort(("一、罗建村",), ZHANG, ("二、火星",), LI)
    assert [each.village for each in found.sections] == ["罗建村", "火星"]


# --- villages and townships of rows without a name --------------------------------------------

PLACED = ("town", "village", "name", "gender", "phone")


def places(*rows: Sequence[Cell]) -> list[tuple[Cell, ...]]:
    return [cells[:2] for _, cells in sort(*rows, fields=PLACED).people]


def test_village_and_township_of_a_vacant_post_hold_for_the_next_person() -> None:
    vacant = ("河台镇", "尚德村", "空缺", "", "")
    person = ("", "", "张三", "男", PHONE)
    assert places(vacant, person, person) == [("河台镇", "尚德村"), (None, None)]
    assert places(vacant, ("金利镇", "", "张三", "男", PHONE)) == [("金利镇", "尚德村")]
    assert places(("金利", "", "空缺"), person) == [("金利", None)]
    assert places(("合计",), person) == [(None, None)]


def test_a_village_right_of_the_last_cell_of_a_person_is_filled_in() -> None:
    found = sort(("空缺", "", "尚德村"), ("张三", "男"), fields=("name", "gender", "village"))
    assert [cells for _, cells in found.people] == [("张三", "男", "尚德村")]


@pytest.mark.parametrize(
    ("village", "kept"),
    [("火星村", "火星村"), ("尚德", "尚德"), ("合计", None), ("火星", None), ("备注：村", None)],
)
def test_only_what_is_written_like_a_place_holds_for_the_next_person(
    village: str, kept: str | None
) -> None:
    rows = (("", village, "", "", "天"), ("", "", "张三", "男", PHONE))
    assert places(*rows) == [(None, kept)]


def test_an_unknown_village_alone_in_its_row_is_no_village_of_a_column() -> None:
    rows = (("", "火星村", "", "", ""), ("", "", "张三", "男", PHONE))
    assert places(*rows) == [(None, None)]


def test_rows_are_counted_once_and_blank_ones_not_at_all() -> None:
    found = sort(ZHANG, ("合计", 5), (3, "", "男", PHONE), (" ",), LI)
    assert (len(found.people), found.skipped, len(found.nameless)) == (2, 1, 1)
