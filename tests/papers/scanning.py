"""What a camera or a scanner sees of a page."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import PIL.Image
import zxingcpp

from roster.papers.drawing.preview import page_image

if TYPE_CHECKING:
    from pathlib import Path

_FORMATS = tuple(
    zxingcpp.BarcodeFormats(kind)
    for kind in (zxingcpp.BarcodeFormat.DataMatrix, zxingcpp.BarcodeFormat.QRCode)
)


@dataclass(frozen=True, slots=True)
class SeenCode:
    """A code and its middle in mm from the top left corner."""

    text: str
    is_qr: bool
    x: float
    y: float


def picture(path: Path, page: int = 1, dpi: float = 200) -> PIL.Image.Image:
    return PIL.Image.open(io.BytesIO(page_image(path, page, dpi))).convert("L")


def codes_in(image: PIL.Image.Image, dpi: float = 200) -> list[SeenCode]:
    return [
        SeenCode(
            found.text,
            found.format == zxingcpp.BarcodeFormat.QRCode,
            (found.position.top_left.x + found.position.bottom_right.x) / 2 / dpi * 25.4,
            (found.position.top_left.y + found.position.bottom_right.y) / 2 / dpi * 25.4,
        )
        for kind in _FORMATS
        for found in zxingcpp.read_barcodes(image, formats=kind)
    ]


def is_dark(image: PIL.Image.Image, x: float, y: float, dpi: float = 200) -> bool:
    value = image.getpixel((round(x / 25.4 * dpi), round(y / 25.4 * dpi)))
    return isinstance(value, int | float) and value < 128
