"""Run benchmarks: ``python -m tests.benchmarks [NAME …] [--rounds N] [--json FILE]``.

Each is a ratio against a floor measured in the same run, both sides in turn, so that a machine
whose speed drifts slows both. A module beside this one takes part by having NAME, GOAL, ours()
and floor(), and prepare() if it needs one.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

import tests.benchmarks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Benchmark(Protocol):
    """What a benchmark module has."""

    NAME: str
    GOAL: float

    def ours(self) -> None:
        """Do the work as the program does it."""

    def floor(self) -> None:
        """Do the least that any program would have to do."""


def main() -> int:
    """Run the benchmarks asked for, print a line each and write the JSON file."""
    parser = argparse.ArgumentParser(prog="tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    found = {module.NAME: module for module in _modules()}
    unknown = set(wanted.names) - set(found)
    if unknown:
        parser.error(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(found)}")
    results = {
        name: _measured(module, wanted.rounds)
        for name, module in found.items()
        if not wanted.names or name in wanted.names
    }
    if wanted.json:
        wanted.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    return 0


def _modules() -> Iterator[Benchmark]:
    for info in pkgutil.iter_modules(tests.benchmarks.__path__):
        module = importlib.import_module(f"tests.benchmarks.{info.name}")
        if hasattr(module, "NAME"):
            yield cast("Benchmark", module)


def _measured(module: Benchmark, rounds: int) -> dict[str, float]:
    prepare: Callable[[], None] = getattr(module, "prepare", lambda: None)
    prepare()
    _seconds(module.ours)
    _seconds(module.floor)
    pairs = [(_seconds(module.ours), _seconds(module.floor)) for _ in range(rounds)]
    result = {
        "ours": round(statistics.median(ours for ours, _floor in pairs), 4),
        "floor": round(statistics.median(floor for _ours, floor in pairs), 4),
        "ratio": round(statistics.median(ours / floor for ours, floor in pairs), 3),
        "goal": module.GOAL,
    }
    line = "{name:14} ours {ours:8.4f} s   floor {floor:8.4f} s   ratio {ratio:6.3f}   goal {goal}"
    print(line.format(name=module.NAME, **result), flush=True)
    return result


def _seconds(work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
