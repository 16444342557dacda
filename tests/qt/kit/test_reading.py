from __future__ import annotations

import threading
import traceback
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

import roster.qt
from roster.db.engine import Database
from roster.divisions.divisions import villages
from roster.qt.frame.pages_list import PAGES
from roster.qt.kit.reading import read
from roster.qt.kit.tasks import TaskRunner
from roster.qt.people import page as people_page
from roster.qt.pictures import settle
from roster.trainings import enrollments, trainings
from roster.trainings.errors import UnknownTraining
from tests.builders import make_person, make_training, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from roster.qt.frame.program import Program
    from roster.qt.kit.workspace import Workspace
    from tests.qt.steps import Clerk

READERS = {
    "certificates/paper.py",  # the picture of a certificate, drawn in a worker thread
    "frame/doubt_notices.py",  # the window hears of every file, before and after its pages
    "frame/first_run.py",  # makes a file
    "frame/open_file.py",  # opens a file
    "kit/reading.py",
    "papers/work.py",  # papers, drawn in a worker thread
    "people/record.py",  # a record on paper, drawn in a worker thread
}
"""Files of the window that begin a reading themselves; all others ask ``read`` for it."""


KEYS = {
    "people": ("Down", "Up", "Return", "Esc"),
    "trainings": ("Down", "Up", "Ctrl+Shift+C", "Esc"),
    "attendance": ("Ctrl+N", "Esc", "Ctrl+Shift+V", "Esc", "F7", "Esc", "1", "Ctrl+Z"),
}
"""What is pressed on a page beside looking at its rows: dialogs that read before they say."""


class Receiver(QObject):
    """Keeps what it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[object] = []

    def take(self, found: object) -> None:
        self.found.append(found)


@pytest.fixture
def runner(qapp: object) -> Iterator[TaskRunner]:
    assert qapp
    made = TaskRunner()
    yield made
    assert made.close()


@pytest.fixture
def beside(workspace: Workspace, runner: TaskRunner) -> Workspace:
    """Give what a page works with; tasks run in worker threads, as in the program."""
    return replace(workspace, run_task=runner.run)


def at_rest(runner: TaskRunner, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not runner.running)


def test_what_is_read_comes_to_the_main_thread(
    beside: Workspace, runner: TaskRunner, qtbot: QtBot
) -> None:
    threads: list[threading.Thread] = []

    def work(db: Session) -> int:
        threads.append(threading.current_thread())
        return len(villages(db))

    found: list[int] = []
    read(beside, work, found.append)
    assert found == []
    at_rest(runner, qtbot)
    assert found == [21]
    assert threading.main_thread() not in threads


def test_the_newest_reading_wins_however_late_an_older_one_comes(
    beside: Workspace, runner: TaskRunner, qtbot: QtBot
) -> None:
    receiver, gate = Receiver(), threading.Event()

    def slow(_db: Session) -> str:
        assert gate.wait(10)
        return "older"

    read(beside, slow, receiver.take)
    read(beside, lambda _db: "newer", receiver.take)
    qtbot.waitUntil(lambda: receiver.found == ["newer"])
    gate.set()
    at_rest(runner, qtbot)
    assert receiver.found == ["newer"]


def test_readings_for_two_receivers_do_not_overtake_each_other(
    beside: Workspace, runner: TaskRunner, qtbot: QtBot
) -> None:
    one, other = Receiver(), Receiver()
    read(beside, lambda _db: 1, one.take)
    read(beside, lambda _db: 2, partial(other.take))
    at_rest(runner, qtbot)
    assert (one.found, other.found) == ([1], [2])


def test_a_failure_is_said_in_one_sentence_and_only_the_newest_one(
    beside: Workspace, runner: TaskRunner, qtbot: QtBot
) -> None:
    receiver, failures = Receiver(), Receiver()
    for name in ("甲", "乙"):
        read(
            beside,
            partial(_refuse, name),
            receiver.take,
            failed=failures.take,
        )
    at_rest(runner, qtbot)
    assert len(failures.found) == 1
    assert "没有这个培训班" in beside.notices.text
    assert receiver.found == []


def _refuse(name: str, _db: Session) -> None:
    raise UnknownTraining(name)


def test_who_is_gone_gets_nothing(beside: Workspace, runner: TaskRunner, qtbot: QtBot) -> None:
    receiver, gate = Receiver(), threading.Event()
    read(beside, lambda _db: gate.wait(10), receiver.take)
    delete(receiver)
    gate.set()
    at_rest(runner, qtbot)
    assert receiver.found == []


def test_a_file_that_was_closed_meanwhile_is_not_read(
    beside: Workspace, runner: TaskRunner, qtbot: QtBot
) -> None:
    receiver, failed = Receiver(), Receiver()
    runner.failed.connect(failed.take)
    beside.database.close()
    read(beside, villages, receiver.take)
    at_rest(runner, qtbot)
    assert receiver.found == failed.found == []
    assert beside.notices.text == ""


def test_quick_work_does_not_wait_for_long_work(
    beside: Workspace, runner: TaskRunner, qtbot: QtBot
) -> None:
    receiver, gate = Receiver(), threading.Event()
    for _ in range(3):
        runner.run(lambda _report: gate.wait(10), title="papers")
    read(beside, lambda _db: "read", receiver.take)
    qtbot.waitUntil(lambda: receiver.found == ["read"])
    gate.set()
    at_rest(runner, qtbot)


# --- nothing is read on the window's own thread ------------------------------------------------


def test_in_the_window_readings_begin_in_one_place() -> None:
    rooms = Path(roster.qt.__file__).parent
    readers = {
        file.relative_to(rooms).as_posix()
        for file in rooms.rglob("*.py")
        if ".reading()" in file.read_text("utf-8")
    }
    assert readers == READERS


class Guard:
    """Counts what is read on the window's own thread, and refuses it.

    Painting waits for its rows (``read_now``): Qt asks for cells and takes no later answer.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self._open = Database.reading
        self.places: list[str] = []

    def begin(self) -> None:
        """Watch every file from now on."""
        self._monkeypatch.setattr(Database, "reading", self._reading())
        unwatched = self._open
        self._monkeypatch.setattr(people_page, "read_now", lambda ws: unwatched(ws.database))

    def _reading(self) -> Callable[[Database], AbstractContextManager[Session]]:
        def reading(database: Database) -> AbstractContextManager[Session]:
            if threading.current_thread() is threading.main_thread():
                self.places.append("".join(traceback.format_stack(limit=6)))
            return self._open(database)

        return reading


@pytest.fixture
def guard(monkeypatch: pytest.MonkeyPatch) -> Guard:
    return Guard(monkeypatch)


def test_the_guard_sees_a_reading_in_the_window(workspace: Workspace, guard: Guard) -> None:
    guard.begin()
    read(workspace, villages, Receiver().take)  # the tasks of this workspace run here and now
    assert len(guard.places) == 1


def test_no_page_reads_in_the_window(
    program: Program, clerk: Clerk, database: Database, guard: Guard, qtbot: QtBot
) -> None:
    with writing(database) as db:
        people = [make_person(db, f"学员{number}") for number in range(4)]
        for title in ("第1期", "第2期"):
            training_id = make_training(db, title=title)
            enrollments.enroll(db, training_id, people)
            trainings.open_training(db, training_id)
    path = database.path
    database.close()
    program.start(path)
    qtbot.waitUntil(lambda: program.window.workspace is not None)
    settle(program)
    guard.begin()
    for spec in PAGES:
        program.window.open_page(spec.key)
        settle(program)
        for keys in KEYS.get(spec.key, ("Down", "Up")):
            clerk.press(keys)
            assert guard.places == [], (spec.key, keys)
    clerk.press("Ctrl+K")
    clerk.type("xueyuan")
    clerk.press("Esc")
    assert guard.places == []
