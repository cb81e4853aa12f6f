"""Pictures and scanned pages: read by the models of perflint[ocr], or told of where it is not installed."""

from __future__ import annotations

import io
import logging
import socket
import struct
import sys
import unicodedata
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from perflint.documents import Document, DocumentError, Grid, Limits, Notice, Place, read_bytes, read_path
from perflint_corpora.samples.submissions import submissions
from perflint_corpora.samples.writers.prints import print_files, rule_workbook
from tests.documents.libreoffice import require_libreoffice
from tests.documents.scans import require_recogniser, scanned, write_scan

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An evaluation of one project as a workbook, printed on two pages."""
    require_recogniser()
    require_libreoffice()
    folder = tmp_path_factory.mktemp("prints")
    (one,) = [one for one in submissions(["form"]) if one.name == "relief-supplies"]
    rule_workbook(one.write(folder, "xlsx"), folder / "自评表.xlsx")
    return print_files([folder / "自评表.xlsx"], folder)[0]


def texts(document: Document, page: int | None = None) -> dict[str | None, str]:
    """The cells of the tables by name, as a reader of a page sees them: without blanks, full-width signs as half-width."""
    return {
        cell.place.cell: "".join(unicodedata.normalize("NFKC", cell.text).split())
        for block in document.blocks
        if isinstance(block, Grid)
        for cell in block.cells()
        if page is None or cell.place.page == page
    }


def test_a_scanned_pdf_reads_as_the_printed_one(printed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_scan(printed, tmp_path / "scan.pdf", 200)
    monkeypatch.setattr(socket, "socket", None)  # nothing asks the network
    document = read_path(tmp_path / "scan.pdf", Limits())
    print_ = texts(read_path(printed, Limits()))
    scan = texts(document)
    assert scan.keys() == print_.keys()
    wrong = {name: (text, print_[name]) for name, text in scan.items() if text != print_[name]}
    assert set(wrong) <= {"K19"}, wrong
    sure = {place.cell: confidence for place, confidence in document.recognised.items()}
    assert set(sure) >= scan.keys()
    assert all(sure[name] < 0.9 for name in wrong)
    assert [notice.kind for notice in document.notices if notice.kind != "doubtful-cells"] == ["recognised-page"] * 2


def png_of_size(width: int, height: int) -> bytes:
    """The beginning of a png that claims a size."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = b"IDAT" + zlib.compress(b"")
    chunks = (struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one)) for one in (header, data, b"IEND"))
    return PNG + b"".join(chunks)


def saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (PNG, "a.png"),
        (b"\xff\xd8\xff\xe0", "a.jpg"),
        (b"II*\0", "a.tif"),
        (b"BM\x36\x10\0\0\0\0\0\0\x36", "a.bmp"),
        (png_of_size(8, 8), "a.png"),
        (saved(Image.new("L", (64, 64)), "TIFF")[:-40], "a.tif"),
    ],
)
def test_damaged_pictures(data: bytes, name: str) -> None:
    require_recogniser()
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, name, Limits())
    assert (caught.value.kind, caught.value.parameters) == ("damaged", {})


@pytest.mark.parametrize("side", [9_000, 30_000, 2**31 - 1])
def test_a_picture_is_measured_before_it_is_decoded(side: int) -> None:
    require_recogniser()
    with pytest.raises(DocumentError) as caught:
        read_bytes(png_of_size(side, side), "a.png", Limits())
    assert caught.value.kind == "too-large"
    assert caught.value.parameters == {"limit": "80000000", "option": "limits.image_pixels"}


def test_the_picture_of_a_page_is_measured_before_it_is_decoded() -> None:
    require_recogniser()
    data = saved(Image.new("L", (400, 300), 255), "PDF")
    document = read_bytes(data, "a.pdf", Limits(image_pixels=100_000))
    limit = Notice("limit-reached", Place(page=1), {"limit": "100000", "option": "limits.image_pixels"})
    assert document.notices == [limit, Notice("scanned-page", Place(page=1))]


def test_an_empty_page_is_told(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    require_recogniser()
    with caplog.at_level(logging.DEBUG):
        document = read_bytes(saved(Image.new("RGB", (400, 300), "white"), "JPEG"), "a.jpg", Limits())
    assert document.notices == [Notice("unrecognised-page", Place(page=1))]
    assert (document.format, document.blocks, document.recognised) == ("jpeg", [], {})
    assert (capfd.readouterr(), caplog.records) == (("", ""), [])


def test_a_missing_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "perflint.documents.pictures", raising=False)
    monkeypatch.setitem(sys.modules, "perflint.documents.ocr", None)
    with pytest.raises(DocumentError) as caught:
        read_bytes(PNG, "a.png", Limits())
    assert (caught.value.kind, caught.value.parameters) == ("extra-missing", {"found": "png", "extra": "ocr"})


def test_pages_that_lie_on_their_side_or_stand_on_their_head(printed: Path, tmp_path: Path) -> None:
    page = scanned(printed, 150, skew=1.0)[1]
    turned = [page.rotate(90, expand=True), page.rotate(180)]
    turned[0].save(tmp_path / "turned.tif", save_all=True, append_images=turned[1:], compression="tiff_lzw")
    document = read_path(tmp_path / "turned.tif", Limits())
    for number in (1, 2):
        assert {"满意度指标", "96.2", "≥", "%"} <= set(texts(document, number).values())
    assert [(notice.kind, notice.place.page) for notice in document.notices if notice.kind == "recognised-page"] == [
        ("recognised-page", 1),
        ("recognised-page", 2),
    ]
