"""Which column of a table holds which field: words first, values where they are silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.lists.understanding.headers.band import Head
from roster.lists.understanding.table_columns import are_people, understand_columns
from tests.lists.builders import ANOTHER, SOUND, finder, sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from roster.lists.reading.cells import Cell
    from roster.lists.understanding.columns import TableColumns

PHONES = ("13800000001", "13900000002", "13700000003")
NAMES = ("张三", "李四", "王小五")


def understood(
    headers: Sequence[str | tuple[str, ...]],
    *columns: Sequence[Cell],
    chosen: Mapping[int, str | None] | None = None,
) -> TableColumns:
    """Return what is decided about columns given by header and values."""
    levels = [(each,) if isinstance(each, str) else each for each in headers]
    heads = [Head(at, tuple(filter(None, each))) for at, each in enumerate(levels) if any(each)]
    rows = sheet(*zip(*columns, strict=True)).rows
    return understand_columns(heads, rows, finder(), chosen or {})


def fields(found: TableColumns) -> list[str | None]:
    return [column.field for column in found.columns]


def test_header_words_decide_where_the_values_say_nothing_against_them() -> None:
    found = understood(("姓名", "联系电话", "村"), NAMES, PHONES, ("罗建村", "尚德村", "新村"))
    assert fields(found) == ["name", "phone", "village"]


def test_a_header_over_values_of_another_field_gives_way() -> None:
    found = understood(("姓名", "联系电话"), NAMES[:2], (SOUND, ANOTHER))
    assert fields(found) == ["name", "id_number"]


def test_two_headers_mixed_up_stay_as_they_are_written() -> None:
    found = understood(("姓名", "身份证号码", "联系电话"), NAMES[:2], PHONES[:2], (SOUND, ANOTHER))
    assert sorted(map(str, fields(found))) == ["id_number", "name", "phone"]


def test_a_column_without_a_header_is_told_by_its_values() -> None:
    found = understood(("姓名", "", ""), NAMES, PHONES, ("罗建村", "尚德村", "新村"))
    assert fields(found) == ["name", "phone", "village"]
    assert [column.reason for column in found.columns[1:]] == ["values", "values"]


def test_values_far_right_of_the_last_header_are_no_column() -> None:
    near = understood(("姓名", "", "", "", ""), NAMES, *[("", "", "")] * 3, PHONES)
    far = understood(("姓名", "", "", "", "", ""), NAMES, *[("", "", "")] * 4, PHONES)
    assert near.first("phone") is not None
    assert far.first("phone") is None


def test_the_clerks_choice_stands_against_words_and_values() -> None:
    chosen = understood(("姓名", "联系电话"), NAMES, PHONES, chosen={1: None})
    assert fields(chosen) == ["name", None]
    other = understood(("姓名", "甲"), NAMES, PHONES, chosen={1: "office_phone"})
    assert other.columns[1].field == "office_phone"
    assert other.columns[1].reason == "chosen"


def test_of_two_columns_of_names_the_surest_stays() -> None:
    found = understood(("姓名", "名字"), NAMES, ("甲乙", "丙丁", "戊己"))
    assert fields(found).count("name") == 1
    assert found.columns[0].field == "name"


def test_an_empty_column_of_a_field_gives_way_to_a_filled_one() -> None:
    found = understood(("姓名", "性别", "性别"), NAMES, ("", "", ""), ("男", "女", "男"))
    assert fields(found) == ["name", None, "gender"]


def test_where_one_works_goes_before_where_one_is_registered() -> None:
    villages = ("罗建村", "尚德村", "新村")
    found = understood(("姓名", "户籍所在村", "所在村"), NAMES, villages, villages)
    assert found.columns[2].field == "village"
    assert found.columns[1].field != "village"


def test_ticks_below_man_and_woman_are_the_gender() -> None:
    found = understood(("姓名", "男", "女"), NAMES, ("√", "", "√"), ("", "√", ""))
    assert fields(found) == ["name", "gender", "gender"]


def test_numbers_below_man_and_woman_are_no_gender() -> None:
    found = understood(("姓名", "男", "女"), NAMES, ("12", "3", "4"), ("5", "16", "7"))
    assert "gender" not in fields(found)


def test_a_column_of_nothing_but_bodies_is_no_field() -> None:
    bodies = ("党支部", "村委会", "党支部")
    found = understood(("姓名", "单位", "电话"), NAMES, bodies, PHONES)
    assert found.columns[1].field is None
    assert found.bodies is not None


def test_a_unit_column_of_townships_is_the_township() -> None:
    found = understood(("姓名", "单位"), NAMES, ("河台镇", "金利镇", "河台镇"))
    assert found.columns[1].field == "town"
    found = understood(("姓名", "单位"), NAMES, ("罗建村", "尚德村", "新村"))
    assert found.columns[1].field == "village"


def test_posts_that_are_only_meant_stand_back_behind_those_held() -> None:
    posts = ("书记", "主任", "委员")
    found = understood(("姓名", "拟任职务", "现任职务"), NAMES, posts, posts)
    assert fields(found) == ["name", None, "posts"]


def test_a_bare_column_beside_the_telephones_is_one_more_of_them() -> None:
    more = ("13600000001", "13600000002", "13600000003")
    found = understood(("姓名", "联系电话", ""), NAMES, PHONES, more)
    assert fields(found) == ["name", "phone", "phone"]
    apart = understood(("姓名", "联系电话", "备注", ""), NAMES, PHONES, ("", "", ""), more)
    assert fields(apart)[3] != "phone"


def test_one_column_of_dates_without_a_header_is_the_birth_where_nothing_else_tells_it() -> None:
    births = ("1978-05-12", "1980-01-02", "1969-11-30")
    alone = understood(("姓名", ""), NAMES, births)
    beside_numbers = understood(("姓名", "身份证号码", ""), NAMES, (SOUND, ANOTHER, ""), births)
    of_two = understood(("姓名", "", ""), NAMES, births, births)
    assert alone.first("birth") is not None
    assert beside_numbers.first("birth") is None
    assert of_two.first("birth") is None


@pytest.mark.parametrize(
    ("headers", "columns", "is_list"),
    [
        (("姓名", "联系电话"), (NAMES, PHONES), True),
        (("姓名", "籍贯"), (NAMES, ("广东", "湖南", "广西")), True),
        (("姓名",), (NAMES,), True),
        (("姓名",), (("苹果园采摘", "水果拼盘甲", "A4纸一箱"),), False),
        (("课程", "", "教师"), (("党建", "法规", "财务"), NAMES, ("甲", "乙", "丙")), False),
        (("联系电话",), (PHONES,), False),
    ],
)
def test_a_list_of_people_has_names_and_something_of_a_person_or_names_alone(
    headers: Sequence[str], columns: Sequence[Sequence[Cell]], *, is_list: bool
) -> None:
    found = understood(headers, *columns)
    assert are_people(found, sheet(*zip(*columns, strict=True)).rows) is is_list


def test_posts_that_are_all_only_meant_stay_and_so_does_one_that_the_clerk_chose() -> None:
    posts = ("书记", "主任", "委员")
    only = understood(("姓名", "拟任职务"), NAMES, posts)
    assert fields(only) == ["name", "posts"]
    wanted = understood(("姓名", "拟任职务", "现任职务"), NAMES, posts, posts, chosen={1: "posts"})
    assert wanted.columns[1].field == "posts"


def test_a_header_that_only_contains_a_word_is_nothing_where_the_values_are_against_it() -> None:
    found = understood(("姓名", "有无手机补贴"), NAMES, ("有", "无", "有"))
    assert found.first("phone") is None


def test_a_column_of_villages_without_a_header_is_taken_only_where_no_header_names_them() -> None:
    villages = ("罗建村", "尚德村", "罗建村")
    beside = understood(("姓名", "所在村", "备注甲"), NAMES, villages, villages)
    assert fields(beside).count("village") == 1


def test_four_villages_of_five_are_enough_and_three_are_not() -> None:
    names = (*NAMES, "陈明", "黄杏")
    most = ("罗建村", "尚德村", "新村", "河台社区", "别处")
    some = ("罗建村", "尚德村", "新村", "别处", "那里")
    assert understood(("姓名", ""), names, most).first("village") is not None
    assert understood(("姓名", ""), names, some).first("village") is None


def test_ticks_are_the_gender_only_where_no_column_is_and_two_headers_are() -> None:
    ticks = ("√", "", "√"), ("", "√", "")
    beside = understood(("姓名", "性别", "男", "女"), NAMES, ("男", "女", "男"), *ticks)
    assert fields(beside) == ["name", "gender", None, None]
    single = understood(("姓名", "男"), NAMES, ticks[0])
    assert "gender" not in fields(single)


def test_a_column_of_posts_or_of_villages_is_no_column_of_bodies() -> None:
    posts = understood(("姓名", "甲"), NAMES, ("村党支部书记", "村委会主任", "村委会委员"))
    assert posts.bodies is None
    villages = understood(("姓名", "单位"), NAMES, ("罗建村委会", "尚德村委会", "罗建村委会"))
    assert villages.bodies is None
