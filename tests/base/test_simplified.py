from __future__ import annotations

import pytest

from roster.base.simplified import simplified, written_ways


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


def test_a_word_is_written_in_both_scripts() -> None:
    assert written_ways("陳明") == ("陳明", "陈明")
    assert written_ways("陈明") == ("陈明", "陳明")
    assert set(written_ways("里台")) >= {"里台", "裡臺"}
    assert written_ways("ht") == ("ht",)


def test_a_long_word_of_many_forms_has_no_endless_ways() -> None:
    assert len(written_ways("台" * 40)) <= 17
