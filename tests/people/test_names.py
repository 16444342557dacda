"""Han names: cleaning, doubts, pinyin, order."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.people import names

HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("张三", "张三"),
        (" 张　三 ", "张三"),
        ("张\u00a0三\n", "张三"),
        ("张\u200b三\ufeff", "张三"),
        ("欧阳\t娜\u2003娜", "欧阳娜娜"),
        ("⻳\u2f25", "龟女"),
        ("\u2f25", "女"),
        ("阿不都・买买提", "阿不都·买买提"),
        ("阿不都.买买提", "阿不都·买买提"),
        ("阿不都 • 买买提", "阿不都·买买提"),
        ("阿不都．买买提。艾力", "阿不都·买买提·艾力"),
        ("阿不都‧买买提●艾力", "阿不都·买买提·艾力"),
        ("张三.", "张三."),
        ("John  Smith", "John Smith"),
        ("J. R. Smith", "J. R. Smith"),
        ("赵 C", "赵C"),
        ("", ""),
        (" \n", ""),
    ],
)
def test_only_what_was_put_between_the_characters_goes(written: str, clean: str) -> None:
    assert names.clean_name(written) == clean


@pytest.mark.parametrize(
    "name", ["䶮㛃", "𬱖", "𰻞", "黃溫吳", "\ufa0e", "\uf9d0", "\U0002f8a6", "〇", "\ue863"]
)
def test_rare_characters_variants_and_compatibility_ideographs_stay(name: str) -> None:
    assert names.clean_name(f"张{name}") == f"张{name}"


@given(st.text(max_size=30))
def test_cleaning_twice_changes_nothing_more(name: str) -> None:
    once = names.clean_name(name)
    assert names.clean_name(once) == once


@given(
    st.lists(HAN, min_size=1, max_size=12), st.sampled_from([" ", "　", "\u200b", "\n", "\u00a0"])
)
def test_spaces_between_han_never_matter(han: list[str], space: str) -> None:
    assert names.clean_name(space.join(han)) == "".join(han)


@pytest.mark.parametrize(
    "name",
    [
        "张?",
        "张？",
        "陈□",
        "王*",
        "陈（土郎）",
        "王＋莹",
        "王+莹",
        "李2",
        "李２",
        "张\ue000",
        "张\ufffd",
        "⿰王莹",
        "陈明★",
        "①陈明",
        "陈明√",
        "陈明。",
    ],
)
def test_a_stand_in_for_a_character_is_suspicious(name: str) -> None:
    assert names.suspicious(name)


@pytest.mark.parametrize(
    "name", ["张三", "䶮㛃", "𬱖", "阿不都热合曼·买买提", "John Smith", "赵C", "\ufa0e", ""]
)
def test_a_rare_or_foreign_name_is_not_suspicious(name: str) -> None:
    assert not names.suspicious(name)


@pytest.mark.parametrize(
    ("name", "wide"),
    [
        ("张三", "张　三"),
        ("张䶮", "张　䶮"),
        ("𬱖𬱖", "𬱖　𬱖"),
        ("张三丰", "张三丰"),
        ("张", "张"),
        ("AB", "AB"),
    ],
)
def test_a_name_spread_as_wide_as_one_of_three_is_read_as_itself(name: str, wide: str) -> None:
    assert names.clean_name(wide) == name


@pytest.mark.parametrize(
    ("name", "pinyin", "initials"),
    [
        ("张䶮秋", "zhangyanqiu", "zyq"),
        ("单田芳", "shantianfang", "stf"),
        ("区伟", "ouwei", "ow"),
        ("圩镇社区", "xuzhenshequ", "xzsq"),
        ("曾敏", "zengmin", "zm"),
        ("仇英", "qiuying", "qy"),
        ("解珍", "xiezhen", "xz"),
        ("查良", "zhaliang", "zl"),
        ("尉迟恭", "yuchigong", "ycg"),
        ("欧阳修", "ouyangxiu", "oyx"),
        ("吕布", "lvbu", "lb"),
        ("赵C", "zhaoc", "zc"),
        ("李·明", "liming", "lm"),
        ("", "", ""),
    ],
)
def test_a_name_is_found_by_its_sound(name: str, pinyin: str, initials: str) -> None:
    keys = names.search_keys(name)
    assert [key.split(" ")[0] for key in keys] == [pinyin, initials]


def test_a_surname_is_read_as_one_and_a_given_name_in_all_ways() -> None:
    pinyin, initials = names.search_keys("单乐重")
    assert {"shanlezhong", "shanyuechong"} <= set(pinyin.split())
    assert not any(each.startswith("dan") for each in pinyin.split())
    assert {"slz", "syc"} <= set(initials.split())


def test_the_surname_reading_is_for_surnames_only() -> None:
    pinyin, _ = names.search_keys("李单")
    assert {"lidan", "lishan"} <= set(pinyin.split())


@given(st.text(st.one_of(HAN, st.characters()), max_size=60))
def test_the_keys_fit_their_columns(name: str) -> None:
    pinyin, initials = names.search_keys(name)
    assert len(pinyin) <= 240
    assert len(initials) <= 60
    assert len(names.sort_key(name)) <= 120
    assert pinyin == pinyin.strip()


@pytest.mark.parametrize(
    "ordered",
    [
        ["陈一", "李四", "王五", "张三"],
        ["李明", "连明", "梁明"],
        ["妈妈", "麻麻", "马马", "骂骂"],
        ["曾敏", "张三"],
        ["区伟", "区小明", "欧阳修", "潘一"],
        ["查良", "张三"],
        ["张安", "张三", "张三丰", "章安"],
    ],
)
def test_names_stand_in_the_order_of_a_dictionary(ordered: list[str]) -> None:
    assert sorted([*ordered[1:], ordered[0]], key=names.sort_key) == ordered


def test_names_without_pinyin_stand_last() -> None:
    assert names.sort_key("\U0003134a") > names.sort_key("祝英台")


def test_pinyin_is_not_loaded_before_a_name_needs_it() -> None:
    program = "import sys, roster.people.names; print('pypinyin' in sys.modules)"
    source = str(Path(names.__file__).parents[2])
    answer = subprocess.check_output([sys.executable, "-c", program], env={"PYTHONPATH": source})
    assert answer.strip() == b"False"


@pytest.mark.parametrize(
    ("written", "name"),
    [("⻩伟", "黄伟"), ("⻢小⻰", "马小龙"), ("'张伟", "张伟"), ("`张伟", "张伟")],
)
def test_radicals_of_the_supplement_and_text_marks_are_cleaned(written: str, name: str) -> None:
    assert names.clean_name(written) == name


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Nguyễn  Thị Hằng", "Nguyễn Thị Hằng"),
        (unicodedata.normalize("NFD", "Đặng Văn Ánh"), "Đặng Văn Ánh"),
        ("Иван Петров", "Иван Петров"),
        ("Anna　Ødegård", "Anna Ødegård"),
        ("Γιώργος Παππάς", "Γιώργος Παππάς"),
        ("张 三", "张三"),
    ],
)
def test_names_in_letters_keep_one_space_between_their_words(written: str, kept: str) -> None:
    assert names.clean_name(written) == kept
