"""Run benchmarks: ``python -m tests.benchmarks [NAME …] [--rounds N] [--json FILE]``.

Each is a ratio against a floor measured in the same run, both sides in turn, so that a machine
whose speed drifts slows both. A module beside this one takes part by having NAME, GOAL, ours()
and floor(), and prepare() if it needs one. ours() and floor() are timed unless they return what
they cost themselves; UNIT names what that is when it is no seconds.
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

    def ours(self) -> float | None:
        """Do the work as the program does it."""

    def floor(self) -> float | None:
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
    _cost(module.ours)
    _cost(module.floor)
    pairs = [(_cost(module.ours), _cost(module.floor)) for _ in range(rounds)]
    result = {
        "ours": round(statistics.median(ours for ours, _floor in pairs), 4),
        "floor": round(statistics.median(floor for _ours, floor in pairs), 4),
        "ratio": round(statistics.median(ours / floor for ours, floor in pairs), 3),
        "goal": module.GOAL,
    }
    division = getattr(module, "UNIT", "s")
    line = "{name:14} ours {ours:8.4f} {unit:2}  floor {floor:8.4f} {unit:2}  ratio {ratio:6.3f}"
    limit = getattr(module, "LIMIT", None)
    wanted = f"  goal {module.GOAL}" + (f"  limit {limit:g} {division}" if limit else "")
    print(line.format(name=module.NAME, unit=division, **result), wanted, flush=True)
    return result


def _cost(work: Callable[[], float | None]) -> float:
    begun = time.perf_counter()
    cost = work()
    return time.perf_counter() - begun if cost is None else cost


if __name__ == "__main__":
    sys.exit(main())
