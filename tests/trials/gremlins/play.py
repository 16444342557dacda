"""What a play is, for the parent that starts it and the child that performs it."""

from __future__ import annotations

from dataclasses import dataclass

from tests.trials.gremlins.rooms import EXAMPLE

ACTIONS, DIED, REPORT, REPLAY, SAID = "actions", "died", "report", "replay", "said"
WILD, LOOKING = "wild", "looking"


@dataclass(frozen=True, slots=True)
class Play:
    """One play.

    Attributes:
        seed: from which all chance comes.
        actions: how many.
        room: the name of the file that is opened first.
        habit: ``wild``, or ``looking``: only what a clerk believes changes nothing.
        control: a blocker that is put back, to see that the gremlin bites.
        on_x: through a real X server instead of events sent to the window.
        replays: does what the file ``replay`` in the folder recorded instead.
    """

    seed: int
    actions: int
    room: str = EXAMPLE
    habit: str = WILD
    control: str = ""
    on_x: bool = False
    replays: bool = False
