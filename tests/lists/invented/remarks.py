"""Remarks behind the names of a list, together with what a careful reader knows from them."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.lists.invented.truth import Page, Truth

#: What tells something of the bearer or how a post is held; the gender is filled in.
_TELLING = ("（{sex}）", "({sex})", "（兼）", "（代）", "（{sex}，兼）")
#: What describes a character or is not understood: it stays with the name, which is reported.
_STRANGE = ("*", "（已故）", "（郭土郎）")
_SEXES = {"male": "男", "female": "女"}


def with_remarks(pages: list[Page], seed: int, often: float = 0.4) -> list[Page]:
    """Write remarks behind some of the names of pages, and return the pages."""
    random = Random(seed)  # noqa: S311 - repeatable, not secret
    for page in pages:
        names = [str(truth.facts["name"]) for truth in page.people]
        page.people = [
            _remarked(page, truth, random)
            if random.random() < often and names.count(str(truth.facts["name"])) == 1
            else truth
            for truth in page.people
        ]
    return pages


def _remarked(page: Page, truth: Truth, random: Random) -> Truth:
    """Write a remark behind the name of a person where it stands in its row."""
    name = str(truth.facts["name"])
    cells = page.rows[truth.row - 1]
    found = [at for at, cell in enumerate(cells) if isinstance(cell, str) and name in cell]
    if len(found) != 1 or not name.isalpha():
        return truth
    gender = truth.facts["gender"] or "female"
    is_strange = random.random() < 0.3
    remark = random.choice(_STRANGE if is_strange else _TELLING).format(sex=_SEXES[str(gender)])
    text = str(cells[found[0]]).replace(name, name + remark)
    page.rows[truth.row - 1] = (*cells[: found[0]], text, *cells[found[0] + 1 :])
    if is_strange:
        facts = {**truth.facts, "name": name + remark}
        return replace(truth, facts=facts, problems=truth.problems | {"name_suspicious"})
    is_told = _SEXES[str(gender)] in remark
    return replace(truth, facts={**truth.facts, "gender": gender}) if is_told else truth
