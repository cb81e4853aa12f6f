"""What the pages of a printed document say besides their text: page numbers and the running titles beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from perflint.regex import regex
from perflint.tables.text_rows import TextRow

PAGE_NUMBER = regex(
    r"\s*(?:[-—–－·]+\s*\d{1,4}\s*[-—–－·]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|Page\s+\d{1,4}(?:\s+of\s+\d{1,4})?)\s*",
    re.IGNORECASE,
)
#: A running title is no longer than this.
TITLE = 40


def without_page_marks(rows: Sequence[TextRow]) -> list[TextRow]:
    """The rows with those that only count the pages, and the titles repeated beside them, made blank."""
    numbers = [number for number, row in enumerate(rows) if len(row.text) <= TITLE and PAGE_NUMBER.fullmatch(row.text)]
    if not numbers:
        return list(rows)
    beside: Counter[str] = Counter()
    neighbours: dict[int, str] = {}
    for number in numbers:
        for step in (-1, 1):
            at = number + step
            while 0 <= at < len(rows) and rows[at].blank:
                at += step
            if 0 <= at < len(rows) and len(rows[at].cells) == 1 and len(rows[at].text) <= TITLE:
                text = rows[at].text.strip()
                beside[text] += 1
                neighbours[at] = text
    marks = {*numbers, *(at for at, text in neighbours.items() if beside[text] > 1 and text == _running(text))}
    return [TextRow([], "", blank=True, part=row.part) if number in marks else row for number, row in enumerate(rows)]


def _running(text: str) -> str | None:
    """The text if it may be a running title: words, not the number or sign of a cell."""
    return text if sum("\u4e00" <= character <= "\u9fff" for character in text) >= 4 else None
