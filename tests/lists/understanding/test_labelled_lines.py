"""Lines beside tables whose label and answer stand in two cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.lists.understanding.labelled_lines import is_line, lines_of
from tests.lists.builders import finder

if TYPE_CHECKING:
    from roster.lists.reading.cells import Cell


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        (("村（社区）：", "罗建村"), ["村（社区）：罗建村"]),
        (("村", None, "罗建村"), ["村：罗建村"]),
        (("村", "火星"), ["村", "火星"]),
        (("填报单位：", "河台镇", "日期：", "5月8日"), ["填报单位：河台镇", "日期：5月8日"]),
        (("填报单位：", "日期：5月8日"), ["填报单位：", "日期：5月8日"]),
        (("干部名册", "共3人"), ["干部名册", "共3人"]),
        (("填报单位：",), ["填报单位："]),
        ((None, ""), []),
    ],
)
def test_a_label_is_joined_to_the_answer_in_the_next_cell(
    cells: tuple[Cell, ...], lines: list[str]
) -> None:
    assert lines_of(cells, finder()) == lines


def test_a_line_has_a_colon_of_either_width() -> None:
    assert (is_line("单位：河台镇"), is_line("单位:河台镇"), is_line("单位")) == (True, True, False)
