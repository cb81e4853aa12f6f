"""The names of levels in narrow columns, each cut over several lines."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.tables.aligned_words import Bit
from perflint.tables.vocabulary import key, level

#: A name takes at most so many lines.
LINES = 8
#: How well some lines put together are a name, and what a line that is missing between them costs.
KNOWN, LIKELY, STRANGE, HOLE = 4.0, 0.5, -3.0, 0.6
#: The shortest name of a level that is not in the taxonomy, and how it ends.
SHORTEST, ENDING = 4, "指标"


def level_names(bits: Sequence[Bit], depth: int) -> list[list[Bit]]:
    """The lines of a level cut into names: the best way of putting lines together that make names of that level."""
    best = [0.0]
    origins = [0]
    for end in range(1, len(bits) + 1):
        score, origin = max((best[start] + _worth(bits[start:end], depth), start) for start in range(max(0, end - LINES), end))
        best.append(score)
        origins.append(origin)
    texts: list[list[Bit]] = []
    end = len(bits)
    while end:
        texts.append(list(bits[origins[end] : end]))
        end = origins[end]
    return texts[::-1]


def sense(text: str, depth: int) -> float:
    """How well a text names a level; the mere end of a name, which begins elsewhere, says nothing."""
    known = _sense(text, depth)
    return 0.0 if known == STRANGE and (ENDING.endswith(text) or text.endswith(ENDING)) else known


def _sense(text: str, depth: int) -> float:
    if level(depth, text) is not None:
        return KNOWN
    return LIKELY if len(key(text)) >= SHORTEST and key(text).endswith(ENDING) else STRANGE


def _worth(group: Sequence[Bit], depth: int) -> float:
    """How well some lines put together name a level."""
    holes = group[-1].row - group[0].row + 1 - len(group)
    return _sense("".join(bit.text for bit in group), depth) - HOLE * holes
