"""The window. Nothing else imports PySide6."""

from __future__ import annotations

import ctypes
import sys


def keep_constants_alive() -> None:
    """Make ``None``, ``True`` and ``False`` immortal, as Python does by itself since 3.12.

    PySide6 6.12 is built against Python 3.12, where they need no counting (PEP 683): each call
    that returns one of them gives back a reference it never took. On Python 3.11 the count of
    ``None`` runs down to nothing within minutes and the interpreter ends with "deallocating None".
    """
    if sys.version_info < (3, 12):
        for constant in (None, True, False, NotImplemented, ...):
            ctypes.c_ssize_t.from_address(id(constant)).value += 1 << 40


keep_constants_alive()
