from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.certificate_rooms import HITTING, PEOPLE, SPARING, Room

if TYPE_CHECKING:
    from roster.db.engine import Database


@pytest.mark.parametrize("way", HITTING)
def test_what_hits_a_certificate_puts_it_in_doubt(database: Database, way: str) -> None:
    room = Room(database)
    happen, whom = HITTING[way]
    happen(room)
    assert whom not in room.names(valid_only=True)
    assert room.names() == sorted(PEOPLE)


@pytest.mark.parametrize("way", SPARING)
def test_what_leaves_a_certificate_true_leaves_it_valid(database: Database, way: str) -> None:
    room = Room(database)
    SPARING[way](room)
    assert room.names(valid_only=True) == sorted(PEOPLE)
