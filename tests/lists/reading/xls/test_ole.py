"""Containers of old workbooks are walked before a parser sees them: no chain without an end."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.lists.reading.child.messages import Reason, Refusal
from roster.lists.reading.xls.ole import checked_streams, overwritten, stream_of
from tests.lists.reading import sheet_files as make

_ENTRY = 128
STREAMS = st.sampled_from((1, 64, 65, 511, 512, 4_095, 4_096, 4_097, 70_000)).map(
    lambda size: bytes(each % 251 for each in range(size))
)


def with_link(content: bytes, sector: int, following: int, table: int) -> bytes:
    """Return the container whose ``table`` (a sector) says what follows a sector of a chain."""
    altered = bytearray(content)
    struct.pack_into("<I", altered, (table + 1) * 512 + 4 * sector, following)
    return bytes(altered)


def is_refused(content: bytes) -> bool:
    with pytest.raises(Refusal) as refused:
        checked_streams(content)
    return refused.value.reason is Reason.DAMAGED


@given(stream=STREAMS)
def test_a_stream_comes_out_as_it_went_in(stream: bytes) -> None:
    assert stream_of(make.ole(stream), "workbook") == stream


@given(stream=STREAMS, at=st.integers(0, 69_998))
def test_only_the_bytes_that_are_changed_change(stream: bytes, at: int) -> None:
    at = min(at, len(stream) - 1)
    changed = overwritten(make.ole(stream), "workbook", {at: b"\xff"})
    assert stream_of(changed, "workbook") == stream[:at] + b"\xff" + stream[at + 1 :]


def test_a_directory_that_never_ends_is_refused_before_a_parser_takes_all_memory_for_it() -> None:
    assert is_refused(with_link(make.ole(bytes(4_096)), sector=8, following=8, table=9))


def test_a_stream_of_full_length_whose_chain_never_ends_is_refused() -> None:
    content = make.ole(bytes(4_096))  # sectors 0 to 7, the directory, the table
    assert is_refused(with_link(content, sector=7, following=0, table=9))


def test_a_chain_of_short_sectors_that_never_ends_is_refused() -> None:
    content = make.ole(bytes(512))  # eight short sectors in sector 0, the directory, two tables
    assert is_refused(with_link(content, sector=7, following=0, table=2))


def test_a_chain_that_leaves_the_file_is_refused() -> None:
    assert is_refused(with_link(make.ole(bytes(4_096)), sector=7, following=5_000, table=9))


def test_a_stream_that_the_tree_of_names_does_not_reach_is_walked_too() -> None:
    content = bytearray(with_link(make.ole(bytes(4_096)), sector=7, following=0, table=9))
    root = 9 * 512  # sector 8
    struct.pack_into("<I", content, root + 76, 0xFFFFFFFF)  # the root has no child
    assert content[root + _ENTRY :].startswith("Workbook".encode("utf-16-le"))
    assert is_refused(bytes(content))
