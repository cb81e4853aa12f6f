"""How much the streams of a PDF unpack to, found out before any library unpacks them.

A stream may be packed by several filters one after the other. Sizes are counted up to a limit; nothing larger is made.
"""

from __future__ import annotations

import zlib
from base64 import a85decode
from binascii import unhexlify
from collections.abc import Callable

from perflint.regex import regex

_NAME = regex(rb"/([^\s/<>\[\]()]+)")
_FILTER = regex(rb"/(?:Filter|F)\s*(\[[^\[\]]*\]|/[^\s/<>\[\]()]+)")
_ESCAPE = regex(rb"#([0-9a-fA-F]{2})")
_NOT_HEX = regex(rb"[^0-9a-fA-F]")
_NOT_A85 = regex(rb"[^!-uz]")

#: How much packed data is handed over at once, in bytes.
_CHUNK = 65_536
#: LZW: the codes that empty the table and that end the stream.
_CLEAR, _END = 256, 257


class TooLargeError(Exception):
    """A stream unpacks to more than was allowed."""


def plain_names(dictionary: bytes) -> bytes:
    """The text of a dictionary with the escapes of its names (#46 for F) undone."""
    return _ESCAPE.sub(lambda found: bytes((int(found[1], 16),)), dictionary) if b"#" in dictionary else dictionary


def unpacked(data: memoryview, end: int, dictionary: bytes, most: int) -> bytes:
    """Unpack a stream, of which `dictionary` tells the filters.

    It ends at `end`, if one can believe the file; data packed by Flate knows its own end. A filter that is unknown or
    fails leaves what it has unpacked so far. Raises TooLargeError beyond `most` bytes.
    """
    found = _FILTER.search(dictionary)
    names = _NAME.findall(found[1]) if found else []
    content: bytes | memoryview = data if names and _FILTERS.get(names[0]) is _flate else data[:end]
    for name in names:
        unpack = _FILTERS.get(name)
        if unpack is None:
            break
        content = unpack(content, most)
    if len(content) > most:
        raise TooLargeError
    return bytes(content)


def _flate(data: bytes | memoryview, most: int) -> bytes:
    unpacker = zlib.decompressobj()
    content = bytearray()
    for start in range(0, len(data), _CHUNK):
        packed = bytes(data[start : start + _CHUNK])
        while packed and not unpacker.eof:
            try:
                content += unpacker.decompress(packed, most + 1 - len(content))
            except zlib.error:
                return bytes(content)
            if len(content) > most:
                raise TooLargeError
            packed = unpacker.unconsumed_tail
        if unpacker.eof:
            break
    return bytes(content)


def _hex(data: bytes | memoryview, most: int) -> bytes:
    digits = _NOT_HEX.sub(b"", bytes(data).partition(b">")[0])
    return unhexlify(digits + b"0" * (len(digits) % 2))


def _ascii85(data: bytes | memoryview, most: int) -> bytes:
    text = _NOT_A85.sub(b"", bytes(data).partition(b"~")[0])
    if len(text) + 4 * text.count(b"z") > 2 * most:
        raise TooLargeError
    try:
        return a85decode(text)
    except ValueError:
        return b""


def _run_length(data: bytes | memoryview, most: int) -> bytes:
    content = bytearray()
    at = 0
    while at < len(data) and data[at] != 128:
        count = data[at]
        if count < 128:
            content += data[at + 1 : at + 2 + count]
            at += count + 2
        else:
            content += bytes(data[at + 1 : at + 2]) * (257 - count)
            at += 2
        if len(content) > most:
            raise TooLargeError
    return bytes(content)


def _lzw(data: bytes | memoryview, most: int) -> bytes:
    content = bytearray()
    table: list[bytes] = []
    last = b""
    width, bits, count = 9, 0, 0
    for byte in data:
        bits, count = (bits << 8 | byte) & 0xFFFFFF, count + 8
        if count < width:
            continue
        count -= width
        code = bits >> count & (1 << width) - 1
        if code == _CLEAR or not table:
            table = [bytes((one,)) for one in range(256)] + [b"", b""]
            width, last = 9, b""
            if code == _CLEAR:
                continue
        if code == _END or code > len(table):
            break
        entry = table[code] if code < len(table) else last + last[:1]
        content += entry
        if len(content) > most:
            raise TooLargeError
        if last and len(table) < 4096:
            table.append(last + entry[:1])
            width = min(12, max(9, (len(table) + 1).bit_length()))
        last = entry
    return bytes(content)


_FILTERS: dict[bytes, Callable[[bytes | memoryview, int], bytes]] = {
    b"FlateDecode": _flate,
    b"Fl": _flate,
    b"ASCIIHexDecode": _hex,
    b"AHx": _hex,
    b"ASCII85Decode": _ascii85,
    b"A85": _ascii85,
    b"RunLengthDecode": _run_length,
    b"RL": _run_length,
    b"LZWDecode": _lzw,
    b"LZW": _lzw,
}
