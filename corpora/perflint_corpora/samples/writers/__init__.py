"""Writers: sheets in, one file out. The same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from perflint_corpora.samples.sheet import Sheet
from perflint_corpora.samples.writers.docx import write_docx
from perflint_corpora.samples.writers.text import write_csv, write_html, write_lines, write_markdown, write_wrapped
from perflint_corpora.samples.writers.xlsx import write_xlsx

Writer = Callable[[Path, Sequence[Sheet]], None]

#: The writers by the name of their format, each with the ending of its files.
WRITERS: dict[str, tuple[str, Writer]] = {
    "xlsx": (".xlsx", write_xlsx),
    "csv": (".csv", write_csv),
    "docx": (".docx", write_docx),
    "html": (".html", write_html),
    "markdown": (".md", write_markdown),
    "lines": (".lines.txt", write_lines),
    "wrapped": (".wrapped.txt", write_wrapped),
}

__all__ = [
    "WRITERS",
    "Writer",
    "write_csv",
    "write_docx",
    "write_html",
    "write_lines",
    "write_markdown",
    "write_wrapped",
    "write_xlsx",
]
