"""Tables in text where the ends of rows are lost, of one cell a line or several, and some cells may be lost too.

The stream of tokens is read twice. The first reading shows which columns the conversion lost everywhere, which cost
nothing in the second, and how wide the columns are set whose cells are wrapped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile

from perflint.documents.model import Cell
from perflint.tables.drafts import Draft, HeadingColumn
from perflint.tables.fitness import FREE_TEXT, loss
from perflint.tables.number_runs import holds_numbers, not_own
from perflint.tables.run_choice import Run, part_runs
from perflint.tables.stream_headings import arrangements
from perflint.tables.stream_levels import with_levels
from perflint.tables.stream_scores import NUMBER_BEGUN, ColumnModel, is_word
from perflint.tables.stream_search import Move, Step, search
from perflint.tables.tokens import Gap, Token, joined, width
from perflint.tables.vocabulary import ORDINAL, level

#: A column that this share of the rows has lost is taken for lost altogether.
LOST_SHARE = 0.5
#: What it costs in the second pass to put a text into a column of free text that is empty nearly everywhere.
RARE = 1.5
#: So many names ending in 指标 in a text without separators show that it writes them so.
FULL_NAMES = 3
#: What a column more must gain.
COLUMN = 2.0
#: How many tokens are read to find out the order of the columns, and whether there is a table at all.
ORDERED, TRIED = 120, 400
#: So many full pieces of one width show how wide a column is set.
SAMPLES = 3


@dataclass(slots=True)
class Stream:
    """The rows found in a stream and how many of its tokens they used.

    `doubts` counts the tokens that fitted nowhere and the cells that might as well begin elsewhere.
    """

    drafts: list[Draft]
    used: int
    doubts: int


def read_stream(tokens: Sequence[Token], columns: Sequence[HeadingColumn], glued: bool = False) -> Stream:
    """Read the rows at the start of a stream; `glued` where its tokens are the characters of cells that run together."""
    models = _models(columns, tokens)
    if len(tokens) > TRIED and not search(tokens[:TRIED], models, glued).steps:
        return Stream([], 0, 0)  # no table begins behind so much that is none
    reading = search(tokens, models, glued)
    if any(model.width for model in models):
        # the heading may be cut where its author wanted, not where its column ends: then the rows do not fit the widths
        free = [replace(model, width=None) for model in models]
        other = search(tokens, free, glued)
        if other.score > reading.score:
            models, reading = free, other
    steps = reading.steps
    rows = _filled_rows(steps, models)
    if rows:
        steps = search(tokens, _learnt(models, tokens, steps, rows), glued).steps
    doubts = sum(step.column is None and tokens[step.first].cell is not None for step in steps)
    doubts += sum(is_arbitrary(tokens, step, before, columns) for before, step in zip([None, *steps], steps, strict=False))
    drafts: list[Draft] = []
    placed_rows = _rows_of(steps, tokens)
    if glued:
        doubts += _part_numbers(placed_rows, columns)
    for row in placed_rows:
        drafts.append(Draft({}))
        for placed in row:
            drafts[-1].add(columns[placed.column].name, placed.cell)
    return Stream([draft for draft in drafts if draft.cells], steps[-1].last + 1 if steps else 0, doubts)


def _filled_rows(steps: Sequence[Step], models: Sequence[ColumnModel]) -> int:
    """How many rows say more than their levels."""
    filled: set[int] = set()
    row = 0
    for step in steps:
        row += step.move is Move.NEW
        if step.column is not None and models[step.column].name not in ("level1", "level2"):
            filled.add(row)
    return len(filled)


@dataclass(slots=True)
class Placed:
    """A cell of a row and the number of its column; `follows` says that nothing stands between it and the one before."""

    column: int
    cell: Cell
    follows: bool


def unparted(drafts: Sequence[Draft], columns: Sequence[HeadingColumn]) -> int:
    """How many rows may have a name and its definition in one cell, where nothing stands between the two."""
    names = [column.name for column in columns]
    if "level3" not in names or names[names.index("level3") + 1 : names.index("level3") + 2] != ["definition"]:
        return 0
    return sum("level3" in draft.cells and "definition" not in draft.cells for draft in drafts)


def _rows_of(steps: Sequence[Step], tokens: Sequence[Token]) -> list[list[Placed]]:
    """The cells of each row, the explicitly empty ones left out."""
    rows: list[list[Placed]] = []
    for step in steps:
        if step.column is None:
            continue
        if step.move is Move.NEW:
            rows.append([])
        first = tokens[step.first]
        if first.cell is not None:
            text = joined(tokens[step.first : step.last + 1])
            begins = first.cell
            number = ORDINAL.match(first.text)
            if number is not None and number.end() == len(first.text) and step.last > step.first:
                begins = tokens[step.first + 1].cell or begins  # 指标1：, whose name follows in the next line
            cell = Cell(begins.block, text, begins.row, begins.column, begins.line)
            rows[-1].append(Placed(step.column, cell, first.gap is Gap.NONE))
    return rows


def _part_numbers(rows: Sequence[list[Placed]], columns: Sequence[HeadingColumn]) -> int:
    """Part the numbers of a table anew that have run together; return how many cells are in doubt after that."""
    found = [(row, run) for row in rows for run in _runs_of(row, columns)]
    in_runs = {id(row) for row, (run, _, _) in found if "weight" in run.columns}
    weights = [
        placed.cell.text for row in rows if id(row) not in in_runs for placed in row if columns[placed.column].name == "weight"
    ]
    parted = part_runs([run for _, (run, _, _) in found], weights)
    doubts = 0
    for (row, (run, start, end)), parting in reversed(list(zip(found, parted, strict=True))):
        doubts += parting.doubtful if parting is not None else not all(map(not_own, run.columns))
        if parting is not None:
            cell = row[start].cell
            row[start:end] = [
                Placed(run.first + n, Cell(cell.block, text, cell.row, cell.column, cell.line), True)
                for n, text in enumerate(parting.texts)
                if text
            ]
    return doubts


def _runs_of(row: Sequence[Placed], columns: Sequence[HeadingColumn]) -> Iterator[tuple[Run, int, int]]:
    """The numbers of a row that have run together, each run with its place among the cells."""
    number = 0
    while number < len(row):
        end = number
        while end < len(row) and _is_number(row[end], columns) and (end == number or row[end].follows):
            end += 1
        run = row[number:end]
        if run and any(cell.cell.text[:1].isdigit() for cell in run):
            before = row[number - 1].column if number else -1
            behind = row[end].column if end < len(row) else len(columns)
            first = next(n for n in range(before + 1, run[0].column + 1) if _all_numeric(columns, n, run[0].column))
            last = next(n for n in range(behind - 1, run[-1].column - 1, -1) if _all_numeric(columns, run[-1].column, n))
            names = tuple(column.name for column in columns[first : last + 1])
            if all(map(holds_numbers, names)):
                known = {columns[placed.column].name: placed.cell.text for placed in (*row[:number], *row[end:])}
                yield Run("".join(placed.cell.text for placed in run), names, first, known), number, end
        number = max(end, number + 1)


def _is_number(placed: Placed, columns: Sequence[HeadingColumn]) -> bool:
    return holds_numbers(columns[placed.column].name) and NUMBER_BEGUN.match(placed.cell.text) is not None


def _all_numeric(columns: Sequence[HeadingColumn], first: int, last: int) -> bool:
    return all(holds_numbers(column.name) for column in columns[first : last + 1])


def _models(columns: Sequence[HeadingColumn], tokens: Sequence[Token]) -> list[ColumnModel]:
    full = _writes_full_names(tokens)
    return [ColumnModel(column.name, loss(column.name), width=column.width, full_names=full) for column in columns]


def _writes_full_names(tokens: Sequence[Token]) -> bool:
    """Whether the levels of a table are called 数量指标 rather than 数量."""
    if sum(len(token.text) for token in tokens) < 2 * len(tokens):  # single characters
        text = "".join(token.text for token in tokens)
        return text.count("指标") >= FULL_NAMES
    names = [token.text for token in tokens if token.text.endswith("指标") or level(2, token.text) is not None]
    full = sum(name.endswith("指标") for name in names)
    return full > len(names) - full


def best_arrangement(tokens: Sequence[Token], columns: Sequence[HeadingColumn], glued: bool = False) -> list[HeadingColumn]:
    """The order of the columns of a heading, maybe of two rows, that explains the first rows best, with all their levels."""
    first = tokens[:ORDERED]
    if glued:  # the label of a group is not told from what follows it
        columns = list(dropwhile(lambda column: column.name == "group", columns))

    def best(orders: Sequence[list[HeadingColumn]]) -> list[HeadingColumn]:
        if len(orders) == 1:
            return orders[0]
        return max(orders, key=lambda order: search(first, _models(order, tokens), glued).score - COLUMN * len(order))

    arranged = best(arrangements(best(with_levels(columns, (token.text for token in first)))))
    return [column for column in arranged if column.name != "group"] if glued else arranged


def is_arbitrary(tokens: Sequence[Token], step: Step, before: Step | None, columns: Sequence[HeadingColumn]) -> bool:
    """Whether a cell might as well begin elsewhere: inside a number or word, or between two texts that run together.

    How sure it is where one number ends and another begins is told when they are parted.
    """
    if before is None or before.column is None or step.column is None or tokens[step.first].gap is not Gap.NONE:
        return False
    names = columns[before.column].name, columns[step.column].name
    if all(map(not_own, names)):
        return False  # neither is kept
    if is_word(tokens[step.first - 1].text, tokens[step.first].text):
        return not all(map(holds_numbers, names))
    return FREE_TEXT.issuperset(names)


def _learnt(models: Sequence[ColumnModel], tokens: Sequence[Token], steps: Sequence[Step], rows: int) -> list[ColumnModel]:
    """What the first reading has shown of each column."""
    filled = Counter(step.column for step in steps if step.column is not None)
    learnt = []
    for number, model in enumerate(models):
        share = filled[number] / rows
        rare = share < LOST_SHARE
        pieces = Counter(
            width(tokens[index].text)
            for step in steps
            if step.column == number and step.last > step.first
            for index in range(step.first, step.last)
            if tokens[index + 1].gap is Gap.LINE
        )
        learnt.append(
            ColumnModel(
                model.name,
                model.loss * share if rare else model.loss,
                RARE * (1 - share) if rare and model.name in FREE_TEXT else 0.0,
                _set_width(pieces, model.width),
                model.full_names,
            )
        )
    return learnt


def _set_width(pieces: Counter[int], before: int | None) -> int | None:
    """The width that most of the full pieces of a column have, or what its heading says."""
    if sum(pieces.values()) < SAMPLES:
        return before
    return max(pieces, key=lambda one: (sum(pieces[near] for near in (one - 1, one, one + 1)), one))
