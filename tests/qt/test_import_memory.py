from __future__ import annotations

import ctypes

import pytest

from roster.qt.pages.import_memory import give_large_blocks_back

MEGABYTE = 2**20


class Counts(ctypes.Structure):
    """What glibc tells of itself (``struct mallinfo2``)."""

    _fields_ = (
        *((name, ctypes.c_size_t) for name in ("arena", "ordblks", "smblks", "hblks")),
        ("blocks_of_their_own", ctypes.c_size_t),
        *((name, ctypes.c_size_t) for name in ("usmblks", "fsmblks", "used", "free", "top")),
    )


def blocks_of_their_own() -> int:
    """Return how many bytes are in blocks that go back as soon as they are free."""
    tell = getattr(ctypes.CDLL(None), "mallinfo2", None)
    if tell is None:
        pytest.skip("only glibc has blocks of their own")
    tell.restype = Counts
    return int(tell().blocks_of_their_own)


def test_a_large_block_goes_back_however_large_the_one_before_was() -> None:
    give_large_blocks_back()
    assert len(bytearray(16 * MEGABYTE)) == 16 * MEGABYTE  # and it is free again
    before = blocks_of_their_own()
    block = bytearray(4 * MEGABYTE)
    assert blocks_of_their_own() - before >= 4 * MEGABYTE
    del block
    assert blocks_of_their_own() - before < MEGABYTE
