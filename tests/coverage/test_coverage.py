from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.attendance import completion, marks
from roster.base.codes.attendance import Mark
from roster.base.codes.people import Post
from roster.base.codes.trainings import Tier
from roster.coverage import coverage, requirements
from roster.coverage.requirements import PROVINCE_TAG
from roster.divisions.divisions import close_division, office_division, villages
from roster.people import trainees
from roster.people.positions import current_term
from roster.trainings import enrollments, trainings
from tests.builders import make_database, make_person, make_training, writing

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from roster.db.engine import Database

AS_OF = "2026-12-31"


def hold(db: Session, tier: Tier, *people: str, absent: tuple[str, ...] = (), days: int = 1) -> str:
    """Hold and close a training of a tier with these people."""
    training = make_training(db, days, tier=tier)
    enrollments.enroll(db, training, people)
    trainings.open_training(db, training)
    sheet = marks.attendance_sheet(db, training)
    for person in sheet.people:
        if person.trainee_id in absent:
            marks.set_mark(db, person.id, sheet.periods[0].id, Mark.ABSENT)
    marks.mark_all_present(db, training)
    completion.close_training(db, training)
    return training


def figures(db: Session, as_of: str = AS_OF) -> dict[Tier, tuple[int, int]]:
    report = coverage.coverage_report(db, as_of)
    return {t.requirement.tier: (t.figure.must, t.figure.trained) for t in report.tiers}


def test_each_tier_means_its_own_people(database: Database) -> None:
    with writing(database) as db:
        make_person(db, "书记甲", Post.SECRETARY, Post.HEAD, newly_elected=True)
        make_person(db, "书记乙", Post.SECRETARY, village=1, newly_elected=False)
        make_person(db, "监督丙", Post.SUPERVISION_HEAD)
        make_person(db, "委员丁", Post.COMMITTEE_MEMBER, tags=(PROVINCE_TAG,))
        make_person(db, "成员戊", Post.SUPERVISION_MEMBER)
        assert figures(db) == {
            Tier.PROVINCE: (1, 0),
            Tier.CITY: (1, 0),
            Tier.COUNTY: (3, 0),
            Tier.TOWNSHIP: (1, 0),
        }


def test_a_training_counts_for_its_own_tier(database: Database) -> None:
    with writing(database) as db:
        secretary = make_person(db, "书记甲", Post.SECRETARY, newly_elected=True)
        hold(db, Tier.CITY, secretary)
        assert figures(db)[Tier.CITY] == (1, 1)
        assert figures(db)[Tier.COUNTY] == (1, 0)


def test_any_training_counts_for_the_township_requirement(database: Database) -> None:
    with writing(database) as db:
        member = make_person(db, "委员丁", Post.COMMITTEE_MEMBER)
        hold(db, Tier.COUNTY, member)
        assert figures(db)[Tier.TOWNSHIP] == (1, 1)


def test_in_dongguan_the_city_holds_what_the_county_holds_elsewhere(tmp_path: Path) -> None:
    database = make_database(tmp_path, division="441900003")
    with writing(database) as db:
        secretary = make_person(db, "书记甲", Post.SECRETARY)
        hold(db, Tier.CITY, secretary)
        assert figures(db)[Tier.COUNTY] == (1, 1)
    database.close()


def test_who_did_not_complete_is_missing_with_the_name(database: Database) -> None:
    with writing(database) as db:
        one = make_person(db, "委员甲", Post.COMMITTEE_MEMBER)
        two = make_person(db, "委员乙", Post.COMMITTEE_MEMBER)
        hold(db, Tier.TOWNSHIP, one, two, absent=(two,))
        township = coverage.coverage_report(db, AS_OF).tiers[-1]
    assert [person.name for person in township.missing] == ["委员乙"]


def test_persons_and_person_times_are_two_numbers(database: Database) -> None:
    with writing(database) as db:
        one = make_person(db, "委员甲", Post.COMMITTEE_MEMBER)
        two = make_person(db, "委员乙", Post.COMMITTEE_MEMBER)
        hold(db, Tier.TOWNSHIP, one, two)
        hold(db, Tier.TOWNSHIP, one)
        report = coverage.coverage_report(db, AS_OF)
    assert (report.trainings, report.person_times, report.persons_trained) == (2, 3, 2)


def test_a_training_counts_from_its_last_day(database: Database) -> None:
    with writing(database) as db:
        one = make_person(db, "委员甲", Post.COMMITTEE_MEMBER)
        hold(db, Tier.TOWNSHIP, one, days=2)
        assert figures(db, "2026-05-08")[Tier.TOWNSHIP] == (1, 0)
        assert figures(db, "2026-05-09")[Tier.TOWNSHIP] == (1, 1)


def test_a_training_that_nobody_completed_was_still_held(database: Database) -> None:
    with writing(database) as db:
        one = make_person(db, "委员甲", Post.COMMITTEE_MEMBER)
        hold(db, Tier.TOWNSHIP, one, absent=(one,))
        report = coverage.coverage_report(db, AS_OF)
    assert (report.trainings, report.person_times) == (1, 1)  # there for half of the day


def test_every_village_has_its_figures(database: Database) -> None:
    with writing(database) as db:
        one = make_person(db, "委员甲", Post.COMMITTEE_MEMBER, village=1)
        hold(db, Tier.TOWNSHIP, one)
        divisions = coverage.coverage_report(db, AS_OF).divisions
    assert [division.figures[Tier.TOWNSHIP].must for division in divisions[:3]] == [0, 1, 0]
    assert divisions[1].figures[Tier.TOWNSHIP].percent == "100.0%"
    assert divisions[0].figures[Tier.TOWNSHIP].percent == "—"


def test_over_all_tiers_a_person_is_covered_when_nothing_is_lacking(database: Database) -> None:
    with writing(database) as db:
        secretary = make_person(db, "书记甲", Post.SECRETARY, newly_elected=True)
        hold(db, Tier.CITY, secretary)
        assert coverage.coverage_report(db, AS_OF).persons == coverage.Figure(1, 0)
        hold(db, Tier.COUNTY, secretary)
        assert coverage.coverage_report(db, AS_OF).persons == coverage.Figure(1, 1)


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (58_117, 66_545, "87.3%"),
        (25_833, 26_244, "98.4%"),
        (271_464, 271_678, "99.9%"),
        (9_999, 10_000, "99.9%"),
        (1, 1, "100.0%"),
        (0, 7, "0.0%"),
        (0, 0, "—"),
        (1, 8, "12.5%"),
    ],
)
def test_shares_are_shown_as_the_article_shows_them(part: int, whole: int, text: str) -> None:
    assert coverage.percent_text(part, whole) == text


@given(
    st.integers(1, 10_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))
)
def test_a_hundred_percent_means_nobody_is_missing(pair: tuple[int, int]) -> None:
    part, whole = pair
    assert (coverage.percent_text(part, whole) == "100.0%") is (part == whole)


def test_a_term_starts_with_the_four_requirements(database: Database) -> None:
    with database.reading() as db:
        rows = requirements.list_requirements(db, current_term(db).id)
    assert [row.tier for row in rows] == list(Tier)
    assert [row.audience for row in rows] == list(requirements.PRESETS.values())


@pytest.mark.parametrize("home", ["closed", "above"])
def test_the_divisions_add_up_when_somebody_is_of_no_open_village(
    database: Database, home: str
) -> None:
    with writing(database) as db:
        chosen = make_person(db, "甲甲", village=1, tags=(PROVINCE_TAG,))
        division = villages(db)[0] if home == "closed" else office_division(db)
        trainees.correct(db, chosen, division_id=division.id)
        if home == "closed":
            close_division(db, division.id, "2026-05-01")
        make_person(db, "乙乙", Post.HEAD, village=1, tags=(PROVINCE_TAG,))
        report = coverage.coverage_report(db, AS_OF)
    by_division = {one.unit_name: one.figures[Tier.PROVINCE].must for one in report.divisions}
    assert sum(by_division.values()) == 2
    assert by_division[division.short_name] == 1
