from __future__ import annotations

import io
from typing import TYPE_CHECKING

import PIL.Image
import pytest

from roster.base.errors import FileMissing
from roster.papers.drawing.preview import page_count, page_image
from roster.papers.pdf.certificate import write_certificates
from tests.papers.builders import a_certificate

if TYPE_CHECKING:
    from pathlib import Path


def test_pages_are_counted_and_drawn_at_the_wished_resolution(tmp_path: Path) -> None:
    path = tmp_path / "c.pdf"
    write_certificates(path, [a_certificate(), a_certificate(name="李强")])
    assert page_count(path) == 2
    first, second = (page_image(path, page, 72) for page in (1, 2))
    picture = PIL.Image.open(io.BytesIO(first))
    assert picture.format == "PNG"
    assert picture.size == (842, 596)
    assert first != second


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        page_count(tmp_path / "gone.pdf")
