"""What kind of rate an indicator's name ends in; the words are in rate_words.csv."""

from __future__ import annotations

from functools import cache, lru_cache

from perflint.regex import regex
from perflint_corpora import load_rows
from perflint_rules.units.measures import bare_name

SHARE = "share"
LOOSE = "loose"
OPEN = "open"

# a change, or a comparison with something that may be smaller
_CHANGE = regex("增长|增加|增幅|提高|提升|上升|超额|超过|较上|比上|同比|环比|倍")


@lru_cache(maxsize=4096)
def rate_kind(name: str) -> str | None:
    """SHARE for a part of a whole that should be large (合格率), LOOSE for one that may be overfulfilled (完成率), OPEN for
    other known rates; None for an unknown ending."""
    bare = bare_name(name)
    kinds, longest = _kinds()
    for length in range(min(longest, len(bare)), 1, -1):
        kind = kinds.get(bare[-length:])
        if kind is not None:
            return OPEN if _CHANGE.search(bare) else kind
    return None


@cache
def _kinds() -> tuple[dict[str, str], int]:
    """The kinds by ending, and the length of the longest ending."""
    kinds = {row["word"]: row["kind"] for row in load_rows("rate_words")}
    return kinds, max(map(len, kinds))
