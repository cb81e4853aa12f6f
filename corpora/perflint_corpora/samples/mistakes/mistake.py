"""One known mistake: what is wrong, which rule must find it, and at which cell."""

from __future__ import annotations

from dataclasses import dataclass

from perflint_corpora.samples.mistakes.changes import Change
from perflint_corpora.samples.model import SampleTable, load_tables


@dataclass(frozen=True, slots=True)
class Mistake:
    """One defect. `rule` must find it at the cell of `field` of `indicator` (None: of a fact or heading).

    `also` are the rules that rightly report something else as its consequence, once for each finding.
    """

    name: str
    rule: str
    table: str
    change: Change
    field: str
    indicator: int | None = None
    also: tuple[str, ...] = ()

    def made(self) -> SampleTable:
        """The clean table with this mistake in it."""
        return self.change(load_tables()[self.table])
