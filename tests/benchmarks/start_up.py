"""Start-up: from nothing to the painted window, against an empty PySide6 window.

Both sides start a Python process of their own, show a window, wait until it is painted and end.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

NAME = "start-up"
GOAL = 2.0

_SOURCE = Path(__file__).resolve().parents[2] / "src"

_EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, app.quit)
app = QApplication(sys.argv)
window = Window()
window.resize(1280, 720)
window.show()
app.exec()
"""

_ROSTER = """
from PySide6.QtCore import QTimer
from roster.base.paths import data_folder
from roster.qt.frame.program import Program, make_application
from roster.qt.kit.settings import Settings
app = make_application(["roster"])
program = Program(app, Settings(data_folder()))
program.window.painted.connect(lambda: QTimer.singleShot(0, app.quit))
program.window.show()
app.exec()
"""

_HOME = tempfile.TemporaryDirectory(prefix="roster-start-up-")


def prepare() -> None:
    """Compile our modules once, as every package does."""
    ours()


def ours() -> None:
    """Show the window of roster."""
    _start(_ROSTER)


def floor() -> None:
    """Show an empty window."""
    _start(_EMPTY)


def _start(program: str) -> None:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(_SOURCE),
        "ROSTER_HOME": _HOME.name,
    }
    command = [sys.executable, "-c", program]
    subprocess.run(command, env=environment, check=True, stderr=subprocess.DEVNULL)
