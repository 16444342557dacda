"""Tables typed or exported as text: csv, and tab-separated text copied from a window."""

from __future__ import annotations

import codecs
import csv
import io
import re
from typing import TYPE_CHECKING

from roster.lists.reading.child.messages import RawSheet, Reason, Refusal
from roster.lists.reading.columns import bundled

if TYPE_CHECKING:
    from roster.lists.reading.cells import Row

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
# More bad characters than one in so many, and than so few, and it is no text at all.
_TOLERANCE = 30
_TOLERATED = 5
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff]")

# Python's gb18030 codec follows the edition of 2000, which put these characters into the private
# area; GB 18030-2005 and -2022 give them code points of their own. They occur in names.
_MOVED = str.maketrans(
    "\ue816\ue817\ue818\ue81e\ue826\ue82b\ue82c\ue831\ue832\ue83b\ue843\ue854\ue855\ue864",
    "\U00020087\U00020089\U000200cc\u9fb4\u9fb5\u9fb6\u9fb7\U000215d7\u9fb8\U0002298f\u9fb9\u9fba"
    "\U000241fe\u9fbb",
)
_PRIVATE = re.compile("[\ue816-\ue864]")
_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)  # keeps Excel from turning digits into a number
_SPACES = "  "  # two or more of them align the columns of a text
_FEWEST_ALIGNED = 2
_ALIGNED = re.compile(r"(?<=\S)[ \u3000]{2,}(?=\S)")
_LONGEST_QUOTE = 50  # lines; a longer cell means a quotation mark that nobody closed


def decoded(content: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or GB 18030 (and so GBK and GB 2312).

    Raises:
        Refusal: no text in any of these.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _clean(content[len(mark) :].decode(encoding, "replace"))
    if wide := _wide_encoding(content):
        return _clean(content.decode(wide, "replace"))
    for encoding in ("utf-8", "gb18030"):
        try:
            return _settled(_clean(content.decode(encoding)))
        except UnicodeDecodeError:
            continue
    return _mostly_decoded(content)


def text_sheet(text: str) -> tuple[RawSheet, bool]:
    """Return the records of a text, numbered from 1, and whether commas part its cells.

    A record may span lines of the file when a cell is quoted; blank records are counted.
    """
    delimiter = _delimiter(text[:_SAMPLE])
    if delimiter == _SPACES:
        delimiter, text = "\t", _ALIGNED.sub("\t", text)
    rows: list[Row] = []
    for number, record in enumerate(_records(text, delimiter), 1):
        cells = [_unwrapped(cell) or None for cell in record]
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            rows.append((number, tuple(cells)))
    return RawSheet(name="", bundles=bundled(rows), height=len(rows)), delimiter != "\t"


def _wide_encoding(content: bytes) -> str | None:
    """Recognise UTF-16 without a mark by the zero bytes of its ASCII characters."""
    sample = content[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 20 < len(sample) or len(content) % 2:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _mostly_decoded(content: bytes) -> str:
    """Decode a text with a few bad bytes (a cut-off end, a damaged character)."""
    for encoding in ("utf-8", "gb18030"):
        text = content.decode(encoding, "replace")
        if text.count("\ufffd") <= max(_TOLERATED, len(text) // _TOLERANCE):
            return _settled(_clean(text))
    raise Refusal(Reason.NOT_A_WORKBOOK)


def _clean(text: str) -> str:
    if len(_CONTROLS.findall(text)) > max(_TOLERATED, len(text) // _TOLERANCE):
        raise Refusal(Reason.NOT_A_WORKBOOK)
    return text.removeprefix("\ufeff").replace("\x00", "")


def _settled(text: str) -> str:
    return text.translate(_MOVED) if _PRIVATE.search(text) else text


def _delimiter(sample: str) -> str:
    """Return the character that parts cells in most lines."""
    lines = [line for line in sample.splitlines() if line.strip()]
    having = {mark: sum(mark in line for line in lines) for mark in "\t,;|"}
    best = max(having, key=lambda mark: having[mark])
    aligned = sum(len(_ALIGNED.findall(line.strip())) > 1 for line in lines)
    if aligned > max(_FEWEST_ALIGNED, 2 * having[best]):
        return _SPACES
    return best if having[best] else ","


def _records(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(2**31 - 1)
    records = _parsed(text, delimiter, csv.QUOTE_MINIMAL)
    if any(cell.count("\n") > _LONGEST_QUOTE for record in records for cell in record):
        return _parsed(text, delimiter, csv.QUOTE_NONE)
    return records


def _parsed(text: str, delimiter: str, quoting: int) -> list[list[str]]:
    lines = io.StringIO(text, newline="")
    try:
        return list(csv.reader(lines, delimiter=delimiter, quoting=quoting))  # type: ignore[arg-type] # an int constant of csv
    except csv.Error as error:
        raise Refusal(Reason.DAMAGED) from error


def _unwrapped(cell: str) -> str:
    match = _AS_TEXT.fullmatch(cell)
    return match[1] if match else cell
