"""Takes a file in: how much of it is read, and what its bytes say that it is. Its name is a hint, never trusted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from perflint.regex import regex

from .charset import decode
from .compound import SIGNATURE, CompoundFile
from .limits import Limits
from .model import DocumentError
from .package import Package

_LOCK_PREFIX = "~$"  # of the file that an office program keeps beside an open document

# The formats that extensions promise.
_PROMISES = {
    "xlsx": "xlsx", "xlsm": "xlsx", "xltx": "xlsx", "xltm": "xlsx",
    "docx": "docx", "docm": "docx", "dotx": "docx", "dotm": "docx",
    "html": "html", "htm": "html", "xhtml": "html",
    "csv": "csv", "tsv": "csv", "tab": "csv", "md": "markdown", "markdown": "markdown", "txt": "txt", "text": "txt",
    "xls": "xls", "xlt": "xls", "et": "xls", "ett": "xls", "xlsb": "xlsb", "mht": "mhtml", "mhtml": "mhtml",
    "doc": "doc", "dot": "doc", "wps": "doc", "wpt": "doc", "pdf": "pdf",
    "png": "png", "jpg": "jpeg", "jpeg": "jpeg", "tif": "tiff", "tiff": "tiff", "bmp": "bmp",
    "ods": "ods", "ots": "ods", "fods": "ods", "odt": "odt", "rtf": "rtf",
}  # fmt: skip
# WPS writes the format of either generation under its own extensions.
_AS_WELL = {"et": ("xlsx",), "ett": ("xlsx",), "wps": ("docx",), "wpt": ("docx",), "txt": ("csv", "markdown")}
_TEXT_FORMATS = ("csv", "markdown", "txt")

_LFS_POINTER = b"version https://git-lfs.github.com/spec/"  # what stands for a file that Git LFS has not fetched
_ZIP = b"PK\x03\x04"
_SIGNATURES = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"\x09\x08\x10\0\0\x06", "xls"),  # the workbook stream alone, as old report generators write it
    (b"\x09\x08\x08\0\0\x05", "xls"),
    (b"\x09\0\x04\0", "xls-4"),  # Excel 2 to 4
    (b"\x09\x02\x06\0", "xls-4"),
    (b"\x09\x04\x06\0", "xls-4"),
    (b"PK\x05\x06", "zip"),  # one without members
)
#: Formats of files that hold other files.
ARCHIVES = ("zip", "rar", "7z")
_BITMAP = regex(rb"BM.{4}\0\0\0\0", re.DOTALL)  # "BM" alone may begin a text

# The main part of a package tells its format; the fallback is where that part usually lies.
_MAIN_CONTENT_TYPES = (
    (regex(rb"ms-excel\.sheet\.binary\.macroEnabled\.main"), "xlsb"),
    (regex(rb"(?:spreadsheetml|ms-excel)\.[\w.]*main\+xml"), "xlsx"),
    (regex(rb"(?:wordprocessingml|ms-word)\.[\w.]*main\+xml"), "docx"),
    (regex(rb"(?:presentationml|ms-powerpoint)\.[\w.]*main\+xml"), "pptx"),
)
_MAIN_PARTS = {"xl/workbook.xml": "xlsx", "word/document.xml": "docx", "xl/workbook.bin": "xlsb", "ofd.xml": "ofd"}
_MAIN_STREAMS = {"Workbook": "xls", "Book": "xls", "WordDocument": "doc", "PowerPoint Document": "ppt"}
_OPEN_DOCUMENT = {b"spreadsheet": "ods", b"text": "odt", b"presentation": "odp"}
_CONTENT_TYPES = "[Content_Types].xml"
# Parts that only packages have; some writers put the content types last.
_PACKAGE_MARKS = {_CONTENT_TYPES.lower(), "mimetype", "_rels/.rels", "docprops/app.xml", "docprops/core.xml", *_MAIN_PARTS}
_CONTENT_TYPES_CHUNKS = 16

_SAMPLE_BYTES = 8_192
_HTML = regex(r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|body)\b", re.IGNORECASE | re.DOTALL)
_HTML_FRAGMENT = regex(r"(?:<!--.*?-->\s*)*<(?:table|div|style|title|center|font|form|script|p|tr)\b", re.IGNORECASE | re.DOTALL)
_MHTML = regex(r"(?:[\w-]+:.*\n(?:[ \t].*\n)*)*?(?:MIME-Version:|Content-Type: *multipart/)", re.IGNORECASE)
_XML_DIALECTS = (
    ("urn:schemas-microsoft-com:office:spreadsheet", "xml-spreadsheet"),
    ("/word/2003/wordml", "xml-word"),
    ('office:mimetype="application/vnd.oasis.opendocument.spreadsheet', "ods"),
    ('office:mimetype="application/vnd.oasis.opendocument.text', "odt"),
)
_TABLE_RULE = regex(r"^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*\|[ \t:|-]*$", re.MULTILINE)
_QUOTED = regex(r'"[^"]*"')
_DELIMITERS = "\t,;"
_SAMPLE_LINES = 20
_TXT_COLUMNS = 4  # a text whose name promises no table has at least so many where it is one all the same


class Recognised(NamedTuple):
    """What a file is, and what its extension promises (None if it promises nothing known)."""

    format: str
    promised: str | None


def open_file(path: Path) -> BinaryIO:
    """Open a file to be read. Raises DocumentError: `lock-file`, `not-a-file`, or `unreadable`."""
    _refuse_lock(path.name)
    try:
        if path.exists() and not path.is_file():
            raise DocumentError("not-a-file")
        return path.open("rb")
    except OSError as error:
        raise _unreadable(error) from error


def read_capped(file: BinaryIO, limits: Limits) -> bytes:
    """Read an open file, never more than one byte beyond limits.file_bytes.

    Raises DocumentError: `unreadable`, or `too-large`.
    """
    try:
        data = file.read(limits.file_bytes + 1)
    except OSError as error:
        raise _unreadable(error) from error
    _refuse_size(data, limits)
    return data


def _unreadable(error: OSError) -> DocumentError:
    return DocumentError("unreadable", reason=error.strerror or type(error).__name__)


def archive_format(head: bytes) -> str | None:
    """Whether a file that begins so is an archive, by its signature: "zip" (which office packages are too), "rar", "7z"."""
    if head.startswith(_ZIP):
        return "zip"
    return next((found for signature, found in _SIGNATURES if found in ARCHIVES and head.startswith(signature)), None)


def is_package(names: Iterable[str]) -> bool:
    """Whether a zip file with members of these names is a document, and not an archive of documents."""
    return not {name.replace("\\", "/").lstrip("/").lower() for name in names}.isdisjoint(_PACKAGE_MARKS)


def recognise(data: bytes, name: str, limits: Limits) -> Recognised:
    """Tell the format of `data`, one that is read or another, by its bytes; among texts its extension decides.

    Raises DocumentError: `lock-file`, `empty-file`, `lfs-pointer`, `too-large`, `encrypted`, and for zip packages and
    compound files `truncated` and `damaged`.
    """
    file_name = re.split(r"[\\/]", name)[-1]
    _refuse_lock(file_name)
    _refuse_size(data, limits)
    if not data:
        raise DocumentError("empty-file")
    if data.startswith(_LFS_POINTER):
        raise DocumentError("lfs-pointer")
    promised = promised_format(file_name)
    found = _format_of(data, promised, limits)
    return Recognised(found, found if found in _AS_WELL.get(_extension(file_name), ()) else promised)


def promised_format(name: str) -> str | None:
    """The format that the extension of a file name promises, or None where it promises nothing known."""
    return _PROMISES.get(_extension(name))


def _extension(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def _refuse_lock(file_name: str) -> None:
    if file_name.startswith(_LOCK_PREFIX):
        raise DocumentError("lock-file")


def _refuse_size(data: bytes, limits: Limits) -> None:
    if len(data) > limits.file_bytes:
        raise DocumentError("too-large", limit=limits.file_bytes, option="limits.file_bytes")


def _format_of(data: bytes, promised: str | None, limits: Limits) -> str:
    if data.startswith(_ZIP):
        return _package_format(Package(data, limits))
    if data.startswith(SIGNATURE):
        return _compound_format(CompoundFile(data))
    for signature, found in _SIGNATURES:
        if data.startswith(signature):
            return found
    return "bmp" if _BITMAP.match(data) else _text_format(data, promised)


def _package_format(package: Package) -> str:
    if "mimetype" in package:
        kind = package.read("mimetype").rpartition(b"opendocument.")[2]
        return _OPEN_DOCUMENT.get(kind.partition(b"-")[0].strip(), "zip")
    if _CONTENT_TYPES in package:
        content_types = b"".join(islice(package.chunks(_CONTENT_TYPES), _CONTENT_TYPES_CHUNKS))
        for pattern, found in _MAIN_CONTENT_TYPES:
            if pattern.search(content_types):
                return found
    return next((found for part, found in _MAIN_PARTS.items() if part in package), "zip")


def _compound_format(compound: CompoundFile) -> str:
    """The format of an OLE2 compound file, by its streams."""
    if "EncryptedPackage" in compound:
        raise DocumentError("encrypted")
    return next((found for stream, found in _MAIN_STREAMS.items() if stream in compound), "ole2")


def _text_format(data: bytes, promised: str | None) -> str:
    start = sample = data[:_SAMPLE_BYTES]
    if len(data) > len(sample):  # ends with a line, lest half a character ends it
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    text = decode(sample)[0].lstrip("\ufeff\0 \t\r\n")
    if _HTML.match(text) or (_HTML_FRAGMENT.match(text) and promised != "markdown"):
        return "html"
    if _MHTML.match(text):
        return "mhtml"
    if text.startswith("<"):
        start_text = decode(start)[0]  # an xml file may well be one line
        if dialect := next((dialect for mark, dialect in _XML_DIALECTS if mark in start_text), None):
            return dialect
        if text.startswith("<?xml"):
            return "xml"
    if promised in ("html", "csv", "markdown"):
        return promised
    if _TABLE_RULE.search(text):
        return "markdown"
    return "csv" if _is_delimited(text, _TXT_COLUMNS if promised == "txt" else 2) else "txt"


def _is_delimited(text: str, columns: int) -> bool:
    """Whether one delimiter cuts every line into the same number of columns, at least so many."""
    lines = [line for line in _QUOTED.sub("", text).splitlines() if line.strip()][:_SAMPLE_LINES]
    counts = ({line.count(delimiter) for line in lines} for delimiter in _DELIMITERS)
    return len(lines) > 1 and any(len(found) == 1 and min(found) >= columns - 1 for found in counts)
