"""Two trainings in one window: what was meant for one is never written to the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from roster.base.codes.trainings import TrainingState
from roster.qt.pictures import settle
from roster.qt.trainings.clone import NewDaysDialog
from roster.qt.trainings.people.outcomes import OutcomesDialog
from roster.trainings import enrollments, trainings
from roster.trainings.members import read_training
from tests.builders import make_person, make_training, writing
from tests.qt.trainings.rooms import ListInWindow, open_list

if TYPE_CHECKING:
    from roster.db.engine import Database
    from roster.qt.frame.program import Program
    from roster.trainings.trainings import TrainingDetail


@pytest.fixture
def shown(program: Program, database: Database) -> ListInWindow:
    """Show the first of two trainings that an office above holds."""
    with writing(database) as db:
        first, second = (make_training(db, title=title) for title in ("甲班", "乙班"))
        for at, training in enumerate((first, second)):
            plan = trainings.get_training(db, training).plan
            trainings.change_plan(db, training, replace(plan, held_above=True))
            enrollments.enroll(db, training, [make_person(db, f"张{'甲乙'[at]}")])
    return open_list(program, database, first)


def other(shown: ListInWindow) -> str:
    return next(row.id for row in shown.page.list.model.rows.values() if row.title == "乙班")


def in_file(shown: ListInWindow) -> tuple[TrainingDetail, TrainingDetail]:
    """Return the training shown first and the other one, as they are in the file."""
    with shown.database.reading() as db:
        first, second = (trainings.get_training(db, key) for key in (shown.training, other(shown)))
    return first, second


def show_other(shown: ListInWindow) -> None:
    """Show the other training before anything that waits for its turn has had it."""
    page, wanted = shown.page, other(shown)
    page.show_item(wanted)
    with shown.database.reading() as db:
        page.state.show(read_training(db, wanted))


def test_a_half_day_typed_last_stays_in_its_training(shown: ListInWindow) -> None:
    timetable = shown.page.editor.timetable
    before = in_file(shown)[1].periods
    column = timetable.model.column_of("subject")
    timetable.model.setData(timetable.model.index(0, column), "基层党建")
    show_other(shown)
    settle(shown.program)
    first, second = in_file(shown)
    assert (first.periods[0].plan.subject, second.periods) == ("基层党建", before)


def test_seats_typed_last_stay_in_their_training(shown: ListInWindow) -> None:
    quotas = shown.page.editor.quotas
    quotas.model.setData(quotas.model.index(0, 1), "7")
    show_other(shown)
    settle(shown.program)
    assert [list(each.plan.quotas.values()) for each in in_file(shown)] == [[7], []]


def test_seats_pasted_last_stay_in_their_training(shown: ListInWindow) -> None:
    QGuiApplication.clipboard().setText("3\n4\n")
    shown.page.editor.quotas.paste_seats()
    show_other(shown)
    settle(shown.program)
    assert [list(each.plan.quotas.values()) for each in in_file(shown)] == [[3, 4], []]


def test_outcomes_are_recorded_of_the_training_they_were_asked_for(shown: ListInWindow) -> None:
    shown.page.editor.steps.outcomes.trigger()
    show_other(shown)
    settle(shown.program)
    dialog = shown.page.findChild(OutcomesDialog)
    assert isinstance(dialog, OutcomesDialog)
    dialog.accept()
    settle(shown.program)
    first, second = in_file(shown)
    assert (first.row.state, second.row.state) == (TrainingState.CLOSED, TrainingState.PLANNED)


def test_new_days_are_those_of_the_training_they_were_asked_for(shown: ListInWindow) -> None:
    with writing(shown.database) as db:
        for key in (shown.training, other(shown)):
            trainings.call_off(db, key, TrainingState.POSTPONED, "台风")
    settle(shown.program)
    shown.page.editor.steps.replan.trigger()
    show_other(shown)
    settle(shown.program)
    dialog = shown.page.findChild(NewDaysDialog)
    assert isinstance(dialog, NewDaysDialog)
    dialog.accept()
    settle(shown.program)
    first, second = in_file(shown)
    assert (first.row.state, second.row.state) == (TrainingState.PLANNED, TrainingState.POSTPONED)


def test_a_key_for_the_training_just_chosen_is_no_step_of_the_one_before(
    shown: ListInWindow,
) -> None:
    with writing(shown.database) as db:
        for key in (shown.training, other(shown)):
            plan = trainings.get_training(db, key).plan
            trainings.change_plan(db, key, replace(plan, held_above=False))
    settle(shown.program)
    table = shown.page.list.table
    table.setFocus()
    table.show_id(shown.training)
    settle(shown.program)
    is_last = table.currentIndex().row() > 0
    QTest.keyClick(table, Qt.Key.Key_Up if is_last else Qt.Key.Key_Down)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(table, Qt.Key.Key_O, held)
    settle(shown.program)
    first, second = in_file(shown)
    assert (first.row.state, second.row.state) == (TrainingState.PLANNED, TrainingState.OPEN)


def test_what_was_typed_is_kept_when_another_training_comes(shown: ListInWindow) -> None:
    facts = shown.page.editor.facts
    shown.show(facts, facts.texts["venue"])
    facts.texts["venue"].clear()
    QTest.keyClicks(facts.texts["venue"], "311")
    shown.page.desk.new_action.trigger()
    settle(shown.program)
    assert shown.page.state.training_id not in {shown.training, other(shown)}
    assert in_file(shown)[0].plan.venue == "311"
    assert facts.texts["title"].hasFocus()


def test_a_cell_being_edited_is_kept_when_another_training_comes(shown: ListInWindow) -> None:
    timetable = shown.page.editor.timetable
    shown.show(timetable, timetable.table)
    column = timetable.model.column_of("subject")
    timetable.table.setCurrentIndex(timetable.model.index(0, column))
    QTest.keyClicks(timetable.table, "a")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "bc")
    before = in_file(shown)[1].periods
    shown.page.show_item(other(shown))
    settle(shown.program)
    first, second = in_file(shown)
    assert (first.periods[0].plan.subject, second.periods) == ("abc", before)
