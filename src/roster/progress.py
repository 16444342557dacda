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
