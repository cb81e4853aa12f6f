"""Likeness of texts, and groups of near-duplicates among many. Nothing here compares all pairs."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from functools import cache, lru_cache
from struct import Struct

from perflint.language.normal import normal
from perflint.language.numerals import DIGITS
from perflint.regex import regex
from perflint_corpora import load_rows

# Shorter texts are too alike by chance: they are copies only when equal but for their numbers.
NEAR_DUPLICATE_LENGTH = 60

_NUMBERS = regex(DIGITS)
_CLAUSES = regex(r"[,;。、:!?]+")
_DOCUMENT_NUMBER = r"[\u4e00-\u9fff]{0,8}[\[(]20[0-9]{2}[\])][0-9]+号"
_REGULATION = regex(rf"《[^《》]*》(?:\({_DOCUMENT_NUMBER}\)|{_DOCUMENT_NUMBER})?|\({_DOCUMENT_NUMBER}\)|{_DOCUMENT_NUMBER}")

# One-permutation MinHash: 21 bands of 3 rows find pairs whose character bigrams overlap by half with probability 0.94.
_BANDS = 21
_ROWS = 3
_SLOTS = _BANDS * _ROWS
_EMPTY = 1 << 30
_PACKED = Struct(f"<{_SLOTS}I")
_WIDTH = 4
_MOST_HASHES = 65536
_BAND_WIDTH = _ROWS * _WIDTH
_BAND_STARTS = range(0, _SLOTS * _WIDTH, _BAND_WIDTH)
# Slots that two signatures must share before their texts are compared: edits that leave a likeness of 0.85 leave 24 of 63.
_SHARED_SLOTS = 24
# Where more texts than this share a band with one, it takes two bands to be compared with it.
_CROWD = 64
# A fuller bucket holds boilerplate, not copies. It takes one member of each group.
_BUCKET_SIZE = 32


def similarity(a: str, b: str, *, mask_numbers: bool = False) -> float:
    """Return how alike two texts are, 0 to 1: the larger of the ratio as written and with the clauses sorted."""
    first, second = normal(a), normal(b)
    if mask_numbers:
        first, second = masked(first), masked(second)
    return _likeness(first, second, 0.0)


def near_duplicates(texts: Sequence[str], threshold: float = 0.85) -> list[list[int]]:
    """Return groups of two or more texts that are copies of each other, as positions in ascending order.

    Numbers, regulation titles and stock phrases do not count; what is empty without them is no copy of anything.
    Texts under 60 characters are copies only when otherwise equal; longer ones from the threshold (0 to 1) on.
    """
    by_key: dict[str, list[int]] = {}
    for position, text in enumerate(texts):
        key = masked(strip_boilerplate(text))
        if key.strip("#,;。、:."):
            by_key.setdefault(key, []).append(position)
    long_keys = [key for key in by_key if len(key) >= NEAR_DUPLICATE_LENGTH]
    groups = _Groups(len(long_keys))
    _join_alike(long_keys, groups, threshold)
    members: dict[int, list[int]] = {}
    for index, key in enumerate(long_keys):
        members.setdefault(groups.leader(index), []).extend(by_key[key])
    equal = [positions for key, positions in by_key.items() if len(key) < NEAR_DUPLICATE_LENGTH]
    return sorted(sorted(group) for group in [*members.values(), *equal] if len(group) > 1)


@lru_cache(maxsize=16384)
def strip_boilerplate(text: str) -> str:
    """Return the normalised text without regulation titles, document numbers and the phrases of boilerplate.csv."""
    return _stock_phrases().sub("", _REGULATION.sub("", normal(text)))


def masked(text: str) -> str:
    """Return the normalised text with every number replaced by #."""
    return _NUMBERS.sub("#", normal(text))


@cache
def _stock_phrases() -> re.Pattern[str]:
    phrases = sorted((normal(row["phrase"]) for row in load_rows("boilerplate")), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, phrases)))


def _likeness(a: str, b: str, cutoff: float) -> float:
    """The cutoff is 0 to 1; a likeness below it may come back as 0."""
    from rapidfuzz.fuzz import ratio

    as_written = ratio(a, b, score_cutoff=cutoff * 100)
    if as_written == 100:
        return 1.0
    return max(as_written, ratio(_sorted_clauses(a), _sorted_clauses(b), score_cutoff=cutoff * 100)) / 100


@lru_cache(maxsize=4096)
def _sorted_clauses(text: str) -> str:
    return ",".join(sorted(clause for clause in _CLAUSES.split(text) if clause))


class _Groups:
    """Disjoint groups of positions; the leader of a group is its first position."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def leader(self, position: int) -> int:
        parents = self._parents
        while parents[position] != position:
            parents[position] = parents[parents[position]]
            position = parents[position]
        return position

    def join(self, a: int, b: int) -> None:
        first, second = sorted((self.leader(a), self.leader(b)))
        self._parents[second] = first


def _join_alike(texts: list[str], groups: _Groups, threshold: float) -> None:
    """Compare each text with those before it that share a band of its signature, one of each group, and join what is alike."""
    sketches: list[int] = []
    clauses = [_sorted_clauses(text) for text in texts]
    buckets: list[dict[bytes, list[int]]] = [{} for _ in range(_BANDS)]
    for position, text in enumerate(texts):
        signature = _signature(text)
        sketch = int.from_bytes(signature[::_WIDTH], "big")
        sketches.append(sketch)
        bands = [one.setdefault(signature[at : at + _BAND_WIDTH], []) for one, at in zip(buckets, _BAND_STARTS, strict=True)]
        once: set[int] = set()
        twice: set[int] = set()
        for bucket in bands:
            twice.update(once.intersection(bucket))
            once.update(bucket)
        near = sorted(
            other
            for other in (once if len(once) <= _CROWD else twice)
            if (sketches[other] ^ sketch).to_bytes(_SLOTS, "big").count(0) >= _SHARED_SLOTS
        )
        copies = _alike(position, near, texts, clauses, threshold)
        for other in copies:
            groups.join(other, position)
        leader = groups.leader(position)
        for bucket in bands:
            if len(bucket) < _BUCKET_SIZE and not (copies and any(groups.leader(other) == leader for other in bucket)):
                bucket.append(position)


def _alike(position: int, candidates: list[int], texts: list[str], clauses: list[str], threshold: float) -> list[int]:
    """The candidates that reach the threshold, as written or with their clauses sorted; compared in one call each."""
    if not candidates:
        return []
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    cutoff = threshold * 100
    written = {other: texts[other] for other in candidates}
    found = {other for _, _, other in extract(texts[position], written, scorer=ratio, score_cutoff=cutoff, limit=None)}
    rest = {other: clauses[other] for other in candidates if other not in found}
    found |= {other for _, _, other in extract(clauses[position], rest, scorer=ratio, score_cutoff=cutoff, limit=None)}
    return sorted(found)


def _signature(text: str) -> bytes:
    """The smallest hash in each slot, in `_WIDTH` bytes; an empty slot takes the value of the next full one."""
    slots = [_EMPTY] * _SLOTS
    for value, slot in map(_HASHES.__getitem__, set(map(str.__add__, text, text[1:]))):
        if value < slots[slot]:
            slots[slot] = value
    following = next(value for value in slots if value != _EMPTY)
    for slot in range(_SLOTS - 1, -1, -1):
        if slots[slot] == _EMPTY:
            slots[slot] = following
        following = slots[slot]
    return _PACKED.pack(*slots)


class _Hashes(dict[str, tuple[int, int]]):
    """A value of 30 bits and a slot for each bigram, worked out once for as many as are in use at a time.

    Not hash(), which differs from run to run. The product mixes the checksum's bits.
    """

    def __missing__(self, bigram: str) -> tuple[int, int]:
        if len(self) >= _MOST_HASHES:
            self.clear()
        mixed = zlib.crc32(bigram.encode("utf-8", "surrogatepass")) * 0x9E3779B97F4A7C15 >> 24
        self[bigram] = found = (mixed // _SLOTS & 0x3FFFFFFF, mixed % _SLOTS)
        return found


_HASHES = _Hashes()
