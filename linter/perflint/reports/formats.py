"""The forms in which `perflint check` reports: a module each, loaded only when it is asked for.

A module has `render_report(report, words)`, a pure function of the report, which gives text or, where the form is a
file of its own kind (a workbook, a letter), bytes; such a module says `BINARY = True`. One that shows the contents of
the tables says `NEEDS_TABLES = True`. The text for people, which also goes to a terminal, is `text.py`.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from perflint.report import Report
from perflint.reports.words import Words

#: The module in this folder that renders each format.
MODULES = {
    "json": "json",
    "html": "html",
    "markdown": "markdown",
    "csv": "csv",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
    "gitlab": "gitlab",
}


def _module(name: str) -> ModuleType:
    return import_module(f".{MODULES[name]}", __package__)


def is_binary(name: str) -> bool:
    """Whether the format is a file of its own kind, which no terminal can show."""
    return getattr(_module(name), "BINARY", False)


def needs_tables(name: str) -> bool:
    """Whether the format shows the contents of the tables, which a run keeps only when asked to."""
    return getattr(_module(name), "NEEDS_TABLES", False)


def render(name: str, report: Report, words: Words) -> bytes:
    """The report in the format `name`; texts are UTF-8."""
    content: str | bytes = _module(name).render_report(report, words)
    return content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
