from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.clerk import hold_class

if TYPE_CHECKING:
    from tests.cli.clerk import Clerk


def test_coverage_names_who_is_missing(clerk: Clerk) -> None:
    hold_class(clerk)
    said = json.loads(clerk.does("coverage", "FILE", "--as-of", "2026-05-31", "--json"))
    township = said["tiers"]["township"]
    assert township["must"] == township["trained"] + township["missing"]
    assert len(township["missing_people"]) == township["missing"] == 1
    assert "人次" in clerk.does("coverage", "FILE", "--as-of", "2026-05-31")


@pytest.mark.parametrize("day", ["2026-5-31", "20260531", "2026年5月31日", "２０２６．５．３１"])
def test_the_day_of_coverage_is_written_in_any_way(clerk: Clerk, day: str) -> None:
    hold_class(clerk)
    assert "截至 2026-05-31：举办 1 期" in clerk.does("coverage", "FILE", "--as-of", day)


def test_a_day_of_coverage_without_a_year_says_its_year(clerk: Clerk) -> None:
    said = clerk.does("coverage", "FILE", "--as-of", "1月1日")
    year = said.removeprefix("截至 ")[:4]
    assert f"“1月1日”没有写年份，按 {year}-01-01 算" in clerk.complained


@pytest.mark.parametrize("day", ["明天", "abc", "2026-02-30"])
def test_no_day_is_refused_with_a_sentence(clerk: Clerk, day: str) -> None:
    assert not clerk.does("coverage", "FILE", "--as-of", day, expect=2)
    assert f"“{day}”不是日期" in clerk.complained


def test_coverage_names_the_trainings_that_are_closed_and_still_to_come(clerk: Clerk) -> None:
    hold_class(clerk)
    said = clerk.does("coverage", "FILE", "--as-of", "2026-05-07")
    assert "举办 0 期" in said
    assert "另有 1 期已结课，但 2026-05-07 还没有办完（最早到 2026-05-08），没有计入" in said
    found = json.loads(clerk.does("coverage", "FILE", "--as-of", "2026-05-07", "--json"))
    assert found["not_over"] == ["2026-05-08"]
