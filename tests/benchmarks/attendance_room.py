"""What the benchmarks of the attendance grid share: large classes in the real window, offscreen."""

from __future__ import annotations

import os
import tempfile
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as sqlite

from roster.attendance import marks
from roster.base.codes.people import Post
from roster.trainings import enrollments, trainings
from tests.builders import make_database, make_person, make_training, writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.qt.attendance.page import AttendancePage
    from roster.qt.frame.program import Program

PEOPLE, DAYS = 1_000, 10

_SIZE = (1366, 768)
_SURNAMES = "陈李黄张梁林何谢罗郑苏邓区莫冼卢"
_GIVEN = "志华丽强敏杰伟芳秋明建国雪梅文海燕玲"
_PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")


@dataclass(frozen=True)
class Room:
    """The attendance page, two trainings of 1,000 people × 20 half-days each, and a bare copy.

    In the first training every cell has its mark.
    """

    program: Program
    page: AttendancePage
    trainings: tuple[str, str]
    bare: Any

    def draw(self) -> None:
        """Draw now what waits to be drawn."""
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - Qt only when asked for

        QApplication.processEvents()


@lru_cache(maxsize=1)
def room() -> Room:
    """Open the window once for all benchmarks."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from roster.qt.attendance.page import AttendancePage  # noqa: PLC0415
    from roster.qt.frame.collector import Collector  # noqa: PLC0415 - Qt only when asked for
    from roster.qt.frame.program import Program, make_application  # noqa: PLC0415
    from roster.qt.kit.settings import Settings  # noqa: PLC0415
    from roster.qt.pictures import settle  # noqa: PLC0415

    folder = Path(tempfile.mkdtemp(prefix="roster-benchmark-grid-"))
    path, classes = _file(folder)
    bare = _bare_copy(path, folder / "floor.roster")
    settings = Settings(folder)
    settings.change(theme="light", language="zh")
    app = make_application([])
    Collector(app)  # as in the program, nothing is collected while keys are handled
    program = Program(app, settings)
    program.window.resize(*_SIZE)
    program.window.show()
    program.window.activateWindow()
    program.start(path)
    settle(program)
    program.window.open_page("attendance", classes[0])
    settle(program)
    page = program.window.page
    if not isinstance(page, AttendancePage):
        raise TypeError(page)
    return Room(program, page, classes, bare)


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long some work takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _file(folder: Path) -> tuple[Path, tuple[str, str]]:
    database = make_database(folder)
    with writing(database) as db:
        for number in range(PEOPLE):
            given = _GIVEN[number * 7 % len(_GIVEN)] + _GIVEN[number * 11 % len(_GIVEN)]
            name = _SURNAMES[number % len(_SURNAMES)] + given
            make_person(db, name, Post.COMMITTEE_MEMBER, village=number % 20)
        classes = make_training(db, DAYS), make_training(db, DAYS)
        for training in classes:
            enrollments.enroll_audience(db, training)
            trainings.open_training(db, training)
            marks.mark_all_present(db, training)
    database.close()
    return database.path, classes


def _bare_copy(path: Path, copy: Path) -> Any:  # noqa: ANN401 - untyped driver
    bare = sqlite.connect(str(copy), isolation_level=None)
    source = sqlite.connect(str(path))
    source.backup(bare)
    source.close()
    for pragma in _PRAGMAS:
        bare.execute(f"PRAGMA {pragma}")
    return bare
