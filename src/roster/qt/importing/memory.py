"""What a long list took is given back when it is gone."""

from __future__ import annotations

import ctypes
import sys

_LARGE = 2**18  # bytes
_BLOCKS_OF_THEIR_OWN_FROM = -3  # M_MMAP_THRESHOLD of glibc's malloc.h


def give_large_blocks_back() -> None:
    """Let Linux have large blocks back as soon as they are free.

    By itself glibc learns from each that is freed to keep the next ones of its size, in each
    thread anew: 25 MB of the tables that one step of an import needs and the next does not.
    Elsewhere nothing is to be done.
    """
    if sys.platform == "linux":
        set_option = getattr(ctypes.CDLL(None), "mallopt", None)
        if set_option is not None:
            set_option(_BLOCKS_OF_THEIR_OWN_FROM, _LARGE)
