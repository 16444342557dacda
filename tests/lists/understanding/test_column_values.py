"""What a column is, judged by its values alone."""

from __future__ import annotations

import pytest

from roster.lists.understanding.column_values import (
    GUESSED,
    are_dates,
    bare_name,
    confirms,
    could_be_name,
    field_instead,
    guess,
    has_stem,
    is_named,
    is_only_a_name,
    is_village_text,
    looks_like_name,
    names_village,
    share,
    township_share,
    village_share,
)
from tests.lists.builders import ANOTHER, SOUND, finder

PHONE = "13800000001"


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ("张三", True),
        ("张 三", True),
        ("张三丰明", True),
        ("张三丰明天", False),
        ("阿依古丽·买买提", True),
        ("张", False),
        ("天地", False),
        ("张三1", False),
        ("欧陽震", True),
    ],
)
def test_a_name_is_two_to_four_signs_after_a_surname_or_has_a_dot(text: str, *, like: bool) -> None:
    assert looks_like_name(text) is like


@pytest.mark.parametrize(
    ("text", "may"), [("天地", True), ("天", False), ("天" * 15, True), ("天" * 16, False)]
)
def test_two_to_fifteen_signs_are_written_like_a_name(text: str, *, may: bool) -> None:
    assert could_be_name(text) is may


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("张三（女）", "张三"),
        ("张三【代】", "张三"),
        ("张三*", "张三"),
        ("张三同志", "张三"),
        ("张同志", "张同志"),
        ("陈（土郎）", "陈某"),
        ("陈□明", "陈某明"),
        ("陈?", "陈某"),
        ("李＋莹", "李某莹"),
        ("张", "张"),
    ],
)
def test_a_bare_name_is_without_remarks_and_signs(text: str, bare: str) -> None:
    assert bare_name(text) == bare
    assert is_named(text) is (text != "张")


@pytest.mark.parametrize(
    ("text", "only"),
    [("张三", True), ("黄村", False), ("高居委会", False), ("高中", False), ("党员", False)],
)
def test_a_place_a_level_or_a_header_that_begins_with_a_surname_is_no_name(
    text: str, *, only: bool
) -> None:
    assert looks_like_name(text)
    assert is_only_a_name(text) is only


def test_the_share_is_of_the_first_filled_cells() -> None:
    def is_good(text: str) -> bool:
        return text == "好"

    assert share(["好", "", "无", "／", "坏"], is_good) == 0.5
    assert share(["好"] * 200 + ["坏"] * 200, is_good) == 1
    assert share(["", "无"], is_good) == 0


@pytest.mark.parametrize(
    ("field", "right", "wrong"),
    [
        ("name", "张三（1978）", "13800000001"),
        ("name", "天地等5人", "，"),
        ("gender", "男", "高中"),
        ("ethnicity", "瑶族", "高中"),
        ("birth", "1978.05", "高中"),
        ("birth", "1978.1", "张三"),
        ("id_number", "4412021978****1239", "441202"),
        ("id_number", "4.41202197805E+17", "高中"),
        ("phone", "8338123", "12"),
        ("education", "大专", "男"),
        ("political_status", "党员", "是"),
        ("party_joined", "1999.7", "党员"),
        ("posts", "委员", "高中"),
        ("posts", "√", "天"),
        ("newly_elected", "新任", "由镇党委任命的干部"),
    ],
)
def test_a_loose_header_needs_values_of_its_field(field: str, right: str, wrong: str) -> None:
    assert confirms(field, [right])
    assert not confirms(field, [wrong])


def test_three_in_ten_values_confirm_a_field_and_blank_ones_deny_none() -> None:
    assert confirms("gender", ["男"] * 3 + ["高中"] * 7)
    assert not confirms("gender", ["男"] * 2 + ["高中"] * 8)
    assert confirms("gender", ["", "无"])
    assert confirms("note", ["高中"])


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ([SOUND, ANOTHER], "id_number"),
        ([SOUND] * 3 + ["天"] * 2, "id_number"),
        ([SOUND] * 2 + ["天"] * 2, None),
        ([PHONE, f"手机：{PHONE}"], "phone"),
        ([f"有事请打{PHONE}"], None),
        (["男", "女"], "gender"),
        (["张三", "李四", "王五（女）", "赵六"], "name"),
        (["张三\n李四"], "name"),
        (["张三", "李四", "王五", "天"], None),
        (["黄村", "高村"], None),
        (["党员", "群众"], "political_status"),
        (["是", "否"], None),
        (["大专", "高中"], "education"),
        (["瑶族", "汉族"], "ethnicity"),
        (["书记", "主任"], "posts"),
        (["1978-05", "1980-06"], "birth"),
        (["1978", "1980"], None),
        (["1929-05", "2011-05"], None),
        (["1930-05", "2010-05"], "birth"),
        (["1", "2"], None),
        (["10", "20"], None),
    ],
)
def test_values_that_nobody_mistakes_tell_their_field(values: list[str], field: str | None) -> None:
    found = guess(values, GUESSED)
    assert (found and found[0]) == field
    assert field is None or guess(values, [each for each in GUESSED if each != field]) is None


def test_a_guess_tells_how_many_values_say_so() -> None:
    assert guess(["男"] * 9 + ["天"], GUESSED) == ("gender", 0.9)
    assert guess(["男"] * 8 + ["天"] * 2, GUESSED) is None


@pytest.mark.parametrize(
    ("field", "values", "instead"),
    [
        ("phone", [SOUND, ANOTHER], "id_number"),
        ("id_number", [PHONE, PHONE], "phone"),
        ("gender", ["张三", "李四"], "name"),
        ("phone", [SOUND], None),
        ("phone", [SOUND, ANOTHER, PHONE], None),
        ("phone", [SOUND] * 8 + ["天"] * 2, None),
        ("note", [SOUND, ANOTHER], None),
        ("gender", ["大专", "高中"], None),
        (None, [SOUND, ANOTHER], None),
    ],
)
def test_values_of_another_field_outweigh_the_header_when_none_is_of_its_own(
    field: str | None, values: list[str], instead: str | None
) -> None:
    assert field_instead(field, values) == instead


def test_eight_in_ten_dates_are_a_column_of_dates() -> None:
    assert are_dates(["1978.05"] * 8 + ["天"] * 2)
    assert not are_dates(["1978.05"] * 7 + ["天"] * 3)


@pytest.mark.parametrize(
    ("text", "village"),
    [
        ("罗建村", True),
        ("罗建", True),
        ("火星村", True),
        ("火星社区", True),
        ("火星居委会", True),
        ("火星党总支", True),
        ("火星", False),
        ("河台镇", False),
        ("金利街道", False),
    ],
)
def test_a_village_is_known_or_ends_like_one_and_a_township_is_none(
    text: str, *, village: bool
) -> None:
    assert is_village_text(text, finder()) is village
    assert village_share([text], finder()) == village


@pytest.mark.parametrize("text", ["村委会", "社区居民委员会", "党支部、村委会", "12", "两委干部"])
def test_the_words_of_any_village_name_none(text: str) -> None:
    assert not has_stem(text)
    assert not names_village(text, finder())


def test_a_known_village_is_named_and_a_township_beside_a_community_of_its_name_is_not() -> None:
    assert names_village("罗建村委会", finder())
    assert names_village("新村", finder())
    assert names_village("河台社区", finder())
    assert not names_village("河台镇", finder())
    assert not names_village("火星村", finder())


@pytest.mark.parametrize(
    ("text", "town"),
    [("河台镇", True), ("火星乡", True), ("火星街道办", True), ("金利", True), ("罗建村", False)],
)
def test_a_township_ends_like_one_or_is_known(text: str, *, town: bool) -> None:
    assert township_share([text], finder()) == town
