"""What every workbook that we write shares: how texts become cells, how the file is made."""

from __future__ import annotations

import math
import re
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from roster.papers.errors import CellTextTooLong

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

A4 = 9
"""The number of the paper size in a workbook."""

MILLIMETRES_PER_INCH = 25.4
LINE_HEIGHT, ROW_MARGIN, GREATEST_HEIGHT = 14, 6, 409
"""Of rows, in points: for each line of text, around them, and the most that a row may have."""

_MOST_CHARACTERS = 32_767  # UTF-16 units in one cell

# What XML cannot hold: control characters, halves of surrogate pairs, noncharacters.
_NOT_FOR_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@contextmanager
def new_workbook(path: Path) -> Iterator[xlsxwriter.Workbook]:
    """Give a workbook that is written row by row and is closed whatever happens.

    Its working files hold personal data, so they have a folder of their own that is removed.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        options = {"constant_memory": True, "tmpdir": folder}
        workbook = xlsxwriter.Workbook(str(path), options)
        try:
            yield workbook
            workbook.close()
        except FileCreateError as error:
            raise error.args[0] from error  # the OSError that it was made of
        finally:
            for sheet in workbook.worksheets():
                sheet.row_data_fh.close()


def write_text(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """Write a text as a text, whatever it begins with.

    Raises:
        CellTextTooLong: it is longer than a cell can be; it is never cut.
    """
    if len(text) * 2 > _MOST_CHARACTERS:
        length = len(text.encode("utf-16-le", "surrogatepass")) // 2
        if length > _MOST_CHARACTERS:
            raise CellTextTooLong(row + 1, column + 1, length)
    if not text.isprintable():
        text = _NOT_FOR_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if text.startswith("<r>"):  # XlsxWriter would take it for marked-up text of its own
        sheet.write_rich_string(row, column, style, text[:1], style, text[1:], style)
    else:
        sheet.write_string(row, column, text, style)


def rows_of_text(text: str, width: float) -> int:
    """Return how many rows a text takes in a column of ``width`` digits; Han are two wide."""
    greatest_width = len(text) if text.isascii() else 2 * len(text)
    if greatest_width <= width and "\n" not in text:
        return 1
    widths = (sum(1 if char.isascii() else 2 for char in row) for row in text.split("\n"))
    return sum(max(1, math.ceil(row_width / width)) for row_width in widths)
