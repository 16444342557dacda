"""What every test shares."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from roster.base import clock
from tests import compiled_statements
from tests.builders import make_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from roster.db.engine import Database

_LOOKS_AT_THE_YOUNG = 20

settings.register_profile(
    "suite",
    max_examples=25,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("suite")
compiled_statements.keep()


def pytest_collection_finish() -> None:
    """Set aside what stays to the end: a look for garbage need not go through it."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Let Python find at its end what it would call leaked."""
    gc.unfreeze()


def pytest_runtest_logfinish() -> None:
    """Find the garbage of a test as soon as nothing holds its window or its fonts any more.

    What is still held when Python looks grows old at once, and the old is rarely looked at: a
    worker would reach 1.4 GB and stop for seconds to go through it.
    """
    gc.collect(2 if gc.get_count()[2] > _LOOKS_AT_THE_YOUNG else 1)


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings and logs of the tests away from the clerk's."""
    monkeypatch.setenv("ROSTER_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(autouse=True)
def _day_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what asks about days to come live after the trainings of the tests."""
    monkeypatch.setattr(clock, "today", lambda: "2026-12-01")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give the open file of a township without people."""
    made = make_database(tmp_path)
    yield made
    made.close()
