"""The answer to the sender: their own workbook with the problems marked in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from roster.base.words import label
from roster.qt.kit.save_dialog import ask_path
from roster.qt.look.languages import translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from roster.base.progress import Report
    from roster.lists.answering.answer import Answer
    from roster.lists.deciding.preview import Preview
    from roster.lists.listing import Listing
    from roster.qt.kit.workspace import Workspace


class ImportAnswer(QObject):
    """Saves a copy of the sender's workbook in which the problem cells are coloured.

    Args:
        workspace: what a page works with.
        page: in front of which the dialog of files stands.
    """

    def __init__(self, workspace: Workspace, page: QWidget) -> None:
        super().__init__(page)
        self._workspace = workspace
        self._page = page

    def ask(self, preview: Preview, password: str | None) -> None:
        """Ask where to, and save.

        Args:
            preview: the list; what was pasted has no workbook to answer in.
            password: opens the sender's workbook.
        """
        source = preview.path
        if source is None:
            return
        from roster.lists.answering.answer import suggested_name  # noqa: PLC0415 - only when it is needed

        proposed = source.with_name(suggested_name(source))
        title = translate("Import", "Save the list with its problems marked")
        target = ask_path(self._page, title, proposed, (f"Excel (*{proposed.suffix})",))
        if target is not None:
            self._save(partial(_write, source, target, preview.plan.listing), password)

    def _save(self, write: Callable[..., Answer], password: str | None) -> None:
        self._workspace.run_task(
            partial(write, self._workspace.clerk, password),
            done=self._on_saved,
            title=translate("Import", "Marking the problems"),
        )

    def _on_saved(self, answer: Answer) -> None:
        text = translate("Import", "{cells} cells are marked in “{file}”.")
        notes = [label(each, self._workspace.language) for each in answer.notes]
        words = text.format(cells=answer.cells, file=answer.path.name)
        self._workspace.notices.show_notice(
            " ".join([words, *notes]),
            undo=partial(_open_folder, answer.path),
            button=translate("Import", "Open the folder"),
        )


def _write(
    source: Path, target: Path, listing: Listing, author: str, password: str | None, report: Report
) -> Answer:
    from roster.lists.answering.answer import write_answer  # noqa: PLC0415 - only when it is needed

    return write_answer(source, target, listing, author=author, password=password, report=report)


def _open_folder(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
