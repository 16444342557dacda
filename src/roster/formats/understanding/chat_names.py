"""Names of people as chats and notices list them: 张三、李四, or one a line with a telephone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from roster import resident_id
from roster.formats.understanding.column_values import could_be_name, looks_like_name
from roster.person_facts import read_gender, read_phones
from roster.posts import read_posts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

VILLAGE_HEADER = "村（社区）"
"""Header of the first column, which is there even when no village is named."""

#: Header words by kind of word, in the order of the columns.
_HEADERS = {
    "village": VILLAGE_HEADER,
    "name": "姓名",
    "gender": "性别",
    "id_number": "身份证号码",
    "phone": "联系电话",
    "posts": "职务",
    "note": "备注",
}
_HAN = r"[\u3400-\u9fff]"
_TITLE = re.compile(r"^\s*#")  # of a chain of sign-ups in a chat
_NUMBERING = re.compile(r"^\s*[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）.、．:：\s]+(?=\D)")
_LABEL = re.compile(r"^\s*([^：:]{1,30})[：:]")
_BETWEEN = re.compile(r"[\s、，,;；/|。()（）【】\[\]：:]+")
_NARROW_NAME = re.compile(rf"(?<!{_HAN})({_HAN})[ \u3000]+({_HAN})(?!{_HAN})")
_HAN_MEETS_DIGIT = re.compile(rf"(?<={_HAN})(?=\d)|(?<=[\dXx])(?={_HAN})")
_VILLAGE_LIKE = re.compile(r"(?:村|社区|居委会?|村委会?|居民委员会|村民委员会)$")
_ID_LIKE = re.compile(r"\d{14,18}[\dX]")
#: Of the names in a list so many begin with a usual surname; the words of a sentence do not.
_LEAST_USUAL = 0.7

#: The words about one person by kind; several of a kind side by side.
_Words = dict[str, str]


def listed_names(text: str) -> list[tuple[str | None, ...]]:
    """Return a header row and one row for each person named, or nothing for any other text.

    A village before the names of a line, or alone on its line, is that of the names after it;
    whatever follows a name is told of that person.
    """
    people: list[_Words] = []
    village = ""
    for line in _lines(text):
        own: _Words | None = None
        for kind, word in _words(line):
            if kind == "name":
                own = {"name": word} | ({"village": village} if village else {})
                people.append(own)
            elif own is not None:
                before = own.get(kind) if kind != "village" else None
                own[kind] = f"{before} {word}" if before else word
            elif kind == "village":
                village = word
            else:
                return []  # no list begins a line so
    return _rows(people) if _are_names(people) else []


def _lines(text: str) -> list[str]:
    """Return the lines that may name people: of a chain of sign-ups only the numbered ones."""
    lines = text.splitlines()
    is_chain = any(_TITLE.match(line) for line in lines)
    return [line for line in lines if not is_chain or _NUMBERING.match(line)]


def _words(line: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a line, each with its kind; numbering and labels left out."""
    plain = _NARROW_NAME.sub(r"\1\2", _NUMBERING.sub("", line))
    label = _LABEL.match(plain)
    if label and not (looks_like_name(label[1]) or _VILLAGE_LIKE.search(label[1].strip())):
        plain = plain[label.end() :]
    for word in _BETWEEN.split(_HAN_MEETS_DIGIT.sub(" ", plain)):
        if word:
            yield _kind(word), word


def _kind(word: str) -> str:
    if re.search(r"\d", word):
        return _kind_of_digits(word)
    if read_gender(word):
        return "gender"
    if _VILLAGE_LIKE.search(word):
        return "village"
    posts, is_unknown = read_posts(word)
    if posts and not is_unknown:
        return "posts"
    is_name = looks_like_name(word) or (could_be_name(word) and len(word) <= 4)
    return "name" if is_name else "note"


def _kind_of_digits(word: str) -> str:
    if _ID_LIKE.fullmatch(resident_id.clean(word)):
        return "id_number"
    read = read_phones(word)
    return "phone" if read.first or read.second else "note"


def _are_names(people: Sequence[_Words]) -> bool:
    """Tell a list of people from a text that happens to hold words like names."""
    usual = sum(looks_like_name(words["name"]) for words in people)
    noted = sum("note" in words for words in people)
    return usual > 0 and usual >= _LEAST_USUAL * len(people) and 2 * noted <= len(people)


def _rows(people: Sequence[_Words]) -> list[tuple[str | None, ...]]:
    given = {"village"}.union(*people)
    kinds = [kind for kind in _HEADERS if kind in given]
    header = tuple(_HEADERS[kind] for kind in kinds)
    return [header, *(tuple(words.get(kind) for kind in kinds) for words in people)]
