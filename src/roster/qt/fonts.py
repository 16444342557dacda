"""Which fonts the window uses.

Offices have Microsoft YaHei or Noto Sans CJK; where no font has Han characters at all, the bundled
ones stand in. Characters of names that the system's font lacks come from the bundled ones, too;
they are loaded late because nothing needs them before the first list is shown.
"""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from roster.paths import resource

_PREFERRED = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "WenQuanYi Micro Hei",
)
_BUNDLED = ("RosterHei-Regular.ttf", "RosterSong-Regular.ttf")
_RARE = "RosterRare-Regular.ttf"  # only what Song lacks
_SECURE_HAN = "河台镇翠洲社区"


def interface_families() -> list[str]:
    """Return the families for text, best first; bundled ones are loaded when none is at hand."""
    for family in _PREFERRED:
        if QFontDatabase.hasFamily(family):
            return [family]
    system = QFont().family()
    if _draws_han(QFont(system)):
        return [system]
    return [family for name in _BUNDLED for family in _load(name)] or [system]


def rare_character_families() -> list[str]:
    """Load the bundled fonts and return their families, in the order in which they step in."""
    return [family for name in (*_BUNDLED, _RARE) for family in _load(name)]


def _draws_han(font: QFont) -> bool:
    metrics = QFontMetrics(font)
    return all(metrics.inFontUcs4(ord(character)) for character in _SECURE_HAN)


def _load(name: str) -> list[str]:
    path = resource("fonts", name)
    if not path.is_file():
        return []
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
