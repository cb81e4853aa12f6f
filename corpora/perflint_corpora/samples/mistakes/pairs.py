"""Defects between two tables of one run: texts copied from one into the other, and numbers that contradict."""

from __future__ import annotations

from dataclasses import dataclass

from perflint_corpora.samples.mistakes.changes import REASON, Change, cells, copied, facts, same_indicators
from perflint_corpora.samples.model import SampleTable, load_tables


@dataclass(frozen=True, slots=True)
class Pair:
    """A clean table `original`, and `table` as `change` makes it repeat or contradict the original.

    `rule` must find it in the second table, at the cell of `field` of `indicator` (None: of a fact); `also` are the
    rules that rightly report something else there as its consequence, once for each finding. `prepare` changes the
    original where the clean one has nothing worth copying.
    """

    name: str
    rule: str
    original: str
    table: str
    change: Change
    field: str
    indicator: int | None = None
    also: tuple[str, ...] = ()
    prepare: Change | None = None

    def made(self) -> tuple[SampleTable, SampleTable]:
        """The original, and the table that repeats or contradicts it."""
        original, table = load_tables()[self.original], load_tables()[self.table]
        return self.prepare(original) if self.prepare else original, self.change(table)


PAIRS = (
    Pair(
        "same-goal",
        "copied-text",
        "pipe-renewal",
        "reading-promotion",
        copied("goal", "pipe-renewal"),
        "goal",
        also=("goal-uncovered",),  # the indicators are still those of the old goal
    ),
    Pair("same-basis", "copied-text", "pipe-renewal", "reading-promotion", copied("basis", "pipe-renewal"), "basis"),
    Pair("same-overview", "copied-text", "pipe-renewal", "reading-promotion", copied("overview", "pipe-renewal"), "overview"),
    # costs are not compared: the first indicator after them is where the copy is reported
    Pair(
        "same-indicators",
        "copied-text",
        "pipe-renewal",
        "skills-training",
        same_indicators("pipe-renewal"),
        "level3",
        2,
        # the goal still promises a rate and three tasks, and the other project costs four times the budget of this one
        also=("goal-uncovered", "goal-uncovered", "cost-over-budget", "price-times-quantity"),
    ),
    Pair(
        "same-reason",
        "copied-text",
        "farmland-upkeep",
        "bike-sharing",
        cells((6, "deviation_reason", REASON)),
        "deviation_reason",
        6,
        prepare=cells((1, "deviation_reason", REASON)),
    ),
    Pair(
        "ten-more-in-the-other-table",
        "budget-amount-differs",
        "reading-promotion",
        "reading-promotion",
        facts(("total_budget", "96.10")),
        "total_budget",
    ),
)
