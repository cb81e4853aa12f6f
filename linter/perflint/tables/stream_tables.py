"""Tables in text with one cell a line, where the ends of rows are lost and some cells may be too.

A Viterbi search over the stream of cells: the state is the column that the last cell went to. A cell goes on to a
later column (the columns between are lost), starts a new row, continues the same cell, or fits nowhere. Columns that
the conversion lost everywhere are noticed in a first pass and cost nothing in the second.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from perflint.documents.model import Cell
from perflint.tables.drafts import Draft, HeadingColumn
from perflint.tables.fitness import FREE_TEXT, continuation, fit, loss

NEW_ROW = 0.5
DROP = 3.0
HOLLOW = 0.2
#: An empty cell in these columns is as unlikely as a lost one.
NEEDED = frozenset({"level3", "target"})
#: A column that this share of the rows has lost is taken for lost altogether.
LOST_SHARE = 0.5
#: What it costs in the second pass to put a text into a column of free text that is empty nearly everywhere.
RARE = 1.5

FORWARD, NEW, SAME, DROPPED = range(4)


@dataclass(slots=True)
class Stream:
    """The rows found in a stream and how many of its cells they used; `doubts` counts cells that fitted nowhere."""

    drafts: list[Draft]
    used: int
    doubts: int


def read_stream(cells: Sequence[Cell | None], columns: Sequence[HeadingColumn]) -> Stream:
    """Read the rows at the start of a stream of cells (None: a cell that is there but empty)."""
    losses = [loss(column.name) for column in columns]
    rarity = [0.0] * len(columns)
    steps = search(cells, columns, losses, rarity)
    rows = sum(step[2] == NEW for step in steps)
    if rows:
        filled = Counter(number for _, number in set(_rows_of(steps)))
        for number, column in enumerate(columns):
            share = filled[number] / rows
            if share < LOST_SHARE:
                losses[number] *= share
                rarity[number] = RARE * (1 - share) if column.name in FREE_TEXT else 0.0
        steps = search(cells, columns, losses, rarity)
    drafts: list[Draft] = []
    doubts = 0
    for index, number, move in steps:
        cell = cells[index]
        if move == DROPPED:
            doubts += cell is not None
            continue
        if move == NEW:
            drafts.append(Draft({}))
        if cell is not None:
            drafts[-1].add(columns[number].name, cell)
    return Stream([draft for draft in drafts if draft.cells], steps[-1][0] + 1 if steps else 0, doubts)


def _rows_of(steps: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """(row, column) of every step that put a cell somewhere."""
    row = -1
    places = []
    for _, number, move in steps:
        row += move == NEW
        if move in (NEW, FORWARD):
            places.append((row, number))
    return places


def search(
    cells: Sequence[Cell | None], columns: Sequence[HeadingColumn], losses: Sequence[float], rarity: Sequence[float]
) -> list[tuple[int, int, int]]:
    """The best path as (index of the cell, column, move), ending where the table ends best."""
    width = len(columns)
    ahead = [sum(losses[number:]) for number in range(width + 1)]
    skip = [[sum(losses[first:number]) for number in range(width)] for first in range(width + 1)]
    current = [float("-inf")] * width
    trail: list[list[tuple[int, int] | None]] = []
    top, end = 0.0, None
    for index, cell in enumerate(cells):
        scores = [
            fit(column.name, cell.text) - rare if cell is not None else -loss(column.name) if column.name in NEEDED else 0.0
            for column, rare in zip(columns, rarity, strict=True)
        ]
        held = [0.0 if cell is None else continuation(column.name, cell.text) for column in columns]
        finished = max((current[number] - ahead[number + 1] for number in range(width)), default=0.0)
        leave = max(range(width), key=lambda number: current[number] - ahead[number + 1])
        start = 0.0 if index == 0 else finished
        following = [float("-inf")] * width
        moves: list[tuple[int, int] | None] = [None] * width
        for number in range(width):
            options = [(start - NEW_ROW - skip[0][number] + scores[number], -1 if index == 0 else leave, NEW)]
            if index:
                options += [
                    (current[previous] - skip[previous + 1][number] + scores[number], previous, FORWARD)
                    for previous in range(number)
                ]
                options.append((current[number] + held[number] if cell is not None else current[number] - HOLLOW, number, SAME))
                options.append((current[number] - (DROP if cell is not None else HOLLOW), number, DROPPED))
            best = max(options)
            following[number], moves[number] = best[0], (best[1], best[2])
        current = following
        trail.append(moves)
        for number in range(width):
            total = current[number] - ahead[number + 1]
            if total > top:
                top, end = total, (index, number)
    steps: list[tuple[int, int, int]] = []
    while end is not None:
        index, number = end
        step = trail[index][number]
        if step is None:
            break
        previous, move = step
        steps.append((index, number, move))
        end = (index - 1, previous) if index > 0 and previous >= 0 else None
    return steps[::-1]
