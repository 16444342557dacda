from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from roster.base.errors import CannotWrite
from roster.papers.drawing.fonts import Face
from roster.papers.drawing.page import A4_PORTRAIT, Align, Lettering, new_paper
from roster.papers.pdf.certificate import write_certificates
from tests.papers.builders import a_certificate
from tests.papers.pdf_reading import page_texts, text_pieces


def test_text_lies_left_of_over_or_right_of_its_point(tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    with new_paper(path, A4_PORTRAIT, "三行") as paper:
        for number, align in enumerate(Align):
            paper.text(105, 50 + 20 * number, "河台镇人民", Lettering(Face.SONG, 20), align)
        paper.end_page()
    middles = [(piece.left + piece.right) / 2 for piece in text_pieces(path)]
    half = 5 * 20 / 72 * 25.4 / 2
    assert middles == pytest.approx([105 + half, 105, 105 - half], abs=0.5)


def test_spaced_and_bold_lettering_does_not_leak_into_the_next_text(tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    plain = Lettering(Face.SONG, 20)
    with new_paper(path, A4_PORTRAIT, "两行") as paper:
        paper.text(20, 50, "河台镇", Lettering(Face.HEI, 20, (1, 0, 0), tracking=10, weight=1))
        paper.text(20, 70, "河台镇", plain)
        width = paper.text_width("河台镇", plain)
        paper.end_page()
    spaced, following = text_pieces(path)
    assert spaced.right - spaced.left > width + 5
    assert following.right - following.left == pytest.approx(width, abs=1)


def test_papers_may_be_written_at_the_same_time(tmp_path: Path) -> None:
    def write(sign: str) -> Path:
        path = tmp_path / f"{sign}.pdf"
        write_certificates(path, [a_certificate(name=f"{one}𬱖{sign}") for one in "陈李黄张梁" * 8])
        return path

    with ThreadPoolExecutor(3) as pool:
        for path in pool.map(write, "甲乙丙"):
            names = [f"{one}𬱖{path.stem} 同志" for one in "陈李黄张梁" * 8]
            assert all(name in text for name, text in zip(names, page_texts(path), strict=True)), (
                path.name
            )


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of files")
def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    script = """
        import resource, sys
        from pathlib import Path
        from roster.papers.pdf.certificate import write_certificates
        from roster.base.errors import DiskFull
        from tests.papers.builders import a_certificate

        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        try:
            write_certificates(Path(sys.argv[1]), [a_certificate()] * 5)
        except DiskFull as error:
            print("disk full", error.path.name)
    """
    program = [sys.executable, "-c", textwrap.dedent(script), str(tmp_path / "c.pdf")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run(program, env=environment, capture_output=True, text=True, check=True)
    assert run.stdout == "disk full c.pdf\n"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        write_certificates(tmp_path / "gone" / "c.pdf", [a_certificate()])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="a folder read-only even for root is needed")
def test_a_read_only_folder_is_told() -> None:
    folder = Path("/proc")
    with pytest.raises(CannotWrite):
        write_certificates(folder / "roster-test.pdf", [a_certificate()])
    assert not list(folder.glob("*roster-test*"))


def test_a_target_that_cannot_be_replaced_leaves_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "c.pdf").mkdir()
    with pytest.raises(CannotWrite):
        write_certificates(tmp_path / "c.pdf", [a_certificate()])
    assert [file.name for file in tmp_path.iterdir()] == ["c.pdf"]
