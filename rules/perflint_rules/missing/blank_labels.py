"""The labels of a form that nobody wrote a value to, from the cells and lines around a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from perflint.checks.memo import once_a_table
from perflint.documents.model import Cell, Grid, Lines, Place
from perflint.regex import regex
from perflint.tables.model import IndicatorTable
from perflint.tables.vocabulary import label

#: The lines above a table that may belong to its form.
FORM_LINES = 60

_COLON = regex(r"[:：]")


class Blank(NamedTuple):
    """A label without a value: its words and where it stands."""

    label: str
    place: Place


@once_a_table
def blank_labels(table: IndicatorTable) -> dict[str, Blank]:
    """The facts whose label stands above the table without any value, by the name of the fact."""
    found: dict[str, Blank] = {}
    grid_rows = [row for row in table.above if row and isinstance(row[0].block, Grid)]
    lines = [row for row in table.above if row and isinstance(row[0].block, Lines)]
    for fact, blank in (*_in_grid(grid_rows), *_in_lines(lines[-FORM_LINES:])):
        if fact not in table.facts:
            found.setdefault(fact, blank)
    return found


def _in_grid(rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[str, Blank]]:
    for number, row in enumerate(rows):
        for index, cell in enumerate(row):
            words, colon, value = _parted(cell.text)
            known = label(words)
            if known is None or known.fact is None or known.position != "before" or (colon and value):
                continue
            following = row[index + 1] if index + 1 < len(row) else None
            if following is not None and label(following.text) is None:
                continue
            if not _has_value_below(rows[number + 1 :], cell, following):
                yield known.fact, Blank(words, cell.place)


def _has_value_below(rows: Sequence[Sequence[Cell]], cell: Cell, following: Cell | None) -> bool:
    """Whether the next row has a value in the columns of the label that is not another label's: some forms write it there."""
    first, last = cell.column or 0, (following.column or 0) - 1 if following is not None else cell.column or 0
    left: Cell | None = None
    for one in rows[0] if rows else []:
        owned = left is not None and label(_parted(left.text)[0]) is not None
        if first <= (one.column or 0) <= last and not owned and label(_parted(one.text)[0]) is None:
            return True
        left = one
    return False


def _in_lines(lines: Sequence[Sequence[Cell]]) -> Iterator[tuple[str, Blank]]:
    """A line that ends in the colon of its label, with another label or the table below it."""
    for number, line in enumerate(lines):
        words, colon, value = _parted(line[-1].text)
        known = label(words)
        if not colon or value or known is None or known.fact is None or known.position != "before":
            continue
        if number + 1 == len(lines) or label(_parted(lines[number + 1][0].text)[0]) is not None:
            yield known.fact, Blank(words, line[-1].place)


def _parted(text: str) -> tuple[str, bool, str]:
    """A text as label, whether a colon follows it, and what stands behind the colon."""
    match = _COLON.search(text)
    if match is None:
        return text, False, ""
    return text[: match.start()], True, text[match.end() :].strip()
