"""The words for stored codes, Chinese as clerks say them and English (DOMAIN.md).

Papers are always Chinese; the window and the command line ask for their own language.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Literal

from roster.base.codes import (
    Act,
    AnswerNote,
    CertificateState,
    ClassPaper,
    ColumnReason,
    Completion,
    Contradiction,
    Difference,
    DivisionTier,
    Doubt,
    EarlierPosts,
    Education,
    EndReason,
    EnteredBy,
    Evidence,
    Gender,
    GreyRule,
    LikeWalkIn,
    Mark,
    MeantBy,
    NoLongerMeant,
    PartOfDay,
    PlanFault,
    PoliticalStatus,
    Post,
    Question,
    Repair,
    RowKind,
    RowReason,
    RulePreset,
    ScanResult,
    SeatOrder,
    Shortfall,
    Tier,
    TrainingKind,
    TrainingState,
    Verdict,
    WaitingState,
)
from roster.base.dates import range_in_chinese

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from enum import StrEnum

Language = Literal["zh", "en"]

POST_WORDS = {
    Post.SECRETARY: "书记",
    Post.HEAD: "主任",
    Post.DEPUTY_SECRETARY: "副书记",
    Post.DEPUTY_HEAD: "副主任",
    Post.PARTY_MEMBER: "党组织委员",
    Post.COMMITTEE_MEMBER: "村（居）委会委员",
    Post.SUPERVISION_HEAD: "监委会主任",
    Post.SUPERVISION_MEMBER: "监委会成员",
    Post.ECONOMY_HEAD: "理事长",
    Post.ECONOMY_DEPUTY: "副理事长",
    Post.ECONOMY_DIRECTOR: "理事",
    Post.ECONOMY_SUPERVISOR: "监事",
    Post.FIRST_SECRETARY: "第一书记",
    Post.RESERVE: "后备干部",
    Post.OTHER: "其他职务",
}

_LABELS: dict[type[StrEnum], dict[str, tuple[str, str]]] = {
    DivisionTier: {
        DivisionTier.COUNTRY: ("全国", "country"),
        DivisionTier.PROVINCE: ("省", "province"),
        DivisionTier.CITY: ("市", "city"),
        DivisionTier.COUNTY: ("县（市、区）", "county"),
        DivisionTier.TOWNSHIP: ("镇（街道）", "township"),
        DivisionTier.VILLAGE: ("村（社区）", "village"),
    },
    Tier: {
        Tier.PROVINCE: ("省级", "province"),
        Tier.CITY: ("市级", "city"),
        Tier.COUNTY: ("县级", "county"),
        Tier.TOWNSHIP: ("镇级", "township"),
    },
    Gender: {Gender.MALE: ("男", "male"), Gender.FEMALE: ("女", "female")},
    Education: {
        Education.POSTGRADUATE: ("研究生", "postgraduate"),
        Education.BACHELOR: ("大学本科", "bachelor"),
        Education.ASSOCIATE: ("大学专科", "associate"),
        Education.SECONDARY_VOCATIONAL: ("中专", "vocational school"),
        Education.HIGH_SCHOOL: ("高中", "high school"),
        Education.MIDDLE_SCHOOL: ("初中", "middle school"),
        Education.PRIMARY: ("小学", "primary school"),
        Education.NONE: ("文盲", "none"),
    },
    PoliticalStatus: {
        PoliticalStatus.CPC_MEMBER: ("中共党员", "CPC member"),
        PoliticalStatus.CPC_PROBATIONARY: ("中共预备党员", "probationary CPC member"),
        PoliticalStatus.LEAGUE: ("共青团员", "Youth League member"),
        PoliticalStatus.DEMOCRATIC_PARTY: ("民主党派", "member of another party"),
        PoliticalStatus.NONE: ("无党派人士", "without party"),
        PoliticalStatus.MASSES: ("群众", "none of these"),
    },
    Post: {
        post: (POST_WORDS[post], english)
        for post, english in {
            Post.SECRETARY: "party secretary",
            Post.HEAD: "committee head",
            Post.DEPUTY_SECRETARY: "deputy secretary",
            Post.DEPUTY_HEAD: "deputy head",
            Post.PARTY_MEMBER: "party committee member",
            Post.COMMITTEE_MEMBER: "committee member",
            Post.SUPERVISION_HEAD: "supervision head",
            Post.SUPERVISION_MEMBER: "supervision member",
            Post.ECONOMY_HEAD: "cooperative head",
            Post.ECONOMY_DEPUTY: "cooperative deputy",
            Post.ECONOMY_DIRECTOR: "cooperative director",
            Post.ECONOMY_SUPERVISOR: "cooperative supervisor",
            Post.FIRST_SECRETARY: "first secretary",
            Post.RESERVE: "reserve cadre",
            Post.OTHER: "other post",
        }.items()
    },
    EndReason: {
        EndReason.TERM_OVER: ("届满", "term over"),
        EndReason.RESIGNED: ("辞职", "resigned"),
        EndReason.REMOVED: ("免职", "removed"),
        EndReason.RECALLED: ("罢免", "recalled"),
        EndReason.TRANSFERRED: ("调整", "transferred"),
        EndReason.DIED: ("去世", "died"),
        EndReason.CORRECTED: ("录入有误", "entered by mistake"),
    },
    TrainingKind: {
        TrainingKind.TRAINING: ("培训班", "training"),
        TrainingKind.DEMONSTRATION: ("示范班", "demonstration class"),
        TrainingKind.OATH: ("集体宣誓", "collective oath"),
        TrainingKind.TALK: ("集体谈话", "talk"),
    },
    TrainingState: {
        TrainingState.PLANNED: ("计划", "planned"),
        TrainingState.OPEN: ("进行", "open"),
        TrainingState.CLOSED: ("已结", "closed"),
        TrainingState.POSTPONED: ("延期", "postponed"),
        TrainingState.CANCELLED: ("取消", "cancelled"),
    },
    PartOfDay: {
        PartOfDay.MORNING: ("上午", "morning"),
        PartOfDay.AFTERNOON: ("下午", "afternoon"),
        PartOfDay.EVENING: ("晚上", "evening"),
    },
    Mark: {
        Mark.PRESENT: ("出勤", "present"),
        Mark.LATE: ("迟到", "late"),
        Mark.LEFT_EARLY: ("早退", "left early"),
        Mark.PERSONAL_LEAVE: ("事假", "personal leave"),
        Mark.SICK_LEAVE: ("病假", "sick leave"),
        Mark.OFFICIAL_LEAVE: ("公假", "official leave"),
        Mark.ABSENT: ("旷课", "absent"),
        Mark.NOT_COUNTED: ("不计", "not counted"),
    },
    EnteredBy: {
        EnteredBy.KEY: ("逐格录入", "by key"),
        EnteredBy.REST_PRESENT: ("其余全到", "rest present"),
        EnteredBy.SCANNER: ("扫码签到", "scanner"),
        EnteredBy.PASTE: ("粘贴名单", "pasted list"),
        EnteredBy.LEAVE: ("请假登记", "leave"),
        EnteredBy.COMMAND: ("命令行", "command line"),
    },
    Completion: {
        Completion.COMPLETED: ("结业", "completed"),
        Completion.NOT_COMPLETED: ("未结业", "not completed"),
        Completion.EXPELLED: ("退学", "expelled"),
        Completion.MAKEUP_DUE: ("待补训", "makeup due"),
    },
    MeantBy: {
        MeantBy.POST: ("现任", "holds"),
        MeantBy.NEWLY_ELECTED: ("新当选", "newly elected"),
        MeantBy.TAG: ("标签", "tag"),
        MeantBy.UNIT: ("属于", "of"),
        MeantBy.EVERYBODY: ("所有人", "everybody"),
        MeantBy.BY_HAND: ("经办人编入", "put on the list by the clerk"),
    },
    NoLongerMeant: {
        NoLongerMeant.POST_ENDED: ("已不任相关职务", "holds none of the posts any more"),
        NoLongerMeant.POST_EXCLUDED: ("现任不在此列的职务", "holds a post that is left out"),
        NoLongerMeant.NOT_NEWLY_ELECTED: ("不是新当选", "not newly elected"),
        NoLongerMeant.TAG_GONE: ("没有这个标签了", "the tag is gone"),
        NoLongerMeant.UNIT_LEFT: ("已不在这个单位", "not of this unit any more"),
    },
    LikeWalkIn: {
        LikeWalkIn.NAME_AND_UNIT: ("姓名、村相同", "same name and village"),
        LikeWalkIn.NAME: ("姓名相同", "same name"),
        LikeWalkIn.SOUND_AND_UNIT: ("读音、村相同", "same sound and village"),
        LikeWalkIn.NEAR_NAME_AND_UNIT: (
            "姓名差一字，村相同",
            "name nearly the same, same village",
        ),
    },
    SeatOrder: {
        SeatOrder.POST: ("按职务", "by post"),
        SeatOrder.UNIT: ("按村（社区）", "by village"),
        SeatOrder.NAME: ("按姓名拼音", "by name"),
    },
    ClassPaper: {
        ClassPaper.SIGN_IN: ("签到表", "sign-in sheet"),
        ClassPaper.NAME_CARDS: ("桌签", "name cards"),
        ClassPaper.BADGES: ("胸牌", "badges"),
        ClassPaper.SEATING: ("座位表", "seating plan"),
        ClassPaper.GROUPS: ("分组名单", "group list"),
        ClassPaper.CONTACTS: ("通讯录", "contact list"),
        ClassPaper.TIMETABLE: ("课程表", "timetable"),
        ClassPaper.RECEIPT: ("报名回执", "notice receipt"),
        ClassPaper.SUMMARY: ("培训班情况表", "class summary"),
        ClassPaper.RECORDS: ("个人培训档案", "training records"),
    },
    PlanFault: {
        PlanFault.DATE_MISSING: ("没有日期", "no date"),
        PlanFault.DATE_UNREADABLE: ("日期读不懂", "date cannot be read"),
        PlanFault.DATE_AMBIGUOUS: ("分不清是 1 日还是 10 日", "1st or 10th: cannot tell"),
        PlanFault.WEEKDAY_DIFFERS: ("日期与星期几不符", "date and weekday differ"),
        PlanFault.PART_UNKNOWN: ("不知道是上午还是下午", "morning or afternoon not known"),
        PlanFault.TIME_CONTRADICTS: ("钟点与上下午不符", "clock time and half-day differ"),
        PlanFault.HOURS_UNREADABLE: ("学时读不懂", "class hours cannot be read"),
        PlanFault.NO_CLASS: ("不是上课，没有列入", "no class; left out"),
        PlanFault.NOT_UNDERSTOOD: ("没有读懂，没有列入", "not understood; left out"),
        PlanFault.TITLE_MISSING: ("没有班次名称", "title missing"),
        PlanFault.AUDIENCE_UNKNOWN: ("培训对象不明确", "audience not clear"),
        PlanFault.NUMBER_UNREADABLE: ("数字读不懂", "number cannot be read"),
        PlanFault.DAYS_DIFFER: ("天数与日期不符", "number of days and dates differ"),
    },
    CertificateState: {
        CertificateState.VALID: ("有效", "valid"),
        CertificateState.IN_DOUBT: ("有疑问", "in doubt"),
        CertificateState.CORRECTED: ("已更正", "corrected"),
        CertificateState.VOID: ("作废", "void"),
    },
    Doubt: {
        Doubt.NOT_COMPLETED: ("结业认定现为{now}", "the outcome is now: {now}"),
        Doubt.REOPENED: ("培训班现为“{now}”，结果未定", "the training is {now}, outcomes are open"),
        Doubt.WITHDRAWN: ("已移出培训班名单", "taken off the list of the training"),
        Doubt.REMOVED: ("已从名册删除", "removed from the file"),
        Doubt.ANOTHER: ("本班另有证书{now}", "there is another certificate: {now}"),
        Doubt.NAME: ("姓名现为{now}", "the name is now {now}"),
        Doubt.UNIT: ("单位现为{now}", "the unit is now {now}"),
        Doubt.POSTS: ("职务现为{now}", "the posts are now {now}"),
        Doubt.TITLE: ("班次名称现为“{now}”", "the title is now {now}"),
        Doubt.DAYS: ("培训时间现为{now}", "the days are now {now}"),
        Doubt.HOURS: ("学时现为{now}", "the class hours are now {now}"),
        Doubt.ORGANIZER: ("主办单位现为{now}", "the organizer is now {now}"),
        Doubt.PLACE: ("地点现为{now}", "the place is now {now}"),
    },
    Shortfall: {
        Shortfall.BLANK: ("考勤未录完", "attendance not complete"),
        Shortfall.ABSENT: ("有旷课", "absent without leave"),
        Shortfall.LEAVE: ("请假超过规定", "too much leave"),
        Shortfall.EXAM: ("考试没有合格", "exam not passed"),
        Shortfall.NEVER_THERE: ("一次课也没有上", "never there"),
        Shortfall.DECIDED: ("由经办人认定", "decided by the clerk"),
    },
    RulePreset: {
        RulePreset.NATIONAL: (
            "请假不超过总学时的七分之一，不旷课",
            "leave up to one seventh of the hours, no absence",
        ),
        RulePreset.ONE_FIFTH: (
            "请假不超过总学时的五分之一，不旷课",
            "leave up to one fifth of the hours, no absence",
        ),
        RulePreset.ONE_DAY: ("请假不超过一天，不旷课", "leave up to one day, no absence"),
        RulePreset.TWO_DAYS_EXPEL: (
            "旷课满两天退学，请假不超过七分之一",
            "two days of absence expel, leave up to one seventh",
        ),
        RulePreset.THREE_ABSENCES: (
            "缺席、迟到、早退满三次不结业",
            "three times absent, late or early: not completed",
        ),
        RulePreset.EXAM: (
            "旷课两次不结业，两次迟到算一次，考试 60 分合格",
            "two absences: not completed, late twice weighs as one, exam from 60 points",
        ),
    },
    ScanResult: {
        ScanResult.SIGNED: ("签到成功", "signed in"),
        ScanResult.ALREADY_HERE: ("已经签过到", "already here"),
        ScanResult.NOT_IN_TRAINING: ("不在本班名单", "not in this training"),
        ScanResult.UNKNOWN: ("不认识", "not known"),
    },
    RowKind: {
        RowKind.NEW: ("新增", "new"),
        RowKind.CHANGED: ("变更", "changed"),
        RowKind.SAME: ("相同", "same"),
        RowKind.CONFLICT: ("待定", "to decide"),
        RowKind.BAD: ("有误", "not usable"),
    },
    RowReason: {
        RowReason.NOT_KNOWN: ("名册里没有此人", "not in the file yet"),
        RowReason.ID_NUMBER: ("身份证号码相同", "same identity number"),
        RowReason.NAME_VILLAGE_BIRTH: ("姓名、村、出生年月相同", "same name, village and birth"),
        RowReason.NAME_PHONE: ("姓名、电话相同", "same name and phone"),
        RowReason.SAME_ROW_BEFORE: ("表中另一行已有此人", "stands in another row"),
        RowReason.TWO_CANDIDATES: ("有两人都对得上", "two people fit"),
        RowReason.ID_OF_ANOTHER: ("身份证号码与别人相同", "identity number of another person"),
        RowReason.NO_NAME: ("姓名无法使用", "name not usable"),
        RowReason.NO_VILLAGE: ("不知道是哪个村（社区）", "village not known"),
        RowReason.FORBIDDEN_POSTS: ("职务不得兼任", "posts that exclude each other"),
        RowReason.NAME_VILLAGE: ("姓名、村相同，别无可比", "same name and village, nothing else"),
        RowReason.CHOSEN: ("由经办人认定", "decided by the clerk"),
        RowReason.LEFT_WAITING: ("暂不处理", "left waiting by the clerk"),
    },
    Question: {
        Question.WHO: ("是不是同一人？", "The same person?"),
        Question.FACTS_DIFFER: (
            "出生年月、性别或身份证号码对不上：是同一人吗？",
            "Birth, gender or identity number differ: the same person?",
        ),
        Question.NUMBER_DIFFERS: (
            "身份证号码不同：号码更正？",
            "Another identity number: corrected?",
        ),
        Question.OTHER_VILLAGE: (
            "换了村（社区）：调动、两处任职，还是原职已免？",
            "Another village: moved, both posts, or the old post ended?",
        ),
    },
    Difference: {
        Difference.LIST_WINS: ("以表为准", "the list wins"),
        Difference.FILL_EMPTY: ("只补空缺", "only fill gaps"),
        Difference.FILE_WINS: ("以名册为准", "the file wins"),
    },
    EarlierPosts: {
        EarlierPosts.STAY: ("保留", "they stay"),
        EarlierPosts.END: ("结束", "they end"),
    },
    GreyRule: {
        GreyRule.ASK: ("逐个问", "ask for each"),
        GreyRule.IS_PERSON: ("认作同一人", "take as the same person"),
        GreyRule.IS_NEW: ("认作另一人", "take as somebody new"),
    },
    Contradiction: {
        Contradiction.ASK: ("逐个问", "ask for each"),
        Contradiction.IS_NEW: ("认作另一人", "take as somebody new"),
    },
    Verdict: {
        Verdict.IS_PERSON: ("就是此人", "is this person"),
        Verdict.NUMBER_CORRECTED: ("就是此人，号码更正", "is this person, number corrected"),
        Verdict.MOVED: ("就是此人，已调动", "is this person, moved here"),
        Verdict.OLD_POST_ENDED: ("就是此人，原职已免", "is this person, the old post ended"),
        Verdict.IS_NEW: ("是新的人", "is somebody new"),
        Verdict.WAITS: ("先放着", "leave waiting"),
    },
    WaitingState: {
        WaitingState.WAITING: ("待处理", "waiting"),
        WaitingState.TAKEN: ("已收入", "taken"),
        WaitingState.DROPPED: ("不要了", "dropped"),
    },
    ColumnReason: {
        ColumnReason.EXACT: ("表头就是这个词", "the header is this very word"),
        ColumnReason.BARE: ("表头去掉说明就是这个词", "the header is this word and a remark"),
        ColumnReason.PARENT: ("由上一级表头看出", "told by the header above"),
        ColumnReason.CONTAINED: ("表头里含有这个词", "the header contains this word"),
        ColumnReason.VALUES: ("由格子的内容看出", "told by what the cells say"),
        ColumnReason.CHOSEN: ("由你指定", "chosen by you"),
        ColumnReason.SECOND: ("另一列更像，这一列没有用", "another column is surer; not used"),
        ColumnReason.SOMEBODY_ELSE: ("说的是别人，没有用", "about somebody else; not used"),
        ColumnReason.UNKNOWN: ("没有认出来，没有用", "not recognised; not used"),
    },
    Repair: {
        Repair.KNOWN_PERSON: ("已有的同一个人的号码", "number of the same person, known already"),
        Repair.SHIFTED_ROW: ("号码错了行", "number stands in another row"),
        Repair.NEIGHBOURS_SWAPPED: ("相邻两位写反了", "two neighbouring digits swapped"),
        Repair.LOOK_ALIKE_SIGN: ("字母当数字写了（如 O 和 0）", "letter for a digit (O for 0)"),
        Repair.EXTRA_SIGNS: ("夹了别的字或符号", "other signs between the digits"),
        Repair.LAST_SIGNS_MISSING: ("少写了末尾几位", "last signs left out"),
        Repair.WRONG_DIGIT: ("写错一位", "one wrong digit"),
        Repair.DIGIT_LEFT_OUT: ("漏写一位", "one digit left out"),
        Repair.DIGIT_TOO_MANY: ("多写一位", "one digit too many"),
        Repair.DIGITS_LOST: ("末几位被 Excel 丢了", "last digits lost in a spreadsheet"),
    },
    Evidence: {
        Evidence.BIRTH: ("与出生年月相符", "fits the birth"),
        Evidence.GENDER: ("与性别相符", "fits the gender"),
        Evidence.NAME: ("姓名相同", "same name"),
        Evidence.VILLAGE: ("同一个村（社区）", "same village"),
        Evidence.PHONE: ("电话相同", "same phone"),
        Evidence.REMAINS: ("与剩下的数字相符", "fits the digits that are left"),
        Evidence.COUNTY: ("前六位在本表常见", "first six digits are usual in this list"),
        Evidence.RUN: ("上下几行都这样错", "the rows around are shifted as well"),
    },
    AnswerNote: {
        AnswerNote.NEW_WORKBOOK: (
            "原件的格式不能标注，已按内容另做了一份 .xlsx，版式与原件不同",
            "the sender's format cannot carry marks: a new .xlsx with the same cells was made",
        ),
        AnswerNote.PROTECTION_REMOVED: (
            "原件有打开密码，这份副本没有密码",
            "the sender's file has a password, this copy has none",
        ),
        AnswerNote.COMMENTS_UNSEEN: (
            "有的问题格原有会话，新版 Excel 只显示会话，不显示批注，只能看到颜色",
            "some cells have a conversation, beside which newer programs show no comment",
        ),
    },
    Act: {
        Act.CREATE_FILE: ("新建名册文件", "create file"),
        Act.ADD_UNIT: ("增加单位", "add unit"),
        Act.RENAME_UNIT: ("单位更名", "rename unit"),
        Act.CLOSE_UNIT: ("撤销单位", "close unit"),
        Act.IMPORT: ("导入花名册", "import roster"),
        Act.TAKE_WAITING: ("收入待处理的行", "take waiting rows"),
        Act.DROP_WAITING: ("去掉待处理的行", "drop waiting rows"),
        Act.END_LEAVERS: ("结束离任人员任职", "end posts of leavers"),
        Act.REGISTER: ("添加学员", "add person"),
        Act.CORRECT: ("更正资料", "correct person"),
        Act.REMOVE: ("移除学员", "remove person"),
        Act.APPOINT: ("登记任职", "appoint"),
        Act.END_POST: ("结束任职", "end post"),
        Act.PLAN: ("新建培训班", "plan training"),
        Act.CHANGE_PLAN: ("修改培训班", "change training"),
        Act.CLONE: ("复制培训班", "clone training"),
        Act.ENROLL: ("编入名单", "enroll"),
        Act.NOTICE: ("发出通知", "send notice"),
        Act.WALK_IN: ("添加临时到场人员", "add walk-in"),
        Act.MERGE: ("临时人员并入名册", "merge walk-in"),
        Act.GROUP: ("分组", "divide into groups"),
        Act.SEAT: ("排座位", "give seats"),
        Act.OUTCOMES: ("登记上级培训结果", "record outcomes"),
        Act.WITHDRAW: ("移出名单", "withdraw"),
        Act.OPEN: ("开班", "open training"),
        Act.CLOSE: ("核完结课", "close training"),
        Act.REOPEN: ("重新打开", "reopen training"),
        Act.REPLAN: ("改期", "plan anew"),
        Act.CALL_OFF: ("延期或取消", "call off training"),
        Act.MARK: ("录入考勤", "mark attendance"),
        Act.SIGN_IN: ("签到", "sign in"),
        Act.LEAVE: ("登记请假", "grant leave"),
        Act.END_LEAVE: ("撤回请假", "take leave back"),
        Act.MAKEUP: ("登记补训", "link makeup"),
        Act.DECIDE: ("认定是否结业", "decide outcome"),
        Act.EXAM: ("录入考试成绩", "enter exam mark"),
        Act.ISSUE: ("签发证书", "issue certificates"),
        Act.VOID: ("作废证书", "void certificate"),
        Act.KEEP_CERTIFICATE: ("保留证书", "keep certificate"),
        Act.CORRECT_CERTIFICATE: ("更正证书", "correct certificate"),
        Act.JUDGE: ("核对证书", "check certificates"),
        Act.PRINT: ("打印证书", "print certificates"),
        Act.EXPORT: ("完整导出花名册", "export roster in full"),
        Act.SETTINGS: ("修改设置", "change settings"),
        Act.UNDO: ("撤销", "undo"),
        Act.REDO: ("重做", "redo"),
    },
}

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


def label(code: StrEnum | None, language: Language = "zh") -> str:
    """Return the word for a code; nothing for no code."""
    if code is None:
        return ""
    chinese, english = _LABELS[type(code)][code]
    return chinese if language == "zh" else english


def reason_words(kind: MeantBy, detail: str = "", language: Language = "zh") -> str:
    """Return why somebody is meant; ``detail`` is a post's code, a tag or the name of a unit."""
    is_post = kind in {MeantBy.POST, MeantBy.NEWLY_ELECTED}
    said = label(Post(detail), language) if is_post else detail
    between = " " if said and language == "en" else ""
    return f"{label(kind, language)}{between}{said}"


def reasons_text(reasons: Iterable[tuple[MeantBy, str]], language: Language = "zh") -> str:
    """Return why somebody is meant, each kind of reason said once: 现任书记、主任、属于大坪村."""
    parts: list[str] = []
    for kind, alike in groupby(reasons, key=lambda reason: reason[0]):
        first, *others = (detail for _kind, detail in alike)
        parts.append(reason_words(kind, first, language))
        is_post = kind in {MeantBy.POST, MeantBy.NEWLY_ELECTED}
        parts += [label(Post(detail), language) if is_post else detail for detail in others]
    return ("、" if language == "zh" else ", ").join(parts)


def labelled_codes() -> tuple[type[StrEnum], ...]:
    """Return the kinds of codes that have words."""
    return tuple(_LABELS)


def doubts_text(doubts: Mapping[Doubt, str], language: Language = "zh") -> str:
    """Return what is no longer as a certificate says: 姓名现为李四；学时现为12."""
    said = [_doubt_words(kind, now, language) for kind, now in doubts.items()]
    return ("；" if language == "zh" else "; ").join(said)


def _doubt_words(kind: Doubt, now: str, language: Language) -> str:
    spoken = _spoken_now(kind, now, language) or ("空" if language == "zh" else "not known")
    return label(kind, language).format(now=spoken)


def _spoken_now(kind: Doubt, now: str, language: Language) -> str:
    if kind is Doubt.NOT_COMPLETED:
        return label(Completion(now), language) if now else ""
    if kind is Doubt.REOPENED:
        return label(TrainingState(now), language)
    if kind is Doubt.HOURS:
        return hours_text(int(now))
    if kind is Doubt.DAYS and language == "zh" and now.strip("/"):
        return range_in_chinese(*now.split("/"))
    return now.strip("/")


def hours_text(quarter_hours: int) -> str:
    """Return class hours from quarter-hours without a needless fraction: 24, 3.5, 0.25."""
    whole, quarters = divmod(quarter_hours, 4)
    return f"{whole}{('', '.25', '.5', '.75')[quarters]}"
