from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.papers.drawing.typesetting import Setting, fit_block, fit_line, spaced_name, wrap

_WORDS = st.text("陈明村社区、，。（）“”·123 年", max_size=60)


def _full_width(text: str) -> float:
    return float(len(text))


def test_a_line_is_broken_where_it_is_full() -> None:
    assert wrap("河台镇翠洲社区党委", 4, _full_width) == ("河台镇翠", "洲社区党", "委")


def test_no_line_begins_with_a_closing_mark() -> None:
    assert wrap("考核合格，准予结业。", 4, _full_width) == ("考核合", "格，准予", "结业。")


def test_no_line_ends_with_an_opening_mark() -> None:
    assert wrap("第二期（河台）班", 4, _full_width) == ("第二期", "（河台）", "班")


def test_a_number_stays_with_its_division() -> None:
    assert wrap("共有24学时完", 5, _full_width) == ("共有", "24学时完")


def test_a_short_word_in_quotes_stays_whole() -> None:
    assert wrap("镇“两委”干部", 4, len) == ("镇", "“两委”", "干部")
    assert wrap("讲“四议两公开”", 4, len) == ("讲“四议", "两公开”")


def test_a_name_in_one_word_longer_than_the_line_is_broken_all_the_same() -> None:
    assert wrap("ABCDEFGHIJ", 4, _full_width) == ("ABCD", "EFGH", "IJ")


@given(_WORDS, st.integers(1, 20))
def test_wrapping_loses_nothing_and_keeps_the_width(text: str, width: int) -> None:
    lines = wrap(text, width, _full_width)
    assert "".join(lines) == text
    assert all(len(line) <= width for line in lines)


def test_a_line_that_fits_keeps_its_size() -> None:
    assert fit_line("陈明", 40, 20, 10, _full_width) == Setting(20, ("陈明",))


def test_a_line_shrinks_before_it_wraps() -> None:
    assert fit_line("陈明陈明", 50, 20, 10, _full_width) == Setting(12.5, ("陈明陈明",))
    assert fit_line("陈明陈明", 30, 20, 10, _full_width) == Setting(10, ("陈明陈", "明"))


def test_an_enumeration_wraps_between_its_items() -> None:
    assert fit_line("副书记、副主任", 60, 20, 10, _full_width).lines == ("副书记、", "副主任")


@given(_WORDS, st.integers(20, 200))
def test_a_fitted_line_is_never_wider_than_its_place(text: str, width: int) -> None:
    setting = fit_line(text, width, 20, 10, _full_width)
    assert "".join(setting.lines) == text
    assert all(len(line) * setting.size <= width for line in setting.lines)


@given(_WORDS, st.integers(30, 300), st.integers(30, 300))
def test_a_fitted_block_stays_in_its_box(text: str, width: int, height: int) -> None:
    setting = fit_block((text, "特发此证。"), (width, height), 20, 1.5, _full_width)
    assert "".join(setting.lines) == text + "特发此证。"
    assert all(len(line) * setting.size <= width for line in setting.lines)
    assert len(setting.lines) * 1.5 * setting.size <= height


@pytest.mark.parametrize(
    ("name", "printed"),
    [("张三", "张　三"), ("𠮷丽", "𠮷　丽"), ("欧阳明", "欧阳明"), ("明", "明"), ("Li", "Li")],
)
def test_a_name_of_two_characters_is_spread(name: str, printed: str) -> None:
    assert spaced_name(name) == printed
