"""The words for facts about a person."""

from __future__ import annotations

from roster.base.words import Language, Words

_FACTS = {
    "name": Words("姓名", "name"),
    "gender": Words("性别", "gender"),
    "birth": Words("出生年月", "birth"),
    "ethnicity": Words("民族", "ethnicity"),
    "education": Words("学历", "education"),
    "studying": Words("在读", "studying"),
    "political_status": Words("政治面貌", "political status"),
    "party_joined": Words("入党时间", "joined the party"),
    "id_number": Words("身份证号码", "identity number"),
    "phone": Words("联系电话", "phone"),
    "second_phone": Words("第二电话", "second phone"),
    "veteran": Words("退役军人", "veteran"),
    "note": Words("备注", "note"),
    "village": Words("村（社区）", "village"),
    "posts": Words("职务", "posts"),
    "newly_elected": Words("新任", "newly elected"),
}


def fact_label(field: str, language: Language = "zh") -> str:
    """Return the word for a fact about a person."""
    return _FACTS[field].said(language)
