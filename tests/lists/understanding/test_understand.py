"""Where the table is, what its columns hold, which rows are people."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roster.base.progress import Cancelled
from roster.divisions.catalogue import village_finder
from roster.lists.listing import Corrections, Outcome
from roster.lists.reading.cells import Cell, CellError, FormulaWithoutValue
from roster.lists.understanding.understand import understand
from tests.lists.builders import (
    HETAI,
    LUOJIAN,
    OTHER_TOWN,
    SHANGDE,
    SOUND,
    facts,
    finder,
    listing,
    names,
    problems,
    sheet,
    workbook,
)

HEADER = ("序号", "村", "姓名", "性别", "联系电话")
ZHANG = (1, "罗建村", "张三", "男", "13800138000")
LI = (2, "", "李四", "女", "13900139000")


def test_titles_and_filling_lines_stand_above_the_header() -> None:
    found = listing(
        sheet(
            ("附件2",),
            ("河台镇村（社区）“两委”干部花名册",),
            ("填报单位（盖章）：河台镇党建办", "", "", "填报日期：2026年10月9日"),
            HEADER,
            ZHANG,
            LI,
        )
    )
    assert names(found) == ["张三", "李四"]
    assert (found.sheets[0].header_first, found.sheets[0].header_last) == (4, 4)
    assert found.rows_skipped == 4


def test_a_header_far_down_is_found() -> None:
    found = listing(sheet(*[(f"第{n}条 报送要求",) for n in range(70)], HEADER, ZHANG))
    assert names(found) == ["张三"]


def test_the_columns_may_stand_in_any_order() -> None:
    order = [4, 2, 0, 3, 1]
    found = listing(sheet(*([row[i] for i in order] for row in (HEADER, ZHANG, LI))))
    assert facts(found, "name", "village", "gender") == [
        ("张三", LUOJIAN, "male"),
        ("李四", LUOJIAN, "female"),
    ]


def test_two_header_rows_are_joined_by_their_merged_cells() -> None:
    found = listing(
        sheet(
            ("村", "姓名", "学历", "", "职务", ""),
            ("", "", "全日制", "在职", "党组织职务", "监委会职务"),
            ("罗建村", "张三", "高中", "大专", "副书记", "主任"),
            merges=[(1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4), (1, 5, 1, 6)],
        )
    )
    assert facts(found, "education", "posts") == [("associate", ("P2", "S1"))]
    assert found.sheets[0].columns[3].header == "学历-在职"


def test_values_that_begin_far_down_below_a_merged_header_are_read() -> None:
    many = [("罗建村", "张三", f"138{n:08d}", "") for n in range(1_100)]
    found = listing(
        sheet(
            ("村", "姓名", "联系电话", ""),
            *many,
            ("罗建村", "李四", "13900139000", "13700137000"),
            merges=[(1, 3, 1, 4)],
        )
    )
    assert found.people[-1].second_phone == "13700137000"


def test_two_header_rows_are_joined_without_merged_cells() -> None:
    found = listing(
        sheet(
            ("村", "姓名", "学历", "", "职务", "", "电话"),
            ("", "", "全日制", "在职", "党组织", "村委会", ""),
            ("罗建村", "张三", "高中", "", "委员", "委员", "13800138000"),
        )
    )
    assert facts(found, "education", "posts") == [("high_school", ("P3", "V3"))]
    assert found.sheets[0].header_last == 2


def test_three_header_rows_are_joined() -> None:
    found = listing(
        sheet(
            ("序号", "基本情况", "", "", "联系方式"),
            ("", "姓名", "学历", "", ""),
            ("", "", "全日制教育", "在职教育", ""),
            (1, "张三", "高中", "本科", "13800138000"),
            merges=[(1, 1, 3, 1), (1, 2, 1, 4), (1, 5, 3, 5), (2, 2, 3, 2), (2, 3, 2, 4)],
        )
    )
    assert facts(found, "name", "education", "phone") == [("张三", "bachelor", "13800138000")]


def test_a_header_repeated_on_every_page_is_no_person() -> None:
    found = listing(sheet(HEADER, ZHANG, ("名册",), HEADER, LI))
    assert facts(found, "name", "village") == [("张三", LUOJIAN), ("李四", LUOJIAN)]
    assert len(found.sheets) == 1


def test_two_tables_one_below_the_other_have_their_own_columns() -> None:
    found = listing(
        sheet(
            ("村", "姓名", "党内职务"),
            ("罗建村", "张三", "书记"),
            ("序号", "村名", "成员姓名", "监委会职务"),
            (1, "尚德村", "李四", "主任"),
        )
    )
    assert facts(found, "village", "posts") == [(LUOJIAN, ("P1",)), (SHANGDE, ("S1",))]


def test_two_tables_side_by_side_share_the_village() -> None:
    found = listing(
        sheet(
            ("村", "姓名", "电话", "姓名", "电话"),
            ("罗建村", "张三", "13800138000", "李四", "13900139000"),
            ("", "王五", "13700137000", "", ""),
        )
    )
    assert sorted(facts(found, "name", "phone", "village")) == sorted(
        [
            ("张三", "13800138000", LUOJIAN),
            ("王五", "13700137000", LUOJIAN),
            ("李四", "13900139000", LUOJIAN),
        ]
    )


@pytest.mark.parametrize("post", ["书 记", "书　记", "书\n记"])
def test_a_post_above_names_may_be_spaced(post: str) -> None:
    found = listing(sheet(("村", post, "主任"), ("罗建村", "张三", "李四")))
    assert facts(found, "name", "posts") == [("张三", ("P1",)), ("李四", ("V1",))]


def test_columns_of_office_holders_are_people_with_that_post() -> None:
    found = listing(
        sheet(
            ("村", "书记姓名", "联系电话", "主任姓名", "联系电话"),
            ("罗建村", "张三", "13800138000", "李四", "13900139000"),
        )
    )
    assert facts(found, "name", "phone", "posts", "village") == [
        ("张三", "13800138000", ("P1",), LUOJIAN),
        ("李四", "13900139000", ("V1",), LUOJIAN),
    ]


@pytest.mark.parametrize("second", [("姓名", "性别", "职务"), ("姓名", "职务", "性别")])
def test_each_block_has_its_village_and_body_in_the_title_above(second: tuple[str, ...]) -> None:
    answers = {"姓名": "李四", "性别": "女", "职务": "委员"}
    found = listing(
        sheet(
            ("罗建村“两委”班子成员名单",),
            ("姓名", "性别", "职务"),
            ("张三", "男", "书记"),
            (),
            ("尚德村务监督委员会",),
            second,
            tuple(answers[word] for word in second),
        )
    )
    assert facts(found, "name", "village", "posts") == [
        ("张三", LUOJIAN, ("P1",)),
        ("李四", SHANGDE, ("S2",)),
    ]


def test_the_office_that_fills_in_is_no_body() -> None:
    found = listing(
        sheet(
            ("填报单位（盖章）：河台镇党委组织办",),
            ("村", "姓名", "职务"),
            ("罗建村", "张三", "委员"),
        )
    )
    assert problems(found) == [(3, 3, "post_unknown")]


def test_an_example_in_one_table_hides_nobody_in_the_next() -> None:
    found = listing(
        sheet(
            ("序号", "姓名", "电话", "序号", "姓名", "电话"),
            ("示例", "陈某", "13500135000", 2, "李四", "13900139000"),
            (1, "张三", "13800138000", "小计", "1人", ""),
        )
    )
    assert names(found) == ["张三", "李四"]


def test_relatives_beside_the_person_are_not_people() -> None:
    found = listing(
        sheet(
            ("姓名", "电话", "配偶", ""),
            ("", "", "姓名", "电话"),
            ("张三", "13800138000", "李四", "13900139000"),
            merges=[(1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4)],
        )
    )
    assert facts(found, "name", "phone", "second_phone") == [("张三", "13800138000", None)]


def test_values_tell_where_headers_are_silent() -> None:
    found = listing(
        sheet(
            ("姓名", "甲", "乙", "丙", "丁"),
            ("张三", SOUND, "男", "13800138000", "中共党员"),
            ("李四", "", "女", "13900139000", "群众"),
        )
    )
    assert facts(found, "id_number", "gender", "phone", "political_status")[0] == (
        SOUND,
        "male",
        "13800138000",
        "cpc_member",
    )
    assert {column.reason for column in found.sheets[0].columns[1:]} == {"values"}


def test_a_list_without_any_header_is_read_by_its_values() -> None:
    found = listing(
        sheet(("张三", "男", "13800138000"), ("李四", "女", "13900139000"), name="罗建村")
    )
    assert facts(found, "name", "gender", "village") == [
        ("张三", "male", LUOJIAN),
        ("李四", "female", LUOJIAN),
    ]


def test_a_column_that_only_sounds_right_is_checked_by_its_values() -> None:
    found = listing(
        sheet(("姓名", "性别", "出生地"), ("张三", "男", "高要"), ("李四", "女", "端州"))
    )
    assert facts(found, "birth") == [(None,), (None,)]
    assert problems(found)[0][2] == "village_unknown"


def test_a_division_column_may_hold_townships() -> None:
    found = listing(
        sheet(("单位", "村", "姓名"), ("河台镇", "新村", "张三"), ("金利镇", "新村", "李四"))
    )
    assert facts(found, "village") == [("441204103205",), (OTHER_TOWN,)]


def test_the_clerk_may_choose_a_column() -> None:
    rows = sheet(("姓名", "职务", "甲"), ("张三", "书记", "13800138000"))
    said = Corrections({("Sheet1", 3): None, ("Sheet1", 2): "note"})
    found = understand(workbook(rows), finder(), corrections=said)
    assert facts(found, "posts", "phone", "note") == [((), None, "书记")]
    assert found.sheets[0].columns[1].reason == "chosen"


def test_the_clerk_may_choose_a_column_without_a_header() -> None:
    rows = sheet(("姓名", "性别"), ("张三", "男", "好"))
    said = Corrections().with_fields("Sheet1", {3: "note"})
    found = understand(workbook(rows), finder(), corrections=said)
    assert facts(found, "note") == [("好",)]


def test_the_clerk_may_point_at_the_header() -> None:
    rows = sheet(("甲", "乙"), ("名", "性"), ("张三", "男"))
    asked = workbook(rows)
    assert understand(asked, finder()).outcome is Outcome.NOTHING_FOUND
    said = Corrections().with_band("Sheet1", (1, 2)).with_fields("Sheet1", {1: "name", 2: "gender"})
    found = understand(asked, finder(), corrections=said)
    assert facts(found, "name", "gender") == [("张三", "male")]
    assert (found.sheets[0].header_first, found.sheets[0].header_last) == (1, 2)
    assert [column.header for column in found.sheets[0].columns] == ["甲-名", "乙-性"]


def test_the_clerk_may_say_that_there_is_no_header() -> None:
    rows = sheet(("姓名", "性别"), ("张三", "男"), ("李四", "女"))
    said = Corrections().with_band("Sheet1", None).with_fields("Sheet1", {1: "name"})
    found = understand(workbook(rows), finder(), corrections=said)
    assert names(found)[-2:] == ["张三", "李四"]
    assert found.sheets[0].header_first == 0


def test_headers_repeated_below_the_chosen_one_are_found_all_the_same() -> None:
    rows = sheet(("姓名", "性别"), ("张三", "男"), ("姓名", "性别"), ("李四", "女"))
    said = Corrections().with_band("Sheet1", (1, 1))
    assert names(understand(workbook(rows), finder(), corrections=said)) == ["张三", "李四"]


def test_a_hidden_sheet_is_read_when_the_clerk_says_so() -> None:
    hidden = sheet(("姓名", "性别"), ("张三", "男"), hidden=True)
    asked = workbook(hidden)
    assert understand(asked, finder()).outcome is Outcome.NOTHING_FOUND
    said = Corrections().with_shown("Sheet1")
    assert names(understand(asked, finder(), corrections=said)) == ["张三"]


def test_understanding_can_be_cancelled() -> None:
    def stop(done: int, total: int) -> None:
        assert done <= total
        raise Cancelled

    with pytest.raises(Cancelled):
        understand(workbook(sheet(HEADER, ZHANG)), finder(), report=stop)


@pytest.mark.parametrize(
    "row",
    [
        ("小计", "", "6人", "", ""),
        ("合  计", "", "41人", "", ""),
        ("", "罗建村小计", "2", "", ""),
        ("", "", "共6人", "", ""),
        ("注：此表由各村填写。", "", "", "", ""),
        ("1、带*号为必填字段  2、导入前请删除", "", "", "", ""),
        ("填表人：", "", "李四", "电话：", "13900139000"),
        ("制表", "", "李四", "", ""),
        ("党委书记（签名）：", "", "李四", "", ""),
        ("示例", "罗建村", "张三", "男", "13800138000"),
        ("例", "罗建村", "张三", "男", "13800138000"),
        (2, "", "", "", ""),
        ("", "", "空缺", "", ""),
        ("", "", "", "", "", "", "", "", "", "", "远处"),
    ],
)
def test_rows_that_are_no_people_are_counted(row: tuple[Cell, ...]) -> None:
    found = listing(sheet(HEADER, ZHANG, row, (2, "", "王五", "男", "13700137000")))
    assert facts(found, "name", "village") == [("张三", LUOJIAN), ("王五", LUOJIAN)]
    assert found.rows_skipped == 2
    assert problems(found) == []


def test_a_row_of_facts_without_a_name_is_named_and_not_taken() -> None:
    found = listing(sheet(HEADER, ZHANG, (2, "尚德村", "", "女", "13900139000"), LI))
    assert problems(found) == [(3, 3, "name_missing")]
    assert facts(found, "name", "village")[1] == ("李四", SHANGDE)


def test_the_village_of_a_vacant_post_holds_for_the_rows_below() -> None:
    found = listing(sheet(HEADER, ZHANG, (2, "尚德村", "空缺"), LI))
    assert facts(found, "village") == [(LUOJIAN,), (SHANGDE,)]


def test_section_rows_name_village_and_body() -> None:
    found = listing(
        sheet(
            ("序号", "姓名", "职务", "电话"),
            ("一、罗建村（3人）",),
            ("（一）党组织班子",),
            (1, "张三", "书记", "13800138000"),
            (2, "李四", "委员", ""),
            ("（二）村（居）务监督委员会",),
            (1, "王五", "主任", ""),
            ("二、河台社区",),
            (1, "赵六", "居委委员", ""),
        )
    )
    assert facts(found, "village", "posts") == [
        (LUOJIAN, ("P1",)),
        (LUOJIAN, ("P3",)),
        (LUOJIAN, ("S1",)),
        (HETAI, ("V3",)),
    ]


def test_a_section_row_may_count_its_people() -> None:
    found = listing(
        sheet(
            ("序号", "姓名", "性别"),
            ("罗建村", "", "小计1人"),
            (1, "张三", "男"),
            ("二、尚德村（共1人，其中党员1人）",),
            (1, "李四", "女"),
        )
    )
    assert facts(found, "name", "village") == [("张三", LUOJIAN), ("李四", SHANGDE)]


def test_columns_named_by_bodies_hold_posts_or_ticks() -> None:
    found = listing(
        sheet(
            ("村", "姓名", "村党组织任职", "村委会成员", "监委会成员"),
            ("罗建村", "张三", "书记", "主任", ""),
            ("", "李四", "", "√", ""),
            ("", "王五", "委员", "", "√"),
        )
    )
    assert facts(found, "posts") == [(("P1", "V1"),), (("V3",),), (("P3", "S2"),)]


def test_a_statistic_by_gender_keeps_its_secretaries_only() -> None:
    found = listing(
        sheet(("单位名称", "书记姓名", "总人数", "男", "女"), ("罗建村", "张三", 6, 5, 1))
    )
    assert facts(found, "name", "posts") == [("张三", ("P1",))]


def test_a_township_section_tells_namesake_villages_apart() -> None:
    found = listing(
        sheet(
            ("序号", "村", "姓名"),
            ("一、河台镇",),
            (1, "新村", "张三"),
            ("二、金利镇",),
            (1, "新村", "李四"),
        )
    )
    assert facts(found, "village") == [("441204103205",), (OTHER_TOWN,)]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("罗建", "两委班子成员名单"),
        ("1罗建村", "名单"),
        ("Sheet1", "罗建村“两委”班子成员名单"),
        ("Sheet1", "填报单位（盖章）：河台镇罗建村民委员会"),
    ],
)
def test_sheet_name_or_title_may_be_the_only_place_of_the_village(name: str, title: str) -> None:
    found = listing(sheet((title,), ("序号", "姓名", "性别"), (1, "张三", "男"), name=name))
    assert facts(found, "village") == [(LUOJIAN,)]


@pytest.mark.parametrize(
    "rows",
    [
        [("一、火星村",)],
        [("火星村（1人）",)],
        [("火星村“两委”班子成员名单",), ("姓名", "性别")],
    ],
)
def test_an_unknown_village_above_people_is_reported_never_inherited(
    rows: list[tuple[str, ...]],
) -> None:
    found = listing(
        sheet(
            ("罗建村“两委”班子成员名单",),
            ("姓名", "性别"),
            ("张三", "男"),
            *rows,
            ("李四", "女"),
        )
    )
    assert facts(found, "village", "village_text") == [(LUOJIAN, "罗建村"), (None, "火星村")]
    assert [kind for _, _, kind in problems(found)] == ["village_unknown"]


def test_a_title_that_names_two_villages_at_once_is_ambiguous() -> None:
    found = listing(
        sheet(
            ("罗建村“两委”班子成员名单",),
            ("姓名", "性别"),
            ("张三", "男"),
            ("双水“两委”班子成员名单",),
            ("李四", "女"),
        )
    )
    assert facts(found, "village") == [(LUOJIAN,), (None,)]
    assert problems(found) == [(5, 0, "village_ambiguous")]


def test_an_unknown_village_in_the_sheet_name_is_reported() -> None:
    found = listing(sheet(("姓名", "性别"), ("张三", "男"), name="火星村"))
    assert facts(found, "village", "village_text") == [(None, "火星村")]


def test_a_title_over_a_column_of_villages_says_nothing() -> None:
    found = listing(
        sheet(
            ("罗建村等村干部名册",),
            ("村", "姓名", "性别"),
            ("", "张三", "男"),
            ("尚德村", "李四", "女"),
            ("罗建村“两委”名单",),
            ("", "王五", "男"),
        )
    )
    assert facts(found, "village") == [(None,), (SHANGDE,), (None,)]


def test_the_village_may_stand_in_division_and_post() -> None:
    found = listing(
        sheet(
            ("姓名", "单位及职务", "电话"),
            ("张三", "罗建村党支部书记、村委会主任", "13800138000"),
            ("李四", "河台社区党委副书记", "13900139000"),
        )
    )
    assert facts(found, "village", "posts") == [(LUOJIAN, ("P1", "V1")), (HETAI, ("P2",))]


def test_hidden_sheets_and_sheets_of_instructions_are_left_out() -> None:
    found = listing(
        sheet(HEADER, ZHANG, hidden=True),
        sheet(HEADER, ZHANG, name="填表说明"),
        sheet(HEADER, LI),
    )
    assert names(found) == ["李四"]


def test_every_sheet_is_read() -> None:
    found = listing(
        sheet(("姓名", "性别"), ("张三", "男"), name="罗建村"),
        sheet(("姓名", "性别"), ("李四", "女"), name="尚德"),
    )
    assert facts(found, "sheet", "village") == [("罗建村", LUOJIAN), ("尚德", SHANGDE)]


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [
            ("序号", "名称", "规格型号", "单位", "数量", "单价"),
            (1, "签字笔", "0.5mm", "盒", 40, 18),
        ],
        [("序号", "供应商", "联系人", "联系电话"), (1, "罗建文具店", "张三", "13800138000")],
        [("课程", "授课教师", "职务", "电话"), ("党建", "张三", "教授", "13800138000")],
        [("男",), ("女",), ("中共党员",), ("大专",)],
        [HEADER],
        [(CellError("#REF!"), FormulaWithoutValue("A1"))],
    ],
)
def test_what_is_no_roster_gives_nothing(rows: list[tuple[Cell, ...]]) -> None:
    found = listing(sheet(*rows))
    assert (found.outcome, found.people, found.problems) == (Outcome.NOTHING_FOUND, (), ())


CELLS = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.integers(),
    st.floats(allow_nan=False),
    st.booleans(),
    st.sampled_from(["姓名", "村", "性别", "张三", "男", "小计", "同上", "13800138000", SOUND]),
    st.builds(CellError, st.just("#N/A")),
    st.builds(FormulaWithoutValue, st.just("A1")),
)


@given(st.lists(st.lists(CELLS, max_size=8), max_size=12))
@settings(max_examples=150)
def test_no_sheet_breaks_the_understanding(rows: list[list[Cell]]) -> None:
    found = listing(sheet(*rows))
    rows_of_people = {person.row for person in found.people}
    assert rows_of_people <= set(range(1, len(rows) + 1))
    assert all(person.name for person in found.people)


def test_a_long_list_loses_nobody() -> None:
    people = [
        (n, "罗建村" if n % 2 else "尚德村", f"张{chr(0x4E00 + n % 5000)}", "男", 13 * 10**9 + n)
        for n in range(20_000)
    ]
    found = listing(sheet(HEADER, *people))
    assert [person.row for person in found.people] == list(range(2, 20_002))
    assert {person.phone for person in found.people} == {str(row[4]) for row in people}


def test_without_headers_codes_and_dates_are_not_guessed() -> None:
    found = listing(
        sheet(
            (
                1,
                "河台镇",
                "罗建村",
                "张三",
                "男",
                10,
                "1978.05",
                "2001.07",
                "中共党员",
                "党支部书记",
            ),
            (2, "", "", "李四", "女", 20, "1980.06", "2003.07", "群众", "村委会委员"),
        )
    )
    assert facts(found, "name", "village", "birth", "ethnicity", "education", "posts") == [
        ("张三", LUOJIAN, None, None, None, ("P1",)),
        ("李四", LUOJIAN, None, None, None, ("V3",)),
    ]
    assert facts(found, "political_status", "party_joined") == [
        ("cpc_member", None),
        ("masses", None),
    ]


@pytest.mark.parametrize("body", ["村委会", "（二）村（居）民委员会", "（三）村（居）务监督委员会"])
def test_a_body_is_never_taken_for_a_village(body: str) -> None:
    found = listing(sheet(("姓名", "职务", "性别"), ("罗建村",), (body,), ("张三", "主任", "男")))
    assert facts(found, "village") == [(LUOJIAN,)]


def test_understanding_tells_how_far_it_is_and_never_goes_back() -> None:
    told: list[tuple[int, int]] = []
    sheets = [sheet(HEADER, ZHANG, LI, name=name) for name in ("一", "二")]
    understand(workbook(*sheets), finder(), report=lambda *step: told.append(step))
    assert len(set(told)) > 4
    assert told == sorted(told)
    assert told[-1] == (6, 6)


def test_a_section_that_names_a_township_is_no_community_called_after_it() -> None:
    header = ("序号", "村", "姓名", "性别", "联系电话")
    rows = [
        header,
        ("蕉城镇（1人）",),
        (1, "横岗村", "张三", "男", "13800138000"),
        ("长潭镇（1人）",),  # where a community is called 长潭镇居委会
        (2, "白马村", "李四", "女", "13900139000"),
    ]
    found = understand(workbook(sheet(*rows)), village_finder("441427"))
    assert [person.village for person in found.people] == ["441427100200", "441427102201"]
