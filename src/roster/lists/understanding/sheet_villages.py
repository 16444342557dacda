"""The village of each row: from its column, the section above, the title or the sheet's name."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from roster.divisions.village_finder import MatchOutcome
from roster.lists.understanding.cells.text import broken, dittos_in, squeezed, texts_of
from roster.lists.understanding.column_values import has_stem, names_village
from roster.people.problems import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from roster.divisions.village_finder import VillageFinder
    from roster.lists.reading.cells import Cell
    from roster.lists.understanding.section import Section

_BEFORE_TITLE = re.compile(
    r"^(?:.*[:：])?(.+?)(?:[“\"'‘]|\d{4}年|第[一二三四五六七八九十\d]+届|两委|党员|党建|换届|班子|干部|成员|人员|名单|花名册|名册|信息|通讯录|基本情况|\(盖章\))"
)
_AFTER_COLON = re.compile(
    r"(?:单位|村|社区|村居|[村居]委会|党组织|支部|总支|片区)(?:\((?:社区|居)\))?(?:名称|名|全称)?(?:\(盖章\))?[:：](.+)$"
)
#: What begins the next line in the same cell: 填报单位：罗建村　填报日期：….
_NEXT_LABEL = re.compile(r"(?:填[报表]|制表|联系|报送|上报)?(?:日期|时间|电话|人)(?:\([^()]*\))?:")
_VILLAGE_END = re.compile(r"(村|社区|居委会|村委会|委员会)$")
_VILLAGE_WORD = re.compile(r"社区|居委会|村委会|村")
#: 河台镇村 and 各村 are many villages.
_NO_VILLAGE = re.compile(r"(镇|乡|街道|县|区|市|各|全|有|部分|等|驻|下|行政|两委|干部)(村|社区)$")
#: 河台镇村社区 are many, 花园新村社区 and 新村居委会 are one each.
_MANY_VILLAGES = re.compile(
    r"村[(、/]社区|(?:^|[镇乡道县区市各全])村社区|村居(?![委民])|(?:^|[镇乡道县区市])村居|村\(居|各村"
)
_NUMBER = re.compile(
    r"^(附[件表]?\d*[\-_—–:.、]+|第?[一二三四五六七八九十\d]+[、.,:)]|\([一二三四五六七八九十\d]+\)[、.,:]?|\d+(?=[^\d月年日号人]))"
)
_TAIL = re.compile(r"(?<=.)[(（\[【][^()（）\[\]【】]*[)）\]】]$")
#: 【罗建村】, ◆罗建村, ——罗建村——.
_ORNAMENT = re.compile(r"^[^\w(（]+|[^\w)）:：]+$")
_SECTION_COUNT = re.compile(r"[:，,]?[(（]?(共|计|合计)?\d+[人名][)）]?$|[:：]$")
_FIRST_NUMBERS = frozenset({"1", "1.0", "01", "一"})
#: 关于罗建村…, 2026年度罗建村…, 第八届罗建村…, 河台镇2026年罗建村….
_BEFORE_VILLAGE = re.compile(
    r"^(?:关于|报送|[\u4e00-\u9fff]{2,6}[镇乡道](?=\d{4}年)|第[一二三四五六七八九十\d]+届|\d{4}年度?)+"
)
_LONGEST_VILLAGE = 25
_LONGEST_TITLE = 60


class RowVillage(NamedTuple):
    """The village of a row: its key, what the list says, and what is wrong with that."""

    key: str | None
    text: str | None
    problem: ProblemKind | None


def village_of_sheet(name: str, titles: Sequence[str], villages: VillageFinder) -> str | None:
    """Return the village that a title above a table or the name of its sheet tells.

    A village that nobody knows is returned as well, so that it is reported.
    """
    in_titles = [village_in_title(title, villages) for title in reversed(titles)]
    bare = without_number(squeezed(name))
    candidates = [*filter(None, in_titles), name, bare, village_in_title(name, villages)]
    known = [text for text in candidates if text and names_village(text, villages)]
    unknown = [text for text in candidates if text and is_village_like(text)]
    return next(iter([*known, *unknown]), None)


def village_in_title(title: str, villages: VillageFinder) -> str | None:
    """Return the village in a title such as 罗建村“两委”班子成员名单, known ones first."""
    parts = list(_parts_of_title(title))
    for part in parts:
        if villages.find_township(part) is None and names_village(part, villages):
            return part
    return next(filter(is_village_like, parts), None)


def subject_of_title(title: str) -> str | None:
    """Return whose list a title announces, whether that is a village or not."""
    match = _BEFORE_TITLE.search(squeezed(title))
    return match[1] if match and len(title) <= _LONGEST_TITLE else None


def without_number(title: str) -> str:
    """Return a title without the number before it; 三和村 has none."""
    return _NUMBER.sub("", title, count=1)


def section_text(text: str) -> str:
    """Return a section's words without its number and its headcount."""
    plain = squeezed(text)
    bare = without_number(_TAIL.sub("", _ORNAMENT.sub("", plain) or plain))
    return _SECTION_COUNT.sub("", bare) or plain


def is_village_like(text: str) -> bool:
    """Tell the name of one village by its ending; 河台镇村 and 各村 are all of them."""
    plain = squeezed(text)
    is_one = _VILLAGE_END.search(plain) and not _NO_VILLAGE.search(plain)
    return (
        bool(is_one) and has_stem(plain) and ":" not in plain and 2 < len(plain) <= _LONGEST_VILLAGE
    )


def township_of_sheet(name: str, titles: Sequence[str], villages: VillageFinder) -> str | None:
    """Return the township that a sheet's name or the line 填报单位 above its table tells."""
    named = [match[1] for title in titles if (match := _AFTER_COLON.search(squeezed(title)))]
    return next((text for text in (name, *named) if text and villages.find_township(text)), None)


def _parts_of_title(title: str) -> Iterator[str]:
    plain = _BEFORE_VILLAGE.sub("", without_number(squeezed(title)))
    if not 1 < len(plain) <= _LONGEST_TITLE:
        return
    section = section_text(plain)
    if _VILLAGE_END.search(section):
        yield section
    for pattern in (_AFTER_COLON, _BEFORE_TITLE):
        match = pattern.search(plain)
        subject = _NEXT_LABEL.split(match[1])[0] if match else ""
        if subject and not _MANY_VILLAGES.search(subject):
            yield subject


def village_in(text: str, villages: VillageFinder) -> str:
    """Return the village at the front of a text such as 大朗村党支部书记, or nothing."""
    plain = squeezed(text)
    for end in _VILLAGE_WORD.finditer(plain):
        front = plain[: end.end()]
        if names_village(front, villages):
            return front
    return ""


def filled_down(cells: Sequence[Cell], sections: Sequence[Section]) -> list[str | None]:
    """Return the text of each cell, where blank or 同上 the one above in the same section.

    A formula without value or an error is nobody's village: None.
    """
    texts = texts_of(cells)
    dittos = dittos_in(texts)
    above: str | None = ""
    section: object = None
    filled: list[str | None] = []
    for cell, text, own in zip(cells, texts, sections, strict=True):
        if own is not section and own.village != getattr(section, "village", None):
            above = ""
        section = own
        if text and text not in dittos:
            above = text
        elif not text and broken(cell):
            above = None
        filled.append(above)
    return filled


def filled_around(cells: Sequence[Cell], numbers: Sequence[str]) -> list[str | None]:
    """Return the text of each cell of a column whose first cell is blank.

    Then a village stands in the middle or at the end of its rows, and a blank does not mean the one
    above. Where the numbering begins anew with each village, the one text of a run is for all of
    it; else nobody knows whose a blank is.

    Args:
        cells: the column of villages.
        numbers: the texts of the column of numbers, perhaps none.
    """
    texts = texts_of(cells)
    starts = [row for row, number in enumerate(numbers) if number in _FIRST_NUMBERS]
    runs = [texts[start:end] for start, end in pairwise([*starts, len(texts)])]
    if len(runs) > 1 and starts[0] == 0 and all(len({*run} - {""}) == 1 for run in runs):
        return [next(filter(None, run)) for run in runs for _ in run]
    return list(texts)


def villages_of_rows(
    texts: Sequence[str | None],
    townships: Sequence[str | None],
    villages: VillageFinder,
) -> list[RowVillage]:
    """Find the village of each row; a problem stands at the first row of a group only."""
    result: list[RowVillage] = []
    known: dict[tuple[str | None, str | None], RowVillage] = {}
    before: tuple[str | None, str | None] | None = None
    for asked in zip(texts, townships, strict=True):
        found = known.get(asked)
        if found is None:
            found = known[asked] = _find(asked[0], asked[1], villages)
        result.append(found if asked != before else found._replace(problem=None))
        before = asked
    return result


def _find(text: str | None, township: str | None, villages: VillageFinder) -> RowVillage:
    if not text or text.isascii():
        return RowVillage(None, text or None, ProblemKind.VILLAGE_UNKNOWN)
    match = villages.find(text, township or None)
    if match.outcome is MatchOutcome.FOUND:
        return RowVillage(match.key, text, None)
    ambiguous = match.outcome is MatchOutcome.AMBIGUOUS
    kind = ProblemKind.VILLAGE_AMBIGUOUS if ambiguous else ProblemKind.VILLAGE_UNKNOWN
    return RowVillage(None, text, kind)
