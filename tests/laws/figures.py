"""Laws of every state of a file: figures by two roads, rows that add up, references that hold."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from roster.attendance import completion, marks
from roster.base.codes.attendance import ATTENDED
from roster.base.codes.lists import WaitingState
from roster.base.codes.trainings import TEACHING, Completion, Tier
from roster.certificates import doubts
from roster.coverage import coverage, records
from roster.coverage.coverage import Figure
from roster.db.history import journal
from roster.lists import deciding
from roster.office import roster_file
from roster.people import positions
from roster.trainings import quotas, trainings
from tests.laws import recount

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from roster.attendance.marks import Tally
    from roster.coverage.coverage import CoverageReport
    from tests.laws.recount import Class, Tables

TODAY = "2026-12-31"
DAYS = (TODAY, "2026-06-15", "2026-05-08")
"""Days as of which coverage is asked in turn: when all is over, and while trainings run."""


def the_file_is_sound(db: Session, _tables: Tables) -> None:
    faults = roster_file.check_file(db).faults
    assert not faults, faults


def no_row_refers_to_one_that_is_gone(_db: Session, tables: Tables) -> None:
    lost = recount.lost_parents(tables)
    assert not lost, sorted(lost)
    assert not recount.strangers(tables)


def coverage_is_what_the_rows_say(db: Session, tables: Tables) -> None:
    term = positions.current_term(db).id
    as_of = DAYS[journal.length(db)[0] % len(DAYS)]
    must = recount.who_must(tables, as_of)
    report = coverage.coverage_report(db, as_of)
    done = recount.completed(tables, term, as_of)
    there = recount.there(tables, term, as_of)
    assert (report.person_times, report.persons_trained) == (len(there), len(set(there)))
    assert {person for _training, _tier, person in done} <= set(there)
    for tier in report.tiers:
        kind = tier.requirement.tier
        counting = {p for _, held, p in done if kind in {Tier.TOWNSHIP, held}}
        assert {one.trainee_id for one in tier.people} == must[kind]
        assert tier.figure == Figure(len(must[kind]), len(must[kind] & counting))
    _coverage_adds_up(report)


def _coverage_adds_up(report: CoverageReport) -> None:
    for tier in report.tiers:
        figures = [division.figures[tier.requirement.tier] for division in report.divisions]
        must, trained = (sum(getattr(f, part) for f in figures) for part in ("must", "trained"))
        assert Figure(must, trained) == tier.figure, "units add up to the tier"
        assert tier.figure.trained + tier.figure.missing == tier.figure.must
        assert len(tier.missing) == tier.figure.missing
    everybody = {one.trainee_id for tier in report.tiers for one in tier.people}
    lacking = {one.trainee_id for tier in report.tiers for one in tier.missing}
    assert report.persons == Figure(len(everybody), len(everybody - lacking))
    assert report.persons.must <= sum(tier.figure.must for tier in report.tiers)


def classes_are_what_the_rows_say(db: Session, tables: Tables) -> None:
    listed = {row.id: row for row in trainings.list_trainings(db)}
    assert set(listed) == set(tables.living["training"])
    for one in recount.classes(tables):
        row = listed[one.training["id"]]
        done = sum(person["completion"] == "completed" for person in one.people)
        assert (row.enrolled, row.completed, row.periods) == (
            len(one.people),
            done,
            len(one.periods),
        )
        assert row.quarter_hours == sum(period["quarter_hours"] for period in one.periods)
        assert sum(quota.filled for quota in quotas.quota_rows(db, row.id)) in {0, row.enrolled}
        if one.periods:
            _summary_adds_up(db, one)


def _summary_adds_up(db: Session, one: Class) -> None:
    summary = records.training_summary(db, one.training["id"])
    assert _numbers(summary.tally) == one.counts(one.people, one.periods)
    for period, tally in summary.half_days:
        own = [row for row in one.periods if row["id"] == period.id]
        assert _numbers(tally) == one.counts(one.people, own)
    by_division = [_numbers(division.tally) for division in summary.divisions]
    assert tuple(map(sum, zip(*by_division, strict=True))) in {(), _numbers(summary.tally)}
    outcomes = Counter(person["completion"] for person in one.people if person["completion"])
    assert dict(summary.outcomes) == dict(outcomes)
    assert (
        sum((Counter(division.outcomes) for division in summary.divisions), Counter()) == outcomes
    )
    there = sum(one.there(person) for person in one.people)
    cells = [one.mark(p, period) for p in one.people for period in one.periods]
    assert summary.person_half_days.part == there
    assert summary.person_half_days.whole == sum(mark != "not_counted" for mark in cells)
    assert summary.persons.part <= summary.person_half_days.part
    assert summary.persons.part == sum(one.there(person) > 0 for person in one.people)
    assert there <= summary.with_makeup.part <= summary.with_makeup.whole
    assert summary.attended == sum(
        period["quarter_hours"]
        for person in one.people
        for period in one.periods
        if one.mark(person, period) in ATTENDED
    )


def _numbers(tally: Tally) -> tuple[int, int, int, int, int]:
    assert tally.due == tally.present + tally.leave + tally.absent + tally.blank
    return tally.due, tally.present, tally.leave, tally.absent, tally.blank


def records_are_what_the_rows_say(db: Session, tables: Tables) -> None:
    hours: Counter[str] = Counter()
    for one in recount.classes(tables):
        for person in one.people:
            above = one.training["held_above"] and person["completion"] == "completed"
            if one.training["kind"] in TEACHING and one.training["state"] != "cancelled":
                hours[person["trainee_id"]] += sum(
                    period["quarter_hours"]
                    for period in one.periods
                    if above or one.mark(person, period) in ATTENDED
                )
    for record in records.records(db, list(tables.living["trainee"])):
        assert sum(line.quarter_hours for line in record.hours) == hours[record.trainee_id]
        assert all(line.attended <= line.planned for line in record.trainings)


def a_row_of_a_sheet_has_one_person(_db: Session, tables: Tables) -> None:
    for one in recount.classes(tables):
        numbers = [person["number"] for person in one.people]
        assert len(set(numbers)) == len(numbers), "a row of the sheet has one person"


def a_closed_class_is_whole(db: Session, tables: Tables) -> None:
    """In a closed class every cell is entered and everybody has the outcome that holds today.

    Who makes up in a class that is not closed yet is judged anew when that one is closed.
    """
    pending = recount.making_up(tables)
    for one in recount.classes(tables):
        if one.training["state"] != "closed" or one.training["held_above"]:
            continue
        for verdict in completion.verdicts(marks.attendance_sheet(db, one.training["id"])):
            assert all(one.mark({"id": verdict.enrollment.id}, period) for period in one.periods)
            written = verdict.enrollment.completion
            assert written is not None
            if verdict.enrollment.id not in pending:
                assert (written == "completed") == verdict.is_completed


def what_came_in_is_accounted_for(db: Session, tables: Tables) -> None:
    waiting = tables.of("waiting_row", state=WaitingState.WAITING)
    assert deciding.waiting_count(db) == len(waiting) == len(deciding.waiting_rows(db))
    assert roster_file.office_info(db).people == len(tables.living["trainee"])


def a_certificate_in_force_tells_the_truth(db: Session, tables: Tables) -> None:
    """Look at what is neither void nor in doubt nor kept with a reason: its holder completed."""
    for certificate in tables.of("certificate", state="valid", doubts={}, kept={}):
        holder = tables.living["enrollment"].get(certificate["enrollment_id"])
        assert holder is not None
        assert holder["completion"] == Completion.COMPLETED
        person = tables.living["trainee"][holder["trainee_id"]]
        training = tables.living["training"][holder["training_id"]]
        said = certificate["facts"]
        assert (said["name"], said["training_title"]) == (person["name"], training["title"])
    waiting = [one for one in tables.of("certificate") if one["doubts"]]
    assert doubts.in_doubt(db) == len(waiting)
    assert all(one["state"] == "valid" for one in waiting)
    assert all(bool(one["kept"]) == bool(one["kept_reason"]) for one in tables.of("certificate"))


LAWS = (
    the_file_is_sound,
    no_row_refers_to_one_that_is_gone,
    coverage_is_what_the_rows_say,
    classes_are_what_the_rows_say,
    records_are_what_the_rows_say,
    what_came_in_is_accounted_for,
    a_certificate_in_force_tells_the_truth,
)
IN_ORDER = (a_row_of_a_sheet_has_one_person, a_closed_class_is_whole)
"""Laws of what was done and taken back in its order: not when an old entry alone is taken out."""
