"""Messages on a pipe between two processes: a length of eight bytes, then MessagePack."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

_LENGTH = struct.Struct(">Q")


def frame(message: msgspec.Struct) -> bytes:
    """Return a message as it travels."""
    payload = msgspec.msgpack.encode(message)
    return _LENGTH.pack(len(payload)) + payload


def payloads(stream: BinaryIO, largest: int) -> Iterator[bytes]:
    """Yield what the frames of a stream hold, until it ends or breaks off.

    Raises:
        msgspec.ValidationError: a frame of more than ``largest`` bytes.
    """
    while len(head := stream.read(_LENGTH.size)) == _LENGTH.size:
        (length,) = _LENGTH.unpack(head)
        if length > largest:
            message = f"frame of {length} bytes"
            raise msgspec.ValidationError(message)
        payload = stream.read(length)
        if len(payload) < length:
            return
        yield payload
