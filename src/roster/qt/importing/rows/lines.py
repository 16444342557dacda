"""One row of a list laid beside the people of the file whom it may mean, and what it changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from roster.base.codes.lists import RowKind, RowReason
from roster.base.dates import dotted
from roster.base.words import label
from roster.lists.deciding import Answer
from roster.lists.deciding.codes import Question, Verdict
from roster.people.masking import mask_beside, mask_phone
from roster.people.posts import posts_text
from roster.people.same_person import agree
from roster.qt.importing.words import coded_words, field_words
from roster.qt.look.colours import Tone
from roster.qt.look.languages import QT_TRANSLATE_NOOP, translate
from roster.qt.widgets.tables.columns import Column, text_column

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from roster.base.codes.people import Post
    from roster.base.words import Language
    from roster.lists.deciding import Candidate, FactChange, IntakeRow
    from roster.people.trainees import TraineeFacts

LEAVE_KEY = "0"
"""The key that lets a row wait, and takes an answer back."""

_MOST_CHOICES = 8
_VERDICTS = {
    (Verdict.MOVED, True): QT_TRANSLATE_NOOP("Import", "Moved here, old post ends"),
    (Verdict.MOVED, False): QT_TRANSLATE_NOOP("Import", "Moved here"),
    (Verdict.OLD_POST_ENDED, False): QT_TRANSLATE_NOOP("Import", "Old post ended; home stays"),
    (Verdict.NUMBER_CORRECTED, False): QT_TRANSLATE_NOOP("Import", "Same, number corrected"),
}
_SAME_ELSEWHERE = {
    True: QT_TRANSLATE_NOOP("Import", "Both posts; home stays"),
    False: QT_TRANSLATE_NOOP("Import", "Same person; home stays"),
}
_SAME = {
    True: QT_TRANSLATE_NOOP("Import", "Same person, keep number"),
    False: QT_TRANSLATE_NOOP("Import", "The same person"),
}
_COMPARED = ("name", "division_id", "birth", "gender", "id_number", "phone")


@dataclass(frozen=True, slots=True)
class PersonLine:
    """The row itself, somebody whom it may mean, or a sentence that can be chosen.

    Attributes:
        key: the digit that chooses the line; the row itself has none.
        words: the sentence, where the line is one.
        facts: of the person.
        division: short name of the person's village.
        posts: of the person.
        why: the step of the ladder that found the person.
        differing: facts in which the person differs from the row.
        answer: what choosing the line means; ``None`` takes the last answer back.
        number: the identity number as it may be shown beside another.
    """

    key: str
    words: str = ""
    facts: TraineeFacts | None = None
    division: str = ""
    posts: tuple[Post, ...] = ()
    why: RowReason | None = None
    differing: frozenset[str] = frozenset()
    answer: Answer | None = None
    number: str = ""


def question(row: IntakeRow, language: Language) -> str:
    """Return what the clerk is asked, or told, about a row."""
    text = translate("Import", "Row {row}, {name}: {reason}.").format(
        row=row.person.row, name=row.person.name, reason=label(row.why, language)
    )
    if row.why is row.question:
        asked = translate("Import", "Row {row}, {name}: {question} Press the digit in front.")
        words = label(row.why, language)
        return asked.format(row=row.person.row, name=row.person.name, question=words)
    if row.kind is RowKind.CONFLICT:
        return f"{text} {_ask_who()}"
    return f"{text} {_ask_cell()}" if row.kind is RowKind.BAD else text


def _ask_who() -> str:
    return translate("Import", "Who is it? Press the digit in front.")


def _ask_cell() -> str:
    return translate("Import", "Put the cell right with F2; otherwise the row waits.")


def choices(
    row: IntakeRow, divisions: Mapping[str, str], *, answered: bool
) -> tuple[PersonLine, ...]:
    """Return the lines from which the clerk chooses; none when there is nothing to choose.

    Args:
        row: of the plan.
        divisions: short names by id.
        answered: whether the clerk has said something about this row before.
    """
    if row.kind is RowKind.CONFLICT:
        return (_listed(row, divisions), *_candidates(row, divisions), *_other_ways(row))
    if answered:
        words = translate("Import", "Take my answer back and ask again")
        return (PersonLine(LEAVE_KEY, words),)
    return ()


def _listed(row: IntakeRow, divisions: Mapping[str, str]) -> PersonLine:
    division = divisions.get(row.division_id, "")
    posts = tuple(row.person.posts)
    words = translate("Import", "in the list")
    number = _number_beside(row.facts, row.candidates[0].facts if row.candidates else None)
    return PersonLine("", words, row.facts, division, posts, number=number)  # type: ignore[arg-type]  # codes are their own texts


def _candidates(row: IntakeRow, divisions: Mapping[str, str]) -> list[PersonLine]:
    """Return a line for each thing that can be said of each candidate, the first with its facts."""
    lines: list[PersonLine] = []
    for each in row.candidates:
        for at, verdict in enumerate(each.verdicts(row)):
            line = PersonLine(
                str(len(lines) + 1),
                _verdict_words(verdict, each, row),
                why=each.why,
                answer=each.as_verdict(verdict),
            )
            lines.append(line if at else _with_facts(line, each, row, divisions))
    return lines[:_MOST_CHOICES]


def _with_facts(
    line: PersonLine, candidate: Candidate, row: IntakeRow, divisions: Mapping[str, str]
) -> PersonLine:
    return replace(
        line,
        facts=candidate.facts,
        division=divisions.get(candidate.facts.division_id, ""),
        posts=candidate.posts,
        differing=_differing(row, candidate),
        number=_number_beside(candidate.facts, row.facts),
    )


def _number_beside(facts: TraineeFacts | None, other: TraineeFacts | None) -> str:
    number, beside = ((each.id_number if each else None) or "" for each in (facts, other))
    return mask_beside(number, beside)


def _verdict_words(verdict: Verdict, candidate: Candidate, row: IntakeRow) -> str:
    """Return what choosing a line says; nothing where only the person is to be named."""
    asked = candidate.question
    if asked is None or asked is Question.WHO:
        return ""
    ends = bool(candidate.elsewhere and row.person.posts)
    if verdict is not Verdict.IS_PERSON:
        return translate("Import", _VERDICTS[verdict, ends and verdict is Verdict.MOVED])
    if asked is Question.OTHER_VILLAGE:
        return translate("Import", _SAME_ELSEWHERE[ends])
    return translate("Import", _SAME["id_number" in candidate.differing])


def _other_ways(row: IntakeRow) -> tuple[PersonLine, PersonLine]:
    count = sum(len(each.verdicts(row)) for each in row.candidates)
    is_holder = any(each.why is RowReason.ID_NUMBER for each in row.candidates)
    if row.reason is RowReason.ID_OF_ANOTHER or is_holder:
        new = translate("Import", "Somebody new, the number is left out")
    elif len(row.candidates) > 1:
        new = translate("Import", "None of them: somebody new")
    elif row.question in (None, Question.WHO):
        new = translate("Import", "Somebody new")
    else:
        new = translate("Import", "Another person")
    wait = translate("Import", "Let it wait")
    key = str(min(count, _MOST_CHOICES) + 1)
    return (
        PersonLine(key, new, answer=Answer(Verdict.IS_NEW)),
        PersonLine(LEAVE_KEY, wait, answer=Answer(Verdict.WAITS)),
    )


def _differing(row: IntakeRow, candidate: Candidate) -> frozenset[str]:
    """Return the facts that both have and that say different things."""
    if row.facts is None:
        return frozenset()
    pairs = {
        name: (getattr(row.facts, name) or "", getattr(candidate.facts, name) or "")
        for name in _COMPARED
    }
    differing = {name for name, (fact, other) in pairs.items() if not agree(fact, other)}
    listed = set(row.person.posts)
    if listed and not listed <= set(candidate.posts):
        differing.add("posts")
    return frozenset(differing)


# --- columns ----------------------------------------------------------------------------------


def person_columns(language: Language) -> tuple[Column[PersonLine], ...]:
    """Return the columns of the choices, but their keys."""
    return (
        text_column(
            "why",
            lambda: translate("Import", "Who"),
            lambda line: line.words or (label(line.why, language) if line.why else ""),
            200,
        ),
        _person_column("name", 72, lambda line: line.facts.name if line.facts else ""),
        _person_column("village", 88, lambda line: line.division, "division_id"),
        _person_column(
            "gender", 48, lambda line: coded_words("gender", _of(line, "gender"), language)
        ),
        _person_column("birth", 84, lambda line: dotted(_of(line, "birth")), digits=True),
        _person_column("id_number", 180, lambda line: line.number, digits=True),
        _person_column("posts", 150, lambda line: posts_text(line.posts)),
        replace(
            _person_column("phone", 116, lambda line: mask_phone(_of(line, "phone")), digits=True),
            stretch=True,
        ),
    )


def _person_column(
    field: str,
    width: int,
    text: Callable[[PersonLine], str],
    fact: str = "",
    *,
    digits: bool = False,
) -> Column[PersonLine]:
    """Return a column that marks what differs from the row."""
    wanted = fact or field

    def shown(line: PersonLine) -> str:
        value = text(line)
        return f"≠ {value}" if wanted in line.differing else value

    return text_column(
        field,
        lambda: field_words(field),
        shown,
        width,
        digits=digits,
        tone=lambda line: Tone.DUE if wanted in line.differing else None,
    )


def _of(line: PersonLine, name: str) -> str:
    return str(getattr(line.facts, name, None) or "")


def change_columns(language: Language) -> tuple[Column[FactChange], ...]:
    """Return the columns of what a row changes: field, old, new."""
    return (
        text_column(
            "field",
            lambda: translate("Import", "Changes"),
            lambda change: field_words(change.field),
            130,
        ),
        text_column(
            "old",
            lambda: translate("Import", "In the file"),
            lambda change: coded_words(change.field, change.old, language),
            240,
        ),
        text_column(
            "new",
            lambda: translate("Import", "After the import"),
            lambda change: coded_words(change.field, change.new, language),
            240,
            stretch=True,
            tone=lambda _change: Tone.ACCENT,
        ),
    )
