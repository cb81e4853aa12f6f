"""OpenDocument spreadsheets made to break readers: each gives a clear error or notice, soon and in little memory."""

import random
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

import pytest

from perflint.documents import read_bytes
from perflint.documents.limits import Limits
from perflint.documents.model import DocumentError
from tests.documents.hostile import mutated, outcome, survived
from tests.documents.ods_parts import HEAD, TAIL, ods, row, table, tc
from tests.documents.test_hostile_xlsx import BOMB, EXTERNAL
from tests.documents.workbook_parts import packed

PART = "content.xml"
CELL = "<table:table-row><table:table-cell>"
END = "</table:table-cell></table:table-row>"


def outcome_of(data: bytes) -> str:
    return outcome(data, "a.ods")


def kept(path: Path, data: bytes) -> object:
    return survived(path, data, "a.ods", "ods")


def flood(before: str, body: str, times: int, after: str) -> bytes:
    """A spreadsheet of one table that holds a piece again and again."""

    def stream() -> Iterator[bytes]:
        block = body.encode() * max(1, min(times, 1_000_000 // len(body)))
        yield (HEAD + '<table:table table:name="表">' + before).encode()
        yield from repeat(block, times * len(body) // len(block))
        yield (after + "</table:table>" + TAIL).encode()

    return ods(stream())


def reached(option: str, cell: str | None, limit: int) -> list[object]:
    return ["limit-reached", cell, {"limit": str(limit), "option": f"limits.{option}"}]


def damaged(line: int = 1) -> list[object]:
    return ["damaged", {"part": PART, "line": str(line)}]


def test_a_cell_in_the_last_corner(tmp_path: Path) -> None:
    last = row(tc("", 'table:number-columns-repeated="16383"'), "x")
    data = ods(table(row("甲") + row("", attributes='table:number-rows-repeated="1048574"') + last))
    assert kept(tmp_path, data) == [["far-cells", "XFD1048576", {"count": "1"}], ["cells", 1]]


def test_a_whole_sheet_repeated(tmp_path: Path) -> None:
    cell = tc("甲", 'table:number-columns-repeated="16384"')
    told = kept(tmp_path, ods(table(row(cell, attributes='table:number-rows-repeated="1048576"'))))
    assert isinstance(told, list)
    assert [one[0] for one in told] == ["limit-reached", "far-cells", "cells"]
    assert told[-1] == ["cells", 3_000_000]


@pytest.mark.parametrize(
    "content",
    [
        row(tc("甲", 'table:number-columns-repeated="4000000000"')),
        row("甲", attributes='table:number-rows-repeated="4000000000"'),
        row("", attributes='table:number-rows-repeated="4000000000"') + row("甲"),
        row(tc("甲", 'table:number-columns-repeated="x"')),
        row(tc("<text:p><text:p>甲</text:p></text:p>")),
    ],
)
def test_impossible_addresses_are_damage(content: str) -> None:
    with pytest.raises(DocumentError) as raised:
        read_bytes(ods(table(content)), "a.ods", Limits())
    assert raised.value.kind == "damaged"


def test_a_merge_of_the_whole_sheet(tmp_path: Path) -> None:
    cell = tc("甲", 'table:number-columns-spanned="16384" table:number-rows-spanned="1048576"')
    told = kept(tmp_path, ods(table(row(cell, "<table:covered-table-cell/>", tc("乙", name="covered-table-cell")))))
    assert told == [["covered-cells", "C1", {"count": "1"}], ["cells", 1]]


def test_repeated_rows_with_merges(tmp_path: Path) -> None:
    cell = tc("", 'table:number-columns-spanned="2"')
    told = kept(tmp_path, ods(table(row(cell, attributes='table:number-rows-repeated="1000000"') * 1)))
    assert told == [reached("spans", "A100001", 100_000), ["cells", 0]]


def test_rows_that_are_empty(tmp_path: Path) -> None:
    assert kept(tmp_path, flood("", "<table:table-row><table:table-cell/></table:table-row>", 500_000, "")) == [["cells", 0]]


def test_a_flood_of_rows(tmp_path: Path) -> None:
    told = kept(tmp_path, flood("", row("1"), 400_000, ""))
    assert told == [reached("rows", "A200001", 200_000), ["cells", 200_000]]


def test_a_huge_text(tmp_path: Path) -> None:
    told = kept(
        tmp_path,
        flood(CELL + "<text:p>", "x", 50_000_000, "</text:p></table:table-cell></table:table-row>"),
    )
    assert told == [reached("cell_characters", "A1", 32_767), ["cells", 1]]


def test_paragraphs_without_end(tmp_path: Path) -> None:
    told = kept(
        tmp_path,
        flood(CELL, "<text:p>x</text:p>", 1_000_000, "</table:table-cell></table:table-row>"),
    )
    assert told == [reached("cell_characters", "A1", 32_767), ["cells", 1]]


def test_spaces_without_end(tmp_path: Path) -> None:
    spaces = '<text:s text:c="4000000000"/>' * 1_000
    assert kept(tmp_path, ods(table(row(tc(f"<text:p>甲{spaces}</text:p>"))))) == [
        reached("cell_characters", "A1", 32_767),
        ["cells", 1],
    ]


@pytest.mark.parametrize(
    ("before", "tag"),
    [
        ("", "<table:table-row>"),
        ("", "<table:table>"),
        ("", "<table:x>"),
        ("", "<draw:g>"),
        ("<table:table-row>", "<table:table-cell>"),
        (CELL, "<x>"),
        (CELL, "<draw:g>"),
        (CELL, "<office:annotation>"),
        (CELL + "<text:p>", "<text:span>"),
    ],
)
def test_elements_inside_each_other(tmp_path: Path, before: str, tag: str) -> None:
    assert kept(tmp_path, flood(before or " ", tag, 3_000_000, "")) == damaged()


@pytest.mark.parametrize("doctype", [BOMB, EXTERNAL])
@pytest.mark.parametrize("part", ["content.xml", "META-INF/manifest.xml"])
def test_document_types_are_refused(doctype: str, part: str) -> None:
    members = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": HEAD + table(row("甲")) + TAIL}
    members[part] = doctype + "<x>&l11;</x>"
    with pytest.raises(DocumentError) as raised:
        read_bytes(packed(members), "a.ods", Limits())
    assert (raised.value.kind, raised.value.parameters) == ("unsafe-xml", {"part": part})


def sound() -> str:
    lines = "".join(
        row(
            tc(f"{number}%", 'office:value-type="percentage" office:value="0.1"'),
            tc("甲", 'table:number-columns-repeated="2" table:number-columns-spanned="2" table:number-rows-spanned="2"'),
            tc("<office:annotation><text:p>注</text:p></office:annotation><text:p>乙<text:s/></text:p>"),
            attributes=f'table:number-rows-repeated="{number}" table:visibility="collapse"',
        )
        for number in range(1, 6)
    )
    return HEAD + table(lines) + table(lines, "附", "h") + TAIL


@pytest.mark.parametrize("percent", [10, 50, 90, 99])
def test_truncated_files(percent: int) -> None:
    data = ods(iter([sound().encode()]))
    assert outcome_of(data[: len(data) * percent // 100]) in {"truncated", "damaged"}


def test_mutated_files() -> None:
    data = ods(iter([sound().encode()]))
    kinds = {outcome_of(mutated(data, random.Random(seed))) for seed in range(150)}
    assert {"ods", "damaged"} <= kinds
    assert kinds <= {"ods", "damaged", "truncated", "encrypted", "too-large", "unsupported-format", "binary-text"}


def test_mutated_contents() -> None:
    kinds = {outcome_of(ods(iter([mutated(sound().encode(), random.Random(seed))]))) for seed in range(300)}
    assert {"ods", "damaged"} <= kinds
    assert kinds <= {"ods", "damaged", "unsafe-xml"}
