"""Cells merged below a header: rows of one person, and values that several people share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.lists.understanding.cells.text import text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from roster.lists.reading.cells import Cell, Row


def one_row_each(
    rows: Sequence[Row], merges: Iterable[tuple[int, int, int, int]], name: int
) -> Sequence[Row]:
    """Join the rows over which a name is merged; each cell keeps its different texts as lines.

    Args:
        rows: the rows below a header.
        merges: of the sheet, one-based.
        name: zero-based column of the names.
    """
    last_of = {top: bottom for top, left, bottom, _ in merges if left == name + 1 and bottom > top}
    if not last_of:
        return rows
    joined: list[Row] = []
    last = 0
    for number, cells in rows:
        if number <= last:
            joined[-1] = (joined[-1][0], _joined(joined[-1][1], cells))
            continue
        joined.append((number, cells))
        is_named = name < len(cells) and text_of(cells[name])
        last = last_of.get(number, 0) if is_named else 0
    return joined


def with_shared_values(
    rows: Sequence[Row], merges: Iterable[tuple[int, int, int, int]], columns: Collection[int]
) -> Sequence[Row]:
    """Write the value of a cell merged over several people into the row of each.

    Args:
        rows: the rows below a header.
        merges: of the sheet, one-based.
        columns: zero-based columns of facts that people share (posts, education).
    """
    shared: dict[int, list[tuple[int, int]]] = {}
    for top, left, bottom, _ in merges:
        if left - 1 in columns:
            for number in range(top + 1, bottom + 1):
                shared.setdefault(number, []).append((left - 1, top))
    if not shared:
        return rows
    known = dict(rows)
    return [
        (number, _filled(cells, shared[number], known)) if number in shared else (number, cells)
        for number, cells in rows
    ]


def _filled(
    cells: tuple[Cell, ...],
    shared: Iterable[tuple[int, int]],
    rows: Mapping[int, tuple[Cell, ...]],
) -> tuple[Cell, ...]:
    """Return a row with the value of the topmost row in each of its merged cells."""
    filled = list(cells)
    for column, top in shared:
        above = rows.get(top, ())
        if column < min(len(filled), len(above)) and not text_of(filled[column]):
            filled[column] = above[column]
    return tuple(filled)


def _joined(first: tuple[Cell, ...], second: tuple[Cell, ...]) -> tuple[Cell, ...]:
    width = max(len(first), len(second))
    return tuple(
        _one(first[place] if place < len(first) else None, second[place])
        if place < len(second)
        else first[place]
        for place in range(width)
    )


def _one(first: Cell, second: Cell) -> Cell:
    texts = text_of(first), text_of(second)
    if not texts[1] or texts[1] in texts[0].splitlines():
        return first
    return "\n".join(texts) if texts[0] else second
