"""The reading process: watched, cancelled, killed, limited."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from roster.base.progress import Cancelled
from roster.lists.errors import WorkbookDamaged, WorkbookTooLarge
from roster.lists.reading import workbook_reader
from roster.lists.reading.child import guarded as guarded_child
from roster.lists.reading.child.messages import Limits
from roster.lists.reading.workbook_reader import read_workbook
from tests.lists.reading import sheet_files as make

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="children are counted in /proc")

BUSY = "import sys; sys.stdin.buffer.read(); \nwhile True: pass"
SLEEPY = "import time; time.sleep(60)"
CHATTY = "import sys; sys.stdin.buffer.read(); print('hello', flush=True)"
WRONG = (
    "import sys; sys.stdin.buffer.read(); "
    "sys.stdout.buffer.write(bytes([0, 0, 0, 1, 192])); sys.stdout.flush()"
)
SILENT = "import sys; sys.stdin.buffer.read()"
HUNGRY = (
    "import sys; sys.path[:] = sys.argv[1:]\n"
    "from roster.lists.reading.child.limits import limit_this_process as limit\n"
    "limit(300_000_000, 5); sys.stdin.buffer.read()\n"
    "import os; os.abort()"
)


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    return make.plain_xlsx(tmp_path / "a.xlsx", [["张三", number] for number in range(5_000)])


def children() -> set[str]:
    """Return the process ids of this process's children."""
    tasks = Path("/proc/self/task").iterdir()
    return {child for task in tasks for child in (task / "children").read_text().split()}


def test_progress_moves_to_the_number_of_rows(roster: Path) -> None:
    seen: list[tuple[int, int]] = []

    read_workbook(roster, report=lambda done, total: seen.append((done, total)))

    assert seen == sorted(seen)
    assert seen[-1] == (5_000, 5_000)
    assert len({done for done, _ in seen}) >= 5


def test_cancelling_between_rows_ends_the_child(roster: Path) -> None:
    def cancel(done: int, total: int) -> None:
        assert total >= done
        if done:
            raise Cancelled

    before = children()
    with pytest.raises(Cancelled):
        read_workbook(roster, report=cancel)

    assert children() == before


def test_cancelling_does_not_wait_for_a_busy_child(
    roster: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarded_child, "_START", BUSY)

    def cancel(done: int, total: int) -> None:
        assert (done, total) == (0, 1)
        raise Cancelled

    before = children()
    with pytest.raises(Cancelled):
        read_workbook(roster, report=cancel)

    assert children() == before


@pytest.mark.parametrize("program", [CHATTY, WRONG, SILENT, "raise SystemExit(3)"])
def test_a_child_that_answers_garbage_or_nothing_means_damaged(
    roster: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(guarded_child, "_START", program)

    with pytest.raises(WorkbookDamaged):
        read_workbook(roster)


def test_a_child_that_is_killed_means_too_large(
    roster: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarded_child, "_START", SLEEPY)
    before = children()

    def kill() -> None:
        while not (started := children() - before):
            time.sleep(0.01)
        os.kill(int(started.pop()), 9)

    threading.Thread(target=kill).start()

    with pytest.raises(WorkbookTooLarge):
        read_workbook(roster)


def test_a_child_that_aborts_for_want_of_memory_means_too_large(
    roster: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarded_child, "_START", HUNGRY)

    with pytest.raises(WorkbookTooLarge):
        read_workbook(roster)


def test_a_child_that_hangs_is_ended(roster: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded_child, "_START", SLEEPY)
    monkeypatch.setattr(guarded_child, "_PATIENCE", 0.5)

    with pytest.raises(WorkbookTooLarge):
        read_workbook(roster, limits=Limits(seconds=1))


def test_the_memory_limit_holds(tmp_path: Path) -> None:
    path = make.plain_xlsx(tmp_path / "a.xlsx", [["张三"] * 20] * 3_000)

    with pytest.raises(WorkbookTooLarge):
        read_workbook(path, limits=Limits(memory=30_000_000))


def test_the_child_needs_no_settings_of_the_environment(
    tmp_path: Path, roster: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only sys.path of the parent counts; a module beside the current folder is not taken."""
    (tmp_path / "msgspec.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)

    assert len(read_workbook(roster).sheets[0].rows) == 5_000


def test_the_child_never_loads_the_window_or_the_database() -> None:
    source = Path(workbook_reader.__file__).parents[3]
    program = (
        f"import sys; sys.path[:] = {[str(source), *filter(None, sys.path)]!r}\n"
        "import roster.lists.reading.child.reader, roster.lists.reading.containers\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules}))"
    )

    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=True
    )

    assert "python_calamine" in done.stdout
    for stranger in ("PySide6", "sqlalchemy", "openpyxl", "reportlab"):
        assert stranger not in done.stdout
