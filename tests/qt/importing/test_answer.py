"""The button that marks the problems in a copy of the sender's workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from roster.divisions.divisions import villages
from roster.qt.importing.wizard import ImportWizard

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database
    from roster.qt.kit.workspace import Workspace


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> ImportWizard:
    made = ImportWizard(workspace)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def rows(database: Database) -> list[list[str]]:
    with database.reading() as db:
        village = villages(db)[0].short_name
    return [
        ["村（社区）", "姓名", "性别", "联系电话"],
        [village, "钱二", "男", "1390000"],
        [village, "孙三", "女", "13700002222"],
    ]


@pytest.fixture
def path(rows: list[list[str]], tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(tmp_path / "名册.xlsx")
    return tmp_path / "名册.xlsx"


@pytest.fixture
def saved_as(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Agree to the name that the dialog of files proposes; what was proposed comes back."""
    asked: list[str] = []

    def agree(_parent: object, _title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        asked.append(proposed)
        return proposed, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(agree))
    return asked


def button(page: ImportWizard) -> QAction:
    return next(action for action in page.actions() if action.text() == "把问题标回原表…")


def test_the_problem_cells_are_marked_in_a_copy(
    page: ImportWizard, path: Path, saved_as: list[str]
) -> None:
    before = path.read_bytes()
    page.open_file(path)
    button(page).trigger()
    copy = path.with_name("名册（需更正）.xlsx")
    assert saved_as == [str(copy)]
    cell = openpyxl.load_workbook(copy).worksheets[0]["D2"]
    assert cell.comment is not None
    assert path.read_bytes() == before
    assert page.workspace.notices.text == "已在“名册（需更正）.xlsx”里标出 1 格。"


def test_a_file_that_cannot_carry_marks_is_answered_by_a_new_workbook(
    page: ImportWizard, rows: list[list[str]], tmp_path: Path, saved_as: list[str]
) -> None:
    path = tmp_path / "名册.csv"
    path.write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
    page.open_file(path)
    button(page).trigger()
    assert saved_as == [str(path.with_name("名册（需更正）.xlsx"))]
    assert page.workspace.notices.text.startswith("已在“名册（需更正）.xlsx”里标出 1 格。 ")


def test_without_problems_or_without_a_file_there_is_nothing_to_mark(
    page: ImportWizard, rows: list[list[str]], path: Path
) -> None:
    assert not button(page).isEnabled()
    page.open_file(path)
    assert button(page).isEnabled()
    page.source.begun.emit()
    page.start.ask_file()
    QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))
    page.source.paste()
    assert page.preview is not None
    assert page.preview.listing.problems
    assert not button(page).isEnabled()
