from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.attendance import completion, leave, marks
from roster.attendance.errors import UnknownMark
from roster.attendance.marks import MarkCell, Tally
from roster.base.codes.attendance import EnteredBy, Mark
from roster.db.acts import Act
from roster.db.history import undoing
from roster.db.sql.attendance import CELLS_TO_WRITE
from roster.db.sql.statement import Statement, as_list, driver, run
from roster.trainings import enrollments, trainings
from roster.trainings.errors import TrainingStateForbids, UnknownEnrollment
from tests.builders import CLERK, make_database, make_person, make_training, writing
from tests.classroom import A, L, N, P, X, mark_row, open_class, row_of, sheet_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from roster.db.engine import Database


def first_cell(db: Session, training: str) -> tuple[str, str]:
    sheet = sheet_of(db, training)
    return sheet.people[0].id, sheet.periods[0].id


def granted(db: Session, training: str, row: int = 0) -> None:
    """Fill in leave of the first half-day beforehand."""
    sheet = sheet_of(db, training)
    leave.grant(db, sheet.people[row].id, [sheet.periods[0].id], X, "家中有事")


def test_a_mark_is_kept_changed_and_taken_back(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db)
        for mark in (Mark.LATE, Mark.PRESENT, None):
            mark_row(db, training, mark)
            assert sheet_of(db, training).marks.get(first_cell(db, training)) == mark


def test_the_same_mark_again_changes_nothing(database: Database) -> None:
    with writing(database) as db:
        cell = (*first_cell(db, open_class(db)), Mark.PRESENT)
        assert marks.set_marks(db, [cell]) == 1
        assert marks.set_marks(db, [cell]) == 0


def test_an_unknown_mark_is_refused(database: Database) -> None:
    with pytest.raises(UnknownMark), writing(database) as db:
        mark_row(db, open_class(db), "here")  # type: ignore[arg-type]  # what a file may hold


def test_a_half_day_of_another_training_is_refused(database: Database) -> None:
    with pytest.raises(UnknownEnrollment), writing(database) as db:
        first, second = open_class(db), make_training(db)
        person = enrollments.enrolled(db, first)[0]
        marks.set_mark(db, person.id, trainings.list_periods(db, second)[0].id, P)


def test_marks_wait_until_the_training_is_open(database: Database) -> None:
    with pytest.raises(TrainingStateForbids), writing(database) as db:
        training = make_training(db)
        enrollments.enroll(db, training, [make_person(db)])
        mark_row(db, training, P)


def test_a_cell_says_how_its_mark_came_there(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db)
        place = first_cell(db, training)
        marks.set_mark(
            db, *place, L, entered_by=EnteredBy.SCANNER, arrived="08:50", minutes_late=20, note="雨"
        )
        cell = sheet_of(db, training).cells[place]
    assert cell == MarkCell(L, True, EnteredBy.SCANNER, "08:50", 20, "雨")  # noqa: FBT003 - a cell in full


def test_details_stay_while_they_fit_the_mark(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db)
        place = first_cell(db, training)
        marks.set_mark(db, *place, L, arrived="08:50", minutes_late=20, note="雨")
        marks.set_mark(db, *place, P)
        there = sheet_of(db, training).cells[place]
        marks.set_mark(db, *place, A)
        absent = sheet_of(db, training).cells[place]
    assert (there.arrived, there.minutes_late, there.note) == ("08:50", None, "雨")
    assert (absent.arrived, absent.minutes_late, absent.note) == (None, None, "雨")


def test_an_empty_text_takes_a_note_away(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db)
        place = first_cell(db, training)
        marks.set_mark(db, *place, P, note="代签")
        assert marks.set_mark(db, *place, P, note="")
        assert sheet_of(db, training).cells[place].note is None


def test_leave_filled_in_beforehand_is_not_confirmed_until_said(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db)
        granted(db, training)
        place = first_cell(db, training)
        hollow = sheet_of(db, training).cells[place]
        assert marks.set_mark(db, *place, X)
        solid = sheet_of(db, training).cells[place]
    assert (hollow.mark, hollow.confirmed, hollow.entered_by) == (X, False, EnteredBy.LEAVE)
    assert (solid.confirmed, solid.entered_by) == (True, EnteredBy.LEAVE)


def test_all_hollow_marks_of_a_half_day_are_confirmed_at_once(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, people=3)
        granted(db, training, 0)
        granted(db, training, 2)
        first, second = trainings.list_periods(db, training)
        assert marks.confirm(db, training, [second.id]) == 0
        assert marks.confirm(db, training, [first.id]) == 2
        assert marks.confirm(db, training) == 0


def test_all_present_fills_only_what_is_blank(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, people=2)
        mark_row(db, training, A)
        assert marks.mark_all_present(db, training) == 3
        assert row_of(db, training) == [A, P]


def test_all_present_leaves_granted_leave_and_confirms_it(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, people=2)
        granted(db, training)
        assert marks.mark_all_present(db, training) == 3
        sheet = sheet_of(db, training)
    assert sheet.marks[sheet.people[0].id, sheet.periods[0].id] is X
    assert all(cell.confirmed for cell in sheet.cells.values())


def test_all_present_can_be_said_of_one_half_day(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, people=2)
        second = trainings.list_periods(db, training)[1].id
        assert marks.mark_all_present(db, training, [second]) == 2
        assert row_of(db, training) == [None, P]


def test_a_mark_is_undone_and_done_again(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db)
    for mark in (P, A):
        with writing(database, "mark attendance") as db:
            mark_row(db, training, mark)
    seen = []
    for step in (undoing.undo, undoing.undo, undoing.redo, undoing.redo):
        with writing(database) as db:
            step(db)
        with database.reading() as db:
            seen.append(row_of(db, training)[0])
    assert seen == [P, None, P, A]


def test_the_tally_counts_each_person_once(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, people=4)
        mark_row(db, training, P, A, row=0)
        mark_row(db, training, X, X, row=1)
        mark_row(db, training, A, A, row=2)
        tally = marks.tally(sheet_of(db, training))
    assert tally == Tally(due=4, present=1, leave=1, absent=1, blank=1)


def test_a_half_day_is_counted_by_itself(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, people=4)
        mark_row(db, training, P, A, row=0)
        mark_row(db, training, L, X, row=1)
        mark_row(db, training, N, P, row=2)
        sheet = sheet_of(db, training)
        first, second = (marks.period_tally(sheet, period.id) for period in sheet.periods)
    assert first == Tally(due=3, present=2, leave=0, absent=0, blank=1)
    assert second == Tally(due=4, present=1, leave=1, absent=1, blank=1)


def test_whom_no_half_day_concerns_is_not_due(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, people=2)
        mark_row(db, training, N, N, row=0)
        mark_row(db, training, N, P, row=1)
        tally = marks.tally(sheet_of(db, training))
    assert tally == Tally(due=1, present=1, leave=0, absent=0, blank=0)


def test_a_withdrawn_persons_marks_are_not_in_the_grid(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, people=2)
        marks.mark_all_present(db, training)
        completion.withdraw(db, enrollments.enrolled(db, training)[0].id)
        sheet = sheet_of(db, training)
        assert (len(sheet.people), len(sheet.marks), len(sheet.cells)) == (1, 2, 2)
        completion.close_training(db, training)


Entered = list[tuple[int, int, Mark | None]]


@given(
    st.lists(
        st.tuples(st.integers(0, 2), st.integers(0, 1), st.sampled_from([*Mark, None])),
        max_size=12,
    )
)
def test_only_the_last_mark_of_each_cell_matters(
    tmp_path_factory: pytest.TempPathFactory, entered: Entered
) -> None:
    """Entering cells in another order gives the same grid, each cell's own order kept."""
    database = make_database(tmp_path_factory.mktemp("order"))
    with writing(database) as db:
        one, other = open_class(db, people=3), open_class(db, people=3)
        _enter(db, one, entered)
        _enter(db, other, sorted(entered, key=lambda cell: cell[:2]))
        grids = [[row_of(db, training, row) for row in range(3)] for training in (one, other)]
    database.close()
    assert grids[0] == grids[1]


def _enter(db: Session, training: str, entered: Entered) -> None:
    sheet = sheet_of(db, training)
    for row, column, mark in entered:
        marks.set_mark(db, sheet.people[row].id, sheet.periods[column].id, mark)


@pytest.mark.parametrize("mark", [*Mark, None])
def test_many_cells_are_asked_for_and_written_as_one(database: Database, mark: Mark | None) -> None:
    with writing(database) as db:
        training = open_class(db, people=3)
        sheet = sheet_of(db, training)
        cells = [(person.id, period.id) for person in sheet.people for period in sheet.periods]
        marks.set_mark(db, *cells[0], Mark.LATE)
        marks.set_mark(db, *cells[-1], Mark.ABSENT)
    with database.transaction(Act.MARK, by=CLERK) as db:
        asked: list[str] = []
        driver(db).set_trace_callback(asked.append)
        marks.set_marks(db, [(*cell, mark) for cell in cells])
        driver(db).set_trace_callback(None)
    assert sum("SELECT" in statement for statement in asked) == 1
    with database.reading() as db:
        assert set(sheet_of(db, training).marks.values()) == ({mark} if mark else set())


def test_a_cell_is_sought_by_person_and_half_day_however_large_the_class(
    database: Database,
) -> None:
    with database.reading() as db:
        cells = Statement(f"EXPLAIN QUERY PLAN {CELLS_TO_WRITE.text}")
        plan = run(db, cells, cells=as_list([("person", "half-day")]))
        steps = " ".join(row[3] for row in plan)
    assert "uq_attendance_enrollment_id_period_id" in steps
