"""Ctrl+Z reaches into an earlier run of the program, or another page, only after naming what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from roster.db.acts import Act
from roster.people import trainees
from roster.qt.frame.pages_list import PAGES
from roster.qt.frame.undo_asking import HOMES, UndoQuestion
from roster.qt.kit.commands import Command
from roster.qt.pictures import settle
from tests.builders import make_person, writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.db.engine import Database
    from roster.qt.frame.program import Program


@pytest.fixture
def phone(program: Program, database: Database) -> Callable[[str], str]:
    """Give what writes a phone number of somebody registered before the program began."""
    with writing(database) as db:
        person = make_person(db, "李建国")
    database.close()
    program.start(database.path)
    settle(program)

    def write(number: str) -> str:
        workspace = program.window.workspace
        assert workspace is not None
        if number:
            with workspace.database.transaction(Act.CORRECT, by="陈干事") as db:
                trainees.correct(db, person, phone=number)
            settle(program)
        with workspace.database.reading() as db:
            return trainees.all_facts(db)[person].phone or ""

    return write


def press_undo(program: Program, page: str) -> UndoQuestion | None:
    program.window.open_page(page)
    settle(program)
    program.window.actions_of_window[Command.UNDO].trigger()
    settle(program)
    asked = QApplication.activeModalWidget()
    return asked if isinstance(asked, UndoQuestion) else None


def test_what_was_done_here_just_now_is_undone_at_once(
    program: Program, phone: Callable[[str], str]
) -> None:
    phone("13800138000")
    assert press_undo(program, "people") is None
    assert phone("") == ""


def test_what_was_done_on_another_page_is_named_and_asked_about(
    program: Program, phone: Callable[[str], str]
) -> None:
    phone("13800138000")
    question = press_undo(program, "attendance")
    assert question is not None
    assert "更正资料" in question.words.text()
    assert phone("") == "13800138000"
    question.does.click()
    settle(program)
    assert phone("") == ""


def test_what_was_done_in_an_earlier_run_is_named_and_asked_about(
    program: Program, phone: Callable[[str], str]
) -> None:
    question = press_undo(program, "people")
    assert question is not None
    question.reject()
    settle(program)
    assert phone("") == ""  # the person is still there


def test_every_action_has_a_page_and_every_page_with_actions_is_one_of_the_window() -> None:
    without = {Act.CREATE_FILE, Act.UNDO, Act.REDO}
    assert set().union(*HOMES.values()) == set(Act) - without
    assert set(HOMES) <= {spec.key for spec in PAGES}
