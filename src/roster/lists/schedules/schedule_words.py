"""Words of timetables: what a column is called, what a cell beside a class may be."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from roster.base.half_width import half_width

if TYPE_CHECKING:
    from collections.abc import Iterable


class Role(StrEnum):
    """What a column of a timetable holds; ``WHEN``: days, half-days or clock times."""

    DAY = "day"
    WHEN = "when"
    SUBJECT = "subject"
    LECTURER = "lecturer"
    OFFICE = "office"
    PLACE = "place"
    HOURS = "hours"
    IGNORED = "ignored"


_HEADERS = {
    Role.DAY: "日期 月日 上课日期 培训日期 授课日期 日程",
    Role.WHEN: """
        时间 时段 半天 午别 上下午 起止时间 上课时间 培训时间 授课时间 具体时间 时间段 星期 周次
    """,
    Role.SUBJECT: """
        课程 课程名称 课程内容 内容 培训内容 教学内容 授课内容 学习内容 课题 题目 授课题目 主题
        培训主题 专题 科目 培训课程 活动内容 议程 事项 安排 内容安排 培训安排 课程安排 课程题目
        授课主题
    """,
    Role.LECTURER: """
        授课人 主讲 主讲人 讲师 教师 老师 授课教师 授课老师 授课人员 主讲教师 主讲老师 授课师资
        师资 培训师 培训讲师 授课专家 专家 授课讲师 姓名 讲课人 负责人
    """,
    Role.OFFICE: """
        单位 单位职务 工作单位 工作单位职务 职务 职称 讲师单位 授课单位 主讲单位 讲师简介
        单位职称 授课人单位 授课人单位职务
    """,
    Role.PLACE: "地点 场地 教室 培训地点 上课地点 授课地点 会场 地址 课室",
    Role.HOURS: "学时 课时 学时数 课时数 学时课时",
    Role.IGNORED: """
        序号 主持 主持人 备注 说明 形式 培训形式 参加人员 人数 对象 培训对象 参训人员 班次
    """,
}
_ROLES = {word: role for role, words in _HEADERS.items() for word in words.split()}
_TWO_ROLES = re.compile(
    r"(?:授课|主讲)?(?:人|讲师|教师|老师|专家|师资)(?:姓名)?(?:及|、|/|和|与)?(?:单位|职务|职称)"
)
_SIGNS = re.compile(r"[\s:、/().。及和与]")
_REMARK = re.compile(r"\([^()]*\)$")

_LABELS = {
    Role.LECTURER: r"主讲人?|授课人?|授课(?:教师|老师|讲师)|讲师|主讲(?:教师|老师)|教师|老师",
    Role.PLACE: r"(?:培训|上课|授课)?地点|场地|会场|教室",
    Role.SUBJECT: r"课程|内容|课题|题目|主题|专题",
    Role.OFFICE: r"(?:工作)?单位(?:及?职务)?",
    Role.HOURS: r"学时|课时",
}
_LABELLED = re.compile(
    "|".join(f"(?P<{role}>{words})" for role, words in _LABELS.items()).join(("(?:", ")\\s*:\\s*"))
)
_HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
_NAME = re.compile(
    rf"{_HAN}{{2,3}}|{_HAN}{{2,8}}·[\u3400-\u9fff·]{{2,10}}"
    rf"|[欧司上诸皇东尉令慕夏公独单长宇闻]{_HAN}{{3}}"
)
_NAME_AND_OFFICE = re.compile(rf"((?:{_HAN}|·){{2,11}})\s*\(([^()]+)\)")
_NAME_AND_TITLE = re.compile(
    rf"({_HAN}{{2,4}}?)\s*(副?教授|讲师|老师|主任|书记|校长|博士|研究员|律师)"
)
_TITLE_AND_NAME = re.compile(
    rf"(\S*(?:书记|主任|校长|局长|部长|镇长|教授|委员|站长|所长))\s+({_HAN}{{2,3}})"
)
_PLACE = re.compile(r"楼|室|厅|礼堂|会场|课堂|教室|基地|馆|广场|现场|村委|腾讯会议|直播|线上")
_OFFICE = re.compile(
    r"(?:校|局|部|委|会|办|室|镇|街道|中心|大学|所|院|公司|政府|站|厅|队|社|银行)"
    r"(?:[\u3400-\u9fff]{0,8}(?:长|记|任|授|师|员|干部|主任|书记))?$"
)
_HOURS = re.compile(r"(\d+(?:\.\d+)?)\s*(?:个)?(?:学时|课时)?")
_NO_LESSON = re.compile(
    r"(?:签到|报到|报名|[早午晚中用就]餐|[午晚]饭|午休|休息|茶歇|课间|返程|离[会校]|集合|乘车|出发|入住"
    r"|自由活动|拍照|(?:集体)?合影|散会|学员|注册|办理|[、,，和及/ ]|时间|安排|食堂|手续)+"
)
_NOTE = re.compile(r"(?:备?注|说明|填报|联系|附|制表|温馨提示|要求|此表)")


def role_of(header: str) -> Role | None:
    """Return what a header cell announces."""
    words = _REMARK.sub("", half_width(header))
    if _TWO_ROLES.fullmatch(words):
        return Role.LECTURER
    return _ROLES.get(_SIGNS.sub("", words))


def fields_of(text: str) -> list[tuple[Role, str]]:
    """Return what a cell says by its own labels (``主讲:张三 地点:三楼``); first what has none."""
    pieces: list[tuple[Role, str]] = []
    role, start = Role.SUBJECT, 0
    for found in _LABELLED.finditer(half_width(text)):
        pieces.append((role, text[start : found.start()]))
        role, start = Role(str(found.lastgroup)), found.end()
    pieces.append((role, text[start:]))
    clean = [(role, piece.strip(" ,，;；、。")) for role, piece in pieces]
    return [(role, piece) for role, piece in clean if piece]


def guessed(texts: Iterable[str]) -> list[tuple[Role, str]]:
    """Return what the cells of a class without a header are: the subject, then who and where."""
    fields: list[tuple[Role, str]] = []
    for text in texts:
        pieces = fields_of(text)
        if len(pieces) == 1 and pieces[0] == (Role.SUBJECT, text):
            fields.append((_guess(text, {role for role, _ in fields}), text))
        else:
            fields.extend(pieces)
    return fields


def _guess(text: str, known: set[Role]) -> Role:
    if Role.SUBJECT not in known:
        return Role.SUBJECT
    if re.fullmatch(r"\d+(?:\.\d+)?\s*(?:学时|课时)", text):
        return Role.HOURS
    if Role.LECTURER not in known and is_lecturer(text):
        return Role.LECTURER
    if Role.PLACE not in known and _PLACE.search(text):
        return Role.PLACE
    if Role.OFFICE not in known and (Role.LECTURER in known or _OFFICE.search(text)):
        return Role.OFFICE
    return Role.PLACE if Role.PLACE not in known else Role.IGNORED


def is_lecturer(text: str) -> bool:
    """Tell whether a text is a person's name, or several, perhaps with an office in brackets."""
    name, office = lecturer_of(text)
    if office:
        return bool(_NAME.fullmatch(name))
    names = re.split(r"[、,，/ ]", name)
    return all(_NAME.fullmatch(lecturer) and not _OFFICE.search(lecturer) for lecturer in names)


def lecturer_of(text: str) -> tuple[str, str | None]:
    """Return a lecturer's name and office: ``张三（市委党校）``, ``张三 教授``, ``教授 张三``."""
    signs = half_width(text)
    if turned := _TITLE_AND_NAME.fullmatch(signs):
        return text[slice(*turned.span(2))], text[slice(*turned.span(1))]
    found = _NAME_AND_OFFICE.fullmatch(signs) or _NAME_AND_TITLE.fullmatch(signs)
    if found is None:
        return text, None
    return text[slice(*found.span(1))].strip(), text[slice(*found.span(2))].strip()


def quarter_hours_of(text: str) -> int | None:
    """Return class hours as quarter-hours; None for what is no number of quarters above zero."""
    found = _HOURS.fullmatch(half_width(text))
    if found is None:
        return None
    whole, _, part = found[1].partition(".")
    quarters = {"": 0, "0": 0, "00": 0, "25": 1, "5": 2, "50": 2, "75": 3}.get(part)
    return None if quarters is None else (int(whole) * 4 + quarters) or None


def is_no_lesson(text: str) -> bool:
    """Tell meals, arrival and breaks from classes."""
    return bool(_NO_LESSON.fullmatch(text))


def is_note(text: str) -> bool:
    """Tell a remark below a table by its first word."""
    return bool(_NOTE.match(text))
