"""A window that opens a list, reads it with another header, and imports it.

Told the files of a roster and of a list, it prints one line of JSON: for each step the megabytes
above the idle window at their peak, and the longest time in seconds for which the window stood
still. The idle window has its pages loaded.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from roster.base.paths import data_folder
from roster.qt.frame.collector import Collector
from roster.qt.frame.program import Program, make_application
from roster.qt.importing.wizard import ImportWizard
from roster.qt.kit.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

_STATUS = Path("/proc/self/status")
_PEAK = Path("/proc/self/clear_refs")
_FORGET_PEAK = "5"
_SETTLED = 2_000  # milliseconds
_BEAT = 20


class Watch(QObject):
    """Notes how much memory the program took and how long it let its window stand still."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.idle = 0.0
        self.steps: dict[str, dict[str, float]] = {}
        self._longest = 0.0
        self._last = time.perf_counter()
        self._beats = QTimer(self, interval=_BEAT)
        self._beats.timeout.connect(self._on_beat)

    def begin(self) -> None:
        """Take what there is for idle."""
        self.idle = megabytes("VmRSS")
        self._last = time.perf_counter()
        self._beats.start()

    def end(self, step: str) -> None:
        """Note what a step took."""
        taken = round(megabytes("VmHWM") - self.idle)
        self.steps[step] = {"megabytes": taken, "stood_still": round(self._longest, 2)}
        self._longest = 0.0
        _PEAK.write_text(_FORGET_PEAK)

    def _on_beat(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now


class Clerk(QObject):
    """Does one step after the other as soon as the window is ready for it."""

    def __init__(self, app: QApplication, program: Program, roster: Path, people: Path) -> None:
        super().__init__(app)
        self._program = program
        self._people = people
        self._watch = Watch(app)
        self._app = app
        self._program.start(roster)
        self._later(self._show_page)

    def _show_page(self) -> None:
        self._program.window.open_page("import", "")
        self._later(self._open)

    @property
    def _page(self) -> ImportWizard:
        page = self._program.window.page
        if not isinstance(page, ImportWizard):
            raise TypeError
        return page

    def _open(self) -> None:
        self._watch.begin()
        page = self._page
        page.open_file(self._people)
        self._when(lambda: _is_whole(page), lambda: self._later(self._correct))

    def _correct(self) -> None:
        self._watch.end("opened")
        page = self._page
        sheet = page.preview.listing.sheets[0] if page.preview else None
        if sheet is None or sheet.header_first < 2:
            raise ValueError
        band = sheet.header_first - 1, sheet.header_last  # with the title above
        page.declare_band(sheet.name, band)
        self._when(
            lambda: _is_whole(page) and _band(page) == band, lambda: self._later(self._import)
        )

    def _import(self) -> None:
        self._watch.end("read otherwise")
        page = self._page
        page.import_rows()
        self._when(lambda: page.preview is None, self._end)

    def _end(self) -> None:
        self._watch.end("imported")
        sys.stdout.write(json.dumps(self._watch.steps) + "\n")
        sys.stdout.flush()
        self._app.quit()

    def _later(self, step: Callable[[], None]) -> None:
        QTimer.singleShot(_SETTLED, self, step)

    def _when(self, is_ready: Callable[[], bool], step: Callable[[], None]) -> None:
        look = QTimer(self, interval=_BEAT)

        def see() -> None:
            if is_ready():
                look.stop()
                look.deleteLater()
                step()

        look.timeout.connect(see)
        look.start()


def megabytes(line: str) -> float:
    """Return what Linux says of this process: VmRSS what it holds, VmHWM the most it ever held."""
    return int(_STATUS.read_text().split(f"{line}:")[1].split()[0]) / 1_000


def main(roster: Path, people: Path) -> None:
    """Drive the window."""
    sys.excepthook = _fail
    app = make_application(["roster"])
    program = Program(app, Settings(data_folder()))
    collector = Collector(app)
    program.window.painted.connect(
        lambda: QTimer.singleShot(0, app, lambda: Clerk(app, program, roster, people))
    )
    program.window.show()
    app.exec()
    program.end()
    collector.stop()


def _fail(*error: object) -> None:
    sys.__excepthook__(*error)  # type: ignore[arg-type]  # what it is given
    os._exit(1)


def _is_whole(page: ImportWizard) -> bool:
    return page.preview is not None and page.preview.is_whole


def _band(page: ImportWizard) -> tuple[int, int] | None:
    sheets = page.preview.listing.sheets if page.preview else ()
    return (sheets[0].header_first, sheets[0].header_last) if sheets else None


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
