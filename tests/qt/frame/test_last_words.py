"""A run that a signal ended is told at the next start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from roster.base.paths import data_folder
from roster.qt.frame.last_words import LastWords, ended_badly
from tests.builders import make_database

if TYPE_CHECKING:
    from pathlib import Path

    from roster.qt.frame.program import Program

_WINDOW = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from roster.qt.frame import program

def when_it_stands():
    {end}

start = program.Program.start
def started(self, path=None):
    desk = start(self, path)
    QTimer.singleShot(300, when_it_stands)
    return desk
program.Program.start = started
sys.exit(program.run(Path(sys.argv[1])))
"""
_FALL = "import ctypes; ctypes.string_at(0)"
_KILL = "os.kill(os.getpid(), signal.SIGKILL)"
_CLOSE = "from PySide6.QtWidgets import QApplication; QApplication.closeAllWindows()"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = make_database(tmp_path, name="张三的.roster")
    made.close()
    return made.path


def run_window(file: Path, end: str) -> int:
    """Show the window in a process of its own until it ends in some way."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": "src"}
    code = _WINDOW.format(end=end)
    done = subprocess.run([sys.executable, "-c", code, str(file)], env=environment, check=False)
    return done.returncode


def test_a_run_that_fell_says_where_it_was(file: Path, program: Program) -> None:
    assert run_window(file, _FALL) == -signal.SIGSEGV
    program.start(file)
    (box,) = program.window.findChildren(QMessageBox)
    assert box.isVisible()
    assert box.text().startswith("roster 上次没有正常结束")
    next(each for each in box.buttons() if each.text() == "复制报告").click()
    report = QGuiApplication.clipboard().text()
    assert report.startswith("roster ")
    assert "Segmentation fault" in report
    assert "when_it_stands" in report
    assert "张三" not in report
    assert ended_badly(data_folder()) == []  # told once
    box.close()


def test_a_run_that_was_killed_is_told_in_a_sentence(file: Path, program: Program) -> None:
    assert run_window(file, _KILL) == -signal.SIGKILL
    program.start(file)
    assert program.window.findChildren(QMessageBox) == []
    assert program.window.notices.text.startswith("roster 上次没有正常结束")


def test_a_run_that_was_closed_leaves_nothing_behind(file: Path, program: Program) -> None:
    assert run_window(file, _CLOSE) == 0
    assert list(data_folder().glob("run-*")) == []
    program.start(file)
    assert program.window.findChildren(QMessageBox) == []
    assert program.window.notices.text == ""


def test_a_run_still_at_work_is_no_crash(tmp_path: Path) -> None:
    listen = (
        "from pathlib import Path; from roster.qt.frame.last_words import LastWords; import sys"
    )
    code = f"{listen}; words = LastWords(Path(sys.argv[1])); print('on', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": "src"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "on\n"
        assert ended_badly(tmp_path) == []
        other.kill()
        other.wait()
    assert ended_badly(tmp_path) == [""]
    assert ended_badly(tmp_path) == []


def test_where_nothing_can_be_written_the_run_goes_on(tmp_path: Path) -> None:
    words = LastWords(tmp_path / "nowhere")
    words.end()
    assert ended_badly(tmp_path / "nowhere") == []
