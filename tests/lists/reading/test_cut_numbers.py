"""Identity numbers whose last digits a spreadsheet has cut, in a file of text."""

from __future__ import annotations

from roster.people import identity_number
from roster.people.problems import ProblemKind
from tests.builders import make_id_number
from tests.lists.builders import listing, sheet

HEADER = ("姓名", "性别", "身份证号码")


def cut(serial: int) -> str:
    return make_id_number("19780512", serial)[:15] + "000"


def passing() -> str:
    """Return a cut number that passes the check all the same: one in eleven does."""
    days = (f"197805{day:02}" for day in range(1, 29))
    numbers = (make_id_number(day, serial)[:15] + "000" for day in days for serial in (100, 300))
    return next(number for number in numbers if identity_number.check(number) is None)


def test_where_two_numbers_were_cut_one_that_passes_the_check_was_cut_too() -> None:
    whole = make_id_number("19650301", 7)
    rows = [("张三", "男", cut(1)), ("李四", "男", cut(301)), ("王五", "男", passing())]
    found = listing(sheet(HEADER, *rows, ("赵六", "男", whole)))
    assert [person.id_number for person in found.people] == [None, None, None, whole]
    kinds = [problem.kind for problem in found.problems if problem.field == "id_number"]
    assert kinds == [ProblemKind.ID_DIGITS_LOST] * 3


def test_a_number_that_ends_in_zeros_stands_where_none_was_cut() -> None:
    found = listing(sheet(HEADER, ("张三", "男", cut(1)), ("王五", "男", passing())))
    assert found.people[1].id_number == passing()
