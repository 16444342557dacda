"""Pictures of finished papers for the window."""

from __future__ import annotations

import io
import threading
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

import pypdfium2

from roster.base.errors import FileMissing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PDFIUM = threading.Lock()  # PDFium may not be entered by two threads


def page_count(pdf_path: Path) -> int:
    """Return the number of pages.

    Raises:
        FileMissing: the file is not there.
    """
    with _opened(pdf_path) as document:
        return len(document)


def page_size(pdf_path: Path, page: int = 1) -> tuple[float, float]:
    """Return width and height of one page in points; pages are counted from 1.

    Raises:
        FileMissing: the file is not there.
    """
    with _opened(pdf_path) as document, closing(document[page - 1]) as sheet:
        return sheet.get_width(), sheet.get_height()


def page_image(pdf_path: Path, page: int, dpi: float) -> bytes:
    """Return one page as a PNG picture; pages are counted from 1.

    Raises:
        FileMissing: the file is not there.
    """
    with _opened(pdf_path) as document, closing(document[page - 1]) as sheet:
        picture = sheet.render(scale=dpi / 72).to_pil()
        stream = io.BytesIO()
        picture.save(stream, "PNG", compress_level=1)
        return stream.getvalue()


@contextmanager
def _opened(pdf_path: Path) -> Iterator[Any]:
    try:
        # Read at once: an open file could not be written anew on Windows.
        content = pdf_path.read_bytes()
    except FileNotFoundError as error:
        raise FileMissing(pdf_path) from error
    with _PDFIUM, closing(pypdfium2.PdfDocument(content)) as document:
        yield document
