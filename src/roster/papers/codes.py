"""The papers of a training."""

from __future__ import annotations

from roster.base.words import Code


class TrainingPaper(Code):
    """The papers of a class; the last two say what became of it and of its people."""

    SIGN_IN = "sign_in", "签到表", "sign-in sheet"
    NAME_CARDS = "name_cards", "桌签", "name cards"
    BADGES = "badges", "胸牌", "badges"
    SEATING = "seating", "座位表", "seating plan"
    GROUPS = "groups", "分组名单", "group list"
    CONTACTS = "contacts", "通讯录", "contact list"
    TIMETABLE = "timetable", "课程表", "timetable"
    RECEIPT = "receipt", "报名回执", "notice receipt"
    SUMMARY = "summary", "培训班情况表", "class summary"
    RECORDS = "records", "个人培训档案", "training records"


class ListOrder(Code):
    """In which order a roster names people."""

    DIVISION = "unit", "按村（社区）和职务", "by village and post"
    NAME = "name", "按姓名拼音", "by name"
    STROKES = "strokes", "按姓氏笔画", "by strokes of surnames"
