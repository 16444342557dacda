from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from roster.base.codes.people import Gender
from roster.base.progress import Cancelled
from roster.divisions.catalogue import village_finder
from roster.lists.checking.amendments import amended
from roster.lists.checking.codes import Evidence, Repair
from roster.lists.checking.number_candidates import (
    LISTED_AT_MOST,
    DamagedNumber,
    KnownPerson,
    NumberRun,
    consent,
    damaged_numbers,
    known_people,
)
from roster.lists.listing import ListedPerson, Listing, Problem
from roster.people import identity_number
from roster.people.problems import ProblemKind
from tests.builders import (
    TOWNSHIP,
    make_database,
    make_id_number,
    make_listed,
    make_listing,
    make_person,
    writing,
)

if TYPE_CHECKING:
    from pathlib import Path

VILLAGE = "441204100203"
OTHER_VILLAGE = "441204100204"
SOUND = make_id_number("19780512", 121)
LOST = SOUND[:15] + "000"
SHORT_SHOWN = "4.41E+17"


def person(name: str = "张三", number: str = LOST, **said: object) -> ListedPerson:
    """Build a listed man of May 1978 whose number cannot be read."""
    facts = {"village": VILLAGE, "birth": "1978-05", "gender": Gender.MALE} | said
    raw = {"id_number": number, "birth": "1978.05", "gender": "男"}
    return make_listed(name, **{"raw": raw, **facts})


def doubt(row: int = 5, kind: ProblemKind = ProblemKind.ID_DIGITS_LOST) -> Problem:
    return Problem("Sheet1", row, 4, "id_number", kind, "")


def listing_of(*people: ListedPerson, problems: tuple[Problem, ...] = ()) -> Listing:
    return replace(make_listing(*people), problems=problems or (doubt(),))


def only(found: tuple[DamagedNumber, ...]) -> DamagedNumber:
    (one,) = found
    return one


def known(name: str = "张三", number: str = SOUND, **said: object) -> KnownPerson:
    return KnownPerson(name, number, **{"village": VILLAGE, **said})  # type: ignore[arg-type] # any field


# --- dates of a month only ---------------------------------------------------------------


def test_a_date_cell_of_the_first_leaves_the_day_open() -> None:
    first = "1978-05-01"  # a date cell: so spreadsheets keep a typed 1978年5月
    listing = listing_of(person(birth=first, raw={"id_number": LOST, "birth": first}))
    damaged = only(damaged_numbers(listing))
    assert SOUND in {candidate.number for candidate in damaged.candidates}
    candidate = next(each for each in damaged.candidates if each.number == SOUND)
    agreed = [consent(damaged, candidate)]
    after = amended(listing, agreed, village_finder(TOWNSHIP))
    assert after.people[0].birth == "1978-05"
    assert ProblemKind.ID_BIRTH_MISMATCH not in {problem.kind for problem in after.problems}


# --- repairs -----------------------------------------------------------------------------


def test_what_lost_digits_leave_is_listed_with_what_the_cells_say() -> None:
    damaged = only(damaged_numbers(listing_of(person())))
    assert damaged.raw == LOST
    assert damaged.possible == len(damaged.candidates)
    assert 40 < len(damaged.candidates) <= LISTED_AT_MOST
    assert SOUND in {candidate.number for candidate in damaged.candidates}
    assert all(Evidence.GENDER in candidate.evidence for candidate in damaged.candidates)


def test_too_many_numbers_are_counted_and_not_listed() -> None:
    nothing_else = person(number=SOUND[:15], birth=None, gender=None)
    damaged = only(damaged_numbers(listing_of(nothing_else)))
    assert damaged.candidates == ()
    assert damaged.possible is not None
    assert damaged.possible > LISTED_AT_MOST


def test_nobody_counts_the_numbers_when_three_digits_are_left() -> None:
    damaged = only(damaged_numbers(listing_of(person(number=SHORT_SHOWN))))
    assert (damaged.candidates, damaged.possible) == ((), None)


def test_few_numbers_are_listed_with_what_speaks_for_them() -> None:
    raw = SOUND[:9] + SOUND[10] + SOUND[9] + SOUND[11:]
    damaged = only(damaged_numbers(listing_of(person(number=raw, birth="1978-05-12"))))
    best = damaged.candidates[0]
    assert (best.number, best.repair) == (SOUND, Repair.NEIGHBOURS_SWAPPED)
    assert best.evidence == (Evidence.BIRTH, Evidence.GENDER, Evidence.COUNTY)
    assert damaged.possible == len(damaged.candidates)


def test_the_usual_county_comes_first_and_no_other_is_left_out() -> None:
    raw = "4" + "5" + SOUND[2:]
    damaged = only(damaged_numbers(listing_of(person(number=raw, birth="1978-05-12"))))
    assert damaged.candidates[0].number == SOUND
    strange = [c for c in damaged.candidates if Evidence.COUNTY not in c.evidence]
    assert strange
    assert damaged.candidates.index(strange[0]) > 0


def test_a_number_of_somebody_else_is_no_repair() -> None:
    raw = SOUND[:16] + str((int(SOUND[16]) + 2) % 10) + SOUND[17]
    other = make_listed("李四", row=6, id_number=SOUND)
    damaged = only(damaged_numbers(listing_of(person(number=raw), other)))
    assert SOUND not in [each.number for each in damaged.candidates]


# --- people known already ----------------------------------------------------------------


def test_a_known_person_settles_lost_digits() -> None:
    damaged = only(damaged_numbers(listing_of(person()), [known()]))
    (candidate,) = damaged.candidates
    assert (candidate.number, candidate.repair) == (SOUND, Repair.KNOWN_PERSON)
    assert {Evidence.NAME, Evidence.VILLAGE, Evidence.BIRTH, Evidence.REMAINS} <= set(
        candidate.evidence
    )
    assert damaged.possible is not None
    assert damaged.possible > 1


def test_a_known_person_settles_three_digits() -> None:
    damaged = only(damaged_numbers(listing_of(person(number=SHORT_SHOWN)), [known()]))
    assert [each.number for each in damaged.candidates] == [SOUND]


@pytest.mark.parametrize(
    "other",
    [
        known("李四"),
        known(number=make_id_number("19780512", 122)),  # a woman
        known(number=make_id_number("19650512", 121)),  # born in another year
        known(number=make_id_number("19780513", 121, "445281"), village=OTHER_VILLAGE),
    ],
)
def test_a_known_person_who_does_not_fit_is_not_proposed(other: KnownPerson) -> None:
    candidates = only(damaged_numbers(listing_of(person()), [other])).candidates
    assert other.id_number not in {candidate.number for candidate in candidates}
    assert Repair.KNOWN_PERSON not in {candidate.repair for candidate in candidates}


def test_two_namesakes_are_both_listed() -> None:
    twins = [known(), known(number=make_id_number("19780512", 125), trainee_id="2")]
    damaged = only(damaged_numbers(listing_of(person(number=SHORT_SHOWN)), twins))
    assert len(damaged.candidates) == 2


def test_the_same_person_in_another_row_is_known() -> None:
    other = person(row=9, id_number=SOUND, number=SOUND)
    damaged = only(damaged_numbers(listing_of(person(), other)))
    assert [(each.number, each.row) for each in damaged.candidates] == [(SOUND, 9)]


def test_the_people_of_the_file_are_known_by_their_village_code(tmp_path: Path) -> None:
    database = make_database(tmp_path)
    with writing(database) as db:
        trainee_id = make_person(db, id_number=SOUND)
        make_person(db, "李四")
        (one,) = known_people(db)
    database.close()
    assert (one.name, one.id_number, one.trainee_id) == ("张三", SOUND, trainee_id)
    assert one.village is not None
    assert one.village.startswith("441204100")


def test_a_reference_roster_settles_a_thousand_damaged_numbers() -> None:
    drawn = Random(3)  # noqa: S311 - the same list at every run
    people, problems, reference = [], [], []
    for row in range(5, 1005):
        day = date(1960, 1, 1) + timedelta(days=drawn.randrange(14_000))
        number = make_id_number(f"{day:%Y%m%d}", drawn.randrange(1000))
        name = drawn.choice(SURNAMES) + drawn.choice(GIVEN) + drawn.choice(GIVEN)
        raw = damaged(number, drawn)
        gender = Gender.MALE if int(number[16]) % 2 else Gender.FEMALE
        facts = {"row": row, "birth": f"{day:%Y-%m}", "gender": gender, "village": VILLAGE}
        people.append(make_listed(name, **facts, raw={"id_number": raw}))
        problems.append(doubt(row))
        reference.append(known(name, number))
    found = damaged_numbers(listing_of(*people, problems=tuple(problems)), reference)
    for each, right in zip(found, reference, strict=True):
        certain = [c for c in each.candidates if c.known and Evidence.REMAINS in c.evidence]
        assert right.id_number in [candidate.number for candidate in certain]
        assert all(candidate.evidence for candidate in each.candidates)
        assert each.person.id_number is None
    alone = [each for each in found if sum(bool(c.known) for c in each.candidates) == 1]
    assert len(alone) > 990


SURNAMES = "王李张刘陈杨黄赵周吴"
GIVEN = "明红伟芳娜敏静丽强磊军洋勇艳杰涛超秀兰霞平刚桂英"


def damaged(number: str, drawn: Random) -> str:
    place = drawn.randrange(17)
    other = str((int(number[place]) + drawn.randrange(1, 10)) % 10)
    ways = [
        number[:place] + other + number[place + 1 :],
        number[:place] + number[place + 1 :],
        number[:place] + other + number[place:],
        number[:place].replace("0", "O") + "l" + number[place + 1 :],
    ]
    lost = [number[:15] + "000", str(float(number[:15] + "000"))]
    ways += [] if number.endswith("X") else lost
    return drawn.choice([raw for raw in ways if identity_number.read_id_number(raw)[0] is None])


# --- slipped rows ------------------------------------------------------------------------

BIRTHS = ["1978-05", "1965-11", "1990-02", "1983-07", "1971-12"]


def slipped_list(by: int) -> Listing:
    """Build five people in rows 5 to 9 whose numbers stand ``by`` rows too low."""
    numbers = [make_id_number(f"{birth.replace('-', '')}15", 121) for birth in BIRTHS]
    people, problems = [], []
    for place, birth in enumerate(BIRTHS):
        own = numbers[place - by] if 0 <= place - by < 5 else None
        raw = {"id_number": own or "", "birth": birth.replace("-", ".")}
        facts = {"row": 5 + place, "birth": birth, "gender": None, "id_number": own, "raw": raw}
        people.append(make_listed(f"某{place}", **facts, village=VILLAGE))
        if own:
            kind = ProblemKind.ID_BIRTH_MISMATCH
            problems.append(Problem("Sheet1", 5 + place, 3, "birth", kind, raw["birth"]))
    return listing_of(*people, problems=tuple(problems))


@pytest.mark.parametrize(
    ("by", "rows", "sources"),
    [(1, (5, 8), [6, 7, 8, 9]), (-1, (6, 9), [5, 6, 7, 8]), (2, (5, 7), [7, 8, 9])],
)
def test_a_slipped_column_is_proposed_as_a_run(
    by: int, rows: tuple[int, int], sources: list[int]
) -> None:
    found = [each for each in damaged_numbers(slipped_list(by)) if each.run]
    assert {each.run for each in found} == {NumberRun("Sheet1", *rows, by)}
    assert [each.candidates[0].row for each in found] == sources
    assert {each.candidates[0].repair for each in found} == {Repair.SHIFTED_ROW}
    assert all(Evidence.RUN in each.candidates[0].evidence for each in found)


def test_consent_to_a_run_puts_every_number_in_its_row() -> None:
    listing = slipped_list(1)
    found = [each for each in damaged_numbers(listing) if each.run]
    choices = [consent(each, each.candidates[0]) for each in found]
    after = amended(listing, choices, village_finder(TOWNSHIP))
    for each in after.people[:4]:
        assert each.id_number is not None
        assert each.id_number[6:12] == (each.birth or "")[:7].replace("-", "")
    assert {problem.row for problem in after.problems} == {9}


def test_two_people_with_each_others_numbers_are_a_run() -> None:
    whole = slipped_list(1).people
    first = person("甲", row=5, birth="1965-11", gender=None, id_number=whole[1].id_number)
    second = person("乙", row=6, birth="1978-05", gender=None, id_number=whole[2].id_number)
    kind = ProblemKind.ID_BIRTH_MISMATCH
    problems = tuple(Problem("Sheet1", row, 3, "birth", kind, "") for row in (5, 6))
    found = damaged_numbers(listing_of(first, second, problems=problems))
    assert [each.candidates[0].row for each in found] == [6, 5]


def test_a_run_does_not_leave_its_sheet() -> None:
    first = slipped_list(1)
    second = [structs.replace(person, sheet="Sheet2") for person in first.people]
    problems = [structs.replace(problem, sheet="Sheet2") for problem in first.problems]
    both = listing_of(*first.people, *second, problems=(*first.problems, *problems))
    runs = {each.run for each in damaged_numbers(both) if each.run}
    assert runs == {NumberRun("Sheet1", 5, 8, 1), NumberRun("Sheet2", 5, 8, 1)}


def test_one_number_of_another_birth_is_no_run_and_not_listed() -> None:
    people = [*slipped_list(0).people]
    stranger = make_id_number("19690315", 121)
    people[2] = person("某2", row=7, birth="1990-02", gender=None, id_number=stranger)
    problem = Problem("Sheet1", 7, 3, "birth", ProblemKind.ID_BIRTH_MISMATCH, "")
    assert damaged_numbers(listing_of(*people, problems=(problem,))) == ()


# --- the desk itself -----------------------------------------------------------------------


def test_nothing_is_applied_by_looking() -> None:
    listing = listing_of(person())
    damaged_numbers(listing, [known()])
    assert listing.people[0].id_number is None


def test_consent_becomes_an_amendment_and_keeps_the_damaged_original() -> None:
    listing = listing_of(person())
    damaged = only(damaged_numbers(listing, [known()]))
    after = amended(listing, [consent(damaged, damaged.candidates[0])], village_finder(TOWNSHIP))
    assert after.people[0].id_number == SOUND
    assert after.people[0].raw["id_number"] == LOST
    assert after.problems == ()


def test_people_of_one_row_are_told_apart_by_their_words() -> None:
    first, second = person("张三"), person("李四", number=SOUND[:17], birth=None, gender=None)
    short = Problem("Sheet1", 5, 4, "id_number", ProblemKind.ID_LENGTH, SOUND[:17])
    lost = Problem("Sheet1", 5, 4, "id_number", ProblemKind.ID_DIGITS_LOST, LOST)
    found = damaged_numbers(listing_of(first, second, problems=(lost, short)))
    assert [(each.person.name, each.kind) for each in found] == [
        ("张三", ProblemKind.ID_DIGITS_LOST),
        ("李四", ProblemKind.ID_LENGTH),
    ]


def test_a_list_without_damage_has_an_empty_desk() -> None:
    assert damaged_numbers(make_listing(person(id_number=SOUND))) == ()


def test_looking_can_be_cancelled() -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled(done, total)

    with pytest.raises(Cancelled):
        damaged_numbers(listing_of(person()), (), stop)
