"""Cells collected by place, for readers that meet them one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roster.lists.reading.child.messages import Merge, RawSheet, Reason, Refusal
from roster.lists.reading.columns import bundled

if TYPE_CHECKING:
    from roster.lists.reading.cells import Cell, Place

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

#: A cell further right than this belongs to no roster: it is left out.
WIDEST_TABLE = 1_024


@dataclass(slots=True)
class Grid:
    """The cells of one sheet that have a value; rows and columns count from 1."""

    cells: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    struck: set[Place] = field(default_factory=set)
    comments: list[tuple[int, int, str]] = field(default_factory=list)

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Keep a cell unless it is empty or far outside any table.

        Raises:
            Refusal: no spreadsheet has such a row or column.
        """
        if cell is None or cell == "":
            return
        if not (1 <= row <= LAST_ROW and 1 <= column <= LAST_COLUMN):
            raise Refusal(Reason.DAMAGED)
        if column <= WIDEST_TABLE:
            self.cells.setdefault(row, {})[column] = cell

    def merge(self, row: int, column: int, rows: int, columns: int) -> None:
        """Note that a cell covers so many rows and columns."""
        if rows * columns > 1:
            self.merges.append((row, column, row + rows - 1, column + columns - 1))

    def sheet(self, name: str, *, hidden: bool = False) -> RawSheet:
        """Return what was collected, rows in order and empty ones left out."""
        return RawSheet(
            name=name,
            bundles=bundled((number, _filled(self.cells[number])) for number in sorted(self.cells)),
            height=len(self.cells),
            hidden=hidden,
            merges=tuple(self.merges),
            hidden_rows=frozenset(self.hidden_rows),
            struck=frozenset(self.struck),
            comments=tuple(self.comments),
        )


def _filled(row: dict[int, Cell]) -> tuple[Cell, ...]:
    return tuple([row.get(column) for column in range(1, max(row) + 1)])
