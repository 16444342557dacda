from __future__ import annotations

from enum import StrEnum

import pytest

from roster.base import codes
from roster.base.labels import MARK_SIGNS, hours_text, label, labelled_codes

#: Problems have sentences instead (roster.base.messages).
WITHOUT_A_WORD = {StrEnum, codes.ProblemKind}

ALL_CODES = [
    kind
    for kind in vars(codes).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind not in WITHOUT_A_WORD
]


@pytest.mark.parametrize("kind", ALL_CODES)
def test_every_code_has_a_word_in_both_languages(kind: type[StrEnum]) -> None:
    assert kind in labelled_codes()
    for code in kind:
        assert label(code, "zh")
        assert label(code, "en").isascii()


def test_no_code_has_no_word() -> None:
    assert label(None) == ""


def test_every_mark_has_a_sign_of_its_own() -> None:
    assert len(set(MARK_SIGNS.values())) == len(codes.Mark)


@pytest.mark.parametrize(
    ("quarter_hours", "text"), [(96, "24"), (14, "3.5"), (1, "0.25"), (15, "3.75"), (0, "0")]
)
def test_hours_show_no_needless_fraction(quarter_hours: int, text: str) -> None:
    assert hours_text(quarter_hours) == text
