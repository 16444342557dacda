"""A list prepared anew by what the clerk says about it; the last word wins."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from roster.base.errors import RosterError
from roster.lists.deciding.preview import prepare
from roster.qt.importing.words import judged
from roster.qt.kit.reading import reading_job
from roster.qt.look.languages import translate

if TYPE_CHECKING:
    from roster.lists.deciding.preview import Instructions
    from roster.qt.importing.state import ImportState
    from roster.qt.importing.words import Judged
    from roster.qt.kit.tasks import Task
    from roster.qt.kit.workspace import Workspace


class Preparing(QObject):
    """Prepares what is shown anew, and the rest of a long list of which the first rows are shown.

    Signals:
        prepared: the :class:`Judged` preview by the newest instructions.
        nobody_found: the whole list was looked at, and no people are in it.
        given_up: the clerk does not want to wait for the rest of a list.
    """

    prepared = Signal(object)
    nobody_found = Signal()
    given_up = Signal()

    def __init__(self, workspace: Workspace, state: ImportState) -> None:
        super().__init__(state)
        self._workspace = workspace
        self._state = state
        self._task: Task | None = None
        self._before: Instructions | None = None
        state.changed.connect(self._on_changed)

    def instruct(self, instructions: Instructions) -> None:
        """Prepare the preview anew by what the clerk says; the last word wins."""
        preview = self._state.preview
        if preview is None:
            return
        self._state.instructions = instructions
        if self._task is not None:
            self._task.cancel()
        work = reading_job(
            self._workspace, lambda db, report: prepare(db, preview, instructions, report)
        )
        self._task = self._workspace.run_task(
            partial(judged, work, self._workspace.language),
            done=self._on_prepared,
            failed=partial(self._on_failed, instructions),
            cancelled=partial(self._take_back, instructions),
            title=translate("Import", "Understanding the list"),
        )

    def go_on(self) -> None:
        """Prepare the rest of a long list, of which the first rows are shown."""
        preview = self._state.preview
        if preview is None:
            return
        if not preview.is_whole:
            self.instruct(self._state.instructions)
            return
        if self._before is None and not preview.listing.people:
            self.nobody_found.emit()
        self._before = preview.instructions

    def _on_changed(self) -> None:
        if self._state.preview is None:
            self._before = None

    def _on_prepared(self, shown: Judged) -> None:
        state = self._state
        if state.preview is not None and shown.preview.instructions == state.instructions:
            self.prepared.emit(shown)
            self.go_on()

    def _on_failed(self, instructions: Instructions, error: Exception) -> None:
        self._take_back(instructions)
        tell_failure(self._workspace, error)

    def _take_back(self, instructions: Instructions) -> None:
        """Go back to what is shown, unless the clerk has said something newer meanwhile."""
        preview, before = self._state.preview, self._before
        if preview is None or self._state.instructions is not instructions:
            return
        if preview.is_whole:
            self._state.instructions = preview.instructions
        elif before is not None and before != instructions:
            self.instruct(before)
        else:
            self.given_up.emit()


def tell_failure(workspace: Workspace, error: Exception) -> None:
    """Say what went wrong; what nobody has foreseen is a bug and goes on."""
    if not isinstance(error, RosterError):
        raise error
    workspace.show_error(error)
