"""The words for facts about a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roster.base.words import Language

_FACTS = {
    "name": ("姓名", "name"),
    "gender": ("性别", "gender"),
    "birth": ("出生年月", "birth"),
    "ethnicity": ("民族", "ethnicity"),
    "education": ("学历", "education"),
    "studying": ("在读", "studying"),
    "political_status": ("政治面貌", "political status"),
    "party_joined": ("入党时间", "joined the party"),
    "id_number": ("身份证号码", "identity number"),
    "phone": ("联系电话", "phone"),
    "second_phone": ("第二电话", "second phone"),
    "veteran": ("退役军人", "veteran"),
    "note": ("备注", "note"),
    "village": ("村（社区）", "village"),
    "posts": ("职务", "posts"),
    "newly_elected": ("新任", "newly elected"),
}


def fact_label(field: str, language: Language = "zh") -> str:
    """Return the word for a fact about a person."""
    return _FACTS[field][0 if language == "zh" else 1]
