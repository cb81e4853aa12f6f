"""The submissions that the script writes: each table in each layout, and files that hold several tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from perflint_corpora.samples import forms  # noqa: F401 - registers its layouts
from perflint_corpora.samples.layouts import LAYOUTS
from perflint_corpora.samples.model import SampleTable, load_tables
from perflint_corpora.samples.sheet import Sheet, stack
from perflint_corpora.samples.writers import WRITERS

#: Layouts of whole files: several tables below one another on a sheet, and a sheet for each beside a hidden one.
STACKED, WORKBOOK = "stacked", "workbook"
LAYOUT_NAMES = [*LAYOUTS, STACKED, WORKBOOK]

#: Formats that hold one sheet only.
SINGLE_SHEET = frozenset({"csv"})


@dataclass(frozen=True, slots=True)
class Submission:
    """A file to be written: its sheets, and the tables that they show."""

    layout: str
    name: str
    sheets: tuple[Sheet, ...]
    tables: tuple[SampleTable, ...]

    def fits(self, format_name: str) -> bool:
        """Whether a format can hold it; only a workbook can hide a sheet."""
        return (
            len(self.sheets) == 1
            or (format_name not in SINGLE_SHEET and not any(sheet.hidden for sheet in self.sheets))
            or (format_name == "xlsx")
        )

    def write(self, folder: Path, format_name: str) -> Path:
        """Write it below `folder` and return the path of the file."""
        ending, writer = WRITERS[format_name]
        path = folder / self.layout / f"{self.name}{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        writer(path, self.sheets)
        return path


def submission(layout: str, name: str, tables: Sequence[SampleTable]) -> Submission:
    """The submission of some tables, each on its own sheet."""
    sheets = [LAYOUTS[layout](table) for table in tables]
    if len(tables) > 1:
        labels = [table.label for table in tables]
        names = [label if label not in labels[:number] else f"{label}（{number + 1}）" for number, label in enumerate(labels)]
        sheets = [replace(sheet, name=name) for sheet, name in zip(sheets, names, strict=True)]
    return Submission(layout, name, tuple(sheets), tuple(tables))


def submissions(layouts: Sequence[str]) -> Iterator[Submission]:
    """All submissions of the given layouts."""
    tables = load_tables()
    for layout in layouts:
        if layout == STACKED:
            yield _stacked("projects", "form", [tables[name] for name in ("pipe-renewal", "reading-promotion", "water-quality")])
            yield _stacked("evaluations", "labelled", [tables[name] for name in ("relief-supplies", "farmland-upkeep")])
        elif layout == WORKBOOK:
            whole = submission("form", "agency", [tables[name] for name in ("market-bureau", "pipe-renewal", "bike-sharing")])
            yield replace(whole, layout=WORKBOOK, sheets=(*whole.sheets, _lists()))
        else:
            yield from (submission(layout, name, [table]) for name, table in tables.items())


def _stacked(name: str, layout: str, tables: list[SampleTable]) -> Submission:
    sheet = stack("绩效目标", [LAYOUTS[layout](table) for table in tables])
    return Submission(STACKED, name, (sheet,), tuple(tables))


def _lists() -> Sheet:
    """The hidden sheet of a template with the values that its drop-down lists offer."""
    sheet = Sheet("下拉列表", hidden=True, tables=0)
    lists = [("指标性质", "≥", "≤", "=", "定性"), ("计量单位", "%", "个", "人次", "万元"), ("是否核心指标", "是", "否")]
    for column, texts in enumerate(lists, 1):
        for row, text in enumerate(texts, 1):
            sheet.put(row, column, text)
    return sheet
