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
_GONE = re.compile(
    r"(?<![未没不非])(?:辞职|辞去|去世|病故|逝世|死亡|身故|亡故|调离|调走|调出|免职|被免|免去|撤职|罢免"
    r"|开除|离任|离职|卸任|不再担任|不再任职|判刑|服刑|双开|停薪|退出(?:两委|班子))|^(?:现|已|[\d.年月日]+)*退休$"
)
#: Said of others, or not so yet: 接替已辞职的陈某, 父亲去世, 申请辞职, 未同意辞职.
_OF_OTHERS = re.compile(
    r"(?:接替|接任|顶替|替补|递补|补选)(?:因|原|已)?[^，。;；,]*"
    r"|因[^，。;；,]*(?:辞职|去世|病故|调离|免职|罢免)[^，。;；,]*(?:补选|接任|递补|增补|接替|当选)[^，。;；,]*"
    r"|(?:父|母|妻|夫|配偶|爱人|家属|儿|女)[^，。;；,]{0,4}(?:去世|病故|逝世|身故|亡故|死亡|离职|退休)"
    r"|(?:申请|拟|要求|打算|准备|未同意|不同意|未批准|没有|暂不)[^，。;；,]{0,2}(?:辞职|退休|调离|调出|离职|免职)"
)
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


def gone(remarks: Sequence[str]) -> set[int]:
    """Return the rows of which a remark says that the person left, died or was removed."""
    return {row for row, text in enumerate(remarks) if text and _is_gone(squeezed(text))}


def _is_gone(text: str) -> bool:
    others = _OF_OTHERS.sub("", text)
    return _GONE.search(others) is not None


def is_only_meant(header: str) -> bool:
    """Tell a column of posts that people are to hold from one of those they hold."""
    return _MEANT.search(normalised(header)) is not None
