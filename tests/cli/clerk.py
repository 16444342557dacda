"""A clerk at the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.__main__ import main
from roster.cli.demo import example_workbook

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

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
