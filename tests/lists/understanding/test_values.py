"""What the cells of a list say about each person, and what is wrong with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.lists.listing_json import listing_json
from roster.lists.reading.cells import Cell, CellDate, CellError, FormulaWithoutValue
from tests.lists.builders import (
    ANOTHER,
    HETAI,
    LUOJIAN,
    SHANGDE,
    SOUND,
    facts,
    listing,
    names,
    problems,
    sheet,
)


@pytest.mark.parametrize("below", ["", "同上", "〃", "″", '"', "同　上"])
def test_blank_and_ditto_villages_are_the_one_above(below: str) -> None:
    found = listing(sheet(("村", "姓名", "性别"), ("罗建村", "张三", "男"), (below, "李四", "女")))
    assert facts(found, "village", "village_text") == [(LUOJIAN, "罗建村")] * 2


def test_an_unknown_village_is_reported_once_for_its_group() -> None:
    found = listing(
        sheet(
            ("村", "姓名", "性别"),
            ("火星村", "张三", "男"),
            ("", "李四", "女"),
            ("双水", "王五", "男"),
            ("罗建村", "赵六", "男"),
        )
    )
    assert facts(found, "village", "village_text") == [
        (None, "火星村"),
        (None, "火星村"),
        (None, "双水"),
        (LUOJIAN, "罗建村"),
    ]
    assert problems(found) == [(2, 1, "village_unknown"), (4, 1, "village_ambiguous")]


def test_a_broken_village_cell_is_never_filled_from_above() -> None:
    found = listing(
        sheet(
            ("村", "姓名", "性别"),
            ("罗建村", "张三", "男"),
            (CellError("#N/A"), "李四", "女"),
            ("", "王五", "女"),
        )
    )
    assert facts(found, "village") == [(LUOJIAN,), (None,), (None,)]
    assert problems(found) == [(3, 1, "cell_error")]


def test_the_identity_number_fills_gender_and_birth() -> None:
    found = listing(sheet(("村", "姓名", "身份证号码"), ("罗建村", "张三", SOUND)))
    assert facts(found, "gender", "birth") == [("male", "1978-05-12")]


def test_the_cell_outweighs_the_number_and_the_clash_is_reported() -> None:
    found = listing(
        sheet(
            ("村", "姓名", "身份证号码", "性别", "出生年月"),
            ("罗建村", "张三", SOUND, "女", "1978.06"),
        )
    )
    assert facts(found, "gender", "birth", "id_number") == [("female", "1978-06", SOUND)]
    assert problems(found) == [(2, 4, "id_gender_mismatch"), (2, 5, "id_birth_mismatch")]


@pytest.mark.parametrize(
    ("cell", "number", "birth", "kinds"),
    [
        ("1978.05", "", "1978-05", []),
        (1978.05, "", "1978-05", []),
        (28611, "", "1978-05-01", []),
        (CellDate("1978-05-12"), "", "1978-05-12", []),
        (CellDate("1978-05"), "", "1978-05", []),
        (CellDate("1978-05-01"), SOUND, "1978-05", []),
        (1978.1, "", None, ["birth_ambiguous"]),
        ("1978.1", "", None, ["birth_ambiguous"]),
        (1949.1, ANOTHER, "1949-12-31", []),
        ("1976.02.30", SOUND, "1978-05-12", ["date_unreadable"]),
        ("1976.02.30", "", None, ["date_unreadable"]),
        ("", SOUND, "1978-05-12", []),
        (FormulaWithoutValue("MID(C2,7,6)"), SOUND, "1978-05-12", []),
        (FormulaWithoutValue("MID(C2,7,6)"), "", None, ["formula_without_value"]),
        (CellError("#REF!"), "", None, ["cell_error"]),
        ("#REF!", "", None, ["cell_error"]),
    ],
)
def test_births(cell: Cell, number: str, birth: str | None, kinds: list[str]) -> None:
    found = listing(
        sheet(("村", "姓名", "身份证号码", "出生年月"), ("罗建村", "张三", number, cell))
    )
    assert facts(found, "birth") == [(birth,)]
    assert [kind for _, _, kind in problems(found)] == kinds


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        (4.41202197805121e17, "id_digits_lost"),
        ("4.41202E+17", "id_digits_lost"),
        ("441202197805121238", "id_check_digit"),
        ("44120219780512123", "id_length"),
    ],
)
def test_a_damaged_number_is_dropped_and_the_row_kept(cell: Cell, kind: str) -> None:
    found = listing(sheet(("村", "姓名", "身份证号码"), ("罗建村", "张三", cell)))
    assert facts(found, "name", "id_number") == [("张三", None)]
    assert problems(found) == [(2, 3, kind)]


def test_the_same_number_for_another_name_is_reported_at_the_later_row() -> None:
    found = listing(
        sheet(
            ("村", "姓名", "身份证号码"),
            ("罗建村", "张三", SOUND),
            ("", "李四", SOUND),
            ("尚德村", "张三", SOUND),
        )
    )
    assert problems(found) == [(3, 0, "id_duplicate"), (4, 0, "duplicate_person")]


def test_namesakes_with_different_numbers_are_two_people() -> None:
    found = listing(
        sheet(("村", "姓名", "身份证号码"), ("罗建村", "张三", SOUND), ("", "张三", ANOTHER))
    )
    assert problems(found) == []


def test_namesakes_without_numbers_are_doubtful() -> None:
    found = listing(sheet(("村", "姓名", "性别"), ("罗建村", "张三", "男"), ("", "张三", "男")))
    assert problems(found) == [(3, 0, "duplicate_person")]


def test_two_people_in_one_row_are_told_apart_by_lines() -> None:
    found = listing(
        sheet(
            ("村", "姓名", "性别", "电话", "职务"),
            ("罗建村", "张三\n李四", "男\n女", "13800138000\n13900139000", "副主任\n支部委员"),
        )
    )
    assert facts(found, "row", "name", "gender", "phone", "posts", "village") == [
        (2, "张三", "male", "13800138000", ("V2",), LUOJIAN),
        (2, "李四", "female", "13900139000", ("P3",), LUOJIAN),
    ]


def test_names_in_one_cell_may_be_listed() -> None:
    found = listing(
        sheet(("村", "姓名", "性别"), ("罗建村", "张三、李四", "男、女"), ("", "王五", "男"))
    )
    assert facts(found, "name", "gender") == [
        ("张三", "male"),
        ("李四", "female"),
        ("王五", "male"),
    ]


def test_what_two_people_share_unevenly_is_not_guessed() -> None:
    found = listing(
        sheet(
            ("村", "姓名", "性别", "职务"),
            ("罗建村", "张三\n李四", "男\n女", "书记\n主任\n委员"),
        )
    )
    assert facts(found, "name", "posts") == [("张三", ()), ("李四", ())]
    assert [kind for _, _, kind in problems(found)] == ["post_unknown", "post_unknown"]


def test_one_name_broken_over_two_lines_is_one_person() -> None:
    found = listing(
        sheet(("村", "姓名", "性别", "电话"), ("罗建村", "欧阳\n志远", "男", "13800138000"))
    )
    assert names(found) == ["欧阳志远"]


def test_short_numbers_stand_second() -> None:
    found = listing(
        sheet(
            ("村", "姓名", "短号", "长号"),
            ("罗建村", "张三", 678781, 13800138000),
            ("", "李四", "", "13900139000/660001"),
        )
    )
    assert facts(found, "phone", "second_phone") == [
        ("13800138000", "678781"),
        ("13900139000", "660001"),
    ]


def test_ticks_below_split_headers_are_read() -> None:
    found = listing(
        sheet(
            ("村", "姓名", "性别", "", "职务", ""),
            ("", "", "男", "女", "书记", "主任"),
            ("罗建村", "张三", "√", "", "√", "√"),
            ("", "李四", "", "√", "", "√"),
            merges=[(1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4), (1, 5, 1, 6)],
        )
    )
    assert facts(found, "gender", "posts") == [("male", ("P1", "V1")), ("female", ("V1",))]


@pytest.mark.parametrize(
    ("header", "cell", "new"),
    [
        ("新任/连任", "新任", True),
        ("新任/连任", "连任", False),
        ("是否新任", "是", True),
        ("是否新任", "否", False),
        ("是否连任", "是", False),
        ("是否连任", "否", True),
        ("是否连任", "", None),
        ("上届职务", "书记", None),
    ],
)
def test_new_or_again(header: str, cell: str, new: bool | None) -> None:  # noqa: FBT001 - a value
    found = listing(sheet(("村", "姓名", "性别", header), ("罗建村", "张三", "男", cell)))
    assert facts(found, "newly_elected") == [(new,)]


@pytest.mark.parametrize("header", ["是否预备党员", "是否预 备 党 员", "是否预\n备党员"])
def test_yes_below_a_spaced_header_means_what_it_asks(header: str) -> None:
    found = listing(sheet(("村", "姓名", header), ("罗建村", "张三", "是")))
    assert facts(found, "political_status") == [("cpc_probationary",)]


def test_party_facts_of_several_columns_are_joined() -> None:
    found = listing(
        sheet(
            ("村", "姓名", "出生年月", "政治面貌", "入党时间"),
            ("罗建村", "张三", "1971.05", "党员", "00.6"),
            ("", "李四", "1971.05", "中共党员2001.07", ""),
            ("", "王五", "1971.05", "待查", "2023.15"),
            ("", "赵六", "1971.05", "群众", "无"),
        )
    )
    assert facts(found, "political_status", "party_joined") == [
        ("cpc_member", "2000-06"),
        ("cpc_member", "2001-07"),
        (None, None),
        ("masses", None),
    ]
    assert problems(found) == [(4, 4, "political_unknown"), (4, 5, "date_unreadable")]


def test_forbidden_and_unknown_posts_are_reported() -> None:
    found = listing(
        sheet(
            ("村", "姓名", "职务"),
            ("罗建村", "张三", "村委会主任、监委会主任"),
            ("", "李四", "两委干部"),
        )
    )
    assert problems(found) == [(2, 3, "posts_forbidden"), (3, 3, "post_unknown")]


def test_names_are_cleaned_and_doubtful_ones_reported() -> None:
    found = listing(
        sheet(
            ("村", "姓名", "性别"),
            ("罗建村", "张　三", "男"),
            ("", "⽅⼤⽊", "男"),
            ("", "陈（土郎）", "男"),
        )
    )
    assert names(found) == ["张三", "方大木", "陈（土郎）"]
    assert problems(found) == [(4, 2, "name_suspicious")]


def test_the_text_of_every_read_cell_is_kept() -> None:
    found = listing(
        sheet(
            ("序号", "村", "姓名", "学历", "备注"),
            (1, "罗建", "张三", "党校大专", "挂职"),
        )
    )
    assert found.people[0].raw == {
        "village": "罗建",
        "name": "张三",
        "education": "党校大专",
        "note": "挂职",
    }
    assert found.people[0].note == "挂职"


def test_a_listing_becomes_json() -> None:
    found = listing(
        sheet(("村", "姓名", "职务", "电话"), ("罗建村", "张三", "书记、主任", "1380013"))
    )
    data = listing_json(found)
    assert data["outcome"] == "import"
    assert data["error_kind"] is None
    people, wrong = data["trainees"], data["problems"]
    assert isinstance(people, list)
    assert isinstance(wrong, list)
    assert people[0]["village_code"] == LUOJIAN
    assert people[0]["posts"] == ["P1", "V1"]
    assert wrong == [
        {
            "sheet": "Sheet1",
            "row": 2,
            "column": 4,
            "field": "phone",
            "kind": "phone_invalid",
            "raw": "1380013",
        }
    ]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["张三", "李四", "王五", "欧阳志远"]),
            st.sampled_from(["男", "女"]),
            st.sampled_from([("罗建村", LUOJIAN), ("尚德", SHANGDE), ("河台社区居委会", HETAI)]),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_what_is_written_plainly_is_read_exactly(
    people: list[tuple[str, str, tuple[str, str]]],
) -> None:
    rows = [(village, name, gender) for name, gender, (village, _) in people]
    found = listing(sheet(("村（社区）", "姓名", "性别"), *rows))
    genders = {"男": "male", "女": "female"}
    assert facts(found, "name", "gender", "village") == [
        (name, genders[gender], key) for name, gender, (_, key) in people
    ]
