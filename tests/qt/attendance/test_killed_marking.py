"""Killing the program while marks are entered loses no mark that stood solid in the grid."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from roster.attendance import leave, marks
from roster.base.codes.attendance import Mark
from roster.db.acts import Act
from roster.db.engine import Database
from roster.office import roster_file
from tests.builders import make_database, writing
from tests.qt.attendance.marking_until_killed import SHOWS_FIRST
from tests.qt.attendance.rooms import make_open_training

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Place = tuple[str, str]
Said = tuple[str, bool]
"""The mark of a cell, empty for none, and whether it stands solid."""

_NOTHING: Said = ("", True)
_PEOPLE, _DAYS, _ON_LEAVE = 20, 3, 4
_LONGEST = 0.6  # seconds of entering before the kill


@dataclass
class Class:
    """An open training in a file of its own, some of its people on leave."""

    path: Path
    training: str
    cells: dict[Place, Said]


@dataclass
class Trial:
    """What was on the screen when the process died, and what the file says afterwards."""

    shown: dict[Place, Said]
    pressed: dict[Place, Said]
    kept: dict[Place, Said]
    solid: int
    faults: tuple[str, ...] = ()
    lost: list[Place] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Compare; the key whose cell was not drawn yet may have been written or not."""
        for place in self.shown.keys() | self.kept.keys():
            shown = self.shown.get(place, _NOTHING)
            allowed = {shown, self.pressed.get(place, shown)}
            if self.kept.get(place, _NOTHING) not in allowed:
                self.lost.append(place)


@pytest.fixture
def held(tmp_path: Path) -> Class:
    database = make_database(tmp_path)
    names = [f"{surname}{given}" for surname in "张王李赵" for given in "一二三四五"]
    training = make_open_training(database, _DAYS, names)
    with writing(database, Act.LEAVE) as db:
        sheet = marks.attendance_sheet(db, training)
        for person in sheet.people[:_ON_LEAVE]:
            periods = [period.id for period in sheet.periods[:2]]
            leave.grant(db, person.id, periods, Mark.SICK_LEAVE, "住院")
    database.close()
    return Class(database.path, training, cells_of(database.path, training)[0])


def cells_of(path: Path, training: str) -> tuple[dict[Place, Said], tuple[str, ...]]:
    """Open a file and return its marks and what a thorough check finds."""
    database = Database.open(path)
    with database.reading() as db:
        cells = marks.attendance_sheet(db, training).cells
        faults = roster_file.check_file(db).faults
    database.close()
    return {place: (str(cell.mark), cell.confirmed) for place, cell in cells.items()}, faults


def entering(path: Path, training: str, *options: str) -> subprocess.Popen[bytes]:
    """Start entering marks and return when the first key is about to be pressed."""
    environment = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    module = "tests.qt.attendance.marking_until_killed"
    child = subprocess.Popen(
        [sys.executable, "-m", module, str(path), training, *options],
        stdout=subprocess.PIPE,
        env={**os.environ, **environment},
    )
    assert child.stdout is not None
    assert json.loads(child.stdout.readline()) == ["ready"]
    return child


def killed(held: Class, after: float, *options: str) -> Trial:
    """Kill a clerk after some seconds of entering and look at what is left."""
    path = held.path.with_name("killed.roster")
    for old in held.path.parent.glob("killed.*"):
        old.unlink()
    shutil.copyfile(held.path, path)
    child = entering(path, held.training, *options)
    time.sleep(after)
    child.kill()
    said, _nothing = child.communicate()
    shown, solid = dict(held.cells), 0
    pressed: dict[Place, Said] = {}
    for kind, person, period, mark, *confirmed in map(json.loads, whole_lines(said)):
        if kind == "key":
            pressed = {(person, period): (mark, True)}
        else:
            shown[person, period] = (mark, confirmed[0])
            pressed, solid = {}, solid + 1
    kept, faults = cells_of(path, held.training)
    return Trial(shown, pressed, kept, solid, faults)


def whole_lines(said: bytes) -> Iterator[bytes]:
    return (line for line in said.splitlines(keepends=True) if line.endswith(b"\n"))


def kill_at(held: Class, moments: Iterable[float], *options: str) -> list[Trial]:
    return [killed(held, moment, *options) for moment in moments]


def random_moments(trials: int) -> list[float]:
    chance = random.Random(150)  # noqa: S311 - no secret
    return [chance.uniform(0, _LONGEST) for _ in range(trials)]


@pytest.mark.timeout(300)
def test_a_killed_window_has_written_what_stood_solid(held: Class) -> None:
    trials = kill_at(held, (0.2, 0.5, 0.8))
    assert [(trial.lost, trial.faults) for trial in trials] == [([], ())] * 3
    assert sum(trial.solid for trial in trials) > 0


@pytest.mark.timeout(300)
def test_the_harness_notices_marks_shown_before_they_are_written(held: Class) -> None:
    trials = kill_at(held, (0.3, 0.4), SHOWS_FIRST)
    assert any(trial.lost for trial in trials)


@pytest.mark.trial
@pytest.mark.timeout(3600)
def test_no_mark_that_stood_solid_is_lost_in_150_kills(
    held: Class, capsys: pytest.CaptureFixture[str]
) -> None:
    trials = kill_at(held, random_moments(150))
    control = kill_at(held, random_moments(10), SHOWS_FIRST)
    lost = sum(len(trial.lost) for trial in trials)
    bad = sum(bool(trial.faults) for trial in trials)
    seen = sum(bool(trial.lost) for trial in control)
    with capsys.disabled():
        print(  # noqa: T201 - the figures are what the trial is for
            f"\nkilled while marking: {len(trials)} trials, {sum(t.solid for t in trials)} marks"
            f" solid, {lost} lost, {bad} files with faults; control that shows first:"
            f" {sum(len(t.lost) for t in control)} marks lost in {seen} of {len(control)} trials"
        )
    assert (lost, bad) == (0, 0)
    assert seen > len(control) // 2
