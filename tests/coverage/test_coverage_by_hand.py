"""Coverage of one township computed by hand from DOMAIN.md, without the program.

Villages v0, v1, v2; the people are called by the ten stems. What is so on which day is told beside
each of them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from roster.attendance import completion, marks
from roster.base.codes.attendance import Mark
from roster.base.codes.people import EndReason, Post
from roster.base.codes.trainings import Completion, PartOfDay, Tier
from roster.coverage.coverage import CoverageReport, coverage_report, percent_text
from roster.divisions.divisions import by_key
from roster.people import positions, trainees
from roster.people.trainees import TraineeFacts
from roster.trainings import enrollments, trainings
from roster.trainings.trainings import PeriodPlan
from tests.builders import make_database, make_person, make_training, village_ids, writing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sqlalchemy.orm import Session

    from roster.db.engine import Database

SUMMER, SPRING = "2026-06-30", "2026-03-15"


def make_people(db: Session) -> Mapping[str, str]:
    """Register the ten; posts begin with the term unless another day is said."""
    chief = (Post.SECRETARY, Post.HEAD, Post.ECONOMY_HEAD)
    people = {
        "甲": make_person(db, "甲", *chief, newly_elected=True),
        "乙": make_person(db, "乙", Post.DEPUTY_SECRETARY, newly_elected=True),
        "丙": make_person(db, "丙", Post.SUPERVISION_HEAD),
        "丁": make_person(db, "丁", Post.COMMITTEE_MEMBER),
        "戊": make_person(db, "戊", Post.SECRETARY, village=1, newly_elected=False),
        "己": make_person(db, "己", Post.HEAD, village=1),
        "庚": make_person(db, "庚", Post.SUPERVISION_MEMBER, village=1),
        "辛": make_person(db, "辛", Post.ECONOMY_HEAD, village=1),
        "壬": make_person(db, "壬", Post.COMMITTEE_MEMBER),
        "癸": make_person(db, "癸", village=2),
    }
    end(db, people["己"], "2026-04-01", EndReason.RESIGNED)
    end(db, people["壬"], "2026-05-01", EndReason.TRANSFERRED)
    v1, v2 = village_ids(db)[1:3]
    positions.appoint(db, people["壬"], v1, Post.COMMITTEE_MEMBER, start="2026-05-01")
    positions.appoint(db, people["癸"], v2, Post.SECRETARY, start="2026-06-01", newly_elected=True)
    return people


def appointed(db: Session, name: str, village_code: str) -> str:
    """Register a secretary of a village that is named by its code."""
    unit = by_key(db, village_code).id
    person = trainees.register(db, TraineeFacts(name, unit))
    positions.appoint(db, person, unit, Post.SECRETARY)
    return person


def end(db: Session, person: str, day: str, reason: EndReason) -> None:
    (position,) = positions.positions_of(db, person)
    positions.end_position(db, position.id, day, reason)


def hold(db: Session, tier: Tier, day: str, people: list[str], absent: str = "") -> None:
    """Hold a training here: a morning and an afternoon."""
    training = make_training(db, tier=tier)
    plans = [row.plan for row in trainings.get_training(db, training).periods]
    trainings.set_periods(db, training, [PeriodPlan(day, plan.part) for plan in plans])
    enrollments.enroll(db, training, people)
    trainings.open_training(db, training)
    sheet = marks.attendance_sheet(db, training)
    for person in sheet.people:
        if person.trainee_id == absent:
            marks.set_mark(db, person.id, sheet.periods[0].id, Mark.ABSENT)
    marks.mark_all_present(db, training)
    completion.close_training(db, training)


def hold_above(db: Session, tier: Tier, day: str, people: list[str]) -> None:
    """Record a training of an office above which these completed."""
    training = make_training(db, tier=tier)
    plan = trainings.get_training(db, training).plan
    trainings.change_plan(db, training, replace(plan, held_above=True))
    trainings.set_periods(db, training, [PeriodPlan(day, PartOfDay.MORNING)])
    enrollments.enroll(db, training, people)
    completed = {each.id: Completion.COMPLETED for each in enrollments.enrolled(db, training)}
    enrollments.record_outcomes(db, training, completed)


@pytest.fixture
def township(database: Database) -> Database:
    with writing(database) as db:
        who = make_people(db)
        hold_above(db, Tier.COUNTY, "2026-05-10", [who["甲"], who["丙"]])
        hold(db, Tier.TOWNSHIP, "2026-05-12", [who["甲"], who["乙"], who["丁"]], absent=who["丁"])
        hold_above(db, Tier.CITY, "2026-05-14", [who["甲"]])
    return database


def report(database: Database, day: str) -> CoverageReport:
    with database.reading() as db:
        return coverage_report(db, day)


def names(found: CoverageReport, tier: Tier, *, done: bool | None = None) -> str:
    """Return who must attend at a tier (or who did, or is missing), in order of the stems."""
    (line,) = [each for each in found.tiers if each.requirement.tier is tier]
    said = {person.name for person in line.people if done in {None, person.trained}}
    return "".join(stem for stem in "甲乙丙丁戊己庚辛壬癸" if stem in said)


@pytest.mark.parametrize(
    ("day", "tier", "must", "done"),
    [
        (SUMMER, Tier.CITY, "甲癸", "甲"),
        (SUMMER, Tier.COUNTY, "甲丙戊辛癸", "甲丙"),
        (SUMMER, Tier.TOWNSHIP, "乙丁壬", "乙"),
        (SPRING, Tier.CITY, "甲", ""),
        (SPRING, Tier.COUNTY, "甲丙戊己辛", ""),
        (SPRING, Tier.TOWNSHIP, "乙丁壬", ""),
    ],
)
def test_who_must_and_who_did_as_of_a_day(
    township: Database, day: str, tier: Tier, must: str, done: str
) -> None:
    found = report(township, day)
    assert (names(found, tier), names(found, tier, done=True)) == (must, done)


def test_persons_and_person_times_as_of_a_day(township: Database) -> None:
    found = report(township, SUMMER)
    assert (found.persons.must, found.persons.trained) == (8, 3)
    assert (found.person_times, found.person_times_above) == (6, 3)
    assert (found.trainings, found.trainings_above) == (1, 2)
    before = report(township, SPRING)
    assert (before.person_times, before.trainings, before.trainings_above) == (0, 0, 0)


def test_village_rows_follow_the_post_of_the_day(township: Database) -> None:
    rows = [division.figures[Tier.TOWNSHIP].must for division in report(township, SUMMER).divisions]
    assert rows[:3] == [2, 1, 0]
    rows = [division.figures[Tier.TOWNSHIP].must for division in report(township, SPRING).divisions]
    assert rows[:3] == [3, 0, 0]


def test_an_end_and_a_start_to_come_count_from_their_day(database: Database) -> None:
    with writing(database) as db:
        leaving = make_person(db, "甲", Post.COMMITTEE_MEMBER)
        end(db, leaving, "2027-01-01", EndReason.RESIGNED)
        coming = make_person(db, "乙")
        unit = village_ids(db)[0]
        positions.appoint(db, coming, unit, Post.COMMITTEE_MEMBER, start="2027-03-01")
    for day, must in (("2026-11-30", "甲"), ("2027-01-01", ""), ("2027-03-01", "乙")):
        assert names(report(database, day), Tier.TOWNSHIP) == must


def test_secretaries_of_whom_nobody_says_whether_they_are_new_are_unknown(
    database: Database,
) -> None:
    with writing(database) as db:
        for village in range(5):
            make_person(db, f"书记{village}", Post.SECRETARY, village=village)
    (city,) = [t for t in report(database, SUMMER).tiers if t.requirement.tier is Tier.CITY]
    assert (city.figure.must, city.unknown) == (0, 5)


def test_in_a_file_of_the_province_a_city_without_counties_counts_by_its_own_rule(
    tmp_path: Path,
) -> None:
    database = make_database(tmp_path, division="44")
    with writing(database) as db:
        dongguan, elsewhere = (
            appointed(db, name, code)
            for name, code in (("东莞书记", "441900003001"), ("肇庆书记", "441204100203"))
        )
        hold(db, Tier.CITY, "2026-05-12", [dongguan, elsewhere])
        found = coverage_report(db, SUMMER)
    database.close()
    (county,) = [each for each in found.tiers if each.requirement.tier is Tier.COUNTY]
    assert [person.name for person in county.missing] == ["肇庆书记"]
    assert sum(row.figures[Tier.COUNTY].must for row in found.divisions) == 2


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (58_117, 66_545, "87.3%"),
        (25_833, 26_244, "98.4%"),
        (271_464, 271_678, "99.9%"),
        (9_995, 10_000, "99.9%"),
        (10_000, 10_000, "100.0%"),
        (0, 0, "—"),
        (1, 2_000, "0.1%"),
    ],
)
def test_shares_stand_as_the_article_shows_them(part: int, whole: int, text: str) -> None:
    assert percent_text(part, whole) == text
