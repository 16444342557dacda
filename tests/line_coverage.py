"""How much of the program a run of all tests has seen: printed, and kept from falling.

A plugin of pytest that ``make test`` names; pytest-cov measures, lines and branches.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from coverage import Coverage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from _pytest.terminal import TerminalReporter

PROJECT = Path(__file__).resolve().parent.parent
WINDOW = "*/roster/qt/*"
MEASURED: pytest.StashKey[tuple[Part, ...]] = pytest.StashKey()


class Part(NamedTuple):
    """A part of the program, the percentage that the tests ran and the one they must."""

    name: str
    percent: float
    floor: float

    @property
    def is_below(self) -> bool:
        """Tell whether too little was run."""
        return self.percent < self.floor

    def __str__(self) -> str:
        verdict = "BELOW the floor" if self.is_below else "floor"
        return f"coverage {self.name}: {self.percent:.2f} %, {verdict} {self.floor:g} %"


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run that is otherwise green and has seen too little."""
    if hasattr(session.config, "workerinput"):
        return
    parts = measured(PROJECT)
    session.config.stash[MEASURED] = parts
    if session.exitstatus == pytest.ExitCode.OK and any(part.is_below for part in parts):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: TerminalReporter, config: pytest.Config) -> None:
    """Print a line for each part, above the closing line."""
    for part in config.stash.get(MEASURED, ()):
        terminalreporter.write_line(str(part), red=part.is_below)


def measured(project: Path) -> tuple[Part, ...]:
    """Read what the last run has left in the project's folder ``build``."""
    settings = project / "pyproject.toml"
    floors = tomllib.loads(settings.read_text("utf-8"))["tool"]["roster"]["coverage"]
    coverage = Coverage(config_file=settings)
    coverage.load()
    return _parts(coverage, floors)


def _parts(coverage: Coverage, floors: Mapping[str, float]) -> tuple[Part, ...]:
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        outside = coverage.report(omit=[WINDOW], file=nowhere)
        window = coverage.report(include=[WINDOW], file=nowhere)
    return (
        Part("outside qt", outside, floors["outside_qt"]),
        Part("in qt", window, floors["qt"]),
    )
