"""Which sets overlap: exact, and without comparing all pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import ceil

#: Keeps 0.8 x 5 from being rounded up to 5.
ROUNDING = 1e-9


def overlapping(sets: Sequence[frozenset[str]], threshold: float) -> Iterator[tuple[int, int]]:
    """Yield (earlier, later) for the pairs of distinct sets whose Jaccard likeness reaches the threshold.

    Two sets that are so alike share one of the few rarest members of either, so only those need an index; what
    everybody has (满意度≥90%) is never looked up. Pairs come in ascending order of the later set, then the earlier.
    """
    frequency = Counter(member for one in sets for member in one)
    index: dict[str, list[int]] = {}
    for later, members in enumerate(sets):
        rarest = sorted(members, key=lambda member: (frequency[member], member))
        prefix = rarest[: len(members) - ceil(threshold * len(members) - ROUNDING) + 1]
        candidates = sorted({earlier for member in prefix for earlier in index.get(member, ())})
        for earlier in candidates:
            shared = len(members & sets[earlier])
            if shared >= threshold * (len(members) + len(sets[earlier]) - shared) - ROUNDING:
                yield earlier, later
        for member in prefix:
            index.setdefault(member, []).append(later)
