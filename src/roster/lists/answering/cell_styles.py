"""Formats like those of the sheet, with another fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.lists.answering.xml_edit import (
    appended,
    applied,
    outline,
    prefix,
    with_attribute,
)
from roster.lists.reading.child.messages import Reason, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from roster.lists.answering.xml_edit import Edit, Node

MARK_COLOUR = "FFFFC7CE"
"""Light red (ARGB): black text stays readable, and a grey printer still shows it."""


def with_marked_formats(content: bytes, bases: Iterable[int]) -> tuple[bytes, dict[int, int]]:
    """Return the styles with a marked twin of each cell format, and the twins' numbers.

    Raises:
        Refusal: the part has no cell formats to copy.
    """
    root = outline(content)
    fills, formats = root.child("fills"), root.child("cellXfs")
    if fills is None or formats is None or not formats.children:
        raise Refusal(Reason.DAMAGED)
    names = prefix(root.name)
    fill_id = len(fills.children)
    twins: dict[int, int] = {}
    copies: list[bytes] = []
    for base in sorted(set(bases)):
        twins[base] = len(formats.children) + len(copies)
        model = formats.children[base if base < len(formats.children) else 0]
        copies.append(_with_fill(content, model, fill_id))
    edits = [
        *_grown(content, fills, _fill(names), 1),
        *_grown(content, formats, b"".join(copies), len(copies)),
    ]
    return applied(content, edits), twins


def _grown(content: bytes, node: Node, new: bytes, count: int) -> list[Edit]:
    tag = content[node.start : node.inside]
    counted = with_attribute(tag, "count", str(len(node.children) + count))
    return appended(content, node, new, counted)


def _with_fill(content: bytes, model: Node, fill_id: int) -> bytes:
    tag = with_attribute(content[model.start : model.inside], "fillId", str(fill_id))
    return with_attribute(tag, "applyFill", "1") + content[model.inside : model.end]


def _fill(names: str) -> bytes:
    return (
        f'<{names}fill><{names}patternFill patternType="solid">'
        f'<{names}fgColor rgb="{MARK_COLOUR}"/><{names}bgColor indexed="64"/>'
        f"</{names}patternFill></{names}fill>"
    ).encode()
