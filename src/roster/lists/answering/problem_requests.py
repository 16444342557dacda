"""What the sender of a list is asked to do about each problem, in Chinese and English.

The words of comments in the sender's own file: a whole sentence, as nothing else stands beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.base.words import Words
from roster.people.problems import ProblemKind

if TYPE_CHECKING:
    from roster.base.words import Language

REQUESTS: dict[ProblemKind, Words] = {
    ProblemKind.ID_CHECK_DIGIT: Words(
        "身份证号码的校验码不对，多半写错了一位。请对照身份证重新填写。",
        "The check digit of the identity number is wrong. Copy it from the card again.",
    ),
    ProblemKind.ID_LENGTH: Words(
        "身份证号码的位数不对，应为 18 位。请对照身份证重新填写。",
        "An identity number has 18 digits. Copy it from the card again.",
    ),
    ProblemKind.ID_DIGITS_LOST: Words(
        "身份证号码的末几位被表格软件变成了 0。请先把单元格设为“文本”格式，再重新填写。",
        "The spreadsheet lost the last digits. Format the cell as text and type the number again.",
    ),
    ProblemKind.ID_BIRTH_MISMATCH: Words(
        "出生年月与身份证号码不符。请核对是哪一个写错了。",
        "The birth differs from the identity number. Check which one is wrong.",
    ),
    ProblemKind.ID_GENDER_MISMATCH: Words(
        "性别与身份证号码不符。请核对是哪一个写错了。",
        "The gender differs from the identity number. Check which one is wrong.",
    ),
    ProblemKind.ID_DUPLICATE: Words(
        "身份证号码与表中另一个人的相同。请核对是谁的。",
        "Somebody else in the list has this identity number. Check whose it is.",
    ),
    ProblemKind.BIRTH_AMBIGUOUS: Words(
        "分不清是 1 月还是 10 月。请写成 1978.01 或 1978.10 这样。",
        "January or October? Write 1978.01 or 1978.10.",
    ),
    ProblemKind.DATE_AMBIGUOUS: Words(
        "分不清是 1 月还是 10 月。请写成 2010.01 或 2010.10 这样。",
        "January or October? Write 2010.01 or 2010.10.",
    ),
    ProblemKind.DATE_UNREADABLE: Words(
        "日期读不懂，或没有这一天。请写成 1978.05 这样。",
        "This is no date, or no such day exists. Write it like 1978.05.",
    ),
    ProblemKind.VILLAGE_UNKNOWN: Words(
        "没有这个村（社区）。请写全称，并核对有没有错别字。",
        "There is no such village. Write its full name.",
    ),
    ProblemKind.VILLAGE_AMBIGUOUS: Words(
        "有村也有社区叫这个名字。请写明是“村”还是“社区”。",
        "A village and a community have this name. Say which one is meant.",
    ),
    ProblemKind.POST_UNKNOWN: Words(
        "职务不明确。请写明组织和职务，如“党支部委员”“村委会委员”。",
        "The post is not clear. Name the organisation and the post.",
    ),
    ProblemKind.POSTS_FORBIDDEN: Words(
        "按规定这些职务不能由一人兼任。请核对。",
        "By law one person cannot hold these posts together. Check them.",
    ),
    ProblemKind.EDUCATION_UNKNOWN: Words(
        "学历不明确。请写已取得的最高学历，如“高中”“大专”。",
        "The education is not clear. Write the highest level reached.",
    ),
    ProblemKind.EDUCATION_IN_PROGRESS: Words(
        "在读的不算已取得的学历。请写已取得的最高学历。",
        "A level still being studied does not count. Write the highest level reached.",
    ),
    ProblemKind.POLITICAL_UNKNOWN: Words(
        "政治面貌不明确。请写“中共党员”“中共预备党员”“群众”等。",
        "The political status is not clear. Write one of the usual words.",
    ),
    ProblemKind.PHONE_INVALID: Words(
        "电话号码不对。手机号码应为 11 位，请核对。",
        "This is no telephone number. A mobile number has 11 digits.",
    ),
    ProblemKind.NAME_MISSING: Words("没有填姓名。请补上。", "The name is missing. Add it."),
    ProblemKind.NAME_SUSPICIOUS: Words(
        "姓名里有代用符号。请写出正确的字；打不出的字请另附说明。",
        "A sign stands for a character of the name. Write the character, or describe it.",
    ),
    ProblemKind.NAME_UNREAD: Words(
        "这里像是姓名，但读不出是谁。请只写姓名，说明写到备注里。",
        "This reads like a name, but nobody could be read. Write the name alone.",
    ),
    ProblemKind.DUPLICATE_PERSON: Words(
        "这个人在表中重复出现。请核对，只保留一行，或注明是两个人。",
        "This person stands in the list twice. Keep one row, or say that they are two.",
    ),
    ProblemKind.FORMULA_WITHOUT_VALUE: Words(
        "公式没有结果。请直接填写内容。", "The formula has no result. Type the value."
    ),
    ProblemKind.CELL_ERROR: Words(
        "单元格出错。请直接填写内容。", "The cell holds an error. Type the value."
    ),
}


def problem_request(kind: ProblemKind, language: Language = "zh") -> str:
    """Return what is wrong with a cell and what its sender is to do."""
    return REQUESTS[kind].said(language)
