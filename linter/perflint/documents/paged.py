"""Makes a document of laid out pages: its tables whole, each cell with its page, and the lines between them."""

from __future__ import annotations

from collections.abc import Sequence

from .model import Place, Span
from .page_breaks import Page, WholeTable, join_tables, without_running_lines
from .page_layout import ShownPage, lay_out
from .page_table import PageTable
from .ruled_tables import TooManyCellsError
from .span_layout import DocumentLayout
from .text import clean
from .text_lines import COLUMN_GAP, TextLine, confidence_of, lines_of, paragraphs_of


def lay_out_page(number: int, shown: ShownPage, before: Page | None, layout: DocumentLayout) -> Page:
    """Lay out the page `number`, which comes after `before`; its text stays lines where its tables have too many cells."""
    blocks: list[PageTable | TextLine] = []
    last = before.last_aligned if before is not None else None
    try:
        blocks = lay_out(shown.segments, shown.pieces, layout.limits.page_cells, shown.fills, last, shown.height)
    except TooManyCellsError:
        layout.reached("page_cells", Place(page=number))
        blocks = list(lines_of(shown.pieces))
    return Page(number, shown.width, shown.height, blocks)


def add_pages(layout: DocumentLayout, pages: Sequence[Page]) -> None:
    """Add the tables and lines of pages to a document, in reading order, without headers and footers.

    A table that a page break cuts is one grid; `Line.number` counts the lines of a page outside its tables. Notice
    `unruled-table`: a page with a table whose columns no line draws. Raises ExhaustedError.
    """
    page = number = 0
    for block in join_tables(without_running_lines(pages)):
        if isinstance(block, WholeTable):
            if not block.table.reliable:
                layout.notice("unruled-table", Place(page=block.page))
            _add_table(layout, block)
            continue
        number = number if block.page == page else 0
        page = block.page
        for paragraph in paragraphs_of(block.lines, block.right):
            text = clean("\n".join(line.text(COLUMN_GAP) for line in paragraph))
            layout.line(number + 1, text, page)
            _note(layout, Place(page=page, line=number + 1), confidence_of(paragraph))
            number += len(paragraph)


def _add_table(layout: DocumentLayout, whole: WholeTable) -> None:
    table = layout.next_table()
    grid = table.grid
    grid.page, grid.later_pages = whole.page, whole.later_pages
    grid.reliable_columns, grid.sure = whole.table.reliable, whole.table.sure
    for cell in whole.table.cells:
        while table.row < cell.row:
            table.next_row()
        table.place(cell.column, cell.text)
        if cell.is_merged:
            table.merge(Span(cell.row, cell.column, cell.last_row, cell.last_column))
        place = Place(page=grid.page_of(cell.row), table=grid.table, row=cell.row, column=cell.column)
        _note(layout, place, cell.confidence)


def _note(layout: DocumentLayout, place: Place, confidence: float | None) -> None:
    """Note how sure the recogniser was of a place; what was not read from a picture is sure."""
    if confidence is not None:
        layout.document.recognised[place] = confidence
