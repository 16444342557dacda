from __future__ import annotations

import msgspec
import pytest

from roster.base.paths import resource
from roster.lists.understanding.headers.words import (
    MAY_BE_NAME_WORD,
    field_name,
    match_header,
    normalised,
)

WORDS = msgspec.json.decode(
    resource("presets", "header_synonyms.json").read_bytes(), type=dict[str, list[str]]
)
ALIASES = [(field_name(key.split()[0]), word) for key, words in WORDS.items() for word in words]


@pytest.mark.parametrize(("field", "word"), [each for each in ALIASES if normalised(each[1])])
def test_every_known_header_names_its_field(field: str, word: str) -> None:
    assert match_header((word,))[:2] == (field, 1.0)


def test_no_header_names_two_fields() -> None:
    fields: dict[str, set[str]] = {}
    for field, word in ALIASES:
        fields.setdefault(normalised(word), set()).add(field)
    assert [word for word, named in fields.items() if len(named) > 1] == []


def test_the_quick_look_misses_no_header_of_names() -> None:
    assert all(MAY_BE_NAME_WORD.search(word) for field, word in ALIASES if field == "name")


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("姓  名", "name"),
        ("姓\n名", "name"),
        ("姓名*", "name"),
        ("★姓名：", "name"),
        ("身 份 证 号 码", "id_number"),
        ("6.是否中共党员", "political_status"),
        ("(2)联系电话", "phone"),
        ("第3题 现任职务", "posts"),
        ("村\n（社区）", "village"),
        ("手机（必填）", "phone"),
        ("出生年月（如1990.01）", "birth"),
        ("籍贯（省市县）", "native_place"),
        ("现家庭住址", "home_address"),
        ("身体健康状况（良好/一般）", "health"),
        ("职称", "professional_title"),
        ("专业技术职务", "professional_title"),
        ("现任专业技术职务", "professional_title"),
    ],
)
def test_spaces_breaks_and_remarks_do_not_matter(header: str, field: str) -> None:
    assert match_header((header,)).field == field


@pytest.mark.parametrize(
    "header",
    ["父亲姓名", "配偶姓名", "紧急联系人", "紧急联系人电话", "联系人电话", "曾用名", "入党介绍人",
     "工资卡账号", "授课教师姓名", "身份证有效期", "填表人"],
)  # fmt: skip
def test_somebody_elses_columns_are_left_alone(header: str) -> None:
    match = match_header((header,))
    assert (match.field, match.reason) == (None, "somebody_else")


@pytest.mark.parametrize(
    ("levels", "field"),
    [
        (("学历", "全日制"), "education"),
        (("基本情况", "学历", "在职教育"), "education"),
        (("职务", "村委会"), "posts"),
        (("职务", "党组织职务"), "posts"),
        (("入党", "时间"), "party_joined"),
        (("基本情况", "姓名"), "name"),
        (("性别", "男"), "gender"),
        (("联系方式", "手机"), "phone"),
        (("配偶", "姓名"), None),
        (("紧急联系", "电话"), None),
    ],
)
def test_levels_are_read_together(levels: tuple[str, ...], field: str | None) -> None:
    assert match_header(levels).field == field


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("手提电话", "phone"),
        ("班子职务", "posts"),
        ("身份证登记号", "id_number"),
        ("衣服尺码", None),
    ],
)
def test_a_known_word_inside_a_header_is_a_weaker_sign(header: str, field: str | None) -> None:
    match = match_header((header,))
    assert match.field == field
    assert match.confidence < 0.9
