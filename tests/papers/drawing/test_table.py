from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from roster.papers.drawing.page import A4_PORTRAIT, new_paper
from roster.papers.drawing.table import Column, Table, paginate
from tests.papers.pdf_reading import Piece, drawn_pieces, text_pieces

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_HEIGHTS = st.lists(st.floats(5, 30), min_size=1, max_size=120)


@given(_HEIGHTS, st.floats(60, 200), st.floats(60, 200), st.floats(0, 25))
def test_every_row_is_on_one_page_in_order(
    heights: list[float], first: float, room: float, last: float
) -> None:
    pages = paginate(heights, (first, room), last)
    assert [row for page in pages for row in page] == list(range(len(heights)))
    assert all(pages)


@given(_HEIGHTS, st.floats(60, 200), st.floats(60, 200), st.floats(0, 25))
def test_no_page_is_fuller_than_it_may_be(
    heights: list[float], first: float, room: float, last: float
) -> None:
    pages = paginate(heights, (first, room), last)
    rooms = [first, *[room] * (len(pages) - 1)]
    rooms[-1] -= last
    for page, height in zip(pages, rooms, strict=True):
        assert sum(heights[row] for row in page) <= height + 0.001


def test_a_last_page_takes_rows_from_the_one_before() -> None:
    assert [len(page) for page in paginate([10.0] * 11, (100, 100), 0)] == [5, 6]


def _drawn(tmp_path: Path, rows: Sequence[tuple[str, ...]], united: int | None) -> list[Piece]:
    path = tmp_path / "t.pdf"
    columns = (Column("单位", 40), Column("姓名", 40), Column("上午", 20, over="8日"))
    with new_paper(path, A4_PORTRAIT, "表") as paper:
        table = Table(paper, columns, united)
        table.draw([table.row(row) for row in rows], [10.0] * len(rows), 50)
        paper.end_page()
    return text_pieces(path)


def test_equal_neighbours_of_the_united_column_are_one_cell(tmp_path: Path) -> None:
    rows = [("大坪村", "陈明"), ("大坪村", "李强"), ("南村村", "何丽"), ("大坪村", "黄伟")]
    pieces = [p for p in _drawn(tmp_path, rows, 0) if p.text in {"大坪村", "南村村"}]
    assert [p.text for p in pieces] == ["大坪村", "南村村", "大坪村"]
    first = pieces[0]
    middle = 50 + 13 + 10
    assert abs((first.top + first.bottom) / 2 - middle) < 1


def test_without_a_united_column_every_cell_is_written(tmp_path: Path) -> None:
    pieces = _drawn(tmp_path, [("大坪村", "陈明"), ("大坪村", "李强")], None)
    assert [p.text for p in pieces].count("大坪村") == 2


def test_blank_rows_are_not_joined(tmp_path: Path) -> None:
    _drawn(tmp_path, [("大坪村", "陈明"), (), (), ()], 0)
    lines = [p for p in drawn_pieces(tmp_path / "t.pdf") if p.bottom - p.top < 1 and p.left < 20]
    heights = sorted({round((p.top + p.bottom) / 2) for p in lines})
    assert [b - a for a, b in pairwise(heights)][-3:] == [10, 10, 10]


def test_a_header_in_two_tiers_stands_above_its_columns(tmp_path: Path) -> None:
    places = {p.text: p for p in _drawn(tmp_path, [("大坪村", "陈明")], None)}
    assert places["8日"].bottom < places["上午"].top
    assert places["单位"].top > places["8日"].top


_RUNS = st.lists(st.integers(1, 9), min_size=1, max_size=25)


@given(_RUNS, st.integers(12, 24))
def test_a_village_leaves_no_single_row_at_the_edge_of_a_page(runs: list[int], room: int) -> None:
    united = [f"村{at}" for at, rows in enumerate(runs) for _row in range(rows)]
    pages = paginate([1.0] * len(united), (room, room), 2.0, united)
    assert [row for page in pages for row in page] == list(range(len(united)))
    for page, following in pairwise(pages):
        before, after = united[page.stop - 1], united[following.start]
        if before == after and united.count(before) > 1:
            assert united[page.start : page.stop].count(before) > 1
            assert united[following.start :].count(before) > 1


@given(_RUNS, st.integers(20, 30))
def test_a_day_is_not_torn_where_half_a_page_holds_it(runs: list[int], room: int) -> None:
    united = [f"{at}日" for at, rows in enumerate(runs) for _row in range(rows)]
    pages = paginate([1.0] * len(united), (room, room), 2.0, united, whole=True)
    for page, following in pairwise(pages):
        assert united[page.stop - 1] != united[following.start]
