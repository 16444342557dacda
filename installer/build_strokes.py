"""Make resources/strokes from cnchar-order and Unihan: see the README there.

python3 installer/build_strokes.py cnchar.order.min.js Unihan_IRGSources.txt
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "strokes"
_LETTERS = {"1": "ji", "2": "fg", "3": "s", "4": "kld"}
KINDS = {
    **dict.fromkeys("ji", "1"),
    **dict.fromkeys("fg", "2"),
    "s": "3",
    **dict.fromkeys("kld", "4"),
}
FOLD = "5"  # every other letter


def read_orders(script: Path) -> dict[str, str]:
    """Return the five kinds of strokes of each character that cnchar-order knows."""
    found = re.search(r"JSON\.parse\('(\{\"一\".*?\})'\)", script.read_text(encoding="utf-8"))
    if found is None:
        message = "no table of strokes in this script"
        raise SystemExit(message)
    letters: dict[str, str] = json.loads(found[1])
    return {
        char: "".join(KINDS.get(letter, FOLD) for letter in written)
        for char, written in letters.items()
    }


def read_counts(unihan: Path) -> dict[int, list[str]]:
    """Return the characters of Unihan by their number of strokes."""
    counts = defaultdict(list)
    for line in unihan.read_text(encoding="utf-8").splitlines():
        if "\tkTotalStrokes\t" in line:
            code, _field, numbers = line.split("\t")
            counts[int(numbers.split()[0])].append(chr(int(code.removeprefix("U+"), 16)))
    return counts


def main(script: Path, unihan: Path) -> None:
    """Write both files."""
    orders = read_orders(script)
    lines = "".join(f"{char}{order}\n" for char, order in sorted(orders.items()))
    (FOLDER / "orders.txt").write_text(lines, encoding="utf-8")
    others = {
        number: "".join(sorted(set(chars) - set(orders)))
        for number, chars in sorted(read_counts(unihan).items())
    }
    lines = "".join(f"{number} {chars}\n" for number, chars in others.items() if chars)
    (FOLDER / "counts.txt").write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
