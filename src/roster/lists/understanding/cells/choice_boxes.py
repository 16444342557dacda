"""A cell that holds a form's choices with boxes to tick: □初中 ☑高中, 男√ 女□, （√）是（ ）否.

The word whose box is ticked is what the cell says. Boxes stand before all words or behind all of
them; a tick may also stand alone beside one of several words.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_EMPTY = "□☐▢◻◯○〇￡£¨"
_LOST_FONT = "£￡¨"
_CROSSED = "☒×✗✘ý"
_TICKED = "☑■▣◼●◉√✓✔✅þ"
#: A box of the font Wingdings shows the letter R where the font is lost; so its empty one does £.
_WINGDINGS_TICK = re.compile(r"(?<![A-Za-z])[RP](?![A-Za-z])")
_SIGN = re.compile(
    rf"[（(\[【［]\s*(?P<inside>[{_TICKED}{_CROSSED}vVxX]?)\s*[)）\]】］]"
    rf"|(?P<alone>[{_EMPTY}{_CROSSED}{_TICKED}])"
)
_WORD = re.compile(r"[^\s,，、;；/／|]+")
_NO_WORD = " _＿:：."


class Choice(NamedTuple):
    """What a cell of boxes says; ``is_open``: none of them is ticked, or several are."""

    word: str
    is_open: bool = False


class _Part(NamedTuple):
    """A sign with whether it is a tick, or a word; ``start`` and ``end`` in the text."""

    word: str
    sign: str
    start: int
    end: int


def read_choice(text: str) -> Choice | None:
    """Return what the boxes of a cell say; None where it holds no boxes beside words."""
    if any(sign in text for sign in _LOST_FONT):
        text = _WINGDINGS_TICK.sub("☑", text)
    if not _SIGN.search(text):
        return None
    parts = list(_parts(text))
    words = [part for part in parts if part.word]
    signs = [part for part in parts if part.sign]
    if not words or not signs or (len(words) == 1 and signs[0].sign in _EMPTY):
        return None
    paired = _paired(parts, words, signs)
    if paired is None:
        return None
    has_tick = any(sign.sign in _TICKED + "vV" for sign in signs)
    chosen = [word.word for word, sign in paired if sign and _is_tick(sign.sign, has_tick=has_tick)]
    return Choice(chosen[0]) if len(chosen) == 1 else Choice("", is_open=True)


def _parts(text: str) -> list[_Part]:
    parts: list[_Part] = []
    at = 0
    for match in _SIGN.finditer(text):
        sign = match["alone"] or match["inside"] or _EMPTY[0]
        parts += [*_words(text, at, match.start()), _Part("", sign, match.start(), match.end())]
        at = match.end()
    return [*parts, *_words(text, at, len(text))]


def _words(text: str, start: int, end: int) -> Iterator[_Part]:
    for word in _WORD.finditer(text, start, end):
        if plain := word[0].strip(_NO_WORD):
            yield _Part(plain, "", word.start(), word.end())


def _paired(
    parts: list[_Part], words: list[_Part], signs: list[_Part]
) -> list[tuple[_Part, _Part | None]] | None:
    """Return each word with its box; None where it is not clear which box is whose."""
    takes_turns = all(bool(one.word) is not bool(after.word) for one, after in pairwise(parts))
    if len(signs) == len(words) and takes_turns:
        return list(zip(words, signs, strict=True))
    if len(signs) < len(words) and not any(sign.sign in _EMPTY for sign in signs):
        return [(word, _beside(word, signs)) for word in words]
    return None


def _beside(word: _Part, signs: list[_Part]) -> _Part | None:
    touching = [sign for sign in signs if word.end == sign.start or sign.end == word.start]
    return touching[0] if len(touching) == 1 else None


def _is_tick(sign: str, *, has_tick: bool) -> bool:
    """Tell a tick; a cross is one where nothing else is, and the contrary beside a tick."""
    is_cross = sign in _CROSSED or sign in "xX"
    return not has_tick if is_cross else sign not in _EMPTY


_PARTIES = "中共党员 党员 预备党员 中共预备党员 共青团员 团员 群众 民主党派 无党派 无党派人士 其他"
_LEVELS = (
    "小学 初中 高中 中专 中技 大专 专科 大学专科 本科 大学 大学本科 研究生 硕士 博士 硕士研究生"
    " 博士研究生 其他"
)
_LISTS = tuple(
    (least, frozenset(words.split()))
    for least, words in (
        (2, "男 女 男性 女性"),
        (2, "是 否"),
        (2, "有 无"),
        (2, "新任 连任"),
        (2, _PARTIES),
        (3, _LEVELS),
    )
)
"""So many words of one of these are a form's choices that nobody made."""


def is_unfilled(text: str) -> bool:
    """Tell a list of choices of which none was made: 男/女, 中共党员/群众."""
    words = [word for word in re.split(r"[\s/／、,，|]+", text.strip("（()）")) if word]
    return any(
        len(words) >= least and len(set(words)) == len(words) and known.issuperset(words)
        for least, known in _LISTS
    )
