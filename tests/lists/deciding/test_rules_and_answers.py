from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from roster.base.codes.lists import RowKind, RowReason
from roster.base.codes.people import Post
from roster.lists import deciding
from roster.lists.deciding import Answer, IntakeRules, row_key
from roster.lists.deciding.codes import Contradiction, Difference, GreyRule, Question, Verdict
from roster.people import trainees
from tests.builders import (
    import_people,
    make_id_number,
    make_listed,
    make_listing,
    make_person,
    village_ids,
    writing,
)

if TYPE_CHECKING:
    from roster.db.engine import Database
    from roster.lists.deciding import Answers, IntakePlan
    from roster.lists.listing import ListedPerson
    from roster.people.trainees import TraineeFacts

NUMBER = make_id_number()
OTHER = make_id_number(serial=3)


@pytest.fixture
def village(database: Database) -> str:
    with database.reading() as db:
        return village_ids(db)[0]


def plan(
    database: Database,
    *people: ListedPerson,
    rules: IntakeRules | None = None,
    answers: Answers | None = None,
) -> IntakePlan:
    with database.reading() as db:
        return deciding.plan_intake(
            db, make_listing(*people), rules=rules or IntakeRules(), answers=answers or {}
        )


def take(
    database: Database,
    *people: ListedPerson,
    rules: IntakeRules | None = None,
    answers: Answers | None = None,
) -> deciding.IntakeResult:
    made = plan(database, *people, rules=rules, answers=answers)
    with writing(database) as db:
        return deciding.apply_intake(db, made)


def everybody(database: Database) -> list[TraineeFacts]:
    with database.reading() as db:
        return [row.facts for row in trainees.people_rows(db, trainees.find_people(db))]


# --- rules for the whole list ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("difference", "phone", "education"),
    [
        (Difference.LIST_WINS, "13800000002", "associate"),
        (Difference.FILL_EMPTY, "13800000001", "associate"),
        (Difference.FILE_WINS, "13800000001", None),
    ],
)
def test_the_clerk_decides_once_whose_value_counts(
    database: Database, village: str, difference: Difference, phone: str, education: str | None
) -> None:
    take(database, make_listed("张三", village=village, id_number=NUMBER, phone="13800000001"))
    row = make_listed(
        "张三", village=village, id_number=NUMBER, phone="13800000002", education="associate"
    )
    take(database, row, rules=IntakeRules(difference=difference))
    found = everybody(database)[0]
    assert (found.phone, found.education) == (phone, education)


def test_filling_gaps_makes_a_date_more_exact_but_no_other(
    database: Database, village: str
) -> None:
    take(
        database,
        make_listed(
            "张三", village=village, id_number=NUMBER, birth="1978", party_joined="2001-07"
        ),
    )
    row = make_listed(
        "张三", village=village, id_number=NUMBER, birth="1978-05", party_joined="2002"
    )
    take(database, row, rules=IntakeRules(difference=Difference.FILL_EMPTY))
    found = everybody(database)[0]
    assert (found.birth, found.party_joined) == ("1978-05", "2001-07")


def test_posts_are_gained_whoever_wins(database: Database, village: str) -> None:
    take(database, make_listed("张三", village=village, id_number=NUMBER))
    row = make_listed("张三", village=village, id_number=NUMBER, posts=("P1",))
    made = plan(database, row, rules=IntakeRules(difference=Difference.FILE_WINS))
    assert [(c.field, c.new) for c in made.rows[0].changes] == [("posts", "书记")]


def test_a_number_of_another_may_correct_the_name(database: Database, village: str) -> None:
    take(database, make_listed("张珊", village=village, id_number=NUMBER))
    row = make_listed("张三", village=village, id_number=NUMBER)
    take(database, row, rules=IntakeRules(id_of_another=GreyRule.IS_PERSON))
    assert [(p.name, p.id_number) for p in everybody(database)] == [("张三", NUMBER)]


def test_a_number_of_another_may_be_left_out_and_is_kept_as_it_was_sent(
    database: Database, village: str
) -> None:
    take(database, make_listed("张三", village=village, id_number=NUMBER))
    row = make_listed("李四", village=village, id_number=NUMBER, raw={"id_number": NUMBER})
    rules = IntakeRules(id_of_another=GreyRule.IS_NEW)
    take(database, row, rules=rules)
    assert {(p.name, p.id_number) for p in everybody(database)} == {
        ("张三", NUMBER),
        ("李四", None),
    }
    with database.reading() as db:
        raw = db.execute(text("SELECT raw FROM trainee WHERE name = '李四'")).scalar_one()
    assert NUMBER in raw
    assert plan(database, row).rows[0].kind is RowKind.SAME


def test_all_rows_with_two_candidates_may_be_somebody_new(database: Database, village: str) -> None:
    with writing(database) as db:
        for _ in range(2):
            make_person(db, "张三", phone="13800000001")
    row = make_listed("张三", village=village, phone="13800000001", note="新")
    rules = IntakeRules(two_candidates=GreyRule.IS_NEW)
    assert plan(database, row).rows[0].reason is RowReason.TWO_CANDIDATES
    assert plan(database, row, rules=rules).rows[0].kind is RowKind.NEW


# --- name and village alone --------------------------------------------------------------------


def test_name_and_village_alone_are_asked_about(database: Database, village: str) -> None:
    take(database, make_listed("张三", village=village, posts=("P1",)))
    row = plan(database, make_listed("张三", village=village, phone="13800000001")).rows[0]
    assert (row.kind, row.reason) == (RowKind.CONFLICT, RowReason.NAME_VILLAGE)
    assert [c.why for c in row.candidates] == [RowReason.NAME_VILLAGE]
    assert row.candidates[0].posts == (Post.SECRETARY,)


def test_name_and_village_are_no_question_when_the_row_says_nothing_new(
    database: Database, village: str
) -> None:
    row = make_listed("张三", village=village, posts=("P1",))
    take(database, row)
    again = plan(database, row).rows[0]
    assert (again.kind, again.reason) == (RowKind.SAME, RowReason.NAME_VILLAGE)


@pytest.mark.parametrize(
    "contradiction",
    [{"birth": "1990-01"}, {"gender": "female"}, {"id_number": OTHER}],
)
def test_who_differs_in_what_does_not_change_is_asked_about_and_no_rule_makes_them_one(
    database: Database, village: str, contradiction: dict[str, str]
) -> None:
    anyhow = IntakeRules(name_village=GreyRule.IS_PERSON, two_candidates=GreyRule.IS_PERSON)
    take(
        database,
        make_listed("张三", village=village, birth="1978-05", gender="male", id_number=NUMBER),
    )
    listed = make_listed("张三", village=village, **contradiction)
    for rules in (None, anyhow):
        row = plan(database, listed, rules=rules).rows[0]
        assert row.kind is RowKind.CONFLICT
        assert row.candidates[0].differing == set(contradiction)
    as_new = IntakeRules(facts_differ=Contradiction.IS_NEW)
    assert plan(database, listed, rules=as_new).rows[0].kind is RowKind.NEW


@pytest.mark.parametrize(
    ("rule", "kind"), [(GreyRule.IS_PERSON, RowKind.CHANGED), (GreyRule.IS_NEW, RowKind.NEW)]
)
def test_one_rule_answers_for_all_of_the_same_name_and_village(
    database: Database, village: str, rule: GreyRule, kind: RowKind
) -> None:
    take(database, make_listed("张三", village=village, posts=("P1",)))
    row = make_listed("张三", village=village, phone="13800000001")
    assert plan(database, row, rules=IntakeRules(name_village=rule)).rows[0].kind is kind


def test_two_bare_rows_of_a_list_are_asked_about(database: Database, village: str) -> None:
    first = make_listed("张三", village=village, posts=("P1",), birth="1978-05")
    second = make_listed("张三", village=village, posts=("V1",), row=6)
    rows = plan(database, first, second).rows
    assert [row.kind for row in rows] == [RowKind.NEW, RowKind.CONFLICT]
    assert rows[1].candidates[0].row == row_key(first)


def test_another_phone_makes_no_second_person_of_a_name_in_a_village(
    database: Database, village: str
) -> None:
    rows = plan(
        database,
        make_listed("张三", village=village, phone="13800000001"),
        make_listed("张三", village=village, phone="13800000002", row=6),
    ).rows
    assert [row.kind for row in rows] == [RowKind.NEW, RowKind.CONFLICT]
    assert rows[1].question is Question.WHO


def test_name_and_phone_may_be_asked_about(database: Database, village: str) -> None:
    take(database, make_listed("张三", village=village, phone="13800000001"))
    row = make_listed("张三", village=village, phone="13800000001", posts=("P1",))
    rules = IntakeRules(name_phone=GreyRule.ASK)
    assert plan(database, row).rows[0].kind is RowKind.CHANGED
    asked = plan(database, row, rules=rules).rows[0]
    assert (asked.kind, asked.reason) == (RowKind.CONFLICT, RowReason.NAME_PHONE)


# --- answers for single rows -------------------------------------------------------------------


@pytest.fixture
def namesakes(database: Database) -> list[str]:
    with writing(database) as db:
        return [make_person(db, "张三", Post.HEAD, phone="13800000001") for _ in range(2)]


def test_candidates_say_who_they_are_and_why(
    database: Database, village: str, namesakes: list[str]
) -> None:
    row = plan(database, make_listed("张三", village=village, phone="13800000001")).rows[0]
    assert {c.trainee_id for c in row.candidates} == set(namesakes)
    assert {(c.why, c.posts) for c in row.candidates} == {(RowReason.NAME_PHONE, (Post.HEAD,))}


def test_the_clerk_says_which_of_two_it_is(
    database: Database, village: str, namesakes: list[str]
) -> None:
    person = make_listed("张三", village=village, phone="13800000001", note="新")
    candidates = plan(database, person).rows[0].candidates
    chosen = next(c for c in candidates if c.trainee_id == namesakes[1])
    made = plan(database, person, answers={row_key(person): chosen.answer})
    row = made.rows[0]
    assert (row.kind, row.reason) == (RowKind.CHANGED, RowReason.CHOSEN)
    assert row.trainee_id == namesakes[1]
    assert made.grey == ()


def test_who_has_all_that_the_row_says_is_no_question_any_more(
    database: Database, village: str, namesakes: list[str]
) -> None:
    person = make_listed("张三", village=village, phone="13800000001", note="新")
    answer = Answer(Verdict.IS_PERSON, namesakes[0])
    take(database, person, answers={row_key(person): answer})
    again = plan(database, person).rows[0]
    assert (again.kind, again.trainee_id) == (RowKind.SAME, namesakes[0])


@pytest.mark.usefixtures("namesakes")
def test_the_clerk_says_that_it_is_somebody_new(database: Database, village: str) -> None:
    person = make_listed("张三", village=village, phone="13800000001", note="三叔")
    answers = {row_key(person): Answer(Verdict.IS_NEW)}
    assert take(database, person, answers=answers).new == 1
    assert len(everybody(database)) == 3


def test_the_clerk_lets_a_certain_row_wait(database: Database, village: str) -> None:
    person = make_listed("张三", village=village)
    row = plan(database, person, answers={row_key(person): Answer(Verdict.WAITS)}).rows[0]
    assert (row.kind, row.reason) == (RowKind.CONFLICT, RowReason.LEFT_WAITING)


def test_the_clerk_corrects_the_ladder(database: Database, village: str) -> None:
    take(database, make_listed("张三", village=village, birth="1978-05"))
    person = make_listed("张三", village=village, birth="1978-05", note="同名同月")
    row = plan(database, person, answers={row_key(person): Answer(Verdict.IS_NEW)}).rows[0]
    assert row.kind is RowKind.NEW


def test_an_answer_for_somebody_gone_is_asked_again(
    database: Database, village: str, namesakes: list[str]
) -> None:
    person = make_listed("张三", village=village, phone="13800000001", note="新")
    with writing(database) as db:
        third = make_person(db, "张三", phone="13800000001")
        trainees.remove(db, third)
    row = plan(database, person, answers={row_key(person): Answer(Verdict.IS_PERSON, third)}).rows[
        0
    ]
    assert row.kind is RowKind.CONFLICT
    assert len(row.candidates) == len(namesakes)


def test_an_answer_may_mean_an_earlier_row_of_the_list(database: Database, village: str) -> None:
    first = make_listed("张三", village=village, posts=("P1",), birth="1978-05")
    second = make_listed("张三", village=village, posts=("V1",), row=6)
    candidate = plan(database, first, second).rows[1].candidates[0]
    answers = {row_key(second): candidate.answer}
    assert take(database, first, second, answers=answers).new == 1
    with database.reading() as db:
        row = trainees.people_rows(db, trainees.find_people(db))[0]
    assert row.posts == (Post.SECRETARY, Post.HEAD)


def test_answers_hold_when_the_list_is_understood_anew(
    database: Database, village: str, namesakes: list[str]
) -> None:
    before = make_listed("张三", village=village, phone="13800000001", note="新")
    answers = {row_key(before): Answer(Verdict.IS_PERSON, namesakes[0])}
    after = make_listed("张三", village=village, education="associate")
    row = plan(database, make_listed("李四", village=village), after, answers=answers).rows[1]
    assert (row.trainee_id, row.reason) == (namesakes[0], RowReason.CHOSEN)


def test_a_chosen_person_does_not_get_the_number_of_a_third(
    database: Database, village: str
) -> None:
    take(database, make_listed("张三", village=village, id_number=NUMBER))
    take(database, make_listed("李四", village=village, phone="13800000001"))
    with database.reading() as db:
        fourth = next(i for i, facts in trainees.all_facts(db).items() if facts.name == "李四")
    person = make_listed("李四", village=village, id_number=NUMBER, note="号码抄错")
    answers = {row_key(person): Answer(Verdict.IS_PERSON, fourth)}
    assert take(database, person, answers=answers).changed == 1
    assert {(p.name, p.id_number) for p in everybody(database)} == {
        ("张三", NUMBER),
        ("李四", None),
    }


def test_a_row_with_a_number_of_another_shows_the_holder_and_namesakes(
    database: Database, village: str
) -> None:
    take(
        database,
        make_listed("张三", village=village, id_number=NUMBER),
        make_listed("李四", village=village, phone="13800000001"),
    )
    person = make_listed("李四", village=village, id_number=NUMBER, phone="13800000001", note="新")
    row = plan(database, person).rows[0]
    assert [(c.why, c.facts.name) for c in row.candidates] == [
        (RowReason.ID_OF_ANOTHER, "张三"),
        (RowReason.NAME_PHONE, "李四"),
    ]


def test_the_senders_words_for_a_changed_fact_are_kept(database: Database, village: str) -> None:
    take(database, make_listed("张三", village=village, birth="1978-05"))
    row = make_listed(
        "张三", village=village, birth="1978-05", education="associate", raw={"education": "大专"}
    )
    take(database, row)
    with database.reading() as db:
        assert "大专" in db.execute(text("SELECT raw FROM trainee")).scalar_one()


def test_a_row_without_a_village_is_no_question_when_it_says_nothing_new(
    database: Database, village: str
) -> None:
    import_people(database, make_listed("张三", village=village, id_number=NUMBER, posts=("P1",)))
    row = plan(database, make_listed("张三", id_number=NUMBER, posts=("P1",))).rows[0]
    assert (row.kind, row.division_id) == (RowKind.SAME, village)
    moved = plan(database, make_listed("张三", id_number=NUMBER, posts=("V1",))).rows[0]
    assert (moved.kind, moved.reason) == (RowKind.BAD, RowReason.NO_VILLAGE)


def test_a_row_without_a_village_shows_who_it_may_be_and_goes_where_they_are(
    database: Database, village: str
) -> None:
    import_people(database, make_listed("张三", village=village, id_number=NUMBER))
    person = make_listed("张三", id_number=NUMBER, posts=("P1",))
    row = plan(database, person).rows[0]
    assert (row.kind, [c.why for c in row.candidates]) == (RowKind.BAD, [RowReason.ID_NUMBER])
    answers = {row_key(person): row.candidates[0].answer}
    answered = plan(database, person, answers=answers).rows[0]
    assert (answered.kind, answered.division_id) == (RowKind.CHANGED, village)
    assert answered.new_posts == (Post.SECRETARY,)
