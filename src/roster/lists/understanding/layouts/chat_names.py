"""Names of people as chats and notices list them: 张三、李四, or one a line with a telephone."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from roster.lists.understanding.cells.names import (
    GENDER_OF_POLITE,
    kind_of,
    opens_with_name,
    read_remarked,
    understands,
)
from roster.lists.understanding.cells.text import text_of
from roster.lists.understanding.column_values import (
    BRACKETED,
    could_be_name,
    is_named,
    looks_like_name,
)
from roster.lists.understanding.headers.words import match_word
from roster.lists.understanding.layouts.drawn_table import Form, drawn
from roster.lists.understanding.layouts.post_holders import is_for_one, names_holders
from roster.lists.understanding.left_over import LeftOver
from roster.people import identity_number
from roster.people.fact_words import read_gender, read_phones
from roster.people.fields import by_name
from roster.people.posts import read_posts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from roster.lists.reading.cells import Cell, Place, Sheet
    from roster.lists.understanding.layouts.drawn_table import DrawnTable, Item

VILLAGE_HEADER = by_name()["village"].words.zh
"""Header of the first column, which is there even when no village is named."""

#: Header words by kind of word, in the order of the columns.
_TOLD = ("village", "name", "gender", "id_number", "phone", "political_status", "posts", "note")
_HEADERS = {field: by_name()[field].words.zh for field in _TOLD}
_HAN = r"[\u3400-\u9fff]"
_TITLE = re.compile(r"^\s*#")  # of a chain of sign-ups in a chat
_NUMBERING = re.compile(
    r"^\s*[①-⒛㈠-㈩]\s*|^\s*[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）.、．:：\s]+(?=\D)"
)
_LABEL = re.compile(r"^\s*([^：:]{1,30})[：:]")
_BETWEEN = re.compile(r"[\s、，,;；/|。()（）【】\[\]：:]+")
_DESCRIBED = re.compile(rf"(?<!{_HAN}){_HAN}[(（]{_HAN}{{1,4}}[)）]")
_TOGETHER, _PARTED = str.maketrans("(（)）", "⟨⟨⟩⟩"), str.maketrans("⟨⟩", "（）")
_NARROW_NAME = re.compile(rf"(?<!{_HAN})({_HAN})[ \u3000]+({_HAN})(?!{_HAN})")
_WORD_EDGE = re.compile(
    rf"(?<={_HAN})(?=\d)|(?<=[\dXx])(?={_HAN})|(?<={_HAN})[-—–]+|[-—–]+(?={_HAN})"
)
_VILLAGE_LIKE = re.compile(r"(?:村|社区|居委会?|村委会?|居民委员会|村民委员会)$")
_ID_LIKE = re.compile(r"\d{14,18}[\dX]")
#: Words of titles and notices that are written like a name.
_NO_NAME = re.compile(
    r"名单|名册|名字|人员|学员|成员|参会|参训|培训|报名|会议|通知|如下|以下|各位|领导|干部|同志|签到|请假|收到"
)
_POST_ENDS = re.compile(r"(?:书记|主任|委员|成员|[社理监事]长|理事|监事|主席)$")
#: Words of organisations and ranks that are written like a name: 党支, 黄村, 李副.
_OF_A_POST = re.compile(r"^[党支]|[村居副正支联]$")
_LONGEST_TITLED = 14
_LONGEST_NAME = 3
#: Of the names in a list so many begin with a usual surname; the words of a sentence do not.
_LEAST_USUAL = 0.7

#: Words with nothing to draw a table for.
_BARE = {"name", "note"}
#: What shows that a line is about somebody of a list.
_PROOFS = {"phone", "id_number", "posts"}

#: The words about one person by kind; several of a kind side by side.
_Words = dict[str, str]


def listed_names(text: str) -> list[tuple[str | None, ...]]:
    """Return a header row and one row for each person named, or nothing for any other text.

    A village before the names of a line, or alone on its line, is that of the names after it;
    whatever follows a name is told of that person.
    """
    lines = text.splitlines()
    read = _read(lines)
    odd = [(number, {"name": lines[number].strip()}) for number in read.odd]
    return _rows([words for _, words in sorted([*read.people, *odd], key=itemgetter(0))])


def chat_as_table(sheet: Sheet) -> DrawnTable | None:
    """Return the people that lines of a chat in one column name, or None when it is no chat.

    Bare names are left alone: a column of them needs no drawing.
    """
    if any(len(cells) - cells.count(None) > 1 for _, cells in sheet.rows):
        return None
    cells = [(number, *_filled(cells)) for number, cells in sheet.rows]
    read = _read([text for _, _, text in cells])
    people = read.people if any(words.keys() - _BARE for _, words in read.people) else []
    items: list[Item] = [_form(words, cells[line][:2]) for line, words in people]
    items += [LeftOver(cells[line][:2], cells[line][2]) for line in read.odd]
    return drawn(sheet, items) if items else None


def _form(words: _Words, place: Place) -> Form:
    form = Form(*place)
    for kind, word in words.items():
        form.add(_HEADERS[kind], word, place)
    return form


def _filled(cells: Sequence[Cell]) -> tuple[int, str]:
    """Return the column of the one filled cell of a row, and its text."""
    return next(
        ((at, text) for at, cell in enumerate(cells, 1) if (text := text_of(cell))), (1, "")
    )


class _Read(NamedTuple):
    """The people whom lines name, and the lines about somebody that were not read; by number."""

    people: list[tuple[int, _Words]]
    odd: list[int]


def _read(lines: Sequence[str]) -> _Read:
    """Return whom lines name.

    Lines that begin otherwise than those of a list make it none, unless somebody is named in them
    with a telephone and the like, or they are few among others that tell more than a name.
    """
    people: list[tuple[int, _Words]] = []
    odd: list[int] = []
    others = 0
    village = ""
    for number, line in enumerate(_without_talk(lines)):
        words = [word for word in _words(line) if word[0] != "header"]
        before, about = _parted(words)
        if not {kind for kind, _ in before} <= ({"village"} if about else {"village", "title"}):
            is_odd = _is_about_somebody(line, words)
            odd += [number] if is_odd else []
            others += not is_odd
            continue
        village = next((word for kind, word in before if kind == "village"), village)
        people += [(number, own) for own in _people_of(about, village)]
        odd += [number] if any(kind == "note" and opens_with_name(it) for kind, it in about) else []
    telling = [number for number, words in people if words.keys() & _PROOFS]
    if _are_names([words for _, words in people]) and (not others or 2 * others < len(telling)):
        return _Read(people, odd)
    placed = [number for number, words in people if "village" in words]
    return _Read([], sorted({*odd, *telling, *(at for at in placed if _is_opened(lines[at]))}))


def _without_talk(lines: Sequence[str]) -> Sequence[str]:
    """Blank what is written between the numbered lines of a chain: only these name somebody."""
    is_chain = any(map(_TITLE.match, lines))
    return [line if not is_chain or _NUMBERING.match(line) else "" for line in lines]


def _parted(words: Sequence[tuple[str, str]]) -> tuple[Sequence[tuple[str, str]], ...]:
    """Part the words before the first name from the others."""
    named = next((place for place, (kind, _) in enumerate(words) if kind == "name"), len(words))
    return words[:named], words[named:]


def _is_opened(line: str) -> bool:
    return opens_with_name(_NUMBERING.sub("", line))


def _is_about_somebody(line: str, words: Iterable[tuple[str, str]]) -> bool:
    """Tell a line that begins with a name, was not read as one, and tells more."""
    is_proved = any(kind in _PROOFS or kind == "village" for kind, _ in words)
    return is_proved and _is_opened(line)


def _people_of(words: Iterable[tuple[str, str]], village: str) -> Iterator[_Words]:
    """Yield the people of a line, which begins with a name; what follows one is of that person."""
    own: _Words = {}
    for kind, word in words:
        if kind == "name":
            if own:
                yield own
            own = {"village": village} if village else {}
        kept = "note" if kind == "title" else kind
        earlier = own.get(kept) if kept != "village" else None
        own[kept] = f"{earlier} {word}" if earlier else word
    if own:
        yield own


def _words(line: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a line, each with its kind; numbering and labels left out."""
    plain = _NARROW_NAME.sub(r"\1\2", _NUMBERING.sub("", line))
    plain = _DESCRIBED.sub(_held_together, plain)
    label = _LABEL.match(plain)
    if label and not (looks_like_name(label[1]) or _VILLAGE_LIKE.search(label[1].strip())):
        plain = plain[label.end() :]
    post = label[1].strip() if label and _is_whole_post(label[1].strip()) else ""
    for word, is_remark in _words_and_remarks(plain):
        kind = _kind_of_remark(word) if is_remark else _kind(word)
        found = _name_and_post(word) or _polite(word) or [(kind, word.translate(_PARTED))]
        yield from found
        if post and found[0][0] == "name":
            yield "posts", post
            post = "" if is_for_one(post) else post


def _held_together(match: re.Match[str]) -> str:
    """Keep the description of a character with the name: 陈（土郎）."""
    return match[0].translate(_TOGETHER)


def _words_and_remarks(line: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of a line, and whether each stands in brackets behind something."""
    end = 0
    for match in [*BRACKETED.finditer(line), None]:
        before = line[end : match.start()] if match else line[end:]
        for word in filter(None, _BETWEEN.split(_WORD_EDGE.sub(" ", before))):
            yield word, False
        for word in filter(None, _BETWEEN.split(_WORD_EDGE.sub(" ", match[0]))) if match else ():
            yield word, True
        end = match.end() if match else end


def _kind_of_remark(word: str) -> str:
    """Return what a word in brackets tells: hardly ever a name."""
    remark_kind = kind_of(word)
    if remark_kind is not None and remark_kind != "post":
        return remark_kind if remark_kind in _HEADERS else "note"
    kind = _kind(word)
    return "note" if kind == "name" and not looks_like_name(word) else kind


def _name_and_post(word: str) -> list[tuple[str, str]]:
    """Part a name from the post written before or behind it: 书记陈明, 陈明书记."""
    for place in range(2, len(word) - 1) if len(word) <= _LONGEST_TITLED else ():
        front, back = word[:place], word[place:]
        if _is_short_name(back) and _is_whole_post(front):
            return [("name", back), ("posts", front)]
        if _is_short_name(front) and not _OF_A_POST.search(front) and _is_whole_post(back):
            return [("name", front), ("posts", back)]
    return []


def _polite(word: str) -> list[tuple[str, str]]:
    """Part a name from the polite word behind it, which may tell the gender: 李丽女士."""
    name = read_remarked(word)[0]
    if name == word or not _is_short_name(name):
        return []
    gender = GENDER_OF_POLITE.get(word.removeprefix(name))
    return [("name", name), *([("gender", gender)] if gender else [])]


def _is_short_name(word: str) -> bool:
    return len(word) <= _LONGEST_NAME and looks_like_name(word)


def _is_whole_post(word: str) -> bool:
    return _POST_ENDS.search(word) is not None and _is_post(word) and not looks_like_name(word)


def _kind(word: str) -> str:
    return next((kind for kind, is_one in _KINDS if is_one(word)), "note")


def _is_phone(word: str) -> bool:
    read = read_phones(word)
    return _has_digit(word) and bool(read.first or read.second)


def _has_digit(word: str) -> bool:
    return re.search(r"\d", word) is not None


def _is_post(word: str) -> bool:
    posts, is_unknown = read_posts(word)
    return bool(posts) and not is_unknown


def _is_name(word: str) -> bool:
    is_short = could_be_name(word) and len(word) <= 4
    return looks_like_name(word) or is_short or is_named(word.translate(_PARTED))


#: What a word is: the first kind whose test it passes.
_KINDS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("id_number", lambda word: _ID_LIKE.fullmatch(identity_number.clean(word))),
    ("phone", _is_phone),
    ("note", _has_digit),
    ("header", lambda word: match_word(word).reason == "exact"),
    ("title", _NO_NAME.search),
    ("gender", read_gender),
    ("village", _VILLAGE_LIKE.search),
    ("posts", _is_post),
    ("posts", names_holders),
    ("name", _is_name),
)


def _are_names(people: Sequence[_Words]) -> bool:
    """Tell a list of people from a text that happens to hold words like names."""
    usual = sum(is_named(words["name"]) for words in people)
    noted = sum("note" in words and not understands(words["note"]) for words in people)
    return usual > 0 and usual >= _LEAST_USUAL * len(people) and 2 * noted <= len(people)


def _rows(people: Sequence[_Words]) -> list[tuple[str | None, ...]]:
    if not people:
        return []
    given = {"village"}.union(*people)
    kinds = [kind for kind in _HEADERS if kind in given]
    header = tuple(_HEADERS[kind] for kind in kinds)
    return [header, *(tuple(words.get(kind) for kind in kinds) for words in people)]
