from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from roster.base.codes.people import Education, Gender, Post
from roster.divisions.catalogue import village_finder
from roster.lists.checking.amendments import AMENDABLE, Amendment, amended, amended_person
from roster.lists.listing import ListedPerson, Problem
from roster.people.problems import ProblemKind
from tests.builders import TOWNSHIP, make_id_number, make_listed, make_listing

if TYPE_CHECKING:
    from roster.lists.listing import Listing

VILLAGES = village_finder(TOWNSHIP)
SOUND = make_id_number("19780512", 1)
LOST = SOUND[:15] + "000"


def problem(field: str, kind: ProblemKind, raw: str = "", row: int = 5, column: int = 4) -> Problem:
    return Problem("Sheet1", row, column, field, kind, raw)


def damaged_person(name: str = "张三", row: int = 5, **said: object) -> ListedPerson:
    raw = {"id_number": LOST, "birth": "1978.05"}
    facts = {"row": row, "birth": "1978-05", "raw": raw, **said}
    return make_listed(name, **facts)


def damaged_list(*people: ListedPerson) -> Listing:
    lost = problem("id_number", ProblemKind.ID_DIGITS_LOST, LOST)
    return replace(make_listing(*people), problems=(lost,))


def chosen(number: str, row: int = 5, name: str = "张三") -> Amendment:
    return Amendment("Sheet1", row, name, "id_number", number)


def test_a_chosen_number_takes_the_place_of_the_damaged_one() -> None:
    after = amended(damaged_list(damaged_person()), [chosen(SOUND)], VILLAGES)
    (person,) = after.people
    assert person.id_number == SOUND
    assert person.gender is Gender.MALE
    assert after.problems == ()


def test_the_damaged_original_is_kept() -> None:
    after = amended(damaged_list(damaged_person()), [chosen(SOUND)], VILLAGES)
    assert after.people[0].raw["id_number"] == LOST


def test_a_text_that_is_still_wrong_is_a_problem_at_the_same_cell() -> None:
    after = amended(damaged_list(damaged_person()), [chosen(SOUND[:17])], VILLAGES)
    assert after.people[0].id_number is None
    assert after.problems == (problem("id_number", ProblemKind.ID_LENGTH, SOUND[:17]),)


def test_a_problem_of_a_form_stays_at_its_own_cell() -> None:
    lost = structs.replace(problem("id_number", ProblemKind.ID_DIGITS_LOST, LOST), cell=(9, 2))
    before = replace(make_listing(damaged_person()), problems=(lost,))
    after = amended(before, [chosen(SOUND[:17])], VILLAGES)
    assert [each.cell for each in after.problems] == [(9, 2)]


def test_a_number_of_another_birth_is_a_problem_of_the_birth() -> None:
    other = make_id_number("19650301", 1)
    after = amended(damaged_list(damaged_person()), [chosen(other)], VILLAGES)
    assert after.people[0].birth == "1978-05"
    assert [each.kind for each in after.problems] == [ProblemKind.ID_BIRTH_MISMATCH]


def test_repeated_numbers_are_looked_for_again() -> None:
    other = make_listed("李四", row=6, id_number=SOUND)
    after = amended(damaged_list(damaged_person(), other), [chosen(SOUND)], VILLAGES)
    assert [(each.row, each.kind) for each in after.problems] == [(6, ProblemKind.ID_DUPLICATE)]
    free = amended(after, [Amendment("Sheet1", 6, "李四", "id_number", "")], VILLAGES)
    assert free.problems == ()


def test_an_amendment_whose_person_is_gone_is_passed_over() -> None:
    before = damaged_list(damaged_person())
    assert amended(before, [chosen(SOUND, name="李四"), chosen(SOUND, row=6)], VILLAGES) is before


def test_other_rows_and_their_problems_stay_in_order() -> None:
    people = [damaged_person(row=row) for row in (4, 5, 6)]
    kind = ProblemKind.PHONE_INVALID
    around = [problem("phone", kind, row=row) for row in (4, 5, 6)]
    lost = problem("id_number", ProblemKind.ID_DIGITS_LOST, LOST)
    before = replace(make_listing(*people), problems=(around[0], lost, *around[1:]))
    after = amended(before, [chosen(SOUND[:17])], VILLAGES)
    told = [(each.row, each.field) for each in after.problems if each.kind not in REPEATED]
    assert told == [(4, "phone"), (5, "id_number"), (5, "phone"), (6, "phone")]
    assert (after.people[0], after.people[2]) == (people[0], people[2])


REPEATED = {ProblemKind.DUPLICATE_PERSON, ProblemKind.ID_DUPLICATE}


def test_two_people_of_one_row_keep_their_own_problems() -> None:
    first = damaged_person("张三")
    second = damaged_person("李四", raw={"id_number": SOUND[:17]})
    short = problem("id_number", ProblemKind.ID_LENGTH, SOUND[:17])
    before = damaged_list(first, second)
    before = replace(before, problems=(*before.problems, short))
    assert amended(before, [chosen(SOUND)], VILLAGES).problems == (short,)


def test_an_error_in_a_cell_beside_stays_an_error() -> None:
    before = damaged_list(damaged_person(birth=None, raw={"id_number": LOST}))
    broken = problem("birth", ProblemKind.CELL_ERROR)
    before = replace(before, problems=(*before.problems, broken))
    assert amended(before, [chosen(SOUND)], VILLAGES).problems == (broken,)


def test_the_number_decides_between_january_and_october() -> None:
    person = damaged_person(birth=None, raw={"id_number": LOST, "birth": "1978.1"})
    number = make_id_number("19781003", 1)
    after, problems = amended_person(person, {"id_number": number}, VILLAGES)
    assert after.birth == "1978-10-03"
    assert problems == ()


@pytest.mark.parametrize(
    ("field", "text", "facts"),
    [
        ("name", "陈　明", {"name": "陈明"}),
        ("gender", "女", {"gender": Gender.FEMALE}),
        ("birth", "1978.10", {"birth": "1978-10"}),
        ("ethnicity", "汉", {"ethnicity": "汉族"}),
        ("phone", "139 0000 0000", {"phone": "13900000000"}),
        ("second_phone", "0758-8390001", {"second_phone": "07588390001"}),
        ("education", "大专", {"education": Education.ASSOCIATE}),
        ("political_status", "中共党员（2010.07）", {"party_joined": "2010-07"}),
        ("party_joined", "2010.07", {"party_joined": "2010-07"}),
        ("posts", "村委会主任", {"posts": (Post.HEAD,)}),
        ("newly_elected", "新任", {"newly_elected": True}),
        ("newly_elected", "连任", {"newly_elected": False}),
        ("newly_elected", "新任（补选）", {"newly_elected": True}),
        ("newly_elected", "新任□ 连任☑", {"newly_elected": False}),
        ("newly_elected", "是", {"newly_elected": True}),
        ("veteran", "否", {"veteran": False}),
        ("note", " 病休 ", {"note": "病休"}),
        ("village", "罗建村", {"village": "441204100203", "village_text": "罗建村"}),
    ],
)
def test_a_typed_text_is_read_like_a_cell(field: str, text: str, facts: dict[str, object]) -> None:
    person, problems = amended_person(make_listed(), {field: text}, VILLAGES)
    assert {name: getattr(person, name) for name in facts} == facts
    assert problems == ()
    assert field in AMENDABLE


@pytest.mark.parametrize(
    ("field", "text", "kind"),
    [
        ("name", " ", ProblemKind.NAME_MISSING),
        ("name", "陈？", ProblemKind.NAME_SUSPICIOUS),
        ("birth", "1978.1", ProblemKind.BIRTH_AMBIGUOUS),
        ("birth", "1978.13", ProblemKind.DATE_UNREADABLE),
        ("phone", "1390000", ProblemKind.PHONE_INVALID),
        ("education", "大专在读", ProblemKind.EDUCATION_IN_PROGRESS),
        ("political_status", "待查", ProblemKind.POLITICAL_UNKNOWN),
        ("party_joined", "2010.13", ProblemKind.DATE_UNREADABLE),
        ("posts", "委员", ProblemKind.POST_UNKNOWN),
        ("posts", "村委会主任、监委会主任", ProblemKind.POSTS_FORBIDDEN),
        ("village", "没有村", ProblemKind.VILLAGE_UNKNOWN),
    ],
)
def test_a_typed_text_that_is_wrong_is_a_problem(field: str, text: str, kind: ProblemKind) -> None:
    _, problems = amended_person(make_listed(), {field: text}, VILLAGES)
    assert problems == ((field, kind),)


def test_amending_the_gender_leaves_the_birth_alone() -> None:
    person = make_listed(id_number=SOUND, birth="1978-05", raw={"birth": "1978-05-01"})
    after, problems = amended_person(person, {"gender": "女"}, VILLAGES)
    assert after.birth == "1978-05"
    assert problems == (("gender", ProblemKind.ID_GENDER_MISMATCH),)
