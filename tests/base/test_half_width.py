"""Full width is half width, wherever digits are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from roster.attendance.sign_in import clock
from roster.attendance.sign_in_codes import read_card_code, read_sheet_code
from roster.base.codes.trainings import PartOfDay
from roster.base.dates import read_date
from roster.base.half_width import half_width, is_digits, number_text
from roster.cli.results import _exam_mark
from roster.db.models import Trainee
from roster.divisions.catalogue import search as search_catalogue
from roster.people import identity_number, trainees
from roster.people.errors import PhoneUnusable
from roster.people.fact_words import ReadPhones, read_phones
from roster.people.trainees import PeopleFilter, find_people
from roster.qt.attendance.columns import tenths_of
from roster.qt.attendance.dialogs.late import read_lateness
from roster.qt.attendance.jump import Jump
from roster.qt.papers.options import read_aisles
from roster.qt.trainings.texts import day_of, quarter_hours_in, read_times
from roster.trainings.quotas import seats_in
from tests.builders import facts_of, make_facts, make_id_number, make_person, writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.db.engine import Database

TO_FULL = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
TYPED = st.text("0123456789.:-/年月日人 #xX", max_size=20)


def full_width(text: str) -> str:
    return text.translate(TO_FULL)


def jumped(text: str) -> str:
    jump = Jump()
    for char in text:
        jump.takes(char)
    return jump.text


READERS: dict[str, Callable[[str], object]] = {
    "telephone": read_phones,
    "identity number": identity_number.read_id_number,
    "date": read_date,
    "day of a half-day": day_of,
    "hours": quarter_hours_in,
    "times": lambda text: read_times(text, PartOfDay.MORNING),
    "clock": clock,
    "lateness": lambda text: read_lateness(text, "08:30"),
    "seats of a unit": seats_in,
    "aisles": read_aisles,
    "exam mark": tenths_of,
    "exam mark of the command line": _exam_mark,
    "row of the grid": jumped,
    "card": read_card_code,
    "sheet": read_sheet_code,
    "unit of the catalogue": search_catalogue,
}


def said(reader: Callable[[str], object], text: str) -> object:
    """Return what is read, or how it is refused."""
    try:
        return reader(text)
    except Exception as error:  # noqa: BLE001 - each reader refuses in its own way
        return type(error)


@pytest.mark.parametrize("what", READERS)
@given(text=TYPED)
def test_full_width_is_read_as_half_width(what: str, text: str) -> None:
    assert said(READERS[what], full_width(text)) == said(READERS[what], text)


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("telephone", "13800138000"),
        ("identity number", make_id_number()),
        ("day of a half-day", "2026.12.11"),
        ("hours", "2.5"),
        ("times", "8:30-11:30"),
        ("clock", "8:45"),
        ("lateness", "15"),
        ("seats of a unit", "12人"),
        ("aisles", "3,9"),
        ("exam mark", "86.5"),
        ("exam mark of the command line", "3=85.5"),
        ("row of the grid", "#12"),
        ("unit of the catalogue", "441204"),
    ],
)
def test_what_is_typed_in_full_width_is_understood(what: str, text: str) -> None:
    full = said(READERS[what], full_width(text))
    assert full == said(READERS[what], text)
    assert full
    assert not isinstance(full, type)


@given(text=st.text())
def test_folding_keeps_the_length_and_folds_once(text: str) -> None:
    folded = half_width(text)
    assert len(folded) == len(text)
    assert half_width(folded) == folded


@given(number=st.integers(0, 10**18))
def test_digits_of_any_width_are_digits(number: int) -> None:
    assert is_digits(number_text(full_width(f" {number} ")))


# --- telephones -----------------------------------------------------------------------------


@given(text=st.text("0123456789-+()/、 86手机座", max_size=30))
def test_a_telephone_that_was_read_is_read_as_itself(text: str) -> None:
    read = read_phones(text)
    if read.first:
        assert read_phones(read.first) == ReadPhones(read.first)
    if read.second:
        again = read_phones(read.second)
        assert (again.first or again.second, again.invalid) == (read.second, False)


def test_a_telephone_is_checked_as_in_lists_whoever_gives_it(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "张三", phone=full_width("138 0013 8000"))
        assert facts_of(db, person).phone == "13800138000"
        for wrong in ("12345678", "１２３４５６７８", "1380013800", "电话", "23800138000"):
            with pytest.raises(PhoneUnusable):
                trainees.correct(db, person, phone=wrong)
            with pytest.raises(PhoneUnusable):
                trainees.register(db, make_facts(db, "李四", second_phone=wrong))
        assert facts_of(db, person).phone == "13800138000"


def test_a_landline_is_the_second_number_and_two_numbers_take_both_places(
    database: Database,
) -> None:
    with writing(database) as db:
        first = make_person(db, "张三", phone="0758-8345678")
        both = make_person(db, "李四", phone="13800138000、13900139000")
        numbers = [facts_of(db, person) for person in (first, both)]
        with pytest.raises(PhoneUnusable):
            trainees.correct(db, both, phone="0758-8345678")
    assert [(facts.phone, facts.second_phone) for facts in numbers] == [
        (None, "07588345678"),
        ("13800138000", "13900139000"),
    ]


def test_a_number_kept_from_before_hinders_no_other_change(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "张三")
        db.get_one(Trainee, person).phone = "12345678"
        db.flush()
        trainees.correct(db, person, note="常年在外")
        facts = facts_of(db, person)
        trainees.correct_many(db, {person: replace(facts, note="回来了")}, {})
        kept = facts_of(db, person)
        trainees.correct(db, person, phone=None)
    assert (kept.phone, kept.note) == ("12345678", "回来了")


def test_people_are_found_by_digits_of_any_width(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "张三", phone="13800138000", id_number=make_id_number())
        for text in ("８０００", "0138000", full_width(make_id_number()[-4:]), "ｚｓ"):
            assert find_people(db, PeopleFilter(text)) == (person,)
