"""Columns headed by a post in which the holders' names stand."""

from __future__ import annotations

import msgspec
import pytest

from roster.lists.listing import ListedPerson
from roster.lists.understanding.layouts.post_holders import (
    as_one_each,
    is_for_one,
    is_untold,
    names_holders,
    posts_in_header,
    with_name_level,
)

OTHERS = (
    *("妇联主席", "妇女主任", "治保主任", "治安主任", "民兵营长", "团支部书记", "团总支书记"),
    *("调解主任", "计生主任", "文书", "会计", "出纳", "报账员"),
)


@pytest.mark.parametrize(
    ("levels", "posts"),
    [
        (("书记",), ("P1",)),
        (("书记姓名",), ("P1",)),
        (("党支部", "书记", "姓名"), ("P1",)),
        (("村委会", "主任"), ("V1",)),
        (("监委会", "主任"), ("S1",)),
        (("书记、主任",), ("P1", "V1")),
        (("党支部", "村委会", "主任"), ("V1",)),
        (("村委会", "监委会", "主任"), ("S1",)),
        (("副书记（1）",), ("P2",)),
        (("副书记（专职）",), ("P2",)),
        (("副书记2",), ("P2",)),
        (("委员", "姓名"), ()),
        (("其他两委成员",), ()),
        (("其余委员",), ()),
        (("村干部",), ()),
        (("干部名单",), ()),
        (("成员名单",), ()),
        (("党支部班子成员",), ()),
        (("班子成员",), ()),
        (("班子人员",), ()),
        (("村委会班子人员",), ()),
        (("村委会班子",), ()),
        *(((word,), ("other",)) for word in OTHERS),
        (("联络员",), None),
        (("姓名",), None),
        (("学历",), None),
        ((), None),
    ],
)
def test_a_header_tells_whose_names_stand_below_it(
    levels: tuple[str, ...], posts: tuple[str, ...] | None
) -> None:
    assert posts_in_header(levels) == posts


@pytest.mark.parametrize(
    ("word", "one"),
    [
        *(("书记", True), ("主任", True), ("理事长", True), ("监委会主任", True)),
        *(("委员", False), ("副书记", False)),
    ],
)
def test_a_leading_post_is_one_persons(word: str, *, one: bool) -> None:
    assert is_for_one(word) is one


@pytest.mark.parametrize(
    ("levels", "untold"),
    [
        (("委员", "姓名"), True),
        (("其他委员2", "姓名"), True),
        (("其余委员", "姓 名"), True),
        (("委员", "委员"), False),
        (("党支部", "委员", "姓名"), False),
        (("两委成员", "姓名"), False),
        (("委员", "电话"), False),
        (("姓名",), False),
    ],
)
def test_a_bare_word_for_members_tells_no_organisation(
    levels: tuple[str, ...], *, untold: bool
) -> None:
    assert is_untold(levels) is untold


def test_below_a_post_comes_the_word_for_names_once() -> None:
    assert with_name_level(("村", "书记")) == ("村", "书记", "姓名")
    assert with_name_level(("书记姓名",)) == ("书记姓名",)
    assert with_name_level(("性别",)) == ("性别",)
    assert with_name_level(()) == ()


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("书记", True),
        ("书 记", True),
        *((word, True) for word in OTHERS),
        *(("后备干部", True), ("理事", True), ("监事", True), ("社长", True), ("村委", True)),
        *(("村干部", True), ("成员", True)),
        ("书记" * 9 + "长", False),
        ("书记姓名", False),
        ("书记姓 名", False),
        ("书记电话", False),
        ("张三", False),
        ("记", False),
        ("党支部书记（兼）" + "书记" * 6, False),
    ],
)
def test_a_short_text_that_is_a_post_names_its_holders(text: str, *, holders: bool) -> None:
    assert names_holders(text) is holders


PERSON = ListedPerson("表", 3, "张三", posts=("V1",), phone="13800000001", raw={"name": "张三"})


def test_one_person_below_two_posts_of_a_row_holds_both() -> None:
    other = msgspec.structs.replace(
        PERSON,
        posts=("P1",),
        phone=None,
        gender="male",
        second_phone="660001",
        raw={"gender": "男"},
    )
    (person,) = as_one_each([PERSON, other])
    assert (person.posts, person.phone, person.gender) == (("P1", "V1"), "13800000001", "male")
    assert person.second_phone == "660001"
    (person,) = as_one_each([other, PERSON])
    assert person.second_phone == "660001"
    assert person.raw == {"name": "张三", "gender": "男"}


@pytest.mark.parametrize(
    "changes",
    [
        {"row": 4},
        {"name": "李四"},
        {"phone": "13800000002"},
        {"gender": "female"},
        {"birth": "1978"},
        {"id_number": "441202197805121239"},
        {"village": "441204103202"},
        {"village_text": "尚德村"},
    ],
)
def test_whoever_differs_in_a_fact_is_another_person(changes: dict[str, object]) -> None:
    first = msgspec.structs.replace(
        PERSON, gender="male", birth="1980", id_number="1", village="2", village_text="罗建村"
    )
    other = msgspec.structs.replace(first, **changes)
    assert as_one_each([first, other]) == [first, other]
    assert as_one_each([first, first]) == [first]
