"""Writes the tables of the workload in other formats than xlsx: python tests/benchmarks/workload_formats.py ROWS FOLDER.

The office formats are converted from the workbook by LibreOffice; the text formats and docx are written here.
"""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from workload import HEADINGS, ROWS_A_TABLE, Project, projects, write_workbook

from perflint.editing.letter import Block, Paragraph, Table, document

CONVERTED = ("xls", "ods")
WRITTEN = ("csv", "md", "html", "docx")


def write_all(rows: int, folder: Path) -> None:
    """Write workload.ENDING for every format."""
    workbook = folder / "workload.xlsx"
    write_workbook(rows, str(workbook))
    for ending in CONVERTED:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(folder), str(workbook)]
        subprocess.run(command, check=True, capture_output=True, timeout=600)
    tables = list(projects(rows // ROWS_A_TABLE))
    (folder / "workload.csv").write_text(_csv(tables), encoding="utf-8-sig", newline="")
    (folder / "workload.md").write_text("\n".join(_markdown(tables)), encoding="utf-8")
    (folder / "workload.html").write_text("\n".join(_html(tables)), encoding="utf-8")
    (folder / "workload.docx").write_bytes(document(list(_blocks(tables))))


def _facts(project: Project) -> list[tuple[str, str]]:
    return [("项目名称", project.project), ("年度资金总额（万元）", str(project.budget)), ("年度总体目标", project.goal)]


def _csv(tables: list[Project]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    for project in tables:
        writer.writerows([[project.title], *_facts(project), HEADINGS, *project.rows, []])
    return out.getvalue()


def _markdown(tables: list[Project]) -> Iterator[str]:
    for project in tables:
        yield f"# {project.title}\n"
        yield from (f"{label}：{value}\n" for label, value in _facts(project))
        yield f"| {' | '.join(HEADINGS)} |\n|{'---|' * len(HEADINGS)}"
        yield from (f"| {' | '.join(row)} |" for row in project.rows)
        yield ""


def _html(tables: list[Project]) -> Iterator[str]:
    yield "<!DOCTYPE html><meta charset=utf-8><body>"
    for project in tables:
        yield f"<p>{escape(project.title)}</p>"
        yield from (f"<p>{escape(label)}：{escape(value)}</p>" for label, value in _facts(project))
        yield "<table>"
        yield from (f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in (HEADINGS, *project.rows))
        yield "</table>"


def _blocks(tables: list[Project]) -> Iterator[Block]:
    for project in tables:
        yield Paragraph(project.title)
        yield from (Paragraph(f"{label}：{value}") for label, value in _facts(project))
        yield Table([HEADINGS, *project.rows], [1] * len(HEADINGS))


if __name__ == "__main__":
    write_all(int(sys.argv[1]), Path(sys.argv[2]))
