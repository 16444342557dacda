"""One play, in a process of its own: ``python -m tests.trials.gremlins.child FOLDER PLAY``.

``FOLDER`` holds the files of the play; ``PLAY`` is its description as JSON. Left there are
``actions`` (a line before each action), ``died`` (what a crash says) and ``report``.
"""

from __future__ import annotations

import faulthandler
import json
import random
import sys
import time
from dataclasses import asdict
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent

from roster.base.paths import data_folder
from roster.qt.frame.collector import Collector
from roster.qt.frame.program import Program, make_application
from roster.qt.kit.settings import Settings
from tests.trials.gremlins.action import Action
from tests.trials.gremlins.choosing import Chooser
from tests.trials.gremlins.control import put_back
from tests.trials.gremlins.fence import Fence
from tests.trials.gremlins.gremlin import Gremlin
from tests.trials.gremlins.hands import EventPointer, Hands, XPointer
from tests.trials.gremlins.play import ACTIONS, DIED, LOOKING, REPLAY, REPORT, Play
from tests.trials.gremlins.rooms import LISTS
from tests.trials.gremlins.watch import Pulse, Watch

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget

_X_PACE = 15  # milliseconds for an event to come back from the server


class Stage:
    """Everything of one play."""

    def __init__(self, app: QApplication, folder: Path, play: Play) -> None:
        self._app = app
        self._folder = folder
        self._play = play
        self._steps = 0
        self._record = folder.joinpath(ACTIONS).open("a", encoding="utf-8", buffering=1)
        self._watch = Watch(lambda: self._steps)
        self._watch.told = lambda text: say(f"step {self._steps}: {text}")
        self._watch.start()
        if play.habit == LOOKING:
            self._watch.forbid_writing()
        Fence(random.Random(play.seed + 1), folder).stand()  # noqa: S311 - no secret
        put_back(play.control)
        self._x = XPointer() if play.on_x else None
        hands = Hands(self._x or EventPointer())
        choose = _replay(folder) if play.replays else self._chooser()
        self._gremlin = Gremlin(choose, hands, self._tell, _X_PACE if play.on_x else 0)

    def perform(self) -> None:
        """Play, sitting after sitting, and leave the report."""
        began = time.monotonic()
        pulse = Pulse(lambda: self._steps)
        for sitting in count():
            self._sit(self._folder / self._play.room if sitting == 0 else None, pulse)
            if self._gremlin.is_done:
                break
        pulse.stop()
        if self._x is not None:
            self._x.end()
        report = {
            "actions": self._steps,
            "seconds": time.monotonic() - began,
            "processor": time.process_time(),
            "faults": [asdict(fault) for fault in self._watch.faults.values()],
            "longest": pulse.longest,
            "longest_step": pulse.step,
            "longest_stack": pulse.stack,
        }
        self._folder.joinpath(REPORT).write_text(json.dumps(report), "utf-8")

    def _sit(self, path: Path | None, pulse: Pulse) -> None:
        """Run the program from its start until its window is closed."""
        program = Program(self._app, Settings(data_folder()))
        program.window.resize(1366, 768)
        program.window.show()
        program.start(path)
        self._watch.listen()
        program.window.activateWindow()
        pulse.skip()
        self._gremlin.start()
        self._app.exec()
        program.end()
        pulse.skip()
        QCoreApplication.processEvents()  # bugs are told when Qt has come to rest
        program.window.deleteLater()
        QCoreApplication.sendPostedEvents(program.window, QEvent.Type.DeferredDelete.value)
        pulse.skip()

    def _chooser(self) -> Callable[[QWidget], Action | None]:
        lists = sorted(map(str, (self._folder / LISTS).iterdir()))
        chooser = Chooser(random.Random(self._play.seed), self._play.habit, lists)  # noqa: S311 - no secret
        return lambda window: None if self._has_enough() else chooser.next(window)

    def _has_enough(self) -> bool:
        """Whether all is played; with a blocker put back, whether it was noticed."""
        is_bitten = bool(self._play.control and self._watch.faults)
        return is_bitten or self._steps >= self._play.actions

    def _tell(self, action: Action) -> None:
        self._steps += 1
        self._record.write(json.dumps(action.record(), ensure_ascii=False) + "\n")


def say(text: str) -> None:
    """Say something to whoever watches."""
    sys.stderr.write(f"{text}\n")


def _replay(folder: Path) -> Callable[[QWidget], Action | None]:
    lines = folder.joinpath(REPLAY).read_text("utf-8").splitlines()
    actions = iter([Action.of_record(json.loads(line)) for line in lines])
    return lambda _window: next(actions, None)


def main() -> None:
    """Play what the arguments say."""
    folder, play = Path(sys.argv[1]), Play(**json.loads(sys.argv[2]))
    with folder.joinpath(DIED).open("w") as died:
        faulthandler.enable(died)
        app = make_application(["roster"])
        collector = Collector(app)
        Stage(app, folder, play).perform()
        collector.stop()


if __name__ == "__main__":
    main()
