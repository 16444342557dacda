"""The text of a cell, as a person would read it aloud."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.lists.reading.cells import Cell, CellDate, CellError, FormulaWithoutValue
from roster.lists.understanding.cells.text import (
    broken,
    dittos_in,
    squeezed,
    text_of,
    texts_of,
    words_in,
)
from roster.people.problems import ProblemKind

CELLS = st.one_of(
    st.text(" \t\u3000\u200b张三a1#N/A!同上", max_size=8),
    st.sampled_from(["#N/A", None, True, False, 7, 1.5, CellError("#REF!"), CellDate("1978-05")]),
)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (" 张三\u3000", "张三"),
        ("张\u200b三\ufeff", "张三"),
        (None, ""),
        (True, "是"),
        (False, "否"),
        (12, "12"),
        (CellDate("1978-05"), "1978-05"),
        (CellError("#N/A"), ""),
        ("#DIV/0!", ""),
        (FormulaWithoutValue("A1"), ""),
    ],
)
def test_a_cell_is_read_without_spaces_hidden_signs_and_errors(cell: Cell, text: str) -> None:
    assert text_of(cell) == text


@given(st.lists(CELLS, max_size=6))
def test_a_column_reads_as_its_cells_do(cells: list[Cell]) -> None:
    assert texts_of(cells) == [text_of(cell) for cell in cells]


@pytest.mark.parametrize(
    ("cell", "wrong"),
    [
        (CellError("#REF!"), ProblemKind.CELL_ERROR),
        ("#VALUE!", ProblemKind.CELL_ERROR),
        (FormulaWithoutValue("B2*2"), ProblemKind.FORMULA_WITHOUT_VALUE),
        ("#", None),
        (None, None),
    ],
)
def test_an_error_and_a_formula_without_value_are_two_faults(
    cell: Cell, wrong: ProblemKind | None
) -> None:
    assert broken(cell) is wrong


def test_as_above_is_known_however_it_is_spaced() -> None:
    assert dittos_in(["同 上", "〃", "＂", "同上村", "同学", "", "同　　　　　　　　　上"]) == {
        "同 上",
        "〃",
        "＂",
    }


def test_full_width_signs_and_spaces_do_not_tell_texts_apart() -> None:
    assert squeezed("（ 姓\n名 ）１") == "(姓名)1"


def test_bare_numbers_are_no_words() -> None:
    assert words_in([(1, ("姓名", 7, "12")), (2, ("张三", None, "1.2"))]) == {"姓名", "张三", "1.2"}
