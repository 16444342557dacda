from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.base.codes.people import Post
from roster.base.codes.trainings import TrainingState
from roster.db.models import Enrollment
from roster.trainings import enrollments, seating, trainings
from roster.trainings.codes import SeatOrder
from roster.trainings.errors import GroupsImpossible, NobodyEnrolled, TrainingStateForbids
from tests.builders import make_person, make_training, writing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from roster.db.engine import Database
    from roster.trainings.enrollments import EnrollmentRow


def make_class(db: Session, *sizes: int) -> str:
    """Enroll as many people of each village as said."""
    training = make_training(db)
    people = [
        make_person(db, f"学员{'甲乙丙丁戊己庚辛'[village]}{number}", village=village)
        for village, size in enumerate(sizes)
        for number in range(size)
    ]
    enrollments.enroll(db, training, people)
    return training


def sizes_of_groups(people: tuple[EnrollmentRow, ...]) -> Counter[str | None]:
    return Counter(person.group_name for person in people)


def test_groups_spread_villages_and_are_equally_large(database: Database) -> None:
    with writing(database) as db:
        training = make_class(db, 3, 3, 4)
        seating.divide(db, training, 3, by_division=False)
        people = enrollments.enrolled(db, training)
    assert sizes_of_groups(people) == {"第1组": 4, "第2组": 3, "第3组": 3}
    village = people[0].unit_id
    assert len({p.group_name for p in people if p.unit_id == village}) == 3


def test_groups_by_village_keep_each_village_together(database: Database) -> None:
    with writing(database) as db:
        training = make_class(db, 2, 5, 3, 1)
        seating.divide(db, training, 2, by_division=True)
        people = enrollments.enrolled(db, training)
    assert len({(p.unit_id, p.group_name) for p in people}) == 4
    assert sorted(sizes_of_groups(people).values()) == [5, 6]
    assert people[0].group_name == "第1组"


@given(st.lists(st.integers(1, 30), min_size=1, max_size=12), st.data())
def test_groups_by_village_differ_by_no_more_than_a_village(
    sizes: list[int], data: st.DataObject
) -> None:
    groups = data.draw(st.integers(1, len(sizes)))
    divisions = [[Enrollment(number=n) for n in range(size)] for size in sizes]
    packed = [len(group) for group in seating._packed(divisions, groups)]
    assert sum(packed) == sum(sizes)
    assert min(packed) > 0
    assert max(packed) - min(packed) <= max(sizes)


@pytest.mark.parametrize(
    ("groups", "by_division", "most"), [(0, False, 3), (4, False, 3), (3, True, 2)]
)
def test_impossible_groups_are_refused(
    database: Database, groups: int, most: int, *, by_division: bool
) -> None:
    with writing(database) as db:
        training = make_class(db, 2, 1)
    with pytest.raises(GroupsImpossible) as impossible, writing(database) as db:
        seating.divide(db, training, groups, by_division=by_division)
    assert impossible.value.most == most


def test_a_class_without_people_has_no_groups_and_seats(database: Database) -> None:
    with pytest.raises(NobodyEnrolled), writing(database) as db:
        seating.divide(db, make_training(db), 2, by_division=False)
    with pytest.raises(NobodyEnrolled), writing(database) as db:
        seating.give_seats(db, make_training(db), SeatOrder.DIVISION)


def test_a_group_is_named_and_left_by_hand(database: Database) -> None:
    with writing(database) as db:
        training = make_class(db, 2)
        first, second = (person.id for person in enrollments.enrolled(db, training))
        seating.set_group(db, [first, second], " 党建组 ")
        seating.set_group(db, [second], "")
        names = [person.group_name for person in enrollments.enrolled(db, training)]
    assert names == ["党建组", None]


def make_mixed_class(db: Session) -> str:
    training = make_training(db)
    people = [
        make_person(db, "张三", Post.COMMITTEE_MEMBER),
        make_person(db, "李四", Post.SECRETARY, village=1),
        make_person(db, "王五", village=1),
        make_person(db, "赵六", Post.HEAD),
        make_person(db, "陈七", Post.SECRETARY),
    ]
    enrollments.enroll(db, training, people)
    return training


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (SeatOrder.POST, ["陈七", "李四", "赵六", "张三", "王五"]),
        (SeatOrder.DIVISION, ["陈七", "赵六", "张三", "李四", "王五"]),
        (SeatOrder.NAME, ["陈七", "李四", "王五", "张三", "赵六"]),
        (SeatOrder.STROKES, ["王五", "李四", "张三", "陈七", "赵六"]),
    ],
)
def test_seats_are_given_by_post_by_village_by_sound_or_by_strokes(
    database: Database, order: SeatOrder, names: list[str]
) -> None:
    with writing(database) as db:
        training = make_mixed_class(db)
        assert seating.give_seats(db, training, order) == 5
        people = sorted(enrollments.enrolled(db, training), key=lambda person: person.seat or 0)
    assert [person.name for person in people] == names
    assert [person.seat for person in people] == [1, 2, 3, 4, 5]


def test_every_classroom_counts_its_own_seats(database: Database) -> None:
    with writing(database) as db:
        training = make_mixed_class(db)
        people = {person.name: person.id for person in enrollments.enrolled(db, training)}
        seating.set_classroom(db, [people["李四"], people["王五"]], "分课堂")
        seating.give_seats(db, training, SeatOrder.POST)
        seats = {p.name: (p.classroom, p.seat) for p in enrollments.enrolled(db, training)}
    assert seats["李四"] == ("分课堂", 1)
    assert seats["王五"] == ("分课堂", 2)
    assert sorted(seat or 0 for room, seat in seats.values() if room is None) == [1, 2, 3]


def test_two_people_change_seats(database: Database) -> None:
    with writing(database) as db:
        training = make_class(db, 2)
        seating.give_seats(db, training, SeatOrder.NAME)
        first, second = enrollments.enrolled(db, training)
        seating.swap_seats(db, first.id, second.id)
        after = [person.seat for person in enrollments.enrolled(db, training)]
    assert after == [second.seat, first.seat]


def test_a_cancelled_class_is_not_divided(database: Database) -> None:
    with writing(database) as db:
        training = make_class(db, 2)
        trainings.call_off(db, training, TrainingState.CANCELLED, "台风")
    with pytest.raises(TrainingStateForbids), writing(database) as db:
        seating.divide(db, training, 2, by_division=False)
    with pytest.raises(TrainingStateForbids), writing(database) as db:
        seating.set_group(db, [enrollments.enrolled(db, training)[0].id], "甲组")


def test_who_takes_a_seat_gives_the_own_one_to_whom_sat_there(database: Database) -> None:
    with writing(database) as db:
        training = make_mixed_class(db)
        seating.give_seats(db, training, SeatOrder.POST)
        people = {person.name: person for person in enrollments.enrolled(db, training)}
        seating.set_classroom(db, [people["李四"].id], "分课堂")
        seating.take_seat(db, people["王五"].id, 1)
        seating.take_seat(db, people["赵六"].id, 2)
        seats = {person.name: person.seat for person in enrollments.enrolled(db, training)}
    assert seats == {"王五": 1, "陈七": 5, "赵六": 2, "李四": 2, "张三": 4}
