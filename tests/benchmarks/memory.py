"""Memory of the window above idle, at its peak, while 100,000 rows become a preview.

The floor is what was allowed: 200 MB. A window of its own is started, as :mod:`start_up` does.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.preview import LIST

NAME = "memory"
GOAL = 1.0
UNIT = "MB"

_SOURCE = Path(__file__).resolve().parents[2] / "src"
_ALLOWED = 200.0

# The idle window has its pages loaded; "high water" is the most that it ever held.
_ROSTER = """
import os
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from roster.paths import data_folder
from roster.qt.collector import Collector
from roster.qt.program import Program, make_application
from roster.qt.settings import Settings

def megabytes(line):
    status = Path("/proc/self/status").read_text()
    return int(status.split(line + ":")[1].split()[0]) / 1000

def fail(*error):
    sys.__excepthook__(*error)
    os._exit(1)

def begin():
    program.start(Path(sys.argv[1]))
    QTimer.singleShot(1000, show)

def show():
    program.window.open_page("import", "")
    QTimer.singleShot(1000, read)

def read():
    global idle
    idle = megabytes("VmRSS")
    page = program.window.page
    page.open_file(Path(sys.argv[2]))
    look = QTimer(page, interval=100)
    look.timeout.connect(lambda: is_whole(page.preview) and end(look))
    look.start()

def is_whole(preview):
    return preview and preview.is_whole

def end(look):
    look.stop()
    QTimer.singleShot(1000, done)

def done():
    print(megabytes("VmHWM") - idle, flush=True)
    app.quit()

sys.excepthook = fail
app = make_application(["roster"])
program = Program(app, Settings(data_folder()))
collector = Collector(app)
program.window.painted.connect(lambda: QTimer.singleShot(0, begin))
program.window.show()
app.exec()
program.end()
collector.stop()
"""


def prepare() -> None:
    """Make the workbook and an empty roster file."""
    LIST.make()


def ours() -> float:
    """Return the megabytes of the window above idle, at their peak."""
    with tempfile.TemporaryDirectory(prefix="roster-memory-") as home:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(_SOURCE),
            "ROSTER_HOME": home,
        }
        files = (str(LIST.fresh_copy("window.roster")), str(LIST.workbook))
        done = subprocess.run(
            [sys.executable, "-c", _ROSTER, *files],
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            timeout=300,
        )
    return float(done.stdout)


def floor() -> float:
    """Return the megabytes allowed."""
    return _ALLOWED
