"""Web pages with all their parts in one file; the messages are made by Python's own email package."""

import random
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from perflint.documents import read_bytes
from perflint.documents.limits import Limits
from perflint.documents.model import Document, Grid, Lines, Notice
from tests.documents.hostile import mutated, outcome, survived

PAGE = (
    "<html><head><meta charset='{}'></head><body><p>绩效目标表</p>"
    "<table><tr><td>一级指标</td><td>≥95%</td></tr></table></body></html>"
)


def message(*pages: str, charset: str = "utf-8", encoding: str = "quoted-printable", declared: str = "utf-8") -> bytes:
    found = EmailMessage(policy=SMTP)
    found["From"] = "<Saved by WPS>"
    found["Subject"] = "绩效"
    found["MIME-Version"] = "1.0"
    found.make_related()
    for page in pages:
        found.add_related(page.format(declared), subtype="html", charset=charset, cte=encoding)
    found.add_related(b"\x89PNG\r\n\x1a\n", "image", "png")
    return bytes(found)


def read(data: bytes, name: str = "a.mht", **limits: int) -> Document:
    return read_bytes(data, name, Limits(**limits))


def contents(document: Document) -> list[object]:
    return [
        (block.table, [(cell.place.cell, cell.text) for cell in block.cells()])
        if isinstance(block, Grid)
        else [line.text for line in block.lines]
        for block in document.blocks
    ]


TABLE = [("A1", "一级指标"), ("B1", "≥95%")]


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize(("charset", "declared"), [("utf-8", "utf-8"), ("gb18030", "gb2312"), ("gb18030", "")])
def test_encodings(encoding: str, charset: str, declared: str) -> None:
    document = read(message(PAGE, charset=charset, encoding=encoding, declared=declared))
    assert document.format == "mhtml"
    assert contents(document) == [["绩效目标表"], (1, TABLE)]
    assert document.notices == []


def test_every_page_is_read() -> None:
    document = read(message(PAGE, PAGE.replace("绩效目标表", "自评表")), "a.mhtml")
    assert contents(document) == [["绩效目标表"], (1, TABLE), ["自评表"], (2, TABLE)]
    lines = [line.number for block in document.blocks if isinstance(block, Lines) for line in block.lines]
    assert lines == sorted(set(lines))


def test_messages_inside_each_other_and_alone() -> None:
    plain = message(PAGE)
    outer = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary=outer\r\n\r\n--outer\r\n"
        + plain
        + b"\r\n--outer--\r\n"
    )
    assert contents(read(outer)) == [["绩效目标表"], (1, TABLE)]
    alone = b"MIME-Version: 1.0\nContent-Type: text/html; charset=gb2312\n\n" + PAGE.format("").encode("gbk")
    assert contents(read(alone)) == [["绩效目标表"], (1, TABLE)]


def test_the_name_that_systems_give_it() -> None:
    mismatch = {"name": "导出.xls", "found": "mhtml"}
    assert read(message(PAGE), "导出.xls").notices == [Notice("extension-mismatch", parameters=mismatch)]


def outcome_of(data: bytes) -> str:
    return outcome(data, "a.mht")


def test_without_a_page() -> None:
    assert outcome_of(message()) == "damaged"
    assert outcome_of(b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n") == "damaged"
    assert outcome_of(b"MIME-Version: 1.0\r\n") == "damaged"


def test_floods(tmp_path: Path) -> None:
    def kept(data: bytes) -> object:
        return survived(tmp_path, data, "a.mht", "mhtml")

    head = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
    assert kept(head + b"--b\n" * 500_000) == ["damaged", {}]
    nested = b"".join(b"--b\nContent-Type: multipart/related; boundary=b\n\n" for _ in range(100_000))
    assert kept(head + nested) == ["damaged", {}]
    assert kept(b"MIME-Version: 1.0\n" + b"x: y\n" * 1_000_000) == ["damaged", {}]
    assert kept(b"MIME-Version: 1.0\nContent-Type: multipart/related; " + b'boundary="' * 6_000 + b"\n\n") == ["damaged", {}]
    page = b"MIME-Version: 1.0\nContent-Type: text/html\n\n<table>" + b"<tr><td>x" * 260_000
    assert kept(page)[0][0] == "limit-reached"  # type: ignore[index]


@pytest.mark.parametrize("percent", [10, 50, 90, 99])
def test_truncated_files(percent: int) -> None:
    data = message(PAGE, PAGE)
    assert outcome_of(data[: len(data) * percent // 100]) in {"mhtml", "damaged", "txt"}


def test_mutated_files() -> None:
    kinds = {outcome_of(mutated(message(PAGE, encoding="base64"), random.Random(seed))) for seed in range(300)}
    assert {"mhtml", "damaged"} <= kinds
    assert kinds <= {"mhtml", "damaged", "binary-text", "txt", "csv", "markdown", "html", "too-large"}
