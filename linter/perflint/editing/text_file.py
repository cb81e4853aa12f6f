"""A text file as its lines with their ends, written back in the encoding it came in."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from perflint.documents.charset import decode
from perflint.regex import regex

_LINES = regex(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_MARKS = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
_ENDS = "\r\n"


class TextFile(NamedTuple):
    """The lines of a text file, each with its end, its encoding, and the byte order mark that it begins with."""

    lines: list[str]
    encoding: str
    mark: bytes

    @property
    def is_sound(self) -> bool:
        """Whether writing the lines gives the very bytes that were read: else changing one would change others."""
        return not any("\ufffd" in line or "\0" in line for line in self.lines)

    def content(self) -> bytes:
        """The bytes of the file. Raises UnicodeEncodeError for characters that its encoding lacks."""
        return self.mark + "".join(self.lines).encode(self.encoding)


def read_text_file(data: bytes) -> TextFile:
    """Split a text file into its lines."""
    text, encoding = decode(data)
    mark = _MARKS.get(encoding, b"")
    lines = [line for line in _LINES.findall(text) if line]
    return TextFile(lines, encoding, mark if mark and data.startswith(mark) else b"")


def split_end(line: str) -> tuple[str, str]:
    """A line without its end, and the end."""
    bare = line.rstrip(_ENDS)
    return bare, line[len(bare) :]
