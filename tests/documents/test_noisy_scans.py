"""Scans with grain: what is read wrongly is never read surely, and hardly anything is."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from perflint.documents import Document, Grid, Limits, Notice, Place, read_path
from perflint.documents.recognised import DOUBTFUL
from perflint_corpora.samples.submissions import submissions
from perflint_corpora.samples.writers.prints import print_files, rule_workbook
from tests.documents.libreoffice import require_libreoffice
from tests.documents.scans import require_recogniser, write_scan


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table of indicators with numbers in columns of their own, printed on a page."""
    require_recogniser()
    require_libreoffice()
    folder = tmp_path_factory.mktemp("prints")
    one = next(iter(submissions(["plain"])))
    rule_workbook(one.write(folder, "xlsx"), folder / "目标表.xlsx")
    return print_files([folder / "目标表.xlsx"], folder)[0]


def cells(document: Document) -> dict[Place, str]:
    """The text of the cells, however wide its signs are."""
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    return {
        cell.place: "".join(unicodedata.normalize("NFKC", cell.text).split())
        for grid in grids
        for cell in grid.cells()
        if cell.text
    }


@pytest.mark.parametrize(("noise", "most"), [(0, 0), (6, 0), (10, 0), (15, 1)])
def test_grain_is_not_read(noise: int, most: int, printed: Path, tmp_path: Path) -> None:
    write_scan(printed, tmp_path / "scan.pdf", 200, skew=1.5, noise=noise)
    document = read_path(tmp_path / "scan.pdf", Limits())
    print_, scan = cells(read_path(printed, Limits())), cells(document)
    wrong = {place: (scan.get(place), print_.get(place)) for place in print_ | scan if scan.get(place) != print_.get(place)}
    assert len(wrong) <= most, wrong
    assert not [place for place in wrong if document.recognised.get(place, 0.0) >= DOUBTFUL], wrong


def test_pages_beyond_the_limit_are_told(printed: Path, tmp_path: Path) -> None:
    from PIL import Image

    from tests.documents.scans import scanned

    page = scanned(printed, 150)[0]
    page.save(tmp_path / "scan.tif", save_all=True, append_images=[Image.new("L", page.size, 255)] * 2, compression="tiff_lzw")
    document = read_path(tmp_path / "scan.tif", Limits(recognised_pages=2))
    limit = Notice("limit-reached", Place(page=3), {"limit": "2", "option": "limits.recognised_pages"})
    assert limit in document.notices
    assert {place.page for place in document.recognised} == {1}
