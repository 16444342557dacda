from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.attendance.sign_in_codes import (
    SheetCode,
    card_code,
    read_card_code,
    read_sheet_code,
    sheet_code,
)
from roster.db.models import new_id

ids = st.integers(0, 2**128 - 1).map(lambda number: str(UUID(int=number)))


@given(ids)
def test_a_card_is_read_as_it_was_written(enrollment_id: str) -> None:
    code = card_code(enrollment_id)
    assert (len(code), code.isdigit()) == (42, True)
    assert read_card_code(code) == enrollment_id


@given(ids, st.none() | ids, st.integers(1, 9999))
def test_a_sheet_is_read_as_it_was_written(training: str, period: str | None, page: int) -> None:
    code = sheet_code(training, period, page)
    assert read_sheet_code(code) == SheetCode(training, period, page)
    assert read_card_code(code) is None


@given(ids, st.integers(0, 41), st.integers(1, 9))
def test_a_wrong_digit_is_never_somebody_else(enrollment_id: str, place: int, by: int) -> None:
    code = card_code(enrollment_id)
    wrong = str((int(code[place]) + by) % 10)
    assert read_card_code(code[:place] + wrong + code[place + 1 :]) is None


@given(ids, st.integers(0, 40))
def test_swapped_neighbours_are_never_somebody_else(enrollment_id: str, place: int) -> None:
    code = card_code(enrollment_id)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert read_card_code(swapped) in {None, enrollment_id if swapped == code else None}


@given(st.text(max_size=100))
def test_other_texts_are_no_codes(text: str) -> None:
    assert read_card_code(text) is None
    assert read_sheet_code(text) is None


def test_digits_typed_wide_or_with_spaces_are_the_same_code() -> None:
    enrollment_id = new_id()
    code = card_code(enrollment_id)
    wide = code.translate({ord(str(n)): ord("０") + n for n in range(10)})
    assert read_card_code(wide) == enrollment_id
    assert read_card_code(f" {code[:20]} {code[20:]}\n") == enrollment_id


@pytest.mark.parametrize("text", ["", "441204197805120011", "1" * 42, "²" * 42])
def test_an_identity_number_is_no_card(text: str) -> None:
    assert read_card_code(text) is None


def test_a_number_beyond_all_ids_is_no_card() -> None:
    body = "1" + "9" * 39
    assert read_card_code(f"{body}{98 - int(body) * 100 % 97:02d}") is None
