from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.attendance import completion, marks
from roster.base.codes.people import Post
from roster.certificates import certificates
from roster.divisions.divisions import villages
from roster.office.search import FoundKind, search
from roster.trainings import enrollments, trainings
from tests.builders import make_person, make_training, writing

if TYPE_CHECKING:
    from roster.db.engine import Database


@pytest.fixture(autouse=True)
def _filled(database: Database) -> None:
    with writing(database) as db:
        make_person(db, "张䶮秋", Post.SECRETARY, phone="13712348000")
        training = make_training(db, title="第1期村干部培训班")
        enrollments.enroll_audience(db, training)
        trainings.open_training(db, training)
        marks.mark_all_present(db, training)
        completion.close_training(db, training)
        certificates.issue(db, training, "2026-05-20")


def found(database: Database, text: str) -> list[tuple[FoundKind, str]]:
    with database.reading() as db:
        return [(one.kind, one.title) for one in search(db, text)]


@pytest.mark.parametrize("text", ["张", "張", "䶮", "zyq", "zhangyanqiu", "8000", "137-1234-8000"])
def test_a_person_is_found_by_every_way_of_writing(database: Database, text: str) -> None:
    assert (FoundKind.PERSON, "张䶮秋") in found(database, text)


def test_a_village_is_found_with_its_people(database: Database) -> None:
    with database.reading() as db:
        village = villages(db)[0].short_name
    assert found(database, village) == [
        (FoundKind.PERSON, "张䶮秋"),
        (FoundKind.DIVISION, village),
    ]


@pytest.mark.parametrize("text", ["xzsq", "xuzhen", "圩鎮"])
def test_a_village_is_found_by_sound_and_in_traditional_characters(
    database: Database, text: str
) -> None:
    assert (FoundKind.DIVISION, "圩镇社区") in found(database, text)


def test_a_training_is_found_by_a_part_of_its_title(database: Database) -> None:
    assert (FoundKind.TRAINING, "第1期村干部培训班") in found(database, "村干部")
    assert (FoundKind.TRAINING, "第1期村干部培训班") in found(database, "村幹部")


def test_a_certificate_is_found_by_its_number_and_leads_to_its_training(
    database: Database,
) -> None:
    with database.reading() as db:
        one = next(one for one in search(db, "0001") if one.kind is FoundKind.CERTIFICATE)
        assert one.id == trainings.list_trainings(db)[0].id
        assert one.detail == "张䶮秋"


@pytest.mark.parametrize("text", ["", "  ", "%", "_", "没有的"])
def test_nothing_is_found_for_nothing(database: Database, text: str) -> None:
    assert found(database, text) == []


def test_no_more_of_a_kind_are_given_than_asked_for(database: Database) -> None:
    with writing(database) as db:
        for number in range(9):
            make_person(db, "张三", phone=f"1540000000{number}")
    with database.reading() as db:
        assert len([f for f in search(db, "张", limit=4) if f.kind is FoundKind.PERSON]) == 4
