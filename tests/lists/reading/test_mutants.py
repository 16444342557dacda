"""Damaged workbooks of every kind end in cells or in one of our errors, soon and without harm.

The negative control is a bare reader: it has no process of its own, no limits and no look before
it parses. The same files end it.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from roster.lists.errors import WorkbookError
from roster.lists.reading.child.messages import Limits
from roster.lists.reading.workbook_reader import read_workbook
from tests.lists.reading import hostile_files as hostile
from tests.lists.reading.mutations import Mutant, mutated_old_workbook, mutated_workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

if sys.platform != "win32":
    import resource

# A part of the real limits, so that nothing takes long; what one file may cost at most.
SMALL = Limits(memory=700_000_000, seconds=5, inflated=30_000_000, answer=30_000_000)
LONGEST = 30  # seconds, on a machine that does other things too
MOST_MEMORY = 80_000  # kilobytes more than before

BARE = """
import resource, sys
from python_calamine import load_workbook
resource.setrlimit(resource.RLIMIT_AS, (2 * 2**30, 2 * 2**30))
resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
try:
    book = load_workbook(sys.argv[1])
    for index in range(len(book.sheet_names)):
        book.get_sheet_by_index(index).to_python()
except Exception:
    pass
"""


def mutants(count: int, old: int, folder: Path) -> Iterator[Mutant]:
    for seed in range(count):
        yield mutated_workbook(seed, folder)
    for seed in range(old):
        yield mutated_old_workbook(seed)


def outcome(mutant: Mutant, folder: Path) -> str:
    """Read a mutant under a name of its own; whatever is not a WorkbookError passes through."""
    path = folder / f"名册{mutant.seed}.{mutant.suffix}"
    path.write_bytes(mutant.content)
    begun, before = time.monotonic(), peak_memory()
    named, how = path.name, "read"
    try:
        read_workbook(path, limits=SMALL)
    except WorkbookError as error:
        named, how = error.file, type(error).__name__
    path.unlink()
    assert named == path.name, (mutant.seed, mutant.how)
    assert time.monotonic() - begun < LONGEST, (mutant.seed, mutant.how)
    assert peak_memory() - before < MOST_MEMORY, (mutant.seed, mutant.how)
    return how


def outcomes(found: Iterable[Mutant], folder: Path) -> Counter[tuple[str, str]]:
    return Counter((mutant.suffix, outcome(mutant, folder)) for mutant in found)


def peak_memory() -> int:
    return 0 if sys.platform == "win32" else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def ends_a_bare_reader(content: bytes, path: Path) -> bool:
    path.write_bytes(content)
    command = [sys.executable, "-c", BARE, str(path)]
    return subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode != 0


def test_damaged_workbooks_are_read_or_refused(tmp_path: Path) -> None:
    ended = outcomes(mutants(60, 30, tmp_path), tmp_path)

    assert {how for _, how in ended} >= {"read", "WorkbookDamaged"}


@pytest.mark.skipif(sys.platform == "win32", reason="the bare reader is limited by Linux")
@pytest.mark.parametrize("build", [hostile.cyclic_chain, hostile.far_corner])
def test_the_same_files_end_a_bare_reader(tmp_path: Path, build: hostile.Builder) -> None:
    path = build(tmp_path / "a.xlsx")

    assert ends_a_bare_reader(path.read_bytes(), path)


@pytest.mark.trial
@pytest.mark.timeout(3600)
def test_seven_hundred_damaged_workbooks_are_read_or_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = outcomes(mutants(500, 200, tmp_path), tmp_path)
    path = tmp_path / "control"
    bare = sum(ends_a_bare_reader(each.content, path) for each in mutants(500, 200, tmp_path))
    with capsys.disabled():
        print("\nmutated workbooks: 700 trials, 0 crashes")  # noqa: T201
        for suffix in sorted({suffix for suffix, _ in ended}):
            counts = {how: count for (of, how), count in sorted(ended.items()) if of == suffix}
            print(f"  {suffix:5}", counts)  # noqa: T201
        print(f"control, a bare reader: {bare} of 700 end its process")  # noqa: T201
    assert ended.total() == 700
    assert bare > 0
