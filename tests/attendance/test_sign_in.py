from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.attendance import completion, leave, marks, sign_in
from roster.attendance.codes import ScanResult
from roster.attendance.errors import TimeUnreadable
from roster.attendance.sign_in_codes import card_code
from roster.base.codes.attendance import EnteredBy, Mark
from roster.certificates import certificates
from roster.trainings import enrollments, trainings
from roster.trainings.errors import TrainingStateForbids, UnknownEnrollment
from tests.builders import make_id_number, make_person, make_training, writing
from tests.classroom import A, L, N, P, X, begin_at, mark_row, sheet_of, training_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from roster.attendance.marks import MarkCell
    from roster.attendance.sign_in import NameMatches, Scan
    from roster.db.engine import Database

ID = make_id_number(serial=77)


def held(db: Session, *names: str) -> str:
    """Open a class that begins at half past eight; the first person has an identity number."""
    people = [
        make_person(db, name, village=n, id_number=ID if n == 0 else None)
        for n, name in enumerate(names or ("张甲",))
    ]
    training = training_of(db, people)
    begin_at(db, training, "08:30")
    return training


def scanned(db: Session, training: str, text: str, at: str = "08:20") -> Scan:
    return sign_in.scan(db, training, trainings.list_periods(db, training)[0].id, text, at)


def cell(db: Session, training: str, row: int = 0) -> MarkCell | None:
    sheet = sheet_of(db, training)
    return sheet.cells.get((sheet.people[row].id, sheet.periods[0].id))


def own_card(db: Session, training: str) -> str:
    return card_code(enrollments.enrolled(db, training)[0].id)


# --- the scanner ---------------------------------------------------------------------------


def test_a_name_card_signs_its_bearer_in(database: Database) -> None:
    with writing(database) as db:
        training = held(db)
        found = scanned(db, training, own_card(db, training) + "\r")
        assert (found.result, found.name, found.minutes_late) == (ScanResult.SIGNED, "张甲", None)
        assert found.unit_name == enrollments.enrolled(db, training)[0].unit_name
        seen = cell(db, training)
    assert seen == marks.MarkCell(P, entered_by=EnteredBy.SCANNER, arrived="08:20")


def test_who_is_there_already_is_left_alone(database: Database) -> None:
    with writing(database) as db:
        training = held(db)
        card = own_card(db, training)
        scanned(db, training, card)
        assert scanned(db, training, card, "09:30").result is ScanResult.ALREADY_HERE
        seen = cell(db, training)
    assert seen is not None
    assert (seen.mark, seen.arrived) == (P, "08:20")


@pytest.mark.parametrize(
    ("at", "mark", "late"),
    [("08:45", P, None), ("08:46", L, 16), ("8：46", L, 16), ("10:00", L, 90), ("07:00", P, None)],
)
def test_late_is_who_comes_more_than_a_quarter_of_an_hour_after(
    database: Database, at: str, mark: Mark, late: int | None
) -> None:
    with writing(database) as db:
        training = held(db)
        assert scanned(db, training, ID, at).minutes_late == late
        seen = cell(db, training)
    assert seen is not None
    assert (seen.mark, seen.minutes_late) == (mark, late)


def test_without_a_beginning_nobody_is_late(database: Database) -> None:
    with writing(database) as db:
        training = training_of(db, [make_person(db)])
        assert scanned(db, training, own_card(db, training), "23:59").minutes_late is None


@pytest.mark.parametrize("typed", [ID, f" {ID.lower()} ", f"张甲 男 {ID} 广东省", f"ID:{ID};"])
def test_an_identity_card_signs_in(database: Database, typed: str) -> None:
    with writing(database) as db:
        assert scanned(db, held(db), typed).result is ScanResult.SIGNED


def test_a_certificates_number_signs_in(database: Database) -> None:
    with writing(database) as db:
        training, other = held(db), None
        marks.mark_all_present(db, training)
        completion.close_training(db, training)
        number = certificates.issue(db, training, "2026-05-20")[0].number
        other = training_of(db, [enrollments.enrolled(db, training)[0].trainee_id])
        on_paper = f"结业证书\n{number}\n张甲"
        assert scanned(db, other, on_paper).result is ScanResult.SIGNED
        assert scanned(db, other, number).result is ScanResult.ALREADY_HERE


def test_the_card_of_another_training_is_the_same_person(database: Database) -> None:
    with writing(database) as db:
        first = held(db)
        person = enrollments.enrolled(db, first)[0].trainee_id
        second = training_of(db, [person])
        assert scanned(db, second, own_card(db, first)).result is ScanResult.SIGNED


def test_somebody_not_on_the_list_is_named(database: Database) -> None:
    with writing(database) as db:
        training = held(db)
        make_person(db, "李乙", id_number=make_id_number(serial=99))
        found = scanned(db, training, make_id_number(serial=99))
    assert (found.result, found.name) == (ScanResult.NOT_IN_TRAINING, "李乙")
    assert found.enrollment_id is None


@pytest.mark.parametrize("typed", ["", "你好", make_id_number(serial=999), "1" * 42, "%"])
def test_what_nobody_has_is_unknown(database: Database, typed: str) -> None:
    with writing(database) as db:
        training = held(db)
        assert scanned(db, training, typed).result is ScanResult.UNKNOWN
        assert cell(db, training) is None


@pytest.mark.parametrize("mark", [A, X, N])
def test_who_comes_after_all_is_there(database: Database, mark: Mark) -> None:
    with writing(database) as db:
        training = held(db)
        mark_row(db, training, mark)
        assert scanned(db, training, ID).result is ScanResult.SIGNED
        seen = cell(db, training)
    assert seen is not None
    assert (seen.mark, seen.entered_by) == (P, EnteredBy.SCANNER)


def test_leave_granted_beforehand_gives_way(database: Database) -> None:
    with writing(database) as db:
        training = held(db)
        sheet = sheet_of(db, training)
        leave_id = leave.grant(db, sheet.people[0].id, [sheet.periods[0].id], X, "家中有事")
        scanned(db, training, ID)
        assert leave.withdraw(db, leave_id) == 0
        seen = cell(db, training)
    assert seen is not None
    assert (seen.mark, seen.confirmed) == (P, True)


def test_the_scanner_needs_an_open_training_its_half_day_and_a_time(database: Database) -> None:
    with writing(database) as db:
        training, planned = held(db), make_training(db)
        elsewhere = trainings.list_periods(db, planned)[0].id
    with pytest.raises(TrainingStateForbids), writing(database) as db:
        scanned(db, planned, ID)
    with pytest.raises(UnknownEnrollment), writing(database) as db:
        sign_in.scan(db, training, elsewhere, ID, "08:00")
    for at in ("", "8", "24:00", "08:60", "0800"):
        with pytest.raises(TimeUnreadable), writing(database) as db:
            scanned(db, training, ID, at)


# --- lists ---------------------------------------------------------------------------------


def matched(found: NameMatches) -> list[tuple[str, str | None]]:
    return [(line.candidates[0].name, line.arrived) for line in found.matched]


def test_each_name_is_matched_once_with_the_earliest_time(database: Database) -> None:
    with writing(database) as db:
        training = held(db, "张甲", "李乙", "王丙")
        found = sign_in.match_names(db, training, "李乙 8:40\n张甲、王丙\n李乙 8:15")
    assert matched(found) == [("李乙", "08:15"), ("张甲", None), ("王丙", None)]
    assert (found.ambiguous, found.unknown, found.not_there) == ((), (), ())


def test_strangers_are_listed_with_their_line(database: Database) -> None:
    with writing(database) as db:
        training = held(db, "张甲")
        found = sign_in.match_names(db, training, "张甲 到\n\n欧阳文 到")
    assert [(line.line, line.name, line.text) for line in found.unknown] == [
        (3, "欧阳文", "欧阳文 到")
    ]


def test_people_of_one_name_are_told_apart_by_village_or_number(database: Database) -> None:
    with writing(database) as db:
        one = make_person(db, "张甲", village=0, phone="13800000001")
        two = make_person(db, "张甲", village=1, phone="13800000002")
        training = training_of(db, [one, two])
        divisions = [person.unit_name for person in enrollments.enrolled(db, training)]
        unsure = sign_in.match_names(db, training, "张甲")
        by_village = sign_in.match_names(db, training, f"{divisions[1]} 张甲")
        by_phone = sign_in.match_names(db, training, "张甲 13800000001")
    assert [person.trainee_id for person in unsure.ambiguous[0].candidates] == [one, two]
    assert by_village.matched[0].candidates[0].trainee_id == two
    assert by_phone.matched[0].candidates[0].trainee_id == one


def test_a_village_glued_to_a_name_is_cut_off(database: Database) -> None:
    with writing(database) as db:
        training = held(db, "张甲")
        division = enrollments.enrolled(db, training)[0].unit_name
        found = sign_in.match_names(db, training, f"{division}张甲已签到")
    assert matched(found) == [("张甲", None)]


def test_a_namesake_of_another_village_is_not_taken_without_asking(database: Database) -> None:
    with writing(database) as db:
        training = held(db, "张甲", "李乙")
        _, other = (person.unit_name for person in enrollments.enrolled(db, training))
        found = sign_in.match_names(db, training, f"{other} 张甲")
    assert (found.matched, len(found.ambiguous)) == ((), 1)


def test_a_name_of_the_same_sound_is_offered_not_taken(database: Database) -> None:
    with writing(database) as db:
        training = held(db, "张佳慧", "李乙")
        found = sign_in.match_names(db, training, "张家惠")
    assert (found.matched, found.unknown) == ((), ())
    assert [person.name for person in found.ambiguous[0].candidates] == ["张佳慧"]


def test_a_longer_name_is_not_the_shorter_one_in_it(database: Database) -> None:
    with writing(database) as db:
        found = sign_in.match_names(db, held(db, "张甲"), "张甲丰")
    assert (found.matched, [line.name for line in found.unknown]) == ((), ["张甲丰"])


def test_another_programs_table_says_who_was_not_there(database: Database) -> None:
    table = "姓名\t签到状态\t签到时间\n张甲\t已签到\t2026-05-08 08:21:09\n李乙\t未签到\t\n"
    with writing(database) as db:
        found = sign_in.match_names(db, held(db, "张甲", "李乙"), table)
    assert matched(found) == [("张甲", "08:21")]
    assert [line.name for line in found.not_there] == ["李乙"]


def test_a_list_signs_everybody_in_and_leaves_who_is_there(database: Database) -> None:
    with writing(database) as db:
        training = held(db, "张甲", "李乙", "王丙")
        mark_row(db, training, P, row=2)
        found = sign_in.match_names(db, training, "张甲 8:21\n李乙 9:00\n王丙 9:00")
        first = trainings.list_periods(db, training)[0].id
        arrivals = [(line.candidates[0].id, line.arrived) for line in found.matched]
        assert sign_in.sign_names(db, training, first, arrivals) == 2
        seen = [cell(db, training, row) for row in range(3)]
    assert [one and (one.mark, one.arrived, one.minutes_late) for one in seen] == [
        (P, "08:21", None),
        (L, "09:00", 30),
        (P, None, None),
    ]
