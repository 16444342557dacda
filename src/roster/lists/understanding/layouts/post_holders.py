"""Columns headed by a post in which the holders' bare names stand: 村 | 书记 | 主任 | 委员."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from roster.base.codes.people import Post
from roster.lists.understanding.headers.words import normalised
from roster.people.posts import body_of, in_order, read_posts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from roster.lists.listing import ListedPerson

NAME_LEVEL = "姓名"
"""The word added below a post whose column holds names."""

_LONGEST_TITLE = 20
#: A quick first look: no post is without one of these.
_POST_WORD = re.compile(
    r"[书書][记記]|主任|[委成][员員]|[支村居监監]委|[干幹]部|理事|[监監]事|社[长長]|后备"
    r"|[营營]长|文[书書]|主席|会计|出纳|[报報]账"
)
#: 副书记（1）, 委员2: the same post once more.
_WHICH = re.compile(r"(?:\(?[0-9一二三四五六七八九十]\)?|\([^()]*\))$")
_VAGUE = re.compile(r"(?:其他|其余)?村?(?:两委)?(?:成员|委员|干部)|干部名单|成员名单")
#: Everybody of an organisation, its leaders too: 党支部班子成员.
_EVERYBODY = re.compile(r".{2,}班子(?:成员|人员)?|班子(?:成员|人员)")
#: A bare 委员 may belong to any organisation.
_UNTOLD = re.compile(r"(?:其他|其余)?委员")
_LEADING = frozenset({Post.SECRETARY, Post.HEAD, Post.SUPERVISION_HEAD, Post.ECONOMY_HEAD})
#: Holders of other posts in a village; 联络员 and 组长 need not be of it.
_OTHER_HOLDERS = re.compile(r"妇[女联]|治保|治安|民兵|团[支总]|调解|计生|文书|会计|出纳|报账员")
_SAME = ("gender", "birth", "id_number", "phone", "village", "village_text")


def posts_in_header(levels: Sequence[str]) -> tuple[Post, ...] | None:
    """Return the posts whose holders a column lists, or None when its header names none.

    书记姓名 and 党支部 > 书记 > 姓名 name P1, 书记、主任 both; 委员 > 姓名 names holders of nobody
    knows which post.
    """
    words = [_title(level) for level in levels]
    words = [word for word in words if word]
    if not words:
        return None
    if _EVERYBODY.fullmatch(words[-1]):
        return ()
    body = next(filter(None, (body_of(word) for word in reversed(words))), None)
    posts, is_unknown = read_posts(words[-1], body)
    if posts and not is_unknown and (Post.OTHER not in posts or _OTHER_HOLDERS.search(words[-1])):
        return posts
    return () if _VAGUE.fullmatch(words[-1]) else None


def is_for_one(word: str) -> bool:
    """Tell a post that one person of a village holds from 委员 and the like."""
    return not _LEADING.isdisjoint(read_posts(word)[0])


def is_untold(levels: Sequence[str]) -> bool:
    """Tell a column of the names below 委员 without a word of whose they are."""
    if len(levels) < 2 or normalised(levels[-1]) != NAME_LEVEL:
        return False
    return posts_in_header(levels) == () and bool(_UNTOLD.fullmatch(_title(levels[-2])))


def with_name_level(levels: tuple[str, ...]) -> tuple[str, ...]:
    """Return a header's levels, below a post the word for its holders' names."""
    return (*levels, NAME_LEVEL) if levels and names_holders(levels[-1]) else levels


def as_one_each(people: Iterable[ListedPerson]) -> list[ListedPerson]:
    """Join what stands in one row below several posts about one person (书记 who is 主任)."""
    known: dict[tuple[int, str], ListedPerson] = {}
    others: list[ListedPerson] = []
    for person in people:
        place = (person.row, person.name)
        first = known.setdefault(place, person)
        if first is person:
            continue
        if all(_agree(getattr(first, field), getattr(person, field)) for field in _SAME):
            known[place] = _joined(first, person)
        else:
            others.append(person)
    return [*known.values(), *others]


def _joined(first: ListedPerson, second: ListedPerson) -> ListedPerson:
    facts = {field: getattr(first, field) or getattr(second, field) for field in _SAME}
    return msgspec.structs.replace(
        first,
        **facts,
        second_phone=first.second_phone or second.second_phone,
        posts=in_order([*first.posts, *second.posts]),
        raw={**second.raw, **first.raw},
    )


def _agree(first: object, second: object) -> bool:
    return first is None or second is None or first == second


def _title(level: str) -> str:
    return _WHICH.sub("", normalised(level).removesuffix(NAME_LEVEL))


def names_holders(text: str) -> bool:
    """Tell a text that names the holders of a post, be it a column's header or a cell."""
    if not 1 < len(text) < _LONGEST_TITLE or not _POST_WORD.search("".join(text.split())):
        return False
    return not normalised(text).endswith(NAME_LEVEL) and posts_in_header((text,)) is not None
