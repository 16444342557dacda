"""Tags on lists: they are added to those of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.people.fields import read_tags
from roster.people.trainees import find_people
from tests.builders import (
    facts_of,
    import_people,
    make_id_number,
    make_listed,
    make_person,
    village_ids,
    writing,
)

if TYPE_CHECKING:
    from roster.db.engine import Database


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("红色村、优秀书记", ("红色村", "优秀书记")),
        ("红色村,优秀书记；红色村", ("红色村", "优秀书记")),
        ("无", ()),
        (" ", ()),
        ("/", ()),
    ],
)
def test_tags_are_typed_one_behind_the_other(typed: str, tags: tuple[str, ...]) -> None:
    assert read_tags(typed) == tags


def test_a_list_adds_its_tags_and_takes_none_away(database: Database) -> None:
    number = make_id_number()
    with writing(database) as db:
        village = village_ids(db)[0]
        person = make_person(db, "张三", tags=("红色村",), id_number=number)
    listed = make_listed("张三", village=village, id_number=number, tags=("优秀书记",))
    import_people(database, listed)
    assert import_people(database, listed).changed == 0
    import_people(database, make_listed("李四", village=village, tags=("优秀书记",)))
    with database.reading() as db:
        assert facts_of(db, person).tags == ("红色村", "优秀书记")
        (other,) = [each for each in find_people(db) if each != person]
        assert facts_of(db, other).tags == ("优秀书记",)
