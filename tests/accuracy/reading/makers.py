"""Other makers of PDF than LibreOffice: a browser that prints web pages, and a library that programs use to write reports."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

from perflint_corpora.samples.sheet import Sheet
from perflint_corpora.samples.writers import WRITERS, Writer
from perflint_corpora.samples.writers.prints import Lines

SECONDS = 60

#: What a web page looks like when a system prints it: the sides of its cells, the page landscape.
STYLE = """<style>@page {{ size: A4 landscape; margin: 15mm }} body {{ font: 10pt "Noto Sans CJK SC" }}
table {{ border-collapse: collapse; width: 100% }} td {{ padding: 2pt 4pt; {sides} }}</style>"""
SIDES: dict[Lines, str] = {
    "all": "border: 1px solid black",
    "across": "border-top: 1px solid black; border-bottom: 1px solid black",
    "none": "",
}


def browser_pdf(lines: Lines) -> Writer:
    """What prints sheets as a web page by Chromium, with its own page header (date, title) and footer (page number).

    It raises SystemExit where there is no Chromium, CalledProcessError or TimeoutExpired where it fails.
    """

    def write(path: Path, sheets: Sequence[Sheet]) -> None:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        if chromium is None:
            raise SystemExit("this needs Chromium / 需要安装 Chromium")
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "page.html"
            WRITERS["html"][1](page, sheets)
            text = page.read_text(encoding="utf-8").replace("</head>", STYLE.format(sides=SIDES[lines]) + "</head>")
            page.write_text(text, encoding="utf-8", newline="\n")
            command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
            command += [f"--print-to-pdf={path}", page.as_uri()]
            environment = os.environ | {"HOME": folder}
            subprocess.run(command, check=True, capture_output=True, timeout=SECONDS, env=environment)

    return write


def library_pdf(lines: Lines) -> Writer:
    """What draws sheets by reportlab, as programs write reports: wrapped cells, a page header and a page number."""

    def write(path: Path, sheets: Sequence[Sheet]) -> None:
        from reportlab.lib.pagesizes import A4, landscape
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont
        from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        style = ParagraphStyle("cell", fontName="STSong-Light", fontSize=9, leading=12, wordWrap="CJK")
        flow: list[Any] = []
        width = landscape(A4)[0] - 100
        for sheet in sheets:
            top, bottom = sheet.banners()
            rows = list(sheet.rows())
            last = len(rows) - bottom
            flow += [Paragraph(_escaped(row[0].text), style) for row in rows[:top]]
            body: list[list[Any]] = [[""] * sheet.width for _ in rows[top:last]]
            looks: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
            for cell in (cell for row in rows[top:last] for cell in row):
                row, column = cell.row - top - 1, cell.column - 1
                body[row][column] = Paragraph(_escaped(cell.text), style)
                looks.append(("SPAN", (column, row), (column + cell.columns - 1, row + cell.rows - 1)))
            if lines == "all":
                looks.append(("GRID", (0, 0), (-1, -1), 0.5, "black"))
            elif lines == "across":
                looks += [("LINEABOVE", (0, 0), (-1, -1), 0.5, "black"), ("LINEBELOW", (0, -1), (-1, -1), 0.5, "black")]
            flow += [Table(body, colWidths=[width / sheet.width] * sheet.width, style=looks), Spacer(1, 12)]
            flow += [Paragraph(_escaped(row[0].text), style) for row in rows[last:]]

        def decorate(canvas: Any, document: Any) -> None:
            canvas.setFont("STSong-Light", 8)
            canvas.drawString(50, landscape(A4)[1] - 25, "云岫市财政局预算绩效管理系统")
            canvas.drawCentredString(landscape(A4)[0] / 2, 20, f"第 {document.page} 页")

        document = SimpleDocTemplate(str(path), pagesize=landscape(A4), leftMargin=50, rightMargin=50, topMargin=40, invariant=1)
        document.build(flow, onFirstPage=decorate, onLaterPages=decorate)

    return write


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br/>")


MAKERS: dict[str, Writer] = {
    f"pdf-{name}-{lines}": maker(lines)
    for name, maker in (("browser", browser_pdf), ("library", library_pdf))
    for lines in get_args(Lines)
}
