"""What stands above a table in lines whose columns are set by blanks: wrapped cells go on below their beginning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from perflint.documents.model import Cell
from perflint.documents.text import clean, unwrapped
from perflint.documents.text_columns import drawn_wide
from perflint.regex import regex
from perflint.tables.text_rows import TextRow
from perflint.tables.vocabulary import key, label, label_words

#: Words with one blank between them are in one cell, unless both are Chinese: those have no blank between them.
PIECE = regex(r"\S+(?:(?<=[!-~]) \S+| [!-~]\S*)*")
BLANK, CLOSED = regex(" "), regex(r"^[^(（]*[)）]")
#: From so many characters on a text fills its cell, so that its lines need not begin at one column.
PROSE = 12
#: A line that goes on is at most so many columns shorter than the next one.
SHORTER = 3
#: Lines of a cell begin this close to one column.
NEAR = 1
#: So many lines further on a cell may go on: those of cells beside it may stand between its own.
BESIDE = 1
COLON = ("：", ":")


@dataclass(slots=True, eq=False)
class _Wrapped:
    """A cell that may be wrapped: its column, the numbers of its lines, the cell that it begins in, and what they say."""

    column: int
    first: int
    last: int
    begin: Cell
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that it says."""
        return clean(unwrapped(self.lines))

    @property
    def is_label(self) -> bool:
        """Whether it is a whole label."""
        return self.text.endswith(COLON) or label(self.text) is not None


def wrapped_rows(rows: Sequence[TextRow]) -> list[list[Cell]]:
    """The rows of cells that lines show, each cell whole, and the value of a label beside it."""
    cells = _cells(rows)
    found: dict[int, list[_Wrapped]] = {}
    for cell in cells:
        found.setdefault(cell.first, []).append(cell)
    for row in found.values():
        row.sort(key=lambda cell: cell.column)
    owned = {id(right) for row in found.values() for left, right in pairwise(row) if left.is_label}
    for name in [cell for cell in cells if cell.is_label]:
        row = found[name.first]
        beside = next((cell for cell in row if cell.column > name.column), None)
        if beside is not None:
            continue
        values = [
            cell
            for cell in cells
            if cell.column > name.column
            and cell.first <= name.last
            and cell.last >= name.first
            and id(cell) not in owned
            and not cell.is_label
        ]
        if values:
            value = min(values, key=lambda cell: cell.column)
            found[value.first].remove(value)
            row.append(value)
            owned.add(id(value))
    return [
        [Cell(cell.begin.block, cell.text, None, cell.column, cell.begin.line) for cell in row]
        for _, row in sorted(found.items())
        if row
    ]


def _cells(rows: Sequence[TextRow]) -> list[_Wrapped]:
    """The cells of lines; each goes on in the next line where that has more text in its column."""
    cells: list[_Wrapped] = []
    above: list[_Wrapped] = []
    for number, row in enumerate(rows):
        line: list[_Wrapped] = []
        for column, text in _pieces(row) if row.cells else ():
            left = line[-1] if line else None
            cell = next((one for one in above if abs(one.column - column) <= NEAR), None)
            if cell is None and left is not None and left.first < number:
                beside = next((one for one in above if one.column > left.column), None)
                cell = beside if beside is not None and len(beside.text) > PROSE else None
            if cell is not None and (left is None or left.first < number) and _goes_on(cell, text):
                cell.last = number
                cell.lines.append(text)
            else:
                cell = _Wrapped(column, number, number, row.cells[0], [text])
                cells.append(cell)
            line.append(cell)
        free = [cell for cell in above if number - cell.last <= BESIDE and cell not in line]
        above = sorted(
            [*line, *(cell for cell in free if all(abs(cell.column - one.column) > NEAR for one in line))],
            key=lambda one: one.column,
        )
    return cells


def _pieces(row: TextRow) -> Iterator[tuple[int, str]]:
    """The texts of a line, each with its column; a label begins one of its own."""
    for match in PIECE.finditer(row.text):
        start = 0
        for blank in BLANK.finditer(match[0]):
            word = match[0][blank.end() :].partition(" ")[0]
            if label(word) is not None and not CLOSED.search(word):
                yield match.start() + start, match[0][start : blank.start()]
                start = blank.end()
        yield match.start() + start, match[0][start:]


def _goes_on(cell: _Wrapped, text: str) -> bool:
    """Whether a cell, of which there is something already, goes on with a text: its last line is about as long, and no label."""
    whole = cell.text + text
    if _begins_label(cell.text) and (label(whole) is not None or _begins_label(whole)):
        return True
    if cell.is_label or _holds_pair(cell.text) or _holds_pair(text) or label(text) is not None or _begins_label(text):
        return False
    return _width(cell.lines[-1]) + SHORTER >= _width(text)


def _holds_pair(text: str) -> bool:
    """Whether a text is a label and its value."""
    head, _, value = text.replace("：", ":").partition(":")
    return bool(value) and label(head) is not None


def _width(text: str) -> int:
    return sum(map(drawn_wide, text))


@lru_cache(maxsize=4096)
def _begins_label(text: str) -> bool:
    """Whether a known label begins so."""
    name = key(text)
    return len(name) > 1 and any(word.startswith(name) for word in label_words())
