"""Rows of words: in line on a screen, plain for programs and files, the same words in both."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

import pytest

if TYPE_CHECKING:
    from tests.cli.clerk import Clerk

TITLES = ("第1期", "示范班 A", "村（社区）“两委”干部任职培训班")


def plan(clerk: Clerk) -> None:
    for number, title in enumerate(TITLES):
        period = f"2026-05-0{number + 1}/morning"
        clerk.does("training", "plan", "FILE", "--title", title, "--period", period)


def cells(text: str) -> int:
    """Return how many cells of a screen a text takes."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def on_screen(clerk: Clerk, *arguments: str, width: int) -> list[str]:
    """Run a command whose output is a terminal of so many cells, and return the lines."""
    pytest.importorskip("termios")
    import pty  # noqa: PLC0415 - there is none on Windows

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "roster", *arguments]
    environ = {
        **os.environ,
        "COLUMNS": str(width),
        "TERM": "xterm",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    words = [str(clerk.path) if word == "FILE" else word for word in command]
    subprocess.run(words, env=environ, stdout=theirs, check=True, timeout=100)
    os.close(theirs)
    shown = b""
    try:
        while more := os.read(ours, 65_536):
            shown += more
    except OSError:
        pass  # how Linux tells the end of a terminal
    os.close(ours)
    return shown.decode().splitlines()


def test_columns_stand_in_line_on_a_screen_by_the_cells_of_han(clerk: Clerk) -> None:
    plan(clerk)
    plain = clerk.does("training", "list", "FILE").splitlines()
    shown = on_screen(clerk, "training", "list", "FILE", width=120)
    assert [line.split() for line in shown] == [line.split() for line in plain]
    counts = {cells(line[: line.index(" 人") - 1]) for line in shown}
    assert len(counts) == 1


def test_a_narrow_screen_loses_no_words(clerk: Clerk) -> None:
    plan(clerk)
    shown = on_screen(clerk, "training", "list", "FILE", width=60)
    assert max(map(cells, shown)) <= 60
    assert set("".join(TITLES)) <= set("".join(shown))


def test_in_a_pipe_each_row_is_a_line_with_nothing_but_its_words(clerk: Clerk) -> None:
    plan(clerk)
    lines = clerk.does("training", "list", "FILE").splitlines()
    assert [line.split("  ")[4:] for line in lines] == [[t, "0 人"] for t in reversed(TITLES)]
