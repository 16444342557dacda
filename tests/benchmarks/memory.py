"""Memory of the window above idle, at its peak, while 100,000 rows come in from file to commit.

The list is opened, read once more with another header, and imported; the worst of the three
counts. The floor is what was allowed: 200 MB. A window of its own is started, as :mod:`start_up`
does; for how long it stood still is printed beside.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.preview import LIST

NAME = "memory"
GOAL = 1.0
UNIT = "MB"

_ROOT = Path(__file__).resolve().parents[2]
_PROGRAM = "tests.benchmarks.programs.list_in_window"
_ALLOWED = 200.0


def prepare() -> None:
    """Make the workbook and an empty roster file."""
    LIST.make()


def ours() -> float:
    """Return the megabytes of the window above idle, at their peak."""
    with tempfile.TemporaryDirectory(prefix="roster-memory-") as home:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": os.pathsep.join([str(_ROOT / "src"), str(_ROOT)]),
            "ROSTER_HOME": home,
        }
        files = (str(LIST.fresh_copy("window.roster")), str(LIST.workbook))
        done = subprocess.run(
            [sys.executable, "-m", _PROGRAM, *files],
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            timeout=300,
        )
    steps: dict[str, dict[str, float]] = json.loads(done.stdout)
    for step, took in steps.items():
        print(
            f"    {step}: {took['megabytes']:.0f} MB above idle,"
            f" the window stood still for {took['stood_still']:.2f} s at most"
        )
    return max(took["megabytes"] for took in steps.values())


def floor() -> float:
    """Return the megabytes allowed."""
    return _ALLOWED
