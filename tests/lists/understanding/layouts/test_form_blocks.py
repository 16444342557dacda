"""Forms with blocks about others: relatives, contacts and recommenders are nobody of the list."""

from __future__ import annotations

import pytest

from tests.lists.builders import LUOJIAN, SOUND, facts, listing, names, sheet

OWN = (
    ("姓名", "张三", "性别", "男"),
    ("身份证号码", SOUND, "联系电话", "13800138000"),
    ("所在村", "罗建村", "职务", "党支部书记"),
)
TOLD = [("张三", "male", "13800138000", None, LUOJIAN, ("P1",))]
BLOCKS = {
    "contact": (
        ("紧急联系人", "姓名", "关系", "电话"),
        ("", "李小明", "儿子", "13900139000"),
    ),
    "contact in a row of its own": (
        ("紧急联系人",),
        ("姓名", "关系", "电话"),
        ("李小明", "儿子", "13900139000"),
    ),
    "relatives": (
        ("家庭主要成员", "称谓", "姓名", "年龄", "政治面貌", "工作单位及职务"),
        ("", "妻子", "李丽", 45, "中共党员", "罗建村村委会副主任"),
        ("", "儿子", "张小明", 20, "共青团员", "务农"),
    ),
    "relatives with telephones": (
        ("主要社会关系",),
        ("姓名", "与本人关系", "性别", "联系电话", "现任职务"),
        ("李丽", "配偶", "女", "13900139000", "村委会主任"),
        ("张国庆", "父亲", "男", "13900139001", "无"),
    ),
    "answers beside the title": (
        ("推荐人", "姓名", "李丽", "电话", "13900139000"),
        ("", "职务", "村委会主任"),
    ),
    "one person a line": (("紧急联系人", "李丽", "联系电话", "13900139000"),),
    "word and answer in a cell": (("证明人姓名：李丽", "电话：13900139000"),),
    "answers below the title": (
        ("配偶情况",),
        ("姓名", "李丽"),
        ("工作单位", "罗建村"),
        ("联系电话", "13900139000"),
    ),
    "history": (
        ("简历", "起止时间", "工作单位", "职务", "证明人"),
        ("", "2001.03-2010.05", "罗建村", "村委会副主任", "李丽"),
        ("培训情况", "培训时间", "培训班名称", "主办单位"),
        ("", "2025.03", "村干部培训班", "尚德村"),
    ),
}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_block_of_a_form_gives_no_person_telephone_or_post(
    block: tuple[tuple[str, ...], ...], place: int
) -> None:
    rows = (("登记表",), *OWN[:place], *block, *OWN[place:])
    found = listing(sheet(*rows))
    asked = ("name", "gender", "phone", "second_phone", "village", "posts")
    assert facts(found, *asked) == TOLD


def test_each_of_several_forms_has_its_own_relatives() -> None:
    second = (
        ("姓名", "李四", "性别", "女"),
        ("所在村", "尚德村", "职务", "副书记"),
        *BLOCKS["relatives"],
    )
    found = listing(sheet(("登记表",), *OWN, *BLOCKS["contact"], ("登记表",), *second))
    assert names(found) == ["张三", "李四"]


def test_who_is_recommended_is_the_person_of_the_form() -> None:
    found = listing(
        sheet(
            ("被推荐人姓名", "张三", "性别", "男"),
            ("推荐人姓名", "李四", "联系电话", "13900139000"),
        )
    )
    assert facts(found, "name", "phone") == [("张三", None)]


def test_contacts_beside_the_people_of_a_list_are_columns() -> None:
    found = listing(
        sheet(
            ("姓名", "性别", "职务", "手机", "紧急联系人", ""),
            ("", "", "", "", "姓名", "电话"),
            ("张三", "男", "副书记", "13800138000", "李丽", "13900139000"),
            merges=[(1, 5, 1, 6), *((1, column, 2, column) for column in range(1, 5))],
        )
    )
    assert facts(found, "name", "phone", "second_phone") == [("张三", "13800138000", None)]
