"""Statements compiled for the file of one test are there for the file of the next.

SQLAlchemy keeps what it compiled with the engine, and every test opens a file of its own: two
fifths of the time of the tests of a subject went into compiling the same statements again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

if TYPE_CHECKING:
    from sqlalchemy import Engine

_COMPILED: LRUCache[object, object] = LRUCache(1_000)


class EqualDialect(SQLiteDialect_pysqlite):
    """SQLite as every engine has it; a statement is found again by its dialect and its form."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EqualDialect)

    def __hash__(self) -> int:
        return hash(EqualDialect)

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        """Let a new engine look where the earlier ones put theirs."""
        engine.update_execution_options(compiled_cache=_COMPILED)


def keep() -> None:
    """Give every engine made from now on that dialect."""
    registry.register("sqlite", __name__, EqualDialect.__name__)
