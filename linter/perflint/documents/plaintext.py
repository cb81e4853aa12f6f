"""Reads plain text: its lines as they are. What its columns are is found out elsewhere."""

from __future__ import annotations

from contextlib import suppress

from .charset import read_text
from .limits import Limits
from .model import Document, Place
from .span_layout import DocumentLayout, ExhaustedError

_PAGE_BREAK = "\f"


def read_plaintext(data: bytes, name: str, limits: Limits) -> Document:
    """Read a plain text into one run of lines, or one for each page if it has form feeds.

    Raises DocumentError `binary-text`.
    """
    text, notices = read_text(data)
    layout = DocumentLayout(Document(name, "txt", notices=notices), limits)
    page = 1 if _PAGE_BREAK in text else None
    with suppress(ExhaustedError):
        for number, line in enumerate(split_lines(text, layout), start=1):
            if page is None:
                layout.line(number, line)
                continue
            first, *turned = line.split(_PAGE_BREAK)
            layout.line(number, first, page)
            for part in turned:
                page += 1
                if part:
                    layout.line(number, part, page)
    return layout.document


def split_lines(text: str, layout: DocumentLayout) -> list[str]:
    """Return the physical lines of a text, at most limits.lines, without their ends (LF, CR LF or CR, nothing else)."""
    most = layout.limits.lines
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n", most)
    if len(lines) > most:
        rest = lines.pop()
        if rest:
            layout.reached("lines", Place(line=most + 1))
    elif not lines[-1]:
        lines.pop()  # the end of the last line begins no further one
    return lines
