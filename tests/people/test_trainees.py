from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from roster.attendance.completion import withdraw
from roster.base.codes.people import Gender, Post
from roster.db.history import journal
from roster.people import trainees
from roster.people.errors import (
    DateUnreadable,
    IdNumberInvalid,
    IdNumberTaken,
    NameUnusable,
    TraineeInUse,
    UnknownTrainee,
)
from roster.people.trainees import PeopleFilter
from roster.trainings.enrollments import enroll, enrolled
from roster.trainings.invitations import send_notice
from tests.builders import (
    facts_of,
    make_facts,
    make_id_number,
    make_person,
    make_training,
    village_ids,
    writing,
)

if TYPE_CHECKING:
    from roster.db.engine import Database


def found(database: Database, **wanted: object) -> list[str]:
    with database.reading() as db:
        ids = trainees.find_people(db, PeopleFilter(**wanted))  # type: ignore[arg-type]
        return [row.facts.name for row in trainees.people_rows(db, ids)]


def test_gender_and_birth_come_from_the_identity_number(database: Database) -> None:
    number = make_id_number("19820315", serial=2)
    with writing(database) as db:
        person = make_person(db, "李四", id_number=number, gender=None, birth=None)
        facts = facts_of(db, person)
    assert (facts.gender, facts.birth) == (Gender.FEMALE, "1982-03-15")


def test_a_name_is_cleaned_and_its_rare_characters_kept(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, " 张　䶮 ")
        assert facts_of(db, person).name == "张䶮"


@pytest.mark.parametrize("name", ["", "  ", "张\x00三", "长" * 51])
def test_an_unusable_name_is_refused(database: Database, name: str) -> None:
    with pytest.raises(NameUnusable), writing(database) as db:
        make_person(db, name)


def test_a_wrong_identity_number_is_refused_by_kind(database: Database) -> None:
    number = make_id_number()
    wrong = number[:-1] + ("1" if number[-1] != "1" else "2")
    with pytest.raises(IdNumberInvalid) as caught, writing(database) as db:
        make_person(db, "李四", id_number=wrong)
    assert caught.value.kind == "id_check_digit"
    assert wrong not in str(vars(caught.value))


def test_an_identity_number_belongs_to_one_person(database: Database) -> None:
    with pytest.raises(IdNumberTaken) as caught, writing(database) as db:
        make_person(db, "李四", id_number=make_id_number())
        make_person(db, "王五", id_number=make_id_number())
    assert caught.value.holder == "李四"


def test_a_date_that_does_not_exist_is_refused(database: Database) -> None:
    with pytest.raises(DateUnreadable), writing(database) as db:
        make_person(db, "李四", birth="1978-02-30")


def test_correcting_goes_through_the_same_validator(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "李四")
    with pytest.raises(NameUnusable), writing(database) as db:
        trainees.correct(db, person, name="")


def test_a_removed_person_is_gone_and_the_number_free(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "李四", Post.HEAD, id_number=make_id_number())
        trainees.remove(db, person)
        make_person(db, "王五", id_number=make_id_number())
    assert found(database) == ["王五"]
    with pytest.raises(UnknownTrainee), writing(database) as db:
        trainees.correct(db, person, name="李五")


def test_a_person_with_trainings_is_not_removed(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "李四")
        enroll(db, make_training(db), [person])
    with pytest.raises(TraineeInUse), writing(database) as db:
        trainees.remove(db, person)


def test_a_person_whom_a_notice_called_is_not_removed(database: Database) -> None:
    with writing(database) as db:
        person, training = make_person(db, "李四"), make_training(db)
        send_notice(db, training, "2026-05-01")
        withdraw(db, enrolled(db, training)[0].id)
    with pytest.raises(TraineeInUse), writing(database) as db:
        trainees.remove(db, person)


@pytest.mark.parametrize("text", ["䶮", "zyq", "zhangyan", "8000", "张䶮秋", "zhang 8000"])
def test_a_person_is_found_by_every_way_of_writing(database: Database, text: str) -> None:
    with writing(database) as db:
        make_person(db, "张䶮秋", phone="13712348000")
        make_person(db, "李四", phone="13712349999")
    assert found(database, text=text) == ["张䶮秋"]


def test_the_end_of_the_identity_number_finds_its_person(database: Database) -> None:
    number = make_id_number()
    with writing(database) as db:
        make_person(db, "李四", id_number=number)
        make_person(db, "王五")
    assert found(database, text=number[-4:]) == ["李四"]


def test_wildcards_in_a_search_are_plain_characters(database: Database) -> None:
    with writing(database) as db:
        make_person(db, "李四")
    assert found(database, text="%") == []
    assert found(database, text="_") == []


def test_people_stand_by_village_then_rank_then_name(database: Database) -> None:
    with writing(database) as db:
        make_person(db, "安一", Post.COMMITTEE_MEMBER, village=1)
        make_person(db, "赵二", Post.COMMITTEE_MEMBER)
        make_person(db, "白三", Post.COMMITTEE_MEMBER)
        make_person(db, "周四", Post.SECRETARY)
    assert found(database) == ["周四", "白三", "赵二", "安一"]


def test_filters_narrow(database: Database) -> None:
    with writing(database) as db:
        make_person(db, "安一", Post.SECRETARY, village=1)
        make_person(db, "赵二", Post.SECRETARY, id_number=make_id_number())
        village = village_ids(db)[1]
    assert found(database, division_id=village) == ["安一"]
    assert found(database, post=Post.SECRETARY, without_id_number=True) == ["安一"]
    assert found(database, post=Post.HEAD) == []


def test_rows_show_posts_in_rank_order(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "张三", Post.ECONOMY_HEAD, Post.HEAD, Post.SECRETARY)
        row = trainees.people_rows(db, [person])[0]
    assert row.posts == (Post.SECRETARY, Post.HEAD, Post.ECONOMY_HEAD)


def test_facts_with_a_contradiction_are_kept(database: Database) -> None:
    with writing(database) as db:
        person = trainees.register(
            db, make_facts(db, "李四", id_number=make_id_number("19820315"), birth="1981-03")
        )
        assert facts_of(db, person).birth == "1981-03"


def test_many_people_are_corrected_at_once_like_one(database: Database) -> None:
    with writing(database) as db:
        people = [make_person(db, name) for name in ("张三", "李四")]
    with writing(database, "correct") as db:
        facts = {i: replace(facts_of(db, i), name="王五") for i in people[:1]}
        facts[people[1]] = facts_of(db, people[1])
        trainees.correct_many(db, facts, {people[0]: {"name": "王 五"}})
    with database.reading() as db:
        lines = journal.history(db, people)
        assert facts_of(db, people[0]).name == "王五"
        assert trainees.find_people(db, PeopleFilter(text="wangwu")) == (people[0],)

    assert [line.action for line in lines] == ["correct", "test", "test"]
    assert lines[0].after["raw"] == {"name": "王 五"}
    assert "phone" not in lines[0].after


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("陈发", "陳發"),
        ("陳發", "陈发"),
        ("阿不都·买买提", "阿不都买"),
        ("阿不都·买买提", "阿不都.买"),
        ("阿不都·买买提", "阿不都-买买提"),
    ],
)
def test_a_name_is_found_in_either_script_and_without_its_dot(
    database: Database, kept: str, typed: str
) -> None:
    with writing(database) as db:
        make_person(db, kept)
        make_person(db, "黄发")
    assert found(database, text=typed) == [kept]


def test_many_corrections_are_refused_as_one_is(database: Database) -> None:
    with writing(database) as db:
        holder = make_person(db, "张三", id_number=make_id_number())
        other = make_person(db, "李四")
        facts = replace(facts_of(db, other), id_number=make_id_number())
    with pytest.raises(IdNumberTaken), writing(database) as db:
        trainees.correct_many(db, {other: facts}, {})
    with pytest.raises(UnknownTrainee), writing(database) as db:
        trainees.correct_many(db, {"nobody": replace(facts, id_number=None)}, {})
    assert holder


@pytest.mark.parametrize("name", ["张\U00031350", "李\U0002ebf0", "王\U000323b0"])
def test_names_with_the_newest_han_characters_are_kept(database: Database, name: str) -> None:
    with writing(database) as db:
        person = make_person(db, name)
    with database.reading() as db:
        assert facts_of(db, person).name == name


@pytest.mark.parametrize("name", ["张😀", "张\u202e", "张\x00三"])
def test_what_is_no_sign_of_a_name_is_refused_or_left_out(database: Database, name: str) -> None:
    try:
        with writing(database) as db:
            person = make_person(db, name)
    except NameUnusable:
        return
    with database.reading() as db:
        assert facts_of(db, person).name == "张"
