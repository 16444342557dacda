"""XML from strangers: no document types, no entities, namespaces left aside."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from roster.formats.reading.reader_wire import Reason, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

#: What a parser raises on text that is no well-formed, plain XML.
BROKEN_XML = (ParseError, DefusedXmlException, LookupError, ValueError)


def local(name: str) -> str:
    """Return a tag or attribute name without its namespace."""
    return name.rpartition("}")[2]


def attribute(element: Element, name: str) -> str | None:
    """Return an attribute whatever its namespace."""
    value = element.get(name)
    if value is not None:
        return value
    ending = "}" + name
    return next((text for key, text in element.items() if key.endswith(ending)), None)


def whole(text: str | None, otherwise: int) -> int:
    """Return the whole number that an attribute holds, ``otherwise`` when it is missing.

    Raises:
        Refusal: it holds something else.
    """
    if not text:
        return otherwise
    try:
        return int(text)
    except ValueError as error:
        raise Refusal(Reason.DAMAGED) from error


def events(
    content: bytes, starts: frozenset[str] = frozenset()
) -> Iterator[tuple[str, str, Element]]:
    """Yield ("end", local name, element) as elements end, and ("start", …) for those in ``starts``.

    At its start an element has attributes but no content yet. Whoever reads a long file clears
    what it has used.

    Raises:
        Refusal: not well-formed, or with a document type.
    """
    try:
        for event, element in iterparse(io.BytesIO(content), ("start", "end"), forbid_dtd=True):
            name = local(element.tag)
            if event == "end" or name in starts:
                yield event, name, element
    except BROKEN_XML as error:
        raise Refusal(Reason.DAMAGED) from error


def tree(content: bytes) -> Element:
    """Return the root element of a small part.

    Raises:
        Refusal: not well-formed, or with a document type.
    """
    root = None
    for _, _, element in events(content):
        root = element
    if root is None:
        raise Refusal(Reason.DAMAGED)
    return root


def named(element: Element, name: str) -> Iterator[Element]:
    """Yield all descendants of this local name."""
    return (each for each in element.iter() if local(each.tag) == name)
