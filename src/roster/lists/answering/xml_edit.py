"""Changing a few places of an XML part and nothing else.

The parser only tells where elements stand; what is changed is spliced into the bytes. So every
extension, prefix and order that a spreadsheet program wrote stays as it was, also what no library
knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from roster.lists.reading.child.messages import Reason, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
"""The first line of a new part."""

_TAG = re.compile(rb"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_DECLARED = re.compile(r"""^(<\?xml[^>]*?encoding\s*=\s*)["'][^"']*["']""")
_PIECE = 2**20
_NOT_FOR_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


class Edit(NamedTuple):
    """What is to stand in the place of the bytes from ``start`` to ``end``."""

    start: int
    end: int
    new: bytes


@dataclass(slots=True)
class Node:
    """An element and its places: ``start`` of its tag, ``inside`` and ``close`` of its content."""

    name: str
    attributes: Mapping[str, str]
    start: int
    inside: int
    close: int = 0
    end: int = 0
    children: list[Node] = field(default_factory=list)

    @property
    def local(self) -> str:
        """Return the name without its prefix."""
        return local(self.name)

    def child(self, name: str) -> Node | None:
        """Return the first child of this local name."""
        return next((each for each in self.children if each.local == name), None)


def local(name: str) -> str:
    """Return a name without its prefix."""
    return name.rpartition(":")[2]


def prefix(name: str) -> str:
    """Return the prefix of a name with its colon, or nothing."""
    return name[: len(name) - len(local(name))]


def escaped(text: str) -> str:
    """Return a text as content of an element or attribute; what XML cannot hold is left out."""
    return "".join(_ENTITIES.get(sign, sign) for sign in _NOT_FOR_XML.sub("", text))


def in_utf8(content: bytes) -> bytes:
    """Return a part in UTF-8, in which places can be counted."""
    if not content.startswith(_WIDE):
        return content
    return _DECLARED.sub(r'\1"UTF-8"', content.decode("utf-16")).encode()


def applied(content: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the content with all edits; those at one place in the order given."""
    pieces = []
    done = 0
    for start, end, new in sorted(edits, key=lambda edit: edit.start):
        pieces += [content[done:start], new]
        done = end
    return b"".join([*pieces, content[done:]])


def tag_at(content: bytes, start: int) -> bytes:
    """Return the start tag that begins at a place.

    Raises:
        Refusal: there is none.
    """
    match = _TAG.match(content, start)
    if match is None:
        raise Refusal(Reason.DAMAGED)
    return match[0]


def with_attribute(tag: bytes, name: str, value: str) -> bytes:
    """Return a start tag with an attribute added or changed."""
    pattern = re.compile(rb"""(\s%s\s*=\s*)(?:"[^"]*"|'[^']*')""" % name.encode())
    new = f'"{escaped(value)}"'.encode()
    if pattern.search(tag):
        return pattern.sub(lambda match: match[1] + new, tag, count=1)
    end = -2 if tag.endswith(b"/>") else -1
    return tag[:end].rstrip() + f" {name}=".encode() + new + tag[end:]


def appended(content: bytes, node: Node, new: bytes, tag: bytes | None = None) -> list[Edit]:
    """Return the edits that put something at the end of an element, its tag changed or not."""
    tag = tag or content[node.start : node.inside]
    if tag.endswith(b"/>"):
        whole = tag[:-2] + b">" + new + f"</{node.name}>".encode()
        return [Edit(node.start, node.inside, whole)]
    return [Edit(node.start, node.inside, tag), Edit(node.close, node.close, new)]


def outline(content: bytes) -> Node:
    """Return the root element of a part with everything below it.

    Raises:
        Refusal: not well-formed, with a document type, or not in UTF-8.
    """
    top = Node("", {}, 0, 0)
    open_nodes = [top]

    def begin(name: str, attributes: Mapping[str, str], place: int) -> None:
        node = Node(name, attributes, place, place + len(tag_at(content, place)))
        open_nodes[-1].children.append(node)
        open_nodes.append(node)

    def finish(_name: str, place: int) -> None:
        node = open_nodes.pop()
        is_empty = content[node.inside - 2 : node.inside] == b"/>"
        node.close = node.inside if is_empty else place
        node.end = node.inside if is_empty else content.index(b">", place) + 1

    walk(content, begin, finish)
    return top.children[0]


def walk(
    content: bytes,
    begin: Callable[[str, Mapping[str, str], int], None],
    finish: Callable[[str, int], None],
    look: Callable[[int], None] = lambda _place: None,
) -> None:
    """Call back for each element: name as written, attributes, place of its tag.

    Args:
        content: the part, in UTF-8.
        begin: called at each start tag.
        finish: called at each end tag; an empty element ends at no place of its own.
        look: told after each piece how far the parser has come.

    Raises:
        Refusal: not well-formed, with a document type, or not in UTF-8.
    """
    parser = expat.ParserCreate("UTF-8")
    parser.StartElementHandler = lambda name, attributes: begin(
        name, attributes, parser.CurrentByteIndex
    )
    parser.EndElementHandler = lambda name: finish(name, parser.CurrentByteIndex)
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for start in range(0, len(content), _PIECE):
            parser.Parse(content[start : start + _PIECE], False)  # noqa: FBT003 - not the last
            look(start)
        parser.Parse(b"", True)  # noqa: FBT003 - the last
    except expat.ExpatError as error:
        raise Refusal(Reason.DAMAGED) from error


def _refuse(*_: object) -> None:
    raise Refusal(Reason.DAMAGED)
