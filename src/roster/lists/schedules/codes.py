"""What can be wrong with a pasted plan."""

from __future__ import annotations

from roster.base.words import Code


class PlanFault(Code):
    """What could not be understood in a pasted timetable or training plan."""

    DATE_MISSING = "date_missing", "没有日期", "no date"
    DATE_UNREADABLE = "date_unreadable", "日期读不懂", "date cannot be read"
    DATE_AMBIGUOUS = "date_ambiguous", "分不清是 1 日还是 10 日", "1st or 10th: cannot tell"
    WEEKDAY_DIFFERS = "weekday_differs", "日期与星期几不符", "date and weekday differ"
    PART_UNKNOWN = "part_unknown", "不知道是上午还是下午", "morning or afternoon not known"
    TIME_CONTRADICTS = "time_contradicts", "钟点与上下午不符", "clock time and half-day differ"
    HOURS_UNREADABLE = "hours_unreadable", "学时读不懂", "class hours cannot be read"
    NO_LESSON = "no_class", "不是上课，没有列入", "no class; left out"
    NOT_UNDERSTOOD = "not_understood", "没有读懂，没有列入", "not understood; left out"
    TITLE_MISSING = "title_missing", "没有班次名称", "title missing"
    AUDIENCE_UNKNOWN = "audience_unknown", "培训对象不明确", "audience not clear"
    NUMBER_UNREADABLE = "number_unreadable", "数字读不懂", "number cannot be read"
    DAYS_DIFFER = "days_differ", "天数与日期不符", "number of days and dates differ"
