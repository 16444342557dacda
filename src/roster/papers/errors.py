"""What can be wrong with papers."""

from __future__ import annotations

from dataclasses import dataclass

from roster.base.errors import RosterError
from roster.base.words import Language, Words


@dataclass(eq=False)
class CellTextTooLong(RosterError):
    """A text does not fit a cell of a workbook; row and column count from 1, length in UTF-16."""

    row: int
    column: int
    length: int

    words = Words(
        "第 {row} 行第 {column} 列的内容有 {length} 个字，单元格放不下，没有生成文件。请把它改短。",
        "The text in row {row}, column {column} has {length} characters, more than a cell can "
        "hold. No file was made; shorten the text.",
    )


@dataclass(eq=False)
class TooManyLines(RosterError):
    """A list has more lines than a sheet has rows."""

    lines: int
    most: int

    words = Words(
        "名单有 {lines} 行，一张工作表最多 {most} 行，没有生成文件。请按下级单位分开导出。",
        "The list has {lines} lines and a sheet holds {most}. No file was made; export unit by "
        "unit.",
    )


@dataclass(eq=False)
class NothingToPrint(RosterError):
    """A paper was asked for nobody."""

    words = Words("没有可打印的内容：名单是空的。", "There is nothing to print: the list is empty.")


@dataclass(eq=False)
class Unprintable(RosterError):
    """Texts that no font at hand can print.

    ``texts`` pairs each text with the code points no font has, e.g. ``("张𰻞", ("U+30EDE",))``.
    """

    texts: tuple[tuple[str, tuple[str, ...]], ...]

    words = Words(
        "有字打印不出来，没有生成文件：{texts}。请改用规范字，或在字体文件夹里放入含这些字的字体。",
        "Some characters cannot be printed, so no file was made: {texts}. "
        "Correct them, or add a font that has them.",
    )

    def values(self, language: Language) -> dict[str, str]:
        """Return its fields as they are said."""
        return super().values(language) | {
            "texts": "、".join(f"{text}（{' '.join(points)}）" for text, points in self.texts)
        }


@dataclass(eq=False)
class PeopleLeftOut(RosterError):
    """Some people were left out of what was printed; said beside it, never raised.

    ``people`` pairs each name with the code points no font has; ``count`` is how many they are.
    """

    people: tuple[tuple[str, tuple[str, ...]], ...]
    count: int

    words = Words(
        "有 {count} 人的字打印不出来，没有印，其余的都有：{people}。"
        "请改用规范字，或在字体文件夹里放入含这些字的字体。",
        "{count} people were left out, whose characters cannot be printed; all others are there: "
        "{people}. Correct them, or add a font that has them.",
    )

    def values(self, language: Language) -> dict[str, str]:
        """Return its fields as they are said."""
        return super().values(language) | {
            "people": "、".join(
                f"{name}（{' '.join(dict.fromkeys(points))}）" for name, points in self.people
            ),
        }
