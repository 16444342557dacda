"""What the cells of a row prove by the fields of their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.lists.understanding.columns import Column, TableColumns
from roster.lists.understanding.rows.facts import RowFacts, has_villages
from tests.lists.builders import SOUND, sheet

if TYPE_CHECKING:
    from roster.lists.reading.cells import Cell

FIELDS = ("name", "gender", "id_number", "phone", "posts", "village")
PHONE = "13800000001"


def columns(*fields: str) -> TableColumns:
    return TableColumns(
        tuple(Column(at, (field,), field, 1.0, "exact") for at, field in enumerate(fields))
    )


def row(**cells: Cell) -> tuple[Cell, ...]:
    return tuple(cells.get(field) for field in FIELDS)


FACTS = RowFacts(columns(*FIELDS))


@pytest.mark.parametrize(
    ("cells", "identified"),
    [
        (row(name="张三", gender="男"), True),
        (row(name="张三", id_number=SOUND), True),
        (row(name="张三", id_number=SOUND[:17] + "1"), True),
        (row(name="张三", phone=PHONE), True),
        (row(name="张三", phone=f"办公室\n{PHONE}"), True),
        (row(name="张三", id_number="1978"), False),
        (row(name="张三", id_number="身份证号码填写十八位"), False),
        (row(name="张三", posts="书记"), False),
        (row(name="张三", gender="无"), False),
        (row(name="张三", gender="甲"), False),
        (row(name=PHONE, posts=SOUND), False),
        ((), False),
    ],
)
def test_number_telephone_and_gender_in_their_columns_identify_somebody(
    cells: tuple[Cell, ...], *, identified: bool
) -> None:
    assert FACTS.identify(cells) is identified


@pytest.mark.parametrize(
    ("cells", "proved"),
    [
        (row(name="张三", gender="男", phone=PHONE), True),
        (row(name="张三", gender="男", id_number=SOUND), True),
        (row(name="张三", gender="男", posts="书记"), False),
        (row(name="天地", gender="男", phone=PHONE), False),
        (row(gender="男", phone=PHONE), False),
    ],
)
def test_a_name_with_two_signs_of_somebody_is_a_person(
    cells: tuple[Cell, ...], *, proved: bool
) -> None:
    assert FACTS.prove_a_person(cells) is proved


def test_two_columns_of_one_field_are_one_sign_and_one_fact() -> None:
    facts = RowFacts(columns("name", "phone", "phone"))
    assert not facts.prove_a_person(("张三", PHONE, PHONE))
    assert facts.filled(("张三", PHONE, PHONE)) == 1


@pytest.mark.parametrize(
    ("cells", "filled"),
    [
        (row(name="张三", village="罗建村"), 0),
        (row(name="张三", gender="甲", posts="书记"), 2),
        (row(name="张三", gender="男", id_number=SOUND, phone=PHONE, posts="书记"), 4),
        (row(name="张三", gender="无", posts="／"), 0),
    ],
)
def test_every_personal_fact_and_the_post_count_whatever_they_say(
    cells: tuple[Cell, ...], filled: int
) -> None:
    assert FACTS.filled(cells) == filled


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (row(gender="男"), True),
        (row(gender="男或女"), False),
        (row(posts="如：书记"), False),
        (row(posts="书记"), True),
        (row(gender="男或女", phone=PHONE), True),
        (row(phone="请填11位号码"), False),
        (row(village="罗建村"), False),
    ],
)
def test_what_may_stand_below_a_header_reads_as_a_fact_and_a_hint_does_not(
    cells: tuple[Cell, ...], *, read: bool
) -> None:
    assert FACTS.read_as_facts(cells) is read


def test_villages_stand_in_a_column_only_where_one_of_its_cells_is_filled() -> None:
    places = columns("name", "village")
    assert has_villages(places, sheet(("张三",), ("李四", "罗建村")).rows)
    assert not has_villages(places, sheet(("张三",), ("李四", "", "罗建村")).rows)
    assert not has_villages(columns("name", "town"), sheet(("张三", "河台镇")).rows)
