"""Cells of names: what parts several people, and what stands behind each: 陈明、李华（女，兼）.

What is said in brackets is understood or stays with the name, which is then reported; nobody is
left out because of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from roster.base.dates import read_date
from roster.lists.understanding.cells.text import squeezed
from roster.lists.understanding.column_values import (
    BRACKETED,
    could_be_name,
    has_stem,
    is_named,
    is_only_a_name,
    looks_like_name,
)
from roster.lists.understanding.headers.words import match_word
from roster.lists.understanding.layouts.post_holders import names_holders
from roster.people.fact_words import read_ethnicity, read_gender, read_political
from roster.people.names import clean_name, is_compound_surname, is_in_letters
from roster.people.posts import body_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LINES = re.compile(r"[\r\n]+")
LISTED = re.compile(r"[、,，;；/\r\n]+")
SPACES = re.compile(r"\s+")
_MAYBE_SEVERAL = re.compile(r"[、,，;；/\r\n]|[\S]{2}\s+\S{2}")
_LONGEST_PLAIN = 4
#: A longer text that begins with a name is a sentence about somebody.
_LONGEST_LIKE = 60

_HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"
_POLITE = ("同志", "先生", "女士")
GENDER_OF_POLITE = {"女士": "女", "先生": "男"}
_REMARKED = re.compile(
    rf"\s*(?P<name>[{_HAN}·]{{2,15}}?|[{_HAN}]\s+[{_HAN}](?:\s*[{_HAN}])?)(?P<sign>[^\w\s()（）]*?)"
    rf"\s*(?P<polite>{'|'.join(_POLITE)})?"
    rf"(?P<remarks>(?:\s*{BRACKETED.pattern}|[\s/／,，、]+[^()（）\s]+)*)\s*"
)
_REMARK = re.compile(rf"{BRACKETED.pattern}|[^()（）\s]+")
_WORD_ENDS = re.compile(r"[()（）\[\]［］【】〔〕，,、/／；;\s]+|(?<=[男女])(?=\w)")
_BORN = re.compile(r"(?P<date>\d.*?)出?生$")
_IN_PARTY = re.compile(r"党员$|团员$|^群众$|^民[盟革建进]|九三|农工|致公|无党派")
#: How or since when somebody holds a post: kept as a note.
_NOTED = re.compile(
    r"专?兼职?|兼任|专职|全职|代|代理|暂代|主持(?:全面|日常|党务|村务)?工作|(?:临时|暂时)负责|挂职|挂任|借调"
    r"|选派|下派|派驻|驻村|聘任|候补|增补|补选|补录|新任|新当选|连任|连选连任|留任|一肩挑|交叉任职|返聘"
    r"|半脱产|非?户籍|本村|外村|退役军人|大学生村官|组长|班长|召集人|联络员|带队|领队"
    r"|(?:19|20)\d\d[\d.年月日/\-—~至今起任当选]*"
)
_LEADING = re.compile(rf"[\d.、\s)）]*([{_HAN}·]{{2,15}})")
_NO_PART = re.compile(
    rf"(?:{'|'.join(_POLITE)}|等[一二三两四五六七八九十几多]*[名位]?人?|{_NOTED.pattern})$"
)
#: What leads to something else than a mobile number.
_LABELS = re.compile(r"[^、，,;；/\s:：。|]+[:：](?!\s*1[3-9]\d{9})")
_ENDS_OF_NAMES = re.compile(r"[、,，;；/\s:：。|]+")


class NameRemark(NamedTuple):
    """What stands behind a name in its cell; posts and what is kept as a note as written."""

    gender: str | None = None
    post: str = ""
    ethnicity: str | None = None
    birth: str | None = None
    political_status: str | None = None
    note: str = ""


NO_REMARK = NameRemark()


def read_remarked(text: str) -> tuple[str, NameRemark]:
    """Return a name and what stands behind it: 陈丽（女，壮族）, 陈明同志, 陈明/书记.

    What is not understood stays part of the name, the other brackets beside it do not.
    """
    match = _match(text)
    if match is None:
        return clean_name(text), NO_REMARK
    parts = _REMARK.findall(match["remarks"])
    kept = [part for part in parts if not understands(part)]
    words = [word for part in parts if part not in kept for word in _words(part)]
    polite = GENDER_OF_POLITE.get(match["polite"] or "")
    remark = _remark([*words, polite] if polite else words)
    if remark is None or not all(map(BRACKETED.fullmatch, kept)):
        return clean_name(text), NO_REMARK
    return clean_name("".join((match["name"], match["sign"], *kept))), remark


def _match(text: str) -> re.Match[str] | None:
    if text.isalnum() and not text.endswith(_POLITE):
        return None
    match = _REMARKED.fullmatch(text)
    if match is None or not (match["polite"] or match["remarks"]):
        return None
    is_long = len(clean_name(match["name"])) > _LONGEST_PLAIN and "·" not in match["name"]
    return None if is_long else match


def _words(remarks: str) -> list[str]:
    return [word for word in _WORD_ENDS.split(remarks) if word]


def _sex(word: str) -> str | None:
    return read_gender(word) if word[0] in "男女" else None


def _born(word: str) -> str | None:
    match = _BORN.fullmatch(word)
    return read_date(match["date"]).iso if match else None


def _party(word: str) -> str | None:
    return read_political(word).status if _IN_PARTY.search(word) else None


#: What a word behind a name tells: the first whose reader finds something.
_READERS: tuple[tuple[str, Callable[[str], str | None]], ...] = (
    ("gender", _sex),
    ("political_status", _party),
    ("post", lambda word: word if names_holders(word) else None),
    ("birth", _born),
    ("note", lambda word: word if _NOTED.fullmatch(word) else None),
    ("ethnicity", read_ethnicity),
)


def _told(word: str) -> tuple[str, str] | None:
    return next(((kind, meaning) for kind, read in _READERS if (meaning := read(word))), None)


def _remark(words: Iterable[str]) -> NameRemark | None:
    """Return what words tell together, or nothing when one of them is not understood."""
    meanings: dict[str, list[str]] = {}
    for word in words:
        found = _told(word)
        if found is None:
            return None
        meanings.setdefault(found[0], []).append(found[1])
    several = {kind: "、".join(meanings.pop(kind, ())) for kind in ("post", "note")}
    return NameRemark(**several, **{kind: values[0] for kind, values in meanings.items()})


def kind_of(word: str) -> str | None:
    """Return what a word behind a name tells (a field of :class:`NameRemark`), if that is known."""
    found = _told(word)
    return found[0] if found else None


def understands(words: str) -> bool:
    """Tell words that say something about a person: 女, 兼; 土郎 describes a character."""
    return _remark(_words(words)) is not None


def pieces_of(text: str, separator: re.Pattern[str]) -> list[str]:
    """Return what stands between separators outside brackets, remarks with the name before."""
    masked = BRACKETED.sub(lambda match: "_" * len(match[0]), text)
    pieces: list[str] = []
    start = 0
    for end, after in [*(match.span() for match in separator.finditer(masked)), (len(text),) * 2]:
        piece = text[start:end].strip()
        start = after
        if pieces and _is_remark(piece):
            pieces[-1] += piece if BRACKETED.match(piece) else f"（{piece}）"
        elif piece:
            pieces.append(piece)
    return pieces


def _is_remark(piece: str) -> bool:
    if BRACKETED.match(piece):
        return True
    words = _words(piece)
    found = [_told(word) for word in words]
    return bool(words) and all(each and each[0] != "ethnicity" for each in found)


def name_parts(name: str) -> list[str]:
    """Return the names that a cell lists, or the text itself."""
    pieces = pieces_of(name, LISTED)
    if len(pieces) > 1 and not (is_broken(name) and not all(map(is_named, pieces))):
        return pieces
    spaced = pieces_of(name, SPACES)
    if len(spaced) > 1 and not is_broken_surname(name) and all(map(is_named, spaced)):
        return spaced
    return pieces if len(pieces) == 1 else [name]


def is_broken(text: str) -> bool:
    """Tell four characters with a space or a break in their midst: one name of four, or two."""
    return [len(piece) for piece in text.split()] == [2, 2] and is_named(text)


def is_broken_surname(text: str) -> bool:
    """Tell a name of four characters from two names by its surname: 欧阳 above 文华."""
    return is_broken(text) and is_compound_surname(text.split(maxsplit=1)[0])


def is_perhaps_two(text: str) -> bool:
    """Tell what may be the name of one person or of two: 陈明 above 李华."""
    return is_broken(text) and not is_broken_surname(text) and is_named(text.split(maxsplit=1)[0])


def are_names(text: str) -> bool:
    """Tell a cell of nothing but names, each perhaps with a remark behind it."""
    return all(map(is_named, name_parts(text)))


def are_like_names(text: str) -> bool:
    """Tell a cell of names, or one that begins with a name whatever is said behind it."""
    return are_names(text) or opens_with_name(text)


def may_hold_several(name: object) -> bool:
    """Tell quickly whether a name cell is worth a closer look."""
    return name.__class__ is str and _MAYBE_SEVERAL.search(str(name).strip()) is not None


def may_be_name(part: str) -> bool:
    """Tell what is written like a name, or like one of a usual surname with a remark behind it."""
    return could_be_name(part) or is_named(part) or is_in_letters(part)


def is_short(name: str) -> bool:
    """Tell a name that may stand alone from a remark in the column of names."""
    plain = squeezed(name)
    is_plain = len(plain) <= _LONGEST_PLAIN or "·" in plain
    return is_plain or is_named(name) or is_in_letters(name)


def names_within(text: str) -> list[str]:
    """Return what reads as the name of somebody in a cell of which something was left out."""
    return [name for piece in _pieces_without_labels(text) if (name := _leading_name(piece))]


def opens_with_name(text: str) -> bool:
    """Tell a text that begins with a name, whatever is said behind it: 陈明等人, 李华，见附表."""
    if is_named(text):
        return True
    return len(text) <= _LONGEST_LIKE and any(map(_leading_name, _pieces_without_labels(text)[:1]))


def _pieces_without_labels(text: str) -> list[str]:
    pieces = _ENDS_OF_NAMES.split(_LABELS.sub(" ", BRACKETED.sub(" ", text)))
    return [piece for piece in pieces if piece]


def _leading_name(piece: str) -> str:
    leading = _LEADING.match(piece)
    name = _NO_PART.sub("", leading[1]) if leading else ""
    return name if is_only_a_name(name) and _is_nothing_else(name) else ""


def _is_nothing_else(name: str) -> bool:
    is_word = match_word(name).reason != "unknown" or _told(name) is not None
    return looks_like_name(name) and not is_word and body_of(name) is None and has_stem(name)
