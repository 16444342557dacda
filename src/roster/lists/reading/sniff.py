"""What a file is, told by its first bytes and never by its name (DOMAIN.md section 6)."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from roster.lists.reading.child.messages import Reason, Refusal
from roster.lists.reading.xls.ole import MAGIC

Container: TypeAlias = Literal["zip", "ole", "html", "archive", "spreadsheetml", "text"]

_ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# Beginnings of what clerks pick by mistake, and of what no reader here knows.
_NO_TABLES = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"{\\rtf",
    b"SQLite format 3",
    b"MZ",
    b"\x7fELF",
)
_HEAD = 4_096
#: The lines before the parts of a web archive, in any order.
_ARCHIVE = re.compile(rb"\s*(?:[A-Za-z-]+:[^\n]*\n\s*){0,12}?MIME-Version:", re.IGNORECASE)
_HTML = re.compile(r"<(?:!doctype\s+html|html|table|meta|head|body|style)\b", re.IGNORECASE)
_SPREADSHEETML = "urn:schemas-microsoft-com:office:spreadsheet"


def container_of(content: bytes) -> Container:
    """Return how the content must be opened.

    Raises:
        Refusal: empty, or something that holds no table.
    """
    if content.startswith(_ZIPS):
        return "zip"
    if content.startswith(MAGIC):
        return "ole"
    if not content.strip(b"\0 \t\r\n") or _is_no_table(content):
        raise Refusal(Reason.NOT_A_WORKBOOK)
    if _ARCHIVE.match(content[:_HEAD]):
        return "archive"
    return _kind_of_text(_head(content))


def _is_no_table(content: bytes) -> bool:
    # "BM" and "MZ" begin words as well: a binary file has zero bytes soon
    return content.startswith(_NO_TABLES) and (content[:1] not in b"BM" or b"\0" in content[:64])


def _kind_of_text(head: str) -> Container:
    start = head.lstrip("\ufeff \t\r\n")
    if _SPREADSHEETML in head and start.startswith("<") and not _is_page(start):
        return "spreadsheetml"
    if start.startswith("<") and _HTML.search(head):
        return "html"
    if start.startswith("<?xml"):
        raise Refusal(Reason.NOT_A_WORKBOOK)
    return "text"


def _is_page(start: str) -> bool:
    # Excel's web pages name the same namespace in their html element
    match = _HTML.search(start)
    return match is not None and "<Workbook" not in start[: match.start()]


def _head(content: bytes) -> str:
    sample = content[:_HEAD]
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if sample.startswith(mark):
            return sample.decode(encoding, "replace")
    return sample.decode("utf-8", "replace")
