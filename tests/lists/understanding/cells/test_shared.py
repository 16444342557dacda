"""Two people in one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.lists.understanding.cells.shared import UNTOLD, SharedColumns, people_in

if TYPE_CHECKING:
    from roster.lists.reading.cells import Cell

NAME, GENDER, BIRTH, POST = range(4)
COLUMNS = SharedColumns(NAME, (GENDER,), {BIRTH}, {POST})


def people(*cells: Cell) -> list[tuple[Cell, ...]]:
    return [row for _, row in people_in((5, cells), COLUMNS)]


def test_each_line_of_the_cells_is_one_persons() -> None:
    assert people("张三\n李四", "男\n女", "1978\n1980", "书记\n主任") == [
        ("张三", "男", "1978", "书记"),
        ("李四", "女", "1980", "主任"),
    ]


def test_a_row_of_one_person_stays_as_it_is() -> None:
    assert people("张三", "男\n女", None, "书记\n主任") == [("张三", "男\n女", None, "书记\n主任")]


def test_one_value_that_must_be_told_for_each_is_nobodys() -> None:
    assert [row[GENDER] for row in people("张三丰\n李四光", "男", None, None)] == [UNTOLD, UNTOLD]


def test_one_date_of_birth_beside_two_names_holds_for_both_but_three_for_none() -> None:
    assert [row[BIRTH] for row in people("张三\n李四", "男\n女", "1978", None)] == ["1978"] * 2
    of_three = people("张三\n李四", "男\n女", "1978\n1980\n1982", None)
    assert [row[BIRTH] for row in of_three] == [UNTOLD] * 2


@pytest.mark.parametrize(
    ("posts", "shared"),
    [
        ("委员", ["委员", "委员"]),
        ("书记\n主任", ["书记", "主任"]),
        ("书记、主任", [UNTOLD, UNTOLD]),
        ("书记\n主任\n委员", [UNTOLD, UNTOLD]),
    ],
)
def test_of_several_posts_on_a_line_nobody_knows_whose_they_are(
    posts: str, shared: list[str]
) -> None:
    assert [row[POST] for row in people("张三\n李四", "男\n女", None, posts)] == shared


def test_names_on_one_line_need_as_many_values_beside_them() -> None:
    assert [row[NAME] for row in people("张三、李四", "男、女", None, None)] == ["张三", "李四"]
    assert len(people("张三、李四", "男", None, None)) == 1
