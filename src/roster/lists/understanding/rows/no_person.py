"""Texts that mark a row as no person: totals, notes, examples, signatures, vacant posts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from roster.base.blank_words import NOTHING
from roster.lists.understanding.cells.text import squeezed, text_of
from roster.lists.understanding.column_values import is_named
from roster.lists.understanding.sheet_villages import is_village_like

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from roster.lists.reading.cells import Cell, Row

TOTAL = re.compile(
    r"^(本[页村镇街]|全[镇街村区县]|各村)?[(（]?[小合总共累]计|[小合总]计[:：]?(\d+人?)?$"
    r"|^总[人数]数?[:：]|^[共计]+\d+[人名]"
)
HEADCOUNT = re.compile(r"^[共计]*\d+[人名]?$")
NOTE = re.compile(
    r"^[(（【]?(注|备注|说明|填表说明|附件\d*|填报日期|填报时间|日期|联系人|联系电话"
    r"|负责人|签[字名]|盖章)[】)）]?[:：\d]|^\d+[、.．](?!\d).{6,}|^(党委|单位)?负责人.*签"
)
#: Whose list comes next, perhaps beside a contact.
DIVISION = re.compile(r"^(填报|报送|上报)?单位(名称|全称)?(\(盖章\))?[:：]")
SIGNATURE = re.compile(
    r"^(填表|填报|制表|审核|审批|经办|复核|录入|统计)人?(员)?(签[字名])?[:：]"
    r"|^(填表人|审核人|制表人|填报人)|^(填表|制表|审核|审批|复核|经办|录入|统计)人?员?$"
    r"|签[字名章][)）]?[:：]?$"
)
EXAMPLE = re.compile(
    r"^[(（【]?(填写)?(例子?|示例|样例|范例|举例|例如|示范|样本)[\d)）】:：]*$"
    r"|^(例子?|示例|例如)[:：]|[(（](示例|样例|例)[)）]$"
)
#: 经办人：, 镇党委书记： and the like, with the answer in the next cell; villages may end so too.
_LABEL = re.compile(r"^[\u4e00-\u9fff()]{2,10}:$")
_MARKS = (TOTAL, NOTE, EXAMPLE, SIGNATURE, DIVISION)
#: A quick first look at every text of a sheet: no mark is without one of these.
_SUSPECT = re.compile(r"[计例范样注明附单日联负签盖报填制审经复录统批办共总:：]|^\s*\d+\s*[、.．]")
#: A row of these below the header tells how to fill it in.
HINT = re.compile(r"^[(（]?(如|例|格式|必填|选填|下拉)|格式|填写|请填|一致|^\d+位$")
#: What stands in the place of a name when the post is vacant.
NOBODY = NOTHING | {
    "空缺",
    "暂缺",
    "缺",
    "缺额",
    "缺员",
    "待定",
    "待选",
    "待补选",
    "(空缺)",
    "(暂缺)",
    "空",
    "暂无人选",
}


def is_mark(text: str, *patterns: re.Pattern[str]) -> bool:
    """Tell whether a text has one of these marks; of any kind when none is named."""
    plain = squeezed(text)
    return any(pattern.search(plain) for pattern in patterns or _MARKS)


def is_label(text: str) -> bool:
    """Tell the words before an answer that is no answer to a header: 分管领导：."""
    plain = squeezed(text)
    return _LABEL.match(plain) is not None and not is_village_like(plain[:-1])


def is_signature(text: str) -> bool:
    """Tell a place to sign or a label such as 单位负责人：."""
    return is_mark(text, SIGNATURE) or is_label(text)


def telling_rows(rows: Sequence[Row], marks: AbstractSet[Cell]) -> Sequence[Row]:
    """Return the rows by whose cells columns are judged: no titles, notes, totals, signatures."""
    telling = [row for row in rows if marks.isdisjoint(row[1]) and not _is_title(row[1])]
    return telling or rows


def _is_title(cells: tuple[Cell, ...]) -> bool:
    if len(cells) - cells.count(None) != 1:
        return False
    return not is_named(next(text_of(cell) for cell in cells if cell is not None))


def marking_texts(words: AbstractSet[str]) -> frozenset[Cell]:
    """Return the few texts of a sheet that make a row suspect of being no person."""
    suspects = filter(_SUSPECT.search, words)
    return frozenset(text for text in suspects if is_mark(text) or is_label(text))
