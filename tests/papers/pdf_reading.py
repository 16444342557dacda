"""What a reader of a PDF sees."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from pathlib import Path

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Piece:
    """Something drawn: its text (if any) and its bounds in mm from the top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    embedded: bool = True

    def meets(self, other: Piece) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def page_texts(path: Path) -> list[str]:
    with closing(pypdfium2.PdfDocument(path.read_bytes())) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


def page_sizes(path: Path) -> list[tuple[float, float]]:
    """Return width and height of every page in mm."""
    with closing(pypdfium2.PdfDocument(path.read_bytes())) as document:
        return [(page.get_width() / MM, page.get_height() / MM) for page in document]


def text_pieces(path: Path, page: int = 1) -> list[Piece]:
    return _pieces(path, page, pdfium.FPDF_PAGEOBJ_TEXT)


def drawn_pieces(path: Path, page: int = 1) -> list[Piece]:
    return _pieces(path, page, pdfium.FPDF_PAGEOBJ_PATH)


def all_fonts_embedded(path: Path) -> bool:
    with closing(pypdfium2.PdfDocument(path.read_bytes())) as document:
        pages = len(document)
    pieces = [piece for page in range(1, pages + 1) for piece in text_pieces(path, page)]
    return bool(pieces) and all(piece.embedded for piece in pieces)


def _pieces(path: Path, page: int, kind: int) -> list[Piece]:
    with closing(pypdfium2.PdfDocument(path.read_bytes())) as document:
        sheet = document[page - 1]
        height = sheet.get_height()
        textpage = sheet.get_textpage()
        pieces = []
        for found in sheet.get_objects(filter=[kind], max_depth=5, textpage=textpage):
            left, bottom, right, top = found.get_bounds()
            is_text = kind == pdfium.FPDF_PAGEOBJ_TEXT
            font = pdfium.FPDFTextObj_GetFont(found.raw) if is_text else None
            pieces.append(
                Piece(
                    found.extract().strip("\r\n ") if is_text else "",
                    left / MM,
                    (height - top) / MM,
                    right / MM,
                    (height - bottom) / MM,
                    pdfium.FPDFFont_GetIsEmbedded(font) == 1 if is_text else True,
                )
            )
        return pieces
