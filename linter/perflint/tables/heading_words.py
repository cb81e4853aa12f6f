"""What columns are headed by: names to the letter, their shapes, and what resembles them. The data is in corpora."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from perflint.regex import regex
from perflint.tables.vocabulary import key, without_one, without_period
from perflint_corpora import load_rows

#: What joins two names of one column: 指标值/目标值, 一级指标及分值.
JOINT = regex(r"[/／、]|及|和|与|或")
#: What stands behind a heading for the sake of formulas, or for a unit: 目标值A, 权重%.
MARK = regex(r"[A-F%‰]$")
#: A year within a heading: 预期2022年实现值.
YEAR = regex(r"20\d\d年度?")
#: The beginning of a heading may be that of its year, and have a bracket that is closed in its rest.
YEAR_BEGUN, UNCLOSED = regex(r"20\d\d"), regex(r"[(（][^()（）]*$")
#: How long a heading is that has lost a character.
DAMAGED = (3, 12)
LEVEL_MARK = regex(r"[一二三]级")


@cache
def _headings() -> dict[str, str]:
    return {key(row["heading"]): row["field"] for row in load_rows("headings")}


@lru_cache(maxsize=4096)
def known_heading(text: str) -> str | None:
    """The field whose heading this is to the letter, or None. A year in front ("2023年指标值") does not matter."""
    if _is_long(text):
        return None
    name = key(text)
    headings = _headings()
    bare = without_period(name)
    return headings.get(name) or headings.get(bare) or headings.get(MARK.sub("", bare)) or headings.get(YEAR.sub("", name))


def _is_long(text: str) -> bool:
    """Whether a text is too long for a heading, which may say more in brackets: 绩效指标(权重90分，其中产出指标50分)."""
    return len(text) > 40 and not (len(text) <= 100 and text.endswith((")", "）")) and len(key(text)) <= 12)


@cache
def _heading_shapes() -> tuple[re.Pattern[str], list[str]]:
    """All shapes as one pattern, and the field of each of its groups."""
    rows = load_rows("heading_shapes")
    return re.compile("|".join(f"({row['pattern']})" for row in rows)), [row["field"] for row in rows]


@lru_cache(maxsize=4096)
def heading_field(text: str) -> str | None:
    """The field whose column this text heads, or None: a heading to the letter, one of its shape, or two names joined."""
    found = known_heading(text)
    if found is not None or _is_long(text):
        return found
    shapes, fields = _heading_shapes()
    shaped = shapes.search(MARK.sub("", without_period(key(text))))
    if shaped is not None:
        return fields[(shaped.lastindex or 1) - 1]
    damaged = _damaged_headings().get(key(text)) if DAMAGED[0] <= len(text) <= DAMAGED[1] else None
    if damaged is not None:
        return damaged
    pieces = [known_heading(piece) for piece in JOINT.split(text)]
    return pieces[0] if len(pieces) == 2 and (pieces[1] is not None or "/" in text or "／" in text) else None


@cache
def _damaged_headings() -> dict[str, str]:
    """The longer headings that have lost one character, where what is left can head one field only."""
    found: dict[str, set[str]] = {}
    for name, field in _headings().items():
        if len(name) > DAMAGED[0]:
            for damaged in without_one(name):
                found.setdefault(damaged, set()).add(field)
    return {name: next(iter(fields)) for name, fields in found.items() if len(fields) == 1 and name not in _headings()}


@cache
def _heading_beginnings() -> frozenset[str]:
    return frozenset(name[:length] for name in _headings() for length in range(1, len(name) + 1))


@lru_cache(maxsize=4096)
def begins_heading(text: str) -> bool:
    """Whether `text` is a heading or the beginning of one whose rest is elsewhere, a period of time in front or not."""
    name = key(UNCLOSED.sub("", text))
    rest = without_period(name)
    if name in _heading_beginnings() or rest in _heading_beginnings() or not rest:
        return True
    return YEAR_BEGUN.fullmatch(name) is not None or heading_field(text) is not None


@lru_cache(maxsize=4096)
def similar_heading_field(text: str) -> str | None:
    """The field of the heading that this text resembles (a damaged or unusual one), or None."""
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    name = key(text)
    if not 3 <= len(name) <= 24:
        return None
    choices = _headings_of_level(LEVEL_MARK.search(name))
    best = process.extractOne(name, choices, scorer=Indel.normalized_similarity, score_cutoff=0.8)
    return _headings()[best[0]] if best else None


def _headings_of_level(mark: re.Match[str] | None) -> list[str]:
    """The headings with the same level in their names (一级指标), which is never a slip of the pen; or with none."""
    return _headings_by_level().get(mark[0] if mark is not None else "", [])


@cache
def _headings_by_level() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in _headings():
        mark = LEVEL_MARK.search(name)
        found.setdefault(mark[0] if mark is not None else "", []).append(name)
    return found
