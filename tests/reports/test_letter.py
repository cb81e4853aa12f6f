"""The letter that a bureau sends back: what it says, the bureau's own template, and that LibreOffice opens it."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from pytest_regressions.file_regression import FileRegressionFixture

from perflint.commands.application import run
from perflint.report import Letter, Report
from perflint.reports.docx import BLOCKS, TEXTS, render_report
from perflint.reports.words import Words
from perflint.run import check_files
from tests.documents.libreoffice import converted
from tests.reports.sample_report import reviewed_report
from tests.reports.submitted import write_submitted
from tests.reports.test_golden_reports import stable


@pytest.fixture
def submitted(tmp_path: Path) -> Path:
    return write_submitted(tmp_path / "绩效表.xlsx")


def checked(path: Path) -> Report:
    return check_files([path], views=True)


def lines(data: bytes) -> list[str]:
    """The paragraphs of a docx, the rows of its tables with bars between their cells."""
    document: Document = docx.Document(io.BytesIO(data))
    found = []
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Table):
            found += [" | ".join(cell.text.replace("\n", " / ") for cell in row.cells) for row in block.rows]
    return found


def test_the_letter(submitted: Path, file_regression: FileRegressionFixture) -> None:
    report = replace(checked(submitted), letter=Letter(sender="云岫市财政局绩效科"))
    text = "\n".join(lines(render_report(report, Words("zh")))) + "\n"
    file_regression.check(stable(text), encoding="utf-8", extension=".txt")


def test_a_second_round() -> None:
    found = lines(render_report(reviewed_report(), Words("zh")))
    at = found.index("三、上次审核意见的整改情况")
    assert found[at + 1] == "上次反馈的问题中，已整改 1 个，未整改 1 个，1 个本次无法核实；本次新增 1 个问题。"


def test_the_bureaus_own_template(submitted: Path) -> None:
    template = docx.Document()
    paragraph = template.add_paragraph("致")
    paragraph.add_run("{{单").bold = True  # Word divides texts wherever it likes
    paragraph.add_run("位}}").italic = True
    table = template.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "得分", "{{得分}}（{{等级}}）"
    for name in ("审核结论", "问题清单", "未读内容"):
        template.add_paragraph(f"{{{{{name}}}}}")
    template.sections[0].header.paragraphs[0].text = "{{项目}}"
    data = io.BytesIO()
    template.save(data)
    report = replace(checked(submitted), letter=Letter(data.getvalue()))
    letter = render_report(report, Words("zh"))
    found = lines(letter)
    score = report.files[0].score
    assert score is not None
    assert found[:2] == ["致云岫市园林中心", f"得分 | {score.value}（优）"]
    assert found[2].startswith("1. 城区绿地管护：得分")
    assert docx.Document(io.BytesIO(letter)).sections[0].header.paragraphs[0].text == "城区绿地管护"


def test_libreoffice_opens_it(submitted: Path, tmp_path: Path) -> None:
    path = tmp_path / "意见书.docx"
    path.write_bytes(render_report(checked(submitted), Words("zh")))
    [pdf] = converted([path], "pdf", tmp_path / "out")
    text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    assert "预算绩效审核意见书" in text
    assert "U101" in text


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = run(arguments)
    return code, capsys.readouterr().err


def test_templates_that_cannot_be_used(submitted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = tmp_path / "模板.docx"
    config = tmp_path / "perflint.toml"
    config.write_text('letter_template = "模板.docx"\n', encoding="utf-8")
    arguments = ("check", str(submitted), "--config", str(config), "--format", f"docx:{tmp_path / 'out.docx'}")
    code, error = call(capsys, *arguments)
    assert (code, error.startswith(f"perflint: 审核意见书的模板 {template} 读不了")) == (2, True)
    template.write_bytes(b"no docx")
    assert call(capsys, *arguments)[0] == 2
    document = docx.Document()
    document.add_paragraph("{{单位}} {{印章}}")
    document.save(str(template))
    code, error = call(capsys, *arguments)
    assert code == 2
    assert error == f"perflint: 审核意见书的模板 {template} 中有不认识的占位符：印章；可用的有：{'、'.join((*TEXTS, *BLOCKS))}\n"
    document = docx.Document()
    document.add_paragraph("{{审核结论}}")
    document.save(str(template))
    missing = "{{问题清单}}、{{未读内容}}，请各用一个段落写上，否则意见书会漏掉内容"
    assert call(capsys, *arguments) == (2, f"perflint: 审核意见书的模板 {template} 中缺少 {missing}\n")
    assert not (tmp_path / "out.docx").exists()


def test_the_template_can_be_had_and_used(submitted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = tmp_path / "模板.docx"
    assert call(capsys, "init", "--letter-template", str(template))[0] == 0
    assert call(capsys, "init", "--letter-template", str(template))[0] == 2  # it may have been worked on
    config = tmp_path / "perflint.toml"
    config.write_text('letter_template = "模板.docx"\nletter_from = "财政局"\n', encoding="utf-8")
    folder = tmp_path / "意见书"
    code, _ = call(capsys, "check", str(submitted), "--config", str(config), "--format", f"docx:{folder}/", "--exit-zero")
    assert code == 0
    [letter] = folder.iterdir()
    assert letter.name == "绩效表.docx"
    assert lines(letter.read_bytes())[-2:] == ["财政局（盖章）", "______年____月____日"]
