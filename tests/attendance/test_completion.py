from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.attendance import completion, leave
from roster.attendance import marks as attendance
from roster.attendance.codes import RulePreset, Shortfall
from roster.attendance.errors import AttendanceIncomplete, AttendanceUnconfirmed, ExamMarkUnusable
from roster.attendance.marks import AttendanceSheet
from roster.base.codes.attendance import ATTENDED, LEAVE, Mark
from roster.base.codes.trainings import Completion, PartOfDay, Tier, TrainingKind, TrainingState
from roster.certificates import certificates
from roster.certificates.errors import IssuedAbove, NotQualified
from roster.db.history import undoing
from roster.trainings import enrollments, trainings
from roster.trainings.enrollments import EnrollmentRow
from roster.trainings.errors import NobodyEnrolled, ReasonMissing, TrainingStateForbids
from roster.trainings.trainings import (
    CompletionRule,
    PeriodPlan,
    PeriodRow,
    TrainingDetail,
    TrainingPlan,
    TrainingRow,
)
from tests.builders import CLERK, make_person, make_training, writing
from tests.classroom import A, E, L, N, O, P, S, X, mark_row, open_class, sheet_of, training_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from sqlalchemy.orm import Session

    from roster.db.engine import Database

EXAM = CompletionRule(exam_min_tenths=600)
Cells = list[tuple[Mark | None, int]]


def judged(
    *marks: Mark | None,
    rule: CompletionRule | None = None,
    hours: Sequence[int] = (),
    made_up: Sequence[int] = (),
    later_run: bool = False,
    exam: int | None = None,
    decision: Completion | None = None,
) -> completion.Verdict:
    """Return the verdict over a row of marks, without a file: the rule looks at nothing else."""
    rows = tuple(
        PeriodRow(str(n), PeriodPlan(f"2026-05-{n + 1:02d}", PartOfDay.MORNING, own))
        for n, own in enumerate(hours or [16] * len(marks))
    )
    person = EnrollmentRow(
        "one", "t", 1, "张甲", "zj", "u", "翠洲", (), None, (), exam_tenths=exam, decision=decision
    )
    plan = TrainingPlan("班", Tier.TOWNSHIP, "u", "镇", completion=rule or CompletionRule())
    said = {("one", str(n)): mark for n, mark in enumerate(marks) if mark is not None}
    sheet = AttendanceSheet(
        training=TrainingDetail(_ROW, plan, rows),
        periods=rows,
        people=(person,),
        marks=said,
        made_up={
            ("one", str(n)): row.plan.quarter_hours for n, row in enumerate(rows) if n in made_up
        },
        can_be_made_up=later_run,
    )
    return completion.verdicts(sheet)[0]


_ROW = TrainingRow(
    id="班",
    title="班",
    tier=Tier.TOWNSHIP,
    kind=TrainingKind.TRAINING,
    state=TrainingState.OPEN,
    held_above=False,
    first_day=None,
    last_day=None,
    periods=0,
    quarter_hours=0,
    enrolled=1,
    completed=0,
)


# --- the rule ------------------------------------------------------------------------------


def test_everything_attended_completes() -> None:
    assert judged(P, P).completion is Completion.COMPLETED


def test_a_blank_cell_does_not_complete() -> None:
    assert judged(P, None).shortfalls == (Shortfall.BLANK,)


def test_one_absence_does_not_complete() -> None:
    assert judged(P, P, A, P).shortfalls == (Shortfall.ABSENT,)
    assert judged(P, P, A, P).completion is Completion.NOT_COMPLETED


def test_a_one_day_training_leaves_no_room_for_leave_and_expels_nobody_for_it() -> None:
    found = judged(P, X)
    assert found.shortfalls == (Shortfall.LEAVE,)
    assert found.completion is Completion.NOT_COMPLETED


def test_leave_of_exactly_a_seventh_completes() -> None:
    found = judged(X, *[P] * 6)
    assert found.is_completed
    assert (found.leave * 7, found.attended) == (found.total, found.total - found.leave)


def test_a_quarter_hour_more_than_a_seventh_expels() -> None:
    found = judged(X, *[P] * 6, hours=[17, *[16] * 5, 15], rule=CompletionRule())
    assert (found.leave, found.total) == (17, 112)
    assert found.completion is Completion.EXPELLED
    gentle = CompletionRule(leave_expels=False)
    assert judged(X, X, *[P] * 6, rule=gentle).completion is Completion.NOT_COMPLETED


def test_official_leave_is_not_held_against_anybody() -> None:
    assert judged(P, O).is_completed


def test_official_leave_counts_where_the_rule_says_so() -> None:
    assert judged(P, O, rule=CompletionRule(count_official=True)).shortfalls == (Shortfall.LEAVE,)


def test_nobody_completes_without_ever_being_there() -> None:
    assert judged(O, O).shortfalls == (Shortfall.NEVER_THERE,)
    assert judged(N, N).shortfalls == (Shortfall.NEVER_THERE,)


def test_three_times_late_weigh_as_one_absence() -> None:
    assert judged(L, E, P, P).is_completed
    assert judged(L, E, L, P).shortfalls == (Shortfall.ABSENT,)


def test_half_days_not_counted_leave_the_total() -> None:
    found = judged(N, N, P, P)
    assert (found.total, found.attended, found.is_completed) == (32, 32, True)
    assert judged(X, *[P] * 6).is_completed
    assert not judged(X, N, *[P] * 5).is_completed


def test_absence_may_expel_from_a_number_of_half_days_on() -> None:
    rule = completion.RULES[RulePreset.TWO_DAYS_EXPEL]
    assert judged(A, A, A, *[P] * 19, rule=rule).is_completed
    assert judged(A, A, A, A, *[P] * 36, rule=rule).completion is Completion.EXPELLED
    assert judged(A, A, *[P] * 8, rule=rule).completion is Completion.EXPELLED  # over 1/7 away


def test_leave_may_be_limited_in_half_days() -> None:
    rule = completion.RULES[RulePreset.ONE_DAY]
    assert judged(X, S, P, P, rule=rule).is_completed
    assert judged(X, S, X, P, rule=rule).shortfalls == (Shortfall.LEAVE,)


def test_the_exam_must_be_passed_where_there_is_one() -> None:
    assert judged(P, P, rule=EXAM).shortfalls == (Shortfall.EXAM,)
    assert judged(P, P, rule=EXAM, exam=599).shortfalls == (Shortfall.EXAM,)
    assert judged(P, P, rule=EXAM, exam=600).is_completed


def test_what_is_missed_is_due_while_another_run_is_to_come() -> None:
    assert judged(P, A, later_run=True).completion is Completion.MAKEUP_DUE
    assert judged(P, X, later_run=True).completion is Completion.MAKEUP_DUE
    assert judged(P, A, later_run=True, rule=EXAM).completion is Completion.NOT_COMPLETED
    assert judged(P, None, later_run=True).completion is Completion.NOT_COMPLETED


def test_what_was_made_up_is_neither_absence_nor_leave() -> None:
    found = judged(A, X, P, P, made_up=[0, 1])
    assert (found.is_completed, found.attended, found.made_up, found.credited) == (True, 32, 32, 64)
    assert (found.absences, found.leave) == (0, 0)
    assert not judged(A, X, P, P, made_up=[0]).is_completed


def test_a_decision_goes_before_the_rule() -> None:
    passed = judged(P, A, decision=Completion.COMPLETED)
    assert (passed.is_completed, passed.ruled) == (True, Completion.NOT_COMPLETED)
    assert (passed.shortfalls, passed.reasons) == ((Shortfall.ABSENT,), ())
    refused = judged(P, P, decision=Completion.NOT_COMPLETED)
    assert refused.reasons == (Shortfall.DECIDED,)


@pytest.mark.parametrize("preset", RulePreset)
def test_every_preset_lets_those_complete_who_miss_nothing(preset: RulePreset) -> None:
    assert judged(*[P] * 8, rule=completion.RULES[preset], exam=1000).is_completed


# --- laws ----------------------------------------------------------------------------------

rules = st.builds(
    CompletionRule,
    leave_part=st.integers(0, 3),
    leave_whole=st.integers(1, 9),
    count_official=st.booleans(),
    absences_allowed=st.integers(0, 3),
    late_per_absence=st.integers(0, 3),
    leave_half_days=st.none() | st.integers(0, 4),
    leave_expels=st.booleans(),
    absences_expel=st.none() | st.integers(1, 5),
)
cells = st.lists(
    st.tuples(st.none() | st.sampled_from(Mark), st.integers(1, 24)), min_size=1, max_size=10
)


def judged_cells(said: Cells, rule: CompletionRule) -> completion.Verdict:
    return judged(*[mark for mark, _ in said], hours=[hours for _, hours in said], rule=rule)


@given(st.integers(0, 400), st.integers(1, 400), st.integers(1, 9), st.integers(1, 9))
def test_ratios_are_compared_exactly(part: int, total: int, top: int, bottom: int) -> None:
    exact = Fraction(part, total) > Fraction(top, bottom)
    assert completion.exceeds(part, total, top, bottom) is exact


@given(cells, rules, st.randoms(use_true_random=False))
def test_the_order_of_the_half_days_does_not_matter(
    said: Cells, rule: CompletionRule, chance: Random
) -> None:
    mixed = list(said)
    chance.shuffle(mixed)
    one, other = judged_cells(said, rule), judged_cells(mixed, rule)
    assert replace(one, enrollment=other.enrollment) == other


@given(cells, rules, st.integers(0, 9), st.sampled_from(sorted(LEAVE)))
def test_leave_instead_of_being_there_never_completes(
    said: Cells, rule: CompletionRule, place: int, leave_mark: Mark
) -> None:
    mark, hours = said[place % len(said)]
    if mark is not P:
        return
    fewer = list(said)
    fewer[place % len(said)] = (leave_mark, hours)
    if judged_cells(fewer, rule).is_completed:
        assert judged_cells(said, rule).is_completed


@given(cells, rules, st.sets(st.integers(0, 9)))
def test_making_up_never_takes_a_completion_away(
    said: Cells, rule: CompletionRule, made_up: set[int]
) -> None:
    marks, hours = [mark for mark, _ in said], [own for _, own in said]
    before = judged(*marks, hours=hours, rule=rule)
    after = judged(*marks, hours=hours, rule=rule, made_up=sorted(made_up))
    assert after.is_completed or not before.is_completed
    assert after.credited >= before.credited


@given(cells, rules)
def test_hours_attended_missed_and_open_make_up_the_total(
    said: Cells, rule: CompletionRule
) -> None:
    found = judged_cells(said, rule)
    others = sum(own for mark, own in said if mark not in ATTENDED and mark is not N)
    assert found.attended + others == found.total


@given(st.lists(st.integers(1, 24), min_size=1, max_size=12), rules)
def test_an_allowance_says_how_much_leave_completes(hours: list[int], rule: CompletionRule) -> None:
    periods = [PeriodPlan("2026-05-08", PartOfDay.MORNING, own) for own in hours]
    found = completion.allowance(rule, periods)
    shortest = sorted(hours)
    for taken in range(len(hours)):
        marks = [X] * taken + [P] * (len(hours) - taken)
        is_fine = judged(*marks, hours=shortest, rule=rule).is_completed
        assert is_fine is (taken <= found.leave_half_days)
    assert found.total == sum(hours)
    limit = found.leave_quarter_hours
    assert not completion.exceeds(limit, found.total, rule.leave_part, rule.leave_whole)


def test_one_day_allows_no_leave_and_four_allow_a_half_day() -> None:
    def room(half_days: int) -> tuple[int, int]:
        periods = [PeriodPlan("2026-05-08", PartOfDay.MORNING)] * half_days
        found = completion.allowance(CompletionRule(), periods)
        return found.leave_half_days, found.leave_quarter_hours

    assert [room(n) for n in (0, 2, 7, 8, 14)] == [(0, 0), (0, 4), (1, 16), (1, 18), (2, 32)]


# --- closing -------------------------------------------------------------------------------


def held(db: Session, *names: str, rule: CompletionRule | None = None) -> str:
    return training_of(db, [make_person(db, name) for name in names], rule=rule)


def outcomes(db: Session, training: str) -> list[Completion | None]:
    return [row.completion for row in enrollments.enrolled(db, training)]


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


def test_a_training_with_unconfirmed_cells_is_not_closed(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db)
        sheet = sheet_of(db, training)
        mark_row(db, training, None, P)
        leave.grant(db, sheet.people[0].id, [sheet.periods[0].id], X, "家中有事")
    with pytest.raises(AttendanceUnconfirmed) as caught, writing(database) as db:
        completion.close_training(db, training)
    assert caught.value.hollow == 1


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
        assert outcomes(db, training) == [None]
        mark_row(db, training, A)


def test_nothing_is_opened_again_without_a_reason(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db)
        attendance.mark_all_present(db, training)
        completion.close_training(db, training)
    with pytest.raises(ReasonMissing), writing(database) as db:
        completion.reopen_training(db, training, "  ")


def test_closing_and_reopening_are_undone(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db)
        attendance.mark_all_present(db, training)
    with writing(database, "close training") as db:
        completion.close_training(db, training)
    with writing(database, "reopen training") as db:
        completion.reopen_training(db, training, "补录")
    for expected in ([Completion.COMPLETED], [None]):
        with writing(database) as db:
            undoing.undo(db)
        with database.reading() as db:
            assert outcomes(db, training) == expected


# --- what the clerk adds -------------------------------------------------------------------


def test_a_decision_in_an_open_training_holds_at_the_closing(database: Database) -> None:
    with writing(database) as db:
        training = held(db, "张甲")
        person = enrollments.enrolled(db, training)[0].id
        mark_row(db, training, A, P)
        completion.decide(db, person, Completion.COMPLETED, "补交心得", CLERK)
        assert outcomes(db, training) == [None]
        completion.close_training(db, training)
        row = enrollments.enrolled(db, training)[0]
    assert (row.completion, row.completion_reasons) == (Completion.COMPLETED, ())
    assert (row.decision_reason, row.decision_by) == ("补交心得", CLERK)


def test_a_decision_in_a_closed_training_holds_at_once_and_is_taken_back(
    database: Database,
) -> None:
    with writing(database) as db:
        training = held(db, "张甲")
        person = enrollments.enrolled(db, training)[0].id
        mark_row(db, training, A, P)
        completion.close_training(db, training)
        completion.decide(db, person, Completion.COMPLETED, "补交心得", CLERK)
        assert outcomes(db, training) == [Completion.COMPLETED]
        completion.decide(db, person, None, "认定有误", CLERK)
        row = enrollments.enrolled(db, training)[0]
    assert (row.completion, row.completion_reasons) == (Completion.NOT_COMPLETED, ("absent",))
    assert (row.decision, row.decision_reason, row.decision_by) == (None, None, None)


def test_nothing_is_decided_without_a_reason(database: Database) -> None:
    with pytest.raises(ReasonMissing), writing(database) as db:
        person = enrollments.enrolled(db, held(db, "张甲"))[0].id
        completion.decide(db, person, Completion.COMPLETED, "", CLERK)


def test_certificates_follow_the_decision(database: Database) -> None:
    with writing(database) as db:
        training = held(db, "张甲", "李乙")
        one, two = (row.id for row in enrollments.enrolled(db, training))
        mark_row(db, training, A, P)
        attendance.mark_all_present(db, training)
        completion.decide(db, one, Completion.COMPLETED, "补交心得", CLERK)
        completion.decide(db, two, Completion.NOT_COMPLETED, "代签", CLERK)
        completion.close_training(db, training)
        issued = certificates.issue(db, training, "2026-05-20")
    assert [row.facts.name for row in issued] == ["张甲"]
    with pytest.raises(NotQualified) as caught, writing(database) as db:
        certificates.issue(db, training, "2026-05-20", enrollment_ids=[two])
    assert caught.value.reasons == ("decided",)


def test_exam_marks_are_entered_while_the_training_is_open(database: Database) -> None:
    with writing(database) as db:
        training = held(db, "张甲", "李乙", rule=EXAM)
        one, two = (row.id for row in enrollments.enrolled(db, training))
        attendance.mark_all_present(db, training)
        completion.set_exam(db, one, 605)
        completion.set_exam(db, two, 1000)
        completion.set_exam(db, two, None)
        completion.close_training(db, training)
        assert outcomes(db, training) == [Completion.COMPLETED, Completion.NOT_COMPLETED]
    with pytest.raises(TrainingStateForbids), writing(database) as db:
        completion.set_exam(db, two, 900)


@pytest.mark.parametrize("tenths", [-1, 10_000])
def test_an_impossible_exam_mark_is_refused(database: Database, tenths: int) -> None:
    with pytest.raises(ExamMarkUnusable), writing(database) as db:
        completion.set_exam(db, enrollments.enrolled(db, held(db, "张甲"))[0].id, tenths)


def test_what_an_office_above_said_holds_and_its_certificates_are_not_ours(
    database: Database,
) -> None:
    with writing(database) as db:
        training = make_training(db, tier=Tier.CITY)
        plan = trainings.get_training(db, training).plan
        trainings.change_plan(db, training, replace(plan, held_above=True))
        enrollments.enroll(db, training, [make_person(db)])
        person = enrollments.enrolled(db, training)[0].id
        enrollments.record_outcomes(db, training, {person: Completion.COMPLETED})
        assert completion.verdicts(sheet_of(db, training))[0].is_completed
    with pytest.raises(IssuedAbove), writing(database) as db:
        certificates.issue(db, training, "2026-05-20")
