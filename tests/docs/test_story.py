"""The story in docs is true: played on the samples, everything it shows comes out, and the round trip is a clean one."""

from __future__ import annotations

import contextlib
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest

from perflint.commands.application import run
from tests.docs.coverage import DOCS
from tests.docs.story import DEMO, FIRST_BATCH, RESUBMITTED, SUBMITTED, Step, missing, play
from tests.documents.libreoffice import converted


class Played(NamedTuple):
    """The folder at the end of the story, and each command with its output."""

    folder: Path
    steps: list[tuple[Step, str]]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    folder = tmp_path_factory.mktemp("story")

    def command(arguments: list[str]) -> tuple[int, str]:
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            code = run([*arguments, "--jobs", "1"])
        return code, printed.getvalue()

    with contextlib.chdir(folder):
        yield Played(folder, list(play(folder, command)))


def looks(cell: Any) -> tuple[object, ...]:
    """The value of a cell and how it is shown, but for its background and its note."""
    return (cell.value, cell.number_format, *map(repr, (cell.font, cell.border, cell.alignment, cell.protection)))


def differences(before: Path, after: Path) -> dict[str, tuple[object, object]]:
    """The cells of the sheets of `before` that look otherwise in `after`, with both values; the rest must be the same."""
    one, other = openpyxl.load_workbook(before), openpyxl.load_workbook(after)
    found = {}
    for sheet in one:
        copy = other[sheet.title]
        assert copy.merged_cells.ranges == sheet.merged_cells.ranges
        assert (copy.dimensions, copy.page_setup.orientation) == (sheet.dimensions, sheet.page_setup.orientation)
        for kind in ("column_dimensions", "row_dimensions"):
            sizes = [
                {key: (one.width if kind[0] == "c" else one.height, one.hidden) for key, one in getattr(book, kind).items()}
                for book in (sheet, copy)
            ]
            assert sizes[0] == sizes[1]
        for row in sheet.iter_rows():
            for cell in row:
                if looks(cell) != looks(copy[cell.coordinate]):
                    found[f"{sheet.title}!{cell.coordinate}"] = (cell.value, copy[cell.coordinate].value)
    return found


def test_every_command_prints_what_the_page_shows(played: Played) -> None:
    assert len(played.steps) == 13
    assert [(step.command, part) for step, printed in played.steps for part in missing(step, printed)] == []


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readme_shows_what_the_first_check_prints(played: Played, readme: str) -> None:
    text = (DOCS.parent / readme).read_text(encoding="utf-8")
    [example] = re.findall(r"^```\n(    错误 .*?)```$", text, re.MULTILINE | re.DOTALL)
    _, printed = played.steps[0]
    assert example in printed


def test_only_what_was_corrected_differs_in_the_workbook(played: Played) -> None:
    sheet = "老旧小区供水管网改造工程"
    assert differences(played.folder / SUBMITTED, played.folder / RESUBMITTED) == {
        f"{sheet}!G13": ("%", "万元"),
        f"{sheet}!E15": ("≧", "≥"),
        f"{sheet}!G17": ("个", "%"),
        f"{sheet}!G19": ("百分率", "%"),
        f"{sheet}!D20": ("坚持生态优先，努力打造节水型城市", "年节水量"),
        f"{sheet}!E21": ("定性", "≥"),
        f"{sheet}!F21": ("显著提升", 6200),
        f"{sheet}!G21": (None, "户"),
        f"{sheet}!F22": ("９２", 92),
        f"{sheet}!H22": (5, 10),
    }


def test_what_was_submitted_is_as_it_was(played: Played) -> None:
    for path in DEMO.iterdir():
        assert (played.folder / FIRST_BATCH / path.name).read_bytes() == path.read_bytes()


def test_the_annotated_copy_differs_in_its_marks_only(played: Played) -> None:
    name = Path(SUBMITTED).name
    copy = played.folder / "标注" / name
    assert differences(played.folder / SUBMITTED, copy) == {}
    workbook = openpyxl.load_workbook(copy)
    assert workbook.sheetnames == ["老旧小区供水管网改造工程", "云岫市市场监督管理局", "审核结果"]
    marked = [cell.coordinate for row in workbook.worksheets[0].iter_rows() for cell in row if cell.comment]
    assert marked == ["H12", "G13", "E15", "G17", "G19", "D20", "F21", "F22"]


def test_the_first_round_can_be_compared_by_its_report_too(played: Played) -> None:
    report = json.loads((played.folder / "第一轮.json").read_text(encoding="utf-8"))
    assert {Path(file["path"]).name: file["score"] for file in report["files"]}[Path(SUBMITTED).name] == 94.5
    with contextlib.redirect_stdout(io.StringIO()) as printed, contextlib.chdir(played.folder):
        assert run(["check", "第二批", "--previous", "第一轮.json", "--jobs", "1"]) == 0
    assert "已整改 8 个，未整改 0 个" in printed.getvalue()
    assert printed.getvalue().count("本次没有报送，") == 6


def test_libreoffice_opens_the_annotated_copy_and_the_letters(played: Played, tmp_path: Path) -> None:
    import pypdfium2

    submitted = Path(SUBMITTED).stem
    named = {
        "copy.xlsx": f"标注/{submitted}.xlsx",
        "letter.docx": f"意见书/{submitted}.docx",
        "reply.docx": "复核意见书.docx",
    }
    for name, path in named.items():
        (tmp_path / name).write_bytes((played.folder / path).read_bytes())
    texts = []
    for path in converted([tmp_path / name for name in named], "pdf", tmp_path / "printed"):
        document = pypdfium2.PdfDocument(path)
        texts.append("".join(page.get_textpage().get_text_bounded() for page in document).replace("\r\n", ""))
        document.close()
    copy, letter, reply = texts
    assert "审核结果" in copy
    assert "竣工验收合格率" in copy
    assert "预算绩效审核意见书" in letter
    assert "云岫市财政局绩效管理科" in letter
    assert "上次反馈的问题中，已整改 7 个，未整改 1 个；本次新增 1 个问题。" in reply
