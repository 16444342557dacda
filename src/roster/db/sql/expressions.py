"""What the databases say differently in queries that are built with SQLAlchemy, and in indexes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import Boolean, Index, String, func, literal, literal_column, select, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute
    from sqlalchemy.sql.compiler import SQLCompiler

_EMPTY: ColumnElement[str] = literal_column("'{}'")
"""An empty JSON object; the index of what is not empty is found by these very words."""


class _Expression(FunctionElement[Any]):
    """What both databases say, each in its own way; ``{0}`` is the first argument."""

    sqlite: ClassVar[str]
    postgresql: ClassVar[str]


@compiles(_Expression)
def _compile(element: _Expression, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - SQLAlchemy's own
    template: str = getattr(element, compiler.dialect.name)
    return template.format(*(compiler.process(clause, **how) for clause in element.clauses))


# --- indexes -------------------------------------------------------------------------------


def living_key(name: str, *columns: str, known: str | None = None) -> Index:
    """Return a unique index over the living rows; ``known``: of those that have this column."""
    also = f"{known} IS NOT NULL AND " if known else ""
    return Index(
        name,
        *columns,
        unique=True,
        info={"living": True},
        sqlite_where=text(f"{also}deleted = 0"),
        postgresql_where=text(f"{also}NOT deleted"),
    )


def is_living_key(index: Index) -> bool:
    """Tell whether an index lets only one living row have its columns' values."""
    return bool(index.info.get("living"))


def index_of_filled(name: str, column: str, filled: str) -> Index:
    """Return an index of a column over the rows where a JSON object is not empty."""
    return Index(
        name,
        column,
        sqlite_where=text(f"{filled} <> '{{}}'"),
        postgresql_where=text(f"CAST({filled} AS TEXT) <> '{{}}'"),
    )


# --- JSON and texts ------------------------------------------------------------------------


class _AsText(_Expression):
    """A JSON value as text, to be compared."""

    type = String()
    inherit_cache = True
    sqlite = "{0}"
    postgresql = "CAST({0} AS TEXT)"


class _Items(_Expression):
    """The texts of a JSON list as a table."""

    name = "items"
    inherit_cache = True
    sqlite = "json_each({0})"
    postgresql = "json_array_elements_text({0})"


class _IsPart(_Expression):
    """Whether the second text is part of the first, letter by letter."""

    type = Boolean()
    inherit_cache = True
    sqlite = "instr({0}, {1}) > 0"
    postgresql = "strpos({0}, {1}) > 0"


def is_filled(column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """Return whether a JSON object has anything in it."""
    return _AsText(column) != _EMPTY


def is_empty(column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """Return whether a JSON object has nothing in it."""
    return _AsText(column) == _EMPTY


def holds_any(column: InstrumentedAttribute[Any], wanted: Collection[str]) -> ColumnElement[bool]:
    """Return whether a JSON list has one of these texts in it."""
    item = _Items(column).table_valued("value")
    return select(item.c.value).where(item.c.value.in_(wanted)).exists()


def without(column: InstrumentedAttribute[str], sign: str) -> ColumnElement[str]:
    """Return a text without a sign."""
    return func.replace(column, sign, "")


def is_part(whole: str, column: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """Return whether a text has the column's value in it."""
    return _IsPart(literal(whole), column)
