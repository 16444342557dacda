"""What the clerk decides about the certificates of the people selected."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from roster.base.clock import today
from roster.certificates import decisions
from roster.db.acts import Act
from roster.qt.kit.writing import write
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.widgets.reason_row import ReasonRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roster.certificates.certificates import CertificateRow
    from roster.qt.certificates.state import CertificatesState
    from roster.qt.certificates.table import MembersTable
    from roster.qt.kit.workspace import Workspace

T = TypeVar("T")


class CertificateDecisions(QObject):
    """Declares void, keeps and corrects; asks for the reason first where one is due.

    Args:
        workspace: what a page works with.
        state: what the page shows; a question is over when something else is shown.
        table: where people are selected; it has the keyboard again after a decision.

    Attributes:
        reason: where the clerk says why.
    """

    def __init__(self, workspace: Workspace, state: CertificatesState, table: MembersTable) -> None:
        super().__init__(state)
        self._workspace = workspace
        self._table = table
        self.reason = ReasonRow()
        state.changed.connect(self.reason.hide)

    def ask_void(self) -> None:
        """Ask why the certificates of the selected people are void, and declare them so."""
        if self._chosen():
            self.reason.ask(
                translate("Certificates", "Why is it void?"),
                translate("Certificates", "Declare void"),
                self._declare_void,
            )

    def ask_keep(self) -> None:
        """Ask why the selected certificates in doubt stay valid, and keep them."""
        if rows := self._chosen(in_doubt=True):
            question = translate("Certificates", "Why do they stay valid ({count})?")
            self.reason.ask(
                question.format(count=len(rows)), translate("Certificates", "Keep"), self._keep
            )

    def correct(self) -> None:
        """Replace the selected certificates that are in doubt by such with today's facts."""
        rows = self._chosen(in_doubt=True)
        work = partial(decisions.correct, on=today())
        self._decide(Act.CORRECT_CERTIFICATE, work, rows, self._on_corrected)

    def _declare_void(self, reason: str) -> None:
        work = partial(decisions.declare_void, reason=reason)
        self._decide(Act.VOID, work, self._chosen(), self._on_void, reason)

    def _keep(self, reason: str) -> None:
        work = partial(decisions.keep, reason=reason)
        rows = self._chosen(in_doubt=True)
        self._decide(Act.KEEP_CERTIFICATE, work, rows, self._on_kept, reason)

    def _decide(
        self,
        act: Act,
        work: Callable[..., T],
        rows: Sequence[CertificateRow],
        done: Callable[[Sequence[CertificateRow], T], None],
        reason: str | None = None,
    ) -> None:
        if rows:
            ids = [row.id for row in rows]
            write(
                self._workspace,
                act,
                lambda db: work(db, ids),
                done=partial(done, rows),
                reason=reason,
            )

    def _chosen(self, *, in_doubt: bool = False) -> list[CertificateRow]:
        """Return the certificates in force of the selected people, or only those in doubt."""
        members = self._table.selected_members()
        return [m.certificate for m in members if m.certificate and m.is_in_doubt >= in_doubt]

    # what comes back

    def _on_void(self, rows: Sequence[CertificateRow], _nothing: None) -> None:
        words = translate("Certificates", "Void: {number}. The number is not used again.")
        self._tell(words.format(number=_first_numbers(rows)), Tone.DUE)

    def _on_kept(self, rows: Sequence[CertificateRow], _nothing: None) -> None:
        self._tell(translate("Certificates", "Kept valid: {count}.").format(count=len(rows)))

    def _on_corrected(self, _old: Sequence[CertificateRow], new: Sequence[CertificateRow]) -> None:
        words = translate("Certificates", "Corrected: {count}, now {number}.")
        self._tell(words.format(count=len(new), number=_first_numbers(new)))

    def _tell(self, words: str, tone: Tone = Tone.DONE) -> None:
        self._workspace.notices.show_notice(words, tone, undo=self._workspace.undo)
        self._table.setFocus()


def _first_numbers(rows: Sequence[CertificateRow]) -> str:
    return ", ".join(row.number for row in rows[:3])
