"""Posts in a village: reading free text, their order, and who may hold what together.

The rules stand in DOMAIN.md sections 2.1, 2.2 and 6.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from roster.base.blank_words import NOTHING
from roster.base.codes.people import Post
from roster.base.simplified import simplified
from roster.base.words import AND, Language, label

if TYPE_CHECKING:
    from collections.abc import Iterable


class Body(Enum):
    """The organisation whose posts a column or a section lists."""

    PARTY = "party"
    COMMITTEE = "committee"
    SUPERVISION = "supervision"
    ECONOMY = "economy"


_CODES = {post.value: post for post in Post if post is not Post.OTHER}
_ORDER = {post: place for place, post in enumerate(Post)}
_COMMITTEE_POSTS = (Post.HEAD, Post.DEPUTY_HEAD, Post.COMMITTEE_MEMBER)
_SUPERVISION_POSTS = (Post.SUPERVISION_HEAD, Post.SUPERVISION_MEMBER)
_IN_TWO_COMMITTEES = {
    Post.SECRETARY, Post.DEPUTY_SECRETARY, Post.PARTY_MEMBER, *_COMMITTEE_POSTS,
}  # fmt: skip
_DIRECTORS = (Post.ECONOMY_HEAD, Post.ECONOMY_DEPUTY, Post.ECONOMY_DIRECTOR)

#: Pairs that one person must not hold: the organic law of villagers' committees, article 32, and
#: the law on rural collective economic organisations, article 34.
_FORBIDDEN = tuple(
    (first, second)
    for firsts, seconds in (
        (_COMMITTEE_POSTS, _SUPERVISION_POSTS),
        (_DIRECTORS, (Post.ECONOMY_SUPERVISOR,)),
    )
    for first in firsts
    for second in seconds
)


# --- the words of free text ------------------------------------------------------------------

_HIDDEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\"'“”‘’]+")
_SPACE = re.compile(r"\s+")
_BOTH_KINDS = re.compile(r"(村)[(/](?:居|社区)\)?|(村)、居(?=[委民务])|\(村\)(居)")
_ENDS = (
    r"书记|支书|主任|委员(?!会(?!计))|成员|理事长|副理事长|社长|董事长|监事长|理事(?!长|会)|监事(?!长|会)"
    r"|干部|代表"
)
_RUN_ON = re.compile(
    rf"({_ENDS})(?=[村居社经党支总监委副主书理兼和及与联股妇治团]|民兵|调解|计生|文书|会计|出纳|报账"
    r"|网格|综治|人大|残联|第一)(?!委会|助理)[兼和及与]?任?"
)
_SPLIT = re.compile(
    r"[\W_]+|(?<![A-Z第])\d+|(?:并|同时)?兼任?|同时担?任|暨|[非未不]?是?[三两]?[个职]?一肩挑|交叉任职"
)
#: When somebody held or got a post: 2026.03至今, 2021年当选.
_WHEN = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?:[年.\-/]\d{0,2}月?(?:[.\-/]?\d{1,2}日?)?)?(?:至今|起|以来|当选)?|至今"
)
#: 委员 said once for two bodies: 党支部、村委会委员; or for two duties: 组织、宣传委员.
_SHARED_END = re.compile(
    r"(?P<first>党?支部|党?总支|党委|支委|[村居]委会?|[村居]民委员会)[、/和及与]"
    r"(?=(?:党?支部|党?总支|党委|支委|[村居]委会?|[村居]民委员会|监委会?|[村居]务监督委员会)委员(?!会))"
    r"|(?P<duty>组织|宣传|纪检|统战|青年)[、/和及与](?=(?:组织|宣传|纪检|统战|青年)委员)"
)
_DEPUTY = re.compile(r"付(?=书记|支书|主任|理事长|社长)")
_DEPUTY_BEHIND = re.compile(r"(书记|主任|理事长|社长)\(副\)")
_BOTH_LEADERS = re.compile(r"(?<![非未不否])(?P<three>三[个职])?一肩挑")

_PARTY_BODY = r"党|支部|总支|支委|^组织(?!委员)"
_COMMITTEE_BODY = r"村委|居委|[村居]民?委员?会|[村居]民委员会|社区委员会"
_SUPERVISION_BODY = r"监委|监督|监会|纪监|[村居]务(?=主任|委员|成员)"
_ECONOMY_BODY = r"经联|经济|联社|股份|合作社|集体|资产|(?<!合作)社委"

_OTHER_BODY = (
    r"共青|团[支总委员]|^团|妇[联女代]|民兵|治保|治安|调解|计生|卫生|服务中心|服务站|工作站|文化站"
    r"|实践站|综治|工会|关工|残[联协]|老[人协龄年]|办公室|助理|联络|志愿|纪委书记|纪检书记"
    r"|青年(?:团|书记)|专业合作社|公司|(?:村民|乡贤|红白|新农村建设|慈善|教育|基金)[^经]*理事"
    r"|第[一二三四五六七八九十\d]+(?:联合)?党?支部|党小组"
    r"|(?:网格|片区|小区|楼[栋宇]|功能型|老年|流动|产业|企业|自然村|小组)"
    r"[一二三四五六七八九十\d]*(?:联合)?党?(?:支部|总支)"
)
_OTHER_BODY_WORD = re.compile(_OTHER_BODY)

#: Rules in the order of trial: the first that is found in a part of the text decides.
_RULES: tuple[tuple[re.Pattern[str], Post], ...] = tuple(
    (re.compile(pattern), post)
    for pattern, post in (
        (r"^原任?(?!山|岗)|^前任?(?!进|村|山|岗)|^前村(?=委|主任|书记)", Post.OTHER),
        (
            r"^曾[任经]|不再|免去|卸任|离任|辞去|上一?届|往届|历任|退休|^老(支书|书记|主任|村长)",
            Post.OTHER,
        ),
        (
            r"名誉|荣誉|挂名",
            Post.OTHER,
        ),
        (r"第一书记", Post.FIRST_SECRETARY),
        (r"后备|储备", Post.RESERVE),
        (_OTHER_BODY, Post.OTHER),
        (r"监事", Post.ECONOMY_SUPERVISOR),
        (r"副(理事长|社长|董事长)", Post.ECONOMY_DEPUTY),
        (r"(理事长|董事长|(?<!旅)社长)$", Post.ECONOMY_HEAD),
        (r"理事(会?成员|会?委员)?$", Post.ECONOMY_DIRECTOR),
        (rf"({_SUPERVISION_BODY}).*副(主任|组长)$", Post.SUPERVISION_MEMBER),
        (rf"({_SUPERVISION_BODY}).*(主任|组长|负责人)$", Post.SUPERVISION_HEAD),
        (rf"({_SUPERVISION_BODY}).*(委员|成员)$|监委$", Post.SUPERVISION_MEMBER),
        (rf"({_ECONOMY_BODY}).*副(主任|负责人)$", Post.ECONOMY_DEPUTY),
        (rf"({_ECONOMY_BODY}).*(主任|负责人|法定代表人|法人代表|法人)$", Post.ECONOMY_HEAD),
        (rf"({_ECONOMY_BODY}).*(委员|成员)$|社委$", Post.ECONOMY_DIRECTOR),
        (r"副(支书|书记)$", Post.DEPUTY_SECRETARY),
        (r"(支书|书记)$", Post.SECRETARY),
        (
            r"^(组织|宣传|纪检(?:监察)?|纪律检查|统战|青年|武装|党建|群团)(委员|部长)$",
            Post.PARTY_MEMBER,
        ),
        (rf"({_PARTY_BODY}).*(委员|成员)$|支委$", Post.PARTY_MEMBER),
        (rf"(^|{_COMMITTEE_BODY}|[村居]|社区)会?(常务|第一)?副主任$", Post.DEPUTY_HEAD),
        (rf"(^|{_COMMITTEE_BODY}|[村居]|社区)会?主任$", Post.HEAD),
        (rf"({_COMMITTEE_BODY})会?(委员|成员)$|(村委|居委)$", Post.COMMITTEE_MEMBER),
    )
)

#: What bare words mean when the column or the section names the organisation.
_IN_BODY: dict[Body, tuple[tuple[re.Pattern[str], Post], ...]] = {
    body: tuple((re.compile(pattern), post) for pattern, post in rules)
    for body, rules in {
        Body.PARTY: ((r"(委员|成员)$", Post.PARTY_MEMBER),),
        Body.COMMITTEE: ((r"^(委员|成员)$", Post.COMMITTEE_MEMBER),),
        Body.SUPERVISION: (
            (r"^副(主任|组长)$", Post.SUPERVISION_MEMBER),
            (r"^(主任|组长)$", Post.SUPERVISION_HEAD),
            (r"^(委员|成员)$", Post.SUPERVISION_MEMBER),
        ),
        Body.ECONOMY: (
            (r"^副(主任|负责人)$", Post.ECONOMY_DEPUTY),
            (r"^(主任|负责人|法人)$", Post.ECONOMY_HEAD),
            (r"^(委员|成员)$", Post.ECONOMY_DIRECTOR),
        ),
    }.items()
}

_BODIES: tuple[tuple[re.Pattern[str], Body], ...] = (
    (re.compile(_SUPERVISION_BODY + r"|监察"), Body.SUPERVISION),
    (re.compile(_ECONOMY_BODY), Body.ECONOMY),
    (re.compile(_COMMITTEE_BODY + r"|行政"), Body.COMMITTEE),
    (re.compile(r"党(组织|委|内|支|总支|务)|支部|总支|支委"), Body.PARTY),
)

#: Jobs that are no post of the four organisations, told by how they end.
_OTHER_JOB = re.compile(
    r"主席|[^事社村]长$|[^委成]员$|会计|出纳|文书|专干|工作者|村官|专职|代表|会长"
    r"|顾问|教练|经理|医生|电工|主任$|其他职务"
)
_REMARK = re.compile(
    r"(?:主持|分管|负责(?!人)|协助|联系|主管|主抓|配合).*|挂职|驻村|补选|新任|连任|候选|[男女]|代理?|当选"
    r"|起|年|职务|现任职务|任职"
)
#: What stands before a post without changing it.
_BEFORE = re.compile(
    r"^(?:现任?|[新连续留担]任|任|当选为?|本[届村]|代理?|正|专职|挂职|(?:分管|负责|主管|协助)[^的]*的)"
    r"(?=(?:常务)?副?(?:书记|支书|主任|理事长|社长)|[党支总村居社监经股])"
)
#: Somebody may get this post, or not, or had it.
_NOT_YET = re.compile(r"^拟|^已离|提名|候选人$|落选|未当选|^候补")
_POST_LIKE = re.compile(r"[书主委理监社支党长待未不]|干部|成员|班子|两委")
_SUMMARY = re.compile(r"^.{0,6}(?:两委|班子).{0,2}$|^.{0,4}村干部$")
_VAGUE = re.compile(r"^.{0,12}(两委|班子|村|社区|居)?(干部|班子|委员|成员|人员)$|^(两委|班子|干部)")


@lru_cache(maxsize=65536)
def read_posts(text: str, body: Body | None = None) -> tuple[tuple[Post, ...], bool]:
    """Read the posts in a free text such as ``党支部书记兼村委会主任、妇女主任``.

    Args:
        text: several posts in any writing, separators and brackets included.
        body: the organisation that the heading names; it decides a bare 主任 or 委员.

    Returns:
        The posts in the order of :class:`Post`, each once, and whether something in the text
        remained unknown (a bare 委员, 两委干部).
    """
    plain = _plain(text)
    if plain in NOTHING:
        return (), False
    posts, is_unknown = _read(plain, body)
    is_unknown |= "?" in plain
    if is_unknown and _SPACE.search(plain):
        closed = _read(_SPACE.sub("", plain), body)
        posts, is_unknown = (posts, is_unknown) if closed[1] else closed
    return posts, is_unknown


def _read(plain: str, body: Body | None) -> tuple[tuple[Post, ...], bool]:
    found: set[Post] = set()
    unread: list[str] = []
    current = body
    for part in _parts(plain):
        post = _post_of(part, current)
        if post is not None:
            found.add(post)
        elif _is_body_only(part):
            current = body_of(part) or body
            continue
        elif not _REMARK.fullmatch(part):
            unread.append(part)
        current = body
    found |= _both_leaders(plain, found)
    return in_order(found), not found or any(_is_doubtful(part, found) for part in unread)


def _both_leaders(plain: str, found: set[Post]) -> set[Post]:
    """Return the posts that 一肩挑 means beside the one or none that is written out."""
    match = _BOTH_LEADERS.search(plain)
    leading = found & {Post.SECRETARY, Post.HEAD, Post.ECONOMY_HEAD}
    if match is None or len(leading) > 1 or leading == {Post.ECONOMY_HEAD}:
        return set()
    return {Post.SECRETARY, Post.HEAD} | ({Post.ECONOMY_HEAD} if match["three"] else set())


def _is_doubtful(part: str, found: set[Post]) -> bool:
    """Tell words that may be a post from a remark; posts written out explain 两委干部."""
    if _SUMMARY.search(part):
        return found.isdisjoint(_IN_TWO_COMMITTEES)
    return _POST_LIKE.search(part) is not None


@lru_cache(maxsize=1024)
def body_of(text: str) -> Body | None:
    """Return the organisation that a heading such as ``（三）村务监督委员会`` names."""
    plain = _plain(text)
    bodies = [body for pattern, body in _BODIES if pattern.search(plain)]
    return bodies[0] if len(bodies) == 1 else None


def in_order(posts: Iterable[str]) -> tuple[Post, ...]:
    """Return posts, each once, in the order in which lists name them."""
    return tuple(sorted({Post(post) for post in posts}, key=_ORDER.__getitem__))


def rank(posts: Iterable[str]) -> tuple[int, ...]:
    """Return a key that sorts the people of a village: secretary first, nobody's post last."""
    return tuple(_ORDER[post] for post in in_order(posts)) or (len(_ORDER),)


def forbidden_pair(posts: Iterable[str]) -> tuple[Post, Post] | None:
    """Return two of these posts that the law forbids one person to hold, if there are any."""
    held = set(posts)
    if len(held) < 2:
        return None
    return next(((a, b) for a, b in _FORBIDDEN if a in held and b in held), None)


@lru_cache(maxsize=4096)
def _joined(posts: tuple[Post, ...], language: Language = "zh") -> str:
    return AND.said(language).join(label(post, language) for post in posts)


def posts_text(posts: Iterable[str], language: Language = "zh") -> str:
    """Return the posts as lists write them: ``书记、主任``."""
    return _joined(in_order(posts), language)


def posts_on_paper(posts: Iterable[str]) -> str:
    """Return the posts as papers print them: what is kept only as another post is left out."""
    return _joined(tuple(post for post in in_order(posts) if post is not Post.OTHER))


def _plain(text: str) -> str:
    """Return the text in ordinary characters, with 村（居） written as 村."""
    plain = simplified(_HIDDEN.sub("", unicodedata.normalize("NFKC", text)).strip())
    plain = _DEPUTY_BEHIND.sub(r"副\1", _DEPUTY.sub("副", plain))
    plain = _FORMER_BEHIND.sub(r"已离\1", _MEANT_BEHIND.sub(r"拟\1", plain))
    return _BOTH_KINDS.sub(lambda match: match[1] or match[2] or match[3], plain)


#: Behind a post in brackets: that somebody is meant to get it, or had it.
_MEANT_BEHIND = re.compile(
    r"([^、,;/()\s]+)\((?:拟任?(?:人选)?|拟提名|候选人?|提名(?:人选)?|人选|待选|公示中?|未当选|落选)\)"
)
_FORMER_BEHIND = re.compile(
    r"([^、,;/()\s]+)\((?:原任?|前任|已?(?:离任|离职|退休|辞职|免职?|卸任|调离|去世))\)"
)


def _parts(plain: str) -> list[str]:
    shared = _SHARED_END.sub(lambda match: f"{match['first'] or match['duty']}委员、", plain)
    parts = _SPLIT.split(_RUN_ON.sub(r"\1、", _WHEN.sub("、", shared)))
    return [_BEFORE.sub("", part) for part in parts if part]


def _post_of(part: str, body: Body | None) -> Post | None:
    if part in _CODES:
        return _CODES[part]
    if _NOT_YET.search(part) or _REMARK.fullmatch(part):
        return None
    if body is not None:
        for pattern, post in _IN_BODY[body]:
            if pattern.search(part) and not _names_other_body(part, body):
                return post
    for pattern, post in _RULES:
        if pattern.search(part):
            return post
    if _OTHER_JOB.search(part) and not _VAGUE.search(part):
        return Post.OTHER
    return None


def _names_other_body(part: str, body: Body) -> bool:
    return body_of(part) not in (None, body) or bool(_OTHER_BODY_WORD.search(part))


def _is_body_only(part: str) -> bool:
    """Tell a bare name of an organisation (``党支部``), which belongs to the next part."""
    return part.endswith(("会", "部", "总支", "党委", "社", "组织")) and body_of(part) is not None
