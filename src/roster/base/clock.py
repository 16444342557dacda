"""What day it is."""

from __future__ import annotations

from datetime import UTC, datetime


def today() -> str:
    """Return the day by the clock of this machine, ISO."""
    return datetime.now(UTC).astimezone().date().isoformat()
