"""The text of a value cell made ready for its quantities: what holds digits and is no quantity is blanked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from perflint.language.dates import DateSpan, find_dates
from perflint.language.normal import normal_with_offsets
from perflint.language.operators import operator_forms
from perflint.regex import regex

_BLANK = "□"
_NOTHING = "\u200b"  # removed by normalisation
# Figures that are no quantities; each is blanked before numbers are looked for.
_NO_QUANTITY = regex(
    r"""(?=[《\[(第指0-9A-Za-z])(?:   # what any of them begins with: quickly asked, and rarely there
      《[^》]*》
    | [\[(]20[0-9]{2}[\])](?:第?[0-9]+号)?              # document numbers 〔2021〕5号
    | 第[0-9]+ | [0-9]+号
    | (?:(?<=^)|(?<=[;。,:□]))[0-9]{1,2}(?:[.、)](?![0-9])) | \([0-9]{1,2}\)(?=[^\W0-9])   # 1. 2、 (3)
    | 指标[0-9]+(?=[:.、])
    | (?<![0-9A-Za-z])[A-Za-z][A-Za-z0-9/._-]*[0-9][A-Za-z0-9/._-]*   # A4, DB50/T957.1-2019
    | [0-9]G(?=[\u4e00-\u9fff]) | [0-9]+-[A-Za-z][A-Za-z0-9-]*
    | (?<![0-9.])0[0-9]{2,3}-?[0-9]{7,8} | (?<![0-9.])1[3-9][0-9]{9}(?![0-9.])
    | (?<![0-9.])[0-9]{16,}(?:\.[0-9]+)?               # accounts, identity cards: as in parse_number
    | [0-9]{1,2}:[0-9]{2}[-~至到][0-9]{1,2}:[0-9]{2}   # opening hours
    )
    """,
    re.VERBOSE,
)
_MATHS = regex(r"\\[()%]|\$")
_DIGIT_GAP = regex(r"(?<=[0-9])\s+(?=[0-9])")


@lru_cache(maxsize=512)
def prepared(text: str) -> tuple[str, Sequence[int]]:
    """The normalised text without whatever holds digits and is no quantity, and the offsets of its characters."""
    marked = _without_dates(_written_out(text), find_dates(text))
    # A blank between two digits separates numbers, everywhere else it is noise.
    joined = _DIGIT_GAP.sub(lambda gap: "|" * len(gap[0]), marked)
    compact, offsets = normal_with_offsets(joined)
    return _NO_QUANTITY.sub(lambda match: _BLANK * len(match[0]), compact), offsets


def _written_out(text: str) -> str:
    """Replace operators in markup (\\geq, <u>></u>, &ge;) by their sign, keeping the length of the text."""
    text = _markup_regex().sub(lambda form: operator_forms("sign")[form[0]].ljust(len(form[0]), _NOTHING), text)
    return _MATHS.sub(lambda mark: ("%" if "%" in mark[0] else "").ljust(len(mark[0]), _NOTHING), text)


def _without_dates(text: str, dates: Iterable[DateSpan]) -> str:
    """The text with its dates blanked, of the same length."""
    pieces: list[str] = []
    at = 0
    for date in dates:
        pieces += (text[at : date.start], _BLANK * (date.end - date.start))
        at = date.end
    return "".join((*pieces, text[at:]))


@cache
def _markup_regex() -> re.Pattern[str]:
    forms = sorted((form for form in operator_forms("sign") if len(form) > 2), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, forms)))
