"""Lists of every layout that a township might send, against what a careful reader knows of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.lists.invented import columns as layouts_of_columns
from tests.lists.invented import counties as layouts_of_counties
from tests.lists.invented import habits as layouts_of_habits
from tests.lists.invented import heads as layouts_of_heads
from tests.lists.invented import members as layouts_of_members
from tests.lists.invented import overviews as layouts_of_overviews
from tests.lists.invented import pages as layouts_of_pages
from tests.lists.invented import places as layouts_of_places
from tests.lists.invented import rows as layouts_of_rows
from tests.lists.invented import shapes as layouts_of_shapes
from tests.lists.invented import values as layouts_of_values
from tests.lists.invented.random_lists import random_list
from tests.lists.invented.remarks import with_remarks
from tests.lists.invented.truth import Page, score

if TYPE_CHECKING:
    from collections.abc import Callable

LAYOUTS = [
    *layouts_of_heads.LAYOUTS,
    *layouts_of_columns.LAYOUTS,
    *layouts_of_shapes.LAYOUTS,
    *layouts_of_rows.LAYOUTS,
    *layouts_of_values.LAYOUTS,
    *layouts_of_counties.LAYOUTS,
    *layouts_of_places.LAYOUTS,
    *layouts_of_pages.LAYOUTS,
    *layouts_of_overviews.LAYOUTS,
    *layouts_of_habits.LAYOUTS,
    *layouts_of_members.LAYOUTS,
]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_layout_is_understood_to_the_last_cell(layout: Callable[[], list[Page]]) -> None:
    assert score(layout()).notes == []


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_remarks_behind_the_names_of_a_layout_drop_and_hide_nobody(
    layout: Callable[[], list[Page]],
) -> None:
    notes = {seed: score(with_remarks(layout(), seed)).notes for seed in range(2)}
    assert {seed: found for seed, found in notes.items() if found} == {}


def test_remarks_behind_the_names_of_lists_made_at_random_drop_and_hide_nobody() -> None:
    notes = {seed: score(with_remarks(random_list(seed), seed)).notes for seed in range(500, 560)}
    assert {seed: found for seed, found in notes.items() if found} == {}


def _moved(page: Page, down: int, right: int) -> None:
    """Move what stands on a page, and the truth about it."""
    page.rows = [()] * down + [(None,) * right + cells for cells in page.rows]
    page.merges = [
        (top + down, left + right, bottom + down, last + right)
        for top, left, bottom, last in page.merges
    ]
    page.people = [replace(truth, row=truth.row + down) for truth in page.people]
    page.nameless = [row + down for row in page.nameless]


def _with_titles_and_signatures(page: Page) -> None:
    _moved(page, 3, 1)
    page.rows[0] = ("附件2",)
    page.rows[1] = ("2026年度村（社区）干部基本情况一览表",)
    page.rows[2] = (None, None, "填报时间：2026年11月3日")
    page.row("单位负责人：", "李小明", "", "填表人：", "黄国强", "", "联系电话：", "13800138000")
    page.row("", "", "", "2026年11月3日")


def _with_counts_below(page: Page) -> None:
    page.row()
    page.row("汇总")
    page.row("村（社区）", "总人数", "男", "女", "党员")
    page.row("罗建村", 5, 3, 2, 4)
    page.row("合计", 5, 3, 2, 4)


@pytest.mark.parametrize("change", [_with_titles_and_signatures, _with_counts_below])
def test_what_stands_around_a_layout_changes_nothing(change: Callable[[Page], None]) -> None:
    wrong = {}
    for layout in LAYOUTS:
        pages = layout()
        for page in pages:
            change(page)
        if notes := score(pages).notes:
            wrong[layout.__name__] = notes
    assert wrong == {}


#: Without its merged cells nobody can tell a second post of one person from a vacant one.
_NEEDS_MERGES = {layouts_of_counties.posts_in_rows_of_one_person}


@pytest.mark.parametrize(
    "layout",
    [layout for layout in LAYOUTS if layout not in _NEEDS_MERGES],
    ids=lambda layout: layout.__name__,
)
def test_a_layout_saved_as_text_is_nowhere_silently_wrong(
    layout: Callable[[], list[Page]],
) -> None:
    pages = layout()
    for page in pages:
        page.as_text()
    assert [note for note in score(pages).notes if note.startswith(("SILENT", "spurious"))] == []


@pytest.mark.parametrize("first", range(0, 300, 20))
def test_lists_made_at_random_are_understood_to_the_last_cell(first: int) -> None:
    notes = {seed: score(random_list(seed)).notes for seed in range(first, first + 20)}
    assert {seed: found for seed, found in notes.items() if found} == {}


@pytest.mark.parametrize("first", range(300, 500, 20))
def test_lists_saved_as_text_are_understood_to_the_last_cell(first: int) -> None:
    lists = {seed: random_list(seed) for seed in range(first, first + 20)}
    for pages in lists.values():
        for page in pages:
            page.as_text()
    notes = {seed: score(pages).notes for seed, pages in lists.items()}
    assert {seed: found for seed, found in notes.items() if found} == {}
