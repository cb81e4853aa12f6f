"""Makes small PDF files: pages drawn with reportlab, and files put together object by object."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from perflint.documents import Document, Grid, Limits, Lines
from perflint.documents.pdf import read_pdf

FONT = "STSong-Light"
WIDTH, HEIGHT = 595.0, 842.0

Draw = Callable[[Canvas], None]
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def drawn(*pages: Draw, size: tuple[float, float] = (WIDTH, HEIGHT), **options: object) -> bytes:
    """A PDF with one page for each function that draws; coordinates count from the top left corner, y downwards."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, bottomup=0, invariant=1, **options)
    for draw in pages:
        canvas.setFont(FONT, 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def table(
    canvas: Canvas,
    rows: Sequence[Sequence[str]],
    *,
    xs: Sequence[float],
    top: float = 100,
    height: float = 30,
    across: bool = True,
    down: bool = True,
) -> None:
    """Draw a table with rows of the same height; the lines of a cell are separated by newlines."""
    bottom = top + height * len(rows)
    for number, row in enumerate(rows):
        for x, text in zip(xs, row, strict=False):
            for line, part in enumerate(text.split("\n")):
                canvas.drawString(x + 3, top + height * number + 12 + 12 * line, part)
    if across:
        for number in range(len(rows) + 1):
            canvas.line(xs[0], top + height * number, xs[-1], top + height * number)
    if down:
        for x in xs:
            canvas.line(x, top, x, bottom)


def read(data: bytes, limits: Limits | None = None) -> Document:
    return read_pdf(data, "a.pdf", limits or Limits())


def shown(document: Document) -> list[object]:
    """The blocks of a document: (page, rows of texts by column) of grids, (page, texts) of runs of lines."""
    blocks: list[object] = []
    for block in document.blocks:
        if isinstance(block, Grid):
            blocks.append((block.page, [{cell.column: cell.text for cell in row} for row in block.rows]))
        elif isinstance(block, Lines):
            blocks.append((block.page, [line.text for line in block.lines]))
    return blocks


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of the given objects, numbered from 1; the first is the catalogue."""
    parts = [b"%PDF-1.7\n"]
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(sum(map(len, parts)))
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = sum(map(len, parts))
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table))
    parts.append(b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start))
    return b"".join(parts)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """The body of a stream object."""
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), entries, data)


def one_page(contents: bytes, *others: bytes, entries: bytes = b"") -> bytes:
    """A PDF of one page: object 4 is its content (a body), the others follow from number 5 on."""
    catalogue = b"<</Type/Catalog/Pages 2 0 R>>"
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R%s>>" % entries
    return assembled([catalogue, pages, page, contents, *others])
