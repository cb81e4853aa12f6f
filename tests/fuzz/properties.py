"""What must hold of every input, however it was mutilated: it is read, or refused with a reason that has a text.

A property that does not hold is a `BrokenError`; a reader that raises anything but a DocumentError passes it through.
"""

from __future__ import annotations

import zlib
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from functools import cache

from perflint.checking import Checker
from perflint.checks.findings import ToolError
from perflint.checks.fix import all_fixes
from perflint.checks.registry import all_rules
from perflint.config import Config
from perflint.documents import Document, DocumentError, Grid, Limits, Line, Lines, Place, read_bytes
from perflint.fixing import chosen_fixes, fix_file
from perflint.intake import Contents, Material, Source
from perflint.report import SkippedFile
from perflint.reports.troubles import TROUBLES
from perflint.tables import read_submission
from perflint.tables.model import INDICATOR_FIELDS, Submission

#: Small enough to be reached, so that what is kept within them is seen.
LIMITS = Limits(
    file_bytes=2_000_000,
    zip_bytes=20_000_000,
    rows=2_000,
    columns=64,
    cells=20_000,
    spans=2_000,
    cell_characters=2_000,
    comment_characters=10_000,
    lines=5_000,
    line_characters=20_000,
    pages=20,
    image_pixels=300_000,
    stream_bytes=2_000_000,
    streams_bytes=5_000_000,
    archive_members=200,
    archive_bytes=5_000_000,
)
#: One input in so many is checked by all rules, which takes longer than to read it.
CHECKED_ONE_IN = 8
#: Formats whose parser shows a text that stands where none may, between two cells, before the table, as a browser does.
_MOVED = ("html", "mhtml")


class BrokenError(AssertionError):
    """A property that does not hold."""


def require(holds: bool, what: str) -> None:
    """Raise BrokenError, which says `what` does not hold."""
    if not holds:
        raise BrokenError(what)


def examine_file(data: bytes, name: str) -> str:
    """Read a file twice and its tables; its format, or the kind of its error. Raises BrokenError, and what a reader raises."""
    first, second = _read(data, name), _read(data, name)
    if isinstance(first, DocumentError) or isinstance(second, DocumentError):
        require(_error(first) == _error(second), "read and refused in turn")
        return _error(first)[0]
    require(shown(first) == shown(second), "read differently the second time")
    examine_document(first, thorough=zlib.crc32(data) % CHECKED_ONE_IN == 0)
    return first.format


def examine_document(document: Document, *, thorough: bool) -> None:
    """Examine what a reader gave, then the tables in it; `thorough` has all rules check them, too."""
    places = _places(document)
    submission = read_submission(document)
    for place in _named(submission):
        if place.row is None:
            place = place._replace(column=None)  # the n-th piece of a line
        require(place in places or _is_empty_cell(place, places), f"{place} is not in the document")
    if thorough:
        outcome = _checker().check_submission(submission)
        require(not outcome.errors, f"checking failed: {[(error.kind, error.parameters) for error in outcome.errors]}")


def examine_archive(data: bytes, name: str) -> str:
    """Take an archive apart twice; how many files and errors came out of it."""

    def taken() -> list[Hashable]:
        source = Source(name, data=data)
        contents = list(Contents([source], LIMITS, lambda path: None, lambda path: ()))
        require(sum(len(one.data) for one in contents if isinstance(one, Material)) <= LIMITS.archive_bytes, "over the limit")
        for one in contents:
            if isinstance(one, (ToolError, SkippedFile)):
                kind = one.kind if isinstance(one, ToolError) else one.reason
                require(kind in TROUBLES, f"{kind} has no text")
        return [
            (one.name, one.digest) if isinstance(one, Material) else repr(one)
            for one in contents
        ]  # fmt: skip

    first = taken()
    require(first == taken(), "taken apart differently the second time")
    return str(len(first))


def examine_fix(data: bytes, name: str) -> str:
    """Apply every fix to a file; its copy must be readable, and nothing in it left to be changed."""
    fixes = chosen_fixes(all_fixes(), None, unsafe=True)
    try:
        fixed = fix_file(data, name, fixes, LIMITS)
    except DocumentError as error:
        require(error.kind in TROUBLES, f"{error.kind} has no text")
        return error.kind
    for refused in fixed.refused:
        require(refused.reason in TROUBLES, f"{refused.reason} has no text")
    if not fixed.applied:
        require(fixed.data == data, "changed without a change")
        return "unchanged"
    again = fix_file(fixed.data, name, fixes, LIMITS)
    require(not again.applied, f"fixed again: {again.applied[:1]}")
    return "fixed"


def shown(document: Document) -> Hashable:
    """Everything that a document says, to be compared."""
    blocks = tuple(
        (replace(block, rows=[]) if isinstance(block, Grid) else replace(block, lines=[])).__repr__()
        + repr([(cell.text, cell.place) for cell in block.cells()] if isinstance(block, Grid) else block.lines)
        for block in document.blocks
    )
    return document.format, blocks, repr(document.notices), repr(document.comments)


def _read(data: bytes, name: str) -> Document | DocumentError:
    try:
        return read_bytes(data, name, LIMITS)
    except DocumentError as error:
        require(error.kind in TROUBLES, f"{error.kind} has no text")
        return error


def _error(found: Document | DocumentError) -> tuple[str, tuple[tuple[str, str], ...]]:
    return (found.kind, tuple(sorted(found.parameters.items()))) if isinstance(found, DocumentError) else ("read", ())


def _places(document: Document) -> set[Place]:
    """The places of all cells and lines, once they were found in order and within the limits."""
    places: set[Place] = set()
    total = 0
    for block in document.blocks:
        if isinstance(block, Grid):
            total += _examine_grid(block)
            places.update(cell.place for cell in block.cells())
        else:
            _examine_lines(block, in_order=document.format not in _MOVED)
            places.update(_place_of(block, line) for line in block.lines)
    require(total <= LIMITS.cells, f"{total} cells")
    for notice in document.notices:
        require(notice.kind in TROUBLES, f"{notice.kind} has no text")
    return places


def _examine_grid(grid: Grid) -> int:
    """The number of cells of a grid that is in order and within the limits."""
    found = [(cell.row or 0, cell.column or 0) for cell in grid.cells()]
    require(found == sorted(set(found)), "cells out of order, or two at one place")
    require(all(row > 0 and 0 < column <= LIMITS.columns for row, column in found), "a cell outside of the sheet")
    require(all(row and len({cell.row for cell in row}) == 1 for row in grid.rows), "a row of several rows, or of none")
    require(len(grid.rows) <= LIMITS.rows, f"{len(grid.rows)} rows")
    require(len(grid.spans) <= LIMITS.spans, f"{len(grid.spans)} merged ranges")
    require(all(0 < len(cell.text) <= LIMITS.cell_characters for cell in grid.cells()), "an empty cell, or one too long")
    require(all(0 < s.first_row <= s.last_row and 0 < s.first_column <= s.last_column for s in grid.spans), "a span inside out")
    return len(found)


def _examine_lines(block: Lines, *, in_order: bool) -> None:
    numbers = [line.number for line in block.lines]
    require(all(number > 0 for number in numbers), "a line before the first")
    require(not in_order or numbers == sorted(numbers), "lines out of order")
    require(len(numbers) <= LIMITS.lines, f"{len(numbers)} lines")


def _place_of(block: Lines, line: Line) -> Place:
    return Place(block.sheet, block.page, block.table, line=line.number)


def _named(submission: Submission) -> Iterator[Place]:
    """Every place that tables, indicators and what was skipped name."""
    for table in submission.tables:
        yield table.place
        yield from (column.heading.place for column in table.columns)
        yield from (fact.place for fact in table.facts.values())
        for indicator in table.indicators:
            yield indicator.place
            yield from (indicator.place_of(name) for name in INDICATOR_FIELDS)
    yield from (one.place for one in submission.coverage.skipped)


def _is_empty_cell(place: Place, places: Iterable[Place]) -> bool:
    """Whether a place is that of a cell without a text: in a block that has others, in a row and column of the limits."""
    here = place._replace(row=None, column=None, line=None)
    return (
        place.row is not None
        and 0 < (place.column or 1) <= LIMITS.columns + 1
        and any(here == other._replace(row=None, column=None, line=None) for other in places)
    )


@cache
def _checker() -> Checker:
    return Checker(Config(), all_rules())
