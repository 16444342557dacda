"""Finds SQL that is text, and what only one database understands, in Python source."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_STATEMENT = re.compile(
    r"^\s*(SELECT\s+\S+|INSERT\s+(INTO|OR)\b|UPDATE\s+\S+\s+SET\b|DELETE\s+FROM\b|WITH\s+\w+\s+AS\b"
    r"|PRAGMA\b|BEGIN( IMMEDIATE| EXCLUSIVE|$)|CREATE\s+(TABLE|INDEX|UNIQUE)\b|ALTER\s+TABLE\b"
    r"|EXPLAIN\s)",
    re.MULTILINE,
)
_PART = re.compile(
    r"\bjson_(each|extract|patch|set|array|object)\b|->>|\bdeleted\s*=\s*[01]\b|(=|<>|,)\s*\?(?=[\s,);]|$)"
    r"|\bIN\s*\(\s*\?|\bNOT deleted\b"
)
_COMMON_FUNCTIONS = frozenset({"count", "sum", "min", "max", "coalesce"})
_OWN_WORDS = frozenset({"text", "literal_column"})


def text_sql(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and words of every piece of SQL in a module that is text or of one database."""
    tree = ast.parse(source)
    spoken = set(_docstrings(tree))
    for node in ast.walk(tree):
        words = _words(node)
        if words and node not in spoken:
            yield getattr(node, "lineno", 0), words


def modules_with_text_sql(folder: Path, exempt: tuple[Path, ...]) -> dict[str, list[str]]:
    """Return what is found in the modules below a folder, by their paths in it."""
    found = {}
    for path in sorted(folder.rglob("*.py")):
        if not any(path.is_relative_to(one) for one in exempt):
            lines = [f"{line}: {words}" for line, words in text_sql(path.read_text("utf-8"))]
            if lines:
                found[path.relative_to(folder).as_posix()] = lines
    return found


def _words(node: ast.AST) -> str:
    """Return what of a node is SQL as text, or of one database alone."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        match = _STATEMENT.search(node.value) or _PART.search(node.value)
        return match.group().strip() if match else ""
    if isinstance(node, ast.keyword) and re.match(r"(sqlite|postgresql)_", node.arg or ""):
        return str(node.arg)
    if isinstance(node, ast.Attribute):
        is_function = isinstance(node.value, ast.Name) and node.value.id == "func"
        if node.attr == "dialect_options" or (is_function and node.attr not in _COMMON_FUNCTIONS):
            return node.attr
    if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "sqlalchemy":
        return ", ".join(alias.name for alias in node.names if alias.name in _OWN_WORDS)
    return ""


def _docstrings(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the texts that stand alone: they say something of the code and do nothing."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
