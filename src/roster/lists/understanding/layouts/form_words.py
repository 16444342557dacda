"""The words of forms and their answers: 姓名 | 陈明 | 性别 | 男, or 姓名：陈明 in one cell."""

from __future__ import annotations

import re

from roster.lists.understanding.column_values import (
    bare_name,
    confirms,
    could_be_name,
    is_named,
    looks_like_name,
)
from roster.lists.understanding.headers.words import MAY_BE_NAME_WORD, match_word
from roster.lists.understanding.sheet_villages import is_village_like
from roster.people.fields import Proof, proving
from roster.people.names import clean_name, suspicious

_SURE = 0.9
_SHORT_NAME = 5
_ANSWERED_BY_WORDS = proving(Proof.PEOPLE)
#: Whoever answers for a list is not listed.
_HARDLY_ANYBODY = re.compile(r"联系|负责|填[报表]|书记|主任|分管|领导|审核|经办|法人")
_ONE_CELL = re.compile(r"^([^:：]{2,12})[:：]\s*(\S.*)$", re.DOTALL)
#: Words of the tables inside a form, which are no names though some begin with a surname.
_INSIDE_FORMS = re.compile(
    r".*关系|称[谓呼]|简历|.*单位.*|任职.*|时间|何[时地].*|地[点址]|.*时间|.*名称|.*内容|.*结果|.*情况|职业"
    r"|等次|.*机关|.*经历|金额|天数|证明人|.*年龄|.*意见|.*[学课]时|照片|相片|类别|级别"
)


def names_somebody(text: str) -> bool:
    """Tell a word for the name of a listed person."""
    if not MAY_BE_NAME_WORD.search(text):
        return False
    word = asked(text)[0]
    match = match_word(word)
    return match.field == "name" and match.confidence > _SURE and not _HARDLY_ANYBODY.search(word)


def asked(text: str) -> tuple[str, str]:
    """Part the word from its answer where both stand in one cell."""
    match = _ONE_CELL.match(text)
    return (match[1], match[2]) if match else (text, "")


def is_word(text: str) -> bool:
    """Tell a word that forms surely ask with."""
    return match_word(text).confidence > _SURE


def is_form_label(text: str) -> bool:
    """Tell a word of a form or of a table inside it."""
    return is_word(bare_name(text)) or _INSIDE_FORMS.fullmatch(text) is not None


def is_name(text: str) -> bool:
    """Tell a name, even one with a remark, or with a sign for what could not be typed (李□)."""
    name = clean_name(text)
    match = match_word(bare_name(name))
    if match.field or match.reason == "somebody_else" or _INSIDE_FORMS.fullmatch(name):
        return False
    if could_be_name(name):
        return is_named(name) or len(name) < _SHORT_NAME
    if is_named(text):
        return True
    return len(name) <= _SHORT_NAME and looks_like_name(name[:1] * 2) and suspicious(name)


def is_answer(word: str, text: str) -> bool:
    """Tell an answer from the next word; 党员 is both and answers 政治面貌."""
    field = match_word(word).field
    if field == "name":
        return is_name(text)
    if field == "village" and is_village_like(text):
        return True
    if not is_word(word):
        return field in _ANSWERED_BY_WORDS and confirms(field, [text])
    if not is_word(text):
        return True
    if field == "newly_elected":
        return len(text) < _SHORT_NAME and match_word(text).field == field
    return field in _ANSWERED_BY_WORDS and confirms(field, [text])
