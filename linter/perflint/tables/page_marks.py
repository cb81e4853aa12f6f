"""What the pages of a printed document say besides their text: page numbers and the running titles beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from perflint.regex import regex
from perflint.tables.glued_lines import HEADING
from perflint.tables.heading_words import heading_field
from perflint.tables.text_rows import TextRow
from perflint.tables.vocabulary import is_title

PAGE_NUMBER = regex(
    r"\s*(?:[-—–－·]+\s*\d{1,4}\s*[-—–－·]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|Page\s+\d{1,4}(?:\s+of\s+\d{1,4})?)\s*",
    re.IGNORECASE,
)
#: A head that each page repeats has no more lines than this, empty ones included.
HEAD = 40
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
    running = {at for at, text in neighbours.items() if beside[text] > 1 and text == _running(text)}
    marks = {*numbers, *running, *_repeated_heads(rows, numbers)}
    return [TextRow([], "", blank=True, part=row.part) if number in marks else row for number, row in enumerate(rows)]


def _repeated_heads(rows: Sequence[TextRow], numbers: Sequence[int]) -> set[int]:
    """The rows between a page number and a heading, title first, that all stood above the heading on an earlier page."""
    first_seen: dict[str, int] = {}
    for number, row in enumerate(rows):
        first_seen.setdefault(row.text.strip(), number)
    repeated: set[int] = set()
    for mark in numbers:
        head: list[int] = []
        for number in range(mark + 1, min(len(rows), mark + 1 + HEAD)):
            row = rows[number]
            if not row.cells or number in numbers:
                continue
            if head and (heading_field(row.cells[0].text.split()[0]) is not None or HEADING.search(row.text)):
                repeated.update(head)
                break
            if first_seen[row.text.strip()] >= mark or (not head and not is_title(row.cells[0].text)):
                break
            head.append(number)
    return repeated


def _running(text: str) -> str | None:
    """The text if it may be a running title: words, not the number or sign of a cell."""
    return text if sum("\u4e00" <= character <= "\u9fff" for character in text) >= 4 else None
