"""Reads OpenDocument spreadsheets (ods, ots, and fods, one XML file): every cell that shows something, as it shows it."""

from __future__ import annotations

from collections.abc import Iterator

from .limits import Limits
from .model import Document, DocumentError, Notice
from .ods_content import ContentReader
from .package import Package
from .xml_stream import local_name, parse_starts

_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_PIECE = 65_536
_MACROS = ("basic/", "scripts/")
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


def read_ods(data: bytes, name: str, limits: Limits) -> Document:
    """Read a spreadsheet: one grid for each table, in the order of the file, hidden ones too.

    The notices are those of read_xlsx. Raises DocumentError as Package and XmlStream do; `encrypted`, and `damaged` if there
    is no table.
    """
    document = Document(name, "ods")
    if data.startswith(b"PK"):
        package = Package(data, limits)
        document.notices += package_notices(package)
        chunks = package.chunks(_CONTENT)
    else:
        chunks = _pieces(data)
    ContentReader(document, limits).read(chunks, _CONTENT)
    return document


def _pieces(data: bytes) -> Iterator[bytes]:
    return (data[begin : begin + _PIECE] for begin in range(0, len(data), _PIECE))


def package_notices(package: Package) -> list[Notice]:
    """Tell of macros and embedded documents in an OpenDocument package. Raises DocumentError `encrypted`."""
    objects = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal objects
        if name == "encryption-data":
            raise DocumentError("encrypted")
        if name == "file-entry":
            entry = {local_name(key): value for key, value in attributes.items()}
            kind = entry.get("media-type", "")
            inside = entry.get("full-path", "/") != "/"
            objects |= inside and kind.startswith(_OPEN_DOCUMENT) and kind.removeprefix(_OPEN_DOCUMENT) != "chart"
            objects |= kind == "application/vnd.sun.star.oleobject"

    if _MANIFEST in package:
        parse_starts(package.chunks(_MANIFEST), _MANIFEST, start)
    found = {"macros": any(part.startswith(_MACROS) for part in package.parts()), "embedded-objects": objects}
    return [Notice(kind) for kind, present in found.items() if present]
