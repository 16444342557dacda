"""Which texts can be printed: what is typed for a paper is checked here when it is typed.

Python's own tables are too old for it: ``str.isprintable`` of Python 3.11 knows no Han character
of the extensions H, I and J, so planes 2 and 3, which hold nothing else, are taken as they are.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from roster.base.errors import TextEmpty, TextTooLong, TextUnprintable

if TYPE_CHECKING:
    from roster.base.words import Words

_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_HAN_PLANES = range(0x20000, 0x3FFFE)
_PICTURES = range(0x1F000, 0x1FC00)
_STRANGE = "\ufe0e\ufe0f\u20e3\ufffd"  # what makes a sign a picture, and the sign for no sign
#: Signs of the basic plane that every shipped font set prints; the tests compare it with the fonts.
_PRINTED = re.compile(
    r"[ -~\xa0-\xac\xae-\u017f\u01a0\u01a1\u01af\u01b0\u01cd-\u01dc\u01f8\u01f9\u1ea0-\u1ef9"
    r"\u0391-\u03a9\u03b1-\u03c9\u0401\u0410-\u044f\u0451\u2002\u2003\u2010-\u2016\u2018-\u2022"
    r"\u2025-\u2027\u2030-\u2033\u203b\u2103\u2109\u2116\u2121\u2122\u2150-\u217f\u2190-\u2193"
    r"\u2211\u221a\u221e\u2248\u2260\u2261\u2264\u2265\u2460-\u24ff\u25a0\u25a1\u25b2\u25b3"
    r"\u25bc\u25bd\u25c6\u25c7\u25cb\u25ce\u25cf\u2605\u2606\u2640\u2642\u2713\u2776-\u277f"
    r"\u2e80-\u2fd5\u3000-\u303f\u3041-\u312f\u31a0-\u31bb\u3220-\u33ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27-\ufa29"
    r"\ufe30-\ufe4f\uff01-\uff5e\uffe0-\uffe6]"
)


def hidden_or_picture(text: str) -> str:
    """Return the first sign of a text that stands in no name: invisible, no sign, or a picture."""
    return next(filter(_is_strange, text), "")


def unprinted(text: str) -> str:
    """Return the first sign of a text that papers cannot print; rare Han may want a font."""
    return next((sign for sign in text if not _prints(sign)), "")


def require_printable_text(
    what: Words, text: str | None, most: int, *, required: bool = False
) -> None:
    """Refuse a text that no paper could print.

    Args:
        what: what the text is.
        text: as it is to be kept.
        most: how many characters fit.
        required: whether something must be there.

    Raises:
        TextEmpty, TextTooLong, TextUnprintable
    """
    if not text or not text.strip():
        if required:
            raise TextEmpty(what)
        return
    if len(text) > most:
        raise TextTooLong(what, len(text), most)
    if sign := unprinted(text):
        raise TextUnprintable(what, sign)


def _is_strange(sign: str) -> bool:
    point, kind = ord(sign), unicodedata.category(sign)
    is_unknown = kind == "Cn" and point not in _HAN_PLANES
    is_picture = point in _PICTURES or (kind == "So" and not _PRINTED.match(sign))
    return kind in _HIDDEN or is_unknown or is_picture or sign in _STRANGE


def _prints(sign: str) -> bool:
    is_basic = ord(sign) < 0x10000
    return bool(_PRINTED.match(sign)) if is_basic else ord(sign) in _HAN_PLANES
