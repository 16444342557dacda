"""The village that a title, a sheet's name, a section or a cell above tells."""

from __future__ import annotations

import pytest

from roster.lists.understanding.section import Section
from roster.lists.understanding.sheet_villages import (
    filled_around,
    filled_down,
    is_village_like,
    section_text,
    subject_of_title,
    township_of_sheet,
    village_in,
    village_in_title,
    village_of_sheet,
    villages_of_rows,
    without_number,
)
from roster.people.problems import ProblemKind
from tests.lists.builders import LUOJIAN, finder

VILLAGES = finder()


@pytest.mark.parametrize(
    "title",
    [
        "罗建村“两委”班子成员名单",
        "罗建村两委干部花名册",
        "罗建村党员基本情况",
        "附件1：罗建村换届后班子成员",
        "填报单位：罗建村",
        "填报单位（盖章）：罗建村　填报日期：2026年5月8日",
        "村（社区）名称：罗建村",
        "2026年度罗建村干部名册",
        "关于罗建村成员名单",
        "河台镇2026年罗建村干部名单",
        "第八届罗建村班子名单",
        "【罗建村】",
        "——罗建村——",
        "（一）罗建村",
    ],
)
def test_a_title_tells_the_village(title: str) -> None:
    assert village_in_title(title, VILLAGES) == "罗建村"


@pytest.mark.parametrize(
    "title",
    [
        "河台镇村（社区）“两委”干部花名册",
        "河台镇村、社区干部名单",
        "河台镇村居干部名单",
        "各村两委干部名单",
        "河台镇村社区班子名单",
        "河台镇干部名单",
        "罗建村" + "很" * 60 + "长的干部名单",
    ],
)
def test_a_title_of_many_villages_or_of_none_tells_no_village(title: str) -> None:
    assert village_in_title(title, VILLAGES) is None


def test_a_known_village_of_a_title_goes_before_an_unknown_one() -> None:
    assert village_of_sheet("不知村", ["罗建村干部名单"], VILLAGES) == "罗建村"
    assert village_of_sheet("不知村", [], VILLAGES) == "不知村"
    assert village_of_sheet("Sheet1", [], VILLAGES) is None


def test_the_title_nearest_to_the_table_goes_first_and_a_title_before_the_name() -> None:
    titles = ["尚德村干部名单", "罗建村干部名单"]
    assert village_of_sheet("尚德村", titles, VILLAGES) == "罗建村"


@pytest.mark.parametrize("name", ["罗建村", "1.罗建村", "02罗建村", "三、罗建村"])
def test_the_name_of_a_sheet_tells_the_village_with_or_without_a_number(name: str) -> None:
    text = village_of_sheet(name, [], VILLAGES)
    assert VILLAGES.find(text or "").key == LUOJIAN


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("附件2:名单", "名单"),
        ("一、名单", "名单"),
        ("(三)名单", "名单"),
        ("12名单", "名单"),
        ("三和村", "三和村"),
        ("2026年名单", "2026年名单"),
    ],
)
def test_the_number_before_a_title_goes_but_not_one_of_its_own(written: str, bare: str) -> None:
    assert without_number(written) == bare


@pytest.mark.parametrize(
    "written",
    [
        "一、罗建村（共5人）",
        "罗建村：5人",
        "◆罗建村",
        "罗建村（7名）",
        "罗建村：",
        "1.罗建村(社区)",
    ],
)
def test_a_section_is_its_words_without_number_ornament_and_headcount(written: str) -> None:
    assert section_text(written) == "罗建村"


@pytest.mark.parametrize("text", ["不知村", "罗建社区", "和平居委会", "东村民委员会"])
def test_a_village_is_told_by_its_ending(text: str) -> None:
    assert is_village_like(text)


@pytest.mark.parametrize(
    "text", ["河台镇村", "各村", "全村", "下村：", "村", "村委会", "罗建", "很" * 30 + "村"]
)
def test_many_villages_a_bare_word_or_a_sentence_are_no_village(text: str) -> None:
    assert not is_village_like(text)


def test_subject_of_a_title_is_what_stands_before_its_words_for_lists() -> None:
    assert subject_of_title("罗建村两委干部名单") == "罗建村"
    assert subject_of_title("村妇联主席名单") == "村妇联主席"
    assert subject_of_title("罗建村") is None


@pytest.mark.parametrize("line", ["填报单位：河台镇", "单位（盖章）：河台镇"])
def test_a_line_of_the_unit_tells_the_township(line: str) -> None:
    assert township_of_sheet("Sheet1", [line], VILLAGES) == "河台镇"


def test_a_title_that_only_mentions_a_township_is_not_its_line() -> None:
    assert township_of_sheet("Sheet1", ["河台镇干部名单"], VILLAGES) is None
    assert township_of_sheet("金利镇", ["填报单位：河台镇"], VILLAGES) == "金利镇"


def test_the_village_at_the_front_of_a_text_is_found_and_no_other() -> None:
    assert village_in("罗建村党支部书记", VILLAGES) == "罗建村"
    assert village_in("兼罗建村书记", VILLAGES) == ""
    assert village_in("党支部书记", VILLAGES) == ""


def test_a_blank_or_ditto_takes_the_village_above_in_its_section() -> None:
    one = Section("甲村")
    cells = ["罗建村", None, "同上", "尚德村", '"']
    filled = filled_down(cells, [one] * 5)
    assert filled == ["罗建村", "罗建村", "罗建村", "尚德村", "尚德村"]


def test_a_new_section_of_another_village_takes_nothing_from_above() -> None:
    one, other = Section("甲村"), Section("乙村")
    assert filled_down(["罗建村", None], [one, other]) == ["罗建村", ""]
    assert filled_down(["罗建村", None], [one, Section("甲村")]) == ["罗建村", "罗建村"]


def test_a_village_in_the_middle_of_its_numbered_rows_is_for_all_of_them() -> None:
    cells = [None, "罗建村", None, None, "尚德村"]
    assert filled_around(cells, ["1", "2", "3", "1", "2"]) == ["罗建村"] * 3 + ["尚德村"] * 2


def test_without_numbering_anew_nobody_knows_whose_a_blank_is() -> None:
    cells = [None, "罗建村", None, "尚德村"]
    assert filled_around(cells, ["1", "2", "3", "4"]) == ["", "罗建村", "", "尚德村"]
    two_in_a_run = [None, "罗建村", "尚德村", "新村"]
    assert filled_around(two_in_a_run, ["1", "2", "3", "1"]) == ["", "罗建村", "尚德村", "新村"]


def test_a_problem_stands_at_the_first_row_of_a_group_only() -> None:
    found = villages_of_rows(["不知村", "不知村", "罗建村", "不知村"], [None] * 4, VILLAGES)
    unknown = ProblemKind.VILLAGE_UNKNOWN
    assert [row.problem for row in found] == [unknown, None, None, unknown]
    assert [row.key for row in found] == [None, None, LUOJIAN, None]


def test_a_village_of_two_townships_is_one_with_its_township_only() -> None:
    found = villages_of_rows(["新村", "新村"], [None, "河台镇"], VILLAGES)
    assert found[0].problem is ProblemKind.VILLAGE_AMBIGUOUS
    assert (found[1].key, found[1].problem) == ("441204103205", None)


@pytest.mark.parametrize("text", [None, "", "123", "N/A"])
def test_what_is_no_name_in_han_is_an_unknown_village(text: str | None) -> None:
    (row,) = villages_of_rows([text], [None], VILLAGES)
    assert (row.key, row.problem) == (None, ProblemKind.VILLAGE_UNKNOWN)
