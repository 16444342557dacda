"""Comments of a sheet: their texts, and the old drawing with the boxes that show them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from roster.lists.answering.sheet_cells import reference
from roster.lists.answering.xml_edit import (
    DECLARATION,
    Edit,
    appended,
    applied,
    escaped,
    outline,
    prefix,
)
from roster.lists.reading.child.messages import Reason, Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roster.lists.answering.xml_edit import Node
    from roster.lists.reading.cells import Place

_SHAPE_ID = re.compile(rb"_x0000_s(\d+)")
_BOX_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_NO_BOXES = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
)
_BOX_WIDTH, _BOX_HEIGHT = 4, 6  # columns and rows


def with_comments(
    content: bytes | None, namespace: str, texts: Mapping[Place, str], author: str
) -> bytes:
    """Return the comments of a sheet with these: below the words of those that are there.

    Args:
        content: the part as it is, or nothing.
        namespace: of the elements of a new part.
        texts: by row and column.
        author: who says so.

    Raises:
        Refusal: the part is damaged.
    """
    if content is None:
        empty = f'<comments xmlns="{escaped(namespace)}"><authors/><commentList/></comments>'
        content = (DECLARATION + empty).encode()
    root = outline(content)
    authors, comments = root.child("authors"), root.child("commentList")
    if authors is None or comments is None:
        raise Refusal(Reason.DAMAGED)
    names = prefix(root.name)
    author_id = len(authors.children)
    new_author = f"<{names}author>{escaped(author)}</{names}author>"
    edits = appended(content, authors, new_author.encode())
    there = {each.attributes.get("ref", ""): each for each in comments.children}
    new = []
    for place, text in texts.items():
        name = reference(place)
        if name in there:
            edits += _below(content, there[name], names, text)
        else:
            opening = f'<{names}comment ref="{name}" authorId="{author_id}"><{names}text>'
            closing = f"</{names}text></{names}comment>"
            new.append(opening + _run(names, text) + closing)
    edits += appended(content, comments, "".join(new).encode())
    return applied(content, edits)


def commented(content: bytes) -> set[str]:
    """Return the references of the cells that have comments."""
    comments = outline(content).child("commentList")
    return {each.attributes.get("ref", "") for each in comments.children} if comments else set()


def in_conversations(content: bytes) -> set[str]:
    """Return the references of cells whose comment only stands in for a conversation.

    Programs that know conversations show those instead, and not what is added to the comment.
    """
    root = outline(content)
    authors, comments = root.child("authors"), root.child("commentList")
    if authors is None or comments is None:
        return set()
    stand_ins = {
        str(number)
        for number, author in enumerate(authors.children)
        if content[author.inside : author.close].startswith(b"tc={")
    }
    return {
        each.attributes.get("ref", "")
        for each in comments.children
        if each.attributes.get("authorId") in stand_ins
    }


def with_boxes(content: bytes | None, places: list[Place]) -> bytes:
    """Return an old drawing (VML) with a hidden box for the comment at each place.

    Raises:
        Refusal: it is written in a way that nothing can be added to.
    """
    drawing = _NO_BOXES.encode() if content is None else content
    end = drawing.rfind(b"</xml>")
    if end < 0 or any(f"xmlns:{each}=".encode() not in drawing for each in "vox"):
        raise Refusal(Reason.DAMAGED)
    first = max([1024, *map(int, _SHAPE_ID.findall(drawing))]) + 1
    kind = "" if b'"_x0000_t202"' in drawing else _BOX_TYPE
    boxes = kind + "".join(_box(first + i, *place) for i, place in enumerate(places))
    return applied(drawing, [Edit(end, end, boxes.encode())])


def _below(content: bytes, comment: Node, names: str, text: str) -> list[Edit]:
    """Return the edits that put a text below the words of a comment."""
    words = comment.child("text")
    if words is None:
        raise Refusal(Reason.DAMAGED)
    run = _run(names, "\n" + text).encode()
    plain = words.child("t")
    if plain is not None:  # plain words and runs do not stand side by side
        opening, closing = f"<{names}r>".encode(), f"</{names}r>".encode()
        return [
            Edit(plain.start, plain.start, opening),
            Edit(plain.end, plain.end, closing + run),
        ]
    runs = [each for each in words.children if each.local == "r"]
    if not runs:
        return appended(content, words, run)
    return [Edit(runs[-1].end, runs[-1].end, run)]


def _run(names: str, text: str) -> str:
    return f'<{names}r><{names}t xml:space="preserve">{escaped(text)}</{names}t></{names}r>'


def _box(number: int, row: int, column: int) -> str:
    """Return a hidden box to the right of its cell; the anchor counts columns and rows from 0."""
    top, left = max(row - 2, 0), column
    anchor = f"{left}, 12, {top}, 8, {left + _BOX_WIDTH}, 12, {top + _BOX_HEIGHT}, 8"
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" '
        "style='position:absolute;width:216pt;height:80pt;z-index:1;visibility:hidden' "
        'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
        '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        "<v:textbox style='mso-direction-alt:auto'><div style='text-align:left'></div></v:textbox>"
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column></x:ClientData></v:shape>"
    )
