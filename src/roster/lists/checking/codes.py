"""How damaged identity numbers are mended."""

from __future__ import annotations

from roster.base.words import Code


class Repair(Code):
    """How a possible identity number differs from the damaged one that was typed."""

    KNOWN_PERSON = (
        "known_person",
        "已有的同一个人的号码",
        "number of the same person, known already",
    )
    SHIFTED_ROW = "shifted_row", "号码错了行", "number stands in another row"
    NEIGHBOURS_SWAPPED = "neighbours_swapped", "相邻两位写反了", "two neighbouring digits swapped"
    LOOK_ALIKE_SIGN = (
        "look_alike_sign",
        "字母当数字写了（如 O 和 0）",
        "letter for a digit (O for 0)",
    )
    EXTRA_SIGNS = "extra_signs", "夹了别的字或符号", "other signs between the digits"
    LAST_SIGNS_MISSING = "last_signs_missing", "少写了末尾几位", "last signs left out"
    WRONG_DIGIT = "wrong_digit", "写错一位", "one wrong digit"
    DIGIT_LEFT_OUT = "digit_left_out", "漏写一位", "one digit left out"
    DIGIT_TOO_MANY = "digit_too_many", "多写一位", "one digit too many"
    DIGITS_LOST = "digits_lost", "末几位被 Excel 丢了", "last digits lost in a spreadsheet"


class Evidence(Code):
    """What speaks for a possible identity number."""

    BIRTH = "birth", "与出生年月相符", "fits the birth"
    GENDER = "gender", "与性别相符", "fits the gender"
    NAME = "name", "姓名相同", "same name"
    VILLAGE = "village", "同一个村（社区）", "same village"
    PHONE = "phone", "电话相同", "same phone"
    REMAINS = "remains", "与剩下的数字相符", "fits the digits that are left"
    COUNTY = "county", "前六位在本表常见", "first six digits are usual in this list"
    RUN = "run", "上下几行都这样错", "the rows around are shifted as well"
