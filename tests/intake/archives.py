"""Archives for tests: zip files as Windows programs write them, and a rar file, which no free program can write."""

from __future__ import annotations

import io
import os
import shutil
import struct
import zipfile
import zlib
from collections.abc import Mapping

import pytest


def need(program: str) -> str:
    """The path of a program. Skips the test where it is missing; in CI that fails instead."""
    found = shutil.which(program)
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{program} is not installed")
        pytest.skip(f"{program} is not installed; in CI this fails instead")
    return found


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip file of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


class _RawName(zipfile.ZipInfo):
    """An entry whose name is written as given, without the flag for Unicode."""

    raw: bytes

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the name that zipfile calls
        return self.raw, self.flag_bits


def zipped_raw(members: Mapping[bytes, bytes], extra: bytes = b"") -> bytes:
    """A zip file whose names are these bytes, as programs write them that do not tell their encoding."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for raw, data in members.items():
            entry = _RawName(raw.hex())
            entry.raw, entry.extra, entry.compress_type = raw, extra, zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return file.getvalue()


def rar(members: Mapping[str, bytes]) -> bytes:
    """A rar file (version 4) with stored members, after the published description of the format."""
    blocks = [b"Rar!\x1a\x07\x00", _rar_block(0x73, 0, b"\0" * 6)]
    for name, data in members.items():
        raw = name.encode("utf-8")
        head = struct.pack("<LLBLLBBHL", len(data), len(data), 3, zlib.crc32(data), 0x5821_0000, 20, 0x30, len(raw), 0x81A4)
        blocks += [_rar_block(0x74, 0x8000, head + raw), data]
    return b"".join([*blocks, _rar_block(0x7B, 0x4000, b"")])


def _rar_block(kind: int, flags: int, body: bytes) -> bytes:
    head = struct.pack("<BHH", kind, flags, 7 + len(body)) + body
    return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head
