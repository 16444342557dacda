"""Which fonts the window uses.

Offices have Microsoft YaHei or Noto Sans CJK; where no font has Han characters at all, the bundled
ones are loaded. Rare characters of names come from Roster Rare, which is loaded late because
nothing needs it before the first list is shown.
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
_RARE = "RosterRare-Regular.ttf"
_SECURE_HAN = "河台镇翠洲社区"

RARE_FAMILY = "Roster Rare"


def interface_families() -> list[str]:
    """Return the families for text, best first; bundled ones are loaded when none is at hand."""
    for family in _PREFERRED:
        if QFontDatabase.hasFamily(family):
            return [family]
    system = QFont().family()
    if _draws_han(QFont(system)):
        return [system]
    return [family for name in _BUNDLED for family in _load(name)] or [system]


def load_rare_characters() -> bool:
    """Load Roster Rare and tell whether it is there."""
    return RARE_FAMILY in _load(_RARE)


def _draws_han(font: QFont) -> bool:
    metrics = QFontMetrics(font)
    return all(metrics.inFontUcs4(ord(character)) for character in _SECURE_HAN)


def _load(name: str) -> list[str]:
    path = resource("fonts", name)
    if not path.is_file():
        return []
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
