from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import typer.main

from roster.__main__ import main
from tests.builders import TOWNSHIP
from tests.cli.clerk import Clerk


@pytest.fixture(autouse=True)
def _commands_are_put_together_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Typer reads every signature anew when it is called; a program calls it once, a test often."""
    monkeypatch.setattr(typer.main, "get_command", cache(typer.main.get_command))


@pytest.fixture
def clerk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Clerk:
    path = tmp_path / "河台镇.roster"
    path.write_bytes(_new_file())
    capsys.readouterr()
    return Clerk(path, capsys)


@cache
def _new_file() -> bytes:
    """Return the file that the command ``new`` makes; copies of it are all alike."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "新.roster"
        assert main(["new", str(path), "--unit", TOWNSHIP]) == 0
        return path.read_bytes()
