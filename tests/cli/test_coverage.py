from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.clerk import hold_class

if TYPE_CHECKING:
    from tests.cli.clerk import Clerk


def test_coverage_names_who_is_missing(clerk: Clerk) -> None:
    hold_class(clerk)
    said = json.loads(clerk.does("coverage", "FILE", "--as-of", "2026-05-31", "--json"))
    township = said["tiers"]["township"]
    assert township["must"] == township["trained"] + township["missing"]
    assert len(township["missing_people"]) == township["missing"] == 1
    assert "人次" in clerk.does("coverage", "FILE", "--as-of", "2026-05-31")
