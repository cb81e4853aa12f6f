"""Words of aligned lines that stand in a column beside their own, where a print has set a line off sideways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from perflint.tables.aligned_words import Word, parted
from perflint.tables.fitness import fit
from perflint.tables.vocabulary import level

#: How much better two words must fit two columns than one.
BETTER = 1.9
#: The columns between which a number and its unit may have to be parted.
PARTED = ("target", "unit")
#: How badly a text fits the column of a level that it does not name: a piece of a name moves nowhere.
NO_LEVEL = -4.0


def settled(columns: Sequence[Sequence[Word]], names: Sequence[str]) -> list[list[Word]]:
    """The words of each column, where those at its edge move to the empty cell beside them that they fit better."""
    lines: dict[int, list[list[Word]]] = defaultdict(lambda: [[] for _ in names])
    for number, words in enumerate(columns):
        for word in sorted(words, key=lambda one: one.first):
            lines[word.row][number].append(word)
    used = [bool(words) for words in columns]
    for line in lines.values():
        for number, words in enumerate(line):
            several = parted(words[0]) if len(words) == 1 and names[number] in PARTED else words
            if len(several) > 1:
                _move(line, number, several, names, used)
    return [[word for line in lines.values() for word in line[number]] for number in range(len(names))]


def _move(line: list[list[Word]], number: int, words: list[Word], names: Sequence[str], used: Sequence[bool]) -> None:
    """Move the first or last word of a cell if that is better."""
    together = _fit(names[number], words)
    moves = []
    for beside, kept, moved in ((number - 1, words[1:], words[:1]), (number + 1, words[:-1], words[-1:])):
        if 0 <= beside < len(names) and not line[beside] and used[beside]:
            gain = _fit(names[number], kept) + _fit(names[beside], moved) - together
            moves.append((gain, beside, kept, moved))
    best = max(moves, key=lambda move: move[0], default=None)
    if best is not None and best[0] > BETTER:
        _, beside, line[number], line[beside] = best


def _fit(name: str, words: Sequence[Word]) -> float:
    text = "".join(word.text for word in words)
    if name in ("level1", "level2") and level(int(name[-1]), text) is None:
        return NO_LEVEL
    return fit(name, text)
