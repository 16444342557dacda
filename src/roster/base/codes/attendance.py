"""Codes of attendance."""

from __future__ import annotations

from roster.base.words import Code


class Mark(Code):
    """What a half-day's cell says (section 4.4); no mark yet is ``None``.

    ``NOT_COUNTED``: this half-day is not the person's (came into the training later).
    """

    PRESENT = "present", "出勤", "present"
    LATE = "late", "迟到", "late"
    LEFT_EARLY = "left_early", "早退", "left early"
    PERSONAL_LEAVE = "personal_leave", "事假", "personal leave"
    SICK_LEAVE = "sick_leave", "病假", "sick leave"
    OFFICIAL_LEAVE = "official_leave", "公假", "official leave"
    ABSENT = "absent", "旷课", "absent"
    NOT_COUNTED = "not_counted", "不计", "not counted"


ATTENDED = frozenset({Mark.PRESENT, Mark.LATE, Mark.LEFT_EARLY})
"""Marks of somebody who was there."""


LEAVE = frozenset({Mark.PERSONAL_LEAVE, Mark.SICK_LEAVE, Mark.OFFICIAL_LEAVE})
"""Marks of somebody who was excused."""


class EnteredBy(Code):
    """How a mark came into the grid."""

    KEY = "key", "逐格录入", "by key"
    REST_PRESENT = "rest_present", "其余全到", "rest present"
    SCANNER = "scanner", "扫码签到", "scanner"
    PASTE = "paste", "粘贴名单", "pasted list"
    LEAVE = "leave", "请假登记", "leave"
    COMMAND = "command", "命令行", "command line"


MARK_SIGNS = {
    Mark.PRESENT: "√",
    Mark.LATE: "△",
    Mark.LEFT_EARLY: "▽",
    Mark.PERSONAL_LEAVE: "○",
    Mark.SICK_LEAVE: "＋",
    Mark.OFFICIAL_LEAVE: "◇",
    Mark.ABSENT: "×",
    Mark.NOT_COUNTED: "—",
}
"""The signs of the attendance grid and its papers (DOMAIN.md section 4.4)."""
