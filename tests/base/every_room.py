"""Every room of the program but the window, for what holds of all codes and of all failures."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

import roster

if TYPE_CHECKING:
    from collections.abc import Iterator

Root = TypeVar("Root")


def every_kind_of(root: type[Root]) -> list[type[Root]]:
    """Return all classes below a root, wherever they stand."""
    for name in _modules():
        import_module(name)
    return sorted(_below(root), key=lambda kind: (kind.__module__, kind.__name__))


def _modules() -> Iterator[str]:
    for room in pkgutil.iter_modules(roster.__path__, "roster."):
        if room.ispkg and room.name != "roster.qt":
            yield room.name
            folder = import_module(room.name).__path__
            rooms = pkgutil.walk_packages(folder, f"{room.name}.")
            yield from (inner.name for inner in rooms if "migrations" not in inner.name)


def _below(root: type[Root]) -> set[type[Root]]:
    kinds: set[type[Root]] = set(root.__subclasses__())
    return kinds.union(*(_below(kind) for kind in kinds))
