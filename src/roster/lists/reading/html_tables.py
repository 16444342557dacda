"""Tables in web pages, which many systems export under the name of a spreadsheet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from roster.lists.reading.child.messages import RawSheet, Reason, Refusal
from roster.lists.reading.grid import Grid
from roster.lists.reading.text_tables import decoded

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
_HEAD = 4_096
_LONGEST_SPAN = 1_000  # as browsers take it
_SPACES = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def html_sheets(content: bytes) -> list[RawSheet]:
    """Return every table that holds text; a row's number is its place in the table.

    Raises:
        Refusal: no table, or no text at all.
    """
    parser = _Tables()
    parser.feed(_page_text(content))
    parser.close()
    if not parser.tables:
        raise Refusal(Reason.NOT_A_WORKBOOK)
    return [table.grid.sheet("") for table in parser.tables if table.grid.cells]


def _page_text(content: bytes) -> str:
    """Decode as the page says, unless that fails: exporters often say the wrong thing."""
    match = _CHARSET.search(content[:_HEAD])
    name = match[1].decode().lower() if match else ""
    if name == "big5" or name.startswith("windows-"):
        try:
            return content.decode(name)
        except (LookupError, UnicodeDecodeError):
            return decoded(content)
    return decoded(content)


@dataclass(slots=True)
class _Table:
    """One table while it is read; positions are one-based."""

    grid: Grid = field(default_factory=Grid)
    taken: dict[int, int] = field(default_factory=dict)  # column -> last row a span covers
    row: int = 0
    column: int = 0
    text: list[str] | None = None  # pieces of the open cell
    comment: list[str] | None = None  # pieces of the comment being read
    span: tuple[int, int] = (1, 1)

    def begin_row(self, *, hidden: bool) -> None:
        self.end_cell()
        self.row += 1
        self.column = 0
        if hidden:
            self.grid.hidden_rows.add(self.row)

    def begin_cell(self, rows: int, columns: int) -> None:
        self.end_cell()
        if self.row == 0:
            self.begin_row(hidden=False)
        self.column += 1
        while self.taken.get(self.column, 0) >= self.row:
            self.column += 1
        self.span = rows, columns
        self.text = []

    def end_cell(self) -> None:
        if self.text is None:
            return
        rows, columns = self.span
        last_row, last_column = self.row + rows - 1, self.column + columns - 1
        self.grid.put(self.row, self.column, _shown_text(self.text))
        self.grid.merge(self.row, self.column, rows, columns)
        if rows > 1:
            self.taken.update(dict.fromkeys(range(self.column, last_column + 1), last_row))
        self.column = last_column
        self.text = None
        self.comment = None

    def end_comment(self) -> None:
        if self.comment and (text := _shown_text(self.comment)):
            self.grid.comments.append((self.row, self.column, text))
        self.comment = None

    def add(self, text: str) -> None:
        pieces = self.text if self.comment is None else self.comment
        if self.text is not None and pieces is not None:
            pieces.append(text)


class _Tables(HTMLParser):
    """Collects tables; a table inside a cell becomes a table of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._open.append(_Table())
            self.tables.append(self._open[-1])
        elif self._open:
            self._inside_table(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if not self._open:
            return
        if tag in {"td", "th", "tr", "table"}:
            self._open[-1].end_cell()
        if tag == "comment":  # so LibreOffice writes the comments of cells
            self._open[-1].end_comment()
        elif tag == "table":
            self._open.pop()
        elif tag in {"p", "div"}:
            self._add("\n")

    def handle_data(self, data: str) -> None:
        self._add(_SPACES.sub(" ", data))

    def _inside_table(self, tag: str, attributes: dict[str, str | None]) -> None:
        table = self._open[-1]
        if tag == "tr":
            table.begin_row(hidden=bool(_HIDDEN.search(attributes.get("style") or "")))
        elif tag in {"td", "th"}:
            table.begin_cell(_span(attributes, "rowspan"), _span(attributes, "colspan"))
        elif tag == "comment" and table.text is not None:
            table.comment = []
        elif tag == "br":
            self._add("\n")

    def _add(self, text: str) -> None:
        if self._open and self.cdata_elem is None:
            self._open[-1].add(text)


def _span(attributes: dict[str, str | None], name: str) -> int:
    text = (attributes.get(name) or "1").strip()
    return min(max(int(text[:6]), 1), _LONGEST_SPAN) if text.isascii() and text.isdigit() else 1


def _shown_text(pieces: list[str]) -> str:
    lines = (line.strip(" ") for line in "".join(pieces).split("\n"))
    return "\n".join(lines).strip("\n")
