"""Puts PDF files together whose streams are encrypted with an empty password (RC4, 40 bits: the standard handler, revision 2)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
PERMISSIONS, IDENTITY = -4, b"perflint"


def rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    other = 0
    for number in range(256):
        other = (other + state[number] + key[number % len(key)]) % 256
        state[number], state[other] = state[other], state[number]
    result = bytearray()
    number = other = 0
    for byte in data:
        number = (number + 1) % 256
        other = (other + state[number]) % 256
        state[number], state[other] = state[other], state[number]
        result.append(byte ^ state[(state[number] + state[other]) % 256])
    return bytes(result)


OWNER = rc4(hashlib.md5(PADDING).digest()[:5], PADDING)
KEY = hashlib.md5(PADDING + OWNER + PERMISSIONS.to_bytes(4, "little", signed=True) + IDENTITY).digest()[:5]
ENCRYPT = b"<</Filter/Standard/V 1/R 2/P %d/O<%s>/U<%s>>>" % (
    PERMISSIONS, OWNER.hex().encode(), rc4(KEY, PADDING).hex().encode(),
)  # fmt: skip


def locked_stream(number: int, data: bytes, entries: bytes) -> bytes:
    """The body of a stream object with that number, encrypted."""
    key = hashlib.md5(KEY + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), entries, rc4(key, data))


def locked(bodies: dict[int, bytes], packed: Sequence[int], packed_in: int) -> bytes:
    """A file of objects by number (from 1 on, the first one the catalogue) with a table that is a stream.

    `packed` are the numbers of objects that stand in the object stream with the number `packed_in`.
    """
    parts = [b"%PDF-1.7\n"]
    places: dict[int, int] = {}
    for number, body in bodies.items():
        places[number] = sum(map(len, parts))
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = sum(map(len, parts))
    size = max([*places, *packed]) + 2
    places[size - 1] = start
    table = bytearray()
    for number in range(size):
        if number in packed:
            table += b"\2" + packed_in.to_bytes(4, "big") + bytes([packed.index(number)])
        else:
            table += (b"\1" if number in places else b"\0") + places.get(number, 0).to_bytes(4, "big") + b"\0"
    entries = b"/Type/XRef/W[1 4 1]/Size %d/Root 1 0 R/Encrypt %s/ID[<%s><%s>]/Length %d" % (
        size, ENCRYPT, IDENTITY.hex().encode(), IDENTITY.hex().encode(), len(table),
    )  # fmt: skip
    parts.append(b"%d 0 obj\n<<%s>>\nstream\n%s\nendstream\nendobj\n" % (size - 1, entries, bytes(table)))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % start)
    return b"".join(parts)
