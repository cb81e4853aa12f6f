"""The forms in which `perflint check` reports: a module each, loaded only when it is asked for.

A module has `render_report(report, words)`, a pure function of the report, which gives text or, where the form is a
file of its own kind (a workbook, a letter), bytes; such a module says `BINARY = True`. One that shows the contents of
the tables says `NEEDS_TABLES = True`; one that is made from the checked files themselves says `NEEDS_SOURCES = True` and
takes a third argument, `Sources`. The text for people, which also goes to a terminal, is `text.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import ModuleType

from perflint.report import Report
from perflint.reports.words import Words

#: The bytes of a checked file by its name in the report, None where they cannot be had (any more).
Sources = Callable[[str], bytes | None]

#: The module in this folder that renders each format.
MODULES = {
    "json": "json",
    "html": "html",
    "markdown": "markdown",
    "csv": "csv",
    "xlsx": "xlsx",
    "docx": "docx",
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


def extension(name: str) -> str:
    """The ending of files of this format."""
    ending: str = getattr(_module(name), "EXTENSION", name)
    return ending


def needs_tables(name: str) -> bool:
    """Whether the format shows the contents of the tables, which a run keeps only when asked to."""
    return getattr(_module(name), "NEEDS_TABLES", False)


def no_sources(_: str) -> None:
    """The sources of a report whose files are not at hand."""


def render(name: str, report: Report, words: Words, sources: Sources = no_sources) -> bytes:
    """The report in the format `name`; texts are UTF-8."""
    module = _module(name)
    given = (report, words, sources) if getattr(module, "NEEDS_SOURCES", False) else (report, words)
    content: str | bytes = module.render_report(*given)
    return content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
