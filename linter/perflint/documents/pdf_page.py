"""What a page of a PDF shows, as its library tells it: pieces of text, ruled lines, coloured areas.

Everything is turned so that most of the text stands upright, whether the page says that it is to be turned (/Rotate)
or its content is drawn sideways. Coordinates are points from the top left corner of the visible part of the page.
"""

from __future__ import annotations

from pypdfium2 import raw as pdfium

from .pdf_drawing import PageDrawing
from .pdf_text import PageText
from .pdf_view import PageView, PdfPage, upright_quarter

#: Where form fields and notes that show text keep it.
TEXT_OF = {pdfium.FPDF_ANNOT_WIDGET: b"V", pdfium.FPDF_ANNOT_FREETEXT: b"Contents"}
#: The length of an empty text in bytes: two zeros end it.
EMPTY = 2
#: No more are counted.
MOST_FIELDS = 10_000


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
        found.fields = _fields(page)
        return found
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)


def _fields(page: pdfium.FPDF_PAGE) -> int:
    """How many form fields and notes of a page hold text."""
    count = 0
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST_FIELDS)):
        note = pdfium.FPDFPage_GetAnnot(page, number)
        key = TEXT_OF.get(pdfium.FPDFAnnot_GetSubtype(note)) if note else None
        if key is not None:
            count += pdfium.FPDFAnnot_GetStringValue(note, key, None, 0) > EMPTY
        pdfium.FPDFPage_CloseAnnot(note)
    return count
