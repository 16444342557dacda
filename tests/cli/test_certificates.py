from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.clerk import TITLE, hold_class
from tests.papers.pdf_reading import page_texts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.clerk import Clerk

EXPEL = ("decide", "FILE", TITLE, "2", "--outcome", "expelled", "--reason", "代签")


@pytest.fixture
def issued(clerk: Clerk) -> Clerk:
    """Give a clerk whose class has its certificates."""
    hold_class(clerk)
    clerk.does("issue", "FILE", TITLE, "--on", "2026-05-20")
    return clerk


def listed(clerk: Clerk, *options: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(
        clerk.does("certificates", "list", "FILE", "--json", *options)
    )
    return rows


def test_a_decision_tells_the_certificates_it_hits(issued: Clerk) -> None:
    said = issued.does(*EXPEL)
    assert "1 张证书因此有疑问" in said
    assert "第0001号" in said
    assert "结业认定现为退学" in said


def test_those_in_doubt_are_not_printed_and_it_is_said_why(issued: Clerk, tmp_path: Path) -> None:
    before = len(listed(issued))
    issued.does(*EXPEL)
    said = issued.does("print", "certificates", "FILE", TITLE, str(tmp_path / "c.pdf"))
    assert "另有 1 张有疑问没有印" in said
    assert "没有印，有疑问：" in issued.complained
    assert "退学" in issued.complained
    assert len(page_texts(tmp_path / "c.pdf")) == before - 1
    assert len(listed(issued)) == before


def test_check_counts_those_in_doubt(issued: Clerk) -> None:
    issued.does(*EXPEL)
    assert "1 张证书有疑问" in issued.does("check", "FILE")
    assert json.loads(issued.does("check", "FILE", "--json"))["in_doubt"] == 1


def test_a_certificate_is_kept_with_a_reason(issued: Clerk) -> None:
    issued.does(*EXPEL)
    issued.does("certificates", "keep", "FILE", "0001", expect=2)
    assert "保留" in issued.does("certificates", "keep", "FILE", "0001", "--reason", "另有认定")
    assert "有效  （保留：另有认定）" in issued.does("certificates", "list", "FILE")
    assert listed(issued, "--in-doubt") == []


def test_a_certificate_is_declared_void(issued: Clerk) -> None:
    issued.does(*EXPEL)
    issued.does("certificates", "void", "FILE", "0001", "--reason", "代签")
    assert listed(issued)[0]["state"] == "void"
    issued.does("certificates", "void", "FILE", "0001", "--reason", "代签", expect=1)
    assert "作废" in issued.complained


def test_a_correction_waits_for_a_holder_who_completed(issued: Clerk) -> None:
    issued.does(*EXPEL)
    issued.does("certificates", "correct", "FILE", "0001", expect=1)
    assert "不能更正" in issued.complained
    assert listed(issued)[0]["state"] == "in_doubt"


def test_an_issue_names_those_that_wait_for_a_decision(issued: Clerk) -> None:
    issued.does(*EXPEL)
    issued.does("issue", "FILE", TITLE, expect=1)
    assert "有 1 张证书有疑问" in issued.complained
    assert "结业认定现为退学" in issued.complained


def test_a_reopening_tells_all_it_hits_and_names_the_first(issued: Clerk) -> None:
    said = issued.does("training", "reopen", "FILE", TITLE, "--reason", "漏录")
    assert f"{len(listed(issued))} 张证书因此有疑问" in said
    assert said.count("培训班现为“进行”，结果未定") == 20
    assert "……" in said


def test_nothing_is_corrected_on_a_day_to_come_unless_asked(issued: Clerk) -> None:
    issued.does("certificates", "correct", "FILE", "0001", "--on", "2099-1-1", expect=1)
    assert "签发日期 2099-01-01 还没有到" in issued.complained
    issued.does("certificates", "correct", "FILE", "0001", "--on", "2099-1-1", "--ahead", expect=1)
    assert "没有要更正的" in issued.complained


def test_one_person_whom_no_font_prints_keeps_nobody_back(clerk: Clerk, tmp_path: Path) -> None:
    names = tmp_path / "名单.csv"
    names.write_text(
        "姓名,村（社区）,职务\n张\U00033478,圩镇社区,居委会委员\n李强,圩镇社区,居委会委员\n陈明,都权社区,居委会委员\n",
        encoding="utf-8",
    )
    clerk.does("import", "FILE", str(names))
    clerk.does("training", "plan", "FILE", "--title", TITLE, "--period", "2026-05-08/上午")
    clerk.does("enroll", "FILE", TITLE)
    clerk.does("training", "open", "FILE", TITLE)
    clerk.does("attend", "FILE", TITLE, "--all-present")
    clerk.does("training", "close", "FILE", TITLE)
    clerk.does("issue", "FILE", TITLE, "--on", "2026-05-20")
    made = clerk.does("print", "certificates", "FILE", TITLE, str(tmp_path / "c.pdf"))
    assert "2 张" in made
    assert "有 1 人的字打印不出来，没有印，其余的都有：张\U00033478（U+33478）" in clerk.complained
    rows = json.loads(clerk.does("certificates", "list", "FILE", "--json"))
    assert sorted(row["prints"] for row in rows) == [0, 1, 1]
    clerk.does("print", "sign-in", "FILE", TITLE, str(tmp_path / "s.pdf"))
    assert "张\U00033478" in clerk.complained
