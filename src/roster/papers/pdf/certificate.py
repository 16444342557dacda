"""The certificate of completion (结业证书), A4 landscape."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from roster.base.dates import in_chinese, range_in_chinese
from roster.base.progress import unwatched
from roster.papers.drawing.fonts import Face, require_printable
from roster.papers.drawing.ornament import RED, divider, frame, seal_place
from roster.papers.drawing.page import A4_LANDSCAPE, Align, Box, Lettering, new_paper
from roster.papers.errors import NothingToPrint
from roster.trainings.hours import hours_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from roster.base.progress import Report
    from roster.certificates.facts import CertificateFacts
    from roster.papers.drawing.page import Paper

_WIDTH, _HEIGHT = A4_LANDSCAPE
_LEFT = 40.0
_TEXT_WIDTH = _WIDTH - 2 * _LEFT
_BODY_END = 136.0
_GROUND = "ground"

# A county or township party organ's seal measures 42 mm (DOMAIN.md section 5).
_SEAL = Box(left=193, top=137, width=46, height=46)
_ORGAN_WIDTH = 2 * (_LEFT + _TEXT_WIDTH - _SEAL.left - _SEAL.width / 2)
_NUMBER_WIDTH = 112.0
_CODE = Box(left=_LEFT, top=147, width=25, height=25)

_GREY = (0.25, 0.25, 0.25)
_TITLE = Lettering(Face.SONG, 44, RED, tracking=26, weight=1.1)
_NAME = Lettering(Face.KAI, 30, weight=0.4)
_BODY = Lettering(Face.KAI, 20)
_DIVISION = Lettering(Face.KAI, 14, _GREY)
_ORGAN = Lettering(Face.KAI, 19)
_NUMBER = Lettering(Face.SONG, 11, _GREY)
_HINT = Lettering(Face.SONG, 9, (0.8, 0.6, 0.6))
_BODY_PITCH = 1.75
_SLACK = 14.0  # mm: two characters and a mark that may not begin the next line
_NAMES_A_COURSE = ("班", "培训", "轮训", "研修", "学习")


@dataclass(frozen=True, slots=True)
class CertificateStyle:
    """How certificates are printed.

    Attributes:
        background: Print frame and title; without them the text goes onto bought blanks (套打).
        qr_code: Print the facts as a QR code.
        seal_hint: Show where the seal goes; for the preview, never on paper.
        shift_right: Moves everything on the page, in mm, to meet a bought blank.
        shift_down: The same, downwards.
    """

    background: bool = True
    qr_code: bool = True
    seal_hint: bool = False
    shift_right: float = 0.0
    shift_down: float = 0.0


FULL_PAGE = CertificateStyle()
"""Everything that belongs on plain paper."""


def write_certificates(
    path: Path,
    facts: Sequence[CertificateFacts],
    style: CertificateStyle = FULL_PAGE,
    report: Report = unwatched,
    *,
    invariant: bool = False,
) -> int:
    """Write one certificate a page and return the number of pages.

    Raises:
        NothingToPrint: ``facts`` is empty.
        Unprintable: texts that no font can print; nothing is written then.
        DiskFull: no room for the file.
        CannotWrite: the folder is missing or read-only, or the target is held open.
    """
    if not facts:
        raise NothingToPrint
    require_printable(text for fact_set in facts for text in certificate_texts(fact_set))
    with new_paper(
        path, A4_LANDSCAPE, "结业证书", author=facts[0].organizer, invariant=invariant
    ) as paper:
        with paper.stamp_making(_GROUND):
            draw_ground(paper, style)
        for done, fact_set in enumerate(facts, start=1):
            _draw_page(paper, fact_set, style)
            report(done, len(facts))
    return len(facts)


def code_text(facts: CertificateFacts) -> str:
    """Return what the QR code says: readable without a network, and no identity number."""
    lines = (
        "结业证书",
        facts.number,
        facts.name,
        facts.training_title,
        in_chinese(facts.issued_on),
    )
    return "\n".join(lines)


def body_text(facts: CertificateFacts) -> str:
    """Return the sentence that certifies (DOMAIN.md section 4.7, wording d)."""
    days = range_in_chinese(facts.first_day, facts.last_day)
    title = facts.training_title
    course = title if any(word in title for word in _NAMES_A_COURSE) else f"{title}培训班"
    hours = hours_text(facts.quarter_hours)
    passed = "考核合格，" if facts.exam else ""
    return f"于{days}参加{course}学习，共{hours}学时，修完规定课程，{passed}准予结业。"


def draw_ground(paper: Paper, style: CertificateStyle) -> None:
    """Draw what all certificates of a batch share."""
    if style.background:
        paper.literal(frame(_WIDTH * mm, _HEIGHT * mm))
        paper.text(_WIDTH / 2, 49, "结业证书", _TITLE, Align.CENTRE)
        paper.literal(divider(_WIDTH / 2 * mm, (_HEIGHT - 57) * mm, 44 * mm))
    if style.seal_hint:
        x, y = _SEAL.left + _SEAL.width / 2, _SEAL.top + _SEAL.height / 2
        paper.literal(seal_place(x * mm, (_HEIGHT - y) * mm, 21 * mm))
        paper.text(x, _SEAL.bottom - 7, "（盖章处）", _HINT, Align.CENTRE)


def certificate_texts(facts: CertificateFacts) -> Iterator[str]:
    """Give all that a certificate says."""
    yield facts.name
    yield facts.number
    yield facts.organizer
    yield _division_line(facts)
    yield body_text(facts)


def _division_line(facts: CertificateFacts) -> str:
    return "　".join(text for text in (facts.unit_text, facts.posts_text) if text)


def _draw_page(paper: Paper, facts: CertificateFacts, style: CertificateStyle) -> None:
    if style.shift_right or style.shift_down:
        paper.literal(f"1 0 0 1 {style.shift_right * mm:.2f} {-style.shift_down * mm:.2f} cm")
    paper.stamp(_GROUND)
    _draw_body(paper, facts, _draw_person(paper, facts))
    _draw_signature(paper, facts)
    _draw_number(paper, facts, style)
    paper.end_page()


def _draw_person(paper: Paper, facts: CertificateFacts) -> float:
    """Write name and unit; return where the body may begin, in mm."""
    address = paper.text_width("同志：", _BODY) + 4
    name = paper.fit_line(facts.name, _TEXT_WIDTH - address, _NAME, floor=20)
    end = paper.lines(_LEFT, 74, name, _NAME)
    last = 74 + (len(name.lines) - 1) * (end - 74) / len(name.lines)
    after = _LEFT + paper.text_width(name.lines[-1], _NAME.resized(name.size)) + 4
    paper.text(after, last, "同志：", _BODY)
    division = paper.fit_line(_division_line(facts), _TEXT_WIDTH, _DIVISION, floor=11)
    return paper.lines(_LEFT, last + 9.5, division, _DIVISION) - 3


def _draw_body(paper: Paper, facts: CertificateFacts, top: float) -> None:
    box = Box(_LEFT, top, _TEXT_WIDTH, _BODY_END - top)
    paragraphs = (f"　　{body_text(facts)}", "　　特发此证。")
    setting = paper.fit_block(paragraphs, box, _BODY, _BODY_PITCH)
    pitch = setting.size * _BODY_PITCH / mm
    lettering = _BODY.resized(setting.size)
    for number, line in enumerate(setting.lines, start=1):
        baseline = top + number * pitch - pitch * 0.25
        paper.text(_LEFT, baseline, line, _stretched(paper, line, lettering))


def _stretched(paper: Paper, line: str, lettering: Lettering) -> Lettering:
    """Let a line that nearly fills the width fill it, so that the right edge is even."""
    slack = _TEXT_WIDTH - paper.text_width(line, lettering)
    if len(line) < 2 or not 0 < slack < _SLACK:
        return lettering
    return replace(lettering, tracking=slack * mm / (len(line) - 1))


def _draw_signature(paper: Paper, facts: CertificateFacts) -> None:
    """Write office and date where the seal will press on both."""
    middle = _SEAL.left + _SEAL.width / 2
    office = Box(middle - _ORGAN_WIDTH / 2, 149, _ORGAN_WIDTH, 12)
    organ = paper.fit_box(facts.organizer, office, _ORGAN, floor=13)
    paper.cell(office, organ, _ORGAN)
    day = in_chinese(facts.issued_on)
    paper.text(middle, 169, day, _ORGAN.resized(17), Align.CENTRE)


def _draw_number(paper: Paper, facts: CertificateFacts, style: CertificateStyle) -> None:
    if style.qr_code:
        paper.qr_code(_CODE, code_text(facts))
    number = paper.fit_line(f"证书编号：{facts.number}", _NUMBER_WIDTH, _NUMBER, floor=8)
    paper.lines(_LEFT, _CODE.bottom + 7, number, _NUMBER)
