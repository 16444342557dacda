"""QR codes as vectors."""

from __future__ import annotations

import re
from typing import Any

import zxingcpp

_DARK_RUN = re.compile(rb"\x00+")


def qr_path(text: str) -> tuple[int, str]:
    """Return the number of modules in a row of the code of ``text``, and its dark runs.

    The runs are PDF ``re`` operators in modules, from the bottom left corner, for one fill. Error
    correction level M bears a crease or a spot of ink.
    """
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = code.to_image(scale=1, add_quiet_zones=False)
    modules = image.shape[0]
    pixels = bytes(memoryview(image))
    runs = [
        f"{run.start()} {modules - 1 - row} {run.end() - run.start()} 1 re"
        for row in range(modules)
        for run in _DARK_RUN.finditer(pixels[row * modules : (row + 1) * modules])
    ]
    return modules, " ".join(runs)
