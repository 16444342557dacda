from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from roster.base.codes.people import Gender
from roster.lists.checking.codes import Repair
from roster.lists.checking.number_repair import (
    changed_places,
    fits_remains,
    repairs,
    too_little_left,
)
from roster.people import identity_number
from tests.builders import make_id_number

SOUND = make_id_number("19780512", 123)
SIGNS = "0123456789X"


@st.composite
def sound_numbers(draw: st.DrawFn) -> str:
    day = draw(st.dates(min_value=date(1930, 1, 1), max_value=date(2008, 1, 1)))
    prefix = draw(st.sampled_from(["441204", "445281", "440783", "110101"]))
    return make_id_number(f"{day:%Y%m%d}", draw(st.integers(0, 999)), prefix)


def one_other_sign(number: str, place: int, sign: str) -> str:
    return number[:place] + sign + number[place + 1 :]


def swapped(number: str, place: int) -> str:
    return number[:place] + number[place + 1] + number[place] + number[place + 2 :]


@st.composite
def damaged_numbers(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a sound number and what one mistake made of it."""
    number = draw(sound_numbers())
    place = draw(st.integers(0, 16))
    damage = draw(
        st.sampled_from(["digit", "swap", "letter", "missing", "too many", "cut", "lost"])
    )
    sign = draw(st.sampled_from(SIGNS))
    raw = {
        "digit": one_other_sign(number, place, sign),
        "swap": swapped(number, place),
        "letter": number.replace(number[place], {"0": "O", "1": "l"}.get(number[place], "Z"))
        if number[place] in "012"
        else one_other_sign(number, 17, "9"),
        "missing": number[:place] + number[place + 1 :],
        "too many": number[:place] + sign + number[place:],
        "cut": number[: draw(st.integers(15, 17))],
        "lost": number[:15] + "000",
    }[damage]
    assume(damage != "lost" or number[17] != "X")
    assume(identity_number.read_id_number(raw)[0] is None)
    return number, raw


@given(damaged_numbers())
def test_the_number_before_one_mistake_is_always_among_the_repairs(pair: tuple[str, str]) -> None:
    number, raw = pair
    known = identity_number.birth(number), identity_number.gender(number)
    assert number in [found.number for found in repairs(raw, *known)]


@given(sound_numbers().filter(lambda number: number[17] != "X"))
def test_a_number_that_went_through_a_double_is_among_the_repairs(number: str) -> None:
    raw = str(float(number))
    known = identity_number.birth(number), identity_number.gender(number)
    assert number in [found.number for found in repairs(raw, *known)]
    assert fits_remains(raw, number)


@given(sound_numbers().filter(lambda number: number[17] != "X"), st.integers(4, 12))
def test_a_number_fits_what_a_narrow_column_shows_of_it(number: str, digits: int) -> None:
    raw = f"{int(number):.{digits - 1}E}"
    assert fits_remains(raw, number)
    assert too_little_left(raw)
    assert repairs(raw) == ()


@given(damaged_numbers(), st.sampled_from(["1978", "1978-05", None]), st.sampled_from(Gender))
def test_no_repair_contradicts_check_digit_birth_or_gender(
    pair: tuple[str, str], birth: str | None, gender: Gender
) -> None:
    for number, _ in repairs(pair[1], birth, gender):
        assert identity_number.check(number) is None
        assert identity_number.birth(number).startswith(birth or "")
        assert identity_number.gender(number) is gender


@given(damaged_numbers())
def test_the_changed_places_are_places_of_the_number(pair: tuple[str, str]) -> None:
    number, raw = pair
    assert set(changed_places(raw, number)) <= set(range(18))


@pytest.mark.parametrize(
    ("raw", "repair"),
    [
        (swapped(SOUND, 3), Repair.NEIGHBOURS_SWAPPED),
        (one_other_sign(SOUND, 15, "7"), Repair.WRONG_DIGIT),
        (SOUND.replace("0", "O"), Repair.LOOK_ALIKE_SIGN),
        (SOUND.replace("1", "l"), Repair.LOOK_ALIKE_SIGN),
        (f"{SOUND[:6]}?{SOUND[6:]}", Repair.EXTRA_SIGNS),
        (f"A{SOUND}#", Repair.EXTRA_SIGNS),
        (SOUND[:17], Repair.LAST_SIGNS_MISSING),
        (SOUND[:16], Repair.LAST_SIGNS_MISSING),
        (SOUND[:2] + SOUND[3:], Repair.DIGIT_LEFT_OUT),
        (SOUND[:2] + "7" + SOUND[2:], Repair.DIGIT_TOO_MANY),
        (SOUND[:15] + "000", Repair.DIGITS_LOST),
    ],
)
def test_each_mistake_is_named(raw: str, repair: Repair) -> None:
    assert dict(repairs(raw, "1978-05-12", Gender.MALE))[SOUND] is repair


def test_lost_digits_leave_about_45_numbers_when_the_gender_is_known() -> None:
    found = repairs("4.41204197805121e+17", "1978-05-12", Gender.MALE)
    assert 40 <= len(found) <= 50
    assert not any(number.endswith("X") for number, _ in found)


@given(sound_numbers())
def test_the_last_sign_left_out_and_the_digits_before_it_lost(number: str) -> None:
    raw = str(float(number[:15] + "00"))
    known = identity_number.birth(number), identity_number.gender(number)
    assert number in [found.number for found in repairs(raw, *known)]
    assert fits_remains(raw, number)


def test_a_double_of_another_program_leaves_few_numbers() -> None:
    assert str(float("441202197805121236")) == "4.412021978051212e+17"
    assert len(repairs("4.412021978051212e+17", "1978-05-12")) < 10


def test_the_birth_decides_between_wrong_digits() -> None:
    raw = one_other_sign(SOUND, 13, "3")
    assert len(repairs(raw, "1978-05-12", Gender.MALE)) < len(repairs(raw))


def test_no_repair_begins_with_a_province_that_there_is_not() -> None:
    wrong = [one_other_sign(SOUND, 17, sign) for sign in SIGNS if sign != SOUND[17]]
    provinces = {each.number[:2] for raw in wrong for each in repairs(raw)}
    assert {"44", "41", "14"} <= provinces
    assert not provinces & {"04", "24", "74", "84", "94", "40", "47", "48", "49"}


@pytest.mark.parametrize("raw", ["", "无", "张三", "12345", "4412", "4.41E+02", "#REF!", "9" * 40])
def test_what_is_no_number_has_no_repair(raw: str) -> None:
    assert repairs(raw) == ()
    assert not fits_remains(raw, SOUND)


def test_a_number_that_ends_in_x_was_never_lost_in_a_spreadsheet() -> None:
    ending_in_x = next(n for i in range(100) if (n := make_id_number(serial=i)).endswith("X"))
    assert not fits_remains(ending_in_x[:15] + "000", ending_in_x)


@pytest.mark.parametrize(
    ("raw", "places"),
    [
        (one_other_sign(SOUND, 3, "9"), (3,)),
        (swapped(SOUND, 3), (3, 4)),
        (SOUND[:17], (17,)),
        (SOUND[:15] + "000", (15, 16, 17)),
        ("4.41204197805121e+17", (15, 16, 17)),
        ("1" + SOUND, ()),
        (SOUND, ()),
    ],
)
def test_the_places_that_differ_from_what_was_typed(raw: str, places: tuple[int, ...]) -> None:
    assert changed_places(raw, SOUND) == places
