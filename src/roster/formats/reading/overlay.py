"""What is laid over the cells of python-calamine, which does not tell everything."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roster.formats.cells import Cell, Place
    from roster.formats.reading.reader_wire import Merge


@dataclass(slots=True)
class Overlay:
    """Cells to put over those of calamine, by row and column, and facts of the sheet."""

    cells: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    struck: frozenset[Place] = frozenset()
