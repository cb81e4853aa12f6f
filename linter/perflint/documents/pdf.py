"""Reads PDF files that have text: tables by their lines, everything else as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

import pypdfium2
from pypdfium2 import raw

from .limits import Limits
from .model import Document, DocumentError, Place
from .page_breaks import Page
from .page_layout import lay_out
from .page_table import PageTable
from .paged import add_pages
from .pdf_guard import check_pdf
from .pdf_page import read_page
from .pdf_view import PdfPage
from .ruled_tables import TooManyCellsError
from .span_layout import DocumentLayout, ExhaustedError
from .text_lines import TextLine, lines_of

#: The text of a page is useless when more than this percentage of its characters means nothing.
BROKEN = 10


def read_pdf(data: bytes, name: str, limits: Limits) -> Document:
    """Read a PDF: `table` counts its tables, `page` its pages from 1, a table cut by page breaks is one.

    Notices: `scanned-page` (a picture without text), `scanned-text` (a picture with hidden text behind it, which is
    read), `broken-text-layer` (a font that does not say what its signs mean; with their share as `percent`),
    `form-fields` (text of that many `fields` was not read), `unread-page`, `unruled-table`, `limit-reached`.
    Raises DocumentError: `encrypted`, `damaged`, `too-large`.
    """
    check_pdf(data, limits)
    layout = DocumentLayout(Document(name, "pdf"), limits)
    with _opened(data) as pdf:
        count = len(pdf)
        if count > limits.pages:
            layout.reached("pages", Place(page=limits.pages + 1))
        pages: list[Page] = []
        for number in range(1, min(count, limits.pages) + 1):
            pages.append(_read_page(pdf, number, pages[-1] if pages else None, layout))
    with suppress(ExhaustedError):  # its notice is given, and what was read stays
        add_pages(layout, pages)
    return layout.document


def _read_page(pdf: pypdfium2.PdfDocument, number: int, before: Page | None, layout: DocumentLayout) -> Page:
    """Read and lay out one page, counted from 1; one that cannot be read is empty."""
    limits, place = layout.limits, Place(page=number)
    loaded = raw.FPDF_LoadPage(pdf, number - 1)
    if not loaded:
        layout.notice("unread-page", place)
        return Page(number, 0.0, 0.0, [])
    try:
        found = read_page(loaded, limits.page_characters, limits.page_objects)
    finally:
        raw.FPDF_ClosePage(loaded)
    _tell(found, place, layout)
    blocks: list[PageTable | TextLine] = []
    if found.unreadable_percent <= BROKEN:
        going_on = before.last_aligned if before is not None else None
        try:
            blocks = lay_out(found.segments, found.pieces, limits.page_cells, found.fills, going_on)
        except TooManyCellsError:
            layout.reached("page_cells", place)
            blocks = list(lines_of(found.pieces))
    return Page(number, found.width, found.height, blocks)


def _tell(found: PdfPage, place: Place, layout: DocumentLayout) -> None:
    """Give the notices about a page."""
    for option in sorted(found.full):
        layout.reached(option, place)
    if found.unreadable_percent > BROKEN:
        layout.notice("broken-text-layer", place, percent=found.unreadable_percent)
    elif found.is_scanned:
        layout.notice("scanned-text" if found.characters else "scanned-page", place)
    if found.fields:
        layout.notice("form-fields", place, fields=found.fields)


@contextmanager
def _opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a document, with an empty password if it asks for one. Raises DocumentError `encrypted` and `damaged`."""
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        encrypted = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise DocumentError("encrypted" if encrypted else "damaged") from error
    with closing(pdf):
        yield pdf
