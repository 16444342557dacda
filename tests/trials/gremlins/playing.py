"""Plays, seen from outside: started in a process of their own, and what came of them."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as sqlite

from roster.base.errors import RosterError
from roster.db.engine import Database
from roster.office import roster_file
from tests.trials.gremlins import rooms
from tests.trials.gremlins.action import Action
from tests.trials.gremlins.play import ACTIONS, DIED, REPLAY, REPORT, SAID, Play

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FROZEN = 2.0
"""Seconds of standstill that a clerk takes for a dead program."""

_LAST = 30
_PER_ACTION, _AT_LEAST = 0.5, 110  # seconds
_SCREEN = ("-screen", "0", "1600x1000x24", "-nolisten", "tcp")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a play.

    Attributes:
        code: exit code of the child; negative is the signal that killed it.
        report: what the child wrote at its end; empty after a crash.
        died: what faulthandler wrote.
        last: the last actions.
        unsound: what the thorough check of each roster file found afterwards.
    """

    play: Play
    code: int
    report: dict[str, Any]
    died: str
    actions: int
    last: tuple[Action, ...]
    unsound: tuple[str, ...] = field(default=())

    @property
    def broke_nothing(self) -> bool:
        """Whether nothing died, nobody complained and every file is whole."""
        return not (self.code or self.faults or self.unsound)

    @property
    def is_sound(self) -> bool:
        """Whether besides the window never stood still for long; told on a quiet machine only."""
        return self.broke_nothing and self.longest <= FROZEN

    @property
    def crashed(self) -> bool:
        """Whether the process died."""
        return self.code != 0

    @property
    def faults(self) -> list[dict[str, Any]]:
        """Bugs and complaints."""
        return list(self.report.get("faults", ()))

    @property
    def longest(self) -> float:
        """Seconds of the longest standstill."""
        return float(self.report.get("longest", 0))

    @property
    def bitten_after(self) -> int:
        """After how many actions the first thing went wrong."""
        return min([self.actions, *(int(fault["step"]) for fault in self.faults)])

    @property
    def bite(self) -> str:
        """What went wrong first, on one line."""
        first = min(self.faults, key=lambda fault: int(fault["step"]), default=None)
        if first is None:
            return f"an end by {_signal(self.code)}" if self.crashed else "nothing"
        lines = [line for line in str(first["text"]).splitlines() if line.strip()]
        return lines[-1] if lines[0].startswith("Traceback") else lines[0]

    @property
    def pace(self) -> float:
        """Actions a second."""
        return self.actions / float(self.report.get("seconds") or 1)

    @property
    def processor(self) -> float:
        """Seconds of processor that the play took."""
        return float(self.report.get("processor", 0))

    def line(self) -> str:
        """Return the figures on one line."""
        where = "X server" if self.play.on_x else "events"
        control = f", control {self.play.control}" if self.play.control else ""
        return (
            f"{self.play.habit} gremlin {self.play.seed} on {self.play.room} ({where}{control}):"
            f" {self.actions} actions, {self.pace:.0f}/s, {self.processor:.0f} s of processor,"
            f" {int(self.crashed)} crashes,"
            f" {len(self.faults)} bugs and warnings, longest standstill {self.longest:.2f} s,"
            f" {len(self.unsound)} faults in files"
        )

    def story(self) -> str:
        """Return everything that helps to find what went wrong, and how to play it again."""
        parts = [self.line(), f"{self.play}"]
        if self.crashed:
            parts.append(f"died with {self.code} {_signal(self.code)} in step {self.actions}")
            parts.append(self.died)
        parts += [f"step {f['step']}, {f['times']}×: {f['text']}" for f in self.faults]
        if self.longest > FROZEN:
            parts.append(f"stood still in step {self.report['longest_step']}:")
            parts.append(str(self.report["longest_stack"]))
        parts += self.unsound
        parts += [f"last: {action.told()}" for action in self.last]
        return "\n".join(parts)


def has_x_server() -> bool:
    """Tell whether the system has what plays at an X server need."""
    return bool(shutil.which("Xvfb") and shutil.which("xdotool"))


def perform(play: Play, folder: Path) -> Outcome:
    """Play in a folder that holds the files of :mod:`rooms`."""
    limit = max(_AT_LEAST, play.actions * _PER_ACTION)
    with _screen(on_x=play.on_x) as screen:
        code = _run(play, folder, {**_environment(folder), **screen}, limit)
    report = folder / REPORT
    lines = folder.joinpath(ACTIONS).read_text("utf-8").splitlines()
    return Outcome(
        play=play,
        code=code,
        report=json.loads(report.read_text("utf-8")) if report.exists() else {},
        died=folder.joinpath(DIED).read_text("utf-8"),
        actions=len(lines),
        last=tuple(Action.of_record(json.loads(line)) for line in lines[-_LAST:]),
        unsound=tuple(faults_of_files(folder)),
    )


def _run(play: Play, folder: Path, environment: dict[str, str], limit: float) -> int:
    command = [sys.executable, "-m", "tests.trials.gremlins.child", str(folder)]
    with folder.joinpath(SAID).open("wb") as said:
        child = subprocess.Popen(
            [*command, json.dumps(asdict(play))],
            cwd=folder,
            env=environment,
            stdout=said,
            stderr=said,
        )
        try:
            return child.wait(limit)
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGABRT)  # faulthandler says where it hangs
            return child.wait()


def _environment(folder: Path) -> dict[str, str]:
    """Keep everything of the play in its folder, and chance the same in every play."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    return {
        **kept,
        "HOME": str(home),
        "ROSTER_HOME": str(home / "roster"),
        "PYTHONPATH": os.pathsep.join(sys.path),
        "PYTHONHASHSEED": "0",
        "QT_QPA_PLATFORM": "offscreen",
    }


@contextmanager
def _screen(*, on_x: bool) -> Iterator[dict[str, str]]:
    """Start an X server for a play that wants one; give what the environment needs for it."""
    if not on_x:
        yield {}
        return
    ready, tells = os.pipe()
    command = ["Xvfb", "-displayfd", str(tells), *_SCREEN]
    with subprocess.Popen(command, pass_fds=[tells], stderr=subprocess.DEVNULL) as server:
        os.close(tells)
        with os.fdopen(ready) as told:
            number = told.readline().strip()
        try:
            yield {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        finally:
            server.terminate()


def _signal(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else ""


# --- what is in the files afterwards -------------------------------------------------------


def faults_of_files(folder: Path) -> Iterator[str]:
    """Open every roster file and check it thoroughly."""
    for path in rooms.rosters(folder):
        yield from (f"{path.name}: {fault}" for fault in _faults_of(path))


def _faults_of(path: Path) -> tuple[str, ...]:
    try:
        with closing(Database.open(path)) as database, database.reading() as db:
            return roster_file.check_file(db).faults
    except RosterError as error:
        return (f"does not open: {error!r}",)


def rows_of(path: Path) -> Counter[str]:
    """Return every row of every table, the journal's among them."""
    with closing(sqlite.connect(str(path))) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return Counter(
            f"{name} {row!r}"
            for name in names
            for row in connection.execute(f"SELECT * FROM {name}")  # noqa: S608 - its own tables
        )


def changed_rows(before: Path, after: Path) -> list[str]:
    """Return the rows that only one of two files holds."""
    old, new = rows_of(before), rows_of(after)
    return sorted(((old - new) + (new - old)).elements())


def put_replay(folder: Path, actions: Path) -> None:
    """Let the play in a folder do what another recorded."""
    folder.joinpath(REPLAY).write_text(actions.read_text("utf-8"), "utf-8")
