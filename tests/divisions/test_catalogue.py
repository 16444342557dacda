"""The shipped list of divisions, the short names and the search for a village by its name."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.base.codes.divisions import DivisionTier
from roster.base.lookup import begins_so
from roster.divisions import catalogue
from roster.divisions import names as division_names
from roster.divisions.catalogue import MatchOutcome, VillageFinder
from roster.divisions.errors import UnknownDivision

HETAI = "441204100"
GAOYAO = "441204"


def villages_of(code: str) -> list[catalogue.CatalogueDivision]:
    return [each for each in catalogue.subtree(code) if each.tier is DivisionTier.VILLAGE]


def names_above(code: str) -> list[str]:
    return [each.name for each in catalogue.ancestors(code)]


def found(text: str, within: str = HETAI, township: str | None = None) -> str | None:
    return catalogue.village_finder(within).find(text, township).key


# --- reading -------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["441204100", "441204100000"])
def test_a_township_is_found_by_its_short_and_its_padded_code(code: str) -> None:
    township = catalogue.division(code)
    assert (township.code, township.name) == (HETAI, "河台镇")
    assert (township.tier, township.parent_code) == (DivisionTier.TOWNSHIP, GAOYAO)
    assert township.is_community is None


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("44", "广东省"),
        ("440000000000", "广东省"),
        ("4412", "肇庆市"),
        ("441200", "肇庆市"),
        ("441204", "高要区"),
        ("441204000", "高要区"),
        ("441204100203", "罗建村委会"),
    ],
)
def test_every_tier_is_found_by_its_code(code: str, name: str) -> None:
    assert catalogue.division(code).name == name


@pytest.mark.parametrize("code", ["", "4", "44120", "4412041", "99", "449999", "44120410x", "④④"])
def test_a_code_that_is_none_is_unknown(code: str) -> None:
    with pytest.raises(UnknownDivision):
        catalogue.division(code)


@pytest.mark.parametrize("code", ["441204100999", "441299100203", "999999999203"])
def test_a_village_that_is_not_in_the_list_is_unknown(code: str) -> None:
    with pytest.raises(UnknownDivision):
        catalogue.division(code)


def test_a_township_comes_with_its_villages_in_official_order() -> None:
    divisions = catalogue.subtree(HETAI)
    assert [each.short_name for each in divisions[:4]] == [
        "河台镇",
        "圩镇社区",
        "都权社区",
        "多宝村",
    ]
    assert len(divisions) == 22
    assert {each.parent_code for each in divisions[1:]} == {HETAI}
    assert [each.is_community for each in divisions[1:4]] == [True, True, False]


def test_a_village_has_only_itself_below_it() -> None:
    assert [each.code for each in catalogue.subtree("441204100203")] == ["441204100203"]


def test_each_parent_stands_before_its_children() -> None:
    seen: set[str | None] = {"44"}
    for each in catalogue.subtree("4412"):
        assert each.parent_code in seen
        seen.add(each.code)


def test_guangdong_has_all_its_divisions() -> None:
    tiers = Counter(each.tier for each in catalogue.subtree("44"))
    assert tiers[DivisionTier.CITY] == 21
    assert tiers[DivisionTier.COUNTY] == 122
    assert tiers[DivisionTier.TOWNSHIP] == 1757
    assert tiers[DivisionTier.VILLAGE] == 26_842


def test_guangdong_has_26599_villages_and_communities_of_the_recognised_kinds() -> None:
    numbers = [int(each.code[9:]) for each in villages_of("44")]
    assert sum(number < 200 for number in numbers) == 7281
    assert sum(200 <= number < 400 for number in numbers) == 19_318


@pytest.mark.parametrize(
    ("code", "above"),
    [
        ("441204100203", ["广东省", "肇庆市", "高要区", "河台镇"]),
        ("441900003", ["广东省", "东莞市"]),
        ("442000001", ["广东省", "中山市"]),
        ("460400100", ["海南省", "儋州市"]),
        ("110101001", ["北京市", "东城区"]),
        ("44", []),
    ],
)
def test_levels_that_nobody_writes_are_left_out(code: str, above: list[str]) -> None:
    assert names_above(code) == above


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (HETAI, "肇庆市 › 高要区 › 河台镇"),
        ("441204100203", "肇庆市 › 高要区 › 河台镇 › 罗建村"),
        ("441900003", "东莞市 › 东城街道"),
        ("441202001", "肇庆市 › 端州区 › 城东街道"),
        ("44", "广东省"),
        ("110101", "北京市 › 东城区"),
    ],
)
def test_a_path_leaves_the_province_out(code: str, text: str) -> None:
    assert catalogue.path_text(code) == text


# --- short names ---------------------------------------------------------------------------


def test_the_rules_for_short_names_fit_as_many_rows_as_were_counted() -> None:
    rules: Counter[int] = Counter()
    for village in villages_of("44"):
        rules[division_names.shortened(village.name, names_above(village.code))[1]] += 1
    # two rows fewer for rule 4, which would call 回龙镇社区居委会 and 社区居委会 just 社区
    assert rules == {0: 289 + 2, 3: 6087, 4: 1161 - 2, 5: 19_293, 6: 12}


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("翠洲社区居民委员会", "翠洲社区"),
        ("大坪村委会", "大坪村"),
        ("南村村委会", "南村"),
        ("罗建村村委会", "罗建村"),
        ("石牌村民委会", "石牌村"),
        ("红光社区居委会会", "红光社区"),
        ("出头社区居委", "出头社区"),
        ("前锋社区居民居委会", "前锋社区"),
        ("大塘居民区社区委员会", "大塘社区"),
        ("东海渔委会", "东海渔村"),
        ("渔委会", "渔委会"),
        ("圩镇居委会", "圩镇社区"),
        ("坂田社区坂田围居委会", "坂田社区坂田围居委会"),
        ("梅花村村居民委员会", "梅花村"),
        ("乐意居社区居居委会", "乐意居社区"),
        ("（土郎）头 村委会", "(土郎)头村"),
        ("茶溪社区", "茶溪社区"),
        ("", ""),
    ],
)
def test_a_short_name_is_what_people_say(name: str, short: str) -> None:
    assert catalogue.short_name(name, []) == short


@pytest.mark.parametrize(
    ("name", "above", "short"),
    [
        (
            "广东省梅州市五华县水寨镇大坝村民委员会",
            ["广东省", "梅州市", "五华县", "水寨镇"],
            "大坝村",
        ),
        ("河台镇圩镇社区居委会", ["广东省", "肇庆市", "高要区", "河台镇"], "圩镇社区"),
        ("马市镇居委会", ["马市镇"], "马市镇居委会"),
        ("端州区城东街道", ["广东省", "肇庆市", "端州区"], "城东街道"),
    ],
)
def test_the_names_above_are_taken_off_the_front(name: str, above: list[str], short: str) -> None:
    assert catalogue.short_name(name, above) == short


def test_no_two_divisions_of_a_township_share_a_short_name() -> None:
    counts = Counter((each.parent_code, each.short_name) for each in villages_of("44"))
    assert max(counts.values()) == 1
    names = {each.code: each.short_name for each in villages_of("445202105")}
    assert names["445202105001"] == "登岗居委会"
    assert names["445202105002"] == "登岗社区居民委员会"


def test_almost_all_short_names_fit_five_characters() -> None:
    short = [len(each.short_name) for each in villages_of("44") if int(each.code[9:]) < 400]
    assert sum(length <= 5 for length in short) / len(short) > 0.98


@given(st.text(max_size=12), st.lists(st.text(max_size=4), max_size=4))
def test_shortening_never_fails_and_never_loses_all(name: str, above: list[str]) -> None:
    short = catalogue.short_name(name, above)
    assert bool(short) == bool(division_names.squeeze(name))


# --- search --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("河台", HETAI),
        ("河台镇", HETAI),
        (" 高要 ", GAOYAO),
        ("高要 河台", HETAI),
        ("高要河台", HETAI),
        ("肇庆市高要区河台镇", HETAI),
        ("东莞", "4419"),
        ("广东", "44"),
        ("高要河臺", HETAI),
        ("hetai", HETAI),
        ("gy ht", HETAI),
        ("zq gaoyao hetaiz", HETAI),
        ("4412041", HETAI),
        ("441204100", HETAI),
        ("441204100000", HETAI),
        ("441204100203", "441204100203"),
    ],
)
def test_typing_finds_the_division(typed: str, first: str) -> None:
    assert catalogue.search(typed)[0].code == first


@pytest.mark.parametrize(
    "typed", ["", "  ", "vvv", "gy hetaixyz", "没有这个镇名", "999", "441204100999", "*", "\\"]
)
def test_typing_nonsense_finds_nothing(typed: str) -> None:
    assert catalogue.search(typed) == ()


def test_of_equal_names_those_of_guangdong_come_first() -> None:
    hits = catalogue.search("太平镇", limit=30)
    home = [each.code.startswith("44") for each in hits]
    assert home.count(True) >= 6
    assert home == sorted(home, reverse=True)


def test_letters_find_what_begins_so_first_and_look_elsewhere_last() -> None:
    hits = [each.short_name for each in catalogue.search("ht", limit=200)]
    begin = [begins_so("ht", name) for name in hits]
    assert begin == sorted(begin, reverse=True)
    assert not all(begin)
    assert all(each.code.startswith("44") for each in catalogue.search("ht", limit=200))
    assert {each.code[:2] for each in catalogue.search("xuzhenzhen")} == {"34", "41"}


def test_a_county_is_followed_by_its_townships() -> None:
    hits = catalogue.search("高要")
    assert hits[0].code == GAOYAO
    assert {each.parent_code for each in hits[1:]} == {GAOYAO}


def test_no_more_divisions_are_given_than_asked_for() -> None:
    assert len(catalogue.search("新", limit=7)) == 7
    assert len(catalogue.search("44", limit=7)) == 7
    assert len({each.code for each in catalogue.search("新", limit=500)}) == 500


# --- villages by name ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "罗建村委会",
        "罗建村",
        "罗建",
        "罗建村民委员会",
        "罗建村村委会",
        "罗建村委",
        "罗建村党支部",
        "（罗建村）",
        "罗建村党群服务中心",
        "罗建村党总支",
        "罗建村党委",
        "中共罗建村党支部委员会",
        "罗建党支部",
        "罗建村监委会",
        "罗建村经联社",
        "河台镇罗建村",
        "河台镇 罗建 村",
        "河台罗建",
        "高要区河台镇罗建村委会",
        "高要市河台镇罗建村",
        "广东省肇庆市高要区河台镇罗建村民委员会",
        "肇庆市-高要区-河台镇-罗建村",
        "罗建村（7人）",
        "1罗建",
        "3、罗建村",
        "（二）罗建村",
        "一、罗建村",
        "罗　建\u200b村\n",
        "“罗建村”",
        "罗建村：",
        "罗建村、",
        "罗建村“两委”",
        "罗建村班子成员",
        "罗建村两委干部",
        "罗建村委员会",
    ],
)
def test_a_village_is_found_however_it_is_written(text: str) -> None:
    assert found(text) == "441204100203"
    assert found(text, within=GAOYAO) == "441204100203"


@pytest.mark.parametrize("text", ["高村", "高村村", "高村村委会", "高村村民委员会"])
def test_a_village_whose_name_is_one_character_is_found(text: str) -> None:
    assert found(text) == "441204100210"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "罗建居委会",  # only 罗建村 is there
        "罗建社区",
        " ",
        "村",
        "社区",
        "河台镇",
        "高要市",
        "肇庆市高要",
        "合计",
        "乐城镇罗建村",
        "罗建村罗建村",
    ],
)
def test_a_text_that_names_no_village_here_is_unknown(text: str) -> None:
    for code in (HETAI, GAOYAO):
        assert found(text, code) is None
    assert catalogue.village_finder(HETAI).find(text).outcome is MatchOutcome.UNKNOWN


def test_a_name_that_many_townships_have_is_ambiguous_in_the_county() -> None:
    match = catalogue.village_finder(GAOYAO).find("圩镇社区")
    assert match.outcome is MatchOutcome.AMBIGUOUS
    assert match.key is None
    assert "441204100001" in match.candidates


@pytest.mark.parametrize(
    "township", ["河台镇", "河台", "高要区河台镇", "高要市河台镇", "河台镇人民政府"]
)
def test_a_township_beside_it_decides(township: str) -> None:
    assert found("圩镇社区", GAOYAO, township) == "441204100001"


def test_a_township_in_the_text_decides() -> None:
    assert found("河台镇圩镇居委会", GAOYAO) == "441204100001"


def test_a_village_is_not_sought_in_another_township_than_the_one_named() -> None:
    assert found("罗建村", GAOYAO, "乐城镇") is None
    assert found("罗建村", HETAI, "乐城镇") is None


def test_a_remark_in_the_township_column_is_passed_over() -> None:
    assert found("罗建村", HETAI, "高要区") == "441204100203"
    assert found("罗建村", HETAI, "一组") == "441204100203"


def of_one_stem() -> VillageFinder:
    def make(key: str, name: str, *, is_community: bool) -> catalogue.NamedDivision:
        short = catalogue.short_name(name, [])
        return catalogue.NamedDivision(key, name, short, is_community, "t", DivisionTier.VILLAGE)

    return VillageFinder(
        [
            catalogue.NamedDivision("t", "人和镇", "人和镇", None, None, DivisionTier.TOWNSHIP),
            make("v", "人和村委会", is_community=False),
            make("c", "人和社区居委会", is_community=True),
        ]
    )


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("人和村", "v"),
        ("人和村党支部", "v"),
        ("人和社区", "c"),
        ("人和居委会", "c"),
        ("人和镇人和村", "v"),
    ],
)
def test_the_kind_decides_between_a_village_and_a_community(text: str, key: str) -> None:
    assert of_one_stem().find(text).key == key


@pytest.mark.parametrize(
    ("township", "text", "code"),
    [
        ("440105014", "石榴岗村", "440105014123"),
        ("440103010", "和平新村", "440103010107"),
        ("440203101", "大村村村委会", "440203101201"),
        ("440783115", "金居", "440783115234"),
        ("441426103", "仁居", None),
    ],
)
def test_a_word_for_the_kind_may_be_part_of_the_name(
    township: str, text: str, code: str | None
) -> None:
    assert found(text, township) == code


def test_every_village_of_guangdong_is_found_in_its_township_by_name_and_way() -> None:
    for township in catalogue.subtree("44"):
        if township.tier is DivisionTier.TOWNSHIP:
            finder = VillageFinder(map(catalogue.named, catalogue.subtree(township.code)))
            for village in villages_of(township.code):
                assert finder.find(village.name).key == village.code
                assert finder.find(village.short_name).key == village.code
                assert finder.find(township.name + village.short_name).key == village.code


@pytest.mark.parametrize("text", ["人和", "人和党支部", "人和镇人和", "人和村（社区）"])
def test_without_a_kind_two_divisions_of_one_stem_are_ambiguous(text: str) -> None:
    match = of_one_stem().find(text)
    assert match.outcome is MatchOutcome.AMBIGUOUS
    assert set(match.candidates) == {"v", "c"}


@given(st.text(max_size=20), st.none() | st.text(max_size=8))
def test_no_text_breaks_the_finder(text: str, township: str | None) -> None:
    match = catalogue.village_finder(GAOYAO).find(text, township)
    assert (match.key is not None) == (match.outcome is MatchOutcome.FOUND)


def test_a_township_is_found_by_its_name() -> None:
    finder = catalogue.village_finder(GAOYAO)
    assert finder.find_township("河台") == HETAI
    assert finder.find_township("肇庆市高要区河台镇") == HETAI
    assert finder.find_township("乱石镇") is None


def test_a_text_of_nothing_but_prefixes_comes_to_an_end() -> None:
    for text in ("高要区" * 5000, "高要市区" * 40, "河台镇高要" * 30, "区" * 9000):
        assert catalogue.village_finder(GAOYAO).find(text, text).key is None


@pytest.mark.parametrize("text", ["1", "村", "村委会", "居委会"])
def test_a_division_without_a_name_of_its_own_is_not_what_a_bare_kind_means(text: str) -> None:
    finder = catalogue.village_finder("441502")  # one of its units is called just 社区居委会
    assert finder.find(text).key is None
    assert finder.find("社区居委会").key == "441502006001"
