"""Codes of people and of their posts."""

from __future__ import annotations

from roster.base.words import Code


class Gender(Code):
    """GB/T 2261.1 without its "unknown" values, which are kept as nothing."""

    MALE = "male", "男", "male"
    FEMALE = "female", "女", "female"


class Education(Code):
    """Finished education, highest first (DOMAIN.md section 3.2)."""

    POSTGRADUATE = "postgraduate", "研究生", "postgraduate"
    BACHELOR = "bachelor", "大学本科", "bachelor"
    ASSOCIATE = "associate", "大学专科", "associate"
    SECONDARY_VOCATIONAL = "secondary_vocational", "中专", "vocational school"
    HIGH_SCHOOL = "high_school", "高中", "high school"
    MIDDLE_SCHOOL = "middle_school", "初中", "middle school"
    PRIMARY = "primary", "小学", "primary school"
    NONE = "none", "文盲", "none"


class PoliticalStatus(Code):
    """Political status, the parties beside the CPC taken together."""

    CPC_MEMBER = "cpc_member", "中共党员", "CPC member"
    CPC_PROBATIONARY = "cpc_probationary", "中共预备党员", "probationary CPC member"
    LEAGUE = "league", "共青团员", "Youth League member"
    DEMOCRATIC_PARTY = "democratic_party", "民主党派", "member of another party"
    NONE = "none", "无党派人士", "without party"
    MASSES = "masses", "群众", "none of these"


class Post(Code):
    """Village posts in the order in which a list of a village names them (section 2.1)."""

    SECRETARY = "P1", "书记", "party secretary"
    HEAD = "V1", "主任", "committee head"
    DEPUTY_SECRETARY = "P2", "副书记", "deputy secretary"
    DEPUTY_HEAD = "V2", "副主任", "deputy head"
    PARTY_MEMBER = "P3", "党组织委员", "party committee member"
    COMMITTEE_MEMBER = "V3", "村（居）委会委员", "committee member"
    SUPERVISION_HEAD = "S1", "监委会主任", "supervision head"
    SUPERVISION_MEMBER = "S2", "监委会成员", "supervision member"
    ECONOMY_HEAD = "E1", "理事长", "cooperative head"
    ECONOMY_DEPUTY = "E2", "副理事长", "cooperative deputy"
    ECONOMY_DIRECTOR = "E3", "理事", "cooperative director"
    ECONOMY_SUPERVISOR = "E4", "监事", "cooperative supervisor"
    FIRST_SECRETARY = "X1", "第一书记", "first secretary"
    RESERVE = "X2", "后备干部", "reserve cadre"
    OTHER = "other", "其他职务", "other post"


TWO_COMMITTEES = frozenset(
    {
        Post.SECRETARY,
        Post.DEPUTY_SECRETARY,
        Post.PARTY_MEMBER,
        Post.HEAD,
        Post.DEPUTY_HEAD,
        Post.COMMITTEE_MEMBER,
    }
)
"""The "两委": party organisation and villagers' or residents' committee."""


FOUR_LEADING = frozenset({Post.SECRETARY, Post.HEAD, Post.SUPERVISION_HEAD, Post.ECONOMY_HEAD})
"""The four leading posts that the county must train (section 8, row 14)."""


class EndReason(Code):
    """Why a post ended (section 2.2)."""

    TERM_OVER = "term_over", "届满", "term over"
    RESIGNED = "resigned", "辞职", "resigned"
    REMOVED = "removed", "免职", "removed"
    RECALLED = "recalled", "罢免", "recalled"
    TRANSFERRED = "transferred", "调整", "transferred"
    DIED = "died", "去世", "died"
    CORRECTED = "corrected", "录入有误", "entered by mistake"
