"""The roster file on the desk: opened, made, closed, undone; and the frame told about it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from roster.base.errors import RosterError
from roster.db.errors import NothingToUndo
from roster.qt.frame.doubt_notices import DoubtNotices
from roster.qt.frame.finder import find
from roster.qt.kit.changes import Kind
from roster.qt.kit.commands import Command
from roster.qt.kit.messages import sentence
from roster.qt.kit.workspace import Workspace
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from roster.base.progress import Report
    from roster.db.engine import Database
    from roster.db.history.undoing import Step
    from roster.office.roster_file import OfficeInfo
    from roster.qt.frame.window import MainWindow
    from roster.qt.kit.settings import Settings
    from roster.qt.kit.tasks import Task, TaskRunner
    from roster.qt.look.languages import Languages
    from roster.qt.look.theme import Theme

SUFFIX = ".roster"


class Desk(QObject):
    """Knows which file is open; everything it does to the database runs in a worker thread."""

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        languages: Languages,
        settings: Settings,
        tasks: TaskRunner,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._languages = languages
        self._settings = settings
        self._tasks = tasks
        self._turning: list[Task] = []
        self._since = datetime.now(UTC).isoformat(timespec="milliseconds")
        self._database: Database | None = None
        self._handlers: dict[Command, Callable[[], None]] = {
            Command.NEW_FILE: self.make_file,
            Command.OPEN_FILE: self.choose_file,
            Command.CLOSE_FILE: self.close_file,
            Command.UNDO: self.ask_undo,
            Command.REDO: self.redo,
        }
        self._doubts = DoubtNotices(window, tasks.run, languages)
        window.asked.connect(self._on_asked)
        tasks.failed.connect(self.show_error)
        window.changes.changed.connect(self._on_changed)

    def start(self, path: Path | None = None) -> None:
        """Open a file, the last one, or offer to make the first."""
        last = self._settings.preferences.last_file
        wanted = path or (Path(last) if last else None)
        if wanted is not None and (path is not None or wanted.is_file()):
            self.open_file(wanted)
        else:
            self.make_file()

    def open_file(self, path: Path) -> None:
        """Open a roster file in place of the one that is open; one after the other."""
        if self._tasks.is_opening:
            return
        self._load(partial(_open, path), translate("Desk", "Opening"))

    def choose_file(self) -> None:
        """Let the clerk choose a roster file and open it."""
        kinds = translate("Desk", "Roster files") + f" (*{SUFFIX})"
        title = translate("Desk", "Open roster file")
        path, _kind = QFileDialog.getOpenFileName(self._window, title, self._folder(), kinds)
        if path:
            self.open_file(Path(path))

    def make_file(self) -> None:
        """Show the first run: unit, term, first roster; not while a file is being opened."""
        if self._tasks.is_opening:
            return
        from roster.qt.frame.first_run import FirstRun  # noqa: PLC0415 - reads the list of divisions

        page = FirstRun(self._theme, self._settings, self._tasks.run)
        page.made.connect(self._on_made)
        page.not_made.connect(self.show_error)
        page.open_asked.connect(self.choose_file)
        self._show_start(page)

    def close_file(self) -> None:
        """Close the file and show the first run."""
        self.make_file()

    def adopt(self, opened: tuple[Database, OfficeInfo]) -> None:
        """Put an open database into the window."""
        self._let_go()
        self._database, info = opened
        self._database.on_change(self._window.changes.tell_entities)
        self._settings.remember_file(str(self._database.path))
        self._say_where(self._database.path, info)
        workspace = self._workspace(self._database, info)
        self._window.set_finder(partial(find, workspace))
        self._window.show_workspace(workspace)
        self._doubts.listen_to(self._database)
        self._count_waiting()

    def undo(self) -> None:
        """Take back the last action."""
        self._turn(undone=True)

    def ask_undo(self) -> None:
        """Take back the last action; name it and ask first where it was not done here just now."""
        if self._database is None or self._window.workspace is None:
            return
        self._write_edits()
        self._tasks.wait_for(self._turning)
        task = self._tasks.run(
            partial(_next_step, self._database),
            done=self._undo_or_ask,
            failed=partial(self._on_not_turned, undone=True),
        )
        self._turning = [task]

    def _undo_or_ask(self, step: Step) -> None:
        from roster.qt.frame.undo_asking import UndoQuestion, is_at_hand  # noqa: PLC0415 - loaded with the database

        if is_at_hand(step, self._window.page_key, self._since):
            self.undo()
            return
        question = UndoQuestion(step, self._languages.language, self._window)
        question.accepted.connect(self.undo)
        question.open()

    def redo(self) -> None:
        """Do again what was taken back."""
        self._turn(undone=False)

    def release(self) -> None:
        """Let the file go; called at the end."""
        self._let_go()

    def show_error(self, error: Exception) -> None:
        """Say an expected failure; anything else is a bug and goes to the excepthook.

        Raises:
            Exception: the error itself, when it is no RosterError.
        """
        if not isinstance(error, RosterError):
            raise error
        self._window.notices.show_error(sentence(error, self._languages.language))

    def _workspace(self, database: Database, info: OfficeInfo) -> Workspace:
        return Workspace(
            database=database,
            clerk=self._settings.preferences.clerk or info.clerk,
            settings=self._settings,
            theme=self._theme,
            languages=self._languages,
            changes=self._window.changes,
            notices=self._window.notices,
            run_task=self._tasks.run,
            open_page=self._window.open_page,
            undo=self.undo,
        )

    def _load(self, work: Callable[[Report], tuple[Database, OfficeInfo]], title: str) -> None:
        self._tasks.run(work, done=self.adopt, failed=self._on_not_opened, title=title)

    def _on_not_opened(self, error: Exception) -> None:
        if self._database is None:
            self.make_file()
        self.show_error(error)

    def _show_start(self, page: QWidget) -> None:
        self._let_go()
        self._window.top.set_division("")
        self._window.top.set_term("")
        self._window.status.set_saved("")
        self._window.status.set_file("")
        self._window.show_start(page)

    def _let_go(self) -> None:
        """Close the file when all that was typed is in it."""
        if self._database is not None:
            self._window.finish_edits()
            self._tasks.come_to_rest()
            self._doubts.listen_to(None)
            self._database.close()
            self._database = None

    def _write_edits(self) -> None:
        """Write what is being typed: it is an action, too, and the last one."""
        before = self._tasks.running
        self._window.finish_edits()
        self._tasks.wait_for([task for task in self._tasks.running if task not in before])

    def _say_where(self, path: Path, info: OfficeInfo) -> None:
        self._window.top.set_division(info.path_text)
        self._window.top.set_term(info.term.name)
        self._window.status.set_file(path.name)
        self._window.status.set_saved(_now())
        self._window.say_title(info.division.name)

    def _turn(self, *, undone: bool) -> None:
        if self._database is None or self._window.workspace is None:
            return
        self._write_edits()
        self._tasks.wait_for(self._turning)  # steps back and forth keep their order
        work = partial(_turn, self._database, self._window.workspace.clerk, undone=undone)
        task = self._tasks.run(
            work,
            done=partial(self._on_turned, undone=undone),
            failed=partial(self._on_not_turned, undone=undone),
        )
        self._turning = [task]

    def _on_turned(self, action: str, *, undone: bool) -> None:
        text = (
            translate("Desk", "Undone: {action}")
            if undone
            else translate("Desk", "Done again: {action}")
        )
        self._window.notices.show_notice(text.format(action=self._action_words(action)))

    def _on_not_turned(self, error: Exception, *, undone: bool) -> None:
        if not isinstance(error, NothingToUndo):
            self.show_error(error)
            return
        text = (
            translate("Desk", "Nothing to undo.")
            if undone
            else translate("Desk", "Nothing to redo.")
        )
        self._window.notices.show_notice(text, Tone.ACCENT)

    def _action_words(self, action: str) -> str:
        from roster.base.words import label  # noqa: PLC0415 - loaded with the database
        from roster.db.acts import Act  # noqa: PLC0415 - loaded with the database

        return label(Act(action), self._languages.language)

    def _folder(self) -> str:
        last = self._settings.preferences.last_file
        return str(Path(last).parent) if last else str(Path.home())

    def _on_made(self, opened: tuple[Database, OfficeInfo], first_roster: str) -> None:
        self.adopt(opened)
        if first_roster:
            self._window.open_page("import", first_roster)

    def _on_asked(self, command: Command) -> None:
        handler = self._handlers.get(command)
        if handler is not None:
            handler()

    def _on_changed(self, kinds: frozenset[Kind]) -> None:
        if self._database is not None:
            self._window.status.set_saved(_now())
            self._window.notices.outdate()
            if Kind.WAITING in kinds:
                self._count_waiting()

    def _count_waiting(self) -> None:
        """Say beside the inbox how many rows wait in it."""
        if self._database is not None:
            self._tasks.run(partial(_waiting, self._database), done=self._say_waiting)

    def _say_waiting(self, count: int) -> None:
        self._window.navigation.set_badge("inbox", f"{count:,}" if count else "", Tone.DUE)


def _open(path: Path, _report: Report) -> tuple[Database, OfficeInfo]:
    from roster.db.engine import Database  # noqa: PLC0415 - SQLAlchemy after the first paint
    from roster.office.roster_file import office_info  # noqa: PLC0415 - SQLAlchemy after the first paint

    database = Database.open(path)
    try:
        with database.reading() as db:
            return database, office_info(db)
    except BaseException:
        database.close()
        raise


def _turn(database: Database, clerk: str, _report: Report, *, undone: bool) -> str:
    from roster.db.acts import Act  # noqa: PLC0415 - loaded with the database
    from roster.db.history import undoing  # noqa: PLC0415 - loaded with the database

    with database.transaction(Act.UNDO if undone else Act.REDO, by=clerk) as db:
        return undoing.undo(db) if undone else undoing.redo(db)


def _next_step(database: Database, _report: Report) -> Step:
    from roster.db.history import undoing  # noqa: PLC0415 - loaded with the database

    with database.reading() as db:
        return undoing.next_step(db)


def _waiting(database: Database, _report: Report) -> int:
    from roster.lists.deciding import waiting_count  # noqa: PLC0415 - loaded with the database

    with database.reading() as db:
        return waiting_count(db)


def _now() -> str:
    return datetime.now().astimezone().strftime("%H:%M")
