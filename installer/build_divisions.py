"""Turn the five tables of administrative divisions into the form that roster ships.

    python installer/build_divisions.py FOLDER [TARGET]

FOLDER holds ``provinces``, ``cities``, ``areas``, ``streets`` and ``villages`` as ``.csv.xz``.
TARGET (``resources/divisions/divisions.zip`` unless given) becomes a zip archive with LZMA
members: one per province with everything down to townships, one per city with its villages, so
that a township is read without unpacking the country.
"""

from __future__ import annotations

import csv
import lzma
import re
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TARGET = Path(__file__).resolve().parent.parent / "resources" / "divisions" / "divisions.zip"
UPPER_TABLES = ("provinces", "cities", "areas", "streets")

Row = tuple[str, str]  # code, name

# Levels that exist only to keep the codes regular: "districts under the city", "counties
# directly under the province". Nobody writes them in an address.
_PLACEHOLDER = re.compile(r"市辖区|县|(?:省|自治区)直辖县级行政区划")


def rows_of(folder: Path, table: str) -> Iterator[Row]:
    """Yield the code and name of every row of one table."""
    with lzma.open(folder / f"{table}.csv.xz", "rt", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            yield row["code"], row["name"]


def is_real(code: str, name: str) -> bool:
    """Tell whether a row is a unit of its own.

    Dongguan, Zhongshan and Danzhou stand a second time below themselves as a county whose code
    ends in 00 (DOMAIN.md section 1.2), and Jinmen as its own township and village.
    """
    own_digits = code[-3:] if len(code) >= 9 else code[-2:]
    return int(own_digits) > 0 and not (len(code) == 4 and _PLACEHOLDER.fullmatch(name))


def upper_members(folder: Path) -> dict[str, list[str]]:
    """Return the lines "code name" of each province, in the order of the codes."""
    rows = sorted(row for table in UPPER_TABLES for row in rows_of(folder, table))
    members: dict[str, list[str]] = {}
    for code, name in rows:
        if is_real(code, name):
            members.setdefault(code[:2], []).append(f"{code} {name}")
    return members


def village_members(folder: Path) -> dict[str, list[str]]:
    """Return the lines of each city: "=township", then its villages as three digits and name."""
    members: dict[str, list[str]] = {}
    township = ""
    for code, name in sorted(row for row in rows_of(folder, "villages") if is_real(*row)):
        lines = members.setdefault(code[:4], [])
        if code[:9] != township:
            township = code[:9]
            lines.append(f"={township}")
        lines.append(f"{code[9:]}{name}")
    return members


def write_archive(target: Path, members: Iterable[tuple[str, list[str]]]) -> None:
    """Write the members without time stamps, so that the same tables give the same bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as archive:
        for name, lines in members:
            info = zipfile.ZipInfo(f"{name}.txt")
            info.compress_type = zipfile.ZIP_LZMA
            archive.writestr(info, "\n".join(lines) + "\n")


def main(arguments: list[str]) -> None:
    """Build the archive from the folder named on the command line."""
    folder = Path(arguments[0])
    target = Path(arguments[1]) if len(arguments) > 1 else TARGET
    upper = upper_members(folder)
    villages = village_members(folder)
    write_archive(target, [*sorted(upper.items()), *sorted(villages.items())])
    divisions = sum(map(len, upper.values()))
    print(f"{target}: {target.stat().st_size:,} bytes, {divisions:,} units down to townships")


if __name__ == "__main__":
    main(sys.argv[1:])
