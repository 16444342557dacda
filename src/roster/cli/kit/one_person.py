"""The one person that a word on the command line means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.cli.kit.console import complain
from roster.cli.kit.words import posts_text
from roster.people.errors import UnknownTrainee
from roster.people.masking import mask_within
from roster.people.trainees import PeopleFilter, find_people, people_rows

if TYPE_CHECKING:
    from roster.db.engine import Db

_SHOWN = 20


def one_person(db: Db, who: str) -> str:
    """Return the id of the person found by name, pinyin, telephone or number.

    Where several fit, they are listed.

    Raises:
        UnknownTrainee: nobody fits, or not one alone.
    """
    found = find_people(db, PeopleFilter(text=who))
    if len(found) > 1:
        for each in people_rows(db, found[:_SHOWN]):
            complain(f"{each.unit_name}  {each.facts.name}  {posts_text(each.posts)}".rstrip())
    if len(found) != 1:
        raise UnknownTrainee(mask_within(who))
    return found[0]
