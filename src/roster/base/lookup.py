"""What is typed to find something: Han in either script, pinyin or initials, without small signs.

Every field that finds names reads what was typed here, so that all find the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from roster.base.half_width import half_width
from roster.base.pinyin import spoken
from roster.base.simplified import written_ways

if TYPE_CHECKING:
    from collections.abc import Callable

#: Signs inside a word that one writes and another leaves out; hyphens part telephones too.
_SIGNS = re.compile(r"[·•・･‧⋅∙.．\u2010-\u2015\u2212\u30fb_-]+")


def words_typed(text: str) -> tuple[str, ...]:
    """Return the words to look for, in half width and lower case, without dots and hyphens.

    A word of nothing but signs stays as it is.
    """
    words = half_width(text).lower().split()
    return tuple(_SIGNS.sub("", word) or word for word in words)


def looking_for(text: str) -> Callable[[str], bool]:
    """Return what tells whether every word typed is part of a name, its pinyin or its initials."""
    words = [(word, written_ways(word)) for word in words_typed(text)]

    def is_meant(name: str) -> bool:
        plain = _SIGNS.sub("", name).lower()
        return all(
            any(way in plain or way in name for way in ways)
            or (word.isascii() and sounds_so(word, name))
            for word, ways in words
        )

    return is_meant


def begins_so(letters: str, name: str) -> bool:
    """Tell whether a name's pinyin or its initials begin with these letters."""
    ways = spoken(name)
    return any(
        pinyin.startswith(letters) or initials.startswith(letters) for pinyin, initials in ways
    )


def sounds_so(letters: str, name: str) -> bool:
    """Tell whether a name's pinyin begins so, or its initials hold these letters."""
    return any(
        pinyin.startswith(letters) or letters in initials for pinyin, initials in spoken(name)
    )
