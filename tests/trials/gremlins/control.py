"""Blockers put back into the program of one play, to see that the gremlin bites."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from roster.qt.frame.input.wheel import Wheel
from roster.qt.widgets.tables.model import HeldModel
from tests.trials.gremlins.play import LOOKING, WILD

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Control(NamedTuple):
    """One blocker: how it is put back, and the habit that finds it."""

    put_back: Callable[[], None]
    habit: str


def put_back(control: str) -> None:
    """Put one blocker back, or none."""
    if control:
        CONTROLS[control].put_back()


def _rows_before_the_reset() -> None:
    """Keep rows beside the model, and exchange them before Qt hears that they are others."""

    def set_rows(
        self: HeldModel[Any], rows: Mapping[str, Any], ids: Sequence[str] | None = None
    ) -> None:
        self._rows = rows
        self.set_ids(list(rows) if ids is None else ids)

    def row_at(self: HeldModel[Any], row: int) -> object:
        return self._rows[self._ids[row]]

    setattr(HeldModel, "set_rows", set_rows)  # noqa: B010 - what the trial must notice
    setattr(HeldModel, "row_at", row_at)  # noqa: B010 - the same


def _wheel_to_every_field() -> None:
    """Let every field under the pointer take the wheel, as Qt does."""
    setattr(Wheel, "_roll", lambda *_rolled: False)  # noqa: B010 - what the trial must notice


CONTROLS = {
    "rows": Control(_rows_before_the_reset, WILD),
    "wheel": Control(_wheel_to_every_field, LOOKING),
}
