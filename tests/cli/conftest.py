from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import TOWNSHIP
from tests.cli.clerk import Clerk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def clerk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Clerk:
    made = Clerk(tmp_path / "河台镇.roster", capsys)
    made.does("new", "FILE", "--unit", TOWNSHIP)
    return made
