from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.base.dates import (
    DateFault,
    dotted,
    in_chinese,
    is_iso_date,
    range_in_chinese,
    read_date,
)

DAYS = st.dates(date(1930, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("1978.05", "1978-05"),
        ("1978/5/12 0:00:00", "1978-05-12"),
        ("1978/5/12 0:00", "1978-05-12"),
        ("1978-05-12T00:00:00.000Z", "1978-05-12"),
        ("19780512093000", "1978-05-12"),
        ("1978年5月12日 星期五", "1978-05-12"),
        ("1978 5", "1978-05"),
        ("1978年.05月", "1978-05"),
        ("中共党员（2001.07）", "2001-07"),
        ("2001.07\n2002.07", "2001-07"),
        ("1978·05", "1978-05"),
        ("1978—05", "1978-05"),
        ("1978_05", "1978-05"),
        ("1978..05", "1978-05"),
        ("1978\\5\\12", "1978-05-12"),
        ("25/12/1978", "1978-12-25"),
        ("12/25/1978", "1978-12-25"),
        ("5/5/1978", "1978-05-05"),
        ("05/1978", "1978-05"),
        ("1978 05 12", "1978-05-12"),
        ("28622.0", "1978-05-12"),
        ("197805.0", "1978-05"),
        ("1980.10 46岁", "1980-10"),
        ("1978,05", "1978-05"),
        ("(1978.05)", "1978-05"),
        ("七八年五月", "1978-05"),
        ("1978.5", "1978-05"),
        ("197805", "1978-05"),
        ("19780512", "1978-05-12"),
        ("1978-05-12", "1978-05-12"),
        ("1978/5/12", "1978-05-12"),
        ("1978年5月", "1978-05"),
        ("1978年05月12日", "1978-05-12"),
        ("1978-1", "1978-01"),
        ("78.5", "1978-05"),
        ("78年5月", "1978-05"),
        ("1978．05", "1978-05"),
        ("1978。5", "1978-05"),
        ("'1978.05", "1978-05"),
        ("1978.05(43岁)", "1978-05"),
        ("1978.05\n(43岁)", "1978-05"),
        ("1986.07.01入党", "1986-07-01"),
        ("2001.07（预备）", "2001-07"),
        ("中共党员2001.07", "2001-07"),
        ("1986.07入党，1987.07转正", "1986-07"),
        ("1978-05-12 00:00:00", "1978-05-12"),
        ("二〇二六年十月十二日", "2026-10-12"),
        ("一九七八年五月", "1978-05"),
        ("1978", "1978"),
        ("28611", "1978-05-01"),
        (28611, "1978-05-01"),
        (1978.05, "1978-05"),
        (1978.12, "1978-12"),
        (197805, "1978-05"),
        (19780512, "1978-05-12"),
        (70.4, "1970-04"),
    ],
)
def test_every_usual_way_to_write_a_date_is_read(value: str | float, iso: str) -> None:
    assert read_date(value) == (iso, None)


@pytest.mark.parametrize("value", [1978.1, "1978.1", "1978.1.", "1978.1(43岁)", "78.1", 78.1])
def test_a_single_one_after_the_point_may_be_october(value: str | float) -> None:
    assert read_date(value) == (None, DateFault.AMBIGUOUS)


@pytest.mark.parametrize(
    "text",
    [
        "2023.15",
        "1976.02.30",
        "1978.00",
        "不详",
        "待查",
        "5月8日",
        "1978.05.12.3",
        "5/12/1978",
        "12/05/1978",
        "1978?",
        "1978.05?",
        "1978.05或1979.05",
        "13/13/1978",
    ],
)
def test_what_is_no_date_is_unreadable(text: str) -> None:
    assert read_date(text) == (None, DateFault.UNREADABLE)


@pytest.mark.parametrize("value", [None, "", " ", "无", "否", "/", "—", "0", 0, "暂无", "NULL"])
def test_words_for_nothing_are_blank(value: str | float | None) -> None:
    assert read_date(value) == (None, None)


@pytest.mark.parametrize(
    ("text", "born", "iso"),
    [
        ("85.3", 1966, "1985-03"),
        ("00.6", 1971, "2000-06"),
        ("26.2", 1971, "2026-02"),
        ("86.7", 1988, "1986-07"),
    ],
)
def test_the_century_of_two_digits_lies_after_the_birth(text: str, born: int, iso: str) -> None:
    assert read_date(text, after=born).iso == iso


def test_nobody_is_born_in_the_future() -> None:
    assert read_date("73年6月").iso == "1973-06"
    assert read_date("00.03").iso == "2000-03"


@given(DAYS, st.sampled_from(["%Y.%m.%d", "%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y%m%d"]))
def test_a_day_written_out_is_read_back(day: date, form: str) -> None:
    assert read_date(day.strftime(form)).iso == day.isoformat()


@given(DAYS, st.sampled_from(["%Y.%m", "%Y-%m", "%Y年%m月", "%Y%m"]))
def test_a_month_written_out_is_read_back(day: date, form: str) -> None:
    assert read_date(day.strftime(form)).iso == day.isoformat()[:7]


@given(DAYS)
def test_the_printed_forms_are_read_back(day: date) -> None:
    iso = day.isoformat()
    assert read_date(dotted(iso)).iso == iso
    assert read_date(in_chinese(iso)).iso == iso


@given(st.text(max_size=20))
def test_any_text_gives_a_date_that_exists_or_none(text: str) -> None:
    iso, fault = read_date(text)
    assert iso is None or is_iso_date(iso)
    assert iso is None or fault is None


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e9, max_value=1e12))
def test_any_number_gives_a_date_that_exists_or_none(number: float) -> None:
    iso, _ = read_date(number)
    assert iso is None or is_iso_date(iso)


def test_precision_is_part_of_a_date() -> None:
    assert all(map(is_iso_date, ("1978", "1978-05", "1978-05-12", "2004-02-29")))
    assert not any(
        map(is_iso_date, ("1978-13", "1978-5", "1978-02-30", "１９７８", "", "2026-05-08T"))
    )


def test_papers_name_nothing_twice() -> None:
    assert in_chinese("2026-05") == "2026年5月"
    assert range_in_chinese("2026-05-08", "2026-05-08") == "2026年5月8日"
    assert range_in_chinese("2026-05-08", "2026-05-10") == "2026年5月8日至10日"
    assert range_in_chinese("2026-05-30", "2026-06-01") == "2026年5月30日至6月1日"
    assert range_in_chinese("2026-12-30", "2027-01-02") == "2026年12月30日至2027年1月2日"
