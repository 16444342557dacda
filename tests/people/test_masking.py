"""Identity numbers and phones that may be shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.people.masking import (
    mask_for_comparing,
    mask_id_number,
    mask_phone,
    mask_text,
    mask_within,
)


def test_an_identity_number_keeps_six_and_four_characters() -> None:
    assert mask_id_number("11010519491231002X") == "110105********002X"
    assert mask_id_number("110105491231002") == "110105*****1002"


def test_a_mobile_number_keeps_three_and_four_digits() -> None:
    assert mask_phone("13812341234") == "138****1234"


@pytest.mark.parametrize(("number", "masked"), [("663211", "6****1"), ("12", "**"), ("", "")])
def test_a_short_number_shows_its_ends_only(number: str, masked: str) -> None:
    assert mask_phone(number) == masked


def test_a_damaged_identity_number_is_hidden_whole() -> None:
    assert mask_id_number("4412041978") == "**********"


@given(st.text("0123456789X", max_size=24))
def test_a_mask_is_as_long_as_the_number_and_no_number(number: str) -> None:
    for masked in (mask_id_number(number), mask_phone(number)):
        assert len(masked) == len(number)
        assert not number or "*" in masked


def test_a_comparison_shows_the_places_that_differ_and_no_more() -> None:
    assert mask_for_comparing("441204197805121236", (8, 9)) == "441204**78****1236"
    assert mask_for_comparing("441204197805121236", range(8)) == "441204********1236"
    assert mask_for_comparing("4412041978", (9,)) == "*********8"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("身份证441202197805121239，电话13800138000", "身份证441202********1239，电话138****8000"),
        ("44120219780512123X", "441202********123X"),
        ("1978年5月12日生，书记、主任", "1978年5月12日生，书记、主任"),
        ("4412021978051212", "441202******1212"),
        ("", ""),
    ],
)
def test_numbers_are_masked_inside_any_text(text: str, shown: str) -> None:
    assert mask_within(text) == shown


@given(st.text(max_size=40))
def test_of_a_personal_text_nothing_is_left(text: str) -> None:
    assert set(mask_text(text)) <= {"*"}
    assert len(mask_text(text)) == len(text)
