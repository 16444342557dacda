"""Saving and printing papers from any page: where to, how far, and what became of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from roster.base.errors import RosterError
from roster.base.files import file_name
from roster.qt.kit.save_dialog import PDF, WORKBOOK, ask_path
from roster.qt.look.languages import translate
from roster.qt.papers.finished import printed
from roster.qt.papers.printing import choose_printer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from roster.base.progress import Report
    from roster.qt.kit.tasks import Task
    from roster.qt.kit.workspace import Workspace
    from roster.qt.papers.finished import FinishedPaper, WritePaper

T = TypeVar("T")


def ask_where(
    workspace: Workspace, parent: QWidget, name: str, kinds: Sequence[str] = (PDF,)
) -> Path | None:
    """Ask where to save a paper of this name, beside the roster file unless told otherwise."""
    suffix = ".xlsx" if kinds[0] == WORKBOOK else ".pdf"
    proposed = workspace.database.path.with_name(file_name(name) + suffix)
    title = translate("Papers", "Save paper")
    return ask_path(parent, title, proposed, kinds)


def save(workspace: Workspace, write: WritePaper, path: Path) -> None:
    """Save a paper, say so, and say in a sentence why it could not be."""
    text = translate("Papers", "Saved as {file}.").format(file=path.name)
    run(
        workspace,
        partial(write, path),
        lambda _written: workspace.notices.show_notice(text),
        translate("Papers", "Saving"),
    )


def send_to_printer(
    workspace: Workspace, parent: QWidget, shown: FinishedPaper, write: WritePaper
) -> bool:
    """Ask for a printer that takes the paper shown, and print it; tell whether it is printed."""
    printer = choose_printer(parent, shown.size)
    if printer is None:
        return False

    def say(pages: int) -> None:
        text = translate("Papers", "Sent to the printer: {pages} pages.")
        workspace.notices.show_notice(text.format(pages=pages))

    run(workspace, partial(printed, write, printer), say, translate("Papers", "Printing"))
    return True


def run(
    workspace: Workspace, work: Callable[[Report], T], done: Callable[[T], None], title: str = ""
) -> Task:
    """Run work beside the window; an expected failure is said in a sentence."""

    def failed(error: Exception) -> None:
        if not isinstance(error, RosterError):
            raise error
        workspace.show_error(error)

    return workspace.run_task(work, done=done, failed=failed, title=title)
