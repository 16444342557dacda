from __future__ import annotations

import json
from typing import TYPE_CHECKING

from roster.cli.demo import example_workbook
from roster.db.engine import Database
from tests.builders import TOWNSHIP
from tests.cli.clerk import Clerk

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_new_file_says_its_division(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = Clerk(tmp_path / "x.roster", capsys).does("new", "FILE", "--unit", TOWNSHIP)
    assert "肇庆市 › 高要区 › 河台镇，21 个村（社区）" in said


def test_an_export_is_masked_unless_a_reason_is_given(clerk: Clerk, tmp_path: Path) -> None:
    clerk.does("import", "FILE", str(example_workbook()))
    masked, full = tmp_path / "masked.xlsx", tmp_path / "full.xlsx"
    clerk.does("export", "FILE", str(masked))
    clerk.does("export", "FILE", str(full), "--full", expect=2)
    assert not full.exists()
    clerk.does("export", "FILE", str(full), "--full", "--reason", "报区委组织部")
    assert full.exists()
    assert masked.exists()


def test_a_checked_file_is_whole(clerk: Clerk) -> None:
    assert json.loads(clerk.does("check", "FILE", "--json"))["faults"] == []
    assert "完好" in clerk.does("check", "FILE")


def test_a_second_program_is_told_who_has_the_file(clerk: Clerk) -> None:
    first = Database.open(clerk.path)
    clerk.does("check", "FILE", expect=1)
    first.close()
    assert "打开着" in clerk.complained
