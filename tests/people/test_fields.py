"""The table of what is known of a person."""

from __future__ import annotations

import itertools

import pytest

from roster.base.codes.people import Education
from roster.db.models import Base
from roster.lists.checking.amendments import AMENDABLE
from roster.lists.listing import ListedPerson
from roster.people.fields import (
    FIELDS,
    Field,
    Kind,
    Proof,
    Trait,
    by_name,
    further_fields,
    proving,
    readers,
    with_trait,
)
from roster.people.trainees import FACT_NAMES, TraineeFacts


def test_every_fact_has_its_row() -> None:
    told = {field.fact_name for field in FIELDS} - {""}
    assert told == set(FACT_NAMES)


def test_no_two_rows_share_a_name_or_a_word() -> None:
    for values in (
        [field.name for field in FIELDS],
        [field.words.zh for field in FIELDS],
        [field.words.en for field in FIELDS],
    ):
        assert len(set(values)) == len(values)


@pytest.mark.parametrize("field", [f for f in FIELDS if f.fact_name], ids=lambda f: f.name)
def test_every_fact_has_its_column(field: Field) -> None:
    assert field.fact_name in Base.metadata.tables["trainee"].columns


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_a_listed_person_has_every_field_but_the_township(field: Field) -> None:
    assert (field.name in ListedPerson.__struct_fields__) is (field.name != "town")


def test_what_is_put_right_in_a_waiting_row_can_be_read_from_a_text() -> None:
    assert set(with_trait(Trait.PUT_RIGHT)) <= AMENDABLE
    assert readers().keys() <= AMENDABLE


def test_what_proves_more_proves_less_as_well() -> None:
    sets = [proving(proof) for proof in Proof]
    assert all(more < less for less, more in itertools.pairwise(sets))


def test_a_fact_is_looked_up_by_its_name_in_lists_and_in_the_file() -> None:
    assert by_name()["village"] is by_name()["division_id"]


@pytest.mark.parametrize(
    ("name", "value", "worded", "shown"),
    [
        ("birth", "1978-05", "1978-05", "1978.05"),
        ("education", Education.BACHELOR, "大学本科", "大学本科"),
        ("education", "bachelor", "大学本科", "大学本科"),
        ("veteran", True, "是", "是"),
        ("veteran", "False", "否", "否"),
        ("note", "甲", "甲", "甲"),
        ("phone", None, "", ""),
        ("gender", "", "", ""),
    ],
)
def test_a_value_in_words(name: str, value: object, worded: str, shown: str) -> None:
    field = by_name()[name]
    assert (field.worded(value), field.shown(value)) == (worded, shown)


def test_words_come_in_the_language_asked_for() -> None:
    field = by_name()["veteran"]
    assert (field.worded("True", "en"), field.words.said("en")) == ("yes", "Veteran")


def test_numbers_are_personal() -> None:
    numbers = {field.name for field in FIELDS if field.kind is Kind.NUMBER}
    assert numbers <= {field.name for field in FIELDS if field.is_personal}


def test_further_facts_begin_as_nobody_told_them() -> None:
    facts = TraineeFacts("张三", "v")
    assert all(getattr(facts, field.name) is None for field in further_fields())
