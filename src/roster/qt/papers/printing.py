"""A finished PDF on a printer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from roster.base.errors import CannotWrite
from roster.base.files import written_whole
from roster.base.progress import Report, unwatched
from roster.papers.drawing.preview import page_count, page_image

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_DPI = 300


def choose_printer(parent: QWidget, paper: tuple[float, float]) -> QPrinter | None:
    """Let the clerk choose a printer; ``None`` when it is not to be printed.

    ``paper`` is the width and height of the pages in points.
    """
    printer = printer_for(paper)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def printer_for(paper: tuple[float, float]) -> QPrinter:
    """Return the usual printer, set to pages of this width and height in points."""
    width, height = paper
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    upright = QSizeF(min(paper), max(paper))
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point))
    sideways = QPageLayout.Orientation.Landscape
    printer.setPageOrientation(sideways if width > height else QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setResolution(_DPI)
    return printer


def print_pdf(pdf: Path, printer: QPrinter, report: Report = unwatched) -> int:
    """Print every page and return their number; may run in a worker thread.

    Raises:
        CannotWrite: the printer does not take anything, or “prints” into a file that must stay.
    """
    file = printer.outputFileName()
    if not file:
        return _paint(pdf, printer, report)
    with written_whole(Path(file), ".pdf") as unfinished:
        printer.setOutputFileName(str(unfinished))
        return _paint(pdf, printer, report)


def _paint(pdf: Path, printer: QPrinter, report: Report) -> int:
    pages = page_count(pdf)
    painter = QPainter()
    if not painter.begin(printer):
        raise CannotWrite(pdf)
    try:
        for page in range(1, pages + 1):
            if page > 1:
                printer.newPage()
            picture = QImage.fromData(page_image(pdf, page, _DPI))
            painter.drawImage(QRectF(painter.viewport()), picture)
            report(page, pages)
    finally:
        painter.end()
    return pages
