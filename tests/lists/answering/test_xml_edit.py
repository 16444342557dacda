from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.lists.answering.xml_edit import (
    Edit,
    appended,
    applied,
    escaped,
    in_utf8,
    outline,
    tag_at,
    with_attribute,
)
from roster.lists.reading.child.messages import Refusal

PART = (
    b'<?xml version="1.0"?><!-- <b> --><x:a xmlns:x="urn:x" t=\'>\'><x:b/>'
    b"<x:b>\xe6\x9d\x91</x:b></x:a>"
)


def test_an_outline_tells_where_elements_stand() -> None:
    root = outline(PART)
    empty, full = root.children
    assert (root.local, root.attributes["t"]) == ("a", ">")
    assert PART[empty.start : empty.end] == b"<x:b/>"
    assert PART[full.inside : full.close].decode() == "村"
    assert PART[full.start : full.end].endswith(b"</x:b>")
    assert root.end == len(PART)


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"<a>",
        b"<a></b>",
        b"no xml",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b"<a>\xff</a>",
    ],
)
def test_what_is_not_plain_xml_is_refused(broken: bytes) -> None:
    with pytest.raises(Refusal):
        outline(broken)


def test_something_is_put_at_the_end_of_an_element_full_or_empty() -> None:
    root = outline(PART)
    for child, expected in zip(
        root.children, (b"<x:b><c/></x:b>", b"\xe6\x9d\x91<c/></x:b>"), strict=True
    ):
        assert expected in applied(PART, appended(PART, child, b"<c/>"))


def test_edits_at_one_place_keep_their_order() -> None:
    edits = [Edit(1, 1, b"x"), Edit(1, 1, b"y"), Edit(0, 1, b"")]
    assert applied(b"abc", edits) == b"xybc"


@pytest.mark.parametrize(
    ("tag", "after"),
    [
        (b'<c r="A1" s="3" t="s">', b'<c r="A1" s="9" t="s">'),
        (b"<c r='A1' s = '3'/>", b"<c r='A1' s = \"9\"/>"),
        (b'<c r="A1"/>', b'<c r="A1" s="9"/>'),
        (b'<c rs="1">', b'<c rs="1" s="9">'),
        (b"<c>", b'<c s="9">'),
    ],
)
def test_an_attribute_is_changed_or_added(tag: bytes, after: bytes) -> None:
    assert with_attribute(tag, "s", "9") == after


def test_where_no_tag_begins_there_is_none() -> None:
    with pytest.raises(Refusal):
        tag_at(PART, 1)


@given(st.text())
def test_any_text_can_be_the_content_of_an_element(text: str) -> None:
    fromstring(f'<a b="{escaped(text)}">{escaped(text)}</a>')  # noqa: S314 - made here


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8"])
def test_a_part_in_wide_characters_becomes_utf_8(encoding: str) -> None:
    part = f'<?xml version="1.0" encoding="{encoding}"?><a>村</a>'.encode(encoding)
    assert outline(in_utf8(part)).local == "a"
    assert "村".encode() in in_utf8(part)
