"""The window has its turn in time while a long list is worked on beside it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_USUAL = sys.getswitchinterval()
_SHORT = _USUAL / 10
_AT_WORK: list[None] = []


@contextmanager
def in_short_turns() -> Iterator[None]:
    """Let threads change places ten times as often as Python does by itself (every 5 ms).

    Qt asks Python for every cell that it paints, and before each answer the window's thread waits
    until the working thread's turn is over: one look at a table took a second. A worker that
    hands its turn over in passing (a call of the system) lets it wait even longer, for then its
    turn begins anew.
    """
    _AT_WORK.append(None)
    sys.setswitchinterval(_SHORT)
    try:
        yield
    finally:
        _AT_WORK.pop()
        if not _AT_WORK:
            sys.setswitchinterval(_USUAL)
