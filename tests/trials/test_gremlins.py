"""Gremlins at the real window break nothing, and when they only look they change nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.trials.gremlins import rooms
from tests.trials.gremlins.control import CONTROLS
from tests.trials.gremlins.play import ACTIONS, LOOKING, Play
from tests.trials.gremlins.playing import Outcome, changed_rows, has_x_server, perform, put_replay

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_SHORT = 150
_WILD = [
    Play(seed, 5_000, room)
    for seed, room in enumerate((rooms.EXAMPLE, rooms.COUNTY, rooms.EXAMPLE, rooms.COUNTY), 11)
]
_LOOKS = [
    Play(seed, 2_500, room, LOOKING) for seed, room in enumerate((rooms.EXAMPLE, rooms.COUNTY), 21)
]
_ON_X = [
    Play(31, 2_000, rooms.EXAMPLE, on_x=True),
    Play(32, 2_000, rooms.COUNTY, LOOKING, on_x=True),
]


@dataclass
class Stage:
    """Plays, each on fresh copies of the files."""

    made: Path
    folder: Path
    played: int = 0

    def perform(self, play: Play, record: Path | None = None) -> Outcome:
        self.played += 1
        rooms.copied(self.made, self.place)
        if record is not None:
            put_replay(self.place, record)
        return perform(play, self.place)

    @property
    def place(self) -> Path:
        return self.folder / str(self.played)

    def changed(self) -> list[str]:
        """Return the rows that the last play changed in the files it began with."""
        return [
            f"{path.name} {row}"
            for path in rooms.rosters(self.made)
            for row in changed_rows(path, self.place / path.name)
        ]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the finished example and an empty file."""
    folder = tmp_path_factory.mktemp("rooms")
    rooms.make_example(folder)
    rooms.make_empty(folder)
    return folder


@pytest.fixture(scope="module")
def every_room(example: Path) -> Path:
    """Give a county's file as well."""
    if not (example / rooms.COUNTY).exists():
        rooms.make_county(example)
    return example


@pytest.fixture
def stage(example: Path, tmp_path: Path) -> Stage:
    return Stage(example, tmp_path)


@pytest.fixture
def whole_stage(every_room: Path, tmp_path: Path) -> Stage:
    return Stage(every_room, tmp_path)


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Print figures past the capturing."""

    def told(text: str) -> None:
        with capsys.disabled():
            print(f"\n{text}", end="", flush=True)  # noqa: T201 - figures are what a trial is for

    return told


def test_a_short_play_breaks_nothing(stage: Stage) -> None:
    outcome = stage.perform(Play(1, _SHORT))
    assert outcome.broke_nothing, outcome.story()


def test_who_only_looks_for_a_short_while_changes_nothing(stage: Stage) -> None:
    outcome = stage.perform(Play(2, _SHORT, habit=LOOKING))
    assert outcome.broke_nothing, outcome.story()
    assert stage.changed() == []


@pytest.mark.trial
def test_a_play_is_replayed_by_its_record(stage: Stage) -> None:
    first = stage.perform(Play(3, 30))
    record = stage.place / ACTIONS
    again = stage.perform(Play(3, 0, replays=True), record)
    assert again.last == first.last


@pytest.mark.trial
@pytest.mark.timeout(3600)
def test_gremlins_break_nothing_in_20_000_actions(
    whole_stage: Stage, say: Callable[[str], None]
) -> None:
    outcomes = _performed(whole_stage, _WILD, say)
    assert sum(outcome.actions for outcome in outcomes) >= 20_000
    assert [outcome.story() for outcome in outcomes if not outcome.is_sound] == []


@pytest.mark.trial
@pytest.mark.timeout(3600)
def test_gremlins_that_only_look_change_nothing(
    whole_stage: Stage, say: Callable[[str], None]
) -> None:
    for play in _LOOKS:
        (outcome,) = _performed(whole_stage, [play], say)
        changed = whole_stage.changed()
        say(f"    {len(changed)} changed rows")
        assert outcome.is_sound, outcome.story()
        assert changed == []


@pytest.mark.trial
@pytest.mark.timeout(3600)
@pytest.mark.skipif(not has_x_server(), reason="Xvfb and xdotool are not installed")
def test_gremlins_break_nothing_at_an_x_server(
    whole_stage: Stage, say: Callable[[str], None]
) -> None:
    outcomes = _performed(whole_stage, _ON_X, say)
    assert [outcome.story() for outcome in outcomes if not outcome.is_sound] == []


@pytest.mark.trial
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("control", CONTROLS)
def test_gremlins_bite_where_a_blocker_is_put_back(
    stage: Stage, say: Callable[[str], None], control: str
) -> None:
    play = Play(41, 2_500, habit=CONTROLS[control].habit, control=control)
    outcome = stage.perform(play)
    say(outcome.line())
    say(f"    bitten after {outcome.bitten_after} actions by {outcome.bite}")
    assert not outcome.broke_nothing


def _performed(stage: Stage, plays: Sequence[Play], say: Callable[[str], None]) -> list[Outcome]:
    outcomes = []
    for play in plays:
        outcomes.append(stage.perform(play))
        say(outcomes[-1].line())
    return outcomes
