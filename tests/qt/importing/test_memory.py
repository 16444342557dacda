from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

PROGRAM = """
import ctypes

class Counts(ctypes.Structure):  # mallinfo2 of glibc
    _fields_ = [(name, ctypes.c_size_t) for name in
                ("arena", "ordblks", "smblks", "hblks", "blocks_of_their_own",
                 "usmblks", "fsmblks", "used", "free", "top")]

tell = ctypes.CDLL(None).mallinfo2
tell.restype = Counts
{first}
MEGABYTE = 2**20
large = bytearray(16 * MEGABYTE)
del large
before = tell().blocks_of_their_own
block = bytearray(4 * MEGABYTE)
held = tell().blocks_of_their_own - before
del block
left = tell().blocks_of_their_own - before
print(held >= 4 * MEGABYTE, left < MEGABYTE)
"""
FIRST = "from roster.qt.importing.memory import give_large_blocks_back as f; f()"


def told(first: str) -> str:
    """Return what a fresh process says: free room in an old one may serve any block."""
    if not hasattr(ctypes.CDLL(None), "mallinfo2"):
        pytest.skip("only glibc has blocks of their own")
    program = PROGRAM.format(first=first)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_a_large_block_goes_back_however_large_the_one_before_was() -> None:
    assert told(FIRST) == "True True"


def test_otherwise_a_large_block_freed_keeps_the_next_one() -> None:
    assert told("") == "False True"
