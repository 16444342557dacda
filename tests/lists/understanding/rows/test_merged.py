"""Cells merged below a header."""

from __future__ import annotations

from roster.lists.understanding.rows.merged import one_row_each, with_shared_values
from tests.lists.builders import sheet

NAME, POST = 0, 1


def test_rows_over_which_a_name_is_merged_are_one_person_and_keep_their_texts() -> None:
    rows = sheet(("张三", "书记", "男"), (None, "主任", "男"), ("李四", "委员", "女")).rows
    assert one_row_each(rows, [(1, 1, 2, 1)], NAME) == [
        (1, ("张三", "书记\n主任", "男")),
        (3, ("李四", "委员", "女")),
    ]


def test_a_merge_beside_the_name_joins_nobody() -> None:
    rows = sheet(("张三", "书记"), ("李四", None)).rows
    assert one_row_each(rows, [(1, 2, 2, 2)], NAME) == rows


def test_merged_cells_without_a_name_join_nobody() -> None:
    rows = sheet((None, "书记"), ("李四", "主任")).rows
    assert one_row_each(rows, [(1, 1, 2, 1)], NAME) == list(rows)


def test_a_shorter_row_is_joined_without_loss() -> None:
    rows = sheet(("张三",), (None, "主任", "女")).rows
    assert one_row_each(rows, [(1, 1, 2, 1)], NAME) == [(1, ("张三", "主任", "女"))]


def test_a_value_merged_over_several_people_is_each_ones() -> None:
    rows = sheet(("张三", "委员"), ("李四", None), ("王五", None)).rows
    shared = with_shared_values(rows, [(1, 2, 2, 2)], {POST})
    assert [cells[POST] for _, cells in shared] == ["委员", "委员", None]


def test_only_columns_that_people_share_are_filled_and_nothing_is_overwritten() -> None:
    rows = sheet(("张三", "委员", "高中"), ("李四", "主任", None)).rows
    assert with_shared_values(rows, [(1, 2, 2, 2), (1, 3, 2, 3)], {POST}) == list(rows)
