"""A listing as plain JSON values, for other programs and for comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roster.lists.listing import ListedPerson, Listing, Problem

_VILLAGE_CODE_LENGTH = 12


def listing_json(listing: Listing) -> dict[str, object]:
    """Return a listing as JSON values; codes as :mod:`roster.base.codes` has them.

    ``village_code`` is null for a unit without a code of 12 digits.
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
    return {
        "sheet": person.sheet,
        "row": person.row,
        "name": person.name,
        "gender": person.gender,
        "birth": person.birth,
        "ethnicity": person.ethnicity,
        "id_number": person.id_number,
        "phone": person.phone,
        "second_phone": person.second_phone,
        "village_code": _village_code(person.village),
        "village_text": person.village_text,
        "education": person.education,
        "studying": person.studying,
        "political_status": person.political_status,
        "party_joined": person.party_joined,
        "posts": list(person.posts),
        "newly_elected": person.newly_elected,
        "veteran": person.veteran,
        "note": person.note,
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
