"""What a job came to, in one line each that adds up, and coverage for programs.

Every line reconciles: what went in equals what became of it. Persons (人) and person-times (人次)
are named apart.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from roster.base.codes.trainings import Completion
from roster.cli.kit.words import label, language, spoken
from roster.coverage.requirements import name_of
from roster.people.fields import by_name
from roster.people.masking import mask_beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from roster.attendance.completion import Verdict
    from roster.attendance.marks import Tally
    from roster.coverage.coverage import CoverageReport, Figure
    from roster.lists.deciding import FactChange, IntakeResult, IntakeRow


def intake_line(result: IntakeResult) -> str:
    """Return the reconciliation of an import: people found = what became of them."""
    return spoken(
        f"读到 {result.found} 人 = 新增 {result.new} + 变更 {result.changed} + "
        f"相同 {result.same} + 待定 {result.waiting}；"
        f"另跳过 {result.skipped_rows} 行（标题、合计、说明等）",
        f"read {result.found} people = new {result.new} + changed {result.changed} + "
        f"same {result.same} + to decide {result.waiting}; "
        f"skipped {result.skipped_rows} rows (titles, sums, remarks)",
    )


def import_lines(result: IntakeResult) -> Iterator[str]:
    """Return the reconciliation of an import and what it did beside taking people in."""
    yield intake_line(result)
    if result.put_aside:
        yield spoken(f"新放进待处理 {result.put_aside} 行", f"{result.put_aside} more rows wait")
    if result.ended:
        yield spoken(f"结束任职 {result.ended} 个", f"{result.ended} posts ended")


# --- what an import changes -----------------------------------------------------------------


def change_lines(rows: Iterable[IntakeRow], divisions: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each row that changes somebody: every value, old → new; numbers masked.

    Args:
        rows: of a plan.
        divisions: short names by id.
    """
    for row in rows:
        if row.changes:
            changes = spoken("；", "; ").join(map(_change_words, row.changes))
            yield spoken(
                f"  {_place_words(row, divisions)}：{changes}",
                f"  {_place_words(row, divisions)}: {changes}",
            )


def question_lines(rows: Iterable[IntakeRow], divisions: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each row that only the clerk can decide: what is asked."""
    for row in rows:
        if row.is_grey:
            yield spoken(
                f"  {_place_words(row, divisions)}：{label(row.why)}",
                f"  {_place_words(row, divisions)}: {label(row.why)}",
            )


def decisions_json(rows: Sequence[IntakeRow], divisions: Mapping[str, str]) -> dict[str, Any]:
    """Return for programs what a plan changes and what it asks; codes as stored, numbers masked."""
    return {
        "changes": [
            {**_place_json(row, divisions), "fields": list(map(_change_json, row.changes))}
            for row in rows
            if row.changes
        ],
        "questions": [
            {**_place_json(row, divisions), "question": row.question, "reason": row.reason}
            for row in rows
            if row.is_grey
        ],
    }


def _place_words(row: IntakeRow, divisions: Mapping[str, str]) -> str:
    person = row.person
    division = divisions.get(row.division_id, "")
    return spoken(
        f"{person.sheet} 第 {person.row} 行 {person.name}",
        f"{person.sheet} row {person.row} {person.name}",
    ) + (spoken(f"（{division}）", f" ({division})") if division else "")


def _place_json(row: IntakeRow, divisions: Mapping[str, str]) -> dict[str, Any]:
    person, division = row.person, divisions.get(row.division_id, "")
    return {"sheet": person.sheet, "row": person.row, "name": person.name, "unit": division}


def _change_words(change: FactChange) -> str:
    field = by_name()[change.field]
    words = field.words.said(language())
    old, new = (field.worded(value, language()) for value in _masked(change))
    if not change.old:
        return f"{words} ＋ {new}"
    return f"{words} {old} → {new}" if change.new else f"{words} － {old}"


def _change_json(change: FactChange) -> dict[str, str]:
    old, new = _masked(change)
    return {"field": change.field, "old": old, "new": new}


def _masked(change: FactChange) -> tuple[str, str]:
    """Return old and new as they may be shown: of two numbers also what tells them apart."""
    old, new = change.old, change.new
    if change.field == "id_number":
        return mask_beside(old, new), mask_beside(new, old)
    mask = by_name()[change.field].mask
    return mask(old), mask(new)


def closing_line(verdicts: Sequence[Verdict]) -> str:
    """Return the reconciliation of a closing: enrolled = completed + not, by outcome.

    Outcomes that are rare are said only where there are some.
    """
    counts = Counter(verdict.completion for verdict in verdicts)
    usual = (Completion.COMPLETED, Completion.NOT_COMPLETED)
    counted = [
        f"{label(kind)} {counts[kind]}" for kind in Completion if kind in usual or counts[kind]
    ]
    return spoken(
        f"结课：{len(verdicts)} 人 = {' + '.join(counted)}",
        f"closed: {len(verdicts)} people = {' + '.join(counted)}",
    )


def tally_line(tally: Tally) -> str:
    """Return the persons of a class by what they are on the whole."""
    return spoken(
        f"应到 {tally.due} = 实到 {tally.present} + 请假 {tally.leave} + "
        f"缺席 {tally.absent} + 未录 {tally.blank}",
        f"due {tally.due} = present {tally.present} + on leave {tally.leave} + "
        f"absent {tally.absent} + blank {tally.blank}",
    )


def coverage_lines(report: CoverageReport) -> Iterator[str]:
    """Return a report as lines; persons and person-times are named apart."""
    yield spoken(
        f"截至 {report.as_of}：举办 {report.trainings} 期，上级调训 {report.trainings_above} 期，"
        f"培训 {report.person_times} 人次（其中上级 {report.person_times_above} 人次），"
        f"{report.persons_trained} 人",
        f"as of {report.as_of}: {report.trainings} trainings, {report.trainings_above} above, "
        f"{report.person_times} person-times ({report.person_times_above} above), "
        f"{report.persons_trained} persons",
    )
    if report.to_come:
        count, day = len(report.to_come), report.to_come[0]
        yield spoken(
            f"另有 {count} 期已结课，但 {report.as_of} 还没有办完（最早到 {day}），没有计入",
            f"{count} more are closed but were not over by {report.as_of} (the first is on {day}) "
            "and are not counted",
        )
    for tier in report.tiers:
        figure = tier.figure
        name = name_of(tier.requirement, language())
        yield spoken(
            f"{name}：应训 {figure.must} 人，已训 {figure.trained} 人，"
            f"未训 {figure.missing} 人，覆盖率 {figure.percent}",
            f"{name}: {figure.must} must be trained, {figure.trained} were, "
            f"{figure.missing} are missing, coverage {figure.percent}",
        )
        if tier.unknown:
            yield spoken(
                f"{name}：另有 {tier.unknown} 人是否新任未知，未计入应训",
                f"{name}: of {tier.unknown} more nobody says whether they are newly elected",
            )


def coverage_json(report: CoverageReport) -> dict[str, Any]:
    """Return a report for programs: figures, and the names of those missing."""
    return {
        "as_of": report.as_of,
        "trainings": report.trainings,
        "trainings_above": report.trainings_above,
        "person_times": report.person_times,
        "person_times_above": report.person_times_above,
        "persons_trained": report.persons_trained,
        "not_over": list(report.to_come),
        "persons": _figure_json(report.persons),
        "tiers": {
            tier.requirement.key: {
                **_figure_json(tier.figure),
                "unknown": tier.unknown,
                "missing_people": [
                    {"name": p.name, "unit": p.unit_name, "posts": [c.value for c in p.posts]}
                    for p in tier.missing
                ],
            }
            for tier in report.tiers
        },
        "units": [
            {
                "name": division.unit_name,
                **{key: _figure_json(figure) for key, figure in division.figures.items()},
            }
            for division in report.divisions
        ],
    }


def _figure_json(figure: Figure) -> dict[str, Any]:
    return {
        "must": figure.must,
        "trained": figure.trained,
        "missing": figure.missing,
        "percent": figure.percent,
    }
