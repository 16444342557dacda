"""The shipped list of all administrative divisions of China, read piece by piece.

The list is a frozen seed of 2023 (resources/divisions/README.md). Nothing of it is loaded before
it is asked for: a township costs one province's upper units and one city's villages.
"""

from __future__ import annotations

import zipfile
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from roster.base import paths
from roster.base.codes.divisions import DivisionTier
from roster.base.half_width import half_width, is_digits
from roster.base.lookup import begins_so, sounds_so
from roster.base.simplified import simplified
from roster.divisions.errors import UnknownDivision
from roster.divisions.names import is_community, short_name, squeeze
from roster.divisions.village_finder import MatchOutcome, NamedDivision, VillageFinder, VillageMatch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = [
    "CatalogueDivision",
    "MatchOutcome",
    "NamedDivision",
    "VillageFinder",
    "VillageMatch",
    "ancestors",
    "division",
    "named",
    "path_text",
    "search",
    "short_name",
    "subtree",
    "trimmed_code",
    "village_finder",
]

_TIERS = {
    2: DivisionTier.PROVINCE,
    4: DivisionTier.CITY,
    6: DivisionTier.COUNTY,
    9: DivisionTier.TOWNSHIP,
    12: DivisionTier.VILLAGE,
}
_HOME_PROVINCE = "44"  # among equal hits of a search, Guangdong comes first
_TIER_RANK = {9: 0, 6: 1, 4: 2, 2: 3}


@dataclass(frozen=True, slots=True)
class CatalogueDivision:
    """One unit of the list; ``is_community`` is None above villages."""

    code: str
    name: str
    short_name: str
    tier: DivisionTier
    parent_code: str | None
    is_community: bool | None


def trimmed_code(code: str) -> str:
    """Return a code without the zeros that pad it: "441204000000" is "441204".

    Raises:
        UnknownDivision: the text is no code of 2, 4, 6, 9 or 12 digits.
    """
    digits = half_width(code).strip()
    if not (is_digits(digits) and len(digits) in _TIERS):
        raise UnknownDivision(code)
    for length in (9, 6, 4, 2):
        if len(digits) > length and not int(digits[length:]):
            digits = digits[:length]
    return digits


def division(code: str) -> CatalogueDivision:
    """Return the unit of a code of 2, 4, 6, 9 or 12 digits, padded with zeros or not.

    Raises:
        UnknownDivision: the list has no such unit.
    """
    trimmed = trimmed_code(code)
    divisions: Iterable[CatalogueDivision]
    if len(trimmed) == 12:
        divisions = _villages(trimmed[:9]) if trimmed[:9] in _upper(trimmed[:2]) else ()
        found = next((village for village in divisions if village.code == trimmed), None)
    else:
        found = _upper(trimmed[:2]).get(trimmed)
    if found is None:
        raise UnknownDivision(code)
    return found


def subtree(code: str) -> tuple[CatalogueDivision, ...]:
    """Return the unit and all below it in official order, each parent before its children."""
    top = division(code)
    if top.tier is DivisionTier.VILLAGE:
        return (top,)
    return tuple(_with_villages(top.code))


def ancestors(code: str) -> tuple[CatalogueDivision, ...]:
    """Return the units above a unit, the province first.

    A township of Dongguan or Zhongshan stands right below its city, a district of Beijing right
    below the municipality.
    """
    above: list[CatalogueDivision] = []
    parent = division(code).parent_code
    while parent is not None:
        above.append(division(parent))
        parent = above[-1].parent_code
    return tuple(reversed(above))


def path_text(code: str) -> str:
    """Return the way down to a unit without the province: "肇庆市 › 高要区 › 河台镇".

    The province stays for itself, and for districts that stand right below it.
    """
    way = [*ancestors(code), division(code)]
    shown = way[1:] if len(way) > 1 and way[1].tier is DivisionTier.CITY else way
    return " › ".join(each.short_name for each in shown)


def search(text: str, limit: int = 20) -> tuple[CatalogueDivision, ...]:
    """Return the units down to townships that a typed name or code may mean, likeliest first.

    A name may be given in full, by its beginning or its middle, with names above it before it,
    separated by spaces or not ("高要 河台"), in either script; letters are its pinyin or initials.
    Digits are the beginning of a code; twelve are a village.
    """
    typed = half_width(text).strip()
    if not typed:
        return ()
    if is_digits(typed):
        return _search_code(typed, limit)
    if typed.isascii():
        return _search_letters(typed.lower().split(), limit)
    words = tuple(filter(None, map(squeeze, simplified(typed).split())))
    hits = _search_words(words, limit)
    word = words[0] if len(words) == 1 else ""
    for cut in range(2, len(word) - 1):
        if hits:
            break
        hits = _search_words((word[:cut], word[cut:]), limit)
    return _divisions(hits)


def _divisions(codes: Iterable[str]) -> tuple[CatalogueDivision, ...]:
    return tuple(_upper(code[:2])[code] for code in codes)


@lru_cache(maxsize=8)
def village_finder(code: str) -> VillageFinder:
    """Return a finder for the villages of a unit that also knows the names above it."""
    return VillageFinder(map(named, (*ancestors(code), *subtree(code))))


def named(each: CatalogueDivision) -> NamedDivision:
    """Return what a finder needs of a unit of the catalogue; its key is the code."""
    return NamedDivision(
        key=each.code,
        name=each.name,
        short_name=each.short_name,
        is_community=each.is_community,
        parent_key=each.parent_code,
        tier=each.tier,
    )


# --- reading -------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def _member(name: str) -> str:
    archive = paths.resource("divisions", "divisions.zip")
    with zipfile.ZipFile(archive) as opened:
        return opened.read(f"{name}.txt").decode()


@cache
def _provinces() -> tuple[str, ...]:
    with zipfile.ZipFile(paths.resource("divisions", "divisions.zip")) as opened:
        names = [name.removesuffix(".txt") for name in opened.namelist()]
    return tuple(name for name in names if len(name) == 2)


@cache
def _upper(province: str) -> Mapping[str, CatalogueDivision]:
    """Return the units of a province down to its townships, in the order of their codes."""
    divisions: dict[str, CatalogueDivision] = {}
    if province not in _provinces():
        return divisions
    for line in _member(province).splitlines():
        code, name = line.split(" ", 1)
        parent = _parent_code(code, divisions)
        above = _names_above(parent, divisions)
        divisions[code] = CatalogueDivision(
            code, name, short_name(name, above), _TIERS[len(code)], parent, is_community=None
        )
    return divisions


def _parent_code(code: str, divisions: Mapping[str, CatalogueDivision]) -> str | None:
    shorter = (code[:length] for length in (9, 6, 4, 2) if length < len(code))
    return next((each for each in shorter if each in divisions), None)


def _names_above(parent: str | None, divisions: Mapping[str, CatalogueDivision]) -> list[str]:
    names = []
    while parent is not None:
        names.append(divisions[parent].name)
        parent = divisions[parent].parent_code
    return names


@lru_cache(maxsize=4096)
def _villages(township: str) -> tuple[CatalogueDivision, ...]:
    above = _names_above(township, _upper(township[:2]))
    divisions = []
    for line in _village_lines(township):
        code, name = township + line[:3], line[3:]
        short = short_name(name, above)
        kind = is_community(code, name)
        divisions.append(CatalogueDivision(code, name, short, DivisionTier.VILLAGE, township, kind))
    return _without_clashes(divisions)


def _village_lines(township: str) -> list[str]:
    try:
        text = _member(township[:4])
    except KeyError:  # a city of which no village is known
        return []
    start = text.find(f"={township}\n")
    if start < 0:
        return []
    first = start + len(township) + 2
    end = text.find("=", first)
    return text[first : end if end >= 0 else len(text)].splitlines()


def _without_clashes(divisions: list[CatalogueDivision]) -> tuple[CatalogueDivision, ...]:
    """Give units of one short name their full names (DOMAIN.md section 1.2: 登岗)."""
    counts = Counter(each.short_name for each in divisions)
    return tuple(
        replace(each, short_name=each.name) if counts[each.short_name] > 1 else each
        for each in divisions
    )


def _with_villages(code: str) -> Iterator[CatalogueDivision]:
    for each in _upper(code[:2]).values():
        if each.code.startswith(code):
            yield each
            if each.tier is DivisionTier.TOWNSHIP:
                yield from _villages(each.code)


# --- searching -----------------------------------------------------------------------------


class _Index:
    """The names of the whole country, one line per unit, and the ways down to them."""

    def __init__(self) -> None:
        order = sorted(_provinces(), key=lambda province: (province != _HOME_PROVINCE, province))
        divisions = [each for province in order for each in _upper(province).values()]
        self.codes = [each.code for each in divisions]
        self.sorted_codes = sorted(self.codes)
        self.names = _Lines([each.name for each in divisions])
        self.ways = _Lines([self._way(each) for each in divisions])

    def _way(self, leaf: CatalogueDivision) -> str:
        above = _names_above(leaf.parent_code, _upper(leaf.code[:2]))
        return "".join(reversed([leaf.name, *above]))


class _Lines:
    """Many short texts that are searched as one long text."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self._text = "\n" + "\n".join(lines) + "\n"
        lengths = (len(line) + 1 for line in lines)
        self._starts = list(accumulate(lengths, initial=1))[:-1]

    def beginning_with(self, word: str) -> Iterator[int]:
        """Yield the numbers of the lines that begin with the word."""
        return self._having("\n" + word)

    def having(self, word: str) -> Iterator[int]:
        """Yield the numbers of the lines that hold the word."""
        return self._having(word)

    def _having(self, word: str) -> Iterator[int]:
        position = self._text.find(word)
        while position >= 0:
            line = bisect_right(self._starts, position + word.startswith("\n")) - 1
            yield line
            position = self._text.find(word, self._starts[line] + len(self.lines[line]))


@cache
def _index() -> _Index:
    return _Index()


def _search_code(digits: str, limit: int) -> tuple[CatalogueDivision, ...]:
    if len(digits) == 12 and int(digits[9:]):
        try:
            return (division(digits),)
        except UnknownDivision:
            return ()
    prefix = trimmed_code(digits) if len(digits) == 12 else digits
    codes = _index().sorted_codes
    first = bisect_left(codes, prefix)
    return _divisions(code for code in codes[first : first + limit] if code.startswith(prefix))


def _search_letters(words: Sequence[str], limit: int) -> tuple[CatalogueDivision, ...]:
    """Find units by pinyin or initials, at home before elsewhere, what begins so before the rest.

    Words before the last are units above.
    """
    *above, last = words
    for provinces in ([_HOME_PROVINCE], [each for each in _provinces() if each != _HOME_PROVINCE]):
        fits = [
            each
            for province in provinces
            for each in _upper(province).values()
            if sounds_so(last, each.short_name) and _is_below(each, above)
        ]
        if fits:
            return tuple(
                sorted(fits, key=lambda each: not begins_so(last, each.short_name))[:limit]
            )
    return ()


def _is_below(each: CatalogueDivision, words: Sequence[str]) -> bool:
    names = [upper.short_name for upper in ancestors(each.code)]
    return all(any(sounds_so(word, name) for name in names) for word in words)


def _search_words(words: tuple[str, ...], limit: int) -> list[str]:
    index = _index()
    hits: dict[str, None] = {}
    if len(words) == 1:
        hits.update(dict.fromkeys(_beginning_with(words[0], index)))
        having = islice(index.names.having(words[0]), len(hits) + limit)
        hits.update(dict.fromkeys(index.codes[line] for line in having))
    if len(hits) < limit:
        below = (
            index.codes[line]
            for line in index.ways.having(words[-1])
            if all(word in index.ways.lines[line] for word in words)
        )
        hits.update(dict.fromkeys(islice(below, len(hits) + limit)))
    return list(hits)[:limit]


def _beginning_with(word: str, index: _Index) -> list[str]:
    lines = index.names.beginning_with(word)
    hits = sorted(
        _likelihood(index.codes[line], len(index.names.lines[line]) - len(word)) for line in lines
    )
    return [code for *_, code in hits]


def _likelihood(code: str, rest: int) -> tuple[bool, bool, int, int, str]:
    """Order hits: at home, all but their kind typed, townships and counties, short names.

    Of units whose kind alone is missing the greatest comes first: 东莞 is the city.
    """
    near = rest <= 1
    rank = _TIER_RANK[len(code)]
    return code[:2] != _HOME_PROVINCE, not near, -rank if near else rank, rest, code
