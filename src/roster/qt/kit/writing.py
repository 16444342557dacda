"""How a page writes: one user action in a task, its failure said in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from roster.base.errors import RosterError

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.base.progress import Report
    from roster.db.acts import Act
    from roster.db.engine import Db
    from roster.qt.kit.workspace import Workspace

T = TypeVar("T")


def write(
    workspace: Workspace,
    act: Act,
    work: Callable[[Db], T],
    *,
    done: Callable[[T], None] | None = None,
    failed: Callable[[RosterError], None] | None = None,
    refuse: Callable[[RosterError], None] | None = None,
    reason: str | None = None,
    title: str = "",
) -> None:
    """Run ``work(db)`` in a transaction of its own, beside the window.

    Args:
        workspace: whose file is written.
        act: what the journal calls it.
        work: calls subject functions with the database session it is given.
        done: gets the result after it is in the file.
        failed: told after the failure was said, for what the page has to put right.
        refuse: says the failure where it belongs, instead of a notice.
        reason: why, for the journal.
        title: what the status line says while it runs.
    """

    def job(_report: Report) -> T:
        with workspace.database.transaction(act, by=workspace.clerk, reason=reason) as db:
            return work(db)

    def say(error: Exception) -> None:
        if not isinstance(error, RosterError):
            raise error
        (refuse or workspace.show_error)(error)
        if failed is not None:
            failed(error)

    workspace.run_task(job, done=done, failed=say, title=title)


def write_now(workspace: Workspace, act: Act, work: Callable[[Db], object]) -> bool:
    """Run ``work(db)`` in a transaction here and now, so that quick changes keep their order.

    Tell whether it is in the file; say why not.
    """
    try:
        with workspace.database.transaction(act, by=workspace.clerk) as db:
            work(db)
    except RosterError as error:
        workspace.show_error(error)
        return False
    return True
