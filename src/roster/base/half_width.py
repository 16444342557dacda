"""Full width is half width: an input method writes ２０２６ where the keyboard says 2026.

Whatever reads digits that were typed, folds them here first.
"""

from __future__ import annotations

_TO_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_POINTS = str.maketrans("。｡", "..")


def half_width(text: str) -> str:
    """Return a text of the same length, signs and spaces of the keyboard in half width."""
    return text if text.isascii() else text.translate(_TO_ASCII)


def number_text(text: str) -> str:
    """Return what was typed for a number: half width, no space around it, 。 for a point."""
    return half_width(text).translate(_POINTS).strip()


def is_digits(text: str) -> bool:
    """Tell whether a (folded) text is a whole number of the digits 0 to 9."""
    return text.isascii() and text.isdigit()
