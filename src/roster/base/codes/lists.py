"""Codes of the rows of lists that are kept."""

from __future__ import annotations

from roster.base.words import Code


class RowKind(Code):
    """What becomes of a row of a list that is imported."""

    NEW = "new", "新增", "new"
    CHANGED = "changed", "变更", "changed"
    SAME = "same", "相同", "same"
    CONFLICT = "conflict", "待定", "to decide"
    BAD = "bad", "有误", "not usable"


class RowReason(Code):
    """Why a row of a list was recognised, stopped or left out."""

    NOT_KNOWN = "not_known", "名册里没有此人", "not in the file yet"
    ID_NUMBER = "id_number", "身份证号码相同", "same identity number"
    NAME_VILLAGE_BIRTH = (
        "name_village_birth",
        "姓名、村、出生年月相同",
        "same name, village and birth",
    )
    NAME_PHONE = "name_phone", "姓名、电话相同", "same name and phone"
    SAME_ROW_BEFORE = "same_row_before", "表中另一行已有此人", "stands in another row"
    TWO_CANDIDATES = "two_candidates", "有两人都对得上", "two people fit"
    ID_OF_ANOTHER = "id_of_another", "身份证号码与别人相同", "identity number of another person"
    NO_NAME = "no_name", "姓名无法使用", "name not usable"
    NO_VILLAGE = "no_village", "不知道是哪个村（社区）", "village not known"
    FORBIDDEN_POSTS = "forbidden_posts", "职务不得兼任", "posts that exclude each other"
    NAME_VILLAGE = "name_village", "姓名、村相同，别无可比", "same name and village, nothing else"
    CHOSEN = "chosen", "由经办人认定", "decided by the clerk"
    LEFT_WAITING = "left_waiting", "暂不处理", "left waiting by the clerk"


class WaitingState(Code):
    """What became of a row that was put aside at an import."""

    WAITING = "waiting", "待处理", "waiting"
    TAKEN = "taken", "已收入", "taken"
    DROPPED = "dropped", "不要了", "dropped"
