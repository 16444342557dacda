from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from roster.attendance import marks as attendance
from roster.attendance import walk_ins
from roster.attendance.codes import LikeWalkIn
from roster.attendance.completion import close_training, set_exam
from roster.attendance.errors import MarksCollide, NotProvisional, ResultsCollide
from roster.base.codes.attendance import Mark
from roster.base.codes.people import EndReason, Post
from roster.base.codes.trainings import PartOfDay, TrainingState
from roster.db.history import undoing
from roster.db.models import Leave
from roster.people import positions, trainees
from roster.people.errors import ForbiddenPosts, NameUnusable, UnknownTrainee
from roster.trainings import enrollments, trainings
from roster.trainings.errors import TrainingStateForbids, UnknownEnrollment
from tests.builders import (
    facts_of,
    make_id_number,
    make_person,
    make_training,
    village_ids,
    writing,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from roster.db.engine import Database
    from roster.trainings.enrollments import EnrollmentRow


def open_class(db: Session, *trainee_ids: str, days: int = 1) -> str:
    training = make_training(db, days)
    enrollments.enroll(db, training, trainee_ids)
    trainings.open_training(db, training)
    return training


def walk_in(db: Session, training: str, name: str = "张山", village: int = 0) -> str:
    return walk_ins.add_walk_in(db, training, name, village_ids(db)[village])


def person_of(db: Session, training: str, enrollment_id: str) -> EnrollmentRow:
    return next(p for p in enrollments.enrolled(db, training) if p.id == enrollment_id)


def mark(db: Session, training: str, enrollment_id: str, *marks: Mark | None) -> None:
    for period, one in zip(trainings.list_periods(db, training), marks, strict=False):
        if one is not None:
            attendance.set_mark(db, enrollment_id, period.id, one)


def marks_of(db: Session, training: str, enrollment_id: str) -> list[Mark | None]:
    sheet = attendance.attendance_sheet(db, training)
    return [sheet.marks.get((enrollment_id, period.id)) for period in sheet.periods]


# --- adding --------------------------------------------------------------------------------


def test_a_stranger_becomes_a_provisional_person_on_the_list(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, make_person(db, "李四"))
        person = person_of(db, training, walk_in(db, training, " 张 三 "))
    assert (person.name, person.number, person.walk_in, person.provisional) == (
        "张三",
        2,
        True,
        True,
    )


def test_a_known_person_who_is_not_on_the_list_is_taken_for_the_walk_in(database: Database) -> None:
    with writing(database) as db:
        known = make_person(db, "张三", Post.SECRETARY)
        training = open_class(db)
        person = person_of(db, training, walk_in(db, training, "张三"))
    assert (person.trainee_id, person.posts) == (known, (Post.SECRETARY,))
    assert (person.walk_in, person.provisional) == (True, False)


def test_who_is_on_the_list_already_does_not_walk_in(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, make_person(db, "张三"))
        person = person_of(db, training, walk_in(db, training, "张三"))
        assert len(enrollments.enrolled(db, training)) == 1
    assert not person.walk_in


def test_the_same_stranger_walks_in_once(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db)
        assert walk_in(db, training) == walk_in(db, training)


def test_a_stranger_of_an_earlier_training_is_the_same_person(database: Database) -> None:
    with writing(database) as db:
        first, second = open_class(db), open_class(db)
        one = person_of(db, first, walk_in(db, first))
        other = person_of(db, second, walk_in(db, second))
    assert one.trainee_id == other.trainee_id


def test_of_two_namesakes_in_a_village_nobody_is_guessed(database: Database) -> None:
    with writing(database) as db:
        make_person(db, "张三")
        make_person(db, "张三", birth="1990")
        make_person(db, "张三", village=1)
        training = open_class(db)
        enrollment_id = walk_in(db, training, "张三")
        assert person_of(db, training, enrollment_id).provisional
        found = walk_ins.candidates(db, enrollment_id)
    assert [one.likeness for one in found] == [LikeWalkIn.NAME_AND_DIVISION] * 2 + [LikeWalkIn.NAME]


def test_nobody_walks_into_a_closed_training(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, make_person(db))
        attendance.mark_all_present(db, training)
        close_training(db, training)
    with pytest.raises(TrainingStateForbids), writing(database) as db:
        walk_in(db, training)


def test_a_walk_in_needs_a_name(database: Database) -> None:
    with pytest.raises(NameUnusable), writing(database) as db:
        walk_in(db, open_class(db), "　")


# --- recognising ---------------------------------------------------------------------------


def test_candidates_come_by_likeness_with_who_is_on_the_list(database: Database) -> None:
    with writing(database) as db:
        on_list = make_person(db, "张秋影")
        for name, village in (
            ("张丘英", 0),
            ("张秋英", 1),
            ("张英", 0),
            ("李四", 0),
            ("张秋影", 1),
        ):
            make_person(db, name, village=village)
        training = open_class(db, on_list)
        enrollment_id = walk_in(db, training, "张秋英")
        found = walk_ins.candidates(db, enrollment_id)
    assert [(one.name, one.likeness, one.enrolled) for one in found] == [
        ("张秋英", LikeWalkIn.NAME, False),
        ("张丘英", LikeWalkIn.SOUND_AND_DIVISION, False),
        ("张秋影", LikeWalkIn.SOUND_AND_DIVISION, True),
        ("张英", LikeWalkIn.NEAR_NAME_AND_DIVISION, False),
    ]


def test_candidates_of_nobody_are_refused(database: Database) -> None:
    with pytest.raises(UnknownEnrollment), database.reading() as db:
        walk_ins.candidates(db, "nothing")


def test_a_stranger_kept_as_new_is_an_ordinary_person(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db)
        enrollment_id = walk_in(db, training)
        walk_ins.keep_as_new(db, enrollment_id)
        person = person_of(db, training, enrollment_id)
    assert (person.walk_in, person.provisional) == (True, False)
    with pytest.raises(NotProvisional), writing(database) as db:
        walk_ins.merge(db, enrollment_id, make_person(db))


# --- merging -------------------------------------------------------------------------------


def test_a_recognised_walk_in_keeps_number_and_marks(database: Database) -> None:
    with writing(database) as db:
        known = make_person(db, "张三", Post.SECRETARY, village=1)
        training = open_class(db, make_person(db, "李四"))
        enrollment_id = walk_in(db, training)
        mark(db, training, enrollment_id, Mark.PRESENT, Mark.LATE)
        provisional = person_of(db, training, enrollment_id).trainee_id
        walk_ins.merge(db, enrollment_id, known)
        person = person_of(db, training, enrollment_id)
        assert marks_of(db, training, enrollment_id) == [Mark.PRESENT, Mark.LATE]
        assert provisional not in trainees.find_people(db)
    assert (person.trainee_id, person.name, person.number) == (known, "张三", 2)
    assert (person.unit_id, person.posts) == (village_id(database, 1), (Post.SECRETARY,))
    assert (person.walk_in, person.provisional) == (True, False)


def village_id(database: Database, number: int) -> str:
    with database.reading() as db:
        return village_ids(db)[number]


def test_a_walk_in_who_stands_on_the_list_gives_the_marks_to_that_row(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, make_person(db, "张三"), days=2)
        known = enrollments.enrolled(db, training)[0]
        enrollment_id = walk_in(db, training)
        mark(db, training, known.id, None, None, Mark.SICK_LEAVE)
        mark(db, training, enrollment_id, Mark.PRESENT, Mark.LATE, Mark.SICK_LEAVE)
        walk_ins.merge(db, enrollment_id, known.trainee_id)
        assert marks_of(db, training, known.id) == [
            Mark.PRESENT,
            Mark.LATE,
            Mark.SICK_LEAVE,
            None,
        ]
        assert [person.id for person in enrollments.enrolled(db, training)] == [known.id]


def test_two_different_marks_in_one_half_day_are_named_and_both_stay(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, make_person(db, "张三"))
        known = enrollments.enrolled(db, training)[0]
        enrollment_id = walk_in(db, training)
        mark(db, training, known.id, None, Mark.ABSENT)
        mark(db, training, enrollment_id, Mark.PRESENT, Mark.PRESENT)
    with pytest.raises(MarksCollide) as collision, writing(database) as db:
        walk_ins.merge(db, enrollment_id, known.trainee_id)
    assert collision.value.cells == (("2026-05-08", PartOfDay.AFTERNOON),)
    with database.reading() as db:
        assert marks_of(db, training, known.id) == [None, Mark.ABSENT]
        assert marks_of(db, training, enrollment_id) == [Mark.PRESENT, Mark.PRESENT]


some_marks = st.lists(st.sampled_from([None, Mark.PRESENT, Mark.ABSENT]), min_size=4, max_size=4)


@given(some_marks, some_marks)
def test_a_merge_loses_no_mark_or_does_nothing(
    database: Database, listed: list[Mark | None], walked: list[Mark | None]
) -> None:
    with writing(database) as db:
        training = open_class(db, make_person(db, "王五"), days=2)
        known = enrollments.enrolled(db, training)[0]
        enrollment_id = walk_in(db, training, f"张{len(trainees.find_people(db))}")
        mark(db, training, known.id, *listed)
        mark(db, training, enrollment_id, *walked)
    pairs = list(zip(listed, walked, strict=True))
    if any(one and other and one != other for one, other in pairs):
        with pytest.raises(MarksCollide), writing(database) as db:
            walk_ins.merge(db, enrollment_id, known.trainee_id)
    else:
        with writing(database) as db:
            walk_ins.merge(db, enrollment_id, known.trainee_id)
            assert marks_of(db, training, known.id) == [one or other for one, other in pairs]


def test_leave_and_exam_go_along(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, make_person(db, "张三"))
        known = enrollments.enrolled(db, training)[0]
        enrollment_id = walk_in(db, training)
        leave = Leave(
            enrollment_id=enrollment_id,
            period_ids=[trainings.list_periods(db, training)[0].id],
            mark=Mark.SICK_LEAVE,
            reason="感冒",
        )
        db.add(leave)
        set_exam(db, enrollment_id, 855)
        walk_ins.merge(db, enrollment_id, known.trainee_id)
        assert db.scalars(select(Leave.enrollment_id)).all() == [known.id]
        assert person_of(db, training, known.id).exam_tenths == 855


def test_two_different_exam_marks_are_not_merged(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, make_person(db, "张三"))
        known = enrollments.enrolled(db, training)[0]
        enrollment_id = walk_in(db, training)
        set_exam(db, known.id, 600)
        set_exam(db, enrollment_id, 855)
    with pytest.raises(ResultsCollide), writing(database) as db:
        walk_ins.merge(db, enrollment_id, known.trainee_id)


def test_a_walk_in_of_a_closed_training_is_recognised_later(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db)
        enrollment_id = walk_in(db, training)
        attendance.mark_all_present(db, training)
        close_training(db, training)
        known = make_person(db, "张三")
        walk_ins.merge(db, enrollment_id, known)
        row = trainings.get_training(db, training).row
        person = person_of(db, training, enrollment_id)
    assert (row.state, row.completed) == (TrainingState.CLOSED, 1)
    assert (person.trainee_id, person.provisional) == (known, False)


def test_marks_of_a_closed_training_are_not_joined(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, make_person(db, "张三"))
        known = enrollments.enrolled(db, training)[0].trainee_id
        enrollment_id = walk_in(db, training)
        attendance.mark_all_present(db, training)
        close_training(db, training)
    with pytest.raises(TrainingStateForbids), writing(database) as db:
        walk_ins.merge(db, enrollment_id, known)


def test_every_training_of_a_stranger_goes_to_the_person_recognised(database: Database) -> None:
    with writing(database) as db:
        known = make_person(db, "张三")
        first, second = open_class(db), open_class(db, known)
        enrollment_id, other_id = walk_in(db, first), walk_in(db, second)
        mark(db, second, other_id, Mark.PRESENT)
        walk_ins.merge(db, enrollment_id, known)
        lists = [enrollments.enrolled(db, training) for training in (first, second)]
        assert [[person.trainee_id for person in people] for people in lists] == [[known]] * 2
        assert marks_of(db, second, lists[1][0].id) == [Mark.PRESENT, None]


def test_what_only_the_stranger_was_known_by_is_kept(database: Database) -> None:
    number = make_id_number("19820304", 7)
    with writing(database) as db:
        known = make_person(db, "张三", phone="13800000001", tags=("优秀",), birth=None)
        training = open_class(db)
        enrollment_id = walk_in(db, training)
        stranger = person_of(db, training, enrollment_id).trainee_id
        facts = {"id_number": number, "phone": "13800000002", "tags": ("新来",)}
        trainees.correct(db, stranger, **facts)
        positions.appoint(db, stranger, village_ids(db)[0], Post.COMMITTEE_MEMBER)
        walk_ins.merge(db, enrollment_id, known)
        facts_now = facts_of(db, known)
        posts = [held.post for held in positions.positions_of(db, known)]
    assert (facts_now.id_number, facts_now.birth) == (number, "1982-03-04")
    assert (facts_now.phone, facts_now.tags) == ("13800000001", ("优秀", "新来"))
    assert posts == [Post.COMMITTEE_MEMBER]


def test_a_merge_is_undone_like_any_action(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, make_person(db, "张三"))
        known = enrollments.enrolled(db, training)[0]
        enrollment_id = walk_in(db, training)
        mark(db, training, enrollment_id, Mark.PRESENT)
    with writing(database, "merge walk-in") as db:
        walk_ins.merge(db, enrollment_id, known.trainee_id)
    with writing(database, "undo") as db:
        undoing.undo(db)
    with database.reading() as db:
        assert marks_of(db, training, enrollment_id) == [Mark.PRESENT, None]
        assert marks_of(db, training, known.id) == [None, None]
        assert person_of(db, training, enrollment_id).provisional


def test_a_stranger_is_merged_with_somebody_else_only(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db)
        enrollment_id = walk_in(db, training)
        stranger = person_of(db, training, enrollment_id).trainee_id
    for nobody in (stranger, "nothing"):
        with pytest.raises(UnknownTrainee), writing(database) as db:
            walk_ins.merge(db, enrollment_id, nobody)


def test_a_merge_does_not_join_posts_that_the_law_forbids_together(database: Database) -> None:
    with writing(database) as db:
        known = make_person(db, "张三", Post.COMMITTEE_MEMBER)
        training = open_class(db, known)
        enrollment_id = walk_in(db, training)
        stranger = person_of(db, training, enrollment_id).trainee_id
        positions.appoint(db, stranger, village_ids(db)[0], Post.SUPERVISION_HEAD)
    with pytest.raises(ForbiddenPosts), writing(database) as db:
        walk_ins.merge(db, enrollment_id, known)


def test_a_merge_keeps_a_post_of_today_that_the_known_person_held_before(
    database: Database,
) -> None:
    with writing(database) as db:
        known = make_person(db, "张三", Post.SECRETARY)
        earlier = positions.positions_of(db, known)[0]
        positions.end_position(db, earlier.id, "2026-05-01", EndReason.RESIGNED)
        training = open_class(db, known)
        enrollment_id = walk_in(db, training)
        stranger = person_of(db, training, enrollment_id).trainee_id
        positions.appoint(db, stranger, village_ids(db)[0], Post.SECRETARY, start="2026-06-01")
        walk_ins.merge(db, enrollment_id, known)
        held = {(one.start, one.end) for one in positions.positions_of(db, known)}
    assert held == {("2026", "2026-05-01"), ("2026-06-01", None)}
