"""A day is read alike however it is written, and what is no day is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.base.days import ReadDay, YearOf, read_day, require_day
from roster.base.errors import DayUnreadable, sentence

TODAY = "2026-12-01"
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-1", "2026/12/01", "2026.12.1", "20261201", "2026年12月1日", "２０２６-１２-１",
        "26.12.1", " 2026 12 1 ", "二〇二六年十二月一日", "2026年12月1号", "2026-12-01 00:00:00",
        "2026年12月1日 星期二", "2026-12-01（周二）", "2026。12。1", "2026 年 12 月 1 日",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert read_day(text, TODAY) == ReadDay("2026-12-01", has_year=True)


@pytest.mark.parametrize(
    "text", ["12.1", "12/1", "12-1", "12月1日", "１２月１日", "12月1号", "十二月一日", "12。1"]
)
def test_a_day_without_a_year_takes_one_and_says_so(text: str) -> None:
    assert read_day(text, TODAY) == ReadDay("2026-12-01", has_year=False)


@pytest.mark.parametrize(
    ("text", "near", "year", "iso"),
    [
        ("1.5", "2026-12-01", YearOf.COMING, "2027-01-05"),
        ("11.20", "2026-12-01", YearOf.COMING, "2026-11-20"),
        ("1.5", "2026-12-01", YearOf.PAST, "2026-01-05"),
        ("12.20", "2027-01-05", YearOf.PAST, "2026-12-20"),
        ("12.20", "2027-01-05", YearOf.COMING, "2027-12-20"),
        ("12.20", "2027-01-05", YearOf.SAME, "2027-12-20"),
    ],
)
def test_the_year_is_that_of_what_is_planned_or_of_what_was(
    text: str, near: str, year: YearOf, iso: str
) -> None:
    assert read_day(text, near, year).iso == iso


@pytest.mark.parametrize(
    "text",
    [
        "", "明天", "abc", "2026-13-1", "2026-02-30", "2.29", "2026-12", "2026", "1201", "2026129",
        "20261301", "2026-12-01、2026-12-02", "0026-12-01", "2206-12-01", "5/12/2026", "46357",
        "2026-12-01 09:30", "-12-1", "12月", "²026-12-01x",
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(DayUnreadable) as refused:
        read_day(text, TODAY)
    assert "不是日期" in sentence(refused.value)


@given(day=DAYS, shape=st.sampled_from(["{0}-{1}-{2}", "{0}/{1}/{2}", "{0}年{1}月{2}日"]))
def test_every_day_of_a_century_is_read_back(day: date, shape: str) -> None:
    text = shape.format(day.year, day.month, day.day)
    assert read_day(text, TODAY).iso == require_day(day.isoformat())


@pytest.mark.parametrize("kept", ["2026/12/31", "2026-5-1", "2026-12", "abc", ""])
def test_only_a_whole_day_is_kept(kept: str) -> None:
    with pytest.raises(DayUnreadable):
        require_day(kept)
