"""How exactly tables are read from texts, by kind of dump and layout: `python -m tests.accuracy.text_dumps`.

Every sample table is drawn in every layout and written as every kind of text. A cell is right when it says exactly
what the layout shows there, white space aside; rows that are in no sample are counted as invented. Line numbers are
checked too: the line of a value must hold its beginning.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from perflint.run import extract_files
from perflint.tables.model import FACTS, INDICATOR_FIELDS, IndicatorTable
from perflint_corpora.samples.expected import meanings_of
from perflint_corpora.samples.sheet import Sheet
from perflint_corpora.samples.submissions import LAYOUT_NAMES, WORKBOOK, submissions
from perflint_corpora.samples.writers import write_lines, write_wrapped
from perflint_corpora.samples.writers.dumps import DUMPS

KINDS = {"lines": write_lines, "wrapped": write_wrapped, **DUMPS}
#: Two rows are the same indicator from this likeness of their names on.
ALIKE = 0.5

Row = dict[str, str]


@dataclass(slots=True)
class Count:
    """What was right among what a text shows; `invented` rows are in no sample, `misplaced` values on a wrong line."""

    cells: int = 0
    cells_right: int = 0
    rows: int = 0
    rows_found: int = 0
    facts: int = 0
    facts_right: int = 0
    invented: int = 0
    misplaced: int = 0
    misses: list[str] = field(default_factory=list)

    def __add__(self, other: Count) -> Count:
        mine, theirs = self._numbers(), other._numbers()
        return Count(*(a + b for a, b in zip(mine, theirs, strict=True)), [*self.misses, *other.misses])

    def _numbers(self) -> tuple[int, ...]:
        return (
            self.cells, self.cells_right, self.rows, self.rows_found,
            self.facts, self.facts_right, self.invented, self.misplaced,
        )  # fmt: skip

    @property
    def share(self) -> float:
        """The share of the cells that are exactly right."""
        return self.cells_right / self.cells if self.cells else 1.0


def squeezed(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def shown_rows(sheet: Sheet, table: int) -> tuple[list[Row], Row]:
    """The rows and the facts that a sheet shows of one of its tables."""
    rows: dict[int, Row] = {}
    facts: Row = {}
    for meaning in meanings_of(sheet, table):
        if meaning.indicator is not None:
            rows.setdefault(meaning.indicator, {})[meaning.name] = squeezed(meaning.text)
        elif meaning.name in FACTS:
            facts[meaning.name] = squeezed(meaning.text)
    return [rows[number] for number in sorted(rows)], facts


def read_rows(table: IndicatorTable) -> list[Row]:
    """The rows that were read, in the shape of `shown_rows`."""
    return [
        {name: squeezed(value.text) for name in INDICATOR_FIELDS if (value := getattr(one, name)) is not None}
        for one in table.indicators
    ]


def misplaced(table: IndicatorTable, lines: Sequence[str]) -> Iterator[str]:
    """The values whose line does not hold their beginning."""
    fields = [value for one in table.indicators for name in INDICATOR_FIELDS if (value := getattr(one, name)) is not None]
    for value in [*fields, *table.facts.values()]:
        line = value.place.line
        beginning = squeezed(value.text)[:2]
        if not value.inferred and (line is None or beginning[:1] not in squeezed(lines[line - 1])):
            yield f"{value.text[:20]} at line {line}"


def compare(shown: Sequence[tuple[list[Row], Row]], tables: Sequence[IndicatorTable], lines: Sequence[str]) -> Count:
    """Count what was read against what is shown, table by table in their order."""
    count = Count()
    spare = [read_rows(table) for table in tables]
    read_facts = [{name: squeezed(value.text) for name, value in table.facts.items()} for table in tables]
    for rows, facts in shown:
        best = max(range(len(spare)), key=lambda number: len(_pairs(rows, spare[number])), default=None)
        found = spare.pop(best) if best is not None else []
        found_facts: Row = read_facts.pop(best) if best is not None else {}
        pairs = _pairs(rows, found)
        count.rows += len(rows)
        count.rows_found += len(pairs)
        count.invented += len(found) - len(pairs)
        for number, row in enumerate(rows):
            other: Row = found[pairs[number]] if number in pairs else {}
            for name in {*row, *(other if number in pairs else ())}:
                count.cells += 1
                if row.get(name) == other.get(name):
                    count.cells_right += 1
                else:
                    count.misses.append(f"{row.get('level3', '')[:12]} {name}: {row.get(name)!r} read {other.get(name)!r}")
        for name, text in facts.items():
            count.facts += 1
            if found_facts.get(name) == text:
                count.facts_right += 1
            else:
                count.misses.append(f"fact {name}: {text[:30]!r} read {found_facts.get(name, '')[:40]!r}")
    count.invented += sum(map(len, spare))
    for table in tables:
        wrong = list(misplaced(table, lines))
        count.misplaced += len(wrong)
        count.misses += [f"misplaced {one}" for one in wrong]
    return count


def _pairs(rows: Sequence[Row], found: Sequence[Row]) -> dict[int, int]:
    """Which row was read as which, the most alike first."""
    likeness = sorted(
        (
            (SequenceMatcher(None, row.get("level3", ""), other.get("level3", ""), autojunk=False).ratio(), -i, -j)
            for i, row in enumerate(rows)
            for j, other in enumerate(found)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for alike, i, j in likeness:
        if alike >= ALIKE and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return pairs


def measure(kind: str, layout: str, folder: Path, only: str | None = None) -> Count:
    """Write every sample in one layout as one kind of text below `folder`, read it, and count."""
    total = Count()
    for one in submissions([layout]):
        if only is not None and one.name != only:
            continue
        path = folder / f"{layout}-{one.name}.{kind}.txt"
        KINDS[kind](path, one.sheets)
        total += read_and_compare(path, one.sheets)
    return total


def read_and_compare(path: Path, sheets: Sequence[Sheet]) -> Count:
    """Read a text and count what is right of what the sheets show."""
    shown = [shown_rows(sheet, number) for sheet in sheets for number in range(sheet.tables)]
    extraction = extract_files([path])
    count = compare(shown, extraction.submissions[0].tables, path.read_text(encoding="utf-8").split("\n"))
    count.misses = [f"{path.name}: {miss}" for miss in count.misses]
    return count


def main(arguments: list[str] | None = None) -> None:
    """Print one line a kind of dump: the share of right cells by layout, then rows, facts and invented rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", choices=list(KINDS), action="append")
    parser.add_argument("--layout", action="append")
    parser.add_argument("--name")
    parser.add_argument("--keep", type=Path, help="keep the texts in this folder")
    parser.add_argument("--verbose", action="store_true")
    chosen: Any = parser.parse_args(arguments)
    layouts = chosen.layout or [name for name in LAYOUT_NAMES if name != WORKBOOK]
    print("kind".ljust(14), *(name[:9].rjust(9) for name in layouts), "    all  rows        facts     invented misplaced")
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for kind in chosen.kind or KINDS:
            counts = [measure(kind, layout, folder, chosen.name) for layout in layouts]
            total = sum(counts, Count())
            print(
                kind.ljust(14), *(f"{100 * count.share:9.1f}" for count in counts), f"{100 * total.share:7.2f}",
                f"{total.rows_found:4}/{total.rows:4} {total.facts_right:5}/{total.facts:5}",
                f"{total.invented:6} {total.misplaced:6}",
                flush=True,
            )  # fmt: skip
            if chosen.verbose:
                print(*(f"    {miss}" for miss in total.misses), sep="\n")


if __name__ == "__main__":
    main()
