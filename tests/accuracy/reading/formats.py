"""The file formats that known tables are written in: by perflint's own writers, then by LibreOffice from those files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from perflint_corpora.samples.writers import WRITERS, Writer, write_lines, write_wrapped
from perflint_corpora.samples.writers.dumps import DUMPS
from perflint_corpora.samples.writers.office import convert_files, take_text
from perflint_corpora.samples.writers.prints import Lines, rule_workbook
from tests.accuracy.reading.cases import Case
from tests.accuracy.reading.makers import MAKERS
from tests.documents.scans import write_scan

#: How many files LibreOffice converts in one go.
BATCH = 40


@dataclass(frozen=True, slots=True)
class Format:
    """A format by the ending of its files; `source` is the own format that LibreOffice makes it from, by `export`.

    Workbooks get the `lines` of their tables and fit the width of a page before they are printed. A print with `dpi` is
    scanned: its pages are pictures of that resolution, askew, soft and grainy. A `slow` format is read with one content
    for each layout.
    """

    name: str
    ending: str
    source: str = ""
    export: str = ""
    lines: Lines | None = None
    slow: bool = False
    dpi: int = 0
    order: str = ""


#: The kinds of text that people paste.
TEXTS: dict[str, Writer] = {"lines": write_lines, "wrapped": write_wrapped, **DUMPS}
OWN = ("xlsx", "csv", "docx", "html", "markdown")
FORMATS = {
    one.name: one
    for one in (
        *(Format(name, WRITERS[name][0]) for name in OWN),
        Format("xls", ".xls", "xlsx", "xls:MS Excel 97"),
        Format("et", ".et", "xlsx", "xls:MS Excel 97", slow=True),
        Format("ods", ".ods", "xlsx", "ods"),
        Format("xlsx-office", ".xlsx", "xlsx", "xlsx:Calc MS Excel 2007 XML", slow=True),
        Format("html-office", ".html", "xlsx", "html:HTML (StarCalc)", slow=True),
        Format("doc", ".doc", "docx", "doc:MS Word 97", slow=True),
        Format("pdf-sheet", ".pdf", "xlsx", "pdf", lines="all"),
        Format("pdf-across", ".pdf", "xlsx", "pdf", lines="across"),
        Format("pdf-bare", ".pdf", "xlsx", "pdf", lines="none"),
        Format("pdf-document", ".pdf", "docx", "pdf"),
        *(Format(f"scan-{dpi}", ".pdf", "xlsx", "pdf", lines="all", slow=True, dpi=dpi) for dpi in (150, 200, 300)),
        Format("docx-office", ".docx", "docx", "docx:MS Word 2007 XML", slow=True),
        *(Format(f"pdf-browser-{one}", ".pdf", slow=True) for one in get_args(Lines)),
        *(Format(f"pdf-library-{one}", ".pdf", slow=True) for one in get_args(Lines)),
        Format("text-print-sheet", ".txt", "xlsx", "pdf", lines="all", slow=True, order="-layout"),
        Format("text-print-document", ".txt", "docx", "pdf", slow=True, order="-layout"),
        Format("text-raw-document", ".txt", "docx", "pdf", slow=True, order="-raw"),
        *(Format(f"text-{name}", f".{name}.txt") for name in TEXTS),
    )
}


def _writer(form: Format) -> tuple[str, Writer]:
    """What writes a format, or what the format is made from, and the ending of its files."""
    name = form.source or form.name
    if name in WRITERS:
        return WRITERS[name]
    return form.ending, MAKERS[name] if name in MAKERS else TEXTS[name.removeprefix("text-")]


def write_cases(cases: Sequence[Case], form: Format, folder: Path) -> list[Path]:
    """Write every case in a format; the paths are in the order of the cases.

    Raises SystemExit where a format needs LibreOffice and there is none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ending, writer = _writer(form)
    paths = [folder / f"{number:04}-{case.label}{ending}" for number, case in enumerate(cases)]
    for case, path in zip(cases, paths, strict=True):
        writer(path, case.sheets)
        if form.lines is not None:
            rule_workbook(path, path, form.lines)
    if not form.source:
        return paths
    made = [
        path
        for start in range(0, len(paths), BATCH)
        for path in convert_files(paths[start : start + BATCH], folder / "made", form.export)
    ]
    if form.dpi:
        for path in made:
            write_scan(path, path, form.dpi)
    if form.order:
        return [take_text(path, form.order) for path in made]
    return [path.rename(path.with_suffix(form.ending)) for path in made]
