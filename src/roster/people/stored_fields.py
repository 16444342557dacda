"""The table of people with a column for each further field of :mod:`roster.people.fields`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Boolean, String, Text
from sqlalchemy.orm import mapped_column

from roster.db.models import Trainee, coded
from roster.people.fields import Field, Kind, further_fields

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy.types import TypeEngine

__all__ = ["Trainee"]

_ISO_DATE_LENGTH = 10
_NUMBER_LENGTH = 20


def _type_of(field: Field) -> TypeEngine[Any]:
    if field.kind is Kind.YES_NO:
        return Boolean()
    if field.codes:
        return coded(field.codes, check=field.name)
    if field.kind is Kind.DATE:
        return String(_ISO_DATE_LENGTH)
    return String(_NUMBER_LENGTH) if field.kind is Kind.NUMBER else Text()


for _field in further_fields():
    setattr(Trainee, _field.name, mapped_column(_type_of(_field), nullable=True))
