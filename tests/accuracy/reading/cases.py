"""Known tables in every layout: what is written, and what must be read from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perflint_corpora.samples.model import SampleTable, load_tables
from perflint_corpora.samples.practice import PRACTICE, PracticeLayout
from perflint_corpora.samples.sheet import Sheet
from perflint_corpora.samples.submissions import LAYOUT_NAMES, submissions
from tests.accuracy.reading.seed_tables import seed_tables


@dataclass(frozen=True, slots=True)
class Case:
    """One file to be: its sheets, and the tables that its visible sheets show, in order."""

    layout: str
    name: str
    sheets: tuple[Sheet, ...]
    tables: tuple[SampleTable, ...]

    @property
    def label(self) -> str:
        """Its name in reports and of its files."""
        return f"{self.layout}--{self.name}"


def all_content() -> list[SampleTable]:
    """The invented tables, and those of the real documents where they lie beside the checkout."""
    return [*own_content(), *seed_tables()]


def own_content() -> list[SampleTable]:
    """The invented tables that the layouts are filled with."""
    return [*load_tables().values(), *load_tables("perflint_corpora.samples.practice").values()]


def cases(content: Sequence[SampleTable], layouts: Sequence[str] | None = None) -> Iterator[Case]:
    """Every layout seen in practice with every content that it is meant for."""
    for name, layout in PRACTICE.items():
        if layouts is None or name in layouts:
            yield from _of_layout(layout, [table for table in content if layout.fits(table)])


def sample_cases() -> Iterator[Case]:
    """The layouts of the samples, with their own tables."""
    for one in submissions(LAYOUT_NAMES):
        yield Case(one.layout, one.name, one.sheets, one.tables)


def _of_layout(layout: PracticeLayout, content: Sequence[SampleTable]) -> Iterator[Case]:
    shown = [list(layout.shows(table)) for table in content]
    whole = all(len(tables) == layout.takes for tables in shown)
    groups = shown if whole else _groups([table for tables in shown for table in tables], layout.takes)
    for tables in groups:
        yield Case(layout.name, tables[-1].name, (layout.draw(tables),), tuple(tables))


def _groups(tables: Sequence[SampleTable], size: int) -> list[list[SampleTable]]:
    return [list(tables[start : start + size]) for start in range(0, len(tables) - size + 1, size)]
