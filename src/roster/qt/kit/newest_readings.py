"""Which of several readings for the same receiver is the newest."""

from __future__ import annotations

from functools import partial
from types import MethodType
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable


class Readings:
    """Which reading is the newest of each receiver."""

    def __init__(self) -> None:
        self._newest: WeakKeyDictionary[object, dict[str, object]] = WeakKeyDictionary()

    def begin(self, done: Callable[..., None]) -> object:
        """Return a ticket for a reading that begins now."""
        ticket = object()
        method = _method(done)
        if method is not None:
            self._newest.setdefault(method.__self__, {})[method.__func__.__qualname__] = ticket
        return ticket

    def is_newest(self, done: Callable[..., None], ticket: object) -> bool:
        """Tell whether no other reading for the same method has begun since."""
        method = _method(done)
        if method is None:
            return True
        tickets = self._newest.get(method.__self__, {})
        return tickets.get(method.__func__.__qualname__) is ticket


def _method(done: object) -> MethodType | None:
    """Return the method that gets the result; a function of its own is never overtaken."""
    while isinstance(done, partial):
        done = done.func
    return done if isinstance(done, MethodType) else None
