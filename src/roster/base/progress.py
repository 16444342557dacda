"""Progress and cancellation without a window.

Long work takes a ``report`` callable and calls it as it goes. Whoever watches may raise
``Cancelled`` from inside the call; the work lets it pass, so its transaction rolls back and no
half-written file keeps its name.
"""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):
    """The clerk stopped the work."""


class Report(Protocol):
    """Told how far the work has come; may raise :class:`Cancelled`."""

    def __call__(self, done: int, total: int) -> None:
        """Note that ``done`` of ``total`` steps are finished."""


def unwatched(done: int, total: int) -> None:
    """Watch nothing: the report used when nobody looks."""


def part_of(report: Report, begin: int, end: int, of: int = 100) -> Report:
    """Return a report for one of several stages, told as the part that it is of the whole.

    Args:
        report: told about the whole.
        begin: where the stage begins, of ``of``.
        end: where it ends.
        of: what the whole counts.
    """

    def tell(done: int, total: int) -> None:
        report(begin + (end - begin) * done // max(total, 1), of)

    return tell
