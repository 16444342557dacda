"""How a page reads: in a task beside the window, never on the window's own thread.

What is read often is read again before the first answer came: the newest reading for the same
receiver wins, and what older ones bring is dropped.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from roster.base.errors import RosterError
from roster.base.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from roster.base.progress import Report
    from roster.db.engine import Db
    from roster.qt.kit.workspace import Workspace

T = TypeVar("T")


def read(
    workspace: Workspace,
    work: Callable[[Db], T],
    done: Callable[[T], None],
    *,
    failed: Callable[[RosterError], None] | None = None,
) -> None:
    """Run ``work(db)`` beside the window and hand what it found to ``done``.

    Args:
        workspace: whose file is read.
        work: calls subject functions with the database session it is given; returns frozen values.
        done: gets the result, unless a newer reading for the same method has begun meanwhile.
        failed: told after the failure was said, for what the page has to put right.
    """
    newest = workspace.readings
    ticket = newest.begin(done)

    def show(found: T) -> None:
        if newest.is_newest(done, ticket):
            done(found)

    def say(error: Exception) -> None:
        if not isinstance(error, RosterError):
            raise error
        if newest.is_newest(done, ticket):
            workspace.show_error(error)
            if failed is not None:
                failed(error)

    job = reading_job(workspace, lambda db, _report: work(db))
    workspace.run_task(job, done=show, failed=say)


def reading_job(workspace: Workspace, work: Callable[[Db, Report], T]) -> Callable[[Report], T]:
    """Return ``work(db, report)`` as a task, for long work that tells how far it is.

    It sees one moment of the file. When the file is closed before its turn comes, nobody is there
    any more who could wait for it, and it ends like work that was stopped.
    """

    def job(report: Report) -> T:
        if workspace.database.is_closed:
            raise Cancelled
        with workspace.database.reading() as db:
            return work(db, report)

    return job


@contextmanager
def read_now(workspace: Workspace) -> Iterator[Db]:
    """Give a database session here and now: only where Qt itself waits for the answer."""
    with workspace.database.reading() as db:
        yield db
