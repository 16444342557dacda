"""Plays by hand: ``python -m tests.trials.gremlins --seed 7 --room 高要区.roster``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.trials.gremlins import rooms
from tests.trials.gremlins.play import LOOKING, WILD, Play
from tests.trials.gremlins.playing import changed_rows, perform, put_replay


def main() -> int:
    """Play, and say what came of it."""
    wanted = _parser().parse_args()
    folder = Path(wanted.folder or tempfile.mkdtemp(prefix="gremlins-"))
    made = wanted.rooms
    if made is None:
        made = folder / "rooms"
        made.mkdir(parents=True)
        rooms.make_all(made)
    place = folder / "play"
    rooms.copied(made, place)
    if wanted.replay is not None:
        put_replay(place, wanted.replay)
    outcome = perform(_play(wanted), place)
    sys.stdout.write(f"{outcome.line() if outcome.is_sound else outcome.story()}\n{place}\n")
    if wanted.habit == LOOKING:
        for path in rooms.rosters(made):
            changed = changed_rows(path, place / path.name)
            sys.stdout.write(f"{path.name}: {len(changed)} changed rows\n")
            sys.stdout.writelines(f"  {row[:200]}\n" for row in changed[:20])
    return 0 if outcome.is_sound else 1


def _play(wanted: argparse.Namespace) -> Play:
    return Play(
        seed=wanted.seed,
        actions=wanted.actions,
        room=wanted.room,
        habit=wanted.habit,
        control=wanted.control,
        on_x=wanted.x11,
        replays=wanted.replay is not None,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tests.trials.gremlins", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--actions", type=int, default=500)
    parser.add_argument("--room", default=rooms.EXAMPLE, help="the file opened first")
    parser.add_argument("--habit", choices=(WILD, LOOKING), default=WILD)
    parser.add_argument("--control", default="", help="a blocker to put back")
    parser.add_argument("--x11", action="store_true", help="through Xvfb and xdotool")
    parser.add_argument("--replay", type=Path, help="the file “actions” of another play")
    parser.add_argument("--rooms", type=Path, help="a folder with files made before")
    parser.add_argument("--folder", help="where to play")
    return parser


if __name__ == "__main__":
    sys.exit(main())
