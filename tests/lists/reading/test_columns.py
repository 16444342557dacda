"""Rows travel column by column and arrive as they were."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.lists.errors import WorkbookDamaged
from roster.lists.reading.cells import Cell, CellDate, CellError, FormulaWithoutValue, Row
from roster.lists.reading.child.frames import frame
from roster.lists.reading.child.messages import (
    Column,
    Limits,
    Rows,
    SharedTexts,
    read_frames,
    rows_of,
)
from roster.lists.reading.columns import BUNDLE, Columns, bundled
from roster.lists.reading.workbook_reader import _Answers

if TYPE_CHECKING:
    from collections.abc import Sequence


def arrived(rows: Sequence[tuple[int, tuple[object, ...]]]) -> list[Row]:
    """Send rows from one end to the other."""
    packing, texts = Columns(), SharedTexts()
    found: list[Row] = []
    for numbers, columns in bundled(rows):
        stream = io.BytesIO(frame(Rows(list(numbers), packing.travelling(columns))))
        (message,) = read_frames(stream)
        assert isinstance(message, Rows)
        found += rows_of(message, texts)
    return found


cells = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.sampled_from(["男", "女", "台山村", "1", "True", "\u3000"]),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=4),
    st.builds(CellDate, st.sampled_from(["1978", "1978-05", "1978-05-12"])),
    st.builds(CellError, st.sampled_from(["#N/A", "#REF!"])),
    st.builds(FormulaWithoutValue, st.sampled_from(["", "A1"])),
)


@given(table=st.lists(st.lists(cells, max_size=5), max_size=80), gap=st.integers(1, 9))
def test_every_cell_arrives_with_its_type(table: list[list[Cell]], gap: int) -> None:
    rows = [(number * gap + 1, tuple(row)) for number, row in enumerate(table)]

    found = arrived(rows)

    assert [(number, shown(row)) for number, row in found] == [
        (number, shown(cut(row))) for number, row in rows if cut(row)
    ]


def shown(row: tuple[object, ...]) -> str:
    """Tell 1 from True and 1.0."""
    return repr(row)


def cut(row: tuple[object, ...]) -> tuple[object, ...]:
    while row and row[-1] is None:
        row = row[:-1]
    return row


def test_a_column_that_changes_its_habits_arrives() -> None:
    rows = [
        *((number, ("男" if number % 2 else "女",)) for number in range(BUNDLE)),
        *((number, (f"村{number}",)) for number in range(BUNDLE)),
        *((number, (f"{number % 300}号", 1)) for number in range(BUNDLE)),
        *((number, ("男" if number % 2 else "女",)) for number in range(BUNDLE)),
    ]

    assert arrived(rows) == rows


def test_repeated_texts_are_one_object() -> None:
    rows = [
        (number, (f"台山村{number % 7}", f"{number % 400}号")) for number in range(1, 2 * BUNDLE)
    ]

    found = arrived(rows)

    assert len({id(row[0]) for _, row in found}) == 7
    assert len({id(row[1]) for _, row in found}) == 400


@pytest.mark.parametrize(
    ("given_value", "wanted"),
    [
        (2.0, 2),
        (0.5, 0.5),
        (1e300, 1e300),
        (float("inf"), float("inf")),
        (441224197805120312.0, 441224197805120320.0),
        ("", None),
        (dt.date(1978, 5, 12), CellDate("1978-05-12")),
        (dt.datetime(1978, 5, 12, 8, 30), CellDate("1978-05-12")),  # noqa: DTZ001 - no zone in sheets
        (dt.time(6), 0.25),
        (dt.timedelta(hours=36), 1.5),
    ],
)
def test_values_of_the_parser_become_cells(given_value: object, wanted: Cell) -> None:
    for others in ((), ("text",), (True,)):
        column = [(each + 1, (value, "end")) for each, value in enumerate((given_value, *others))]
        ((_, first), *_) = arrived(column)
        assert repr(first[0]) == repr(wanted)


@pytest.mark.parametrize(
    "nonsense",
    [
        Rows([1, 2], (Column(["a"]),)),
        Rows([1], (Column(["a"]), Column(["b", "c"]))),
        Rows([1], (Column(["a"], b"\x05"),)),
        Rows([1], (Column([["a"]], b"\0"),)),
    ],
)
def test_columns_that_do_not_fit_mean_damaged(nonsense: Rows) -> None:
    answers = _Answers("名册.xlsx", Limits())

    with pytest.raises(WorkbookDamaged):
        answers.take(nonsense)
