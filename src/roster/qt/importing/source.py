"""Where a list comes from: files, one after the other, or the clipboard."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from roster.base.errors import RosterError
from roster.divisions.divisions import village_names
from roster.lists.deciding.preview import preview_workbook, read_preview
from roster.lists.errors import WorkbookPasswordNeeded
from roster.lists.read_pasted import PASTED, Paste, read_paste, with_village
from roster.qt.importing.start import ImportStart
from roster.qt.importing.words import judged
from roster.qt.kit.clipboard import copied
from roster.qt.kit.messages import sentence
from roster.qt.kit.reading import read, reading_job

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roster.base.progress import Report
    from roster.db.engine import Db
    from roster.lists.deciding.preview import Preview
    from roster.lists.reading.cells import Workbook
    from roster.qt.kit.tasks import Task
    from roster.qt.kit.workspace import Workspace


class ImportSource(QObject):
    """Reads one list at a time and hands it on; keeps the files that wait for their turn.

    Attributes:
        face: what the clerk sees while nothing is read yet.
        password: what opened the last file, for writing an answer into it.

    Signals:
        begun: another list is being read; what was shown is over.
        read: a :class:`Judged` preview.
    """

    begun = Signal()
    read = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._path: Path | None = None
        self._queue: list[Path] = []
        self._paste: Workbook | None = None
        self._task: Task | None = None
        self.password: str | None = None
        self.face = ImportStart(workspace.theme)
        self.face.more_chosen.connect(self._on_more)
        self.face.chosen.connect(self._on_chosen)
        self.face.paste_asked.connect(self.paste)
        self.face.cancelled.connect(self._on_cancelled)
        self.face.password_given.connect(self._on_password)
        self.face.village_given.connect(self._on_village)

    @property
    def waiting(self) -> int:
        """How many files wait for their turn."""
        return len(self._queue)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Read the first file; the others wait until it is done with."""
        self._queue = list(paths[1:])
        self.open_file(paths[0])

    def open_next(self) -> bool:
        """Read the next file that waits; tell whether there was one."""
        if not self._queue:
            return False
        self.open_file(self._queue.pop(0))
        return True

    def open_file(self, path: Path, password: str | None = None) -> None:
        """Read a file."""
        self._path, self.password = path, password
        self._read(path.name, lambda db, report: read_preview(db, path, password, report))

    def paste(self) -> None:
        """Read what is on the clipboard: files, a table, or names."""
        if not self.face.is_asking_file:
            return
        data = copied()
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self.open_files(files)
            return
        html = data.html() if data.hasHtml() else None
        self._begin(PASTED)
        self._task = self._workspace.run_task(
            partial(_paste, data.text(), html),
            done=self._on_pasted,
            failed=self._on_failed,
            progress=self.face.show_progress,
            cancelled=self.face.ask_file,
        )

    def _begin(self, name: str) -> None:
        self.begun.emit()
        self.face.show_reading(name)

    def _read(self, name: str, work: Callable[[Db, Report], Preview]) -> None:
        self._begin(name)
        self._task = self._workspace.run_task(
            partial(judged, reading_job(self._workspace, work), self._workspace.language),
            done=self.read.emit,
            failed=self._on_failed,
            progress=self.face.show_progress,
            cancelled=self.face.ask_file,
        )

    def _read_pasted(self, workbook: Workbook) -> None:
        self._path = self.password = None
        self._read(PASTED, lambda db, report: preview_workbook(db, workbook, report))

    # what comes back, and what the clerk says

    def _on_pasted(self, paste: Paste) -> None:
        if not paste.only_names:
            self._read_pasted(paste.workbook)
            return
        self._paste = paste.workbook
        people = len(paste.workbook.sheets[0].rows) - 1
        read(self._workspace, village_names, partial(self.face.ask_village, people))

    def _on_village(self, village: str) -> None:
        if self._paste is not None:
            self._read_pasted(with_village(self._paste, village))

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, WorkbookPasswordNeeded):
            self.face.ask_password(sentence(error, self._workspace.language))
            return
        self.face.ask_file()
        if not isinstance(error, RosterError):
            raise error
        self._workspace.show_error(error)
        self.open_next()

    def _on_more(self, paths: Sequence[str]) -> None:
        self._queue = [Path(path) for path in paths]

    def _on_chosen(self, path: str) -> None:
        self.open_file(Path(path))

    def _on_cancelled(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_password(self, password: str) -> None:
        if self._path is not None:
            self.open_file(self._path, password)


def _paste(text: str, html: str | None, report: Report) -> Paste:
    return read_paste(text, html, report)
