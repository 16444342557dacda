"""What every test shares."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests import compiled_statements
from tests.builders import make_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from roster.db.engine import Database

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


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings and logs of the tests away from the clerk's."""
    monkeypatch.setenv("ROSTER_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give the open file of a township without people."""
    made = make_database(tmp_path)
    yield made
    made.close()
