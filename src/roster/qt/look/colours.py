"""The named colours of the window: one table for light, one for dark.

Nothing else in the program writes a colour down. Every text colour keeps 4.5:1 against the grounds
it is drawn on (WCAG 2.2, 1.4.3); the test of this module computes it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from roster.base.codes.trainings import TrainingState


class Tone(StrEnum):
    """What a status says; always shown with a sign or a word as well."""

    PLAIN = "plain"
    QUIET = "quiet"
    ACCENT = "accent"
    DONE = "done"
    DUE = "due"
    MISSING = "missing"


class Colours(NamedTuple):
    """One table of colours as ``#rrggbb``."""

    window: str  # behind everything
    side: str  # navigation, header of tables
    surface: str  # cards, tables, fields, menus
    hover: str
    pressed: str
    hairline: str  # separates; carries no meaning
    border: str  # edge of buttons, which their words tell too
    edge: str  # edge of fields and boxes; of buttons under the pointer
    text: str
    quiet: str  # notes, headers
    faint: str  # disabled
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_soft: str  # selection
    done: str
    done_soft: str
    due: str
    due_soft: str
    missing: str
    missing_soft: str
    tip: str
    on_tip: str
    handle: str  # scroll bars

    def tokens(self) -> dict[str, str]:
        """Return the colours by name, for a style sheet."""
        return dict(self._asdict())

    def of(self, tone: Tone) -> str:
        """Return the text colour of a status."""
        return self.text if tone is Tone.PLAIN else str(getattr(self, tone.value))

    def ground(self, tone: Tone) -> str:
        """Return the soft ground on which a status is drawn."""
        if tone in {Tone.PLAIN, Tone.QUIET}:
            return self.pressed
        return str(getattr(self, f"{tone.value}_soft"))


LIGHT = Colours(
    window="#f5f6f8",
    side="#eef0f3",
    surface="#ffffff",
    hover="#f0f3f7",
    pressed="#e4e8ee",
    hairline="#e2e5ea",
    border="#c6ccd5",
    edge="#7f8a99",
    text="#1b2430",
    quiet="#566171",
    faint="#98a1ad",
    accent="#2563a8",
    accent_hover="#1f5590",
    accent_pressed="#194876",
    on_accent="#ffffff",
    accent_soft="#e1ecf8",
    done="#186b40",
    done_soft="#e0f2e8",
    due="#855400",
    due_soft="#fbefd6",
    missing="#ab2b26",
    missing_soft="#fbe6e4",
    tip="#28313d",
    on_tip="#f4f6f8",
    handle="#818b98",
)

DARK = Colours(
    window="#191c21",
    side="#1d2127",
    surface="#22272e",
    hover="#2a3038",
    pressed="#333a44",
    hairline="#30363f",
    border="#48515d",
    edge="#6a7584",
    text="#e4e8ed",
    quiet="#a5afbb",
    faint="#6e7885",
    accent="#74abe6",
    accent_hover="#8ab9ec",
    accent_pressed="#a0c7f0",
    on_accent="#0d1b2b",
    accent_soft="#263a50",
    done="#73cb9b",
    done_soft="#1f3a2c",
    due="#e3b663",
    due_soft="#3d3320",
    missing="#f29a92",
    missing_soft="#472a29",
    tip="#e4e8ed",
    on_tip="#1b2430",
    handle="#6f7a89",
)


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two ``#rrggbb`` colours (WCAG 2.2, 1 to 21)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


STATE_TONES = {
    TrainingState.PLANNED: Tone.QUIET,
    TrainingState.OPEN: Tone.ACCENT,
    TrainingState.CLOSED: Tone.DONE,
    TrainingState.POSTPONED: Tone.DUE,
    TrainingState.CANCELLED: Tone.MISSING,
}
