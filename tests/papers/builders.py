"""People and facts for papers; everybody is invented."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from roster.base.codes.trainings import PartOfDay
from roster.certificates.facts import CertificateFacts
from roster.papers.facts import SheetPeriod, SignInSheet, TrainingPerson

RARE_NAMES = ("张䶮秋", "陈㛃", "欧阳𬱖𬭎", "𫖯𪩘", "李𱅒", "𠮷丽", "阿卜杜热合曼·买买提江")


def a_certificate(**changes: Any) -> CertificateFacts:  # noqa: ANN401 - any field may be changed
    facts = CertificateFacts(
        number="粤高河培字〔2026〕第0001号",
        name="张䶮秋",
        gender=None,
        unit_text="高要区河台镇翠洲社区",
        posts_text="党委书记、居委会主任",
        training_title="2026年河台镇村（社区）“两委”干部能力素质提升培训班（第2期）",
        first_day="2026-05-08",
        last_day="2026-05-10",
        quarter_hours=96,
        organizer="中共肇庆市高要区河台镇委员会",
        issued_on="2026-05-20",
        place="河台镇文化中心",
    )
    return replace(facts, **changes)


def a_person(number: int, **changes: Any) -> TrainingPerson:  # noqa: ANN401 - any field may be changed
    person = TrainingPerson(number, f"陈{'甲乙丙丁戊'[number % 5]}明", "翠洲社区", "两委委员")
    return replace(person, **changes)


def a_sheet(count: int = 5, **changes: Any) -> SignInSheet:  # noqa: ANN401 - any field may be changed
    sheet = SignInSheet(
        title="2026年河台镇村（社区）“两委”干部培训班（第2期）",
        place="河台镇文化中心",
        organizer="中共肇庆市高要区河台镇委员会",
        periods=(SheetPeriod("2026-05-08", PartOfDay.MORNING, "村务公开", "李讲师"),),
        people=tuple(a_person(number) for number in range(1, count + 1)),
    )
    return replace(sheet, **changes)


LONG_NAME = "古丽巴哈尔·阿卜杜热合曼"
NAMES = ("李强", "陈志明", "欧阳建华", LONG_NAME, "张䶮秋", "𬱖㛃")


def a_training(count: int = 12, **changes: Any) -> tuple[TrainingPerson, ...]:  # noqa: ANN401 - any field may be changed
    """Return people of three villages and two groups, seated in order."""
    return tuple(
        replace(
            TrainingPerson(
                number=number,
                name=NAMES[number % len(NAMES)],
                division=("翠洲社区", "大坪村", "南村村")[number % 3],
                posts_text=("书记、主任", "两委委员")[number % 2],
                group=("第一组", "第二组")[number % 2],
                seat=number,
                phone="138****1234",
                code=f"1{number:041d}",
            ),
            **changes,
        )
        for number in range(1, count + 1)
    )
