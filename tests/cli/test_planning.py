from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from roster.cli.demo import example_workbook
from tests.cli.clerk import TITLE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.clerk import Clerk


@pytest.fixture
def planner(clerk: Clerk) -> Clerk:
    """Have the example's people and a planned training of one day."""
    clerk.does("import", "FILE", str(example_workbook()))
    clerk.does(
        "training", "plan", "FILE", "--title", TITLE,
        "--period", "2026-05-08/morning/党建", "--period", "2026-05-08/afternoon",
    )  # fmt: skip
    return clerk


def paste(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_a_training_is_cloned_with_its_people(planner: Clerk) -> None:
    planner.does("enroll", "FILE", TITLE)
    said = planner.does(
        "training", "clone", "FILE", TITLE, "--first-day", "2026-06-30", "--with-people",
        "--title", "第2期",
    )  # fmt: skip
    assert "第2期" in said
    rows = json.loads(planner.does("training", "list", "FILE", "--json"))
    assert {row["title"]: row["first_day"] for row in rows} == {
        TITLE: "2026-05-08",
        "第2期": "2026-06-30",
    }
    assert len({row["enrolled"] for row in rows}) == 1


def test_a_training_is_postponed_planned_anew_and_cancelled(planner: Clerk) -> None:
    said = planner.does("training", "call-off", "FILE", TITLE, "--reason", "台风")
    assert said == f"“{TITLE}”已延期：台风\n"
    said = planner.does("training", "replan", "FILE", TITLE, "--first-day", "2026-06-30")
    assert "2026-06-30 起，2 个半天" in said
    planner.does("training", "call-off", "FILE", TITLE, "--reason", "并入县班", "--cancel")
    row = json.loads(planner.does("training", "list", "FILE", "--json"))[0]
    assert (row["state"], row["state_reason"], row["first_day"]) == (
        "cancelled",
        "并入县班",
        "2026-06-30",
    )


def test_the_notice_is_sent_and_the_difference_told(planner: Clerk) -> None:
    assert "通知" in planner.does("training", "notice", "FILE", TITLE, "--on", "2026-05-01")
    assert "新符合条件 0 人" in planner.does("training", "difference", "FILE", TITLE)
    found = json.loads(planner.does("training", "difference", "FILE", TITLE, "--json"))
    assert found == {"since": [], "gone": []}
    planner.does("training", "notice", "FILE", TITLE, expect=1)
    assert "2026-05-01" in planner.complained


def test_clashes_are_told(planner: Clerk) -> None:
    planner.does("enroll", "FILE", TITLE)
    planner.does(
        "training", "clone", "FILE", TITLE, "--first-day", "2026-05-08", "--with-people",
        "--title", "同一天的班",
    )  # fmt: skip
    said = planner.does("training", "clash", "FILE", TITLE)
    assert "同一天的班" in said
    found = json.loads(planner.does("training", "clash", "FILE", TITLE, "--json"))
    assert {one["part"] for one in found} == {"morning", "afternoon"}


def test_a_pasted_timetable_is_shown_and_kept(
    planner: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "5月9日 上午 8:30-11:30 | 党建 | 张三\n下午 | 财务 | 李四\n待定 | 下午 | 参观"
    paste(monkeypatch, text)
    said = planner.does("training", "timetable", "FILE", TITLE, "-", "--year", "2026", "--dry-run")
    assert "2026-05-09  上午  党建  张三  4 学时" in said
    assert "没有保存" in said
    assert "没有读懂" in planner.complained
    paste(monkeypatch, text)
    found = json.loads(
        planner.does("training", "timetable", "FILE", TITLE, "-", "--year", "2026", "--json")
    )
    assert [plan["part"] for plan in found["periods"]] == ["morning", "afternoon"]
    assert found["problems"] == [{"row": 3, "kind": "not_understood", "text": "待定 下午 参观"}]
    rows = json.loads(planner.does("training", "list", "FILE", "--json"))
    assert (rows[0]["first_day"], rows[0]["periods"]) == ("2026-05-09", 2)


def test_a_plan_of_a_file_becomes_trainings(planner: Clerk, tmp_path: Path) -> None:
    plan = tmp_path / "计划.csv"
    plan.write_text("班次,时间,地点,人数\n甲班,5月8日—9日,党校,20人\n乙班,6月中旬,,\n", "utf-8")
    said = planner.does("training", "plan-list", "FILE", str(plan), "--year", "2026")
    assert "已计划 2 个班，1 处没有读懂" in said
    assert "日期读不懂" in planner.complained
    found = json.loads(
        planner.does("training", "plan-list", "FILE", str(plan), "--year", "2026", "--json")
    )
    assert len(found["trainings"]) == 2
