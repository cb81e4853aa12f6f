"""Ways of writing that make one thing look like two: blanks, full-width characters, odd signs, several words for a unit."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from perflint.language.operators import normalise_operator
from perflint.regex import regex
from perflint_corpora import load_rows

BLANK = "blank"
FULL_WIDTH = "full-width"
SIGN = "sign"

_ANY_BLANK = regex(r"\s")
_WIDE = regex("[０-９％]")
_ANY_ODDITY = regex(r"[\s０-９％≧≦⩾⩽≽≼<>＞＜]")  # one of these is in all that the others find
_SIGNS = regex(r"[≧≦⩾⩽≽≼]|>=|<=|=>|=<|＞＝|＜＝")


class Oddity(NamedTuple):
    """One way of writing: its kind, what is written and what should be."""

    kind: str
    written: str
    wanted: str


@lru_cache(maxsize=4096)
def oddities(text: str) -> tuple[Oddity, ...]:
    """The odd ways of writing in one cell, each kind once."""
    if not _ANY_ODDITY.search(text):
        return ()
    found = []
    if _ANY_BLANK.search(text) and (joined := _blanks().sub("", text)) != text:
        found.append(Oddity(BLANK, text, joined))
    if _WIDE.search(text):
        found.append(Oddity(FULL_WIDTH, text, _narrow(text)))
    if sign := _SIGNS.search(text):
        found.append(Oddity(SIGN, sign[0], normalise_operator(sign[0]) or "≥"))
    return tuple(found)


@cache
def _blanks() -> re.Pattern[str]:
    """Blanks beside a Chinese character, unless on the other side stands a Latin word."""
    han, blank = "[\u4e00-\u9fff]", r"[ \t\u3000\xa0]+"
    return re.compile(rf"(?<={han}){blank}(?={han}|[0-9])|(?<=[0-9%]){blank}(?={han})")


def _narrow(text: str) -> str:
    return _WIDE.sub(lambda match: chr(ord(match[0]) - 0xFEE0), text)


class Spelling(NamedTuple):
    """How a cell writes a unit, and how it is best written."""

    written: str
    preferred: str


@lru_cache(maxsize=4096)
def spelling_of(text: str) -> Spelling | None:
    """The unit at the end of a cell if it is one of those that people write in several ways."""
    for spelling in _spellings():
        if text.endswith(spelling.written):
            return spelling
    return None


@cache
def _spellings() -> tuple[Spelling, ...]:
    found = []
    for row in load_rows("unit_spellings"):
        found += [Spelling(way, row["preferred"]) for way in (row["preferred"], *row["others"].split("|"))]
    return tuple(sorted(found, key=lambda spelling: -len(spelling.written)))
