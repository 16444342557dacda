"""What is said about marks, outcomes and people at the door."""

from __future__ import annotations

from roster.base.words import Code


class LikeWalkIn(Code):
    """Why a person of the file may be the one who walked in, the likeliest first."""

    NAME_AND_DIVISION = "name_and_unit", "姓名、村相同", "same name and village"
    NAME = "name", "姓名相同", "same name"
    SOUND_AND_DIVISION = "sound_and_unit", "读音、村相同", "same sound and village"
    NEAR_NAME_AND_DIVISION = (
        "near_name_and_unit",
        "姓名差一字，村相同",
        "name nearly the same, same village",
    )


class Shortfall(Code):
    """Why somebody does not complete a training."""

    BLANK = "blank", "考勤未录完", "attendance not complete"
    ABSENT = "absent", "有旷课", "absent without leave"
    LEAVE = "leave", "请假超过规定", "too much leave"
    EXAM = "exam", "考试没有合格", "exam not passed"
    NEVER_THERE = "never_there", "一次课也没有上", "never there"
    DECIDED = "decided", "由经办人认定", "decided by the clerk"


class RulePreset(Code):
    """Completion rules found in use, to begin from (section 4.5)."""

    NATIONAL = (
        "national",
        "请假不超过总学时的七分之一，不旷课",
        "leave up to one seventh of the hours, no absence",
    )
    ONE_FIFTH = (
        "one_fifth",
        "请假不超过总学时的五分之一，不旷课",
        "leave up to one fifth of the hours, no absence",
    )
    ONE_DAY = "one_day", "请假不超过一天，不旷课", "leave up to one day, no absence"
    TWO_DAYS_EXPEL = (
        "two_days_expel",
        "旷课满两天退学，请假不超过七分之一",
        "two days of absence expel, leave up to one seventh",
    )
    THREE_ABSENCES = (
        "three_absences",
        "缺席、迟到、早退满三次不结业",
        "three times absent, late or early: not completed",
    )
    EXAM = (
        "exam",
        "旷课两次不结业，两次迟到算一次，考试 60 分合格",
        "two absences: not completed, late twice weighs as one, exam from 60 points",
    )


class ScanResult(Code):
    """What became of something held under the scanner at the door."""

    SIGNED = "signed", "签到成功", "signed in"
    ALREADY_HERE = "already_here", "已经签过到", "already here"
    NOT_IN_TRAINING = "not_in_training", "不在本班名单", "not in this training"
    UNKNOWN = "unknown", "不认识", "not known"
