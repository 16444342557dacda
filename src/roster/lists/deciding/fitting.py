"""How a row of a list fits somebody of its name, and what has to be asked before it is theirs.

The ladder: identity number, then name + village + birth, then name + village + phone. Below it
stand those of whom the clerk is asked: name and village alone; name and birth or phone of somebody
in another village; and whoever contradicts the row, whatever agrees
(:mod:`roster.people.same_person`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from roster.base.codes.lists import RowReason
from roster.lists.deciding.codes import Question
from roster.people.same_person import contradictions, same_birth, same_birth_to_the_month

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from roster.people.trainees import TraineeFacts


class Fit(NamedTuple):
    """By what somebody was found, what is to be asked (``None``: sure), and what contradicts."""

    reason: RowReason
    question: Question | None = None
    differing: frozenset[str] = frozenset()

    @property
    def rank(self) -> int:
        """The place of the fit: sure by birth, sure by phone, asked, contradicted."""
        if self.differing:
            return 3
        if self.question is not None:
            return 2
        return int(self.reason is RowReason.NAME_PHONE)


class Found(NamedTuple):
    """Those whom a row may mean, the likeliest first, by the best step that has any.

    Attributes:
        reason: the step.
        trainee_ids: those of the step; none: somebody new.
        question: what is asked; ``None`` when there is nobody or one for sure.
        others: who fits less well, to be shown beside them.
        fits: how each fits.
    """

    reason: RowReason
    trainee_ids: tuple[str, ...] = ()
    question: Question | None = None
    others: tuple[str, ...] = ()
    fits: dict[str, Fit] = {}  # noqa: RUF012 - never written to

    @property
    def differing(self) -> frozenset[str]:
        """What contradicts the likeliest."""
        return self.fits[self.trainee_ids[0]].differing if self.trainee_ids else frozenset()


NOBODY = Found(RowReason.NOT_KNOWN)


def fit(
    row: TraineeFacts,
    known: TraineeFacts,
    list_facts: TraineeFacts | None,
    divisions: Collection[str],
) -> Fit | None:
    """Tell how a row fits somebody of its name; ``None``: nothing speaks for it.

    Args:
        row: what the list says.
        known: what the file says of the person.
        list_facts: what other rows of the list said of the person.
        divisions: where the person is at home or holds posts.
    """
    in_place = row.division_id in divisions
    has_phone = bool(row.phone) and row.phone == known.phone
    if not (in_place or has_phone or same_birth_to_the_month(row, known)):
        return None
    told_apart = contradictions(row, known)
    if list_facts is not None:
        told_apart |= contradictions(row, list_facts)
    is_born = same_birth(row, known)
    reason = _reason(in_place=in_place, is_born=is_born, has_phone=has_phone)
    if told_apart:
        only_number = told_apart == {"id_number"}
        question = Question.NUMBER_DIFFERS if only_number else Question.FACTS_DIFFER
        return Fit(reason, question, told_apart)
    if not row.division_id:
        return Fit(reason, None if has_phone else Question.WHO)
    if not in_place:
        return Fit(reason, Question.OTHER_VILLAGE)
    return Fit(reason, None if is_born or has_phone else Question.WHO)


def _reason(*, in_place: bool, is_born: bool, has_phone: bool) -> RowReason:
    if is_born and (in_place or not has_phone):
        return RowReason.NAME_VILLAGE_BIRTH
    return RowReason.NAME_PHONE if has_phone else RowReason.NAME_VILLAGE


def best(fits: dict[str, Fit]) -> Found:
    """Return those who fit best; who contradicts the row only counts where nobody else fits."""
    if not fits:
        return NOBODY
    ids = sorted(fits, key=lambda each: (fits[each].rank, each))
    rank = fits[ids[0]].rank
    foremost = tuple(each for each in ids if fits[each].rank == rank)
    others = tuple(ids[len(foremost) :])
    first = fits[ids[0]]
    question = _question(fits[each] for each in foremost)
    reason = first.reason
    if len(foremost) > 1:
        reason = RowReason.TWO_CANDIDATES
        question = question or Question.WHO
    return Found(reason, foremost, question, others if question else (), fits)


def _question(fits: Iterable[Fit]) -> Question | None:
    """Return what is asked about several: what is asked about each, or else who it is."""
    asked = {each.question for each in fits}
    if len(asked) == 1:
        return asked.pop()
    return Question.FACTS_DIFFER if Question.FACTS_DIFFER in asked else Question.WHO
