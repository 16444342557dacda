"""Lists whose cells are written in every way but the usual one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.lists.reading.cells import CellDate, CellError, FormulaWithoutValue
from tests.lists.invented.heads import crowd, facts
from tests.lists.invented.truth import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from roster.lists.reading.cells import Cell

    Way = tuple[Cell, Mapping[str, object], tuple[str, ...]]


def _column(header: str, ways: Iterable[Way], seed: int, *, number: bool = False) -> list[Page]:
    """Return a list in which one column is written in many ways."""
    page = Page()
    page.row("序号", "村", "姓名", header, *(["身份证号码"] if number else ["手机"]))
    given = list(ways)
    for place, (who, (cell, told, problems)) in enumerate(
        zip(crowd(seed, len(given)), given, strict=True), 1
    ):
        row = page.row(place, "罗建村", who.name, cell, who.id_number if number else who.phone)
        known = facts(who, "id_number") if number else facts(who, "phone")
        page.is_told(row, {**known, **told}, problems)
    return [page]


def births() -> list[Page]:
    ways: list[Way] = [
        ("1978.05", {"birth": "1978-05"}, ()),
        (1978.05, {"birth": "1978-05"}, ()),
        ("1978.10", {"birth": "1978-10"}, ()),
        (1978.1, {}, ("birth_ambiguous",)),
        ("1978.1", {}, ("birth_ambiguous",)),
        ("78.5", {"birth": "1978-05"}, ()),
        ("78年5月", {"birth": "1978-05"}, ()),
        ("七八年五月", {"birth": "1978-05"}, ()),
        ("一九七八年十月", {"birth": "1978-10"}, ()),
        ("1978年1月", {"birth": "1978-01"}, ()),
        ("1978.01", {"birth": "1978-01"}, ()),
        ("28622", {"birth": "1978-05-12"}, ()),
        (28622, {"birth": "1978-05-12"}, ()),
        ("1978-05-12 00:00:00", {"birth": "1978-05-12"}, ()),
        ("1978。5", {"birth": "1978-05"}, ()),
        ("1978 . 05", {"birth": "1978-05"}, ()),
        ("1978.05（48岁）", {"birth": "1978-05"}, ()),
        ("(1978.05)", {"birth": "1978-05"}, ()),
        ("1978.05.", {"birth": "1978-05"}, ()),
        ("5/12/1978", {}, ("date_unreadable",)),
        ("1978.13", {}, ("date_unreadable",)),
        ("78.10", {"birth": "1978-10"}, ()),
        ("1978年5月生", {"birth": "1978-05"}, ()),
        ("1978年", {"birth": "1978"}, ()),
        (1978, {"birth": "1978"}, ()),
        (197805, {"birth": "1978-05"}, ()),
        ("19780512", {"birth": "1978-05-12"}, ()),
        (CellDate("1978-05"), {"birth": "1978-05"}, ()),
        ("不详", {}, ("date_unreadable",)),
        ("48岁", {}, ("date_unreadable",)),
        ("1978.05-", {"birth": "1978-05"}, ()),
        ("１９７８．０５", {"birth": "1978-05"}, ()),
        ("1978，05", {"birth": "1978-05"}, ()),
        ("1978,5", {"birth": "1978-05"}, ()),
        ("一九七八.五", {"birth": "1978-05"}, ()),
        ("1978/5", {"birth": "1978-05"}, ()),
        ("197810", {"birth": "1978-10"}, ()),
        ("1978. 5", {"birth": "1978-05"}, ()),
        (CellError("#VALUE!"), {}, ("cell_error",)),
        (FormulaWithoutValue("MID(E3,7,8)"), {}, ("formula_without_value",)),
    ]
    return _column("出生年月", ways, 300)


def ages_under_births() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "年龄", "性别", "手机")
    for place, who in enumerate(crowd(301, 6)):
        row = page.row(
            "罗建村", who.name, (49, "49岁", "49周岁", 51, "52", "")[place], who.sex, who.phone
        )
        page.is_told(row, facts(who, "gender", "phone"))
    return [page]


def id_numbers() -> list[Page]:
    sound = "441202197805121239"
    page = Page()
    page.row("村", "姓名", "身份证号码", "手机")
    told: dict[str, object] = {"id_number": sound, "gender": "male", "birth": "1978-05-12"}
    cells: list[Way] = [
        (" 441202 19780512 1239 ", told, ()),
        ("４４１２０２１９７８０５１２１２３９", told, ("duplicate_or_id",)),
        ("'441202197805121239", told, ("duplicate_or_id",)),
        ("441202-19780512-1239", told, ("duplicate_or_id",)),
        ("441202197805121239（本人）", told, ("duplicate_or_id",)),
        (float("441202197805121000"), {}, ("id_digits_lost",)),
        ("4.41202197805121E+17", {}, ("id_digits_lost",)),
        ("441202780512123", told, ("duplicate_or_id",)),
        ("44120219780512123", {}, ("id_length",)),
        ("4412021978051212390", {}, ("id_length",)),
        ("441202197805121238", {}, ("id_check_digit",)),
        ("441202197813121230", {}, ("id_check_digit",)),
        ("H12345678", {}, ("id_length",)),
        ("补办中", {}, ("id_length",)),
        ("无", {}, ()),
        ("", {}, ()),
    ]
    for who, (cell, known, problems) in zip(crowd(302, len(cells)), cells, strict=True):
        row = page.row("罗建村", who.name, cell, who.phone)
        wanted = ("id_duplicate",) if problems == ("duplicate_or_id",) else problems
        page.is_told(row, {**facts(who, "phone"), **known}, wanted)
    return [page]


def telephones() -> list[Page]:
    mobile: dict[str, object] = {"phone": "13800138000"}
    ways: list[Way] = [
        ("138 0013 8000", mobile, ()),
        ("138-0013-8000", mobile, ()),
        ("+86 138 0013 8000", mobile, ()),
        ("8613800138000", mobile, ()),
        ("0086-13800138000", mobile, ()),
        ("86-13800138000", mobile, ()),
        (13800138000, mobile, ()),
        ("13800138000.0", mobile, ()),
        ("１３８００１３８０００", mobile, ()),
        ("13800138000/13900139000", {**mobile, "second_phone": "13900139000"}, ()),
        ("13800138000 13900139000", {**mobile, "second_phone": "13900139000"}, ()),
        ("13800138000、0758-8123456", {**mobile, "second_phone": "07588123456"}, ()),
        ("13800138000（微信同号）", mobile, ()),
        ("手机：13800138000", mobile, ()),
        ("13800138000\n(短号612345)", {**mobile, "second_phone": "612345"}, ()),
        ("13800138000（612345）", {**mobile, "second_phone": "612345"}, ()),
        ("1380013800", {}, ("phone_invalid",)),
        ("138001380000", {}, ("phone_invalid",)),
        ("12800138000", {}, ("phone_invalid",)),
        ("1.38E+10", {}, ("phone_invalid",)),
        ("无", {}, ()),
        ("/", {}, ()),
        ("停机", {}, ("phone_invalid",)),
        ("138****8000", {}, ("phone_invalid",)),
        ("0758-8123456", {"second_phone": "07588123456"}, ()),
        ("1380013800O", {}, ("phone_invalid",)),
    ]
    return _column("联系电话", ways, 303, number=True)


def educations() -> list[Page]:
    def is_level(level: str | None) -> dict[str, object]:
        return {"education": level}

    studying: dict[str, object] = {"education": None, "studying": True}
    ways: list[Way] = [
        ("函授本科", is_level("bachelor"), ()),
        ("中专/高中", is_level("secondary_vocational"), ()),
        ("初中毕业", is_level("middle_school"), ()),
        ("研究生", is_level("postgraduate"), ()),
        ("大专在读", studying, ("education_in_progress",)),
        (
            "高中（大专在读）",
            {"education": "high_school", "studying": True},
            ("education_in_progress",),
        ),
        (
            "本科在读，大专毕业",
            {"education": "associate", "studying": True},
            ("education_in_progress",),
        ),
        ("全日制：高中；在职：大专", is_level("associate"), ()),
        ("省委党校大学", is_level("bachelor"), ()),
        ("广东开放大学大专", is_level("associate"), ()),
        ("广东开放大学（大专）", is_level("associate"), ()),
        ("华南农业大学行政管理专科", is_level("associate"), ()),
        ("肇庆学院本科", is_level("bachelor"), ()),
        ("大學本科", is_level("bachelor"), ()),
        ("專科", is_level("associate"), ()),
        ("大学专科毕业", is_level("associate"), ()),
        ("成人高考大专", is_level("associate"), ()),
        ("自考本科", is_level("bachelor"), ()),
        ("高中以上", is_level(None), ("education_unknown",)),
        ("大专以上", is_level(None), ("education_unknown",)),
        ("华南师范大学", is_level(None), ("education_unknown",)),
        ("在职大学", is_level("bachelor"), ()),
        ("中央党校大学", is_level("bachelor"), ()),
        ("全日制大学", is_level("bachelor"), ()),
        ("电大", is_level(None), ("education_unknown",)),
        ("初中及以下", is_level(None), ("education_unknown",)),
        ("大专以下", is_level(None), ("education_unknown",)),
        ("自学", is_level(None), ("education_unknown",)),
        ("高 中", is_level("high_school"), ()),
        ("农大", is_level(None), ("education_unknown",)),
        ("待核实", is_level(None), ("education_unknown",)),
        ("本科（学士）", is_level("bachelor"), ()),
        ("EMBA", is_level("postgraduate"), ()),
        ("初二", is_level(None), ("education_unknown",)),
        ("大一", is_level(None), ("education_unknown",)),
    ]
    return _column("学历", ways, 304)


def parties() -> list[Page]:
    def member(joined: str | None = None) -> dict[str, object]:
        return {"political_status": "cpc_member", "party_joined": joined}

    ways: list[Way] = [
        ("中共党员", member(), ()),
        ("中共党员（2010.07）", member("2010-07"), ()),
        ("中共党员2001.07", member("2001-07"), ()),
        ("2001.07", member("2001-07"), ()),
        ("预备党员", {"political_status": "cpc_probationary"}, ()),
        (
            "中共预备党员（2025.6.30）",
            {"political_status": "cpc_probationary", "party_joined": "2025-06-30"},
            (),
        ),
        ("共青团员", {"political_status": "league"}, ()),
        ("群眾", {"political_status": "masses"}, ()),
        ("黨員", member(), ()),
        ("中共黨員", member(), ()),
        ("中国共产党党员", member(), ()),
        ("民盟盟员", {"political_status": "democratic_party"}, ()),
        ("致公党党员", {"political_status": "democratic_party"}, ()),
        ("九三学社社员", {"political_status": "democratic_party"}, ()),
        ("农工党党员", {"political_status": "democratic_party"}, ()),
        ("民革党员", {"political_status": "democratic_party"}, ()),
        ("无党派人士", {"political_status": "none"}, ()),
        ("非党员", {"political_status": None}, ()),
        ("入党积极分子", {"political_status": None}, ("political_unknown",)),
        ("发展对象", {"political_status": None}, ("political_unknown",)),
        ("待查", {"political_status": None}, ("political_unknown",)),
        ("党员（预备）", {"political_status": "cpc_probationary"}, ()),
        ("原党员", {"political_status": None}, ("political_unknown",)),
        ("党员√", member(), ()),
    ]
    return _column("政治面貌", ways, 305)


def posts() -> list[Page]:
    ways: list[Way] = [
        ("支书、主任“一肩挑”", {"posts": ("P1", "V1")}, ()),
        ("书记兼主任", {"posts": ("P1", "V1")}, ()),
        ("村监委主任", {"posts": ("S1",)}, ()),
        ("治保主任", {"posts": ()}, ()),
        ("妇联主席", {"posts": ()}, ()),
        ("后备干部", {"posts": ("X2",)}, ()),
        ("党总支副书记、村委会副主任", {"posts": ("P2", "V2")}, ()),
        ("党支部纪检委员、村务监督委员会主任", {"posts": ("P3", "S1")}, ()),
        ("党委委员、居委会委员、妇联主席", {"posts": ("P3", "V3")}, ()),
        ("村党组织书记、村委会主任、村经联社理事长", {"posts": ("P1", "V1", "E1")}, ()),
        ("驻村第一书记", {"posts": ("X1",)}, ()),
        ("两委干部", {"posts": ()}, ("post_unknown",)),
        ("委员", {"posts": ()}, ("post_unknown",)),
        ("团支部书记", {"posts": ()}, ()),
        ("村党支部委员兼团支部书记", {"posts": ("P3",)}, ()),
        ("主任助理", {"posts": ()}, ()),
        ("书记助理", {"posts": ()}, ()),
        ("罗建村党支部书记", {"posts": ("P1",)}, ()),
        ("罗建村村委会委员", {"posts": ("V3",)}, ()),
        ("党群服务中心主任", {"posts": ()}, ()),
        ("监事会监事长", {"posts": ("E4",)}, ()),
        ("經聯社社長", {"posts": ("E1",)}, ()),
        ("副書記", {"posts": ("P2",)}, ()),
        ("村民小组长", {"posts": ()}, ()),
        ("文书", {"posts": ()}, ()),
        ("书记\n主任", {"posts": ("P1", "V1")}, ()),
        ("党支部书记；村委会主任", {"posts": ("P1", "V1")}, ()),
        ("支部书记/村主任", {"posts": ("P1", "V1")}, ()),
        ("村支书", {"posts": ("P1",)}, ()),
        ("村长", {"posts": ()}, ("post_unknown",)),
        ("居民委员会副主任", {"posts": ("V2",)}, ()),
        ("代理书记", {"posts": ("P1",)}, ()),
        ("原书记", {"posts": ()}, ()),
        ("党支部副书记（主持工作）", {"posts": ("P2",)}, ()),
        ("纪检委员", {"posts": ("P3",)}, ()),
        ("调解主任、村委委员", {"posts": ("V3",)}, ()),
        ("村委会委员、出纳", {"posts": ("V3",)}, ()),
        ("1.党支部书记 2.村委会主任", {"posts": ("P1", "V1")}, ()),
    ]
    return _column("现任职务", ways, 306)


def names() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "性别", "手机")
    cells = (
        ("陈  明", "陈明", ()),
        ("陈　明", "陈明", ()),
        ("陈\n明", "陈明", ()),
        ("阿依古丽•买买提", "阿依古丽·买买提", ()),
        ("欧阳建国", "欧阳建国", ()),
        ("李□", "李□", ("name_suspicious",)),
        ("王＋莹", "王＋莹", ("name_suspicious",)),
        ("陈（土郎）", "陈（土郎）", ("name_suspicious",)),
        ("张伟*", "张伟*", ("name_suspicious",)),
        ("黄㙟", "黄㙟", ()),
        ("㵋喆", "㵋喆", ()),
        ("邝𬭊", "邝𬭊", ()),
        ("司徒丽", "司徒丽", ()),
        ("梁村", "梁村", ()),
        ("何社区", "何社区", ()),
        ("余计", "余计", ()),
        ("合计", None, ()),
        ("罗建", "罗建", ()),
        ("包男", "包男", ()),
        ("单位", "单位", ()),
        ("总文", "总文", ()),
    )
    for who, (cell, name, problems) in zip(crowd(307, len(cells)), cells, strict=True):
        row = page.row("罗建村", cell, who.sex if name else "", who.phone if name else "")
        if name:
            page.is_told(
                row, facts(who, "gender", "phone") | {"name": name}, problems, ("duplicate_person",)
            )
    return [page]


def party_dates() -> list[Page]:
    ways: list[Way] = [
        ("2001.07", {"party_joined": "2001-07"}, ()),
        ("2001.07（预备）", {"party_joined": "2001-07"}, ()),
        ("1986.07.01入党", {"party_joined": "1986-07-01"}, ()),
        ("01.7", {"party_joined": "2001-07"}, ()),
        (2010.1, {}, ("date_ambiguous",)),
        ("2010.13", {}, ("date_unreadable",)),
        ("无", {}, ()),
        ("/", {}, ()),
        ("2001年7月入党，2002年7月转正", {"party_joined": "2001-07"}, ()),
        ("2001.07/2002.07", {"party_joined": "2001-07"}, ()),
        (37073, {"party_joined": "2001-07-01"}, ()),
        ("群众", {}, ("date_unreadable",)),
    ]
    return _column("入党时间", ways, 308)


def genders() -> list[Page]:
    ways: list[Way] = [
        ("男", {"gender": "male"}, ()),
        ("女性", {"gender": "female"}, ()),
        (" 女 ", {"gender": "female"}, ()),
        ("⼥", {"gender": "female"}, ()),
        ("M", {"gender": "male"}, ()),
        ("♀", {"gender": "female"}, ()),
        (2, {"gender": "female"}, ()),
        ("1", {"gender": "male"}, ()),
        ("1-男", {"gender": "male"}, ()),
        ("2 女", {"gender": "female"}, ()),
        ("男√", {"gender": "male"}, ()),
        ("男□ 女☑", {"gender": "female"}, ()),
        ("", {}, ()),
    ]
    return _column("性别", ways, 309)


def errors_everywhere() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "性别", "身份证号码", "学历", "手机")
    one, two, three = crowd(310, 3)
    row = page.row(CellError("#REF!"), one.name, one.sex, one.id_number, "高中", one.phone)
    page.is_told(
        row,
        facts(one, "id_number", "phone", village=None) | {"education": "high_school"},
        ("cell_error",),
    )
    row = page.row(
        "罗建村", two.name, FormulaWithoutValue("x"), two.id_number, CellError("#N/A"), two.phone
    )
    page.is_told(row, facts(two, "id_number", "phone"), ("cell_error",))
    row = page.row(
        "罗建村", three.name, three.sex, FormulaWithoutValue("x"), "高中", FormulaWithoutValue("x")
    )
    page.is_told(
        row, facts(three, "gender") | {"education": "high_school"}, ("formula_without_value",)
    )
    return [page]


def names_with_telephones() -> list[Page]:
    page = Page()
    page.row("序号", "村", "姓名及电话", "职务")
    ways = ("{} {}", "{}{}", "{}（{}）", "{}：{}", "{}\n{}", "{}/{}", "{}，{}", "{} 手机{}")
    who = crowd(311, len(ways) + 3)
    for place, (each, way) in enumerate(zip(who, ways, strict=False), 1):
        row = page.row(place, "罗建村", way.format(each.name, each.phone), "村委委员")
        page.is_told(row, facts(each, "phone") | {"posts": ("V3",)})
    silent, first, second = who[-3:]
    row = page.row(len(ways) + 1, "罗建村", silent.name, "支委")
    page.is_told(row, facts(silent) | {"posts": ("P3",)})
    both = f"{first.name} {first.phone}\n{second.name} {second.phone}"
    row = page.row(len(ways) + 2, "罗建村", both, "支委")
    for each in (first, second):
        page.is_told(row, facts(each, "phone") | {"posts": ("P3",)})
    return [page]


def genders_behind_names() -> list[Page]:
    page = Page()
    page.row("村", "姓名", "手机")
    ways = ("{}（男）", "{}（女）", "{}(女，壮族)", "{}（瑶族）", "{}（男、瑶族）", "{}")
    genders = ("male", "female", "female", None, "male", None)
    peoples = (None, None, "壮族", "瑶族", "瑶族", None)
    for who, way, gender, people in zip(crowd(312, 6), ways, genders, peoples, strict=True):
        row = page.row("罗建村", way.format(who.name), who.phone)
        page.is_told(row, facts(who, "phone") | {"gender": gender, "ethnicity": people})
    return [page]


LAYOUTS: tuple[Callable[[], list[Page]], ...] = (
    births, ages_under_births, id_numbers, telephones, educations, parties, posts, names,
    party_dates, genders, errors_everywhere, names_with_telephones, genders_behind_names,
)  # fmt: skip
