from __future__ import annotations

import pytest

from roster.base.codes.divisions import DivisionTier
from roster.base.codes.people import Gender, Post
from roster.divisions import divisions
from roster.papers.workbooks.roster_lines import roster_lines
from roster.papers.workbooks.roster_workbook import RosterLine
from roster.people import trainees


def division(key: str, name: str, tier: DivisionTier, parent: str | None) -> divisions.DivisionRow:
    return divisions.DivisionRow(key, None, name, name, tier, parent, None, 0, closed=False)


DIVISIONS = (
    division("c", "高要区", DivisionTier.COUNTY, None),
    division("t", "河台镇", DivisionTier.TOWNSHIP, "c"),
    division("v", "罗建村", DivisionTier.VILLAGE, "t"),
)


@pytest.mark.parametrize(
    ("home", "township", "village"),
    [("v", "河台镇", "罗建村"), ("t", "河台镇", ""), ("c", "", ""), ("gone", "", "")],
)
def test_a_line_names_the_township_and_village_of_a_person(
    home: str, township: str, village: str
) -> None:
    facts = trainees.TraineeFacts(
        "张三", home, gender=Gender.FEMALE, phone="13812341234", note="甲"
    )
    person = trainees.PersonRow("p", facts, "", (Post.SECRETARY,), newly_elected=True)
    assert roster_lines([person], DIVISIONS) == (
        RosterLine(
            township=township,
            village=village,
            facts=facts,
            posts=(Post.SECRETARY,),
            newly_elected=True,
        ),
    )


@pytest.mark.parametrize("known", [True, False, None])
def test_a_line_says_elected_anew_or_again_only_when_it_is_known(known: bool | None) -> None:  # noqa: FBT001 - the case
    facts = trainees.TraineeFacts("张三", "v")
    person = trainees.PersonRow("p", facts, "", (), newly_elected=known)
    assert roster_lines([person], DIVISIONS)[0].newly_elected is known
