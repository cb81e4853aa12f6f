"""Operators of indicator values: ≥ ≤ > < = and 定性, in signs and words."""

from __future__ import annotations

from functools import cache, lru_cache

from perflint.language.normal import normal
from perflint.regex import regex
from perflint_corpora import load_rows

_MATHS = regex(r"\\\((.*)\\\)|\$(.*)\$")


@cache
def operator_forms(*places: str) -> dict[str, str]:
    """Return normalised form -> operator for the places named in operators.csv (sign, before, frame, after, cell)."""
    return {normal(row["form"]): row["operator"] for row in load_rows("operators") if row["place"] in places}


@lru_cache(maxsize=4096)
def normalise_operator(text: str) -> str | None:
    """Return ≥ ≤ > < = or 定性 for the whole content of an operator cell, None when it holds no operator."""
    compact = normal(text)
    maths = _MATHS.fullmatch(compact)
    if maths:
        compact = maths[1] or maths[2] or ""
    forms = operator_forms("sign", "before", "frame", "after", "cell")
    return forms.get(compact) or _framed_operator(compact)


def _framed_operator(text: str) -> str | None:
    """达到…以上, 控制在…以内: the word behind the number decides."""
    for word, operator in operator_forms("after").items():
        if text.endswith(word) and text.removesuffix(word).rstrip(".") in operator_forms("before", "frame"):
            return operator
    return None
