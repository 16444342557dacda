"""All the statements there are, each about some table, with values for its parameters."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import TYPE_CHECKING

import roster.db.sql
from roster.db.sql.certificates import TOUCHED, TOUCHING
from roster.db.sql.statement import Statement, as_list

if TYPE_CHECKING:
    from collections.abc import Iterator

ABOUT = {
    "table": "enrollment",
    "column": "trainee_id",
    "columns": '"training_id", "trainee_id"',
    "fields": '"seat" = :seat',
    "values": "value ->> 0, value ->> 1",
    "touching": " UNION ".join(TOUCHING.values()),
}
TABLES = {"undo.PEOPLE[id]": "trainee", "undo.PEOPLE[enrollment_id]": "attendance"}
VALUES: dict[str, object] = {
    "action": 2,
    "since": 1,
    "sequence": 1,
    "deleted": True,
    "seat": 7,
    "ids": as_list(["one", "two"]),
    "names": as_list(["correct"]),
    "following": as_list(["Certificate"]),
    "keys": as_list([("one", "two")]),
    "cells": as_list([("one", "two")]),
    "edits": '{"deleted":"000000000002.aaaaaaaa"}',
    "ended": '{"deleted":true}',
}


def every_statement() -> Iterator[tuple[str, Statement]]:
    """Yield the statements of every room by name, about a table where they are about any."""
    for module in pkgutil.iter_modules(roster.db.sql.__path__):
        room = importlib.import_module(f"roster.db.sql.{module.name}")
        for name, found in vars(room).items():
            several = found.items() if isinstance(found, dict) else [("", found)]
            for key, statement in several:
                if isinstance(statement, Statement) and statement is not TOUCHED:
                    label = f"{module.name}.{name}" + (f"[{key}]" if key else "")
                    yield label, _about(label, statement)
    for entity, touching in TOUCHING.items():
        yield f"certificates.TOUCHED[{entity}]", TOUCHED.about(touching=touching)
    yield "certificates.TOUCHED[all]", TOUCHED.about(touching=ABOUT["touching"])


def _about(label: str, statement: Statement) -> Statement:
    names = ABOUT | {"table": TABLES.get(label, ABOUT["table"])}
    return statement.about(**names)


def parameters(statement: Statement) -> list[str]:
    """Return the names of a statement's parameters, each once, in their order."""
    return list(dict.fromkeys(re.findall(r":(\w+)", statement.text)))


def values(statement: Statement) -> dict[str, object]:
    """Return a value for each parameter of a statement."""
    return {name: VALUES.get(name, name) for name in parameters(statement)}
