"""What a gremlin does in one step, as it is chosen, done, recorded and replayed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing done to the window in front.

    Attributes:
        kind: what the hands do: the name of one of their methods.
        at: where, in pixels of the window in front.
        to: where a drag ends; how far a wheel turns across and up; width and height.
        text: keys, letters, what is composed, the modifier held while clicking.
        seen: what stood there, for whoever reads the record.
    """

    kind: str
    at: Spot = (0, 0)
    to: Spot = (0, 0)
    text: str = ""
    seen: str = ""

    def record(self) -> dict[str, Any]:
        """Return what is written into the record of a play."""
        return asdict(self)

    @classmethod
    def of_record(cls, kept: dict[str, Any]) -> Action:
        """Return the action that was recorded."""
        spots = {name: tuple(kept[name]) for name in ("at", "to")}
        return cls(**{**kept, **spots})

    def told(self) -> str:
        """Return one line for people."""
        parts = [self.kind, str(self.at)]
        parts += [f"→ {self.to}"] if self.to != (0, 0) else []
        parts += [repr(self.text)] if self.text else []
        parts += [f"on {self.seen}"] if self.seen else []
        return " ".join(parts)
