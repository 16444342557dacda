"""A plugin of pytest (``-p tests.people.further_rows``): rows added to the table at run time.

One row of each kind, before anything that goes over the table is imported; and for new files the
migration that a row needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from roster.base.codes.people import Education
from roster.base.words import Words
from roster.db import migrations
from roster.people import fields
from roster.people.fields import Kind, further

if TYPE_CHECKING:
    from sqlalchemy import Connection

ROWS = (
    further("hobby", Words("特长", "Strong point"), headers=("兴趣特长",)),
    further("started_work", Words("开始务农时间", "Farming since"), kind=Kind.DATE),
    further("short_number", Words("集群网短码", "Short number"), kind=Kind.NUMBER),
    further("has_boat", Words("是否有船", "Has a boat"), kind=Kind.YES_NO),
    further("first_level", Words("初次学历层次", "First level"), kind=Kind.CODE, codes=Education),
)
_upgrade = migrations.upgrade


def _upgrade_further(connection: Connection) -> None:
    _upgrade(connection)
    for field in ROWS:
        kind = "BOOLEAN" if field.kind is Kind.YES_NO else "TEXT"
        connection.execute(sa.text(f"ALTER TABLE trainee ADD COLUMN {field.name} {kind}"))
    connection.commit()


fields.FIELDS = (*fields.FIELDS, *ROWS)
vars(migrations)["upgrade"] = _upgrade_further
