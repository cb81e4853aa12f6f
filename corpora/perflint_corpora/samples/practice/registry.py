"""The layouts seen in practice, by name, and which tables each of them can show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from perflint_corpora.samples.model import SampleTable
from perflint_corpora.samples.sheet import Sheet

Draw = Callable[[Sequence[SampleTable]], Sheet]
Change = Callable[[SampleTable], Sequence[SampleTable]]


@dataclass(frozen=True, slots=True)
class PracticeLayout:
    """A layout, and what reviewers call it. It draws `takes` tables at once (0: as many as there are), of these kinds and scopes.

    `shows` gives what one table becomes before it is drawn: with values joined, or as two tables for two terms.
    """

    name: str
    title: str
    draw: Draw
    kinds: frozenset[str]
    scopes: frozenset[str]
    takes: int
    shows: Change

    def fits(self, table: SampleTable) -> bool:
        """Whether the layout is meant for such a table."""
        return table.kind in self.kinds and table.scope in self.scopes


PRACTICE: dict[str, PracticeLayout] = {}


def practice(
    title: str, *, kinds: str = "target", scopes: str = "project", takes: int = 1, shows: Change = lambda table: [table]
) -> Callable[[Draw], Draw]:
    """Register a layout under the name of its function; `kinds` and `scopes` are lists separated by blanks."""

    def register(draw: Draw) -> Draw:
        name = draw.__name__
        PRACTICE[name] = PracticeLayout(name, title, draw, frozenset(kinds.split()), frozenset(scopes.split()), takes, shows)
        return draw

    return register
