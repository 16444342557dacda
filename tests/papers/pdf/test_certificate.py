from __future__ import annotations

import io
from contextlib import closing
from typing import TYPE_CHECKING

import PIL.Image
import pypdfium2
import pytest
import zxingcpp

from roster.base.progress import Cancelled
from roster.papers.drawing.preview import page_image
from roster.papers.errors import NothingToPrint, Unprintable
from roster.papers.pdf.certificate import (
    CertificateStyle,
    body_text,
    code_text,
    write_certificates,
)
from tests.papers.builders import RARE_NAMES, a_certificate
from tests.papers.pdf_reading import (
    Piece,
    all_fonts_embedded,
    drawn_pieces,
    page_texts,
    text_pieces,
)

if TYPE_CHECKING:
    from pathlib import Path

_LONG = a_certificate(
    name="阿卜杜热合曼·买买提江·吐尔逊尼亚孜·艾合买提江",
    unit_text="广东省肇庆市高要区河台镇人民政府驻地居民委员会第一社区居民委员会",
    posts_text="党总支书记、居委会主任、集体经济组织理事长、村务监督委员会主任、妇联主席",
    training_title="肇庆市高要区河台镇2026年度新一届村（社区）“两委”干部基层治理能力提升、乡村振兴、"
    "集体经济发展与党风廉政建设专题培训班（第二十三期·河台片区专场）" * 2,
    organizer="中共肇庆市高要区河台镇委员会组织人事办公室、肇庆市高要区河台镇人民政府乡村振兴办公室",
    number="粤肇庆高要河台村社区两委干部能力素质提升培训结字〔2026〕第000001号（补发）",
)


def test_each_person_has_a_page_of_landscape_a4(tmp_path: Path) -> None:
    path = tmp_path / "c.pdf"
    facts = [a_certificate(name=name) for name in RARE_NAMES]
    assert write_certificates(path, facts) == len(RARE_NAMES)
    with closing(pypdfium2.PdfDocument(path)) as document:
        assert len(document) == len(RARE_NAMES)
        assert document[0].get_size() == pytest.approx((841.89, 595.28), abs=0.01)


def test_every_rare_name_is_read_back_exactly(tmp_path: Path) -> None:
    path = tmp_path / "c.pdf"
    write_certificates(path, [a_certificate(name=name) for name in RARE_NAMES])
    for name, text in zip(RARE_NAMES, page_texts(path), strict=True):
        assert f"{name} 同志：" in text


def test_a_certificate_says_what_was_completed(tmp_path: Path) -> None:
    write_certificates(tmp_path / "c.pdf", [a_certificate()])
    (text,) = page_texts(tmp_path / "c.pdf")
    flowing = text.replace("\n", "")
    assert (
        "于2026年5月8日至10日参加2026年河台镇村（社区）“两委”干部能力素质提升培训班（第2期）学习，"
        "共24学时，修完规定课程，考核合格，准予结业。　　特发此证。"
    ) in flowing
    assert "证书编号：粤高河培字〔2026〕第0001号" in text
    assert "高要区河台镇翠洲社区　党委书记、居委会主任" in text
    assert "中共肇庆市高要区河台镇委员会\n2026年5月20日" in text


def test_a_course_that_does_not_say_so_is_called_one() -> None:
    assert "参加乡村振兴专题培训班学习" in body_text(a_certificate(training_title="乡村振兴专题"))
    assert "参加书记轮训（第1期）学习" in body_text(
        a_certificate(training_title="书记轮训（第1期）")
    )


def test_half_hours_are_printed_as_fractions() -> None:
    assert "共24.5学时" in body_text(a_certificate(quarter_hours=98))


def test_all_fonts_are_embedded_and_no_other_is_named(tmp_path: Path) -> None:
    path = tmp_path / "c.pdf"
    write_certificates(path, [a_certificate(name=name) for name in RARE_NAMES])
    assert all_fonts_embedded(path)
    assert b"Helvetica" not in path.read_bytes()


@pytest.mark.parametrize("facts", [a_certificate(), a_certificate(name="李𱅒"), _LONG])
def test_the_qr_code_says_the_facts(tmp_path: Path, facts: object) -> None:
    assert isinstance(facts, type(_LONG))
    write_certificates(tmp_path / "c.pdf", [facts])
    picture = PIL.Image.open(io.BytesIO(page_image(tmp_path / "c.pdf", 1, 200)))
    (code,) = zxingcpp.read_barcodes(picture)
    assert code.text == code_text(facts)
    assert code.text.splitlines()[1:4] == [facts.number, facts.name, facts.training_title]


@pytest.mark.parametrize("facts", [a_certificate(), _LONG])
def test_nothing_overlaps_and_nothing_touches_the_frame(tmp_path: Path, facts: object) -> None:
    assert isinstance(facts, type(_LONG))
    write_certificates(tmp_path / "c.pdf", [facts])
    pieces = text_pieces(tmp_path / "c.pdf")
    for number, piece in enumerate(pieces):
        assert 20 < piece.left < piece.right < 277, piece.text
        assert 20 < piece.top < piece.bottom < 190, piece.text
        assert not any(piece.meets(other) for other in pieces[number + 1 :]), piece.text


def test_a_long_certificate_loses_no_text(tmp_path: Path) -> None:
    write_certificates(tmp_path / "c.pdf", [_LONG])
    flowing = page_texts(tmp_path / "c.pdf")[0].replace("\n", "")
    for text in (_LONG.name, _LONG.posts_text, _LONG.organizer, _LONG.number, body_text(_LONG)):
        assert text in flowing


@pytest.mark.parametrize("facts", [a_certificate(), _LONG])
def test_a_square_of_45_mm_is_left_to_the_seal(tmp_path: Path, facts: object) -> None:
    """Only the office and the date, on which it presses, lie in it."""
    assert isinstance(facts, type(_LONG))
    write_certificates(tmp_path / "c.pdf", [facts])
    seal = Piece("", 193.5, 137.5, 238.5, 182.5)
    inside = {piece.text for piece in text_pieces(tmp_path / "c.pdf") if piece.meets(seal)}
    assert "2026年5月20日" in inside
    assert "".join(sorted(inside - {"2026年5月20日"}, key=facts.organizer.index)) == facts.organizer
    lines = [piece for piece in drawn_pieces(tmp_path / "c.pdf") if piece.right - piece.left < 200]
    assert not any(piece.meets(seal) for piece in lines)


def test_the_place_of_the_seal_shows_only_in_the_preview(tmp_path: Path) -> None:
    write_certificates(tmp_path / "print.pdf", [a_certificate()])
    write_certificates(tmp_path / "look.pdf", [a_certificate()], CertificateStyle(seal_hint=True))
    assert "盖章处" not in page_texts(tmp_path / "print.pdf")[0]
    assert "盖章处" in page_texts(tmp_path / "look.pdf")[0]


def test_bought_blanks_get_the_text_alone_moved_by_millimetres(tmp_path: Path) -> None:
    write_certificates(tmp_path / "full.pdf", [a_certificate()])
    style = CertificateStyle(background=False, qr_code=False, shift_right=5, shift_down=-3)
    write_certificates(tmp_path / "text.pdf", [a_certificate()], style)
    full = {piece.text: piece for piece in text_pieces(tmp_path / "full.pdf")}
    for piece in text_pieces(tmp_path / "text.pdf"):
        assert piece.left - full[piece.text].left == pytest.approx(5, abs=0.05)
        assert piece.top - full[piece.text].top == pytest.approx(-3, abs=0.05)
    assert drawn_pieces(tmp_path / "text.pdf") == []
    assert "结业证书" not in page_texts(tmp_path / "text.pdf")[0]


def test_an_unprintable_name_is_refused_before_there_is_a_file(tmp_path: Path) -> None:
    facts = [a_certificate(), a_certificate(name="张\U0002ebf3"), a_certificate(name="李\ue000")]
    with pytest.raises(Unprintable) as refusal:
        write_certificates(tmp_path / "c.pdf", facts)
    assert refusal.value.texts == (("张\U0002ebf3", ("U+2EBF3",)), ("李\ue000", ("U+E000",)))
    assert list(tmp_path.iterdir()) == []


def test_certificates_for_nobody_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NothingToPrint):
        write_certificates(tmp_path / "c.pdf", [])


def test_every_page_is_reported_and_cancelling_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "c.pdf"
    seen: list[tuple[int, int]] = []
    write_certificates(path, [a_certificate()] * 3, report=lambda *step: seen.append(step))
    assert seen == [(1, 3), (2, 3), (3, 3)]
    before = path.read_bytes()

    def stop(done: int, total: int) -> None:
        if done == total - 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_certificates(path, [a_certificate()] * 3, report=stop)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_the_same_facts_give_the_same_bytes(tmp_path: Path) -> None:
    facts = [a_certificate(name=name) for name in RARE_NAMES]
    write_certificates(tmp_path / "a.pdf", facts, invariant=True)
    write_certificates(tmp_path / "b.pdf", facts, invariant=True)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_no_certificate_ends_its_sentence_on_a_scrap(tmp_path: Path) -> None:
    titles = [("乡村振兴基层治理党风廉政集体经济" * 6)[:length] for length in range(1, 90)]
    facts = [a_certificate(training_title=title, exam=False) for title in titles]
    write_certificates(tmp_path / "c.pdf", facts)
    for text in page_texts(tmp_path / "c.pdf"):
        last = next(line for line in text.split("\n") if line.endswith("结业。"))
        assert len(last) > 3, text


def test_an_exam_is_said_only_where_there_was_one() -> None:
    assert "修完规定课程，考核合格，准予结业。" in body_text(a_certificate(exam=True))
    assert "修完规定课程，准予结业。" in body_text(a_certificate(exam=False))


@pytest.mark.parametrize("length", [14, 24, 40, 80])
def test_a_long_organizer_stays_inside_the_text(tmp_path: Path, length: int) -> None:
    organizer = ("中共肇庆市高要区河台镇委员会组织人事办公室" * 4)[:length]
    write_certificates(tmp_path / "c.pdf", [a_certificate(organizer=organizer)])
    pieces = text_pieces(tmp_path / "c.pdf")
    assert all(40 - 0.5 < piece.left < piece.right < 257.5 for piece in pieces)
    assert not any(a.meets(b) for at, a in enumerate(pieces) for b in pieces[at + 1 :])
    assert organizer in page_texts(tmp_path / "c.pdf")[0].replace("\n", "")


def test_a_certificate_says_whose_it_is_and_in_which_language(tmp_path: Path) -> None:
    write_certificates(tmp_path / "c.pdf", [a_certificate()])
    with closing(pypdfium2.PdfDocument(tmp_path / "c.pdf")) as document:
        said = document.get_metadata_dict()
    assert (said["Title"], said["Subject"]) == ("结业证书", "结业证书")
    assert said["Author"] == "中共肇庆市高要区河台镇委员会"
    assert b"zh-CN" in (tmp_path / "c.pdf").read_bytes()
