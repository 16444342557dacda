"""Commands as processes of their own, whose streams are closed, full or of another coding."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import make_database

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.skipif(os.name == "nt", reason="a POSIX shell closes the streams")


def shell(folder: Path, command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of the shell in which R stands for the program and F for a roster file."""
    make_database(folder, name="名册.roster").close()
    line = command.replace("R ", f"'{sys.executable}' -m roster ", 1).replace(" F", " 名册.roster")
    given = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "ROSTER_HOME": str(folder)}
    return subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=folder,
        env=given | environment,
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("R coverage F >/dev/full", "结果没有写完"),
        ("R check F --json >/dev/full", "结果没有写完"),
        ("R coverage F >&-", "没有地方输出结果"),
        ("R read - --unit 441204100 <&-", "没有可读的内容"),
    ],
)
def test_a_stream_that_fails_is_said_in_one_sentence(
    tmp_path: Path, command: str, words: str
) -> None:
    done = shell(tmp_path, command)
    said = done.stderr.decode()
    assert (done.returncode, said.count("\n")) == (1, 1)
    assert said.startswith(words)


def test_what_is_no_text_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"\x81\xff\xff\x00\xd8\x80")
    done = shell(tmp_path, "R read - --unit 441204100 <x")
    assert done.returncode == 1
    assert done.stderr.decode().startswith("输入的内容不是文字")


def test_a_terminal_without_chinese_gets_every_character_in_another_way(tmp_path: Path) -> None:
    done = shell(tmp_path, "R coverage F", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == 0
    assert done.stdout.decode("unicode_escape").startswith("截至")


def test_the_version_is_said(tmp_path: Path) -> None:
    assert shell(tmp_path, "R --version").stdout.decode().startswith("roster 0.")
