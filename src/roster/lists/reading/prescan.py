"""A look at a zip container before any parser sees it (RELIABILITY.md sections 3 and 4.3).

Every part is inflated once, in pieces that are counted and thrown away: the sizes a hostile file
claims are never believed, and the checksums judge the whole file.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from roster.lists.reading.child.messages import Limits, Reason, Refusal
from roster.lists.reading.xml_reading import has_document_type

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = 2**20
_SHEETS = "xl/worksheets/"
_KEPT = 100_000_000  # bytes of sheets held ready; beyond that they are inflated twice
_XML = (".xml", ".rels", ".vml", ".rdf")
_OVERLAP = 17  # one byte less than the longest spelling of "<!DOCTYPE"

#: What the standard library raises on containers that are cut off or altered.
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    ValueError,
)


class Parts:
    """The parts of a container; names are compared without case, as writers disagree about it."""

    def __init__(self, container: zipfile.ZipFile) -> None:
        self._container = container
        self._real = {name.lower(): name for name in container.namelist()}
        self._kept: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._real

    def __iter__(self) -> Iterator[str]:
        return iter(self._real)

    def keep(self, name: str, content: bytes) -> None:
        """Spare the next reader of this part the work of inflating it again."""
        self._kept[name] = content

    def read(self, name: str) -> bytes:
        """Return the content of a part.

        Raises:
            Refusal: there is no such part, or it is damaged.
        """
        try:
            real = self._real[name.lower()]
            kept = self._kept.pop(real, None)
            return self._container.read(real) if kept is None else kept
        except BROKEN_ZIP as error:
            raise Refusal(Reason.DAMAGED) from error


def open_checked(content: bytes, limits: Limits) -> Parts:
    """Return the parts of the container after looking through all of it.

    Raises:
        Refusal: too many or too large parts, names that repeat or leave the container, a document
            type, a wrong checksum, encryption of the zip itself.
    """
    try:
        container = zipfile.ZipFile(io.BytesIO(content))
        _check_names(container.infolist(), limits)
        return _checked_parts(container, limits)
    except BROKEN_ZIP as error:
        raise Refusal(Reason.DAMAGED) from error


def _check_names(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.entries:
        raise Refusal(Reason.TOO_LARGE)
    names = [entry.orig_filename for entry in entries]
    if len(set(names)) < len(names) or any(_leaves_container(name) for name in names):
        raise Refusal(Reason.DAMAGED)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refusal(Reason.LOCKED)


def _leaves_container(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _checked_parts(container: zipfile.ZipFile, limits: Limits) -> Parts:
    parts = Parts(container)
    inflated = 0
    for entry in container.infolist():
        is_kept = entry.filename.startswith(_SHEETS) and entry.file_size < _KEPT - inflated
        is_xml = entry.filename.lower().endswith(_XML)
        tail = b""
        for piece in _pieces(container, entry, entry.file_size + 1 if is_kept else _PIECE):
            inflated += len(piece)
            if inflated > limits.inflated:
                raise Refusal(Reason.TOO_LARGE)
            if is_xml and has_document_type(tail + piece if tail else piece):
                raise Refusal(Reason.DAMAGED)
            tail = piece[-_OVERLAP:]
            if len(piece) == entry.file_size and is_kept:
                parts.keep(entry.filename, piece)
    return parts


def _pieces(container: zipfile.ZipFile, entry: zipfile.ZipInfo, size: int) -> Iterator[bytes]:
    with container.open(entry) as stream:
        while piece := stream.read(size):
            yield piece
