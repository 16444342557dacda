"""Codes of trainings, half-days and enrollments."""

from __future__ import annotations

from roster.base.words import Code


class Tier(Code):
    """Who holds a training."""

    PROVINCE = "province", "省级", "province"
    CITY = "city", "市级", "city"
    COUNTY = "county", "县级", "county"
    TOWNSHIP = "township", "镇级", "township"


class TrainingKind(Code):
    """What kind of gathering a training is."""

    TRAINING = "training", "培训班", "training"
    DEMONSTRATION = "demonstration", "示范班", "demonstration class"
    OATH = "oath", "集体宣誓", "collective oath"
    TALK = "talk", "集体谈话", "talk"


TEACHING = frozenset({TrainingKind.TRAINING, TrainingKind.DEMONSTRATION})
"""Gatherings at which something is taught: they count for coverage and class hours."""


class TrainingState(Code):
    """Where a training stands."""

    PLANNED = "planned", "计划", "planned"
    OPEN = "open", "进行", "open"
    CLOSED = "closed", "已结", "closed"
    POSTPONED = "postponed", "延期", "postponed"
    CANCELLED = "cancelled", "取消", "cancelled"


class PartOfDay(Code):
    """The half-days by which attendance is counted."""

    MORNING = "morning", "上午", "morning"
    AFTERNOON = "afternoon", "下午", "afternoon"
    EVENING = "evening", "晚上", "evening"


class Completion(Code):
    """How an enrollment ended: 结业, 未结业, 退学, 待补训 (section 4.5)."""

    COMPLETED = "completed", "结业", "completed"
    NOT_COMPLETED = "not_completed", "未结业", "not completed"
    EXPELLED = "expelled", "退学", "expelled"
    MAKEUP_DUE = "makeup_due", "待补训", "makeup due"
