"""Old text documents by way of LibreOffice: exact, locked down, within bounds, and nothing left behind."""

import http.server
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from perflint.documents import read_bytes, read_path
from perflint.documents.conversion import converted as converted_to_docx
from perflint.documents.limits import Limits
from perflint.documents.model import Document, DocumentError, Grid, Notice
from perflint_corpora.samples.submissions import submissions
from tests.documents.biff_parts import compound
from tests.documents.libreoffice import converted, require_libreoffice
from tests.documents.workbook_parts import packed

posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins for LibreOffice are scripts of POSIX")


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample as docx."""
    folder = tmp_path_factory.mktemp("document")
    next(one for one in submissions(["form"]) if one.fits("docx")).write(folder, "docx")
    return next(folder.rglob("*.docx"))


def contents(document: Document) -> list[object]:
    return [
        ([(cell.place, cell.text) for cell in block.cells()], block.spans) if isinstance(block, Grid) else [*block.lines]
        for block in document.blocks
    ]


@pytest.mark.parametrize(
    ("target", "name", "found"),
    [("doc:MS Word 97", "a.wps", "doc"), ("rtf", "a.rtf", "rtf"), ("odt", "a.odt", "odt")],
)
def test_what_libreoffice_writes(document: Path, target: str, name: str, found: str, tmp_path: Path) -> None:
    (written,) = converted([document], target, tmp_path)
    result = read_bytes(written.read_bytes(), name, Limits())
    assert (result.path, result.format, result.notices) == (name, found, [])
    assert contents(result) == contents(read_path(document, Limits()))


def test_word_2003_xml() -> None:
    require_libreoffice()
    body = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>一级指标</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    space = 'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"'
    word = f"<w:wordDocument {space}><w:body>{body}</w:body></w:wordDocument>"
    result = read_bytes(f'<?xml version="1.0" encoding="UTF-8"?>{word}'.encode(), "a.xml", Limits())
    assert [cell.text for block in result.blocks if isinstance(block, Grid) for cell in block.cells()] == ["一级指标"]


def test_nothing_is_fetched() -> None:
    require_libreoffice()
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        # Of a page LibreOffice would fetch the picture at once.
        converted_to_docx(f'<img src="http://127.0.0.1:{server.server_port}/a.png">x'.encode(), "html", Limits())
        server.shutdown()
    assert asked == []


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Let a script stand in for LibreOffice; its last argument is the document."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PERFLINT_SOFFICE", str(program))


def error_of(data: bytes, name: str = "a.rtf", **limits: int) -> tuple[str, dict[str, str]]:
    with pytest.raises(DocumentError) as raised:
        read_bytes(data, name, Limits(**limits))
    return raised.value.kind, raised.value.parameters


RTF = b"{\\rtf1 x}"


def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERFLINT_SOFFICE", "/nowhere/soffice")
    assert error_of(RTF) == ("converter-missing", {"found": "rtf"})
    assert error_of(compound({"WordDocument": b"\0" * 32}), "a.wps") == ("converter-missing", {"found": "doc"})


def test_a_password() -> None:
    entry = '<x xmlns:m="urn:m"><m:file-entry><m:encryption-data/></m:file-entry></x>'
    members = {"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": entry}
    assert error_of(packed(members), "a.odt") == ("encrypted", {})
    assert error_of(compound({"WordDocument": b"\0" * 11 + b"\x01"}), "a.doc") == ("encrypted", {})


@posix
def test_macros_are_told(document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, f"for last; do :; done; cp {document} $(dirname $last)/document.docx")
    data = compound({"WordDocument": b"\0" * 32, "Macros": b""})
    assert read_bytes(data, "a.doc", Limits()).notices == [Notice("macros")]


@posix
def test_a_document_that_cannot_be_converted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, "exit 1")
    assert error_of(RTF) == ("conversion-failed", {"found": "rtf"})


@posix
def test_a_result_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, 'for last; do :; done; head -c 2000 /dev/zero > "$(dirname $last)/document.docx"')
    assert error_of(RTF, file_bytes=1_000) == ("too-large", {"limit": "1000", "option": "limits.file_bytes"})


#: Starts a process of its own, as LibreOffice does, and tells both and the folder.
LASTING = 'sleep 60 & echo $$ $! $PWD > "{told}.part" && mv "{told}.part" "{told}"; wait'


def gone(told: Path) -> bool:
    """Whether the processes and the folder that a stand-in told of are no more."""
    first, second, folder = told.read_text(encoding="utf-8").split()
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        if not alive(int(first)) and not alive(int(second)) and not Path(folder).exists():
            return True
        time.sleep(0.05)
    return False


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not (state.exists() and state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z")


@posix
def test_a_conversion_that_does_not_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "told"
    stand_in(tmp_path, monkeypatch, LASTING.format(told=told))
    assert error_of(RTF, convert_seconds=1) == ("conversion-timeout", {"limit": "1", "option": "limits.convert_seconds"})
    assert gone(told)


@posix
def test_nothing_outlives_the_process_that_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "told"
    stand_in(tmp_path, monkeypatch, LASTING.format(told=told))
    script = "from perflint.documents import *; read_bytes(b'{\\\\rtf1 x}', 'a.rtf', Limits())"
    waiting = subprocess.Popen([sys.executable, "-c", script], env={**os.environ, "PYTHONPATH": ":".join(sys.path)})
    deadline = time.monotonic() + 20
    while not told.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    waiting.send_signal(signal.SIGKILL)
    waiting.wait()
    assert gone(told)
