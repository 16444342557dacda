"""Tags on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from roster.cli.demo import example_workbook
from roster.coverage.requirements import PROVINCE_TAG

if TYPE_CHECKING:
    from tests.cli.clerk import Clerk


def must(clerk: Clerk) -> int:
    """Return how many the province's requirement means."""
    report = json.loads(clerk.does("coverage", "FILE", "--json"))
    return int(report["tiers"]["province"]["must"])


def test_a_tag_makes_the_provinces_requirement_count_its_people(clerk: Clerk) -> None:
    clerk.does("import", "FILE", str(example_workbook()))
    assert must(clerk) == 0
    said = clerk.does("tag", "FILE", f"{PROVINCE_TAG}、红色村", "岑玉莲", "邓建华")
    assert f"岑玉莲：{PROVINCE_TAG}、红色村" in said
    assert must(clerk) == 2
    shown = json.loads(clerk.does("tag", "FILE", "红色村", "岑玉莲", "--remove", "--json"))
    assert shown == [{"name": "岑玉莲", "tags": [PROVINCE_TAG]}]
    assert must(clerk) == 2


def test_where_somebody_is_not_found_nobody_is_changed(clerk: Clerk) -> None:
    clerk.does("import", "FILE", str(example_workbook()))
    clerk.does("tag", "FILE", PROVINCE_TAG, "岑玉莲", "查无此人", expect=1)
    clerk.does("tag", "FILE", " 、", "岑玉莲", expect=2)
    assert must(clerk) == 0
