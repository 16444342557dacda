"""The parts of an xlsx container while some of them are changed; the others stay byte by byte."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING

from roster.lists.answering.xml_edit import (
    DECLARATION,
    appended,
    applied,
    escaped,
    in_utf8,
    outline,
    prefix,
)
from roster.lists.reading.child.messages import Reason, Refusal
from roster.lists.reading.prescan import BROKEN_ZIP

if TYPE_CHECKING:
    from roster.lists.answering.xml_edit import Node

_TYPES = "[Content_Types].xml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


class Package:
    """A container: parts are read, changed and added, and written out in the old order."""

    def __init__(self, content: bytes) -> None:
        self._container = zipfile.ZipFile(io.BytesIO(content))
        self._real = {name.lower(): name for name in self._container.namelist()}
        self._changed: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._real or name in self._changed

    def read(self, name: str) -> bytes:
        """Return a part, in UTF-8 when it is XML.

        Raises:
            Refusal: there is no such part.
        """
        if name in self._changed:
            return self._changed[name]
        try:
            return in_utf8(self._container.read(self._real[name.lower()]))
        except BROKEN_ZIP as error:
            raise Refusal(Reason.DAMAGED) from error

    def write(self, name: str, content: bytes) -> None:
        """Change a part or add one."""
        self._changed[self._real.get(name.lower(), name)] = content

    def fresh(self, pattern: str) -> str:
        """Return the name of a part that is not there yet; ``{}`` in it is its number."""
        number = 1
        while (name := pattern.format(number)) in self:
            number += 1
        return name

    def append(self, name: str, new: str) -> None:
        """Put something at the end of the root element of a part."""
        content = self.read(name)
        self.write(name, applied(content, appended(content, outline(content), new.encode())))

    # --- what belongs together -----------------------------------------------------------

    def target(self, part: str, kind: str) -> str | None:
        """Return the part of a kind (the last word of the type) to which a part refers."""
        return next((to for _, to in self._links(part, kind)), None)

    def target_of(self, part: str, link_id: str) -> str | None:
        """Return the part behind a reference such as rId3."""
        return next((to for found, to in self._links(part) if found == link_id), None)

    def link(self, part: str, kind: str, target: str) -> str:
        """Let a part refer to another, and return the reference."""
        rels = _rels(part)
        if rels not in self:
            empty = f'<Relationships xmlns="{_RELATIONSHIPS}"></Relationships>'
            self.write(rels, (DECLARATION + empty).encode())
        root = outline(self.read(rels))
        taken = {link.attributes.get("Id") for link in root.children}
        link_id = next(each for n in range(1, len(taken) + 2) if (each := f"rId{n}") not in taken)
        attributes = f'Id="{link_id}" Type="{kind}" Target="/{escaped(target)}"'
        self.append(rels, f"<{prefix(root.name)}Relationship {attributes}/>")
        return link_id

    def declare(self, part: str, kind: str) -> None:
        """Say what a new part is."""
        name = f"{prefix(self._types.name)}Override"
        self.append(_TYPES, f'<{name} PartName="/{escaped(part)}" ContentType="{kind}"/>')

    def declare_ending(self, ending: str, kind: str) -> None:
        """Say what all parts with an ending are, unless that is said already."""
        root = self._types
        known = {each.attributes.get("Extension", "").lower() for each in root.children}
        if ending not in known:
            name = f"{prefix(root.name)}Default"
            self.append(_TYPES, f'<{name} Extension="{ending}" ContentType="{kind}"/>')

    def packed(self) -> bytes:
        """Return the container with the changes."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
            for entry in self._container.infolist():
                content = self._changed.pop(entry.filename, None)
                old = self._container.read(entry) if content is None else content
                container.writestr(entry, old, entry.compress_type)
            for name, content in self._changed.items():
                container.writestr(name, content)
        return out.getvalue()

    @property
    def _types(self) -> Node:
        return outline(self.read(_TYPES))

    def _links(self, part: str, kind: str | None = None) -> list[tuple[str, str]]:
        if _rels(part) not in self:
            return []
        found = []
        for link in outline(self.read(_rels(part))).children:
            own_kind = link.attributes.get("Type", "").rpartition("/")[2]
            target = posixpath.join("/", posixpath.dirname(part), link.attributes.get("Target", ""))
            name = posixpath.normpath(target).lstrip("/")
            if name in self and kind in (None, own_kind):
                found.append((link.attributes.get("Id", ""), name))
        return found


def _rels(part: str) -> str:
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", file + ".rels")
