"""When two indicator names mean the same thing."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from perflint.language.normal import normal
from perflint.language.vagueness import slogan
from perflint.regex import regex
from perflint_corpora import load_rows

#: Two names that differ in one short stretch only tell two things apart: 新建…/改建…, 小学…/中学….
CONTRAST = 4
#: Statements shorter than this share too many of their characters by chance; longer than that, they are whole texts.
STATEMENT_LENGTH = 10
LONGEST_STATEMENT = 200

_BRACKETS_AND_BLANKS = regex(r"[\s()\[\]{}\"'《》<>]+")
_PUNCTUATION = regex(r"[\W_]+")


@lru_cache(maxsize=4096)
def written_alike(name: str) -> str:
    """The name without blanks, brackets (their contents stay), quotation marks and final punctuation."""
    return _BRACKETS_AND_BLANKS.sub("", normal(name)).rstrip("。.,;:、")


@lru_cache(maxsize=4096)
def meant_alike(name: str) -> str:
    """The name without the words of name_fillers.csv: 完成培训的人员数量 and 培训人员数 give the same."""
    start, end, inside = _fillers()
    bare = start.sub("", written_alike(name))
    if bare.endswith(_words("end")):
        bare = end.sub("", bare)
    return inside.sub("", bare).replace("满意率", "满意度")


def is_statement(name: str) -> bool:
    """Whether a name is a sentence of some length rather than the name of a measure."""
    return STATEMENT_LENGTH <= len(name) <= LONGEST_STATEMENT and slogan(name) is not None


def overlap(a: str, b: str) -> float:
    """Which share of the character pairs of the shorter statement the longer one has too, 0 to 1; 0 for a mere contrast."""
    first, second = _PUNCTUATION.sub("", normal(a)), _PUNCTUATION.sub("", normal(b))
    if _is_contrast(first, second):
        return 0.0
    fewer, more = sorted((_pairs(first), _pairs(second)), key=len)
    return len(fewer & more) / len(fewer) if fewer else 0.0


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(text))


def _is_contrast(a: str, b: str) -> bool:
    shorter = min(len(a), len(b))
    start = next((index for index in range(shorter) if a[index] != b[index]), shorter)
    end = next((index for index in range(shorter - start) if a[-1 - index] != b[-1 - index]), shorter - start)
    return 0 < len(a) - start - end <= CONTRAST and 0 < len(b) - start - end <= CONTRAST


@cache
def _fillers() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = {place: "|".join(map(re.escape, _words(place))) for place in ("start", "end", "inside")}
    return (
        re.compile(rf"^(?:{words['start']})(?=.{{3}})"),
        re.compile(rf"(?<=.{{3}})(?:{words['end']})$"),
        re.compile(words["inside"]),
    )


@cache
def _words(place: str) -> tuple[str, ...]:
    words = [row["word"] for row in load_rows("name_fillers") if row["place"] == place]
    return tuple(sorted(words, key=len, reverse=True))
