"""XML from strangers: no document types, so no entities, and namespaces left aside.

The parser of the standard library is five times as quick as one that watches for entities itself;
what declares any is refused before.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError, iterparse

from roster.lists.reading.child.messages import Reason, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

#: What a parser raises on text that is no well-formed, plain XML.
BROKEN_XML = (ParseError, LookupError, ValueError)

# expat reads these encodings, and such as agree with ASCII
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))


@lru_cache(maxsize=1_024)
def local(name: str) -> str:
    """Return a tag or attribute name without its namespace."""
    return name.rpartition("}")[2]


def attributes(element: Element) -> dict[str, str]:
    """Return all attributes whatever their namespaces."""
    return {local(key): text for key, text in element.items()}


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
    content: bytes, starts: frozenset[str] = frozenset(), ends: frozenset[str] | None = None
) -> Iterator[tuple[str, str, Element]]:
    """Yield ("end", local name, element) as elements end, and ("start", …) for those in ``starts``.

    At its start an element has attributes but no content yet. Of the ends only those in ``ends``
    come, if it is given. Whoever reads a long file clears what it has used.

    Raises:
        Refusal: not well-formed, or with a document type.
    """
    if has_document_type(content):
        raise Refusal(Reason.DAMAGED)
    try:
        parsed = iterparse(io.BytesIO(content), ("start", "end"))  # noqa: S314 - no entities here
        for event, element in parsed:
            name = local(element.tag)
            if name in starts if event == "start" else ends is None or name in ends:
                yield event, name, element
    except BROKEN_XML as error:
        raise Refusal(Reason.DAMAGED) from error


def has_document_type(content: bytes) -> bool:
    """Tell whether XML says what it is to be, which is where entities would come from.

    Entities can multiply or name files of this machine; no spreadsheet program writes any. The
    search for one byte is quicker than those for words, and sheets seldom hold it.
    """
    return b"!" in content and any(word in content for word in _DOCTYPES)


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
