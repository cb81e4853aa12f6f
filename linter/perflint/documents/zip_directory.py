"""Opens zip files within bounds: how many members they list is known before anything is made of the list."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from .model import DocumentError

ENCRYPTED_FLAG = 0x1
#: What zipfile and zlib raise on damaged bytes, as a byte mutator found it.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    struct.error,
    OSError,
)
_ENTRY = b"PK\x01\x02"
_END = b"PK\x05\x06"
_END_REACH = 22 + 65_535  # bytes: the end record and the longest comment behind it
_DIRECTORY_BYTES = 64 * 1024 * 1024  # of a directory; a hundred thousand members with long names have less
_CHUNK = 65_536


class _Guard:
    """A file that zipfile opens: what it reads on the way is looked at before zipfile makes an object of each entry."""

    def __init__(self, file: BinaryIO, most: int, option: str) -> None:
        self._file = file
        self._most = most
        self._option = option
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable
        self.opened = False

    def read(self, size: int = -1) -> bytes:
        if self.opened:
            return self._file.read(size)
        data = self._file.read(_DIRECTORY_BYTES + 1 if size < 0 else min(size, _DIRECTORY_BYTES + 1))
        if len(data) > _DIRECTORY_BYTES or data.count(_ENTRY) > self._most:
            raise DocumentError("too-large", limit=self._most, option=self._option)
        return data


def open_zip(file: BinaryIO, most: int, option: str) -> zipfile.ZipFile:
    """Open a zip file of at most `most` members, which `option` sets.

    Raises DocumentError: `truncated`, `damaged`, or `too-large`.
    """
    guard = _Guard(file, most, option)
    try:
        opened = zipfile.ZipFile(cast(BinaryIO, guard))
    except DAMAGE as error:
        file.seek(max(0, file.seek(0, io.SEEK_END) - _END_REACH))
        raise DocumentError("damaged" if _END in file.read() else "truncated") from error
    guard.opened = True
    return opened


def first_member(head: bytes) -> str:
    """The name of the first member of a zip file that begins with `head`, as far as it goes."""
    (length,) = struct.unpack_from("<H", head, 26) if len(head) >= 30 else (0,)
    return head[30 : 30 + length].decode("utf-8", "replace")


def unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Unpack a member piece by piece, never beyond its declared size.

    Raises DocumentError `damaged` if it is broken, or not what its declared size and checksum say.
    """
    try:
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk
    except DAMAGE as error:
        raise DocumentError("damaged", part=member.filename) from error
