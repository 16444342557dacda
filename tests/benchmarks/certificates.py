"""1,000 certificates against a ReportLab canvas tuned by hand for exactly this page.

The floor draws the same frame, the same texts at the same places and a QR code of the same
content. It does nothing else: no font fallback, no check for unprintable names, no measuring of
lines, no flush to disk. Its texts that do not change are encoded once, pieces of QR codes are
looked up, page streams are not ASCII85-encoded, and operators are appended to the page without
ReportLab's text objects.
"""

from __future__ import annotations

import re
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

import zxingcpp
from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from roster.base.paths import resource
from roster.certificates.facts import CertificateFacts
from roster.papers.drawing.ornament import divider, frame
from roster.papers.pdf.certificate import write_certificates

NAME = "certificates"
GOAL = 1.5

_PAGES = 1_000
_WIDTH, _HEIGHT = 297.0, 210.0
_SURNAMES = "陈李黄张梁林何谢罗郑苏邓区莫冼卢"
_GIVEN = "志华丽强敏杰伟芳秋明建国雪梅文海燕玲𬱖䶮"
_VILLAGES = ["翠洲社区", "大坪村", "南村村", "圩镇社区", "罗建村", "河江村", "冲坑村", "都权村"]
_POSTS = ("党委书记、居委会主任", "党总支书记、村委会主任", "监委会主任", "两委委员")
_TITLE = "2026年河台镇村（社区）“两委”干部能力素质提升培训班（第2期）"
_ORGAN = "中共肇庆市高要区河台镇委员会"
_FOLDER = Path(tempfile.gettempdir())
# Where write_certificates breaks the sentence for this training, and the letter space it adds.
_BODY = (
    ("　　于2026年5月8日至10日参加2026年河台镇村（社区）“两委”干", 0.55),
    ("部能力素质提升培训班（第2期）学习，共24学时，修完规定课程，", 0.72),
    ("考核合格，准予结业。", 0.0),
    ("　　特发此证。", 0.0),
)


def prepare() -> None:
    """Load the fonts of both sides and everything that is imported late."""
    for name in ("Song", "Kai"):
        file = resource("fonts", f"Roster{name}-Regular.ttf")
        font = TTFont(f"Floor{name}", str(file), asciiReadable=False, shapable=False)
        pdfmetrics.registerFont(font)
    write_certificates(_FOLDER / "roster-benchmark-ours.pdf", [_facts(0)])


def ours() -> None:
    """Write the certificates as the program does."""
    facts = [_facts(number) for number in range(_PAGES)]
    write_certificates(_FOLDER / "roster-benchmark-ours.pdf", facts)


def floor() -> None:
    """Write the same pages with a canvas tuned by hand."""
    rl_config.useA85 = 0
    facts = [_facts(number) for number in range(_PAGES)]
    file = str(_FOLDER / "roster-benchmark-floor.pdf")
    canvas = Canvas(
        file,
        pagesize=(_WIDTH * mm, _HEIGHT * mm),
        pageCompression=1,
        initialFontName="FloorSong",  # type: ignore[arg-type]  # declared as a number
    )
    canvas.beginForm("ground")
    canvas.addLiteral(_ground(canvas))
    canvas.endForm()
    same = _same_text(canvas)
    for one in facts:
        canvas.doForm("ground")
        canvas.addLiteral(same)
        canvas.addLiteral(_own_text(canvas, one))
        canvas.addLiteral(_qr(one))
        canvas.showPage()
    canvas.save()


def _facts(number: int) -> CertificateFacts:
    surname = _SURNAMES[number % len(_SURNAMES)]
    given = _GIVEN[number * 7 % len(_GIVEN)] + _GIVEN[number * 11 % len(_GIVEN)]
    return CertificateFacts(
        number=f"粤高河培字〔2026〕第{number + 1:04d}号",
        name=surname + given,
        gender=None,
        unit_text=f"高要区河台镇{_VILLAGES[number % len(_VILLAGES)]}",
        posts_text=_POSTS[number % len(_POSTS)],
        training_title=_TITLE,
        first_day="2026-05-08",
        last_day="2026-05-10",
        quarter_hours=96,
        organizer=_ORGAN,
        issued_on="2026-05-20",
        place="河台镇文化中心",
    )


def _ground(canvas: Canvas) -> str:
    title = _show(canvas, "FloorSong", 44, 103.7, 49, "结业证书")
    look = "0.62 0.09 0.1 rg 26 Tc 0.62 0.09 0.1 RG 2 Tr 1.1 w"
    rule = divider(_WIDTH / 2 * mm, (_HEIGHT - 57) * mm, 44 * mm)
    return f"{frame(_WIDTH * mm, _HEIGHT * mm)} q {look} {title} Q {rule}"


def _same_text(canvas: Canvas) -> str:
    parts = [
        f"{tracking} Tc {_show(canvas, 'FloorKai', 20, 40, 95.3 + number * 12.35, line)}"
        for number, (line, tracking) in enumerate(_BODY)
    ]
    parts.append(_show(canvas, "FloorKai", 20, 76, 74, "同志："))
    parts.append(_show(canvas, "FloorKai", 19, 169, 157, _ORGAN))
    parts.append(_show(canvas, "FloorKai", 17, 194, 169, "2026年5月20日"))
    return " ".join(parts)


def _own_text(canvas: Canvas, one: CertificateFacts) -> str:
    name = _show(canvas, "FloorKai", 30, 40, 74, one.name)
    division = _show(canvas, "FloorKai", 14, 40, 83.5, f"{one.unit_text}　{one.posts_text}")
    number = _show(canvas, "FloorSong", 11, 40, 179, f"证书编号：{one.number}")
    return f"q 2 Tr 0.4 w {name} Q q 0.25 0.25 0.25 rg {division} {number} Q"


def _show(canvas: Any, name: str, size: int, x: float, y: float, text: str) -> str:  # noqa: ANN401 - the untyped part of a canvas is used
    font: Any = pdfmetrics.getFont(name)
    document = canvas._doc
    runs = " ".join(
        f"{font.getSubsetInternalName(subset, document)} {size} Tf <{codes.hex()}> Tj"
        for subset, codes in font.splitString(text, document)
    )
    return f"BT {x * mm:.2f} {(_HEIGHT - y) * mm:.2f} Td {runs} ET"


def _qr(one: CertificateFacts) -> str:
    text = f"结业证书\n{one.number}\n{one.name}\n{_TITLE}\n2026年5月20日"
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = code.to_image(scale=1, add_quiet_zones=False)
    side = image.shape[0]
    pixels = bytes(memoryview(image))
    pieces = [
        _runs(pixels[row * side + left : row * side + min(left + 7, side)], left, row)
        for row in range(side)
        for left in range(0, side, 7)
    ]
    scale = 25 * mm / side
    place = f"{scale:.4f} 0 0 {-scale:.4f} {40 * mm:.2f} {(_HEIGHT - 147) * mm:.2f} cm"
    return f"q {place} {''.join(pieces)}f Q"


@lru_cache(maxsize=2**16)
def _runs(pixels: bytes, left: int, row: int) -> str:
    runs = re.finditer(rb"\x00+", pixels)
    return "".join(f"{left + run.start()} {row} {run.end() - run.start()} 1 re " for run in runs)
