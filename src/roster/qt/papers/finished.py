"""A finished PDF in the window: drawn in a worker thread, kept in memory, printed."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from roster.base.progress import part_of
from roster.papers.drawing.preview import page_count, page_size
from roster.qt.papers.printing import print_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter

    from roster.base.progress import Report

    WritePaper = Callable[[Path, Report], object]
    """Writes a PDF into the file it is given and tells how far it is."""


@dataclass(frozen=True, slots=True)
class FinishedPaper:
    """A PDF, its number of pages, and the size of the first in points."""

    content: bytes
    pages: int
    size: tuple[float, float]


def drawn(write: WritePaper, report: Report) -> FinishedPaper:
    """Draw a paper and return it.

    Raises:
        RosterError: whatever ``write`` raises.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "paper.pdf"
        write(path, report)
        return FinishedPaper(path.read_bytes(), page_count(path), page_size(path))


def printed(write: WritePaper, printer: QPrinter, report: Report) -> int:
    """Draw a paper, print it, and return the number of pages.

    Raises:
        CannotWrite: the printer does not take anything.
        RosterError: whatever ``write`` raises.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "paper.pdf"
        write(path, part_of(report, 0, 20))
        return print_pdf(path, printer, part_of(report, 20, 100))
