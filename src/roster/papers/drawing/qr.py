"""Square codes as vectors: QR codes, and the small codes beside rows."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import zxingcpp

_DARK_RUN = re.compile(rb"\x00+")
_CHUNK = 7  # modules looked up at a time; a chunk has few patterns, so most were seen before


def qr_path(text: str) -> tuple[int, str]:
    """Return the number of modules in a row of the code of ``text``, and its dark runs.

    The runs are PDF ``re`` operators in modules, downwards from the top left corner, for one fill.
    Error correction level M bears a crease or a spot of ink.
    """
    return _path(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M"))


def row_code_path(number: int) -> tuple[int, str]:
    """Return a Data Matrix of 10 by 10 modules that says a row number in six digits.

    It is the smallest code that corrects errors and that every reader knows (ISO/IEC 16022).
    """
    return _path(zxingcpp.create_barcode(f"{number:06d}", zxingcpp.BarcodeFormat.DataMatrix))


def _path(code: Any) -> tuple[int, str]:  # noqa: ANN401 - zxing-cpp publishes no types
    image: Any = code.to_image(scale=1, add_quiet_zones=False)
    side = image.shape[0]
    pixels = bytes(memoryview(image))
    runs = [
        _runs(pixels[start + left : start + min(left + _CHUNK, side)], left, row)
        for row, start in enumerate(range(0, side * side, side))
        for left in range(0, side, _CHUNK)
    ]
    return side, "".join(runs)


@lru_cache(maxsize=2**16)
def _runs(pixels: bytes, left: int, row: int) -> str:
    """Return the dark runs of a piece of a row; a code of usual size has 343 pieces."""
    return "".join(
        f"{left + run.start()} {row} {run.end() - run.start()} 1 re "
        for run in _DARK_RUN.finditer(pixels)
    )
