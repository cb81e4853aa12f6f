"""Comparing what is read with what was written, cell by cell and row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from perflint.tables.model import FACTS, INDICATOR_FIELDS, IndicatorTable
from perflint_corpora.samples.expected import meanings_of
from perflint_corpora.samples.writers.dumps import losing
from tests.accuracy.reading.cases import Case

Row = dict[str, str]


@dataclass(slots=True)
class Reading:
    """One table as plain texts, white space removed: kind, scope, facts and title, rows of fields."""

    kind: str
    scope: str
    facts: Row = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    """How many of the cells, whole rows and facts are right, each as [right, all]; what is invented counts as wrong."""

    cells: list[int] = field(default_factory=lambda: [0, 0])
    rows: list[int] = field(default_factory=lambda: [0, 0])
    facts: list[int] = field(default_factory=lambda: [0, 0])
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count what another tally has counted as well."""
        for mine, theirs in ((self.cells, other.cells), (self.rows, other.rows), (self.facts, other.facts)):
            mine[0] += theirs[0]
            mine[1] += theirs[1]
        self.wrong += other.wrong


def written(case: Case) -> list[Reading]:
    """What the visible sheets of a case show."""
    shown = [(sheet, number) for sheet in case.sheets if not sheet.hidden for number in range(sheet.tables)]
    readings = []
    for (sheet, number), table in zip(shown, case.tables, strict=True):
        reading = Reading(table.kind, table.scope, rows=[{} for _ in range(len(table))])
        for meaning in meanings_of(sheet, number):
            if meaning.indicator is not None:
                reading.rows[meaning.indicator][meaning.name] = bare(meaning.text)
            elif meaning.name in ("title", *FACTS):
                reading.facts[meaning.name] = bare(meaning.text)
        if "title" not in reading.facts:
            reading.scope = "project"  # nothing on the sheet says whose it is
        readings.append(reading)
    return readings


def read(tables: Sequence[IndicatorTable]) -> list[Reading]:
    """What perflint has read, in the same shape; facts that follow from the whole document are left out."""
    return [
        Reading(
            table.kind.value,
            table.scope.value,
            {name: bare(one.text) for name, one in table.facts.items() if not one.inferred}
            | ({"title": bare(table.title.text)} if table.title is not None else {}),
            [
                {name: bare(one.text) for name in INDICATOR_FIELDS if (one := getattr(indicator, name)) is not None}
                for indicator in table.indicators
            ],
        )
        for table in tables
    ]


def shown_by_text(case: Case, tables: Sequence[IndicatorTable], lossy: bool) -> tuple[list[Reading], list[Reading]]:
    """What a text of a case shows, `lossy` one with characters lost, and what was read from it, made comparable.

    A level 1 that follows from level 2 is left out where the case has none: a text does not tell an empty column from a
    lost one.
    """
    expected = written(replace(case, sheets=tuple(losing(case.sheets))) if lossy else case)
    found = read(tables)
    if not any("level1" in row for one in expected for row in one.rows):
        for row in (row for one in found for row in one.rows):
            row.pop("level1", None)
    return expected, found


def bare(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def compare(expected: Sequence[Reading], found: Sequence[Reading], label: str = "") -> Tally:
    """Count what is right. Tables are paired in order of how many rows they share."""
    tally = Tally()
    left = list(range(len(found)))
    for number, one in enumerate(expected):
        best = max(left, key=lambda other: (_shared(one, found[other]), -other), default=None)
        if best is not None:
            left.remove(best)
        tally.add(_compare(one, found[best] if best is not None else Reading("", ""), f"{label} table {number + 1}"))
    for other in left:
        tally.add(_compare(Reading("", ""), found[other], f"{label} invented table"))
    return tally


def _shared(one: Reading, other: Reading) -> int:
    fields = {item for row in other.rows for item in row.items()} | set(other.facts.items())
    return sum(item in fields for row in one.rows for item in row.items()) + sum(item in fields for item in one.facts.items())


def _compare(one: Reading, other: Reading, label: str) -> Tally:
    tally = Tally()
    facts = {"kind": one.kind, "scope": one.scope} | one.facts
    found = {"kind": other.kind, "scope": other.scope} | other.facts
    _count(facts, found, tally.facts, tally.wrong, label)
    for number, (row, read_row) in enumerate(_paired(one.rows, other.rows), 1):
        before = len(tally.wrong)
        _count(row, read_row, tally.cells, tally.wrong, f"{label} row {number}")
        tally.rows[0] += len(tally.wrong) == before
        tally.rows[1] += 1
    return tally


def _count(one: Row, other: Row, counts: list[int], wrong: list[str], label: str) -> None:
    for name in dict.fromkeys([*one, *other]):
        right = one.get(name, "") == other.get(name, "")
        counts[0] += right
        counts[1] += 1
        if not right:
            wrong.append(f"{label} {name}: {one.get(name)!r} read as {other.get(name)!r}")


def _paired(rows: Sequence[Row], others: Sequence[Row]) -> list[tuple[Row, Row]]:
    """The rows that belong together; one without a partner is paired with an empty one."""
    names, other_names = _names(rows), _names(others)
    pairs: list[tuple[Row, Row]] = []
    for _, first, last, other_first, other_last in SequenceMatcher(None, names, other_names, autojunk=False).get_opcodes():
        length = max(last - first, other_last - other_first)
        pairs += [
            (
                rows[first + step] if first + step < last else {},
                others[other_first + step] if other_first + step < other_last else {},
            )
            for step in range(length)
        ]
    return pairs


def _names(rows: Sequence[Row]) -> list[str]:
    return [row.get("level3") or row.get("level2") or "" for row in rows]
