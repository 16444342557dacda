"""The frame of a certificate, as raw PDF operators in points.

A red line around, a woven gold band, a fret in each corner and a thin red line inside: quiet, and
drawn from numbers only.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator

RED = (0.62, 0.09, 0.1)
GOLD = (0.74, 0.58, 0.28)

_OUTER = 9 * mm  # from the edge of the paper to the thick line
_BAND = 11 * mm  # to the outer edge of the woven band
_CORE = 16.4 * mm  # to its inner edge
_INNER = 17.8 * mm  # to the thin line
_CORNER = 9 * mm  # side of the square that holds a fret
_WAVE = 9 * mm  # wished length of one wave
_RISE = 1.9 * mm  # height of a wave
# A square spiral inside its square, in sevenths of the side.
_FRET = (
    (1.4, 5.6),
    (1.4, 1.4),
    (5.6, 1.4),
    (5.6, 5.6),
    (2.8, 5.6),
    (2.8, 2.8),
    (4.2, 2.8),
    (4.2, 4.2),
)


def frame(width: float, height: float) -> str:
    """Return the operators that draw the frame of a page of the given size in points."""
    parts = [
        "q 0 J 0 j",
        _stroke(RED, 2.2),
        _inset(width, height, _OUTER),
        _stroke(GOLD, 0.5),
        _inset(width, height, _BAND),
        _inset(width, height, _CORE),
        _stroke(GOLD, 0.4),
        *_band(width, height),
        _stroke(RED, 0.6),
        _inset(width, height, _INNER),
        *_corners(width, height),
        "Q",
    ]
    return "\n".join(parts)


def divider(x: float, y: float, reach: float) -> str:
    """Return a gold rule with a red diamond, centred on (x, y), ``reach`` points to each side."""
    gap, half = 9, 3.2
    rules = " ".join(
        f"{x + side * gap:.2f} {y:.2f} m {x + side * reach:.2f} {y:.2f} l S" for side in (-1, 1)
    )
    points = ((x - half, y), (x, y + half), (x + half, y), (x, y - half))
    return f"q {_stroke(GOLD, 0.8)} {rules} {_fill(RED)} {_polyline(points)} f Q"


def seal_place(x: float, y: float, radius: float) -> str:
    """Return a faint dashed circle where the seal goes."""
    # Four quarter arcs of the unit circle, brought to size by the matrix.
    arcs = (
        "1 0 m 1 .5523 .5523 1 0 1 c -.5523 1 -1 .5523 -1 0 c "
        "-1 -.5523 -.5523 -1 0 -1 c .5523 -1 1 -.5523 1 0 c"
    )
    weight, dash, gap = 0.8 / radius, 4 / radius, 3 / radius
    look = f"0.9 0.72 0.72 RG {weight:.4f} w [{dash:.4f} {gap:.4f}] 0 d"
    return f"q {radius:.2f} 0 0 {radius:.2f} {x:.2f} {y:.2f} cm {look} {arcs} S Q"


def _stroke(ink: tuple[float, float, float], weight: float) -> str:
    return "{:g} {:g} {:g} RG {:g} w".format(*ink, weight)


def _fill(ink: tuple[float, float, float]) -> str:
    return "{:g} {:g} {:g} rg".format(*ink)


def _inset(width: float, height: float, inset: float) -> str:
    return f"{inset:.2f} {inset:.2f} {width - 2 * inset:.2f} {height - 2 * inset:.2f} re S"


def _polyline(points: tuple[tuple[float, float], ...]) -> str:
    start, *others = (f"{x:.2f} {y:.2f}" for x, y in points)
    return f"{start} m " + " ".join(f"{point} l" for point in others)


def _band(width: float, height: float) -> Iterator[str]:
    """Weave waves along the four sides, between the corner squares."""
    middle = (_BAND + _CORE) / 2
    start = _BAND + _CORNER
    for y in (middle, height - middle):
        yield from _woven(f"1 0 0 1 {start:.2f} {y:.2f} cm", width - 2 * start)
    for x in (middle, width - middle):
        yield from _woven(f"0 1 -1 0 {x:.2f} {start:.2f} cm", height - 2 * start)


def _woven(placing: str, length: float) -> Iterator[str]:
    halves = 2 * round(length / _WAVE)
    yield f"q {placing}"
    for rise in (_RISE, -_RISE, _RISE / 2, -_RISE / 2):
        yield _wave(length / halves, halves, rise)
    yield "Q"


def _wave(half: float, halves: int, rise: float) -> str:
    """Draw a sine line along the x axis from halves of ``half`` points; one curve to each half."""
    curves = ["0 0 m"]
    for number, (left, right) in enumerate(pairwise(half * n for n in range(halves + 1))):
        bend = 0.3642 * half
        top = (4 / 3) * (rise if number % 2 == 0 else -rise)
        curves.append(f"{left + bend:.2f} {top:.2f} {right - bend:.2f} {top:.2f} {right:.2f} 0 c")
    return " ".join([*curves, "S"])


def _corners(width: float, height: float) -> Iterator[str]:
    """Put a fret into each corner, mirrored so that all turn inwards."""
    step = _CORNER / 7
    fret = _polyline(tuple((x * step, y * step) for x, y in _FRET))
    for right in (False, True):
        for top in (False, True):
            x, y = (width - _BAND if right else _BAND), (height - _BAND if top else _BAND)
            yield f"q {-1 if right else 1} 0 0 {-1 if top else 1} {x:.2f} {y:.2f} cm"
            square = f"0 0 {_CORNER:.2f} {_CORNER:.2f} re"
            yield f"1 g {square} f {_stroke(RED, 1.1)} {square} {fret} S Q"
