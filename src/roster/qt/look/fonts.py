"""Which fonts the window uses.

Offices have Microsoft YaHei or Noto Sans CJK; where no font has Han characters at all, the bundled
ones stand in. Characters of names that the system's fonts lack come from the bundled ones, too.
"""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from roster.base.paths import resource

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
_BUNDLED = (
    "RosterHei-Regular.ttf",
    "RosterSong-Regular.ttf",
    "RosterRare-Regular.ttf",  # only what Song lacks
)


def interface_families() -> list[str]:
    """Return the families for text, best first: the system's, then the bundled ones."""
    return [*_system_families(), *(family for name in _BUNDLED for family in _load(name))]


def _system_families() -> list[str]:
    """Return a family with Han characters, behind the system's own where that has none."""
    for family in _PREFERRED:
        if QFontDatabase.hasFamily(family):
            return [family]
    with_han = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    own = QFontInfo(QFont()).family()  # what "Sans" stands for here
    return with_han and ([own] if own in with_han else [own, with_han[0]])


def _load(name: str) -> list[str]:
    path = resource("fonts", name)
    if not path.is_file():
        return []
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
