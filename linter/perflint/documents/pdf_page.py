"""What a page of a PDF shows, as its library tells it: pieces of text, ruled lines, coloured areas.

Everything is turned so that most of the text stands upright, whether the page says that it is to be turned (/Rotate)
or its content is drawn sideways. Coordinates are points from the top left corner of the visible part of the page.
"""

from __future__ import annotations

from pypdfium2 import raw as pdfium

from .pdf_drawing import PageDrawing
from .pdf_text import PageText
from .pdf_view import PageView, PdfPage, upright_quarter


def read_page(page: pdfium.FPDF_PAGE, most_characters: int, most_objects: int) -> PdfPage:
    """Read a loaded page. Of a page with more characters or objects than allowed, the first ones are read; `full` says so."""
    text = pdfium.FPDFText_LoadPage(page)
    try:
        rectangle = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, rectangle)
        box = rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
        count = pdfium.FPDFText_CountChars(text) if text else 0
        view = PageView(box, upright_quarter(page, text, count))
        found = PdfPage(view.width, view.height)
        if count > most_characters:
            found.full.add("page_characters")
        PageDrawing(view, found, most_objects).read(page)
        PageText(text, view, found).read(min(count, most_characters))
        return found
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
