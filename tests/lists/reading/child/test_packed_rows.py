from __future__ import annotations

import tracemalloc
from itertools import count
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from roster.lists.reading.cells import (
    Cell,
    CellDate,
    CellError,
    FormulaWithoutValue,
    Row,
    Sheet,
    Workbook,
)
from roster.lists.reading.child import packed_rows
from roster.lists.reading.child.packed_rows import PackedRows, packed

if TYPE_CHECKING:
    import pytest

CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.text(max_size=3),
    st.sampled_from([0, 1, 0.0, 1.0, True, False, CellDate("1978-05")]),
    st.builds(CellError, st.just("#REF!")),
    st.builds(FormulaWithoutValue, st.just("A1")),
)
FILLED = st.builds(
    lambda cells, end: (*cells, end), st.lists(CELLS), CELLS.filter(lambda c: c is not None)
)


def numbered(rows: list[tuple[Cell, ...]]) -> tuple[Row, ...]:
    return tuple(zip(count(1, 2), rows))


def kinds(rows: tuple[Row, ...]) -> list[list[type]]:
    return [list(map(type, cells)) for _, cells in rows]


@given(st.lists(FILLED, max_size=8))
def test_rows_come_back_as_they_were(found: list[tuple[Cell, ...]]) -> None:
    rows = numbered(found)
    back = PackedRows(rows).unpacked()
    assert back == rows
    assert kinds(back) == kinds(rows)


@given(st.lists(FILLED, max_size=8))
def test_a_row_is_found_by_its_number(found: list[tuple[Cell, ...]]) -> None:
    rows = PackedRows(numbered(found))
    for place, cells in enumerate(found):
        assert rows.cells(2 * place + 1) == (*cells, *[None] * (rows.width - len(cells)))
        assert rows.cells(2 * place) == ()
    assert rows.cells(2 * len(found) + 1) == ()


def test_a_sheet_knows_how_far_it_goes() -> None:
    rows = PackedRows([(3, ("甲",)), (7, ("乙", None, "丙"))])
    assert (len(rows), rows.width, list(rows.numbers)) == (2, 3, [3, 7])
    assert not PackedRows(())
    assert PackedRows(()).unpacked() == ()


def test_rows_without_any_cell_stay() -> None:
    assert PackedRows([(1, ()), (2, ())]).unpacked() == ((1, ()), (2, ()))


def test_a_column_of_more_values_than_have_places_is_kept_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packed_rows, "_SAMPLE", 4)
    monkeypatch.setattr(packed_rows, "_MOST_PLACES", 2)
    texts = ("男", "男", "男", "女", "未知")
    rows = tuple((number, (text,)) for number, text in enumerate(texts, start=1))
    assert PackedRows(rows).unpacked() == rows


def test_a_workbook_comes_back_whole_and_has_its_beginning_at_hand() -> None:
    rows = tuple((number, ("甲", number)) for number in range(1, 1_001))
    long = Sheet("名册", hidden=False, rows=rows, merges=((1, 1, 1, 2),))
    book = Workbook(
        "a.xlsx", "0", "xlsx", (long, Sheet("空", hidden=True, rows=())), text_cells=False
    )
    cells = packed(book)
    assert cells.unpacked() == book
    assert len(cells) == 1_000
    assert cells.beginning.sheets[0].rows == rows[:500]
    assert cells.beginning.sheets[0].merges == long.merges


def test_packed_rows_take_a_fifth_of_the_memory() -> None:
    words = ["男", "汉族", "大专", "中共党员", "是"]
    tracemalloc.start()
    rows = tuple((number, tuple(words * 2)) for number in range(1_000, 21_000))
    before, _peak = tracemalloc.get_traced_memory()
    kept = PackedRows(rows)
    after, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(kept) == 20_000
    assert (after - before) * 5 < before
