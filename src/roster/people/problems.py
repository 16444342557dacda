"""What can be wrong with what is written about people."""

from __future__ import annotations

from roster.base.words import Code


class ProblemKind(Code):
    """What can be wrong with a cell of a list."""

    ID_CHECK_DIGIT = "id_check_digit", "校验码不对", "wrong check digit"
    ID_LENGTH = "id_length", "位数不对", "wrong number of digits"
    ID_DIGITS_LOST = (
        "id_digits_lost",
        "末几位被 Excel 改成了 0，需要重新收集",
        "the last digits were lost in Excel",
    )
    ID_BIRTH_MISMATCH = (
        "id_birth_mismatch",
        "身份证号码与出生年月不符",
        "identity number and birth differ",
    )
    ID_GENDER_MISMATCH = (
        "id_gender_mismatch",
        "身份证号码与性别不符",
        "identity number and gender differ",
    )
    ID_DUPLICATE = "id_duplicate", "身份证号码与别人相同", "identity number of another person"
    BIRTH_AMBIGUOUS = (
        "birth_ambiguous",
        "分不清是 1 月还是 10 月",
        "January or October: cannot tell",
    )
    DATE_AMBIGUOUS = "date_ambiguous", "分不清是 1 月还是 10 月", "January or October: cannot tell"
    DATE_UNREADABLE = "date_unreadable", "日期读不懂", "date cannot be read"
    VILLAGE_UNKNOWN = "village_unknown", "没有这个村（社区）", "no such village"
    VILLAGE_AMBIGUOUS = (
        "village_ambiguous",
        "村和社区都有这个名字",
        "fits a village and a community",
    )
    POST_UNKNOWN = "post_unknown", "职务不明确", "post not clear"
    POSTS_FORBIDDEN = "posts_forbidden", "职务不得兼任", "posts exclude each other"
    EDUCATION_UNKNOWN = "education_unknown", "学历不明确", "education not clear"
    EDUCATION_IN_PROGRESS = (
        "education_in_progress",
        "在读，不算已取得的学历",
        "still studying: level not reached yet",
    )
    POLITICAL_UNKNOWN = "political_unknown", "政治面貌不明确", "political status not clear"
    PHONE_INVALID = "phone_invalid", "电话号码不对", "not a telephone number"
    NAME_MISSING = "name_missing", "没有姓名", "name missing"
    NAME_SUSPICIOUS = "name_suspicious", "姓名里有代用符号", "placeholder in the name"
    NAME_UNREAD = "name_unread", "像是姓名，但没有读入", "reads like a name, nobody was read"
    DUPLICATE_PERSON = "duplicate_person", "同一人重复出现", "same person twice"
    FORMULA_WITHOUT_VALUE = (
        "formula_without_value",
        "公式没有结果，请用 Excel 打开保存一次",
        "formula without a stored value",
    )
    CELL_ERROR = "cell_error", "单元格出错", "error value in the cell"
