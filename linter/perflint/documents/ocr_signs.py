"""Signs that look alike in print and that a recogniser confuses: what the text around them says which they are."""

from __future__ import annotations

from perflint.regex import regex

#: Half-width signs and the full-width ones that look the same.
_WIDE = {"(": "（", ")": "）", ":": "：", ",": "，", ";": "；"}
#: The signs whose width a picture hardly shows.
TWO_WIDTHS = frozenset({*_WIDE, *_WIDE.values(), "-", "—"})
#: What a sign that stands alone is taken for: nobody writes these characters alone, but a dash and a tick.
_ALONE = {"一": "—", "V": "√", "v": "√", "(": "（", ")": "）"}
#: What the small circle of a full stop is taken for, and what a slanted stroke.
_CIRCLES, _STROKES = frozenset("oO0DQ°"), frozenset("1lI|")

_HAN = "\u3400-\u9fff《》“”、。％"
_BRACKETS = regex(r"[(（][^()（）]*[)）]")
_BESIDE_HAN = regex(rf"(?<=[{_HAN}）])[,:;()]|[,:;()](?=[{_HAN}（])")
_DASH = regex(r"(?<=[0-9年月日])一(?=[0-9])")
_DOTS = regex(r"[.…·。]{2,}")
_STOP = regex(rf"(?<=[{_HAN}])[oO]$")
_HAS_HAN = regex(rf"[{_HAN}]")


def with_known_signs(text: str) -> str:
    """A recognised text with its signs as they are written: full-width beside Han characters, a dash between numbers.

    Brackets have one width. Dots alone are an ellipsis, and a small circle behind a sentence is its full stop.
    """
    if _DOTS.fullmatch(text):
        return "……"
    text = _BRACKETS.sub(lambda found: _pair(text, found.start(), found.end()), text)
    text = _BESIDE_HAN.sub(lambda found: _WIDE[found[0]], text)
    return _STOP.sub("。", _DASH.sub("—", text))


def _pair(text: str, start: int, end: int) -> str:
    """A pair of brackets with what they hold: full-width where Han characters stand in them or beside them."""
    inner = text[start + 1 : end - 1]
    wide = _HAS_HAN.search(text[max(start - 1, 0) : start] + inner + text[end : end + 1])
    return f"（{inner}）" if wide else f"({inner})"


def sign_alone(text: str, *, small: bool, slanted: bool) -> str:
    """What a text of one sign is, which is `small` beside the text of its page, or one `slanted` stroke."""
    if small and text in _CIRCLES:
        return "。"
    if slanted and text in _STROKES:
        return "/"
    return _ALONE.get(text, text)
