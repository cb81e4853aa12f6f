"""Mutilates files where it hurts: inside the members of packages, the sectors of compound files, the objects of a PDF."""

from __future__ import annotations

import io
import random
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable

from perflint.documents.compound import SIGNATURE

Mutation = Callable[[bytes, random.Random], bytes]

#: Numbers at the edges of what readers count in, as they stand in texts and in binary records.
NUMBERS = (b"0", b"-1", b"1", b"65536", b"1048576", b"1048577", b"4294967295", b"99999999999999999999", b"1e999", b"NaN", b"")
PATTERNS = tuple(
    struct.pack(form, value)
    for form, values in (("<H", (0, 1, 0x7FFF, 0xFFFF)), ("<I", (0, 1, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF)))
    for value in values
)
#: Pieces that mean something to one reader or another.
TOKENS = tuple(
    piece.encode()
    for piece in (
        '"', '""', ",", "\t", "|", "||", "\r\n", "\n", "\n\n", "\\", "<", ">", "</td>", "<td>", "<tr>", "<table>", "</table>",
        "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE a>", "&amp;", "&#0;", "&#x10FFFF;", "&nbsp;", "<br/>", "\0", "\ufeff",
        "\u202e", "\u3000", "①", "㎡", "≥", "≤", "%", "‰", "一级指标", "二级指标", "三级指标", "指标值", "权重", "合计",
        "2024年", "=1+1", "-", "--", "---|---", "（", "）", "：", "……", " obj", "endobj", "stream\n", "/Length 0", "[", "(",
        "产出指标", "]", "<<", ">>", " 0 R",
    )
)  # fmt: skip
_OBJECT = re.compile(rb"\d+ \d+ obj\b.*?endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_MARKUP = re.compile(rb"<[^<>]*>|[^<>]+")
_VALUE = re.compile(rb"=\s*(\"[^\"]*\"|'[^']*')")
_NUMBER = re.compile(rb"\d+")
_SECTOR = 512
_MOST = 300_000  # bytes: a mutation of a mutation may grow


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The file with one to four mutations, each of a kind that suits what the file is."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        data = _mutation_of(data, chance)(data, chance)
    return data[:_MOST]


def _mutation_of(data: bytes, chance: random.Random) -> Mutation:
    if chance.randrange(8) == 0:
        return _bytes
    if data.startswith(b"PK\x03\x04"):
        return _package
    if data.startswith(SIGNATURE):
        return _sectors
    if data.startswith(b"%PDF"):
        return _objects
    if data.count(b"\0") > len(data) // 20:
        return _bytes
    if data.count(b"<") > 5:
        return chance.choice((_markup, _markup, _text))
    return _text


def _bytes(data: bytes, chance: random.Random) -> bytes:
    """Change, take out, double or cut off some bytes, or put a number at an edge among them."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(found) + 1)
        match chance.randrange(6):
            case 0 if at < len(found):
                found[at] = chance.randrange(256)
            case 1 if at < len(found):
                found[at] ^= 1 << chance.randrange(8)
            case 2:
                del found[at : at + chance.randrange(1, 64)]
            case 3:
                found[at:at] = found[at : at + chance.randrange(1, 64)]
            case 4:
                pattern = chance.choice(PATTERNS)
                found[at : at + len(pattern)] = pattern
            case 5 if chance.randrange(8) == 0:
                del found[at:]
    return bytes(found)


def _text(data: bytes, chance: random.Random) -> bytes:
    """Splice lines, put tokens between characters, exchange numbers; now and then only bytes."""
    if chance.randrange(6) == 0:
        return _bytes(data, chance)
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    match chance.randrange(7):
        case 0:
            del lines[at : at + chance.randint(1, 4)]
        case 1:
            lines[at:at] = lines[at : at + chance.randint(1, 4)]
        case 2:
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at : at + 2] = [b"".join(lines[at : at + 2])]
        case 4:
            lines[at] = (lines[at][:_MOST] * chance.choice((2, 10, 500)))[:_MOST]
        case 5:
            return _at_match(data, _NUMBER, chance.choice(NUMBERS), chance)
        case _:
            cut = chance.randrange(len(lines[at]) + 1)
            lines[at] = lines[at][:cut] + chance.choice(TOKENS) * chance.choice((1, 1, 1, 30)) + lines[at][cut:]
    return b"\n".join(lines)


def _markup(data: bytes, chance: random.Random) -> bytes:
    """Swap, double, take out or nest tags and texts, or put an extreme value into an attribute."""
    pieces = _MARKUP.findall(data) or [data]
    at, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
    match chance.randrange(7):
        case 0:
            pieces[at], pieces[other] = pieces[other], pieces[at]
        case 1:
            del pieces[at : at + chance.randint(1, 6)]
        case 2:
            pieces[at:at] = pieces[other : other + chance.randint(1, 40)]
        case 3:
            pieces[at] = (pieces[at][:_MOST] * chance.choice((2, 30, 300)))[:_MOST]
        case 4:
            pieces[at] = chance.choice(TOKENS)
        case _:
            value = chance.choice((*NUMBERS, b"A1:XFD1048576", b"XFD1048576", b"A0", b"s", b"n", b"true", b"../a.xml", b"#REF!"))
            return _at_match(data, _VALUE, b'="' + value + b'"', chance)
    return b"".join(pieces)


def _at_match(data: bytes, pattern: re.Pattern[bytes], new: bytes, chance: random.Random) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return _bytes(data, chance)
    match = chance.choice(found)
    return data[: match.start()] + new + data[match.end() :]


def _package(data: bytes, chance: random.Random) -> bytes:
    """Mutate a member as what it is, take it out, or give it another's name; packed again, so that its sums are right."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError):
        return _bytes(data, chance)
    if not members:
        return _bytes(data, chance)
    at = chance.randrange(len(members))
    name, content = members[at]
    match chance.randrange(10):
        case 0:
            del members[at]
        case 1:
            members.append((chance.choice(members)[0], content))
        case 2:
            members[at] = (chance.choice((name.upper(), name.replace("/", "\\"), "../" + name, "/" + name, name * 30)), content)
        case _:
            members[at] = (name, _mutation_of(content, chance)(content, chance))
    packed = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        warnings.simplefilter("ignore", UserWarning)  # two members of one name
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name[:1_000]), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _sectors(data: bytes, chance: random.Random) -> bytes:
    """Exchange or empty sectors of a compound file, or put a number at an edge into one, often into its tables."""
    count = len(data) // _SECTOR
    if count < 2 or chance.randrange(3) == 0:
        return _bytes(data, chance)
    found = bytearray(data)
    at, other = (chance.randrange(count) * _SECTOR for _ in range(2))
    match chance.randrange(4):
        case 0:
            here, there = found[at : at + _SECTOR], found[other : other + _SECTOR]
            found[at : at + _SECTOR], found[other : other + _SECTOR] = there, here
        case 1:
            found[at : at + _SECTOR] = bytes(_SECTOR)
        case 2:  # the header with the first sectors of its tables
            place = chance.randrange(24, 128, 2)
            found[place : place + 4] = struct.pack("<I", chance.choice((0, 1, count, 0xFFFFFFFE, 0x7FFFFFFF)))
        case _:
            place = at + 4 * chance.randrange(_SECTOR // 4)
            found[place : place + 4] = struct.pack("<I", chance.choice((0, 1, at // _SECTOR, count, 0xFFFFFFFF)))
    return bytes(found)


def _objects(data: bytes, chance: random.Random) -> bytes:
    """Double, take out or exchange objects of a PDF, change their numbers, or mutate the unpacked data of a stream."""
    found = list(_OBJECT.finditer(data))
    if not found:
        return _bytes(data, chance)
    one, other = chance.choice(found), chance.choice(found)
    body = one[0]
    match chance.randrange(6):
        case 0:
            body = b""
        case 1:
            body += b"\n" + other[0]
        case 2:
            body = body.partition(b"obj")[0] + b"obj" + other[0].partition(b"obj")[2]
        case 3:
            body = _at_match(body, _NUMBER, chance.choice(NUMBERS), chance)
        case _:
            body = _stream(body, chance)
    return data[: one.start()] + body + data[one.end() :]


def _stream(body: bytes, chance: random.Random) -> bytes:
    match = _STREAM.search(body)
    if match is None:
        return _text(body, chance)
    try:
        content = zlib.compress(_text(zlib.decompress(match[1]), chance))
    except zlib.error:
        content = _text(match[1], chance)
    head = re.sub(rb"/Length \d+(?! \d+ R)", b"/Length %d" % len(content), body[: match.start()])
    return head + b"stream\n" + content + b"\nendstream" + body[match.end() :]
