"""Pictures of every page of the window, for looking at it without sitting before it.

``python -m roster.qt.pictures FILE FOLDER [--width 1366 --height 768] [--dark] [--suffix x]`` opens
a roster file in the real window and saves one PNG for each page and the main dialogs. Preferences
are kept in a folder of their own, so the clerk's stay as they are. Nothing is written to the file.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QTabWidget

from roster.base.files import made_folder, written_whole
from roster.papers.codes import TrainingPaper
from roster.qt.frame.appearance import KeysDialog
from roster.qt.frame.first_run import FirstRun
from roster.qt.frame.program import Program, make_application
from roster.qt.importing.numbers.dialog import NumberDesk
from roster.qt.importing.wizard import ImportWizard
from roster.qt.kit.settings import Settings
from roster.qt.look.theme import Mode
from roster.qt.papers.tab import TrainingPapers
from roster.qt.people.page import PeoplePage
from roster.qt.people.record import RecordDialog
from roster.qt.widgets.tables.view import TableView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

_LOOK_MILLISECONDS = 5
_GIVE_UP_MILLISECONDS = 60_000
_SHORT_MILLISECONDS = 1_000
_CALM_LOOKS = 3
_SEARCHED = "deng"


class NeverIdle(RuntimeError):
    """Something went on for a minute; a picture now would show it half done."""


def is_idle(program: Program) -> bool:
    """Tell whether no task runs and no short wait is about to start one."""
    waits = program.window.findChildren(QTimer)
    return not program.tasks.running and not any(
        wait.isActive() and wait.isSingleShot() and wait.interval() <= _SHORT_MILLISECONDS
        for wait in waits
    )


def settle(program: Program) -> None:
    """Let the window come to rest.

    Raises:
        NeverIdle: it does not within a minute.
    """
    loop, look, give_up = QEventLoop(), QTimer(), QTimer(singleShot=True)
    calm = 0

    def on_look() -> None:
        nonlocal calm
        calm = calm + 1 if is_idle(program) else 0
        if calm >= _CALM_LOOKS:
            loop.exit(0)

    look.timeout.connect(on_look)
    give_up.timeout.connect(lambda: loop.exit(1))
    look.start(_LOOK_MILLISECONDS)
    give_up.start(_GIVE_UP_MILLISECONDS)
    is_late = bool(loop.exec())
    look.stop()
    if is_late:
        raise NeverIdle


class Album:
    """Takes the pictures and numbers them.

    Args:
        program: the running program with an open file.
        folder: where the pictures go.
        suffix: what stands behind each name.
    """

    def __init__(self, program: Program, folder: Path, suffix: str = "") -> None:
        self._program = program
        self._window = program.window
        self._folder = folder
        self._suffix = suffix
        self._taken = 0

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """Save a picture of the window, or of one widget, when it has come to rest."""
        settle(self._program)
        self._taken += 1
        path = self._folder / f"{self._taken:02d}-{name}{self._suffix}.png"
        with written_whole(path, ".png") as unfinished:
            (widget or self._window).grab().save(str(unfinished))

    def take_page(self, key: str, arrange: Callable[[QWidget], None] | None = None) -> None:
        """Save a picture of a page, or one of each of its tabs."""
        self._window.open_page(key)
        settle(self._program)
        page = self._window.page
        if page is None or self._window.page_key != key:
            return
        if arrange is not None:
            arrange(page)
        tabs = page.findChild(QTabWidget)
        if tabs is None:
            self.take(key)
            return
        for at in range(tabs.count()):
            tabs.setCurrentIndex(at)
            self.take(f"{key}-{at + 1}")

    def take_papers(self) -> None:
        """Save a picture of every paper of the training in front."""
        papers = self._window.findChildren(TrainingPapers)
        for paper in TrainingPaper if papers else ():
            papers[0].list.choose(paper)
            self.take(f"paper-{paper.value}")

    def take_record(self) -> None:
        """Save pictures of the trainings of the person in front, and of the record on paper."""
        page = self._window.page
        if not isinstance(page, PeoplePage) or not page.state.trainee_id:
            return
        page.person.tabs.setCurrentWidget(page.person.trainings)
        self.take("people-trainings")
        page.person.open_record()
        for dialog in page.person.findChildren(RecordDialog):
            self.take("record", dialog)
            dialog.reject()

    def take_search(self) -> None:
        """Save a picture of what the search field finds."""
        search = self._window.top.search
        self._window.activateWindow()
        search.setText(_SEARCHED)
        search.start()
        self.take("search")
        search.clear()
        search.clearFocus()

    def take_keys(self) -> None:
        """Save a picture of the sheet of keys."""
        dialog = KeysDialog(self._window)
        dialog.show()
        self.take("keys", dialog)
        dialog.close()

    def take_first_run(self, folder: Path) -> None:
        """Save pictures of the first run with the example, and of the import that follows.

        The file is closed for it; the new one goes into ``folder``.
        """
        if self._program.desk is not None:
            self._program.desk.close_file()
        first_run = self._window.findChildren(FirstRun)[-1]
        first_run.choose_folder(folder)
        first_run.take_example()
        self.take("first-run")
        first_run.make()
        settle(self._program)
        page = self._window.page
        if isinstance(page, ImportWizard):
            self.take("import")
            page.step(1)
            self.take("import-problem")
            self.take_number_desk(page)

    def take_number_desk(self, page: ImportWizard) -> None:
        """Save a picture of the damaged identity numbers of a list, if it has any."""
        settle(self._program)
        page.deciding.tools.numbers.click()
        for desk in page.deciding.findChildren(NumberDesk):
            self.take("import-numbers", desk)
            desk.reject()


def choose_first_row(page: QWidget) -> None:
    """Make the first row of a page's table current, so that its inspector has something to say."""
    table = page.findChild(TableView)
    if table is not None and table.model().rowCount():
        table.selectRow(0)


def take_all(program: Program, folder: Path, suffix: str, scratch: Path) -> None:
    """Take every picture; the file that the first run makes goes into ``scratch``."""
    album = Album(program, folder, suffix)
    album.take_page("overview")
    album.take_page("people", choose_first_row)
    album.take_record()
    album.take_page("trainings", choose_first_row)
    album.take_papers()
    album.take_page("attendance")
    album.take_page("certificates", choose_first_row)
    album.take_page("coverage")
    album.take_page("inbox", choose_first_row)
    album.take_page("imports", choose_first_row)
    album.take_page("settings")
    album.take_search()
    album.take_keys()
    album.take_first_run(scratch)


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures that the command line asks for."""
    wanted = _parser().parse_args(arguments)
    made_folder(wanted.folder)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        os.environ["ROSTER_HOME"] = home
        settings = Settings(Path(home))
        mode = Mode.DARK if wanted.dark else Mode.LIGHT
        settings.change(theme=mode.value, language=wanted.language)
        app = make_application(sys.argv[:1])
        program = Program(app, settings)
        program.window.resize(wanted.width, wanted.height)
        program.window.show()
        program.start(wanted.file)
        settle(program)
        is_open = program.window.workspace is not None
        if is_open:
            take_all(program, wanted.folder, wanted.suffix, Path(home))
        else:
            sys.stderr.write(f"{program.window.notices.text}\n")
        program.end()
    return 0 if is_open else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="roster.qt.pictures", description=__doc__)
    parser.add_argument("file", type=Path, help="a roster file")
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--width", type=int, default=1366)
    parser.add_argument("--height", type=int, default=768)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--language", choices=("zh", "en"), default="zh")
    parser.add_argument("--suffix", default="")
    return parser


if __name__ == "__main__":
    sys.exit(main())
