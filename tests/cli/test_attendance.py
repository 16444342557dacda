from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from roster.cli.demo import example_workbook
from tests.cli.clerk import TITLE, hold_class

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.clerk import Clerk


@pytest.fixture
def opened(clerk: Clerk) -> Clerk:
    """Give a clerk with an open training of the example's people, a day of two half-days."""
    clerk.does("import", "FILE", str(example_workbook()))
    open_run(clerk, TITLE, "2026-05-08")
    return clerk


def open_run(clerk: Clerk, title: str, day: str) -> None:
    clerk.does(
        "training", "plan", "FILE", "--title", title,
        "--period", f"{day}/morning/党建", "--period", f"{day}/afternoon/法律",
    )  # fmt: skip
    clerk.does("enroll", "FILE", title)
    clerk.does("training", "open", "FILE", title)


def first_names(clerk: Clerk, count: int = 2) -> list[str]:
    """Return the first names of the sheet, as the matching knows them."""
    shown = json.loads(clerk.does("summary", "FILE", TITLE, "--json"))
    assert shown["tally"]["due"] > count
    names = []
    for row in range(1, count + 1):
        clerk.does("leave", "grant", "FILE", TITLE, str(row), "--half-day", "2", "--reason", "会议")
        names.append(clerk.said.split("事假")[0])
        clerk.does("leave", "take-back", "FILE", TITLE, "1")
    return names


def test_a_list_signs_in_and_says_who_is_not_known(opened: Clerk, tmp_path: Path) -> None:
    one, two = first_names(opened)
    listed = tmp_path / "接龙.txt"
    listed.write_text(f"1. {one} 8:01\n2. {two}\n3. 欧阳不在\n", encoding="utf-8")
    arguments = ("sign-in", "FILE", TITLE, "--half-day", "1", "--names", str(listed))
    assert "对上 2 人 = 新签 2 + 已在 0" in opened.does(*arguments)
    assert "欧阳不在" in opened.complained
    again = json.loads(opened.does(*arguments, "--json"))
    assert (again["signed"], len(again["matched"]), len(again["unknown"])) == (0, 2, 1)


def test_scans_are_counted_by_what_became_of_them(opened: Clerk, tmp_path: Path) -> None:
    scans = tmp_path / "扫码.txt"
    scans.write_text("你好\t08:10\n\n123456\n", encoding="utf-8")
    arguments = ("sign-in", "FILE", TITLE, "--half-day", "1", "--scan", str(scans), "--at", "08:20")
    assert "扫码 2 次 = 签到成功 0" in opened.does(*arguments)
    assert "第 2 次" in opened.complained
    assert [one["result"] for one in json.loads(opened.does(*arguments, "--json"))] == [
        "unknown",
        "unknown",
    ]


def test_a_list_or_scans_must_be_given(opened: Clerk) -> None:
    opened.does("sign-in", "FILE", TITLE, "--half-day", "1", expect=2)
    opened.does("sign-in", "FILE", TITLE, "--half-day", "9", "--names", "无.txt", expect=1)


def test_leave_is_granted_listed_and_confirmed(opened: Clerk, tmp_path: Path) -> None:
    paper = tmp_path / "假条.pdf"
    paper.write_bytes(b"%PDF-1.4 a slip")
    opened.does(
        "leave", "grant", "FILE", TITLE, "3", "--half-day", "1", "--half-day", "2",
        "--kind", "sick_leave", "--reason", "住院", "--approver", "李镇长", "--proof", str(paper),
    )  # fmt: skip
    assert "病假 2 个半天" in opened.said
    assert "住院  李镇长  有证明" in opened.does("leave", "list", "FILE", TITLE)
    (row,) = json.loads(opened.does("leave", "list", "FILE", TITLE, "--json"))
    assert (row["number"], row["mark"], len(row["periods"])) == (3, "sick_leave", 2)
    opened.does("attend", "FILE", TITLE, "--confirm")
    assert "录入 2 格" in opened.said
    opened.does("leave", "take-back", "FILE", TITLE, "2", expect=2)
    assert "去掉 2 格" in opened.does("leave", "take-back", "FILE", TITLE, "1")


def test_what_was_missed_is_made_up_in_another_training(opened: Clerk) -> None:
    opened.does("attend", "FILE", TITLE, "--mark", "1:1=absent", "--all-present")
    opened.does("training", "close", "FILE", TITLE)
    open_run(opened, "第2期", "2026-06-09")
    opened.does("attend", "FILE", "第2期", "--mark", "1:*=present")
    assert "第2期 2026-06-09 上午 党建" in opened.does("makeup", "link", "FILE", TITLE, "1", "1")
    assert len(json.loads(opened.does("makeup", "link", "FILE", TITLE, "1", "1", "--json"))) == 1
    opened.does("makeup", "link", "FILE", TITLE, "1", "1", "--by", "2", expect=2)
    assert "已补" in opened.does("makeup", "link", "FILE", TITLE, "1", "1", "--by", "1")
    assert "已补：第2期" in opened.does("makeup", "list", "FILE", TITLE)
    shown = json.loads(opened.does("summary", "FILE", TITLE, "--json"))
    assert "not_completed" not in shown["outcomes"]
    assert shown["with_makeup"]["part"] == shown["person_half_days"]["part"] + 1
    assert "又是未补" in opened.does("makeup", "unlink", "FILE", TITLE, "1", "1")
    assert json.loads(opened.does("makeup", "list", "FILE", TITLE, "--json"))[0]["made_up"] is None


def test_a_decision_needs_a_reason_and_is_taken_back(clerk: Clerk) -> None:
    hold_class(clerk)
    decide = ("decide", "FILE", TITLE, "1", "--reason", "补交心得")
    assert "结业" in clerk.does(*decide, "--outcome", "completed")
    assert "未结业" not in clerk.does("summary", "FILE", TITLE)
    assert "按规定算" in clerk.does(*decide, "--by-rule")
    assert "未结业 1" in clerk.does("summary", "FILE", TITLE)
    clerk.does(*decide, expect=2)
    clerk.does("decide", "FILE", TITLE, "1", "--reason", " ", "--by-rule", expect=1)


def test_exam_marks_are_entered_with_one_decimal(opened: Clerk) -> None:
    assert "录入 3 个成绩" in opened.does(
        "exam", "FILE", TITLE, "--mark", "1=85.5", "--mark", "2=90", "--mark", "1="
    )
    for wrong in ("1=85.55", "x=80", "1=八十", "1=-5"):
        opened.does("exam", "FILE", TITLE, "--mark", wrong, expect=2)
    opened.does("exam", "FILE", TITLE, "--mark", "1=5000", expect=1)


def test_a_person_has_a_record_and_a_class_a_summary(clerk: Clerk) -> None:
    hold_class(clerk)
    said = clerk.does("summary", "FILE", TITLE)
    assert "应到" in said
    assert "出勤半天数" in said
    clerk.does("record", "FILE", "查无此人", expect=1)
    clerk.does("record", "FILE", "村", expect=1)
    clerk.does("leave", "list", "FILE", TITLE)


def test_a_closed_training_is_opened_again_with_a_reason(clerk: Clerk) -> None:
    hold_class(clerk)
    assert "已重新打开" in clerk.does("training", "reopen", "FILE", TITLE, "--reason", "补录")
    clerk.does("training", "reopen", "FILE", TITLE, "--reason", "补录", expect=1)
