"""Reads files into what is written in them, each text with its place: `read_path` and `read_bytes`.

Every format has its own reader, loaded when it is needed. Whatever is wrong with a file is a DocumentError; what a
reader had to leave out, or its user must know of, is a Notice in the Document.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from .intake import open_file, read_capped, recognise
from .limits import Limits
from .model import (
    Block,
    Cell,
    Comment,
    Document,
    DocumentError,
    Grid,
    Line,
    Lines,
    Notice,
    Place,
    Span,
    column_letters,
)

__all__ = [
    "Block",
    "Cell",
    "Comment",
    "Document",
    "DocumentError",
    "Grid",
    "Limits",
    "Line",
    "Lines",
    "Notice",
    "Place",
    "Span",
    "column_letters",
    "read_bytes",
    "read_path",
]

_READERS = {
    "xlsx": ("xlsx", "read_xlsx"),
    "xls": ("xls", "read_xls"),
    "xlsb": ("xlsb", "read_xlsb"),
    "xml-spreadsheet": ("xml_spreadsheet", "read_xml_spreadsheet"),
    "ods": ("ods", "read_ods"),
    "doc": ("conversion", "read_doc"),
    "odt": ("conversion", "read_odt"),
    "rtf": ("conversion", "read_rtf"),
    "xml-word": ("conversion", "read_word_xml"),
    "docx": ("docx", "read_docx"),
    "html": ("html", "read_html"),
    "mhtml": ("mhtml", "read_mhtml"),
    "csv": ("delimited", "read_delimited"),
    "markdown": ("markdown", "read_markdown"),
    "txt": ("plaintext", "read_plaintext"),
    "pdf": ("pdf", "read_pdf"),
    "png": ("pictures", "read_picture_file"),
    "jpeg": ("pictures", "read_picture_file"),
    "tiff": ("pictures", "read_picture_file"),
    "bmp": ("pictures", "read_picture_file"),
}
#: The extra that a reader needs: perflint[NAME].
_EXTRAS = {"pdf": "pdf"} | dict.fromkeys(("png", "jpeg", "tiff", "bmp"), "ocr")


def read_path(path: Path, limits: Limits) -> Document:
    """Read a file. Raises DocumentError for whatever keeps it from being read, be it in the file or in its way."""
    with open_file(path) as file:
        data = read_capped(file, limits)
    return read_bytes(data, str(path), limits)


def read_bytes(data: bytes, name: str, limits: Limits) -> Document:
    """Read a document from memory; `name` is its path or name, whose extension tells the kinds of text apart.

    Notice `extension-mismatch` (the `name`, the format `found`) where the extension promises something
    else than the bytes are. Raises DocumentError.
    """
    recognised = recognise(data, name, limits)
    document = _reader_of(recognised.format)(data, name, limits)
    if recognised.promised not in (None, recognised.format):
        mismatch = Notice("extension-mismatch", parameters={"name": name, "found": document.format})
        document.notices.insert(0, mismatch)
    return document


def _reader_of(found: str) -> Callable[[bytes, str, Limits], Document]:
    """The reader of a format.

    Raises DocumentError: `unsupported-format`, or `extra-missing` where what the reader needs is not installed.
    """
    if found not in _READERS:
        raise DocumentError("unsupported-format", found=found)
    module, function = _READERS[found]
    try:
        reader: Callable[[bytes, str, Limits], Document] = getattr(import_module(f".{module}", __package__), function)
    except ModuleNotFoundError as error:
        if found not in _EXTRAS:
            raise
        raise DocumentError("extra-missing", found=found, extra=_EXTRAS[found]) from error
    return reader
