"""The white space of a cell's text: what is removed from it, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.regex import regex

_BLANKS = " \t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_BREAKS = "\n\r\v\f\x85\u2028\u2029"
_OUTER = _BLANKS + _BREAKS + _ZERO_WIDTH
_BREAK = regex(f"[{_BREAKS}]+")
# Chinese text is broken anywhere, so a break says nothing; between two Latin words it stands for the blank.
_BREAK_BETWEEN_WORDS = regex(f"(?<=[0-9A-Za-z])[{_BREAKS}]+(?=[0-9A-Za-z])")


def clean(text: str) -> str:
    """Return the text of a cell without outer white space (zero-width and ideographic too) and without line breaks.

    A break between two Latin letters or digits becomes one blank. Nothing else changes: full-width stays full-width.
    """
    text = text.strip(_OUTER)
    if text.isprintable():  # no break in it; true of nearly every text, and far cheaper than the searches
        return text
    return _BREAK.sub("", _BREAK_BETWEEN_WORDS.sub(" ", text))


def unwrapped(lines: Sequence[str]) -> str:
    """The text of a cell that is wrapped over lines: two Latin words are set apart, a number goes on."""
    text = lines[0]
    for line in lines[1:]:
        apart = text[-1:].isascii() and text[-1:].isalpha() and line[:1].isascii() and line[:1].isalpha()
        text += f" {line}" if apart else line
    return text
