from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roster.attendance import completion
from roster.base.codes.certificates import CertificateState
from roster.base.codes.trainings import Completion, TrainingState
from roster.base.errors import RosterError
from roster.certificates import certificates, doubts
from roster.certificates.codes import Doubt
from roster.certificates.errors import (
    CertificatePrinted,
    CertificateSettled,
    CorrectionImpossible,
    NothingToCorrect,
    NothingToIssue,
    NotInDoubt,
    UnknownCertificate,
)
from roster.db.acts import Act
from roster.db.history import journal, undoing
from roster.office import roster_file
from roster.people import trainees
from roster.trainings import enrollments
from roster.trainings.errors import ReasonMissing
from tests.builders import make_database
from tests.certificates import rooms
from tests.certificates.rooms import HITTING, PEOPLE, PRESENT, SPARING, STEPS, Room
from tests.classroom import sheet_of

if TYPE_CHECKING:
    from roster.db.engine import Database


def doubts_of(room: Room, name: str = PRESENT) -> dict[Doubt, str]:
    return dict(room.row(name).doubts)


def told(room: Room) -> tuple[int, tuple[str, ...]]:
    """Return what a check of the file says of certificates."""
    with room.database.reading() as db:
        found = roster_file.check_file(db)
    return found.in_doubt, found.faults


def untrue(room: Room) -> list[str]:
    """Return the valid certificates that nobody kept and that do not say what is so."""
    with room.database.reading() as db:
        rows = certificates.list_certificates(db, room.first, valid_only=True)
        sheet = sheet_of(db, room.first)
        people = {one.id: one for one in enrollments.enrolled(db, room.first)}
    judged = {verdict.enrollment.id: verdict for verdict in completion.verdicts(sheet)}
    closed = sheet.training.row.state is TrainingState.CLOSED
    return [
        row.number
        for row in rows
        if not row.kept
        and not (
            closed
            and row.enrollment_id in people
            and people[row.enrollment_id].completion is Completion.COMPLETED
            and judged[row.enrollment_id].is_completed
            and judged[row.enrollment_id].credited == row.facts.quarter_hours
            and people[row.enrollment_id].name == row.facts.name
            and sheet.training.plan.title == row.facts.training_title
        )
    ]


# --- what hits a certificate ---------------------------------------------------------------


@pytest.mark.parametrize("way", HITTING)
def test_what_hits_a_certificate_puts_it_in_doubt(database: Database, way: str) -> None:
    room = Room(database)
    happen, whom = HITTING[way]
    happen(room)
    assert whom not in room.names(valid_only=True)
    assert room.names() == sorted(PEOPLE)
    assert doubts_of(room, whom)
    assert untrue(room) == []
    waiting, faults = told(room)
    assert (waiting >= 1, faults) == (True, ())


@pytest.mark.parametrize("way", SPARING)
def test_what_leaves_a_certificate_true_leaves_it_valid(database: Database, way: str) -> None:
    room = Room(database)
    SPARING[way](room)
    assert room.names(valid_only=True) == sorted(PEOPLE)


@given(st.lists(st.sampled_from(sorted(STEPS)), min_size=2, max_size=9))
@settings(max_examples=12)
def test_after_any_steps_no_certificate_is_valid_that_is_not_true_or_kept(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    database = make_database(tmp_path_factory.mktemp("steps"))
    room = Room(database)
    for step in steps:
        try:
            STEPS[step](room)
        except RosterError:
            continue  # refused: nothing was changed
        assert untrue(room) == [], step
    assert told(room)[1] == ()
    database.close()


def test_the_doubt_says_how_it_is_now(database: Database) -> None:
    room = Room(database)
    rooms.expel(room)
    rooms.correct_the_name(room)
    assert doubts_of(room) == {Doubt.NOT_COMPLETED: "expelled", Doubt.NAME: "张嘉"}


def test_of_those_withdrawn_and_removed_the_certificates_stay_listed(database: Database) -> None:
    room = Room(database)
    trainee = room.trainee(PRESENT)
    rooms.remove(room)
    assert doubts_of(room) == {Doubt.REMOVED: ""}
    with database.reading() as db:
        assert [row.facts.name for row in certificates.certificates_of(db, trainee)] == [PRESENT]


def test_undo_makes_a_certificate_valid_again_and_redo_puts_it_in_doubt(
    database: Database,
) -> None:
    room = Room(database)
    before = room.row()
    rooms.expel(room)
    in_doubt = room.row()
    rooms.undo(room)
    assert room.row() == before
    rooms.redo(room)
    assert room.row() == in_doubt


def test_what_newly_came_in_doubt_is_told_once(database: Database) -> None:
    room = Room(database)

    def raised(since: int) -> list[str]:
        with database.reading() as db:
            return [row.facts.name for row in certificates.raised(db, since)]

    rooms.expel(room)
    expelled = newest(room)
    assert raised(expelled - 1) == [PRESENT]
    assert raised(expelled) == []
    rooms.correct_the_name(room)
    assert raised(expelled) == [PRESENT]
    rooms.undo(room)
    assert raised(newest(room) - 1) == []


def newest(room: Room) -> int:
    with room.database.reading() as db:
        return journal.newest(db)


# --- deciding ------------------------------------------------------------------------------


def test_kept_with_a_reason_it_is_valid_again(database: Database) -> None:
    room = Room(database)
    rooms.expel(room)
    rooms.keep(room)
    kept = room.row()
    assert (kept.state, kept.doubts, kept.kept_reason) == (CertificateState.VALID, {}, "上级同意")
    assert kept.kept == {Doubt.NOT_COMPLETED: "expelled"}
    assert told(room) == (0, ())


def test_a_later_change_raises_the_doubt_anew(database: Database) -> None:
    room = Room(database)
    rooms.expel(room)
    rooms.keep(room)
    rooms.correct_the_name(room)
    assert doubts_of(room) == {Doubt.NAME: "张嘉"}
    rooms.keep(room)
    room.decide(PRESENT, Completion.NOT_COMPLETED)
    assert doubts_of(room) == {Doubt.NOT_COMPLETED: "not_completed"}


def test_what_it_was_kept_against_holds_only_while_it_stands(database: Database) -> None:
    room = Room(database)
    rooms.expel(room)
    rooms.keep(room)
    room.decide(PRESENT, None)
    assert (room.row().kept, room.row().kept_reason) == ({}, None)
    rooms.expel(room)
    assert doubts_of(room) == {Doubt.NOT_COMPLETED: "expelled"}


def test_an_undone_keeping_asks_again(database: Database) -> None:
    room = Room(database)
    rooms.expel(room)
    in_doubt = room.row()
    rooms.keep(room)
    rooms.undo(room)
    assert room.row() == in_doubt


def test_a_void_certificate_is_in_doubt_no_more(database: Database) -> None:
    room = Room(database)
    rooms.expel(room)
    rooms.void(room)
    assert (room.row().state, room.row().doubts) == (CertificateState.VOID, {})
    assert told(room) == (0, ())
    with pytest.raises(CertificateSettled):
        rooms.void(room)
    rooms.undo(room)
    assert doubts_of(room) == {Doubt.NOT_COMPLETED: "expelled"}


def test_a_corrected_one_has_a_successor_with_a_new_number_and_facts_of_today(
    database: Database,
) -> None:
    room = Room(database)
    old = room.row()
    rooms.correct_the_name(room)
    rooms.correct(room)
    new = room.row("张嘉")
    assert (room.row().state, room.row().successor) == (CertificateState.CORRECTED, new.number)
    assert (new.state, new.issued_on) == (CertificateState.VALID, "2026-06-01")
    assert new.number != old.number
    assert room.names(valid_only=True).count("张嘉") == 1
    rooms.undo(room)
    assert doubts_of(room) == {Doubt.NAME: "张嘉"}


def test_a_certificate_is_not_corrected_for_somebody_who_failed(database: Database) -> None:
    room = Room(database)
    rooms.expel(room)
    with pytest.raises(CorrectionImpossible):
        rooms.correct(room)
    assert doubts_of(room) == {Doubt.NOT_COMPLETED: "expelled"}


def test_there_must_be_something_to_keep_or_to_correct(database: Database) -> None:
    room = Room(database)
    with pytest.raises(NotInDoubt):
        rooms.keep(room)
    with pytest.raises(NothingToCorrect):
        rooms.correct(room)


def test_nothing_is_kept_or_declared_void_without_a_reason(database: Database) -> None:
    room = Room(database)
    rooms.expel(room)
    one = room.row().id
    for decide in (certificates.keep_certificate, certificates.void_certificate):
        with pytest.raises(ReasonMissing), database.transaction("test", by="测试员") as db:
            decide(db, one, " ")


def test_whoever_is_in_doubt_gets_no_second_certificate(database: Database) -> None:
    room = Room(database)
    rooms.correct_the_name(room)
    with pytest.raises(NothingToIssue):
        rooms.issue(room)


def test_two_certificates_of_one_holder_are_both_in_doubt(database: Database) -> None:
    room = Room(database)
    first = room.row()
    rooms.void(room)
    sequence = room.newest(Act.VOID)
    rooms.issue(room)
    second = room.row()
    room.do(Act.UNDO, lambda db: undoing.undo_action(db, sequence))
    with database.reading() as db:
        rows = {row.number: row for row in certificates.list_certificates(db, room.first)}
    assert rows[first.number].doubts == {Doubt.ANOTHER: second.number}
    assert rows[second.number].doubts == {Doubt.ANOTHER: first.number}


def test_a_certificate_is_found_by_a_part_only_it_has(database: Database) -> None:
    room = Room(database)
    row = room.row()
    with database.reading() as db:
        assert certificates.find_certificate(db, row.number) == row.id
        assert certificates.find_certificate(db, row.number[-6:]) == row.id
        with pytest.raises(UnknownCertificate):
            certificates.find_certificate(db, "2026")


# --- paper ---------------------------------------------------------------------------------


def test_a_number_on_paper_is_not_taken_back(database: Database) -> None:
    room = Room(database)
    rooms.put_on_paper(room)
    with pytest.raises(CertificatePrinted) as caught:
        rooms.undo(room)
    assert (caught.value.number, caught.value.count) == (room.row().number, 4)
    assert room.names(valid_only=True) == sorted(PEOPLE)


def test_a_print_is_passed_over_by_undo_and_stays_counted(database: Database) -> None:
    room = Room(database)
    rooms.correct_the_name(room)
    rooms.put_on_paper(room)
    rooms.undo(room)
    assert room.row().state is CertificateState.VALID
    assert [room.row("王临").prints, room.row(PRESENT).prints] == [1, 0]


def test_a_name_written_in_steps_is_one_step_though_a_certificate_hears_of_each(
    database: Database,
) -> None:
    room = Room(database)
    trainee = room.trainee(PRESENT)
    for name in ("张嘉", "张嘉文"):
        with database.transaction(Act.CORRECT, by="测试员") as db:
            trainees.correct(db, trainee, name=name)
    rooms.undo(room)
    assert room.row().state is CertificateState.VALID


def test_an_issue_nobody_printed_is_undone(database: Database) -> None:
    room = Room(database)
    rooms.undo(room)
    assert room.names() == []


def test_a_file_whose_certificates_say_something_else_of_themselves_is_told(
    database: Database,
) -> None:
    room = Room(database)
    rooms.expel(room)
    with database.transaction("test", by="测试员") as db:
        db.connection().exec_driver_sql("UPDATE certificate SET doubts = '{}'")
    with database.reading() as db:
        assert doubts.misjudged(db) == (room.row().number,)
    kinds = [fault.split(":")[0] for fault in told(room)[1]]
    assert kinds == ["beside the journal", "certificate"]
