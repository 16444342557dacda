"""One hit of the search box."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Hit(NamedTuple):
    """One thing found.

    Attributes:
        group: heading under which it stands, in the language of the window.
        title: what it is called.
        detail: what tells it from others of the same name.
        icon: Lucide name.
        open: goes there.
    """

    group: str
    title: str
    detail: str
    icon: str
    open: Callable[[], None]
