"""The fonts of the papers: which font prints which character, and refusal when none does.

ReportLab draws a character that a font lacks as an empty box, or as nothing, without a word. A
name must never be lost that way, so each character is looked up in a chain of fonts, and a whole
batch is checked with :func:`require_printable` before its first page.
"""

from __future__ import annotations

import logging
import struct
import threading
import unicodedata
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import groupby
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from roster.base import paths
from roster.papers.errors import Unprintable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_log = logging.getLogger(__name__)

# ReportLab keeps reading positions inside the font objects that all papers share.
FONT_LOCK = threading.RLock()
"""Held while a font is loaded and while a paper embeds its fonts."""

_FONT_SUFFIXES = {".ttf", ".ttc"}
_BROKEN_FONT = (TTFError, OSError, struct.error, ValueError, LookupError, AssertionError)
_NEVER_PRINTED = {"Cc", "Cf", "Co", "Cs"}  # controls, invisible marks, private use, surrogates
_REPLACEMENT = "\ufffd"
_BLOCK = 100  # a ToUnicode block may hold no more than 100 lines (ISO 32000-1, 9.10.3)


class Face(StrEnum):
    """The typefaces that papers ask for; the value is the name of the shipped font."""

    SONG = "RosterSong"
    HEI = "RosterHei"
    KAI = "RosterKai"


_RARE = "RosterRare"


def missing(texts: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each text that cannot be printed with its code points that no font has.

    Refused besides: private-use and unassigned code points, lone surrogates, U+FFFD, controls and
    characters whose glyph is empty. Every text is named once, in the order given.
    """
    shelf = font_shelf()
    pairs = ((text, shelf.lacking(text)) for text in dict.fromkeys(texts))
    return tuple((text, codes) for text, codes in pairs if codes)


def require_printable(texts: Iterable[str]) -> None:
    """Check all texts of a batch before anything of it is drawn.

    Raises:
        Unprintable: with all texts that cannot be printed and their code points.
    """
    unprintable = missing(texts)
    if unprintable:
        raise Unprintable(unprintable)


def font_shelf() -> FontShelf:
    """Return the fonts at hand: the shipped ones and those the clerk has added."""
    with FONT_LOCK:
        return _shelf(paths.resource("fonts"), _added_fonts(paths.data_folder() / "fonts"))


def code_point(character: str) -> str:
    """Write a character as its code point, e.g. ``U+2CC56``."""
    return f"U+{ord(character):04X}"


def to_unicode_map(name: str, subset: Sequence[int]) -> str:
    """Write the map from the codes 0-255 of one font subset to Unicode.

    Code 0 is .notdef and has no text. Characters beyond U+FFFF are written in UTF-16.
    """
    pairs = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>"
        for code, point in enumerate(subset)
        if point
    ]
    blocks = [pairs[start : start + _BLOCK] for start in range(0, len(pairs), _BLOCK)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


def _added_fonts(folder: Path) -> tuple[tuple[Path, int], ...]:
    if not folder.is_dir():
        return ()
    files = sorted(file for file in folder.iterdir() if file.suffix.lower() in _FONT_SUFFIXES)
    return tuple((file, file.stat().st_mtime_ns) for file in files)


@lru_cache(maxsize=1)
def _shelf(shipped: Path, added: tuple[tuple[Path, int], ...]) -> FontShelf:
    # ASCII85 doubles the time of a page and helps nobody but mail programs of the 1990s.
    rl_config.useA85 = 0
    return FontShelf(shipped, tuple(file for file, _changed in added))


def _is_never_printed(character: str) -> bool:
    if character == _REPLACEMENT:
        return True
    category = unicodedata.category(character)
    return category in _NEVER_PRINTED or (category == "Cn" and not _may_be_new_han(character))


def _may_be_new_han(character: str) -> bool:
    # The planes of rare Han characters grow faster than Python's Unicode tables.
    return 0x20000 <= ord(character) <= 0x3FFFD


def _selects_a_variant(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


class EmbeddedFont(TTFont):
    """A font whose text can be found and copied from the paper, beyond U+FFFF as well.

    ReportLab (5.1 and before) writes a code point above U+FFFF into the ToUnicode map as five
    hexadecimal digits, which every reader misunderstands; the map is written anew here.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802, ANN401 - ReportLab's name; doc is untyped
        """Add the subsets to the document, then replace their ToUnicode maps."""
        subsets = tuple(self.state[doc].subsets)
        names = [self.getSubsetInternalName(n, doc)[1:] for n in range(len(subsets))]
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for name, subset in zip(names, subsets, strict=True):
            stream = doc.idToObject[fonts[name].ToUnicode.name]
            stream.content = to_unicode_map(fonts[name].BaseFont, subset)

    def draws(self, character: str) -> bool:
        """Tell whether the font has a glyph with ink (or a blank for a kind of space)."""
        glyph = self.face.charToGlyph.get(ord(character), 0)
        if not glyph:
            return False
        has_ink = self.face.glyphPos[glyph] != self.face.glyphPos[glyph + 1]
        return bool(has_ink) or unicodedata.category(character) == "Zs"

    @cached_property
    def characters(self) -> frozenset[str]:
        """All characters that the font prints."""
        characters = map(chr, self.face.charToGlyph)
        return frozenset(c for c in characters if self.draws(c) and not _is_never_printed(c))


class _Widths(dict[str, float]):
    """Advance widths at size 1 by character, found once each."""

    def __init__(self, chain: Chain) -> None:
        super().__init__()
        self._chain = chain

    def __missing__(self, character: str) -> float:
        font = self._chain.font_of(character)
        width = font.stringWidth(character, 1) if font else 0.0
        self[character] = width
        return width


class Chain:
    """The fonts that are asked in turn for each character of one face."""

    def __init__(self, shelf: FontShelf, names: Sequence[str]) -> None:
        self._shelf = shelf
        self._names = names
        self._found: dict[str, EmbeddedFont | None] = {}
        self._widths = _Widths(self)

    @cached_property
    def first(self) -> EmbeddedFont:
        """The font of the face itself."""
        return self._shelf.font(self._names[0])

    def font_of(self, character: str) -> EmbeddedFont | None:
        """Return the first font that has the character; none for a variation selector."""
        if character not in self._found:
            self._found[character] = self._look_up(character)
        return self._found[character]

    def _look_up(self, character: str) -> EmbeddedFont | None:
        if _selects_a_variant(character) or _is_never_printed(character):
            return None
        fonts = (self._shelf.font(name) for name in self._names)
        return next((font for font in fonts if font.draws(character)), None)

    def lacking(self, text: str) -> tuple[str, ...]:
        """Return the characters of ``text`` that no font prints, each once."""
        if self.first.characters.issuperset(text):
            return ()
        return tuple(
            character
            for character in dict.fromkeys(text)
            if self.font_of(character) is None and not _selects_a_variant(character)
        )

    def runs(self, text: str) -> tuple[tuple[EmbeddedFont, str], ...]:
        """Split ``text`` into pieces of one font each.

        Raises:
            Unprintable: a character has no font; the batch was not checked before.
        """
        if self.first.characters.issuperset(text):
            return ((self.first, text),) if text else ()
        lacking = self.lacking(text)
        if lacking:
            raise Unprintable(((text, tuple(map(code_point, lacking))),))
        pieces = groupby((c for c in text if self.font_of(c)), key=self.font_of)
        return tuple((font, "".join(piece)) for font, piece in pieces if font)

    def width(self, text: str) -> float:
        """Return the width of ``text`` at size 1, in the unit of the size."""
        return sum(map(self._widths.__getitem__, text))


class FontShelf:
    """The fonts by name, each read from its file when first needed.

    A font costs about 15 MB of memory, and most offices never need the rare one.
    """

    def __init__(self, shipped: Path, added: Sequence[Path]) -> None:
        self._shipped = shipped
        self._added = {f"Added{n}": file for n, file in enumerate(added, start=1)}
        self._fonts: dict[str, EmbeddedFont] = {}
        self._broken: set[str] = set()
        self._chains = {face: Chain(self, self._order(face)) for face in Face}

    def chain(self, face: Face) -> Chain:
        """Return the fonts to be asked for one face."""
        return self._chains[face]

    def lacking(self, text: str) -> tuple[str, ...]:
        """Return the code points of ``text`` that no font prints (every face asks all fonts)."""
        return tuple(map(code_point, self._chains[Face.SONG].lacking(text)))

    def font(self, name: str) -> EmbeddedFont:
        """Return a shipped or added font, ready for use; a broken added one gives Song."""
        with FONT_LOCK:
            if name in self._broken:
                return self.font(Face.SONG)
            if name not in self._fonts:
                self._load(name)
            return self._fonts.get(name) or self.font(Face.SONG)

    def _load(self, name: str) -> None:
        file = self._added.get(name, self._shipped / f"{name}-Regular.ttf")
        try:
            font = _read(name, file) if name in self._added else _shipped(name, file)
        except _BROKEN_FONT:
            if name not in self._added:
                raise
            _log.warning("the added font %s cannot be used", file.name)
            self._broken.add(name)
        else:
            pdfmetrics.registerFont(font)
            self._fonts[name] = font

    def _order(self, face: Face) -> tuple[str, ...]:
        others = (Face.SONG, _RARE, Face.KAI, Face.HEI, *self._added)
        return (face, *(name for name in others if name != face))


def _read(name: str, file: _MappedFile | Path) -> EmbeddedFont:
    source = str(file) if isinstance(file, Path) else file
    font = EmbeddedFont(name, source, asciiReadable=False, shapable=False)
    # Two editions of one font carry one PostScript name, but a paper needs two.
    font.face.name = name.encode()
    # A third of its memory, asked for only where text is shaped; the stubs do not know of it.
    font.face.glyphToChar = {}  # type: ignore[attr-defined]
    return font


@lru_cache(maxsize=4)  # a font that the clerk adds brings a new shelf, not these anew
def _shipped(name: str, file: Path) -> EmbeddedFont:
    return _read(name, _MappedFile(file))


class _MappedFile:
    """A shipped font as ReportLab takes a file: its 10 to 23 MB stay on the disk until needed.

    An added font is read instead: the clerk may replace it while the program runs.
    """

    def __init__(self, file: Path) -> None:
        self.name = str(file)
        with file.open("rb") as opened:
            self._content = mmap(opened.fileno(), 0, access=ACCESS_READ)

    def read(self) -> mmap:
        """Return the whole file, to be sliced like bytes."""
        return self._content
