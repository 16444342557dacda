"""Forms whose words are written: they close when it is in the file, and not before."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from roster.qt.kit.messages import sentence
from roster.qt.kit.writing import write

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.base.errors import RosterError
    from roster.db.acts import Act
    from roster.db.engine import Db
    from roster.qt.kit.workspace import Workspace
    from roster.qt.widgets.form_dialog import FormDialog

T = TypeVar("T")


def ask_and_write(
    workspace: Workspace,
    dialog: FormDialog,
    act: Act,
    work: Callable[[], Callable[[Db], T]],
    *,
    done: Callable[[T], None] | None = None,
    reason: Callable[[], str] | None = None,
) -> None:
    """Open a form and write what it says; when that is refused it stays, with all that was typed.

    Args:
        workspace: whose file is written.
        dialog: the form.
        act: what the journal calls it.
        work: reads the form and returns what is done with the database session.
        done: gets the result after it is in the file and the form is closed.
        reason: reads from the form why, for the journal.
    """

    def keep(result: T) -> None:
        dialog.keep()
        if done is not None:
            done(result)

    def refuse(error: RosterError) -> None:
        dialog.refuse(sentence(error, workspace.language))

    def do() -> None:
        why = reason() if reason is not None else None
        write(workspace, act, work(), done=keep, refuse=refuse, reason=why)

    dialog.ask(do)
