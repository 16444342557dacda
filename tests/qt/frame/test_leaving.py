"""A file is closed or switched, or the language changes, while something is typed or read."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit

from roster.db.engine import Database
from roster.people import trainees
from roster.qt.frame.program import Program
from roster.qt.kit.commands import Command
from roster.qt.kit.page import Page, PageSpec
from roster.qt.people.page import PeoplePage
from roster.qt.pictures import settle
from roster.qt.trainings.page import TrainingsPage
from roster.trainings import enrollments, trainings
from roster.trainings.errors import NobodyEnrolled
from tests.builders import make_database, make_person, make_training, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from roster.base.progress import Report
    from roster.qt.kit.settings import Settings
    from roster.qt.kit.workspace import Workspace

    Edit = Callable[[Program], None]
    Leave = Callable[[Program, Path], None]


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Give another roster file with a training."""
    made = make_database(tmp_path, name="另一个.roster")
    with writing(made) as db:
        make_training(db)
    made.close()
    return made.path


@pytest.fixture
def opened(program: Program, database: Database) -> Path:
    """Open a file with a training of three people; return its path."""
    with writing(database) as db:
        people = [make_person(db, name) for name in ("张甲", "张乙", "张丙")]
        enrollments.enroll(db, make_training(db, 2), people)
    database.close()
    program.start(database.path)
    settle(program)
    return database.path


# what is being edited


def type_a_name(program: Program) -> None:
    """Type a name in the inspector and stay in the field."""
    program.window.open_page("people")
    settle(program)
    page = program.window.page
    assert isinstance(page, PeoplePage)
    page.table.selectRow(0)
    settle(program)
    field = page.person.form.fields["name"]
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Wang")


def turn_a_number(program: Program) -> None:
    """Turn the number of the run up to 3 and stay in the field."""
    page = open_trainings(program)
    page.editor.show_tab(page.editor.facts)
    page.editor.facts.run.setFocus()
    for _ in range(3):
        QTest.keyClick(page.editor.facts.run, Qt.Key.Key_Up)


def type_a_subject(program: Program) -> None:
    """Type a subject into the timetable and stay in the cell."""
    page = open_trainings(program)
    page.editor.show_tab(page.editor.timetable)
    table, model = page.editor.timetable.table, page.editor.timetable.model
    table.setFocus()
    table.setCurrentIndex(model.index(0, model.column_of("subject")))
    QTest.keyClick(table, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "Law")


def open_trainings(program: Program) -> TrainingsPage:
    program.window.open_page("trainings")
    settle(program)
    page = program.window.page
    assert isinstance(page, TrainingsPage)
    return page


# how it is left


def close_file(program: Program, _other: Path) -> None:
    program.window.actions_of_window[Command.CLOSE_FILE].trigger()


def switch_file(program: Program, other: Path) -> None:
    assert program.desk is not None
    program.desk.open_file(other)


def close_window(program: Program, _other: Path) -> None:
    program.window.close()


def change_language(program: Program, _other: Path) -> None:
    program.window.actions_of_window[Command.LANGUAGE].trigger()


LEAVES = [close_file, switch_file, close_window, change_language]


def saved(path: Path) -> tuple[set[str], int | None, set[str | None]]:
    """Return names of people, the run and the subjects of the training in a file."""
    with (database := Database.open(path)).reading() as db:
        ids = trainees.find_people(db, trainees.PeopleFilter())
        names = {person.facts.name for person in trainees.people_rows(db, ids)}
        training = trainings.get_training(db, trainings.list_trainings(db)[0].id)
    database.close()
    return names, training.plan.run, {period.plan.subject for period in training.periods}


def come_to_rest(program: Program) -> None:
    """Let everything come that is still under way, also the end of widgets thrown away."""
    settle(program)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    settle(program)


@pytest.mark.parametrize("leave", LEAVES)
@pytest.mark.parametrize("edit", [type_a_name, turn_a_number, type_a_subject])
def test_what_was_typed_last_is_in_the_file_however_it_is_left(
    program: Program, opened: Path, other: Path, edit: Edit, leave: Leave
) -> None:
    before = saved_while_open(program)
    edit(program)
    leave(program, other)
    come_to_rest(program)
    program.end()
    names, run, subjects = saved(opened)
    assert (names, run, subjects) != before
    assert "Wang" in names or run == 3 or "Law" in subjects


def saved_while_open(program: Program) -> tuple[set[str], int | None, set[str | None]]:
    assert program.window.workspace is not None
    with program.window.workspace.database.reading() as db:
        training = trainings.get_training(db, trainings.list_trainings(db)[0].id)
    subjects = {period.plan.subject for period in training.periods}
    return {"张甲", "张乙", "张丙"}, training.plan.run, subjects


@pytest.mark.parametrize("leave", LEAVES)
@pytest.mark.parametrize(
    "key", ["people", "trainings", "attendance", "certificates", "coverage", "overview", "inbox"]
)
def test_a_page_can_be_left_while_it_reads(
    program: Program, opened: Path, other: Path, key: str, leave: Leave
) -> None:
    assert opened
    program.window.open_page(key)
    leave(program, other)
    come_to_rest(program)


@pytest.mark.parametrize("leave", [close_file, switch_file, change_language])
def test_no_page_is_read_anew_while_all_are_thrown_away(
    program: Program, opened: Path, other: Path, leave: Leave
) -> None:
    assert opened
    for key in ("trainings", "people", "overview"):
        program.window.open_page(key)
    settle(program)
    pages = program.window.findChildren(Page)
    read: list[Page] = []
    for page in pages:
        page.reload = partial(read.append, page)  # type: ignore[method-assign]  # noted, not done
    program.window.changes.tell()
    read.clear()
    leave(program, other)
    come_to_rest(program)
    assert len(pages) == 3
    assert read == []


@pytest.mark.parametrize("leave", [close_file, switch_file, change_language])
def test_nothing_is_offered_any_more_for_what_was_left(
    program: Program, opened: Path, other: Path, leave: Leave
) -> None:
    assert opened
    assert program.desk is not None
    program.window.notices.show_notice("已删除。", undo=program.desk.undo)
    leave(program, other)
    come_to_rest(program)
    assert program.window.notices.text == ""


@pytest.mark.parametrize("again", [switch_file, close_file, change_language])
def test_a_file_can_be_switched_while_another_is_being_opened(
    program: Program, opened: Path, other: Path, again: Leave
) -> None:
    switch_file(program, other)
    again(program, other)
    come_to_rest(program)
    program.end()
    for path in (opened, other):
        Database.open(path).close()  # nobody holds it any more


def test_undo_can_be_asked_for_while_a_page_reads(program: Program, opened: Path) -> None:
    assert opened
    page = open_trainings(program)
    page.desk.add()
    settle(program)
    for command in (Command.UNDO, Command.REDO, Command.UNDO, Command.REDO):
        page.reload()
        program.window.actions_of_window[command].trigger()
    come_to_rest(program)
    assert page.list.model.rowCount() == 2
    assert program.window.isVisible()


class Probe(Page):
    """Starts slow work whenever its field is left, and a dialog that does so when it opens."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "试")
        self.said = QLabel()
        self.field = QLineEdit()
        self.field.editingFinished.connect(self.work)
        self.body.addWidget(self.said)
        self.body.addWidget(self.field)
        self.land_on(self.field)

    def work(self) -> None:
        self.workspace.run_task(slow, done=self.said.setText)
        self.workspace.run_task(slow, done=lambda text: self.said.setText(text * 2))
        self.workspace.run_task(slow, done=partial(self._say, "："))
        self.workspace.run_task(fail, failed=lambda _error: self.said.setText(""))

    def _say(self, before: str, text: str) -> None:
        self.said.setText(before + text)


def slow(_report: Report) -> str:
    time.sleep(0.05)
    return "好"


def fail(_report: Report) -> str:
    time.sleep(0.05)
    raise NobodyEnrolled(title="培训班")


@pytest.fixture
def probing(qapp: QApplication, settings: Settings) -> Iterator[Program]:
    """Open the file in a window whose only page is the probe."""
    settings.change(language="zh")
    made = Program(qapp, settings, [PageSpec("probe", "Overview", "house", Probe)])
    made.window.show()
    made.window.activateWindow()
    yield made
    made.end()
    made.window.close()
    made.window.deleteLater()
    made.languages.choose("en")


@pytest.mark.parametrize("leave", LEAVES)
@pytest.mark.parametrize("is_at_work", [False, True])
def test_nobody_calls_a_page_that_was_thrown_away(
    probing: Program, database: Database, other: Path, leave: Leave, *, is_at_work: bool
) -> None:
    database.close()
    probing.start(database.path)
    settle(probing)
    page = probing.window.page
    assert isinstance(page, Probe)
    page.field.setFocus()
    if is_at_work:
        page.work()
    QTest.keyClicks(page.field, "x")
    leave(probing, other)
    come_to_rest(probing)  # a bug in a callback fails the test here


def test_nobody_calls_a_dialog_that_was_closed(program: Program, opened: Path) -> None:
    assert opened
    workspace = program.window.workspace
    assert workspace is not None
    heard: list[str] = []
    dialog = QDialog(program.window)
    said = QLabel(dialog)

    def say(text: str) -> None:
        said.setText(text)
        heard.append(text)

    workspace.run_task(slow, done=said.setText)
    workspace.run_task(slow, done=say)
    workspace.run_task(slow, done=lambda text: say(text * 2))
    workspace.run_task(slow, done=heard.append)
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete.value)
    come_to_rest(program)
    assert heard == ["好"]


@pytest.mark.parametrize("edit", [type_a_name, turn_a_number, type_a_subject])
def test_undo_takes_back_what_is_being_typed(program: Program, opened: Path, edit: Edit) -> None:
    before = saved_while_open(program)
    edit(program)
    program.window.actions_of_window[Command.UNDO].trigger()
    come_to_rest(program)
    assert program.window.notices.text.startswith("已撤销：")
    program.end()
    assert saved(opened) == before


def test_undo_takes_back_a_number_whose_field_has_the_keyboard_again(
    program: Program, opened: Path
) -> None:
    before = saved_while_open(program)
    turn_a_number(program)
    program.window.actions_of_window[Command.UNDO].trigger()
    assert isinstance(program.window.page, TrainingsPage)
    program.window.page.editor.facts.run.setFocus()
    come_to_rest(program)
    program.end()
    assert saved(opened) == before
