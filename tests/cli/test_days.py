"""Every day on the command line goes through one reader; what is to come is done when asked."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from roster.db.engine import Database
from roster.people.positions import current_term
from tests.builders import TOWNSHIP
from tests.cli.clerk import TITLE, hold_class

if TYPE_CHECKING:
    from tests.cli.clerk import Clerk

PLAN = ("training", "plan", "FILE", "--title", TITLE, "--period")


@pytest.mark.parametrize("written", ["abc", "明天", "2026-13-01"])
@pytest.mark.parametrize(
    "command",
    [
        ("issue", "FILE", TITLE, "--on"),
        ("certificates", "correct", "FILE", "0001", "--on"),
        ("training", "notice", "FILE", TITLE, "--on"),
        ("training", "clone", "FILE", TITLE, "--first-day"),
        ("training", "replan", "FILE", TITLE, "--first-day"),
        ("import", "FILE", "名单.xlsx", "--left-on"),
    ],
)
def test_what_is_no_day_is_refused_everywhere(
    clerk: Clerk, command: tuple[str, ...], written: str
) -> None:
    clerk.does(*command, written, expect=2)
    assert f"“{written}”不是日期" in clerk.complained


@pytest.mark.parametrize(
    "written", ["2026/5/8/上午/党建", "20260508/morning/党建", "2026年5月8日/上午/党建"]
)
def test_the_day_of_a_half_day_is_written_in_any_way(clerk: Clerk, written: str) -> None:
    clerk.does(*PLAN, written)
    assert "2026-05-08" in clerk.does("training", "list", "FILE")


@pytest.mark.parametrize("written", ["明天/上午", "2026-05-08", "5/8/2026"])
def test_a_half_day_without_a_day_or_part_is_refused(clerk: Clerk, written: str) -> None:
    clerk.does(*PLAN, written, expect=2)
    assert "不是" in clerk.complained


@pytest.mark.parametrize(
    ("written", "kept"), [("2026-3", "2026-03"), ("2026年3月", "2026-03"), ("2026", "2026")]
)
def test_the_beginning_of_a_term_is_written_in_any_way(
    clerk: Clerk, written: str, kept: str
) -> None:
    path = clerk.path.with_name("新.roster")
    clerk.does("new", str(path), "--unit", TOWNSHIP, "--term-start", written)
    with closing(Database.open(path)) as database, database.reading() as db:
        assert current_term(db).start == kept


@pytest.mark.parametrize("bad", [("--term-start", "明天"), ("--term", "第八届😀"), ("--term", " ")])
def test_a_term_that_is_none_makes_no_file(clerk: Clerk, bad: tuple[str, str]) -> None:
    path = clerk.path.with_name("新.roster")
    clerk.does("new", str(path), "--unit", TOWNSHIP, *bad, expect=2 if "start" in bad[0] else 1)
    assert clerk.complained
    assert not path.exists()


def test_a_day_of_issue_with_slashes_is_kept_like_any_other(clerk: Clerk) -> None:
    hold_class(clerk)
    clerk.does("issue", "FILE", TITLE, "--on", "2026/5/20")
    rows = json.loads(clerk.does("certificates", "list", "FILE", "--json"))
    assert {row["issued_on"] for row in rows} == {"2026-05-20"}


def test_nothing_is_issued_before_the_training_was_over(clerk: Clerk) -> None:
    hold_class(clerk)
    clerk.does("issue", "FILE", TITLE, "--on", "2026-05-07", expect=1)
    assert "签发日期不能早于" in clerk.complained
    assert "共 0 张" in clerk.does("certificates", "list", "FILE")


def test_nothing_is_issued_on_a_day_to_come_unless_asked(clerk: Clerk) -> None:
    hold_class(clerk)
    later = (date.today() + timedelta(days=30)).isoformat()  # noqa: DTZ011 - the clerk's own day
    clerk.does("issue", "FILE", TITLE, "--on", later, expect=1)
    assert "--ahead" in clerk.complained
    assert "0001号" in clerk.does("issue", "FILE", TITLE, "--on", later, "--ahead")


def test_a_training_to_come_is_closed_only_when_asked(clerk: Clerk) -> None:
    hold_class(clerk)
    later = (date.today() + timedelta(days=30)).isoformat()  # noqa: DTZ011 - the clerk's own day
    clerk.does(
        "training", "clone", "FILE", TITLE, "--title", "第2期", "--first-day", later,
        "--with-people",
    )  # fmt: skip
    clerk.does("training", "open", "FILE", "第2期")
    clerk.does("attend", "FILE", "第2期", "--all-present")
    clerk.does("training", "close", "FILE", "第2期", expect=1)
    assert f"“第2期”要到 {later} 才办完" in clerk.complained
    assert "结课" in clerk.does("training", "close", "FILE", "第2期", "--ahead")
