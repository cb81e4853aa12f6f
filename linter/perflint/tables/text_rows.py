"""Lines of text and tables with unreliable columns as rows of cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from perflint.documents.model import Cell, Grid, Line, Lines
from perflint.regex import regex
from perflint.tables.barred_rows import BARS, barred_rows, bars_between
from perflint.tables.glued_lines import goes_on, holds_tables, lines_in
from perflint.tables.heading_words import heading_field
from perflint.tables.indented_lines import whole_cells
from perflint.tables.vocabulary import ORDINAL, level, only_dots

#: A line of so many cells has separators.
SEPARATED = 6
WIDE_GAP = regex(r"[ \u00a0]{2,}|\u3000+")


@dataclass(slots=True)
class TextRow:
    """One line as cells, without the empty ones; their column counts separators, so gaps show.

    `blank` is an empty line; `hollow` one that holds separators only, that is an explicit empty cell; `whole` says that
    it is a row of its table from beginning to end, although it may stand in several lines; `closed`
    that it holds one cell, which a bar ends.
    """

    cells: list[Cell]
    text: str
    blank: bool = False
    hollow: bool = False
    part: int = 0
    whole: bool = False
    closed: bool = False


def rows_of(blocks: Iterable[Grid | Lines]) -> Iterator[TextRow]:
    """The rows of consecutive blocks, in order; `part` numbers the blocks so that a gap between two shows."""
    for part, block in enumerate(blocks):
        if isinstance(block, Grid):
            for row in block.rows:
                yield TextRow([piece for cell in row for piece in _unglued(cell)], " ".join(cell.text for cell in row), part=part)
            yield TextRow([], "", blank=True, part=part)
            continue
        lines = _with_bars_behind(whole_cells(block.lines))
        glued = False
        for first, end, whole in barred_rows([line.text for line in lines]):
            if whole:
                yield _barred_row(block, lines[first:end], part)
            else:
                line = lines[first]
                begun = glued and goes_on(line.text)
                glued = begun or _is_glued(line.text)
                yield from _rows_in(block, line, begun, part) if glued else _rows_of_line(block, line, part)


def _with_bars_behind(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines with the bars that stand alone between cells at the ends of the cells above them."""
    between = bars_between([line.text for line in lines])
    if not between:
        return lines
    behind = [replace(line, text=f"{line.text} |") if number + 1 in between else line for number, line in enumerate(lines)]
    return [line for number, line in enumerate(behind) if number not in between]


def _barred_row(block: Lines, lines: Sequence[Line], part: int) -> TextRow:
    """The row whose cells, each with a bar behind it, stand in several lines."""
    pieces = [(piece, line.number) for line in lines for piece in BARS.split(line.text.strip())[:-1]]
    cells = [
        Cell(block, text, None, column, number)
        for column, (piece, number) in enumerate(pieces, 1)
        if (text := piece.strip()) and not only_dots(text)
    ]
    return TextRow(cells, " ".join(cell.text for cell in cells), hollow=not cells, part=part, whole=True)


def _is_glued(text: str) -> bool:
    return holds_tables(text) and len(WIDE_GAP.split(text)) < SEPARATED and "\t" not in text


def _rows_in(block: Lines, line: Line, begun: bool, part: int) -> Iterator[TextRow]:
    """The rows of a line in which whole tables run together; `begun` where it goes on with one of the line above."""
    for column, text in enumerate(lines_in(line.text, begun), 1):
        whole = text.strip()
        if whole:
            yield TextRow([Cell(block, whole, None, column, line.number)], whole, part=part)


def _rows_of_line(block: Lines, line: Line, part: int) -> Iterator[TextRow]:
    """The row of one line, or those of one in which a table stands with blanks between its cells."""
    words = line.text.split() if len(line.text) > 60 else []
    if _holds_heading(words) and 2 * len(WIDE_GAP.findall(line.text)) < len(words):
        for column, word in enumerate(words, 1):
            yield TextRow([Cell(block, word, None, column, line.number)], word, part=part)
        return
    pieces = _pieces(line.text)
    cells = [
        Cell(block, text, None, column, line.number)
        for column, piece in enumerate(pieces, 1)
        if (text := piece.strip()) and not only_dots(text)
    ]
    closed = len(cells) == 1 and line.text.rstrip().endswith("|")
    text = " ".join(cell.text for cell in cells) if "|" in line.text else line.text
    yield TextRow(cells, text, blank=not line.text, hollow=bool(line.text) and not cells, part=part, closed=closed)


def _unglued(cell: Cell) -> Iterator[Cell]:
    """A cell that holds a level name and a name ("成本指标 指标1：租赁费") as two."""
    head, _, tail = cell.text.partition(" ")
    if tail and ORDINAL.match(tail) and level(2, head) is not None:
        yield Cell(cell.block, head, cell.row, cell.column, cell.line)
        yield Cell(cell.block, tail, cell.row, cell.column, cell.line)
    else:
        yield cell


def _pieces(text: str) -> list[str]:
    """Cut a line at its tabs, else at its pipes, else at wide gaps. An outer pipe is a frame, not a separator."""
    if "\t" in text:
        return text.split("\t")
    if "｜" in text:
        text = text.replace("｜", "|")
    if "|" in text:
        return text.strip().removeprefix("|").removesuffix("|").split("|")
    return WIDE_GAP.split(text.strip())


def _holds_heading(words: Sequence[str]) -> bool:
    """Whether a line is a whole table run together: a heading somewhere in it and more after that."""
    run = 0
    for number, word in enumerate(words):
        run = run + 1 if heading_field(word) is not None else 0
        if run >= 4 and len(words) - number > 8 and heading_field(words[number + 1]) is None:
            return True
    return False
