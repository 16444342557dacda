"""Names as chats and notices list them."""

from __future__ import annotations

import pytest

from roster.lists.understanding.layouts.chat_names import chat_as_table, listed_names
from roster.people.fields import by_name
from tests.lists.builders import SOUND, sheet

PHONE = "13800000001"
POSTS = by_name()["posts"].words.zh


def told(text: str) -> list[dict[str, str]]:
    """Return what a text tells of each person, by header word."""
    header, *rows = listed_names(text) or [()]
    return [
        {str(word): value for word, value in zip(header, row, strict=True) if value} for row in rows
    ]


def names(text: str) -> list[str]:
    return [person["姓名"] for person in told(text)]


@pytest.mark.parametrize("between", ["、", "，", ",", "；", ";", "/", " ", "\u3000", "\n", "|"])
def test_names_are_parted_by_any_sign_between_them(between: str) -> None:
    assert names(between.join(("张三", "李四", "王小五"))) == ["张三", "李四", "王小五"]


@pytest.mark.parametrize("number", ["1.", "1、", "（1）", "(1)", "①", "一、", "1 ", "１．"])
def test_the_number_before_a_name_is_no_part_of_it(number: str) -> None:
    assert names(f"{number}张三\n{number}李四") == ["张三", "李四"]


def test_what_stands_behind_a_name_is_told_of_that_person_only() -> None:
    first, second = told(f"张三 男 {PHONE}\n李四 {SOUND} 书记")
    assert (first["姓名"], first["性别"], first["联系电话"]) == ("张三", "男", PHONE)
    assert (second["姓名"], second["身份证号码"], second[POSTS]) == ("李四", SOUND, "书记")
    assert "身份证号码" not in first
    assert "联系电话" not in second


def test_a_village_alone_on_its_line_is_that_of_the_names_after_it() -> None:
    people = told("罗建村\n张三、李四\n尚德村\n王小五")
    assert [person.get("村（社区）") for person in people] == ["罗建村", "罗建村", "尚德村"]


def test_a_village_before_the_names_of_a_line_is_that_of_the_next_lines_too() -> None:
    people = told("罗建村：张三、李四\n王小五")
    assert [person.get("村（社区）") for person in people] == ["罗建村"] * 3


def test_a_label_that_is_no_village_and_no_name_is_left_out() -> None:
    assert names("参加人员：张三、李四") == ["张三", "李四"]


def test_a_post_before_the_colon_is_that_of_all_behind_it_but_a_leaders_of_the_first() -> None:
    members = told("党支部委员：张三、李四")
    leaders = told("书记：张三、李四")
    assert [person.get(POSTS) for person in members] == ["党支部委员"] * 2
    assert [person.get(POSTS) for person in leaders] == ["书记", None]


@pytest.mark.parametrize("written", ["书记张三", "张三书记", "张三（书记）"])
def test_a_post_written_to_the_name_is_parted_from_it(written: str) -> None:
    first = told(f"{written}\n李四委员")[0]
    assert (first["姓名"], first[POSTS]) == ("张三", "书记")


def test_a_polite_word_leaves_the_name_and_may_tell_the_gender() -> None:
    people = told("张三先生、李丽女士、王小五同志")
    assert [person["姓名"] for person in people] == ["张三", "李丽", "王小五"]
    assert [person.get("性别") for person in people] == ["男", "女", None]


def test_a_narrow_name_is_closed_up() -> None:
    assert names("张 三、李四") == ["张三", "李四"]


def test_a_described_character_stays_with_its_name() -> None:
    assert names("陈（土郎）、李四、王小五") == ["陈（土郎）", "李四", "王小五"]


def test_of_a_chain_of_sign_ups_only_numbered_lines_name_somebody() -> None:
    assert names("#接龙 培训报名\n张总辛苦\n1. 张三\n2. 李四") == ["张三", "李四"]


@pytest.mark.parametrize(
    "text",
    [
        "请各位同志于明天上午九点到镇政府会议室开会。",
        "会议通知\n时间：5月8日\n地点：镇政府",
        "苹果、香蕉、西瓜",
        "",
    ],
)
def test_a_text_that_names_nobody_gives_nothing(text: str) -> None:
    assert listed_names(text) == []


def test_among_as_many_other_lines_those_that_tell_of_somebody_are_reported_and_not_read() -> None:
    text = f"张三 {PHONE}\n据说明天有雨\n李四 {PHONE}"
    assert names(text) == [f"张三 {PHONE}", f"李四 {PHONE}"]


def test_bare_names_in_one_column_need_no_drawing_and_two_columns_are_no_chat() -> None:
    assert chat_as_table(sheet(("张三",), ("李四",))) is None
    assert chat_as_table(sheet(("张三", PHONE), ("李四", PHONE))) is None


def test_names_with_telephones_in_one_column_are_drawn_with_their_places() -> None:
    table = chat_as_table(sheet((f"张三 {PHONE}",), (f"李四 {PHONE[:-1]}2",)))
    assert table is not None
    texts = [text for _, cells in table.sheet.rows for text in cells if text]
    assert {"张三", "李四", PHONE} <= set(map(str, texts))
