"""How a page reads: in a task beside the window, never on the window's own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.base.progress import Report
    from roster.qt.kit.workspace import Workspace

T = TypeVar("T")


def reading_job(workspace: Workspace, work: Callable[[Any, Report], T]) -> Callable[[Report], T]:
    """Return ``work(db, report)`` as work for a task, which sees one moment of the file."""

    def job(report: Report) -> T:
        with workspace.database.reading() as db:
            return work(db, report)

    return job
