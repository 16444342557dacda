from __future__ import annotations

import pytest

from roster.people.simplified import simplified


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("學歷", "学历"),
        ("聯繫電話", "联系电话"),
        ("中共黨員", "中共党员"),
        ("Name", "Name"),
        ("学历", "学历"),
    ],
)
def test_words_of_lists_are_found_in_simplified_characters(written: str, word: str) -> None:
    assert simplified(written) == word
