"""Make resources/characters from cnchar-order and Unihan: see the README there.

python3 installer/build_characters.py cnchar.order.min.js FOLDER_OF_UNIHAN
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "characters"
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
            counts[int(numbers.split()[0])].append(_char(code))
    return counts


def read_simplified(unihan: Path) -> dict[str, str]:
    """Return the simplified form of each traditional character: the first of its own kind."""
    found = {}
    for line in unihan.read_text(encoding="utf-8").splitlines():
        if "\tkSimplifiedVariant\t" in line:
            code, _field, forms = line.split("\t")
            char = _char(code)
            if others := [form for form in map(_char, forms.split()) if form != char]:
                found[char] = min(others, key=lambda form: form > "\uffff")
    return found


def _char(code: str) -> str:
    return chr(int(code.partition("<")[0].removeprefix("U+"), 16))


def main(script: Path, unihan: Path) -> None:
    """Write the three files."""
    pairs = sorted(read_simplified(unihan / "Unihan_Variants.txt").items())
    (FOLDER / "simplified.txt").write_text(
        "".join(f"{char}{form}\n" for char, form in pairs), encoding="utf-8"
    )
    orders = read_orders(script)
    lines = "".join(f"{char}{order}\n" for char, order in sorted(orders.items()))
    (FOLDER / "orders.txt").write_text(lines, encoding="utf-8")
    others = {
        number: "".join(sorted(set(chars) - set(orders)))
        for number, chars in sorted(read_counts(unihan / "Unihan_IRGSources.txt").items())
    }
    lines = "".join(f"{number} {chars}\n" for number, chars in others.items() if chars)
    (FOLDER / "counts.txt").write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
