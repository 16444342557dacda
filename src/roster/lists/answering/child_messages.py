"""What the marking process and its parent say to each other: frames as the reader has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, TypeAlias

import msgspec

from roster.lists.reading.child.frames import payloads
from roster.lists.reading.child.messages import Limits, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST_REQUEST = 2**32


class MarkRequest(msgspec.Struct, frozen=True):
    """What is to be marked; ``size`` bytes of the file follow.

    Attributes:
        size: bytes of the file.
        password: opens it, if it is encrypted.
        limits: what it may cost.
        author: who says so.
        texts: sheet by sheet row, column and text of each mark.
    """

    size: int
    password: str | None
    limits: Limits
    author: str
    texts: dict[str, list[tuple[int, int, str]]]


class Far(msgspec.Struct, frozen=True, tag=True):
    """How far the work has come."""

    done: int
    total: int


class Marked(msgspec.Struct, frozen=True, tag=True):
    """The marked workbook.

    Attributes:
        content: the file.
        cells: how many of its cells have a mark.
        unseen: how many of the comments newer programs do not show.
        was_encrypted: the sender's file had a password, this one has none.
    """

    content: bytes
    cells: int
    unseen: int
    was_encrypted: bool


Message: TypeAlias = Far | Marked | Refused


def read_mark_request(stream: BinaryIO) -> MarkRequest:
    """Return the request of the parent."""
    payload = next(payloads(stream, _LARGEST_REQUEST), b"")
    return msgspec.msgpack.decode(payload, type=MarkRequest)


def read_mark_frames(stream: BinaryIO, largest: int) -> Iterator[Message]:
    """Yield the messages of the child until it closes the stream.

    Raises:
        msgspec.MsgspecError: garbage, or a message of more than ``largest`` bytes.
    """
    yield from map(msgspec.msgpack.Decoder(Message).decode, payloads(stream, largest))
