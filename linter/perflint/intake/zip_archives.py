"""Zip archives of submissions: their members in order, with the names that whoever packed them saw."""

from __future__ import annotations

import contextlib
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from perflint.documents.limits import Limits
from perflint.documents.model import DocumentError
from perflint.documents.zip_directory import ENCRYPTED_FLAG, open_zip, unpacked
from perflint.intake.member import Member
from perflint.regex import regex

_UTF8_FLAG = 0x800
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others of zipfile would let one piece fill the memory
_INNOCENT = 10_000_000  # bytes; what a smaller member grows by does no harm
_UNICODE_PATH = 0x7075  # the extra field in which Info-ZIP gives the name in UTF-8
#: What the bytes of common Chinese characters in GBK look like in code page 437.
_MANGLED = regex(r"[░-▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀]")


def open_archive(file: BinaryIO, limits: Limits) -> zipfile.ZipFile:
    """Open a zip file as an archive. Raises DocumentError as `open_zip` does."""
    return open_zip(file, limits.archive_members, "limits.archive_members")


def zip_members(archive: zipfile.ZipFile, limits: Limits) -> Iterator[Member]:
    """The files in an archive, unpacked one after the other; folders and links are left out."""
    for entry in archive.infolist():
        name = member_name(entry)
        if name.endswith("/") or stat.S_ISLNK(entry.external_attr >> 16):
            continue
        if entry.flag_bits & ENCRYPTED_FLAG:
            yield Member(name, error=DocumentError("encrypted"))
        elif entry.compress_type not in _METHODS:
            yield Member(name, error=DocumentError("archive-method", found=entry.compress_type))
        elif entry.file_size > limits.file_bytes:
            yield Member(name, error=DocumentError("too-large", limit=limits.file_bytes, option="limits.file_bytes"))
        elif entry.file_size > max(_INNOCENT, limits.archive_ratio * entry.compress_size):
            yield Member(name, error=DocumentError("archive-ratio", limit=limits.archive_ratio, option="limits.archive_ratio"))
        else:
            try:
                yield Member(name, b"".join(unpacked(archive, entry)))
            except DocumentError:
                yield Member(name, error=DocumentError("damaged"))


def member_name(entry: zipfile.ZipInfo) -> str:
    """The name of a member as it was meant, with forward slashes.

    Windows writes names in the code page of its language without saying so; zipfile takes them for code page 437.
    """
    name = entry.orig_filename
    if not entry.flag_bits & _UTF8_FLAG:
        raw = name.encode("cp437")
        name = _unicode_path(entry.extra, raw) or _decoded(raw)
    elif _MANGLED.search(name):  # somebody else took them for code page 437, and then told that it was Unicode
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("gb18030")
    return name.replace("\\", "/").lstrip("/")


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp437")


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The name in the extra field of Info-ZIP, if it is there and belongs to the name as it stands."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        content, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and len(content) > 5 and content[1:5] == struct.pack("<L", zlib.crc32(raw)):
            return content[5:].decode("utf-8", "replace")
    return None
