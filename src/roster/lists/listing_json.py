"""A listing as plain JSON values, for other programs and for comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import asdict

from roster.people.fields import further_fields

if TYPE_CHECKING:
    from roster.lists.listing import ListedPerson, Listing, Problem

_VILLAGE_CODE_LENGTH = 12
_KEYS = {"village": "village_code"}


def listing_json(listing: Listing) -> dict[str, object]:
    """Return a listing as JSON values; codes as :mod:`roster.base.codes` has them.

    ``village_code`` is null for a unit without a code of 12 digits. Further fields of
    :mod:`roster.people.fields` stand where something is said of them.
    """
    return {
        "file": listing.file,
        "sha256": listing.sha256,
        "outcome": str(listing.outcome),
        "error_kind": listing.error,
        "rows_skipped": listing.rows_skipped,
        "trainees": [_person(person) for person in listing.people],
        "problems": [_problem(problem) for problem in listing.problems],
    }


def _person(person: ListedPerson) -> dict[str, object]:
    facts = {_KEYS.get(name, name): value for name, value in asdict(person).items()}
    del facts["raw"]
    untold = [field.name for field in further_fields() if facts[field.name] is None]
    return {
        **{name: value for name, value in facts.items() if name not in untold},
        "village_code": _village_code(person.village),
        "posts": list(person.posts),
    }


def _village_code(key: str | None) -> str | None:
    is_code = key is not None and len(key) == _VILLAGE_CODE_LENGTH and key.isdigit()
    return key if is_code else None


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "field": problem.field,
        "kind": str(problem.kind),
        "raw": problem.raw,
    }
