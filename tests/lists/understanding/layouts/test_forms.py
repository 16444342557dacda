"""Cards and people from left to right: what is found leads back to the cells of the sheet."""

from __future__ import annotations

from roster.lists.listing import Outcome
from tests.lists.builders import LUOJIAN, SOUND, facts, listing, names, sheet

CARD = (
    ("姓名", "张三", "性别", "男"),
    ("身份证号码", "441202197805121238", "手机", "1380013800"),
    ("所在村", "罗建村", "职务", "副书记"),
)
TURNED = (
    ("姓名", "张三", "李四"),
    ("性别", "男", "女"),
    ("手机", "13800138000", "1390013900"),
    ("村", "罗建村", ""),
)


def test_a_card_is_one_person() -> None:
    found = listing(sheet(("登记表",), *CARD))
    assert facts(found, "row", "name", "gender", "village", "posts") == [
        (2, "张三", "male", LUOJIAN, ("P2",))
    ]


def test_problems_of_a_card_stand_at_the_row_of_the_name_and_know_their_cell() -> None:
    found = listing(sheet(("登记表",), *CARD))
    assert [(each.row, each.column, each.kind, each.cell) for each in found.problems] == [
        (2, 0, "id_check_digit", (3, 2)),
        (2, 0, "phone_invalid", (3, 4)),
    ]


def test_people_from_left_to_right_share_the_row_of_their_names() -> None:
    found = listing(sheet(*TURNED))
    assert facts(found, "row", "name", "village") == [(1, "张三", LUOJIAN), (1, "李四", LUOJIAN)]
    assert [(each.kind, each.cell) for each in found.problems] == [("phone_invalid", (3, 3))]


def test_forms_have_no_columns_to_correct() -> None:
    (read,) = listing(sheet(*CARD)).sheets
    assert (read.header_first, read.header_last, read.columns) == (0, 0, ())


def test_an_error_in_a_card_is_an_answer() -> None:
    found = listing(sheet(("姓名", "张三", "性别", "男"), ("身份证号码", SOUND, "手机", "#N/A")))
    assert [each.kind for each in found.problems if each.field == "phone"] == ["cell_error"]


def test_relatives_in_a_card_are_nobody() -> None:
    found = listing(
        sheet(
            *CARD,
            ("家庭主要成员", "称谓", "姓名", "年龄", "政治面貌"),
            ("", "妻子", "李丽", 45, "群众"),
            ("", "儿子", "张小明", 20, "团员"),
        )
    )
    assert names(found) == ["张三"]


def test_a_line_with_a_name_beside_a_table_is_no_card() -> None:
    found = listing(
        sheet(
            ("负责人姓名", "陈大文", "联系电话", "13800138000"),
            ("村", "姓名", "性别", "手机"),
            ("罗建村", "张三", "男", "13900139000"),
        )
    )
    assert names(found) == ["张三"]


def test_who_answers_for_a_list_is_not_listed() -> None:
    found = listing(
        sheet(
            ("单位名称", "河台镇党建办", "负责人姓名", "陈大文"),
            ("联系电话", "13800138000", "性别", "男"),
        )
    )
    assert found.outcome is Outcome.NOTHING_FOUND


def test_a_name_without_any_fact_is_no_card() -> None:
    assert listing(sheet(("姓名", "张三"), ("特长", "唱歌"))).outcome is Outcome.NOTHING_FOUND
