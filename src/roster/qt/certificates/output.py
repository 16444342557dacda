"""Certificates put to paper from the window: where to, on which printer, and what was left out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from roster.base.files import file_name
from roster.certificates.codes import doubts_text
from roster.papers.left_out import printable_certificates
from roster.qt.certificates.paper import PAPER, save, send_to_printer
from roster.qt.kit.messages import sentence
from roster.qt.kit.save_dialog import PDF, ask_path
from roster.qt.look.languages import translate
from roster.qt.papers.printing import choose_printer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from roster.certificates.certificates import CertificateRow
    from roster.qt.certificates.state import CertificatesState
    from roster.qt.kit.workspace import Workspace


class CertificateOutput(QObject):
    """Saves and prints the certificates of the training shown.

    Args:
        workspace: what a page works with.
        state: what the page shows.
        page: in front of which the dialogs stand.
    """

    def __init__(self, workspace: Workspace, state: CertificatesState, page: QWidget) -> None:
        super().__init__(page)
        self._workspace = workspace
        self._state = state
        self._page = page

    def ask_save(self) -> None:
        """Ask where to and write all certificates of the class into one PDF."""
        view = self._state.view
        title = view.training.title if view.training else ""
        name = translate("Certificates", "Certificates {title}.pdf").format(title=title)
        proposed = self._workspace.database.path.with_name(
            file_name(name.removesuffix(".pdf")) + ".pdf"
        )
        words = translate("Certificates", "Save certificates")
        path = ask_path(self._page, words, proposed, (PDF,))
        if path is not None and view.issued:
            self.save_to(path, view.issued)

    def save_to(self, path: Path, rows: Sequence[CertificateRow]) -> None:
        """Write certificates into one PDF."""
        self._workspace.run_task(
            partial(save, self._workspace.database, self._workspace.clerk, rows, path),
            done=partial(self._on_saved, path, rows),
            title=translate("Certificates", "Writing certificates"),
        )

    def print_training(self) -> None:
        """Print all certificates of the class, in the order of the sheet."""
        self._print(self._state.view.issued)

    def print_one(self) -> None:
        """Print the certificate of the current person."""
        member = self._state.member
        if member is not None and member.certificate is not None:
            self._print([member.certificate])

    def _print(self, rows: Sequence[CertificateRow]) -> None:
        printer = choose_printer(self._page, PAPER) if rows else None
        if printer is not None:
            database, clerk = self._workspace.database, self._workspace.clerk
            self._workspace.run_task(
                partial(send_to_printer, database, clerk, rows, printer),
                done=partial(self._on_printed, rows),
                title=translate("Certificates", "Printing certificates"),
            )

    # what comes back

    def _on_saved(self, path: Path, rows: Sequence[CertificateRow], pages: int) -> None:
        words = translate("Certificates", "{pages} pages saved in “{file}”.")
        self._workspace.notices.show_notice(
            words.format(pages=pages, file=path.name) + self._left_out(rows),
            undo=partial(_open, path),
            button=translate("Certificates", "Open"),
        )

    def _on_printed(self, rows: Sequence[CertificateRow], pages: int) -> None:
        words = translate("Certificates", "{pages} pages sent to the printer.")
        self._workspace.notices.show_notice(words.format(pages=pages) + self._left_out(rows))

    def _left_out(self, rows: Sequence[CertificateRow]) -> str:
        """Return how many were not printed and why, if any."""
        _printed, left_out = printable_certificates(rows)
        unprinted = f" {sentence(left_out, self._workspace.language)}" if left_out else ""
        waiting = self._state.view.in_doubt
        if not waiting:
            return unprinted
        words = translate("Certificates", " {count} in doubt were left out: {name}, {doubts}{more}")
        return unprinted + words.format(
            count=len(waiting),
            name=waiting[0].facts.name,
            doubts=doubts_text(waiting[0].doubts, self._workspace.language),
            more="……" if len(waiting) > 1 else "",
        )


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
