"""From bytes to text: the encodings of Chinese office files, and the characters of symbol fonts."""

from __future__ import annotations

import codecs
import re

from perflint.regex import regex

from .model import DocumentError, Notice, Place

_UTF16_LE, _UTF16_BE = "utf-16-le", "utf-16-be"
_BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, _UTF16_LE), (codecs.BOM_UTF16_BE, _UTF16_BE))

# Only these are believed when a file declares them, by the name Python knows them by: some of Python's other codecs
# are slow on hostile bytes. gb2312 and gbk are read as gb18030, which contains both: files declare less than they use.
_CHINESE = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "hz": "hz", "big5": "cp950", "cp950": "cp950"}
_WESTERN = {"iso8859-1": "cp1252", "cp1252": "cp1252"}

_SAMPLE_BYTES = 4_096
_USUAL_CHARACTER = regex(r"[\t\r\n -~\u2010-\u22ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_USUAL_SHARE = 0.9
_NUL_SHARE = 0.02
_HAN = regex(r"[\u3400-\u9fff]")

_CONTROL_BYTES = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1a") + b"\x7f"
_CONTROL_SHARE = 0.01  # of all bytes; text has none, but a stray one does no harm

_DECLARATION_BYTES = 4_096
_DECLARED = regex(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)|<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that an html or xml text declares at its start, as written there."""
    found = _DECLARED.search(data, 0, _DECLARATION_BYTES)
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Return the text of `data` and the name of its encoding; bytes that fit none become U+FFFD.

    `declared` is what the file says of itself, believed where the bytes do not contradict it: a page saved anew as
    utf-8 often keeps its old declaration. Never raises.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    unmarked = _utf16_without_mark(data)
    if unmarked:
        return data.decode(unmarked, "replace"), unmarked
    known = _python_name(declared)
    chinese, western = _CHINESE.get(known), _WESTERN.get(known)
    text = _strict(data, "utf-8")
    if text is not None and (chinese is None or _HAN.search(text)):
        return text, "utf-8"
    for encoding in filter(None, (chinese, "gb18030", western)):
        text = _strict(data, encoding)
        if text is not None:
            return text, encoding
    readings = [(data.decode(encoding, "replace"), encoding) for encoding in ("utf-8", "gb18030")]
    return min(readings, key=lambda reading: reading[0].count("\ufffd"))


def read_text(data: bytes, declared: str | None = None) -> tuple[str, list[Notice]]:
    """Return the text of a file that claims to be text, without NULs, and what its user must know of it.

    Raises DocumentError `binary-text` if it is no text. Notice `undecodable-bytes`: the number of places (`count`)
    where bytes could not be decoded, and the line of the first.
    """
    text, encoding = decode(data, declared)
    plain = text.encode("utf-8", "replace") if encoding in (_UTF16_LE, _UTF16_BE) else data
    if len(plain) - len(plain.translate(None, _CONTROL_BYTES)) > _CONTROL_SHARE * len(plain):
        raise DocumentError("binary-text")
    text = text.replace("\0", "")
    first = text.find("\ufffd")
    if first < 0:
        return text, []
    place = Place(line=text.count("\n", 0, first) + 1)
    return text, [Notice("undecodable-bytes", place, {"count": str(text.count("\ufffd")), "encoding": encoding})]


def _python_name(declared: str | None) -> str:
    try:
        return codecs.lookup(declared.strip()).name if declared else ""
    except (LookupError, UnicodeError, ValueError):
        return ""


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:_SAMPLE_BYTES]
    # The white space, digits and signs of a Chinese text make that many NULs in UTF-16; fewer are stray ones.
    if sample.count(0) <= _NUL_SHARE * len(sample):
        return None
    for encoding in (_UTF16_LE, _UTF16_BE):
        text = sample.decode(encoding, "ignore")
        if len(_USUAL_CHARACTER.findall(text)) > _USUAL_SHARE * max(len(text), 1):
            return encoding
    return None


# What Word writes for characters of its symbol fonts: a code of the font, often in the private range from U+F000 on.
_PRIVATE = 0xF000
_SYMBOL_CODES = {
    0x2A: "∗",
    0x2D: "−",
    0x40: "≅",
    0x7E: "∼",
    0xA3: "≤",
    0xA5: "∞",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBA: "≡",
    0xBB: "≈",
    0xBC: "…",
    0xD6: "√",
    0xD7: "⋅",
    0xE5: "∑",
}
_WINGDINGS_CODES = {0x6C: "●", 0x6E: "■", 0x6F: "□", 0xA1: "○", 0xA8: "□", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}
_WINGDINGS_2_CODES = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0xA3: "□"}
_CODES_OF_FONT = {"symbol": _SYMBOL_CODES, "wingdings": _WINGDINGS_CODES, "wingdings 2": _WINGDINGS_2_CODES}


def symbol_font_text(text: str, font: str) -> str:
    """Return the text that `text`, set in the symbol font `font`, shows; what no table knows stays as it is.

    In another font, characters of the private range are taken for the Symbol font's, which is what writes them.
    """
    codes = _CODES_OF_FONT.get(font.lower())
    shown = []
    for character in text:
        code = ord(character)
        private = _PRIVATE + 0x20 <= code <= _PRIVATE + 0xFF
        if private:
            code -= _PRIVATE
        if private or (codes is not None and code <= 0xFF):
            table = codes or _SYMBOL_CODES
            plain = chr(code) if table is _SYMBOL_CODES and code < 0x40 else character
            character = table.get(code, plain)
        shown.append(character)
    return "".join(shown)
