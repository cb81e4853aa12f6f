"""Reads PDF files: tables by their lines, everything else as lines of text; pages without text as pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

import pypdfium2
from pypdfium2 import raw

from .limits import Limits
from .model import Document, DocumentError, Place
from .page_breaks import Page
from .page_layout import ShownPage
from .paged import add_pages, lay_out_page
from .pdf_guard import check_pdf
from .pdf_page import read_page
from .pdf_picture import picture_of
from .pdf_unlock import unlocked
from .pdf_view import PdfPage
from .recognised import tell_recognised
from .span_layout import DocumentLayout, ExhaustedError

if TYPE_CHECKING:
    from .ocr_strips import Picture

#: The text of a page is useless when more than this percentage of its characters means nothing.
BROKEN = 10


def read_pdf(data: bytes, name: str, limits: Limits) -> Document:
    """Read a PDF: `table` counts its tables, `page` its pages from 1, a table cut by page breaks is one.

    A page without usable text is recognised from its picture where perflint[ocr] is installed, which `recognised-page`
    and `doubtful-cells` tell, or `unrecognised-page` where nothing comes of it. Notices where it is not installed:
    `scanned-page` (a picture without text), `scanned-text` (a picture with hidden text behind it, which is read),
    `broken-text-layer` (a font that does not say what its signs mean; with their share as `percent`). Other notices:
    `form-fields` (text of that many `fields` was not read), `unread-page`, `unruled-table`, `limit-reached`.
    Raises DocumentError: `encrypted`, `damaged`, `too-large`.
    """
    data = unlocked(data, limits)
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
    tell_recognised(layout.document)
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
        for option in sorted(found.full):
            layout.reached(option, place)
        if found.fields:
            layout.notice("form-fields", place, fields=found.fields)
        scanned = _recognised(loaded, found, place, layout)
    finally:
        raw.FPDF_ClosePage(loaded)
    if scanned is None and found.unreadable_percent > BROKEN:
        return Page(number, found.width, found.height, [])
    return lay_out_page(number, scanned or found, before, layout)


def _recognised(loaded: raw.FPDF_PAGE, found: PdfPage, place: Place, layout: DocumentLayout) -> ShownPage | None:
    """What a page without usable text shows, as a picture; None where it has text, or cannot be recognised."""
    if found.unreadable_percent <= BROKEN and not found.is_scanned:
        return None
    read_picture = _recogniser()
    if found.picture_pixels > layout.limits.image_pixels:
        layout.reached("image_pixels", place)
        read_picture = None
    if read_picture is not None and not layout.may_recognise(place):
        if found.characters and found.unreadable_percent <= BROKEN:
            layout.notice("scanned-text", place)
        return None
    if read_picture is not None and (shown := read_picture(*picture_of(loaded))).pieces:
        return shown
    if found.unreadable_percent > BROKEN:
        layout.notice("broken-text-layer", place, percent=found.unreadable_percent)
    elif found.characters:
        layout.notice("scanned-text", place)
    else:
        layout.notice("scanned-page" if read_picture is None else "unrecognised-page", place)
    return None


def _recogniser() -> Callable[[Picture, float], ShownPage] | None:
    """What reads pictures; None where perflint[ocr] is not installed."""
    try:
        from .ocr import read_picture
    except ModuleNotFoundError:
        return None
    return read_picture


@contextmanager
def _opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a document that is not encrypted. Raises DocumentError `damaged`."""
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise DocumentError("damaged") from error
    with closing(pdf):
        yield pdf
