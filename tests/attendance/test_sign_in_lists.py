from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.attendance.sign_in_lists import ListedLine, could_be_name, listed_lines


def words(text: str) -> list[tuple[str, ...]]:
    return [line.words for line in listed_lines(text)]


def the_line(text: str) -> ListedLine:
    (line,) = listed_lines(text)
    return line


def test_names_stand_alone_or_side_by_side() -> None:
    assert words("张三\n\n李四、王五，赵六") == [("张三",), ("李四", "王五", "赵六")]


def test_a_name_spaced_apart_is_one_name() -> None:
    assert words("张　三 李 四") == [("张三", "李四")]


def test_numbering_and_signs_around_a_name_go() -> None:
    assert words("1. 张三\n2、李四（已签到）\n③@王五 到了") == [("张三",), ("李四",), ("王五",)]


def test_a_chain_of_sign_ups_loses_its_title() -> None:
    assert words("#接龙\n1. 张三\n2. 李四") == [("张三",), ("李四",)]


@pytest.mark.parametrize(
    ("text", "arrived"),
    [
        ("张三 8:05", "08:05"),
        ("张三 08：21:33", "08:21"),
        ("2026-05-08 08:21:33 张三", "08:21"),
        ("张三 8点05", "08:05"),
        ("张三 25:10", None),
        ("张三", None),
    ],
)
def test_the_time_is_found_in_the_line(text: str, arrived: str | None) -> None:
    assert the_line(text).arrived == arrived


def test_long_numbers_tell_people_apart() -> None:
    line = the_line("张三 13800000001 44120419780512001x")
    assert line.numbers == ("13800000001", "44120419780512001X")


@pytest.mark.parametrize("text", ["张三 请假", "张三未签到", "张三：没来"])
def test_a_line_may_say_that_somebody_was_not_there(text: str) -> None:
    assert the_line(text).is_absent


def test_a_table_is_read_by_its_columns() -> None:
    text = "序号\t姓名\t部门\t签到时间\n1\t张 三\t党政办\t2026-05-08 08:21:33\n2\t李四\t王五村\t\n"
    first, second = listed_lines(text)
    assert (first.words, first.arrived, first.is_absent) == (("张三",), "08:21", False)
    assert (second.words, second.arrived, second.is_absent) == (("李四",), None, True)
    assert (first.number, second.number) == (2, 3)


def test_a_column_of_states_says_who_was_not_there() -> None:
    header = "培训签到导出\n姓名,签到状态,签到时间\n"
    text = header + "张三,已签到,08:21\n李四,未签到,\n王五,请假,\n赵六,正常,\n"
    assert [line.is_absent for line in listed_lines(text)] == [False, True, True, False]


def test_cells_in_quotation_marks_hold_commas() -> None:
    assert words('姓名,备注\n"张三","迟到,补签"\n') == [("张三",)]


def test_a_header_that_comes_again_is_nobody() -> None:
    assert words("姓名\t时间\n张三\t8:01\n姓名\t时间\n李四\t8:02") == [("张三",), ("李四",)]


@pytest.mark.parametrize("word", ["张三", "欧阳修文", "阿卜杜拉·买买提", "李四光"])
def test_what_may_be_a_name(word: str) -> None:
    assert could_be_name(word)


@pytest.mark.parametrize("word", ["签到", "大坪村", "支部书记", "上午", "a", "13800000001", ""])
def test_what_is_no_name(word: str) -> None:
    assert not could_be_name(word)


@given(st.text(max_size=200))
def test_any_text_is_read_without_failing(text: str) -> None:
    for line in listed_lines(text):
        assert line.number >= 1


@given(st.text(alphabet='姓名时间张三,\t|;"\n8:0签到未', max_size=80))
def test_any_table_is_read_without_failing(text: str) -> None:
    assert len(listed_lines(text)) <= len(text.splitlines())
