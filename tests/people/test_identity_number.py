from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.cn.ric import calc_check_digit

from roster.base.codes.people import Gender
from roster.people.identity_number import birth, check, clean, gender, read_id_number, widen
from roster.people.problems import ProblemKind

SOUND = "441202197805121239"


@st.composite
def sound_numbers(draw: st.DrawFn) -> str:
    area = draw(st.integers(110000, 659999))
    born = draw(st.dates(date(1900, 1, 1), date(2026, 12, 31)))
    sequence = draw(st.integers(0, 999))
    front = f"{area}{born:%Y%m%d}{sequence:03}"
    return front + str(calc_check_digit(front + "0"))


@given(sound_numbers())
def test_a_sound_number_stays_as_it_is(number: str) -> None:
    assert clean(number) == number
    assert check(number) is None
    assert read_id_number(number) == (number, None)


@given(sound_numbers(), st.integers(0, 16), st.sampled_from("0123456789"))
def test_one_wrong_digit_never_passes(number: str, place: int, digit: str) -> None:
    assume(number[place] != digit)
    wrong = number[:place] + digit + number[place + 1 :]
    assert read_id_number(wrong)[0] is None


@given(sound_numbers(), st.integers(0, 15))
def test_two_swapped_neighbours_never_pass(number: str, place: int) -> None:
    assume(number[place] != number[place + 1])
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert read_id_number(swapped)[0] is None


@given(sound_numbers(), st.sampled_from([" ", "\t", "\n", "'", "\u200b", "\ufeff", "\u3000"]))
def test_signs_that_nobody_sees_are_repaired(number: str, sign: str) -> None:
    torn = sign + number[:6] + sign + number[6:14] + sign + number[14:] + sign
    assert read_id_number(torn) == (number, None)


@given(sound_numbers())
def test_full_width_digits_are_repaired(number: str) -> None:
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in number)
    assert read_id_number(wide) == (number, None)


@pytest.mark.parametrize("last", ["X", "x", "Ｘ", "Х", "х", "×", "*"])
def test_every_way_to_write_the_last_x_is_understood(last: str) -> None:
    assert read_id_number("11010519491231002" + last) == ("11010519491231002X", None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("441202197805121238", ProblemKind.ID_CHECK_DIGIT),
        ("44120219780512123", ProblemKind.ID_LENGTH),
        ("4412021978051212399", ProblemKind.ID_LENGTH),
        ("4.41202E+17", ProblemKind.ID_DIGITS_LOST),
        ("441202197805121000", ProblemKind.ID_DIGITS_LOST),
        ("身份证遗失", ProblemKind.ID_LENGTH),
    ],
)
def test_each_damage_has_its_name(text: str, kind: ProblemKind) -> None:
    assert read_id_number(text) == (None, kind)


def test_a_day_that_does_not_exist_is_named() -> None:
    front = "44120219780230123"
    number = front + str(calc_check_digit(front + "0"))
    assert check(number) is ProblemKind.ID_BIRTH_MISMATCH


@pytest.mark.parametrize("text", ["", " ", "无", "/", "—", "NULL"])
def test_words_for_nothing_are_no_damage(text: str) -> None:
    assert read_id_number(text) == (None, None)


def test_a_number_of_the_first_generation_is_widened() -> None:
    assert widen("441202780512123") == SOUND
    assert read_id_number("441202780512123") == (SOUND, None)


def test_a_number_tells_birth_and_gender() -> None:
    assert birth(SOUND) == "1978-05-12"
    assert gender(SOUND) is Gender.MALE
    assert gender("11010519491231002X") is Gender.FEMALE


@given(
    sound_numbers(),
    st.sampled_from(
        [
            "身份证{}",
            "身份证号：{}",
            "{}。",
            "{}、",
            "（{}）",
            "ID:{}",
            "{}*",
            "{} 有效",
            "{}/",
            "：{}",
        ]
    ),
)
def test_words_and_stops_around_a_number_are_left_out(number: str, around: str) -> None:
    assert read_id_number(around.format(number)) == (number, None)


def test_groups_with_dots_are_one_number() -> None:
    assert read_id_number("110105.19491231.002X") == ("11010519491231002X", None)
    assert read_id_number("11010519491231002ⅹ") == ("11010519491231002X", None)


def test_a_number_with_a_decimal_point_was_rounded() -> None:
    assert read_id_number("441202197805121000.0")[1] is ProblemKind.ID_DIGITS_LOST
