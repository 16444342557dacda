"""Numbers and names as papers write them."""

from __future__ import annotations

from roster.codes import PartOfDay

PART_OF_DAY = {
    PartOfDay.MORNING: "上午",
    PartOfDay.AFTERNOON: "下午",
    PartOfDay.EVENING: "晚上",
}


def hours_text(quarter_hours: int) -> str:
    """Return class hours without needless zeros: 96 quarter-hours are ``24``, 98 ``24.5``."""
    return f"{quarter_hours / 4:g}"


def spaced_name(name: str) -> str:
    """Return a name of two characters as wide as one of three (DOMAIN.md section 3.6)."""
    return "　".join(name) if len(name) == 2 and not name.isascii() else name
