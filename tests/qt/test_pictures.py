from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from roster.papers.codes import TrainingPaper
from tests.builders import make_database, make_person, writing
from tests.classroom import training_of

if TYPE_CHECKING:
    from pathlib import Path


def take(file: Path, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "roster.qt.pictures", str(file), str(folder), *options],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    database = make_database(tmp_path)
    with writing(database) as db:
        training_of(db, [make_person(db, "张䶮秋")])
    database.close()
    return tmp_path / "测试.roster"


def test_every_page_is_pictured_at_the_size_asked_for(file: Path, tmp_path: Path) -> None:
    done = take(file, tmp_path / "pictures", "--width", "1366", "--height", "768", "--suffix=-x")
    assert (done.returncode, done.stderr) == (0, "")
    taken = sorted((tmp_path / "pictures").glob("*-x.png"))
    names = {path.stem.split("-", 1)[1] for path in taken}
    wanted = {"overview-x", "people-x", "attendance-x", "certificates-x", "coverage-x"}
    wanted |= {"inbox-x", "imports-x", "import-numbers-x", "people-trainings-x", "record-x"}
    wanted |= {f"paper-{paper}-x" for paper in TrainingPaper}
    assert wanted | {"search-x", "keys-x", "first-run-x"} <= names
    pictures = [QImage(str(path)) for path in taken if not _is_dialog(path)]
    assert {(picture.width(), picture.height()) for picture in pictures} == {(1366, 768)}


def _is_dialog(path: Path) -> bool:
    return any(name in path.name for name in ("keys", "numbers", "record"))


def test_a_file_that_does_not_open_is_said(tmp_path: Path) -> None:
    done = take(tmp_path / "nothing.roster", tmp_path / "pictures")
    assert done.returncode == 1
    assert "nothing.roster" in done.stderr
