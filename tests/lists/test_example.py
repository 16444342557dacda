"""The example list that clerks try the program with."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from roster.base.codes.people import Post
from roster.base.paths import resource
from roster.divisions.catalogue import subtree, village_finder
from roster.lists.reading.workbook_reader import read_workbook
from roster.lists.understanding.understand import understand
from roster.people import identity_number, names
from roster.people.problems import ProblemKind

if TYPE_CHECKING:
    from roster.lists.listing import Listing

HETAI = "441204100"


@cache
def example() -> Listing:
    (path,) = resource("examples").glob("*.xlsx")
    return understand(read_workbook(path), village_finder(HETAI))


def test_every_row_is_somebody_of_a_real_village() -> None:
    villages = {each.code for each in subtree(HETAI)[1:]}
    assert len(example().people) == 109
    assert {person.village for person in example().people} == villages


def test_it_has_the_mistakes_its_readme_names() -> None:
    assert sorted(problem.kind for problem in example().problems) == sorted(
        [
            ProblemKind.ID_CHECK_DIGIT,
            ProblemKind.EDUCATION_IN_PROGRESS,
            ProblemKind.BIRTH_AMBIGUOUS,
            ProblemKind.PHONE_INVALID,
        ]
    )


def test_every_village_has_its_leading_posts_once() -> None:
    held = Counter((person.village, post) for person in example().people for post in person.posts)
    for village in subtree(HETAI)[1:]:
        for post in (Post.SECRETARY, Post.HEAD, Post.SUPERVISION_HEAD, Post.ECONOMY_HEAD):
            assert held[village.code, post] == 1


def test_no_number_can_be_that_of_a_real_person() -> None:
    for person in example().people:
        assert person.id_number is None or person.id_number.startswith("441299")
        assert person.id_number is None or identity_number.check(person.id_number) is None
        assert person.phone is None or person.phone.startswith("1540000")


def test_rare_and_long_names_are_among_them() -> None:
    found = {person.name for person in example().people}
    assert {"陈䶮", "梁㛃", "区𬱖", "古丽巴哈尔·阿卜杜热合"} <= found
    assert not any(map(names.suspicious, found))
