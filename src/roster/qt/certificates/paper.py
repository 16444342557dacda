"""Certificates on paper: saved, printed, and one of them as a picture."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from roster.certificates import certificates
from roster.db.acts import Act
from roster.papers.left_out import printable_certificates
from roster.papers.pdf.certificate import CertificateStyle, write_certificates
from roster.qt.papers.printing import print_pdf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtPrintSupport import QPrinter

    from roster.base.progress import Report
    from roster.certificates.certificates import CertificateRow
    from roster.certificates.facts import CertificateFacts
    from roster.db.engine import Database

PAPER = (842.0, 595.0)
"""Width and height of the page in points: A4, landscape."""

_SHOWN = CertificateStyle(seal_hint=True)


def save(
    database: Database, clerk: str, rows: Sequence[CertificateRow], path: Path, report: Report
) -> int:
    """Write certificates into one PDF and note that they went to paper.

    Raises:
        as :func:`roster.papers.pdf.certificate.write_certificates`.
    """
    rows, _left_out = printable_certificates(rows)
    pages = write_certificates(path, [row.facts for row in rows], report=report)
    _note_print(database, clerk, rows)
    return pages


def send_to_printer(
    database: Database,
    clerk: str,
    rows: Sequence[CertificateRow],
    printer: QPrinter,
    report: Report,
) -> int:
    """Print certificates and note that they went to paper.

    Raises:
        as :func:`roster.papers.pdf.certificate.write_certificates`.
    """
    rows, _left_out = printable_certificates(rows)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "certificates.pdf"
        write_certificates(path, [row.facts for row in rows])
        pages = print_pdf(path, printer, report)
    _note_print(database, clerk, rows)
    return pages


def _note_print(database: Database, clerk: str, rows: Sequence[CertificateRow]) -> None:
    with database.transaction(Act.PRINT, by=clerk) as db:
        certificates.record_print(db, [row.id for row in rows])


@dataclass(frozen=True, slots=True)
class Draft:
    """A certificate that is not issued yet."""

    training_id: str
    enrollment_id: str
    number: str
    on: str


def write_picture(database: Database, shown: CertificateFacts | Draft, path: Path) -> None:
    """Write the page that the preview shows, with the place of the seal."""
    if isinstance(shown, Draft):
        with database.reading() as db:
            shown = certificates.draft_facts(
                db, shown.training_id, shown.enrollment_id, shown.number, shown.on
            )
    write_certificates(path, [shown], _SHOWN)
