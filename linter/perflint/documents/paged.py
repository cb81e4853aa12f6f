"""Makes a document of laid out pages: its tables whole, each cell with its page, and the lines between them."""

from __future__ import annotations

from collections.abc import Sequence

from .model import Place, Span
from .page_breaks import Page, WholeTable, join_tables, without_running_lines
from .span_layout import DocumentLayout, TableLayout
from .text import clean
from .text_lines import COLUMN_GAP, paragraphs_of


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
            _add_table(layout.next_table(), block)
            continue
        number = number if block.page == page else 0
        page = block.page
        for paragraph in paragraphs_of(block.lines):
            text = clean("\n".join(line.text(COLUMN_GAP) for line in paragraph))
            layout.line(number + 1, text, page)
            number += len(paragraph)


def _add_table(layout: TableLayout, whole: WholeTable) -> None:
    grid = layout.grid
    grid.page, grid.later_pages = whole.page, whole.later_pages
    grid.reliable_columns = whole.table.reliable
    for cell in whole.table.cells:
        while layout.row < cell.row:
            layout.next_row()
        layout.place(cell.column, cell.text)
        if cell.is_merged:
            layout.merge(Span(cell.row, cell.column, cell.last_row, cell.last_column))
