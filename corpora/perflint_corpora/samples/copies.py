"""Texts copied from one submission into another: pairs of tables of which the second repeats the first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from perflint_corpora.samples.mistakes import REASON, Change, cells, copied
from perflint_corpora.samples.model import SampleTable, load_tables


@dataclass(frozen=True, slots=True)
class Copy:
    """A clean table `original`, and `table` as `change` makes it repeat the original.

    The copy must be found at the cell of `field` of `indicator` (None: of a fact). `prepare` changes the original
    where the clean one has nothing worth copying.
    """

    name: str
    original: str
    table: str
    change: Change
    field: str
    indicator: int | None = None
    prepare: Callable[[SampleTable], SampleTable] | None = None

    def made(self) -> tuple[SampleTable, SampleTable]:
        """The original, and the table that repeats it."""
        original, table = load_tables()[self.original], load_tables()[self.table]
        return self.prepare(original) if self.prepare else original, self.change(table)


def same_indicators(source: str) -> Change:
    """Take over all indicators of another sample table."""
    return lambda table: table.model_copy(update={"indicators": load_tables()[source].indicators})


COPIES: tuple[Copy, ...] = (
    Copy("same-goal", "pipe-renewal", "reading-promotion", copied("goal", "pipe-renewal"), "goal"),
    Copy("same-basis", "pipe-renewal", "reading-promotion", copied("basis", "pipe-renewal"), "basis"),
    Copy("same-overview", "pipe-renewal", "reading-promotion", copied("overview", "pipe-renewal"), "overview"),
    # costs are not compared: the first indicator after them is where the copy is reported
    Copy("same-indicators", "pipe-renewal", "skills-training", same_indicators("pipe-renewal"), "level3", 2),
    Copy(
        "same-reason",
        "farmland-upkeep",
        "bike-sharing",
        cells((6, "deviation_reason", REASON)),
        "deviation_reason",
        6,
        prepare=cells((1, "deviation_reason", REASON)),
    ),
)
