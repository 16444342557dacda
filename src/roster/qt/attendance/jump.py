"""What is typed on the attendance grid to find a row: ``#12`` or the initials of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.base.half_width import half_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.trainings.enrollments import EnrollmentRow


class Jump:
    """The characters typed so far; they stay until the search ends."""

    def __init__(self) -> None:
        self.text = ""

    @property
    def is_number(self) -> bool:
        """Tell whether digits belong to the search just now."""
        return self.text.startswith("#")

    def takes(self, char: str) -> bool:
        """Tell whether a character belongs to the search, and add it if so."""
        char = half_width(char)
        if char == "#":
            self.text = "#"
        elif self.is_number and char.isascii() and char.isdigit():
            self.text += char
        elif char.isascii() and char.isalpha():
            self.text = ("" if self.is_number else self.text) + char.lower()
        else:
            return False
        return True

    def find(self, people: Sequence[EnrollmentRow]) -> list[int]:
        """Return the rows that fit, from the top."""
        if not self.text.strip("#"):
            return []
        if self.is_number:
            number = self.text[1:]
            return [row for row, person in enumerate(people) if str(person.number) == number]
        begun = f" {self.text}"  # readings stand side by side; one of them begins so
        return [row for row, person in enumerate(people) if begun in f" {person.initials}"]

    def start_anew(self) -> None:
        """Keep only the last letter, because all together fit nobody."""
        self.text = self.text[-1:]

    def take_back(self) -> None:
        """Forget the last character."""
        self.text = self.text[:-1]

    def end(self) -> None:
        """Forget what was typed."""
        self.text = ""
