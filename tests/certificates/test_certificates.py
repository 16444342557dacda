from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.attendance import completion, marks
from roster.base.codes.attendance import Mark
from roster.base.codes.certificates import CertificateState
from roster.base.codes.people import Post
from roster.base.dates import in_chinese
from roster.base.errors import DayUnreadable, TextUnusable
from roster.certificates import certificates
from roster.certificates.codes import Doubt
from roster.certificates.errors import (
    IssuedTooEarly,
    NothingToIssue,
    NotQualified,
    NumberPatternUnusable,
    UnknownCertificate,
)
from roster.db.history import undoing
from roster.people import trainees
from roster.trainings import enrollments, trainings
from roster.trainings.errors import TrainingStateForbids
from tests.builders import make_person, make_training, writing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from roster.db.engine import Database

TODAY = "2026-05-20"


def closed_class(db: Session, *names: str, absent: str = "") -> str:
    training = make_training(db)
    people = [make_person(db, name, Post.COMMITTEE_MEMBER) for name in names]
    enrollments.enroll(db, training, people)
    trainings.open_training(db, training)
    sheet = marks.attendance_sheet(db, training)
    for person in sheet.people:
        if person.name == absent:
            marks.set_mark(db, person.id, sheet.periods[0].id, Mark.ABSENT)
    marks.mark_all_present(db, training)
    completion.close_training(db, training)
    return training


def numbers(rows: tuple[certificates.CertificateRow, ...]) -> list[str]:
    return [row.number for row in rows]


def test_those_who_completed_get_numbers_in_the_order_of_the_sheet(database: Database) -> None:
    with writing(database) as db:
        training = closed_class(db, "甲甲", "乙乙", "丙丙", absent="乙乙")
        issued = certificates.issue(db, training, TODAY)
    assert [row.facts.name for row in issued] == ["甲甲", "丙丙"]
    assert [number[-7:] for number in numbers(issued)] == ["〕第0001号", "〕第0002号"]
    assert all("培字〔2026〕" in number for number in numbers(issued))


def test_candidates_say_why_somebody_does_not_qualify(database: Database) -> None:
    with writing(database) as db:
        training = closed_class(db, "甲甲", "乙乙", absent="乙乙")
        certificates.issue(db, training, TODAY)
        first, second = certificates.candidates(db, training)
    assert first.verdict.is_completed
    assert first.number is not None
    assert second.verdict.shortfalls == ("absent",)
    assert second.number is None


def test_a_certificate_for_somebody_who_did_not_qualify_is_refused(database: Database) -> None:
    with writing(database) as db:
        training = closed_class(db, "甲甲", "乙乙", absent="乙乙")
        absent = enrollments.enrolled(db, training)[1].id
    with pytest.raises(NotQualified) as caught, writing(database) as db:
        certificates.issue(db, training, TODAY, enrollment_ids=[absent])
    assert (caught.value.name, caught.value.reasons) == ("乙乙", ("absent",))


def test_nobody_gets_a_second_certificate(database: Database) -> None:
    with writing(database) as db:
        training = closed_class(db, "甲甲")
        certificates.issue(db, training, TODAY)
    with pytest.raises(NothingToIssue), writing(database) as db:
        certificates.issue(db, training, TODAY)


def test_an_open_training_issues_nothing(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db)
        enrollments.enroll(db, training, [make_person(db)])
        trainings.open_training(db, training)
    with pytest.raises(TrainingStateForbids), writing(database) as db:
        certificates.issue(db, training, TODAY)


def test_numbers_run_through_the_year_and_start_again_in_the_next(database: Database) -> None:
    with writing(database) as db:
        first = certificates.issue(db, closed_class(db, "甲甲", "乙乙"), TODAY)
        second = certificates.issue(db, closed_class(db, "丙丙"), TODAY)
        third = certificates.issue(db, closed_class(db, "丁丁"), "2027-01-04")
    tails = [number[-5:-1] for number in numbers((*first, *second, *third))]
    assert tails == ["0001", "0002", "0003", "0001"]


def test_a_void_number_is_not_used_again(database: Database) -> None:
    with writing(database) as db:
        training = closed_class(db, "甲甲")
        issued = certificates.issue(db, training, TODAY)[0]
        certificates.void_certificate(db, issued.id, "姓名有误")
        again = certificates.issue(db, training, TODAY)[0]
        states = [row.state for row in certificates.list_certificates(db, training)]
    assert again.number.endswith("0002号")
    assert states == [CertificateState.VOID, CertificateState.VALID]


def test_the_number_of_an_undone_issue_is_not_used_again(database: Database) -> None:
    with writing(database) as db:
        training = closed_class(db, "甲甲")
    with writing(database, "issue") as db:
        certificates.issue(db, training, TODAY)
    with writing(database, "undo") as db:
        undoing.undo(db)
    with writing(database, "issue") as db:
        assert certificates.issue(db, training, TODAY)[0].number.endswith("0002号")


def test_a_reprint_keeps_number_and_facts(database: Database) -> None:
    with writing(database) as db:
        training = closed_class(db, "甲甲")
        issued = certificates.issue(db, training, TODAY)[0]
        person = enrollments.enrolled(db, training)[0].trainee_id
        trainees.correct(db, person, name="改名")
        certificates.record_print(db, [issued.id])
        certificates.record_print(db, [issued.id])
        kept = certificates.list_certificates(db, training)[0]
    assert kept.facts == issued.facts
    assert kept.facts.name == "甲甲"
    assert kept.prints == 2


def test_the_facts_say_division_days_hours_and_posts(database: Database) -> None:
    with writing(database) as db:
        facts = certificates.issue(db, closed_class(db, "甲甲"), TODAY)[0].facts
    assert (facts.first_day, facts.last_day, facts.quarter_hours) == (
        "2026-05-08",
        "2026-05-08",
        32,
    )
    assert facts.unit_text.startswith("高要区")
    assert facts.posts_text


def test_a_person_has_a_list_of_certificates(database: Database) -> None:
    with writing(database) as db:
        training = closed_class(db, "甲甲")
        issued = certificates.issue(db, training, TODAY)
        person = enrollments.enrolled(db, training)[0].trainee_id
        assert certificates.certificates_of(db, person) == issued


def test_a_pattern_needs_year_and_running_number(database: Database) -> None:
    for pattern in ("第{序号:4}号", "〔{年}〕", "第1号"):
        with pytest.raises(NumberPatternUnusable):
            certificates.number_text(pattern, 2026, 1)
    with writing(database) as db:
        certificates.set_number_pattern(db, "粤高要培字〔{年}〕{序号:3}号")
        assert certificates.number_pattern(db) == "粤高要培字〔{年}〕{序号:3}号"
    assert certificates.number_text("粤X培字〔{年}〕第{序号:4}号", 2026, 12) == (
        "粤X培字〔2026〕第0012号"
    )


def test_an_unknown_certificate_is_named(database: Database) -> None:
    with pytest.raises(UnknownCertificate), writing(database) as db:
        certificates.void_certificate(db, "nothing", "x")


def poison(database: Database, day: str) -> None:
    """Write a day of issue past everything, as an older version let it in."""
    with writing(database) as db:
        db.connection().exec_driver_sql(
            "UPDATE certificate SET issued_on = :day, facts = json_set(facts, '$.issued_on', :day)",
            {"day": day},
        )


@pytest.mark.parametrize("day", ["2026/12/31", "20261231", "abc"])
def test_a_day_of_issue_that_is_none_is_said_and_can_be_corrected(
    database: Database, day: str
) -> None:
    with writing(database) as db:
        training = closed_class(db, "甲甲")
        certificates.issue(db, training, "2026-05-20")
    poison(database, day)
    with database.reading() as db:
        (row,) = certificates.list_certificates(db, training, in_doubt_only=True)
        assert row.doubts == {Doubt.ISSUED_ON: day}
        assert not certificates.list_certificates(db, training, valid_only=True)
        assert in_chinese(row.issued_on) == day
    with writing(database) as db:
        new = certificates.correct_certificate(db, row.id, "2026-05-20")
    assert (new.issued_on, new.state) == ("2026-05-20", CertificateState.VALID)
    with database.reading() as db:
        assert not certificates.list_certificates(db, training, in_doubt_only=True)


@pytest.mark.parametrize("day", ["2026-05-07", "2026/05/20", "abc"])
def test_a_day_that_cannot_be_that_of_an_issue_gives_no_number(
    database: Database, day: str
) -> None:
    with writing(database) as db:
        training = closed_class(db, "甲甲")
    with pytest.raises((IssuedTooEarly, DayUnreadable)), writing(database) as db:
        certificates.issue(db, training, day)
    with database.reading() as db:
        assert not certificates.list_certificates(db)


@pytest.mark.parametrize(
    "pattern",
    [
        "〔{年}〕第{序号}号{月}",
        "〔{年}〕{序号:4}{",
        "{年}{序号}😀",
        "{年}\n{序号}",
        "{年}{序号}" + "长" * 60,
    ],
)
def test_a_pattern_that_gives_no_number_to_print_is_refused(
    database: Database, pattern: str
) -> None:
    with pytest.raises((NumberPatternUnusable, TextUnusable)), writing(database) as db:
        certificates.set_number_pattern(db, pattern)
