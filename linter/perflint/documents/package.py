"""The zip package (OPC) that an office document is: opened within bounds, its parts read by name.

Whatever is wrong with the package is a DocumentError; nothing in it is trusted, least of all the sizes it declares.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from .limits import Limits
from .model import DocumentError
from .xml_stream import parse_starts
from .zip_directory import ENCRYPTED_FLAG, open_zip, unpacked

_MOST_RELATIONSHIPS = 100_000  # of one part; a document may well have thousands of links


class Relationship(NamedTuple):
    """A link from one part of a package to another.

    `kind` is the last segment of its type URI ("worksheet", "image"), which the transitional and the strict form of
    the standard share; `target` is a part name, or a URI when `external`, which is never followed.
    """

    kind: str
    target: str
    external: bool


class Package:
    """The parts of a zip package, by name; part names have no leading slash and are compared without regard to case."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open the package in `data`.

        Raises DocumentError: `truncated`, `damaged`, `encrypted`, or `too-large` for limits.zip_members and zip_bytes.
        """
        self._zip = open_zip(io.BytesIO(data), limits.zip_members, "limits.zip_members")
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in self._zip.infolist():
            self._admit(member)
        if sum(member.file_size for member in self._members.values()) > limits.zip_bytes:
            raise DocumentError("too-large", limit=limits.zip_bytes, option="limits.zip_bytes")

    def _admit(self, member: zipfile.ZipInfo) -> None:
        if member.filename.endswith("/"):
            return
        if member.flag_bits & ENCRYPTED_FLAG:
            raise DocumentError("encrypted")
        # Deflate is unpacked piece by piece; the other methods of zipfile would let one piece fill the memory.
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise DocumentError("damaged", part=member.filename)
        key = part_key(member.filename)
        if key in self._members:
            raise DocumentError("damaged", part=member.filename)
        self._members[key] = member

    def __contains__(self, part: str) -> bool:
        return part_key(part) in self._members

    def parts(self) -> Iterator[str]:
        """The names of all parts, as compared (lower case)."""
        return iter(self._members)

    def chunks(self, part: str) -> Iterator[bytes]:
        """Unpack a part piece by piece, never beyond its declared size.

        Raises DocumentError `damaged` if the part is absent, broken, or not what its declared size and checksum say.
        """
        member = self._members.get(part_key(part))
        if member is None:
            raise DocumentError("damaged", part=part)
        try:
            yield from unpacked(self._zip, member)
        except DocumentError as error:
            raise DocumentError("damaged", part=part) from error

    def read(self, part: str) -> bytes:
        """Unpack a whole part; for small parts. Raises as `chunks` does."""
        return b"".join(self.chunks(part))

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The relationships of a part by their id, in file order; `part` "" is the package itself.

        Raises DocumentError as `chunks` does, and `unsafe-xml`; a part without relationships has none.
        """
        folder, name = posixpath.split(part)
        source = posixpath.join(folder, "_rels", name + ".rels")
        if source not in self:
            return {}
        found: dict[str, Relationship] = {}

        def start(name: str, attributes: dict[str, str]) -> None:
            if name != "Relationship":
                return
            target = attributes.get("Target", "")
            external = attributes.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target).replace("\\", "/"))).lstrip("/")
            if len(found) >= _MOST_RELATIONSHIPS:
                raise DocumentError("damaged", part=source)
            found[attributes.get("Id", "")] = Relationship(attributes.get("Type", "").rpartition("/")[2], target, external)

        parse_starts(self.chunks(source), source, start)
        return found


def part_key(part: str) -> str:
    """The name of a part as names are compared."""
    # Part names are case-insensitive by the standard, and some writers use backslashes or a leading slash.
    return part.replace("\\", "/").lstrip("/").lower()
