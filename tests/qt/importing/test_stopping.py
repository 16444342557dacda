"""The import in a worker thread, as in the program: stopped, or overtaken by a newer word."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from roster.divisions.divisions import villages
from roster.lists.deciding import preview as list_preview
from roster.lists.listing import Listing
from roster.people import trainees
from roster.qt.importing import preparing as import_preparing
from roster.qt.importing.wizard import ImportWizard
from roster.qt.kit.tasks import TaskRunner

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from roster.base.progress import Report
    from roster.db.engine import Database
    from roster.lists.deciding.preview import Instructions, Preview
    from roster.qt.kit.workspace import Workspace


@pytest.fixture
def runner(qapp: object) -> Iterator[TaskRunner]:
    assert qapp
    made = TaskRunner()
    yield made
    assert made.close()


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, runner: TaskRunner) -> ImportWizard:
    made = ImportWizard(replace(workspace, run_task=runner.run))
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def path(database: Database, tmp_path: Path) -> Path:
    with database.reading() as db:
        village = villages(db)[0].short_name
    book = openpyxl.Workbook()
    book.worksheets[0].append(["村（社区）", "姓名", "备用"])
    for number in range(2_000):
        book.worksheets[0].append([village, f"钱{chr(0x4E00 + number)}", "大专"])
    book.save(tmp_path / "名册.xlsx")
    return tmp_path / "名册.xlsx"


def people(database: Database) -> int:
    with database.reading() as db:
        return len(trainees.all_facts(db))


def test_reading_can_be_stopped(
    page: ImportWizard, path: Path, runner: TaskRunner, qtbot: QtBot
) -> None:
    page.open_file(path)
    cancel = next(b for b in page.start.findChildren(QPushButton) if b.isVisible())
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not runner.running)
    assert page.start.is_asking_file
    assert page.preview is None


def test_the_last_word_about_a_column_wins(
    page: ImportWizard, path: Path, runner: TaskRunner, qtbot: QtBot
) -> None:
    page.open_file(path)
    qtbot.waitUntil(lambda: page.preview is not None and not runner.running)
    for field in ("note", "phone", "education"):
        page.declare_columns("Sheet", {3: field})
    qtbot.waitUntil(lambda: not runner.running)
    assert page.preview is not None
    assert page.preview.instructions.corrections.fields == {("Sheet", 3): "education"}
    assert page.preview.listing.people[0].education == "associate"


def test_a_stopped_preparation_leaves_what_was_shown(
    page: ImportWizard, path: Path, runner: TaskRunner, qtbot: QtBot
) -> None:
    page.open_file(path)
    qtbot.waitUntil(lambda: page.preview is not None and not runner.running)
    shown = page.preview
    page.declare_columns("Sheet", {3: "note"})
    for task in runner.running:
        task.cancel()
    qtbot.waitUntil(lambda: not runner.running)
    assert page.preview is shown
    page.declare_columns("Sheet", {3: None})
    qtbot.waitUntil(lambda: page.preview is not shown)
    assert page.preview is not None
    assert page.preview.instructions.corrections.fields == {("Sheet", 3): None}


def test_nothing_that_was_understood_is_kept_while_a_long_list_is_read_otherwise(
    page: ImportWizard,
    path: Path,
    runner: TaskRunner,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(list_preview, "_LONG", 1_000)
    page.open_file(path)
    qtbot.waitUntil(lambda: page.preview is not None and not runner.running)
    assert page.preview is not None
    before = id(page.preview.listing)
    kept: list[bool] = []

    def prepared(db: Session, preview: Preview, said: Instructions, report: Report) -> Preview:
        if not preview.is_whole:
            listings = (each for each in gc.get_objects() if isinstance(each, Listing))
            kept.append(any(id(each) == before and len(each.people) > 500 for each in listings))
        return list_preview.prepare(db, preview, said, report)

    monkeypatch.setattr(import_preparing, "prepare", prepared)
    page.declare_columns("Sheet", {3: "note"})
    qtbot.waitUntil(lambda: not runner.running)

    assert kept == [False]
    assert page.preview.is_whole


def test_a_stopped_import_writes_nothing(
    page: ImportWizard, path: Path, runner: TaskRunner, qtbot: QtBot, database: Database
) -> None:
    page.open_file(path)
    qtbot.waitUntil(lambda: page.preview is not None and not runner.running)
    page.import_rows()
    for task in runner.running:
        task.cancel()
    qtbot.waitUntil(lambda: not runner.running)
    assert people(database) == 0
    assert page.preview is not None
