"""Work on many objects at once."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_AT_WORK: list[None] = []


@contextmanager
def without_collecting() -> Iterator[None]:
    """Keep the garbage collector at rest while a large list is read or written.

    Making hundreds of thousands of objects sets it off hundreds of times, and every full round
    visits all of them again to find nothing: a list has no circles, so counting references frees
    it. A fifth of an import went there. What another thread throws away waits until the end.
    """
    was_on = gc.isenabled()
    gc.disable()
    _AT_WORK.append(None)
    try:
        yield
    finally:
        _AT_WORK.pop()
        if was_on:
            gc.enable()


def is_at_work() -> bool:
    """Tell whether some thread reads or writes a large list, so that nobody should collect."""
    return bool(_AT_WORK)
