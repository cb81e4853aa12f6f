"""Puts together what page breaks cut: tables, their merged cells, and single rows; and tells what every page repeats.

A printing program cuts a table between two rows, or a row in the middle of its text. It may print the heading again,
and the text of a merged cell on one part, on the other, or on both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from perflint.regex import regex

from .page_table import PageCell, PageTable
from .text_lines import FIRST_WORD, TextLine, width_of

#: The share of a page at its top and bottom where headers and footers stand.
MARGIN = 0.09
#: A line this much higher than the text of the page is a title, though every page may have the same.
TITLE = 1.15
#: Lines on different pages stand at the same place, and borders of two parts are one, when they are this close (points).
SAME_PLACE = 4.0
#: How many rows at the top of a table are looked at for the heading that the next page repeats.
HEADING_ROWS = 30
#: What the words at both ends of a wrapped line leave free at most, beside the next word: the padding of a cell (points).
PADDING = 12.0
_PAGE_NUMBER = regex(
    r"[-—–_·.\s]*(?:第?\s*(?:\d{1,4}|[IVXivx]{1,6}|[一二三四五六七八九十]{1,3})\s*页?|Page\s+\d{1,4})"
    r"\s*(?:[/,，、\s]?\s*(?:共|of|/)?\s*\d{1,4}\s*页?)?[-—–_·.\s]*"
)
_NUMBER = regex(r"[^\u3400-\u9fff]*\d[^\u3400-\u9fff]*")
_DIGITS = regex(r"\d+")


@dataclass(slots=True)
class Page:
    """One page as laid out: its number, its size in points, its tables and lines in reading order."""

    number: int
    width: float
    height: float
    blocks: list[PageTable | TextLine]

    @property
    def last_aligned(self) -> PageTable | None:
        """The last table of the page if no lines rule it: without a heading, its columns show on no other page."""
        tables = [block for block in self.blocks if isinstance(block, PageTable)]
        return tables[-1] if tables and not tables[-1].reliable else None


def without_running_lines(pages: Sequence[Page]) -> list[Page]:
    """The pages without page numbers, and without the lines that stand at the same place in the margin of several pages."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen.update({_mark(line) for line in _marginal(page)})
    cleaned = []
    for page in pages:
        running = [line for line in _marginal(page) if _PAGE_NUMBER.fullmatch(line.text()) or seen[_mark(line)] > 1]
        blocks = [block for block in page.blocks if not any(block is line for line in running)]
        cleaned.append(Page(page.number, page.width, page.height, blocks))
    return cleaned


def _marginal(page: Page) -> list[TextLine]:
    """The lines in the margins of a page, but for titles."""
    lines = [block for block in page.blocks if isinstance(block, TextLine)]
    edge = MARGIN * page.height
    found = [line for line in lines if line.y1 < edge or line.y0 > page.height - edge]
    if not found:
        return []
    heights = sorted(_heights(page))
    usual = heights[len(heights) // 2]
    return [line for line in found if line.height <= TITLE * usual]


def _heights(page: Page) -> Iterable[float]:
    for block in page.blocks:
        if isinstance(block, TextLine):
            yield block.height
        else:
            yield from (line.height for cell in block.cells for line in cell.lines)


def _mark(line: TextLine) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text()), round(line.y0 / SAME_PLACE)


@dataclass(slots=True)
class WholeTable:
    """A table as it was before the page breaks: its parts put together on the columns of all of them.

    `rows` counts its rows, and `bottom` are the cells that reach the last one. `later_pages` are (first row, page) of
    each page after `page` that it goes on to.
    """

    page: int
    last_page: int
    table: PageTable
    rows: int
    bottom: list[PageCell]
    later_pages: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class LinesOutside:
    """The lines of a page between two of its tables, above the first or below the last; its tables reach to `right`."""

    page: int
    lines: list[TextLine]
    right: float


def join_tables(pages: Sequence[Page]) -> list[WholeTable | LinesOutside]:
    """The tables and lines of all pages in reading order; the tables that go on over pages are whole."""
    found: list[WholeTable | LinesOutside] = []
    for page in pages:
        right = max((block.xs[-1] for block in page.blocks if isinstance(block, PageTable)), default=0.0)
        for number, block in enumerate(page.blocks):
            last = found[-1] if found else None
            if isinstance(block, TextLine):
                if isinstance(last, LinesOutside) and last.page == page.number:
                    last.lines.append(block)
                else:
                    found.append(LinesOutside(page.number, [block], right))
            elif number == 0 and isinstance(last, WholeTable) and _goes_on(last, block, page):
                _append(last, block, page)
            else:
                found.append(_begin(block, page))
    return found


def _goes_on(whole: WholeTable, below: PageTable, page: Page) -> bool:
    """Whether a table has the outer borders of one on the page before, and one of the two no columns that the other lacks.

    Of tables that no lines rule, the outer borders are not known.
    """
    above = whole.table
    if whole.last_page != page.number - 1 or above.reliable != below.reliable:
        return False
    one, other = (above.xs, below.xs) if above.reliable else (above.xs[1:-1], below.xs[1:-1])
    outer = ((above.xs[0], below.xs[0]), (above.xs[-1], below.xs[-1])) if above.reliable else ()
    if any(abs(left - right) > SAME_PLACE for left, right in outer):
        return False
    common = sum(any(abs(x - place) <= SAME_PLACE for place in one) for x in other)
    return common >= max(1, min(len(one), len(other)) - 1)


def _begin(part: PageTable, page: Page) -> WholeTable:
    return WholeTable(page.number, page.number, part, len(part.ys) - 1, part.bottom)


def _append(whole: WholeTable, part: PageTable, page: Page) -> None:
    """Put the part of a table on the next page below what there is of it."""
    above = whole.table
    above.sure = min(above.sure, part.sure)
    if not above.reliable:  # its sides are where the texts of a page end
        above.xs[0] = part.xs[0] = min(above.xs[0], part.xs[0])
        above.xs[-1] = part.xs[-1] = max(above.xs[-1], part.xs[-1])
    xs = sorted([*above.xs, *(x for x in part.xs if all(abs(x - other) > SAME_PLACE for other in above.xs))])
    _renumber(above, xs)
    _renumber(part, xs)
    repeated = _repeated_rows(above, part)
    top = [cell for cell in part.cells if cell.row == repeated + 1]
    upper = {(cell.column, cell.last_column): cell for cell in whole.bottom}
    pairs = [(upper[place], cell) for cell in top if (place := (cell.column, cell.last_column)) in upper]
    cut = _is_cut(whole.bottom, top, pairs)
    shift = whole.rows - repeated - int(cut)
    begins = _is_heading(top, above)
    whole_row = 2 * sum(bool(cell.lines) for cell in whole.bottom) >= len(whole.bottom)
    joined = [(beginning, end) for beginning, end in pairs if cut or (not begins and _is_one_cell(beginning, end, whole_row))]
    for beginning, end in joined:
        beginning.last_row = end.last_row + shift
        if beginning.text != end.text:
            beginning.add(end.lines)
    own = {id(end) for _, end in joined}
    rest = [cell for cell in part.cells if cell.row > repeated + int(cut) and id(cell) not in own]
    for cell in rest:
        cell.row, cell.last_row = cell.row + shift, cell.last_row + shift
    above.cells += rest
    whole.later_pages.append((whole.rows + 1, page.number))
    whole.last_page = page.number
    whole.rows = len(part.ys) - 1 + shift
    whole.bottom = [cell for cell in (*rest, *(beginning for beginning, _ in joined)) if cell.last_row == whole.rows]


def _renumber(table: PageTable, xs: list[float]) -> None:
    """Number the columns of a table by the borders `xs`, among which its own are."""
    if xs != table.xs:
        numbers = [min(range(len(xs)), key=lambda number: abs(xs[number] - x)) for x in table.xs]
        for cell in table.cells:
            cell.column = min(numbers[cell.column - 1] + 1, len(xs) - 1)
            cell.last_column = max(numbers[cell.last_column], cell.column)
        table.xs = xs


def _repeated_rows(above: PageTable, part: PageTable) -> int:
    """How many rows at the top of a part repeat the heading of the table.

    One of them names most of the columns, and none with a number: rows that only begin alike, such as the titles of two
    forms, do not count, nor does an indicator that was entered twice. A row below that one counts where its cells reach
    down to it.
    """
    earlier = _first_rows(above)
    rows = _first_rows(part)
    columns = len(part.xs) - 1
    for begin in range(len(earlier)):
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(rows, earlier[begin:], strict=False)))
        naming = same
        while naming and not _names_columns(rows[naming - 1], columns):
            naming -= 1
        if naming:
            return min(same, max(cell.last_row for cell in part.cells if cell.row <= naming))
    return 0


def _names_columns(row: Sequence[tuple[int, int, str]], columns: int) -> bool:
    return len(row) >= max(2, columns / 2) and not any(_NUMBER.fullmatch(text) for _, _, text in row)


def _first_rows(table: PageTable) -> list[list[tuple[int, int, str]]]:
    """The text of each of the first rows: columns and text of its cells, none of them going on below the last one."""
    rows: list[list[tuple[int, int, str]]] = []
    for cell in table.cells:
        if cell.row > HEADING_ROWS:
            break
        while len(rows) < cell.row:
            rows.append([])
        if cell.lines:
            rows[cell.row - 1].append((cell.column, cell.last_column, cell.text))
    return rows


def _is_heading(top: Sequence[PageCell], above: PageTable) -> bool:
    """Whether the first row of a part is a heading that the table has had before, of other columns: a second term begins."""
    texts = {cell.text for cell in top if cell.lines}
    rows: dict[int, int] = {}
    for cell in above.cells:
        if cell.text in texts:
            rows[cell.row] = rows.get(cell.row, 0) + 1
    return len(texts) > 1 and max(rows.values(), default=0) > len(texts) / 2


def _is_cut(above: Sequence[PageCell], below: Sequence[PageCell], pairs: Sequence[tuple[PageCell, PageCell]]) -> bool:
    """Whether the first row of a part is the rest of the last row above it, and not a row of its own.

    Wherever both have text, the upper one ends with a full line; and the lower row lacks something that the upper has.
    """
    with_text = [cell for cell in below if cell.lines]
    going_on = [(beginning, end) for beginning, end in pairs if beginning.lines and end.lines]
    counterparts = {id(end) for _, end in pairs}
    return (
        bool(going_on)
        and len(going_on) < len([cell for cell in above if cell.row == cell.last_row])
        and all(id(cell) in counterparts for cell in with_text)
        and all(_is_full(beginning, end) for beginning, end in going_on)
    )


def _is_full(beginning: PageCell, end: PageCell) -> bool:
    """Whether the first word of `end` would not have found room in the last line of `beginning`.

    Of a number that goes on in `end`, its next digit would not.
    """
    line = beginning.lines[-1]
    text = end.lines[0].text()
    word = FIRST_WORD.match(text)
    first = text[:1] if text[:1].isdigit() and line.text()[-1:].isdigit() else word[0] if word else ""
    return (beginning.right - beginning.left) - (line.x1 - line.x0) < line.height * width_of(first) + PADDING


def _is_one_cell(beginning: PageCell, end: PageCell, whole_row: bool) -> bool:
    """Whether two cells, the lower one first on its page, are parts of one merged over rows on both pages.

    `whole_row` tells that the last row of the upper page has texts in most of its cells: in a subtotal, empty cells lack nothing.
    """
    if beginning.unclosed:
        return True
    if beginning.row == beginning.last_row and (end.row == end.last_row or not (beginning.lines or whole_row)):
        return False
    if beginning.lines and end.lines:
        return beginning.text == end.text and not any(character.isdigit() for character in end.text)
    return bool(beginning.lines or end.lines)
