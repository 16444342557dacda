"""Short names of units, and what two ways to write a village's name have in common.

The rules were tried on all 26,842 villages and communities of Guangdong (DOMAIN.md section 1.3).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Typing errors in the official list that no rule should learn.
_BY_HAND = {"梅花村村居民委员会": "梅花村", "乐意居社区居居委会": "乐意居社区"}

_COMMUNITY_OF_COMMUNITY = re.compile(
    r"(?:(?:居民区)?社区委员会|社区居民(?:委员会|居委会)|社区居委委?员?会?会?)$"
)
_RESIDENTS_COMMITTEE = re.compile(r"(?:居民委员会|居委会)$")
_VILLAGE_COMMITTEE = re.compile(r"(?:村民委员会|村委会|村民委会)$")
_FISHING_COMMITTEE = re.compile(r"渔委会$")
_ONLY_A_KIND = re.compile(r"(?:社区)?居委员?会|居民委员会|村委会|村民委员会|社区")

_INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")

# What may stand behind the name of a village, longest first where one ends like another.
_BODY = re.compile(
    r"(?:(?:联合)?(?:党(?:支部|总支部?|委)|支部|总支部?)(?:委员会)?|党组织|两委|经联社"
    r"|(?:股份)?(?:合作)?经济联合社|村务监督委员会|居务监督委员会|监委会"
    r"|党群服务(?:中心|站))$"
)
_COMMUNITY_END = re.compile(
    r"(?:社区居民委员会|社区居委会|社区委员会|居民委员会|居委员?会|居委|社区|居)$"
)
_VILLAGE_END = re.compile(
    r"(?:村民委员会|村民委会|村委会|村委|渔委会|渔民委员会|民委会|行政村|村)$"
)
_EITHER_END = re.compile(
    r"(?:村\(社区\)|村\(居\)(?:民委员会|委会)?|\(社区\)|\(村\)|村居委会|村居民委员会)$"
)


@dataclass(frozen=True, slots=True)
class NameParts:
    """The layers of a village's name; ``is_community`` is None when no word tells the kind.

    The whole of "罗建村村委会党支部" is "罗建村村委会", its core "罗建村", its stem "罗建".
    """

    whole: str
    core: str
    stem: str
    is_community: bool | None


def squeeze(text: str) -> str:
    """Return a unit's name in one width, without spaces and characters that cannot be seen."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def short_name(name: str, ancestor_names: Iterable[str]) -> str:
    """Return the name by which people call a unit: "罗建村委会" is "罗建村".

    ``ancestor_names`` are the full names of the units above; they are taken off the front. Names
    that no rule fits stay as they are, and so do the residents' committees inside a community
    ("坂田社区坂田围居委会").
    """
    return shortened(name, ancestor_names)[0]


def shortened(name: str, ancestor_names: Iterable[str]) -> tuple[str, int]:
    """Return the short name and the number of the rule that made it, 0 for none."""
    whole = squeeze(name)
    rest = _without_ancestors(whole, ancestor_names)
    if _ONLY_A_KIND.fullmatch(rest):  # "马市镇居委会" below 马市镇
        return whole, 0
    for number, ending, kind in (
        (3, _COMMUNITY_OF_COMMUNITY, "社区"),
        (4, _RESIDENTS_COMMITTEE, "社区"),
        (5, _VILLAGE_COMMITTEE, "村"),
        (6, _FISHING_COMMITTEE, "渔村"),
    ):
        found = ending.search(rest)
        if found and found.start() > 0:
            return _BY_HAND.get(rest) or _ended(rest, found.start(), kind), number
    return rest, 0


def parts_of(name: str) -> NameParts:
    """Take a squeezed name apart: an organisation behind it, its kind, a 村 that belongs to it."""
    body = _BODY.search(name)
    whole = name[: body.start()] if body and body.start() else name
    for ending, kind in ((_EITHER_END, None), (_COMMUNITY_END, True), (_VILLAGE_END, False)):
        if found := ending.search(whole):
            core = whole[: found.start()]
            stem = core if kind else _without_village(core)
            return NameParts(whole, core, stem, is_community=kind)
    return NameParts(whole, whole, whole, is_community=None)


def is_community(code: str, name: str) -> bool | None:
    """Tell whether a village-level unit is a residents' community (DOMAIN.md section 1.1).

    The last three digits of the code decide; where they say nothing, the name does.
    """
    number = int(code[9:12])
    if number < 200 or 400 <= number < 500:
        return True
    if number < 600:
        return False
    return parts_of(squeeze(name)).is_community


def _without_ancestors(name: str, ancestor_names: Iterable[str]) -> str:
    ancestors = sorted(filter(None, ancestor_names), key=len, reverse=True)
    while True:
        for ancestor in ancestors:
            if name.startswith(ancestor) and len(name) - len(ancestor) >= 3:
                name = name[len(ancestor) :]
                break
        else:
            return name


def _ended(name: str, cut: int, kind: str) -> str:
    stem = name[:cut]
    if kind == "社区" and "社区" in stem[:-2]:  # a committee inside a community: stays long
        return name
    return stem if stem.endswith(kind) else stem + kind


def _without_village(stem: str) -> str:
    return stem[:-1] if len(stem) > 1 and stem.endswith("村") else stem
