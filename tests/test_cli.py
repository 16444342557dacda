from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from roster.__main__ import main
from roster.demo import example_workbook
from tests.builders import TOWNSHIP

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "第1期"


class Clerk:
    """Runs commands on one roster file and keeps what was said."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path = path
        self._capsys = capsys
        self.said = ""
        self.complained = ""

    def does(self, *arguments: str, expect: int = 0) -> str:
        words = [str(self.path) if word == "FILE" else word for word in arguments]
        code = main(words)
        self.said, self.complained = self._capsys.readouterr()
        assert code == expect, self.complained
        return self.said


@pytest.fixture
def clerk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Clerk:
    made = Clerk(tmp_path / "河台镇.roster", capsys)
    made.does("new", "FILE", "--unit", TOWNSHIP)
    return made


def hold_class(clerk: Clerk) -> None:
    """Bring the example's people through a one-day training, one of them absent."""
    clerk.does("import", "FILE", str(example_workbook()))
    clerk.does(
        "training", "plan", "FILE", "--title", TITLE,
        "--period", "2026-05-08/morning/党建", "--period", "2026-05-08/afternoon",
    )  # fmt: skip
    clerk.does("enroll", "FILE", TITLE)
    clerk.does("training", "open", "FILE", TITLE)
    clerk.does("attend", "FILE", TITLE, "--mark", "1:*=absent", "--all-present")
    clerk.does("training", "close", "FILE", TITLE)


def test_a_new_file_says_its_unit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = Clerk(tmp_path / "x.roster", capsys).does("new", "FILE", "--unit", TOWNSHIP)
    assert "肇庆市 › 高要区 › 河台镇，21 个村（社区）" in said


def test_an_import_accounts_for_every_row_and_repeats_without_change(clerk: Clerk) -> None:
    first = json.loads(clerk.does("import", "FILE", str(example_workbook()), "--json"))
    again = json.loads(clerk.does("import", "FILE", str(example_workbook()), "--json"))
    assert first["found"] == first["new"] == again["same"] == 109
    assert (again["new"], again["changed"], again["waiting"]) == (0, 0, 0)


def test_a_dry_run_writes_nothing(clerk: Clerk) -> None:
    assert "新增 109" in clerk.does("import", "FILE", str(example_workbook()), "--dry-run")
    assert "新增 109" in clerk.does("import", "FILE", str(example_workbook()), "--dry-run")


def test_reading_needs_no_file_and_has_the_agreed_shape(clerk: Clerk) -> None:
    said = json.loads(clerk.does("read", str(example_workbook()), "--unit", TOWNSHIP, "--json"))
    assert said["outcome"] == "import"
    assert len(said["trainees"]) == 109
    assert {"sheet", "row", "field", "kind"} <= set(said["problems"][0])
    assert len(said["trainees"][0]["village_code"]) == 12


def test_a_class_goes_from_plan_to_certificates(clerk: Clerk, tmp_path: Path) -> None:
    hold_class(clerk)
    assert "未结业 1" in clerk.said
    clerk.does("print", "sign-in", "FILE", TITLE, str(tmp_path / "s.pdf"))
    assert "0001号" in clerk.does("issue", "FILE", TITLE, "--on", "2026-05-20")
    clerk.does("print", "certificates", "FILE", TITLE, str(tmp_path / "c.pdf"))
    assert (tmp_path / "s.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "c.pdf").read_bytes().startswith(b"%PDF")
    rows = json.loads(clerk.does("training", "list", "FILE", "--json"))
    assert [(row["title"], row["state"]) for row in rows] == [(TITLE, "closed")]
    assert TITLE in clerk.does("training", "list", "FILE")


def test_coverage_names_who_is_missing(clerk: Clerk) -> None:
    hold_class(clerk)
    said = json.loads(clerk.does("coverage", "FILE", "--as-of", "2026-05-31", "--json"))
    township = said["tiers"]["township"]
    assert township["must"] == township["trained"] + township["missing"]
    assert len(township["missing_people"]) == township["missing"] == 1
    assert "人次" in clerk.does("coverage", "FILE", "--as-of", "2026-05-31")


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


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("import", "FILE", "nothing.xlsx"), "找不到文件"),
        (("enroll", "FILE", "nothing"), "没有这个培训班"),
        (("new", "FILE", "--unit", TOWNSHIP), "已经存在"),
        (("new", "other.roster", "--unit", "990000000"), "没有代码"),
        (("check", "pyproject.toml"), "不是名册文件"),
        (("import", "FILE", "pyproject.toml"), "pyproject.toml"),
    ],
)
def test_a_failure_is_one_sentence_and_exit_code_one(
    clerk: Clerk, arguments: tuple[str, ...], words: str
) -> None:
    clerk.does(*arguments, expect=1)
    assert words in clerk.complained
    assert "Traceback" not in clerk.complained
    assert clerk.said == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("new", "x.roster"),
        ("training", "plan", "FILE", "--title", "x", "--period", "tomorrow"),
        ("attend", "FILE", "x", "--unknown"),
    ],
)
def test_wrong_usage_is_exit_code_two(clerk: Clerk, arguments: tuple[str, ...]) -> None:
    clerk.does(*arguments, expect=2)


def test_closing_with_blank_cells_is_refused(clerk: Clerk) -> None:
    clerk.does("import", "FILE", str(example_workbook()))
    clerk.does("training", "plan", "FILE", "--title", TITLE, "--period", "2026-05-08/morning")
    clerk.does("enroll", "FILE", TITLE)
    clerk.does("training", "open", "FILE", TITLE)
    clerk.does("training", "close", "FILE", TITLE, expect=1)
    assert "考勤没录" in clerk.complained


def test_certificates_wait_for_the_closing(clerk: Clerk) -> None:
    clerk.does("import", "FILE", str(example_workbook()))
    clerk.does("training", "plan", "FILE", "--title", TITLE, "--period", "2026-05-08/morning")
    clerk.does("enroll", "FILE", TITLE)
    clerk.does("training", "open", "FILE", TITLE)
    clerk.does("issue", "FILE", TITLE, expect=1)


def test_a_second_program_is_told_who_has_the_file(clerk: Clerk) -> None:
    from roster.db.engine import Database  # noqa: PLC0415

    first = Database.open(clerk.path)
    clerk.does("check", "FILE", expect=1)
    first.close()
    assert "打开着" in clerk.complained
