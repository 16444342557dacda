"""Posts that a list names though nobody holds them: of those who left, of candidates who lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from roster.lists.understanding.cells.text import squeezed
from roster.lists.understanding.headers.words import normalised
from roster.people.fact_words import read_yes_no

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from roster.lists.understanding.columns import Column, TableColumns

_FORMER = re.compile(
    r"(?:离任|卸任|离职|退任|落选|上一?届|往届|历届|历任)"
    r"(?:$|[（(]|(?:的|村|社区|[(（].*[)）]|[“\"”])*(?:两委|班子|干部|人员|成员|书记|主任|委员|名[单册]))"
)
_PRESENT = re.compile(r"现任|在任|在职|本届|新一?届|新任|当选")
_RESULT = re.compile(r"(?:是否)?当选(?:情况|结果|与否)?|选举结果|是否落选")
_LOST = re.compile(r"落选|[未没不](?:能|有)?当?选")
_MEANT = re.compile(r"拟[任提聘]|竞选|候选|提名")
_NO_TITLE = re.compile(r"[:。;,不勿]")
_LONGEST_TITLE = 40


def is_of_former(titles: Iterable[str]) -> bool | None:
    """Tell a list of people who left from one of people in office; None when no title tells."""
    short = [
        plain
        for title in titles
        if len(plain := squeezed(title)) <= _LONGEST_TITLE and not _NO_TITLE.search(plain)
    ]
    if any(map(_PRESENT.search, short)):
        return False
    return True if any(map(_FORMER.search, short)) else None


def result_of_election(columns: TableColumns) -> Column | None:
    """Return the column that tells who was elected."""
    unnamed = (column for column in columns.columns if column.field is None)
    return next((each for each in unnamed if _RESULT.fullmatch(normalised(each.leaf))), None)


def losers(column: Column, texts: Sequence[str]) -> set[int]:
    """Return the rows of the candidates who were not elected."""
    lost = "落选" in column.leaf
    return {
        row for row, text in enumerate(texts) if _LOST.search(text) or read_yes_no(text) is lost
    }


def is_only_meant(header: str) -> bool:
    """Tell a column of posts that people are to hold from one of those they hold."""
    return _MEANT.search(normalised(header)) is not None
