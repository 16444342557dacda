"""Web archives (.mht), which some systems name .xls: the pages inside, and their tables."""

from __future__ import annotations

from contextlib import suppress
from email import message_from_bytes
from typing import TYPE_CHECKING

from roster.lists.reading.child.messages import RawSheet, Reason, Refusal
from roster.lists.reading.html_tables import html_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator


def archive_sheets(content: bytes) -> list[RawSheet]:
    """Return the tables of all pages of an archive.

    Raises:
        Refusal: no page, or no table in any of them.
    """
    sheets: list[RawSheet] = []
    for page in _pages(content):
        with suppress(Refusal):  # the frame around the sheets has no table
            sheets += html_sheets(page)
    if not sheets:
        raise Refusal(Reason.NOT_A_WORKBOOK)
    return sheets


def _pages(content: bytes) -> Iterator[bytes]:
    for part in message_from_bytes(content).walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                yield page
