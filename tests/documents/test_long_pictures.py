"""Pictures that are no pages: long screenshots, and narrow strips."""

from __future__ import annotations

import io
import os
from itertools import pairwise
from pathlib import Path

import pytest

from perflint.documents import Limits, Notice, Place, read_bytes
from perflint.run import extract_files
from perflint_corpora.samples.writers import WRITERS
from tests.accuracy.reading.cases import cases, own_content
from tests.accuracy.reading.compare import Tally, compare, read, written
from tests.browser import CHROMEDRIVER, CHROMIUM, started
from tests.documents.scans import require_recogniser

STYLE = """<style>body { font: 20px "Noto Sans CJK SC"; margin: 12px } table { border-collapse: collapse; width: 100% }
td { border: 1px solid #333; padding: 5px }</style></head>"""


@pytest.mark.skipif(
    not (CHROMIUM and CHROMEDRIVER) and os.environ.get("CI") != "true",
    reason="chromium or chromedriver is not installed; in CI this fails instead",
)
@pytest.mark.xdist_group("chromium")
def test_a_long_screenshot_is_read_to_its_end(tmp_path: Path) -> None:
    require_recogniser()
    known = list(cases(own_content(), ["central_target"]))[:3]
    page, shot = tmp_path / "绩效目标表.html", tmp_path / "绩效目标表.png"
    WRITERS["html"][1](page, [sheet for case in known for sheet in case.sheets])
    page.write_text(page.read_text(encoding="utf-8").replace("</head>", STYLE), encoding="utf-8")
    with started() as browser:
        browser.set_window_size(900, 4000)
        browser.get(page.as_uri())
        browser.save_screenshot(str(shot))
    (submission,) = extract_files([shot]).submissions
    tally = Tally()
    tally.add(compare([one for case in known for one in written(case)], read(submission.tables)))
    assert [len(table.indicators) for table in submission.tables] == [len(table) for case in known for table in case.tables]
    assert tally.cells[0] >= 0.98 * tally.cells[1], tally.wrong


def picture(width: int, height: int) -> bytes:
    """A white png with a black line along its longer side."""
    require_recogniser()
    from PIL import Image, ImageDraw

    image = Image.new("L", (width, height), "white")
    end = (width - 9, height // 2) if width > height else (width // 2, height - 9)
    ImageDraw.Draw(image).line(((8, height // 2) if width > height else (width // 2, 8), end), fill="black", width=3)
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


@pytest.mark.parametrize(("width", "height"), [(20_000, 30), (30, 1_200), (1, 1)])
def test_a_picture_of_any_shape_is_told(width: int, height: int) -> None:
    document = read_bytes(picture(width, height), "a.png", Limits())
    assert document.blocks == []
    assert document.notices == [Notice("unrecognised-page", Place(page=1))]


def test_a_long_picture_counts_as_the_pages_that_it_is_as_long_as() -> None:
    document = read_bytes(picture(100, 1_400), "a.png", Limits(recognised_pages=9))
    limit = {"limit": "9", "option": "limits.recognised_pages"}
    assert document.notices == [Notice("limit-reached", Place(page=1), limit)]


def test_parts_are_cut_between_the_lines_of_text() -> None:
    require_recogniser()
    import numpy as np

    from perflint.documents.ocr_strips import strips

    page = np.full((4_000, 1_000), 255, np.uint8)
    for top in range(10, 3_960, 60):
        page[top : top + 35, 50:900:3] = 0  # lines of text
    page[:, 50] = page[:, 899] = 0  # the sides of a table
    parts = strips(page)
    assert parts[0][0] == 0
    assert parts[-1][1] == 4_000
    for (_, end), (first, _) in pairwise(parts):
        assert end == first
        assert (page[first] == 255).sum() > 990
    assert all(900 < end - first < 2_000 for first, end in parts)
    assert strips(page[:2_400]) == [(0, 2_400)]
