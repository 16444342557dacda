"""What is typed on the attendance grid to find a row: ``#12`` or the initials of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.enrollments import EnrollmentRow

_NUMBER_SIGNS = "#＃"


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
        if char in _NUMBER_SIGNS:
            self.text = "#"
        elif self.is_number and char.isascii() and char.isdigit():
            self.text += char
        elif char.isascii() and char.isalpha():
            self.text = ("" if self.is_number else self.text) + char.lower()
        else:
            return False
        return True

    def find(self, people: Sequence[EnrollmentRow], after: int = -1) -> int | None:
        """Return the first row that fits from below ``after``, going round; none: ``None``."""
        if not self.text.strip("#"):
            return None
        order = (*range(after + 1, len(people)), *range(after + 1))
        return next((row for row in order if self._fits(people[row])), None)

    def start_anew(self) -> None:
        """Keep only the last letter, because all together fit nobody."""
        self.text = self.text[-1:]

    def end(self) -> None:
        """Forget what was typed."""
        self.text = ""

    def _fits(self, person: EnrollmentRow) -> bool:
        if self.is_number:
            return str(person.number) == self.text[1:]
        return any(reading.startswith(self.text) for reading in person.initials.split())
