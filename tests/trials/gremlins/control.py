"""Blockers put back into the program of one play, to see that the gremlin bites."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from roster.qt.rows_table import RowsTable
from tests.trials.gremlins.play import WILD

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Control(NamedTuple):
    """One blocker: how it is put back, and the habit that finds it."""

    put_back: Callable[[], None]
    habit: str


def put_back(control: str) -> None:
    """Put one blocker back, or none."""
    if control:
        CONTROLS[control].put_back()


def _rows_before_the_reset() -> None:
    """Replace the rows of short tables before Qt hears that they are others."""

    def set_rows(self: RowsTable[Any], rows: Sequence[Any]) -> None:
        self._rows = rows
        self._model.set_ids([str(place) for place in range(len(rows))])

    setattr(RowsTable, "set_rows", set_rows)  # noqa: B010 - what the trial must notice


CONTROLS = {"rows": Control(_rows_before_the_reset, WILD)}
