"""Which village a cell means, inside one township, county or more.

Lists write one village in many ways: "罗建村委会", "罗建", "罗建村党支部", "高要区河台镇罗建 村".
The finder compares full names, then short names, then stems; the kind (village or community)
decides only between units of one stem (DOMAIN.md section 1.3).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from roster.base.codes.divisions import DivisionTier
from roster.divisions.names import parts_of, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TAIL_IN_BRACKETS = re.compile(r"(?<=.)[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]$")
_IN_BRACKETS = re.compile(r"^[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]$")
_QUOTES = re.compile(r"[“”‘’\"'「」『』《》]+")
_STOPS = re.compile(r"[、。.,:;/\\*\-—]+$")
#: Who of the village: 罗建村班子, 罗建村两委干部. A 村委员会 is the committee of the village.
_PEOPLE_OF = re.compile(r"(?<=..)(?:(?:领导)?班子(?:成员)?|两委干部|干部|成员)$")
_COMMITTEE_OF = re.compile(r"(?<=[村居])委员会$")
_NUMBERING = re.compile(
    r"^(?:第?[一二三四五六七八九十]+[、.:,]|\([一二三四五六七八九十\d]+\)|\d+[、.:,)]?)"
)
_BETWEEN = re.compile(r"^[/\\\-–—_·,、:;>›|]+")
_OLD_NAME_ABOVE = re.compile(r"^[\u4e00-\u9fff]{2,8}?[省市县区州]")
_TOWNSHIP_END = re.compile(r"(?:街道办事处|街道办|人民政府|街道|镇|乡)$")
_SEEN_AT_MOST = 50_000
_LONGEST = 80  # characters of a cell that names a village


@dataclass(frozen=True, slots=True)
class NamedDivision:
    """What the finder needs of a unit; ``is_community`` is None above villages."""

    key: str
    name: str
    short_name: str
    is_community: bool | None
    parent_key: str | None
    tier: DivisionTier


class MatchOutcome(StrEnum):
    """How a look-up ended."""

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class VillageMatch:
    """The village that a text means.

    ``key`` is set when it was found; ``candidates`` are the keys among which nothing decides.
    """

    outcome: MatchOutcome
    key: str | None = None
    candidates: tuple[str, ...] = ()


_UNKNOWN = VillageMatch(MatchOutcome.UNKNOWN)


class VillageFinder:
    """Finds villages by what people write, among the units it was made of.

    Townships, counties and provinces among the units serve as prefixes; a township also narrows
    the choice. Answers are kept, because lists repeat a village in every row.
    """

    def __init__(self, divisions: Iterable[NamedDivision]) -> None:
        self._full: dict[str, list[NamedDivision]] = {}
        self._short: dict[str, list[NamedDivision]] = {}
        self._stem: dict[str, list[NamedDivision]] = {}
        self._townships: dict[str, list[str]] = {}
        self._above: set[str] = set()
        self._seen: dict[tuple[str, str | None], VillageMatch] = {}
        for each in divisions:
            self._learn(each)
        self._prefixes = sorted({*self._above, *self._townships}, key=len, reverse=True)

    def find(self, text: str, township_text: str | None = None) -> VillageMatch:
        """Return the village that a cell means, looked up in the named township if there is one.

        A township that the finder does not know makes every village unknown; a text that names no
        township at all is passed over.
        """
        asked = (text, township_text)
        match = self._seen.get(asked)
        if match is None:
            if len(self._seen) >= _SEEN_AT_MOST:
                self._seen.clear()
            match = self._seen[asked] = self._look_up(text, township_text)
        return match

    def find_township(self, text: str) -> str | None:
        """Return the key of the one township that a cell means, or None."""
        keys = self._township_keys(squeeze(text))
        return keys[0] if len(keys) == 1 else None

    def _learn(self, each: NamedDivision) -> None:
        name, short = squeeze(each.name), squeeze(each.short_name)
        if each.tier is DivisionTier.VILLAGE:
            self._full.setdefault(name, []).append(each)
            self._short.setdefault(short, []).append(each)
            if core := parts_of(short).core:  # a unit may be called just 社区居委会
                self._stem.setdefault(core, []).append(each)
        elif each.tier is DivisionTier.TOWNSHIP:
            for form in {name, short, _township_stem(name), _township_stem(short)}:
                self._townships.setdefault(form, []).append(each.key)
        else:
            self._above.update({name, short, re.sub(r"(?<=..)[省市县区]$", "", name)})

    def _look_up(self, text: str, township_text: str | None) -> VillageMatch:
        townships: tuple[str, ...] | None = None
        if township_text and (wanted := squeeze(township_text)):
            townships = tuple(self._township_keys(wanted)) or None
            if townships is None and _TOWNSHIP_END.search(wanted):
                return _UNKNOWN
        for form in _forms(squeeze(text)):
            match = self._without_prefixes(form, townships)
            if match is not _UNKNOWN:
                return match
        return _UNKNOWN

    def _township_keys(self, text: str) -> list[str]:
        for rest, _named in _shorter_and_shorter(text, self._above):
            for form in (rest, _township_stem(rest)):
                if form in self._townships:
                    return self._townships[form]
        return []

    def _without_prefixes(self, text: str, townships: tuple[str, ...] | None) -> VillageMatch:
        """Try the text as it is, then without each name of a unit above at its front."""
        for rest, cut in _shorter_and_shorter(text, self._prefixes):
            if cut and len(rest) == 1:  # "高要市" is a county, not 市村
                continue
            inside = townships
            for name in cut:
                inside = _narrowed(inside, self._townships.get(name))
            match = self._exactly(rest, inside)
            if match is not _UNKNOWN:
                return match
        return _UNKNOWN

    def _exactly(self, text: str, townships: tuple[str, ...] | None) -> VillageMatch:
        def inside(divisions: Iterable[NamedDivision]) -> list[NamedDivision]:
            return [each for each in divisions if townships is None or each.parent_key in townships]

        parts = parts_of(text)
        for form in (text, parts.whole):
            if named := inside(self._full.get(form, ())) or inside(self._short.get(form, ())):
                return _match(named)
        whole, *layers = (
            inside((*self._short.get(form, ()), *self._stem.get(form, ())))
            for form in (parts.whole, parts.core, parts.stem)
        )
        if parts.is_community is not None:  # 坳仔社区 is not 坳仔村
            layers = [
                [x for x in layer if x.is_community in {parts.is_community, None}]
                for layer in layers
            ]
        return _match(next(filter(None, [whole, *layers]), []))


def _shorter_and_shorter(text: str, names: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the text and each rest when names of units above are cut off, with the names cut.

    A rest is given once, so that no text made for it can take long.
    """
    seen: set[str] = set()
    waiting: list[tuple[str, tuple[str, ...]]] = [(text, ())] if len(text) <= _LONGEST else []
    while waiting:
        rest, cut = waiting.pop()
        if rest in seen:
            continue
        seen.add(rest)
        yield rest, cut
        fronts = [(_BETWEEN.sub("", rest[len(each) :]), each) for each in _fronts(rest, names)]
        waiting += [(shorter, (*cut, name)) for shorter, name in reversed(fronts)]


def _fronts(text: str, names: Iterable[str]) -> Iterator[str]:
    """Yield the names of units above with which the text begins, a former county's name last."""
    for name in names:
        if len(name) > 1 and text.startswith(name) and len(name) < len(text):
            yield name
    former = _OLD_NAME_ABOVE.match(text)
    if former and former.end() < len(text):
        yield former.group()


def _forms(text: str) -> Iterator[str]:
    """Yield the text, then with less around it each time.

    A remark in brackets goes first, a number before it, then quotes, stops and a word for its
    people.
    """
    text = text.removeprefix("中国共产党").removeprefix("中共")
    text = _IN_BRACKETS.sub(r"\1", text)
    yield text
    bare = _TAIL_IN_BRACKETS.sub("", text)
    if bare != text:
        yield bare
    unnumbered = _NUMBERING.sub("", bare)
    if unnumbered != bare:
        yield unnumbered
    plain = _STOPS.sub("", _QUOTES.sub("", unnumbered))
    plain = _COMMITTEE_OF.sub("委会", _PEOPLE_OF.sub("", plain))
    if plain != unnumbered:
        yield plain


def _township_stem(name: str) -> str:
    """Return the name of a township without its kind, or as it is when too little would stay."""
    stem = _TOWNSHIP_END.sub("", name)
    return stem if len(stem) > 1 else name


def _narrowed(
    townships: tuple[str, ...] | None, named: Iterable[str] | None
) -> tuple[str, ...] | None:
    if named is None:
        return townships
    return tuple(key for key in named if townships is None or key in townships)


def _match(divisions: list[NamedDivision]) -> VillageMatch:
    keys = tuple(dict.fromkeys(each.key for each in divisions))
    if not keys:
        return _UNKNOWN
    if len(keys) == 1:
        return VillageMatch(MatchOutcome.FOUND, keys[0])
    return VillageMatch(MatchOutcome.AMBIGUOUS, candidates=keys)
