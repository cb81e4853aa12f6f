"""Which tables of a run repeat one another: pairs of an original and its copy, each copy once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from perflint.language.normal import normal
from perflint.language.similarity import near_duplicates, similarity, strip_boilerplate
from perflint_rules.copies.overlap import overlapping
from perflint_rules.copies.records import SEPARATOR, Identity, TableRecord, Written

#: Reasons are short and alike by nature; across tables only longer ones count.
LEAST_SHARED_REASON = 60

#: A reason this short says nothing that could be copied.
LEAST_REASON = 10

#: Two names with the same value are one name from this similarity on.
SAME_NAME = 0.8

#: Sets that share less than this part of the wanted likeness to the letter are not looked at more closely.
EXACT_SHARE = 0.6

#: A text with its table and the number of its file.
Source = tuple[int, TableRecord, Written]


class Order:
    """Who can have copied from whom: tables are known by their first appearance in the run."""

    def __init__(self, tables: Sequence[tuple[int, TableRecord]], same_project: bool) -> None:
        self.same_project = same_project
        self.rank: dict[Identity, int] = {}
        for _, table in tables:
            self.rank.setdefault(table.identity, len(self.rank))

    def allows(self, original: TableRecord, copy: TableRecord) -> bool:
        """Whether `copy` may have been copied from `original`, which comes before it."""
        if original is copy or original.scope != copy.scope:
            return False
        if original.identity == copy.identity:
            return self.same_project
        return self.rank[original.identity] < self.rank[copy.identity]


def copied_texts(
    tables: Sequence[tuple[int, TableRecord]], order: Order, threshold: float, min_length: int
) -> Iterator[tuple[Source, Source, float]]:
    """Yield (original, copy, likeness) for goals, bases, overviews and longer reasons, field by field."""
    by_field: dict[str, list[Source]] = defaultdict(list)
    for number, table in tables:
        for written in table.texts:
            least = LEAST_SHARED_REASON if written.field == "deviation_reason" else min_length
            if len(written.text) >= least and says_something(written.text, least):
                by_field[written.field].append((number, table, written))
    for sources in by_field.values():
        for group in near_duplicates([written.text for _, _, written in sources], threshold):
            seen: set[int] = set()
            for position in group[1:]:
                copy = sources[position]
                originals = (sources[earlier] for earlier in group if earlier < position)
                original = next((one for one in originals if order.allows(one[1], copy[1])), None)
                if original is not None and id(copy[1]) not in seen:
                    seen.add(id(copy[1]))
                    likeness = similarity(own_words(original[2].text), own_words(copy[2].text), mask_numbers=True)
                    yield original, copy, likeness


def copied_sets(
    tables: Sequence[tuple[int, TableRecord]], order: Order, threshold: float, least: int
) -> Iterator[tuple[tuple[int, TableRecord], tuple[int, TableRecord], int, float]]:
    """Yield (original, copy, shared indicators, likeness): for each copy the original that is most alike."""
    holders: dict[frozenset[str], list[int]] = {}
    for position, (_, table) in enumerate(tables):
        if len(table.indicators) >= least:
            holders.setdefault(table.indicators, []).append(position)
    distinct = list(holders)
    alike = [[(-1.0, number, len(members))] for number, members in enumerate(distinct)]
    for one, other in overlapping(distinct, EXACT_SHARE * threshold):
        shared = shared_indicators(distinct[one], distinct[other])
        likeness = shared / (len(distinct[one]) + len(distinct[other]) - shared)
        if likeness >= threshold:
            alike[one].append((-likeness, other, shared))
            alike[other].append((-likeness, one, shared))
    for number, members in enumerate(distinct):
        for position in holders[members]:
            copy = tables[position]
            for likeness, other, shared in sorted(alike[number]):
                originals = (tables[earlier] for earlier in holders[distinct[other]] if earlier < position)
                original = next((one for one in originals if order.allows(one[1], copy[1])), None)
                if original is not None:
                    yield original, copy, shared, -likeness
                    break


def shared_indicators(one: frozenset[str], other: frozenset[str]) -> int:
    """How many indicators two sets share; a name that differs by a misread or changed character is the same name."""
    shared = len(one & other)
    left: dict[str, list[str]] = defaultdict(list)
    for key in sorted(other - one):
        name, _, value = key.partition(SEPARATOR)
        left[value].append(name)
    for key in sorted(one - other):
        name, _, value = key.partition(SEPARATOR)
        alike = next((rest for rest in left.get(value, ()) if similarity(name, rest) >= SAME_NAME), None)
        if alike is not None:
            left[value].remove(alike)
            shared += 1
    return shared


def repeated_reasons(table: TableRecord, min_rows: int) -> Iterator[list[Written]]:
    """Yield the reasons of deviation that at least so many rows of a table share, each with its rows."""
    rows: dict[str, list[Written]] = defaultdict(list)
    for written in table.texts:
        if written.field == "deviation_reason" and len(written.text) >= LEAST_REASON:
            rows[normal(written.text)].append(written)
    return (same for same in rows.values() if len(same) >= min_rows)


def own_words(text: str) -> str:
    """A text without what many bodies share."""
    return strip_boilerplate(text)


def says_something(text: str, least: int) -> bool:
    """Whether enough of a text, and at least half of it, is neither regulation titles nor stock phrases."""
    rest = len(own_words(text))
    return rest >= least and 2 * rest >= len(normal(text))
