"""What the content of a strange file is, and its sheets; only ever used in the reading process."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from roster.lists.reading.calamine_thread import opening
from roster.lists.reading.child.messages import RawSheet, Reason, Refusal, Request
from roster.lists.reading.opendocument import ods_sheets
from roster.lists.reading.prescan import open_checked
from roster.lists.reading.sniff import container_of
from roster.lists.reading.spreadsheetml import spreadsheetml_sheets
from roster.lists.reading.text_tables import decoded, text_sheet
from roster.lists.reading.xls.ole import checked_streams
from roster.lists.reading.xls.sheets import xls_sheets
from roster.lists.reading.xlsx.sheets import xlsx_sheets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from roster.lists.reading.calamine_thread import Beside, Parsed
    from roster.lists.reading.cells import WorkbookKind

Opening: TypeAlias = "tuple[WorkbookKind, Iterable[RawSheet]]"  # imported for checking only


def opened(content: bytes, request: Request, early: Beside[Parsed] | None) -> Opening:
    """Return what the content is and its sheets, yet to be read.

    Args:
        content: the bytes of the file.
        request: what the parent wants.
        early: the workbook on its way through calamine, if that has begun.

    Raises:
        Refusal: it cannot be opened.
    """
    match container_of(content):
        case "zip":
            return _open_zip(content, request, early)
        case "ole":
            return _open_ole(content, request)
        case "html":
            return _open_html(content)
        case "archive":
            return _open_archive(content)
        case "spreadsheetml":
            return "spreadsheetml", spreadsheetml_sheets(content)
        case "text":
            return _open_text(content)


def _open_zip(content: bytes, request: Request, early: Beside[Parsed] | None = None) -> Opening:
    parts = open_checked(content, request.limits)
    if "content.xml" in parts and "META-INF/manifest.xml" in parts:
        return "ods", ods_sheets(parts)
    # the binary form (.xlsb) has no XML to look into: the sender can save it as .xlsx
    if "xl/workbook.bin" not in parts and any(name.startswith("xl/") for name in parts):
        opened = early or opening(content)
        return "xlsx", xlsx_sheets(parts, opened, in_haste=early is not None)
    raise Refusal(Reason.NOT_A_WORKBOOK)


def _open_ole(content: bytes, request: Request) -> Opening:
    streams = checked_streams(content)
    if "encryptedpackage" in streams:
        plain = _decrypted(content, request.password)
        if container_of(plain) != "zip":
            raise Refusal(Reason.DAMAGED)
        return _open_zip(plain, request)
    if not streams.keys() & {"workbook", "book"}:
        raise Refusal(Reason.NOT_A_WORKBOOK)
    return "xls", xls_sheets(content, lambda: _decrypted(content, request.password))


def _decrypted(content: bytes, password: str | None) -> bytes:
    from roster.lists.reading.decryption import decrypted  # noqa: PLC0415 - slow, seldom needed

    return decrypted(content, password)


def _open_html(content: bytes) -> Opening:
    from roster.lists.reading.html_tables import html_sheets  # noqa: PLC0415 - slow, seldom needed

    return "html", html_sheets(content)


def _open_archive(content: bytes) -> Opening:
    from roster.lists.reading.web_archive import archive_sheets  # noqa: PLC0415 - slow, seldom needed

    return "html", archive_sheets(content)


def _open_text(content: bytes) -> Opening:
    sheet, has_commas = text_sheet(decoded(content))
    return ("csv" if has_commas else "text"), [sheet]
