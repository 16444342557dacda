"""Class hours, kept in quarters."""

from __future__ import annotations


def hours_text(quarter_hours: int) -> str:
    """Return class hours from quarter-hours without a needless fraction: 24, 3.5, 0.25."""
    whole, quarters = divmod(quarter_hours, 4)
    return f"{whole}{('', '.25', '.5', '.75')[quarters]}"
