from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from roster import cli
from roster.__main__ import main
from roster.base.codes.attendance import Mark
from roster.base.codes.people import EndReason
from roster.base.codes.trainings import Completion, PartOfDay, Tier
from roster.base.paths import resource
from roster.base.words import Code
from roster.cli.demo import example_workbook
from roster.cli.imports import LeaversWish
from roster.cli.kit.coded import read_code
from roster.cli.kit.words import language
from roster.cli.waiting import Meaning
from roster.lists.deciding.codes import Contradiction, Difference, EarlierPosts, GreyRule
from roster.trainings.codes import SeatOrder
from tests.base.every_room import every_kind_of
from tests.cli.clerk import TITLE, hold_class

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.clerk import Clerk

NEEDED_ON_THE_COMMAND_LINE = (
    Mark, Tier, PartOfDay, Completion, EndReason, SeatOrder, LeaversWish, Meaning,
    Difference, EarlierPosts, GreyRule, Contradiction,
)  # fmt: skip


def prefer(home: Path, language: str) -> None:
    """Keep a language as the clerk's; with an empty text none was ever chosen."""
    if language:
        text = json.dumps({"language": language})
        (home / "preferences.json").write_text(text, encoding="utf-8")


def run(home: Path, *arguments: str, language: str) -> tuple[int, str]:
    """Run the program as a clerk does, with these preferences, and return all that it said."""
    prefer(home, language)
    source = str(resource().parent / "src")
    environment = {**os.environ, "PYTHONPATH": source, "ROSTER_HOME": str(home)}
    command = [sys.executable, "-X", "utf8", "-m", "roster", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "language", "words"),
    [
        (("attend",), "", ("用法：", "[选项]", "看说明：", "缺少参数“名册文件”。")),
        (("attend",), "zh", ("用法：", "缺少参数“名册文件”。")),
        (("attend",), "en", ("Usage:", "[OPTIONS]", "Try '", "Missing argument 'ROSTER'.")),
        (("nonsense",), "zh", ("没有命令“nonsense”",)),
        (("nonsense",), "en", ("No such command 'nonsense'",)),
        (("attend", "a", "b", "--odd"), "zh", ("没有选项 --odd",)),
        (("attend", "a", "b", "--odd"), "en", ("No such option: --odd",)),
        (("attend", "a", "b", "--mark"), "zh", ("选项“--mark”后面要有值",)),
        (("seat", "a", "b", "c"), "zh", ("没有命令“seat”",)),
        (("training", "list", "a", "b"), "zh", ("多出了参数（b）",)),
        (("training", "list", "a", "b"), "en", ("extra argument", "b")),
        (("training", "group", "a", "b", "三"), "zh", ("“组数”的值不对：要写整数。",)),
        (("training", "group", "a", "b", "三"), "en", ("Invalid value", "whole number")),
        (("training", "seat", "a", "b", "--order", "x"), "zh", ("“--order”的值不对：没有“x”",)),
        (("training", "seat", "a", "b", "--order", "x"), "en", ("Invalid value", "no “x”")),
    ],
)
def test_wrong_usage_is_said_in_the_language_of_the_preferences(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    language: str,
    words: tuple[str, ...],
) -> None:
    prefer(tmp_path, language)
    monkeypatch.setenv("ROSTER_HOME", str(tmp_path))
    assert main(arguments) == 2
    said = "".join(capsys.readouterr())
    for word in words:
        assert word in said
    if language != "en":
        assert not any(word in said for word in ("Usage", "Missing", "Error", "OPTIONS", "Try"))


@pytest.mark.parametrize(
    ("language", "words", "others"),
    [
        (
            "zh",
            ("用法：", "参数", "选项", "[必填]", "[默认：", "[环境变量：", "显示这个说明。"),
            ("Usage", "Arguments", "Options", "required", "default", "Show this"),
        ),
        (
            "en",
            ("Usage:", "Arguments", "Options", "[required]", "[default:", "Show this message"),
            ("用法", "参数", "选项", "必填", "默认"),
        ),
    ],
)
def test_help_is_in_the_language_of_the_preferences(
    tmp_path: Path, language: str, words: tuple[str, ...], others: tuple[str, ...]
) -> None:
    code, said = run(tmp_path, "training", "plan", "--help", language=language)
    assert code == 0
    for word in words:
        assert word in said
    for word in others:
        assert word not in said


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_help_is_cut_off_in_a_terminal_of_80_columns(
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    prefer(tmp_path, language)
    monkeypatch.setenv("ROSTER_HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "80")
    cut = [
        line
        for words in all_paths(get_command(cli.app))
        for line in help_of(words, capsys).splitlines()
        if "…" in line.replace("行号…", "").replace("ROW…", "")
    ]
    assert cut == []


def help_of(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> str:
    assert cli.main([*words, "--help"]) == 0
    return capsys.readouterr().out


def all_paths(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:  # noqa: ANN401 - typer's classes are private
    """Yield the words by which each command is called."""
    yield words
    if isinstance(command, TyperGroup):
        for name, below in command.commands.items():
            yield from all_paths(below, (*words, name))


def test_failures_and_results_are_in_the_language_of_the_preferences(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROSTER_HOME", str(tmp_path))
    hold_class(clerk)
    assert "完好" in clerk.does("check", "FILE")
    assert "结业" in clerk.does("training", "list", "FILE") + clerk.does("summary", "FILE", TITLE)
    (tmp_path / "preferences.json").write_text('{"language": "en"}', encoding="utf-8")
    assert "is sound" in clerk.does("check", "FILE")
    assert "closed" in clerk.does("training", "list", "FILE")
    assert "not completed 1" in clerk.does("summary", "FILE", TITLE)
    clerk.does("enroll", "FILE", "nothing", expect=1)
    assert clerk.complained.startswith("No such training (nothing).")
    assert "people found" not in clerk.does("import", "FILE", str(example_workbook()), "--dry-run")
    assert clerk.said.startswith("read ")
    assert json.loads(clerk.does("training", "list", "FILE", "--json"))[0]["state"] == "closed"


@pytest.mark.parametrize("kind", every_kind_of(Code))
def test_a_code_is_read_by_its_name_and_by_its_words(kind: type[Code]) -> None:
    for code in kind:
        for text in (code.value, code.value.upper(), f" {code.words.zh} ", code.words.en):
            assert read_code(kind, text).words == code.words
    with pytest.raises(ValueError, match="没有这一种"):
        read_code(kind, "没有这一种")


def test_marks_tiers_and_parts_of_a_day_are_given_in_chinese(clerk: Clerk) -> None:
    clerk.does("import", "FILE", str(example_workbook()))
    clerk.does(
        "training", "plan", "FILE", "--title", TITLE, "--tier", "县级",
        "--period", "2026-05-08/上午/党建", "--period", "2026-05-08/afternoon",
    )  # fmt: skip
    assert "县级" in clerk.does("training", "list", "FILE")
    clerk.does("enroll", "FILE", TITLE)
    clerk.does("training", "open", "FILE", TITLE)
    half_day = ("--half-day", "1", "--reason", "看病", "--kind", "病假")
    assert "病假 1 个半天" in clerk.does("leave", "grant", "FILE", TITLE, "2", *half_day)
    clerk.does("attend", "FILE", TITLE, "--mark", "1:*=旷课", "--mark", "3:1=迟到", "--confirm")
    figures = json.loads(clerk.does("summary", "FILE", TITLE, "--json"))
    (morning, afternoon) = figures["half_days"]
    assert (morning["part"], afternoon["part"]) == ("morning", "afternoon")
    assert (morning["tally"]["absent"], morning["tally"]["leave"]) == (1, 1)
    clerk.does("attend", "FILE", TITLE, "--mark", "1:1=没来过", expect=2)
    assert "旷课 absent" in clerk.complained


def all_commands(command: Any) -> Iterator[Any]:  # noqa: ANN401 - typer's classes are private
    """Yield a command and all below it, as typer made them."""
    yield command
    if isinstance(command, TyperGroup):
        for below in command.commands.values():
            yield from all_commands(below)


def is_said_in_both(text: str | None) -> bool:
    zh, _, en = (text or "").partition("\n\n")
    return not zh.isascii() and en[:2].isascii() and any(letter.isalpha() for letter in en)


def test_every_help_is_there_in_both_languages() -> None:
    silent = [
        f"{command.name} {getattr(each, 'name', '')}"
        for command in all_commands(get_command(cli.app))
        for each in (command, *command.params)
        if not is_said_in_both(each.help)
        if not (each is not command and is_said_in_both(each.metavar) and not each.help)
    ]
    assert silent == []


@pytest.mark.parametrize("kind", NEEDED_ON_THE_COMMAND_LINE)
def test_help_lists_the_codes_of_every_coded_option_with_their_words(kind: type[Code]) -> None:
    helps = [
        parameter.help.partition("\n\n")
        for command in all_commands(get_command(cli.app))
        for parameter in command.params
        if f"{next(iter(kind)).words.zh} {next(iter(kind)).value}" in (parameter.help or "")
    ]
    assert helps
    for zh, _, en in helps:
        listed = [f"{code.words.zh} {code.value}" in zh for code in kind]
        assert all(listed)
        assert all(code.value in en and code.words.zh in en for code in kind)


def test_the_language_of_one_command_is_not_that_of_whatever_comes_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prefer(tmp_path, "en")
    monkeypatch.setenv("ROSTER_HOME", str(tmp_path))
    assert main(["nonsense"]) == 2
    assert language() == "zh"
