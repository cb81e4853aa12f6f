"""The OLE2 compound file that old office documents are: a file system of streams, read within bounds.

Source: [MS-CFB]. Nothing in it is trusted: every chain of sectors ends at the latest when all sectors of the file are used.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from .model import DocumentError

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = struct.Struct("<8s22xHH14xI8xI4xI4x")
_HEADER_BYTES = 512
_SECTORS_IN_HEADER = 109
_HEADER_BYTES = 512
_LAST_REGULAR_SECTOR = 0xFFFFFFFA
_MINI_STREAM_CUTOFF = 4_096  # bytes; smaller streams lie in the mini stream
_ENTRY = struct.Struct("<64sHBxIII36xIQ")
_ENTRY_BYTES = 128
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_MOST_ENTRIES = 20_000
_DEEPEST = 16  # storages inside each other; their names add up


class _Entry(NamedTuple):
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class CompoundFile:
    """The streams of a compound file by their path, such as "workbook" or "objectpool/_1/ole", in lower case.

    Their names are compared without regard to case.
    """

    def __init__(self, data: bytes) -> None:
        """Open the compound file in `data`. Raises DocumentError `truncated` or `damaged`."""
        self._data = data
        try:
            fields = _HEADER.unpack_from(data)
        except struct.error as error:
            raise DocumentError("truncated") from error
        signature, sector, mini_sector, directory, mini_table, extension = fields
        if signature != SIGNATURE or sector not in (9, 12) or mini_sector != 6:
            raise DocumentError("damaged")
        if len(data) < _HEADER_BYTES:
            raise DocumentError("truncated")
        self._sector_bytes = 1 << sector
        self._mini_bytes = 1 << mini_sector
        self._most_sectors = len(data) // self._sector_bytes + 1
        self._table = self._read_table(extension)
        self._mini_table = self._numbers(self._chain_bytes(mini_table))
        blocks = self._chain_bytes(directory)
        if len(blocks) > _MOST_ENTRIES * _ENTRY_BYTES:
            raise DocumentError("damaged")
        if len(blocks) % self._sector_bytes:
            raise DocumentError("truncated")
        self._entries = [self._entry(block) for block in _blocks(blocks, _ENTRY_BYTES)]
        if not self._entries or self._entries[0].kind != _ROOT:
            raise DocumentError("damaged")
        self._mini_stream = self._chain_bytes(self._entries[0].start)
        self._paths = {path.lower(): entry for path, entry in self._walk()}

    def __contains__(self, path: str) -> bool:
        return path.lower() in self._paths

    def paths(self) -> Iterator[str]:
        """The paths of all streams and storages, in lower case."""
        return iter(self._paths)

    def read(self, path: str) -> bytes:
        """Return a stream. Raises DocumentError `truncated` or `damaged`, also if there is none."""
        entry = self._paths.get(path.lower())
        if entry is None or entry.kind != _STREAM:
            raise DocumentError("damaged", part=path)
        if entry.size >= _MINI_STREAM_CUTOFF:
            return self._chain_bytes(entry.start, entry.size)
        sectors = self._chain(entry.start, self._mini_table, -(-entry.size // self._mini_bytes))
        size = self._mini_bytes
        stream = b"".join(self._mini_stream[number * size : (number + 1) * size] for number in sectors)[: entry.size]
        if len(stream) < entry.size:
            raise DocumentError("truncated", part=path)
        return stream

    def _read_table(self, extension: int) -> tuple[int, ...]:
        """Return the table that gives for each sector the next of its stream."""
        numbers = list(struct.unpack_from(f"<{_SECTORS_IN_HEADER}I", self._data, 76))
        seen = 0
        while extension < _LAST_REGULAR_SECTOR:
            block = self._sector(extension)
            if len(block) < self._sector_bytes:
                raise DocumentError("truncated")
            *more, extension = self._numbers(block)
            numbers += more
            seen += 1
            if seen > self._most_sectors:
                raise DocumentError("damaged")
        used = [number for number in numbers if number < _LAST_REGULAR_SECTOR]
        if len(used) > self._most_sectors:
            raise DocumentError("damaged")
        return self._numbers(b"".join(map(self._sector, used)))

    def _sector(self, number: int) -> bytes:
        begin = (number + 1) * self._sector_bytes
        if begin >= len(self._data):
            raise DocumentError("truncated")
        return self._data[begin : begin + self._sector_bytes]

    def _chain(self, start: int, table: tuple[int, ...], most: int) -> Iterator[int]:
        """Yield the sectors of a stream, at most `most`."""
        number = start
        for _ in range(most):
            if number >= _LAST_REGULAR_SECTOR:
                return
            yield number
            if number >= len(table):
                raise DocumentError("damaged")
            number = table[number]

    def _chain_bytes(self, start: int, size: int | None = None) -> bytes:
        """Return the bytes of a chain of sectors, `size` of them or all."""
        most = self._most_sectors + 1 if size is None else min(-(-size // self._sector_bytes), self._most_sectors)
        sectors = list(self._chain(start, self._table, most))
        if len(sectors) > self._most_sectors:  # it runs in a circle
            raise DocumentError("damaged")
        stream = b"".join(map(self._sector, sectors))
        if size is not None and len(stream) < size:
            raise DocumentError("truncated")
        return stream if size is None else stream[:size]

    @staticmethod
    def _numbers(sectors: bytes) -> tuple[int, ...]:
        count = len(sectors) // 4
        return struct.unpack(f"<{count}I", sectors[: count * 4])

    def _entry(self, block: bytes) -> _Entry:
        name, length, kind, left, right, child, start, size = _ENTRY.unpack(block)
        if self._sector_bytes == _HEADER_BYTES:  # the upper half is not always cleared in this version
            size &= 0xFFFFFFFF
        return _Entry(name[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace"), kind, left, right, child, start, size)

    def _walk(self) -> Iterator[tuple[str, _Entry]]:
        """Yield the entries with their path; each once, whatever the tree says."""
        seen: set[int] = set()
        waiting = [(self._entries[0].child, "")]
        while waiting:
            number, folder = waiting.pop()
            if number in seen or number >= len(self._entries):
                continue
            seen.add(number)
            entry = self._entries[number]
            waiting += [(entry.left, folder), (entry.right, folder)]
            if entry.kind in (_STORAGE, _STREAM):
                yield folder + entry.name, entry
            if entry.kind == _STORAGE and folder.count("/") < _DEEPEST:
                waiting.append((entry.child, f"{folder}{entry.name}/"))


def _blocks(data: bytes, size: int) -> Iterator[bytes]:
    return (data[begin : begin + size] for begin in range(0, len(data) - size + 1, size))
