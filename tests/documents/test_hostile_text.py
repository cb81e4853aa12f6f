"""Small files that are made to exhaust time or memory, and files damaged at random."""

import io
import json
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from perflint.documents.delimited import read_delimited
from perflint.documents.docx import read_docx
from perflint.documents.html import read_html
from perflint.documents.limits import Limits
from perflint.documents.markdown import read_markdown
from perflint.documents.model import Document, DocumentError
from perflint.documents.plaintext import read_plaintext
from tests.documents.hostile import PEAK

SECONDS, MEGABYTES = 5, 300
MUTATIONS = 100

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MEASURE = (
    PEAK
    + """
import importlib, json, pathlib, sys, time
from perflint.documents.limits import Limits
from perflint.documents.model import DocumentError
module, path = sys.argv[1:]
read = getattr(importlib.import_module(f"perflint.documents.{module}"), f"read_{module}")
try:
    document = read(pathlib.Path(path).read_bytes(), path, Limits())
    outcome = sorted({notice.parameters.get("option", notice.kind) for notice in document.notices})
except DocumentError as error:
    outcome = [f"error {error.kind}"]
print(json.dumps([outcome, time.process_time(), peak()]))
"""
)


def docx(body: bytes, head: bytes = b"") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(
            "word/document.xml", head + f'<w:document xmlns:w="{W}"><w:body>'.encode() + body + b"</w:body></w:document>"
        )
    return data.getvalue()


LAUGHS = (
    b'<!DOCTYPE l [<!ENTITY a "'
    + b"ha" * 50
    + b'">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9))
    + b"]>"
)

HOSTILE: dict[str, tuple[str, Callable[[], bytes], list[str]]] = {
    "html nested tables": ("html", lambda: b"<table><tr><td>x" * 100_000, ["limits.nesting", "unread-rest"]),
    "html colspan": (
        "html",
        lambda: b"<table><tr><td colspan=1000000000>a<td>b</table>",
        ["limits.columns", "limits.span_columns"],
    ),
    "html spans": (
        "html",
        lambda: b"<table>" + b"<tr><td rowspan=65534 colspan=1000>x" * 2_000,
        ["limits.columns", "limits.covered_cells"],
    ),
    "html spans in one row": (
        "html",
        lambda: b"<table><tr>" + b"<td rowspan=65534 colspan=1000>x" * 20_000,
        ["limits.columns", "limits.covered_cells"],
    ),
    "html narrow spans": (
        "html",
        lambda: b"<table><tr>" + b"<td rowspan=0>x" * 2_000 + b"<tr><td>y" * 100_000,
        ["limits.covered_cells"],
    ),
    "html paragraphs": ("html", lambda: b"<p>x" * 1_500_000, ["limits.elements"]),
    "html cells": ("html", lambda: b"<table>" + b"<tr><td>x" * 600_000, ["limits.elements", "limits.rows"]),
    "html attributes": ("html", lambda: b"<p " + b"".join(b"a%d " % i for i in range(600_000)) + b">x", ["error too-large"]),
    "html tags of many attributes": (
        "html",
        lambda: (b"<p " + b"".join(b"a%d " % i for i in range(250)) + b">") * 4_000,
        [],
    ),
    "html tags as attributes": ("html", lambda: (b"<a " * 60 + b">") * 8_000, []),
    "html line": ("html", lambda: b"<p>" + b"x" * 5_000_000, ["limits.line_characters"]),
    "html long text": ("html", lambda: b"<p>" + b"x" * 11_000_000, ["unread-rest"]),
    "html brackets": ("html", lambda: b"<" * 5_000_000, ["limits.elements"]),
    "html blanks": ("html", lambda: b"<table><tr><td>" + b" \n" * 2_500_000 + b"x", []),
    "docx grid span": (
        "docx",
        lambda: docx(b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr></w:tc></w:tr></w:tbl>'),
        ["limits.span_columns"],
    ),
    "docx spans": (
        "docx",
        lambda: docx(
            b"<w:tbl>"
            + b'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000"/><w:vMerge/></w:tcPr></w:tc></w:tr>' * 100_000
            + b"</w:tbl>"
        ),
        ["limits.covered_cells"],
    ),
    "docx billion laughs": ("docx", lambda: docx(b"<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", LAUGHS), ["error unsafe-xml"]),
    "docx nested tables": ("docx", lambda: docx(b"<w:tbl><w:tr><w:tc>" * 3_000), ["error too-large"]),
    "docx paragraphs": ("docx", lambda: docx(b"<w:p/>" * 1_000_000), ["limits.elements"]),
    "docx rows": ("docx", lambda: docx(b"<w:tbl>" + b"<w:tr/>" * 1_000_000 + b"</w:tbl>"), ["limits.elements"]),
    "docx cells": ("docx", lambda: docx(b"<w:tbl><w:tr>" + b"<w:tc/>" * 2_000_000 + b"</w:tr></w:tbl>"), ["limits.held_bytes"]),
    "docx runs": ("docx", lambda: docx(b"<w:p>" + b"<w:r/>" * 2_000_000 + b"</w:p>"), ["limits.held_bytes"]),
    "docx paragraphs of a cell": (
        "docx",
        lambda: docx(b"<w:tbl><w:tr><w:tc>" + b"<w:p/>" * 1_000_000 + b"</w:tc></w:tr></w:tbl>"),
        ["limits.elements"],
    ),
    "docx long text": (
        "docx",
        lambda: docx(b"<w:p><w:r><w:t>" + b"x" * 15_000_000 + b"</w:t></w:r></w:p>"),
        ["limits.held_bytes"],
    ),
    "docx blanks": ("docx", lambda: docx(b" " * 15_000_000), ["limits.held_bytes"]),
    "csv line": ("delimited", lambda: b"x" * 5_000_000, ["limits.cell_characters"]),
    "csv commas": ("delimited", lambda: b"," * 5_000_000 + b"x", ["limits.columns"]),
    "csv quotes": ("delimited", lambda: b'"' * 5_000_001, ["limits.cell_characters", "unclosed-quote"]),
    "csv unclosed quotes": ("delimited", lambda: b'a,"\n' + b'"b,c\n' * 200_000, ["limits.rows", "unclosed-quote"]),
    "csv nuls": ("delimited", lambda: b"\0" * 5_000_000, ["error binary-text"]),
    "csv rows": ("delimited", lambda: b"a,b\n" * 1_000_000, ["limits.rows"]),
    "markdown line": ("markdown", lambda: b"|" + b"x" * 5_000_000, ["limits.line_characters"]),
    "markdown pipes": ("markdown", lambda: b"|" * 2_500_000 + b"\n" + b"|" * 2_500_000, []),
    "markdown marks": ("markdown", lambda: b"**`" * 300_000 + b"\n" + b"`" * 900_000 + b"\n" + b"*" * 900_000 + b"x\n", []),
    "markdown open html tables": ("markdown", lambda: b"<table>\n\n" * 30_000, []),
    "markdown rules": ("markdown", lambda: b"|---|---|\n" * 200_000, []),
    "markdown backslashes": ("markdown", lambda: b"|a|" + b"\\|" * 2_000_000 + b"\n|-|-|\n", ["limits.cell_characters"]),
    "text line": ("plaintext", lambda: b"x" * 5_000_000, ["limits.line_characters"]),
    "text lines": ("plaintext", lambda: b"\n" * 5_000_000, ["limits.lines"]),
    "text pages": ("plaintext", lambda: b"\f" * 5_000_000, []),
    "text pages with a line": ("plaintext", lambda: b"x\f" * 2_500_000, ["limits.lines"]),
    "text nuls": ("plaintext", lambda: b"a\0\0" * 1_000_000, ["error binary-text"]),
}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is measured as Linux tells it")
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_bounded(name: str, tmp_path: Path) -> None:
    module, make, expected = HOSTILE[name]
    path = tmp_path / "hostile"
    path.write_bytes(make())
    run = subprocess.run(
        [sys.executable, "-c", MEASURE, module, str(path)], capture_output=True, text=True, timeout=60, check=True
    )
    outcome, seconds, megabytes = json.loads(run.stdout)
    assert outcome == expected
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


SOUND: dict[str, tuple[Callable[[bytes, str, Limits], Document], bytes]] = {
    "csv": (read_delimited, '指标,"值\n值",单位\r\n"入驻""部门",28,个\r\n窗口,≥182,个\n'.encode("gb18030")),
    "tsv": (read_delimited, "指标\t值\n入驻\t28\n".encode("utf-16")),
    "docx": (
        read_docx,
        docx(
            "<w:p><w:r><w:t>绩效目标表</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r>"
            "<w:t>产出</w:t><w:sym w:font='Symbol' w:char='F0B3'/></w:r></w:p></w:tc></w:tr></w:tbl>".encode()
        ),
    ),
    "html": (
        read_html,
        "<meta charset=gb2312><p>绩效</p><table><tr><td rowspan=2 style='x:y'>产出<td colspan=3>&ge;95%<tr><td>"
        "<table><tr><td>内</table></table>".encode("gbk"),
    ),
    "markdown": (
        read_markdown,
        "# 表\n| 甲 | `乙` |\n|---|:-:|\n| **1** | a\\|b |\n\n<table><tr><td>x</td></tr></table>\n丙|丁\n戊|己\n".encode(),
    ),
    "text": (read_plaintext, "绩效目标表\r\n一级\t二级\f产出\n".encode()),
}


def mutated(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        position = chance.randrange(len(changed) + 1)
        match chance.randrange(5):
            case 0:
                changed[position : position + 1] = bytes([chance.randrange(256)])
            case 1:
                del changed[position : position + chance.randint(1, 20)]
            case 2:
                changed[position:position] = chance.randbytes(chance.randint(1, 10))
            case 3:
                changed[position:position] = changed[chance.randrange(len(changed) + 1) :][:60]
            case _:
                changed[position:position] = chance.choice(
                    [b"<", b'"', b"|", b"\0", b"\xff\xfe", b"<table>", b"</w:tr>", b"&#0;", b"]]>", b"\n"]
                )
    return bytes(changed)


@pytest.mark.parametrize("name", SOUND)
def test_random_damage_raises_nothing_but_document_errors(name: str) -> None:
    read, data = SOUND[name]
    assert read(data, name, Limits()).blocks
    chance = random.Random(f"perflint {name}")
    for _ in range(MUTATIONS):
        try:
            read(mutated(data, chance), name, Limits())
        except DocumentError as error:
            assert error.kind


def test_random_damage_inside_the_main_part_of_a_docx() -> None:
    with zipfile.ZipFile(io.BytesIO(SOUND["docx"][1])) as archive:
        part = archive.read("word/document.xml")
    chance = random.Random("perflint document.xml")
    kinds = set()
    for _ in range(MUTATIONS):
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            archive.writestr("word/document.xml", mutated(part, chance))
        try:
            read_docx(data.getvalue(), "a.docx", Limits())
        except DocumentError as error:
            kinds.add(error.kind)
    assert kinds == {"damaged"}
