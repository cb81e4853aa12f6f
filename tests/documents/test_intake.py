import io
import os
import zipfile
from pathlib import Path

import pytest

from perflint.documents import read_bytes, read_path
from perflint.documents.limits import Limits
from perflint.documents.model import DocumentError, Notice
from tests.documents.biff_parts import compound
from tests.documents.test_docx import package as docx_package
from tests.documents.workbook_parts import CONTENT_TYPES, packed, workbook

PRESENTATION = CONTENT_TYPES.replace("spreadsheetml.sheet", "presentationml.presentation")
WORKBOOK = workbook('<row r="1"><c r="A1"><v>1</v></c></row>')
DOCX = docx_package("<w:p><w:r><w:t>甲</w:t></w:r></w:p>")
HTML = "<table><tr><td>甲</td></tr></table>".encode()
TABLE = "|甲|乙|\n|---|---|\n|1|2|\n".encode()


def format_of(data: bytes, name: str) -> str:
    return read_bytes(data, name, Limits()).format


def error_of(data: bytes, name: str = "a.xlsx", **limits: int) -> tuple[str, dict[str, str]]:
    with pytest.raises(DocumentError) as raised:
        read_bytes(data, name, Limits(**limits))
    return raised.value.kind, raised.value.parameters


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (WORKBOOK, "a.xlsx", "xlsx"),
        (WORKBOOK, "a.XLSM", "xlsx"),
        (DOCX, "a.docx", "docx"),
        (HTML, "a.html", "html"),
        (b"\xef\xbb\xbf\r\n <!-- x --> <!DOCTYPE html><html><body>x</body></html>", "a.htm", "html"),
        (b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body>x</body></html>', "a.html", "html"),
        ("<html><body>甲</body></html>".encode("utf-16"), "a.html", "html"),
        ("甲,乙\n1,2\n".encode("gb18030"), "a.csv", "csv"),
        (b"a\tb\n1\t2\n", "a.tsv", "csv"),
        (TABLE, "a.md", "markdown"),
        (HTML + b"\n", "a.md", "markdown"),  # markdown may begin with html
        (TABLE, "a.txt", "markdown"),
        ("甲\t乙\n1\t2\n".encode(), "a.txt", "txt"),
        ('一级指标\t三级指标\t指标值\t备注\n产出指标\t"巡查\n次数"\t12\t\n'.encode(), "a.txt", "csv"),  # pasted from a sheet
        ("附件,,,\n一级指标,三级指标,指标值,备注\n".encode(), "a.txt", "csv"),  # LibreOffice saves a sheet as text
        ("甲，乙,丙,丁,戊。\n己，庚。\n".encode(), "a.txt", "txt"),
        (b"BMI", "a.txt", "txt"),
    ],
)
def test_formats_that_are_read(data: bytes, name: str, expected: str) -> None:
    document = read_bytes(data, name, Limits())
    assert (document.format, document.path) == (expected, name)
    assert [notice for notice in document.notices if notice.kind == "extension-mismatch"] == []


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (WORKBOOK, "xlsx"),
        (DOCX, "docx"),
        (HTML, "html"),
        (TABLE, "markdown"),
        ("甲|乙\n--|:-:\n1|2\n".encode("gb18030"), "markdown"),
        ('名称,说明\n甲,"一,二"\n'.encode(), "csv"),
        ("甲\t乙\n1\t2\n".encode("utf-16"), "csv"),
        ("一级指标\n二级指标\n".encode(), "txt"),
        ("第一行，有逗号\n第二行, 也有\n第三行没有\n".encode(), "txt"),
        ("只有一行,有逗号".encode(), "txt"),
    ],
)
@pytest.mark.parametrize("name", ["-", "标准输入", "a.dat"])
def test_names_that_promise_nothing(data: bytes, expected: str, name: str) -> None:
    document = read_bytes(data, name, Limits())
    assert document.format == expected
    assert document.notices == []


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        (WORKBOOK, "目录/a.csv", "xlsx"),
        (WORKBOOK, "目录\\a.xls", "xlsx"),
        (HTML, "a.xls", "html"),
        (HTML, "a.csv", "html"),
        (DOCX, "a.doc", "docx"),
        (b"a\tb\n1\t2\n", "a.xls", "csv"),
        ("一级指标\n".encode(), "a.docx", "txt"),
    ],
)
def test_contents_win_over_extensions(data: bytes, name: str, found: str) -> None:
    document = read_bytes(data, name, Limits())
    assert document.format == found
    assert document.notices[0] == Notice("extension-mismatch", parameters={"name": name, "found": found})


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        (compound({"Other": b""}), "a.xls", "ole2"),
        (b"GIF89a", "a.gif", "gif"),
        (b"Rar!\x1a\x07", "a.rar", "rar"),
        (b"7z\xbc\xaf\x27\x1c", "a.7z", "7z"),
        (b"\x1f\x8b\x08", "a.gz", "gzip"),
        (b"PK\x05\x06" + b"\0" * 18, "a.zip", "zip"),
        (packed({"a.txt": "x"}), "a.zip", "zip"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.presentation-template"}), "a.odp", "odp"),
        (packed({"OFD.xml": "x"}), "a.ofd", "ofd"),
        (
            packed({"[Content_Types].xml": PRESENTATION}),
            "a.pptx",
            "pptx",
        ),
        (b'<?xml version="1.0"?><x/>', "a.txt", "xml"),
    ],
)
def test_formats_that_are_not_read(data: bytes, name: str, found: str) -> None:
    assert error_of(data, name) == ("unsupported-format", {"found": found})


def test_an_encrypted_workbook() -> None:
    assert error_of(compound({"EncryptedPackage": b""})) == ("encrypted", {})


def test_an_encrypted_member() -> None:
    # A member's flags stand at offset 6 of its local header and 8 of its directory entry.
    data = bytearray(packed({"xl/workbook.xml": "x"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert error_of(bytes(data)) == ("encrypted", {})


def test_an_empty_file() -> None:
    assert error_of(b"") == ("empty-file", {})


def test_junk_is_no_text() -> None:
    assert error_of(bytes(range(256)) * 8)[0] == "binary-text"


def test_lock_files() -> None:
    assert error_of(b"x", "目录/~$a.xlsx") == ("lock-file", {})
    assert error_of(b"x", "目录\\~$a.xlsx") == ("lock-file", {})


def test_truncated_and_damaged_packages() -> None:
    assert error_of(WORKBOOK[: len(WORKBOOK) // 2]) == ("truncated", {})
    assert error_of(WORKBOOK[:10]) == ("truncated", {})
    directory = WORKBOOK.index(b"PK\x01\x02")
    assert error_of(WORKBOOK[:directory] + b"PK\x01\x03" + WORKBOOK[directory + 4 :]) == ("damaged", {})


def test_main_parts_are_found_without_content_types() -> None:
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as archive:
        members = {name: archive.read(name) for name in archive.namelist() if name != "[Content_Types].xml"}
    assert format_of(packed(members), "a.xlsx") == "xlsx"


def test_the_size_of_a_file_is_bounded(tmp_path: Path) -> None:
    too_large = ("too-large", {"limit": "10", "option": "limits.file_bytes"})
    assert error_of(b"x" * 11, "a.txt", file_bytes=10) == too_large
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 11)
    with pytest.raises(DocumentError) as raised:
        read_path(path, Limits(file_bytes=10))
    assert (raised.value.kind, raised.value.parameters) == too_large
    path.write_bytes(b"x" * 10)
    assert read_path(path, Limits(file_bytes=10)).format == "txt"


def test_endless_files_are_no_files() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("this system has no /dev/zero")
    with pytest.raises(DocumentError) as raised:
        read_path(Path("/dev/zero"), Limits())
    assert raised.value.kind == "not-a-file"


def test_paths_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def kind(path: Path) -> str:
        with pytest.raises(DocumentError) as raised:
            read_path(path, Limits())
        return raised.value.kind

    assert kind(tmp_path) == "not-a-file"
    assert kind(tmp_path / "nowhere.xlsx") == "unreadable"
    assert kind(tmp_path / ("x" * 5000)) == "unreadable"
    (tmp_path / "~$a.xlsx").write_bytes(b"x")
    assert kind(tmp_path / "~$a.xlsx") == "lock-file"
    (tmp_path / "a.xlsx").write_bytes(WORKBOOK)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(io, "open", refuse)
    assert kind(tmp_path / "a.xlsx") == "unreadable"


def test_path_and_document(tmp_path: Path) -> None:
    path = tmp_path / "表 格.xlsx"
    path.write_bytes(WORKBOOK)
    assert read_path(path, Limits()).path == os.fspath(path)
