from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster import attendance, completion, enrollments, trainings
from roster.codes import Completion, Mark, Shortfall, TrainingState
from roster.errors import (
    AttendanceIncomplete,
    NobodyEnrolled,
    TrainingStateForbids,
    UnknownEnrollment,
    UnknownMark,
)
from roster.trainings import CompletionRule
from tests.builders import make_person, make_training, writing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from roster.db.engine import Database

P, L, E, X, A = Mark.PRESENT, Mark.LATE, Mark.LEFT_EARLY, Mark.PERSONAL_LEAVE, Mark.ABSENT


def open_class(
    db: Session, days: int = 1, people: int = 1, rule: CompletionRule | None = None
) -> str:
    training = make_training(db, days, completion=rule)
    chosen = [make_person(db, f"张{'甲乙丙丁'[n]}") for n in range(people)]
    enrollments.enroll(db, training, chosen)
    trainings.open_training(db, training)
    return training


def mark_row(db: Session, training: str, *marks: Mark | None, row: int = 0) -> None:
    sheet = attendance.attendance_sheet(db, training)
    cells = zip(sheet.periods, marks, strict=False)
    attendance.set_marks(db, [(sheet.people[row].id, p.id, mark) for p, mark in cells])


def verdict(
    database: Database, *marks: Mark | None, days: int = 1, rule: CompletionRule | None = None
) -> completion.Verdict:
    with writing(database) as db:
        training = open_class(db, days, rule=rule)
        mark_row(db, training, *marks)
        return completion.verdicts(attendance.attendance_sheet(db, training))[0]


def test_a_mark_is_kept_changed_and_taken_back(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db)
        for mark in (Mark.LATE, Mark.PRESENT, None):
            mark_row(db, training, mark)
            sheet = attendance.attendance_sheet(db, training)
            key = (sheet.people[0].id, sheet.periods[0].id)
            assert sheet.marks.get(key) == mark


def test_the_same_mark_again_changes_nothing(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db)
        sheet = attendance.attendance_sheet(db, training)
        cell = (sheet.people[0].id, sheet.periods[0].id, Mark.PRESENT)
        assert attendance.set_marks(db, [cell]) == 1
        assert attendance.set_marks(db, [cell]) == 0


def test_an_unknown_mark_is_refused(database: Database) -> None:
    with pytest.raises(UnknownMark), writing(database) as db:
        mark_row(db, open_class(db), "here")  # type: ignore[arg-type]  # what a file may hold


def test_a_half_day_of_another_training_is_refused(database: Database) -> None:
    with pytest.raises(UnknownEnrollment), writing(database) as db:
        first, second = open_class(db), make_training(db)
        person = enrollments.enrolled(db, first)[0]
        attendance.set_mark(db, person.id, trainings.list_periods(db, second)[0].id, P)


def test_marks_wait_until_the_training_is_open(database: Database) -> None:
    with pytest.raises(TrainingStateForbids), writing(database) as db:
        training = make_training(db)
        enrollments.enroll(db, training, [make_person(db)])
        mark_row(db, training, P)


def test_all_present_fills_only_what_is_blank(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, days=1, people=2)
        mark_row(db, training, A)
        assert attendance.mark_all_present(db, training) == 3
        sheet = attendance.attendance_sheet(db, training)
        assert sheet.marks[sheet.people[0].id, sheet.periods[0].id] is A


def test_the_tally_counts_each_person_once(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, days=1, people=4)
        mark_row(db, training, P, A, row=0)
        mark_row(db, training, X, X, row=1)
        mark_row(db, training, A, A, row=2)
        tally = attendance.tally(attendance.attendance_sheet(db, training))
    assert tally == attendance.Tally(due=4, present=1, leave=1, absent=1, blank=1)


def test_everything_attended_completes(database: Database) -> None:
    assert verdict(database, P, P).is_completed


def test_a_blank_cell_does_not_complete(database: Database) -> None:
    assert verdict(database, P).shortfalls == (Shortfall.BLANK,)


def test_one_absence_does_not_complete(database: Database) -> None:
    assert verdict(database, P, P, A, P, days=2).shortfalls == (Shortfall.ABSENT,)


def test_a_one_day_training_leaves_no_room_for_leave(database: Database) -> None:
    assert verdict(database, P, X).shortfalls == (Shortfall.LEAVE,)


def test_leave_of_exactly_a_seventh_completes(database: Database) -> None:
    marks = [X, *[P] * 6]
    rule = CompletionRule()
    with writing(database) as db:
        training = make_training(db, days=4, completion=rule)
        seven = trainings.list_periods(db, training)[:7]
        trainings.set_periods(db, training, [period.plan for period in seven])
        enrollments.enroll(db, training, [make_person(db)])
        trainings.open_training(db, training)
        mark_row(db, training, *marks)
        found = completion.verdicts(attendance.attendance_sheet(db, training))[0]
    assert found.is_completed
    assert (found.leave * 7, found.attended) == (found.total, found.total - found.leave)


def test_official_leave_is_not_held_against_anybody(database: Database) -> None:
    assert verdict(database, P, Mark.OFFICIAL_LEAVE).is_completed


def test_official_leave_counts_where_the_rule_says_so(database: Database) -> None:
    rule = CompletionRule(count_official=True)
    found = verdict(database, P, Mark.OFFICIAL_LEAVE, rule=rule)
    assert found.shortfalls == (Shortfall.LEAVE,)


def test_three_times_late_weigh_as_one_absence(database: Database) -> None:
    assert verdict(database, L, E, P, P, days=2).is_completed
    assert verdict(database, L, E, L, P, days=2).shortfalls == (Shortfall.ABSENT,)


@given(st.integers(0, 400), st.integers(1, 400), st.integers(1, 9), st.integers(1, 9))
def test_ratios_are_compared_exactly(part: int, total: int, top: int, bottom: int) -> None:
    exact = Fraction(part, total) > Fraction(top, bottom)
    assert completion.exceeds(part, total, top, bottom) is exact


def test_closing_writes_each_outcome(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, people=2)
        mark_row(db, training, A, A, row=1)
        attendance.mark_all_present(db, training)
        completion.close_training(db, training)
        rows = enrollments.enrolled(db, training)
        detail = trainings.get_training(db, training)
    assert [row.completion for row in rows] == [Completion.COMPLETED, Completion.NOT_COMPLETED]
    assert rows[1].completion_reasons == ("absent",)
    assert (detail.row.state, detail.row.completed) == (TrainingState.CLOSED, 1)


def test_a_training_with_blank_cells_is_not_closed(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, people=2)
    with pytest.raises(AttendanceIncomplete) as caught, writing(database) as db:
        completion.close_training(db, training)
    assert caught.value.blank == 4


def test_a_training_without_people_is_not_closed(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, people=0)
    with pytest.raises(NobodyEnrolled), writing(database) as db:
        completion.close_training(db, training)


def test_a_closed_training_takes_marks_again_only_after_reopening(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db)
        attendance.mark_all_present(db, training)
        completion.close_training(db, training)
    with pytest.raises(TrainingStateForbids), writing(database) as db:
        mark_row(db, training, A)
    with writing(database) as db:
        completion.reopen_training(db, training, "补录")
        mark_row(db, training, A)
