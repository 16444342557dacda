"""Finds in Python source where ids, however many, go into a query by another way than in parts."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_COLLECTIONS = frozenset({"list", "tuple", "set", "frozenset", "sorted", "map", "filter", "dict"})

_METHODS = frozenset({"where", "join", "outerjoin", "distinct", "union"})


def ids_in_queries(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and words of every ``in_`` whose values are not known to be few.

    Known are constants, the fields of a rule, and queries; a name stands for what it was given.
    """
    tree = ast.parse(source)
    for function in ast.walk(tree):
        if isinstance(function, (ast.FunctionDef, ast.Lambda)):
            given = _given(function)
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and not _is_bounded(node, given):
                    yield node.lineno, ast.unparse(node)


def _given(function: ast.AST) -> dict[str, ast.expr]:
    """Return what the names of a function were given last."""
    return {
        node.targets[0].id: node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }


def _is_bounded(call: ast.Call, given: Mapping[str, ast.expr]) -> bool:
    if not (isinstance(call.func, ast.Attribute) and call.func.attr in {"in_", "not_in"}):
        return True
    values = call.args[0]
    if isinstance(values, ast.Name):
        return values.id.isupper() or (values.id in given and _is_query(given[values.id]))
    return isinstance(values, ast.Attribute) or _is_query(values)


def _is_query(value: ast.expr) -> bool:
    """Tell whether a value is made by a function that is no collection, or by a query's method."""
    if not isinstance(value, ast.Call):
        return False
    if isinstance(value.func, ast.Attribute):
        return value.func.attr in _METHODS
    return isinstance(value.func, ast.Name) and value.func.id not in _COLLECTIONS
