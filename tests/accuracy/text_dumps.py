"""How exactly tables are read from texts, by kind of dump and layout: `python -m tests.accuracy.text_dumps`.

Every known table is drawn in every layout and written as every kind of text that people paste. A cell is right when it
says exactly what the layout shows, white space aside; rows that are in no table are invented. Line numbers are checked
as well: the line of a value must hold its beginning.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from perflint.run import extract_files
from perflint.tables.model import INDICATOR_FIELDS, IndicatorTable
from perflint_corpora.samples.submissions import WORKBOOK
from tests.accuracy.reading.cases import Case, cases, own_content, sample_cases
from tests.accuracy.reading.compare import Tally, bare, compare, shown_by_text
from tests.accuracy.reading.formats import TEXTS


@dataclass(slots=True)
class Count:
    """What was right; `invented` rows are in no table, `misplaced` values have a wrong line, `lost` tables say nothing."""

    tally: Tally = field(default_factory=Tally)
    invented: int = 0
    misplaced: list[str] = field(default_factory=list)

    def add(self, other: Count) -> None:
        """Count what another has counted as well."""
        self.tally.add(other.tally)
        self.invented += other.invented
        self.misplaced += other.misplaced

    @property
    def share(self) -> float:
        """The percentage of the cells that are exactly right."""
        right, total = self.tally.cells
        return 100 * right / total if total else 100.0


def text_cases() -> list[Case]:
    """Everything that can be written as a text: what no text shows (hidden sheets) is left out."""
    return [*(one for one in sample_cases() if one.layout != WORKBOOK), *cases(own_content())]


def misplaced(table: IndicatorTable, lines: Sequence[str]) -> Iterator[str]:
    """The values whose line does not hold their beginning."""
    fields = [value for one in table.indicators for name in INDICATOR_FIELDS if (value := getattr(one, name)) is not None]
    for value in [*fields, *table.facts.values()]:
        line = value.place.line
        if not value.inferred and (line is None or bare(value.text)[:1] not in bare(lines[line - 1])):
            yield f"{value.text[:20]} at line {line}"


def measure(case: Case, path: Path) -> Count:
    """Read a text and count what is right of what the sheets of its case show."""
    tables = extract_files([path]).submissions[0].tables
    expected, found = shown_by_text(case, tables, lossy=path.name.endswith(".lossy.txt"))
    tally = compare(expected, found, path.name)
    rows = sum(len(table.indicators) for table in tables) - sum(len(one.rows) for one in expected)
    lines = path.read_text(encoding="utf-8").split("\n")
    return Count(tally, max(0, rows), [f"{path.name}: {one}" for table in tables for one in misplaced(table, lines)])


def measure_all(kind: str, chosen: Sequence[Case], folder: Path) -> dict[str, Count]:
    """Write all cases as one kind of text below a folder and count by layout."""
    counts: dict[str, Count] = defaultdict(Count)
    for case in chosen:
        path = folder / f"{case.label}.{kind}.txt"
        TEXTS[kind](path, case.sheets)
        counts[case.layout].add(measure(case, path))
    return counts


def main(arguments: list[str] | None = None) -> None:
    """Print one line a layout, the share of right cells by kind of dump, and the totals."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", choices=list(TEXTS), action="append")
    parser.add_argument("--layout", action="append")
    parser.add_argument("--keep", type=Path, help="keep the texts in this folder")
    parser.add_argument("--verbose", action="store_true", help="print everything that is wrong")
    chosen: Any = parser.parse_args(arguments)
    kinds = chosen.kind or list(TEXTS)
    all_cases = [case for case in text_cases() if not chosen.layout or case.layout in chosen.layout]
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        counts = {kind: measure_all(kind, all_cases, folder) for kind in kinds}
    print("".ljust(24), *(kind.rjust(12) for kind in kinds))
    for layout in dict.fromkeys(case.layout for case in all_cases):
        print(layout.ljust(24), *(f"{counts[kind][layout].share:12.1f}" for kind in kinds))
    totals = {kind: Count() for kind in kinds}
    for kind, total in totals.items():
        for count in counts[kind].values():
            total.add(count)
    print("cells".ljust(24), *(f"{total.share:12.2f}" for total in totals.values()))
    for name in ("rows", "facts"):
        pairs = [getattr(total.tally, name) for total in totals.values()]
        print(name.ljust(24), *(f"{100 * right / total:12.2f}" for right, total in pairs))
    print("invented rows".ljust(24), *(f"{total.invented:12}" for total in totals.values()))
    print("misplaced".ljust(24), *(f"{len(total.misplaced):12}" for total in totals.values()))
    if chosen.verbose:
        for total in totals.values():
            print(*total.tally.wrong, *total.misplaced, sep="\n")


if __name__ == "__main__":
    main()
