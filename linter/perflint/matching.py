"""Which finding of one table is which of another reading of it: the same first, then what somebody edited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence

from rapidfuzz import fuzz

from perflint.checks.findings import Finding
from perflint.language.normal import normal

#: From this likeness (0 to 100) on, two indicators are taken for one whose name was edited.
SAME_INDICATOR = 75

Key = Callable[[Finding], Hashable | None]


def matched(old: Sequence[Finding], new: Sequence[Finding]) -> list[tuple[int, int]]:
    """The pairs of findings that are one and the same, as numbers.

    In turn: equal fingerprints; equal rule, indicator, field and text; the same rule and field of the same indicator,
    whose text was edited; of the whole table; of an indicator whose name was edited. A finding that stands for a whole
    column is the same as those of single rows of it.
    """
    pairs: list[tuple[int, int]] = []
    old_left, new_left = dict(enumerate(old)), dict(enumerate(new))
    for key in _KEYS:
        for one, other in _equal(old_left, new_left, key):
            pairs.append((one, other))
            del old_left[one], new_left[other]
    for one, other in _alike(old_left, new_left):
        pairs.append((one, other))
        del old_left[one], new_left[other]
    pairs += _columns(old, new, old_left, new_left)
    return sorted(pairs)


def _content(finding: Finding) -> Hashable:
    return (finding.rule, finding.variant, normal(finding.indicator or ""), finding.field, normal(finding.text or ""))


def _indicator(finding: Finding) -> Hashable | None:
    return (finding.rule, finding.field, normal(finding.indicator)) if finding.indicator and finding.count == 1 else None


def _whole_table(finding: Finding) -> Hashable | None:
    return (finding.rule, finding.field) if finding.indicator is None else None


def _column(finding: Finding) -> Hashable | None:
    return (finding.rule, finding.variant, finding.field) if finding.indicator and finding.count > 1 else None


_KEYS: tuple[Key, ...] = (lambda finding: finding.fingerprint, _content, _indicator, _whole_table, _column)


def _equal(old: dict[int, Finding], new: dict[int, Finding], key: Key) -> list[tuple[int, int]]:
    """The pairs of equal keys, in order."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for number, finding in new.items():
        if (found := key(finding)) is not None:
            waiting[found].append(number)
    pairs = []
    for number, finding in old.items():
        same = waiting.get(key(finding))
        if same:
            pairs.append((number, same.pop(0)))
    return pairs


def _alike(old: dict[int, Finding], new: dict[int, Finding]) -> Iterator[tuple[int, int]]:
    """The pairs of one rule and field whose indicators have similar names, the most similar first."""
    by_kind: dict[Hashable, list[int]] = defaultdict(list)
    for number, finding in new.items():
        if finding.indicator and finding.count == 1:
            by_kind[finding.rule, finding.field].append(number)
    likely = [
        (fuzz.ratio(normal(finding.indicator), normal(new[other].indicator or "")), number, other)
        for number, finding in old.items()
        if finding.indicator and finding.count == 1
        for other in by_kind.get((finding.rule, finding.field), ())
    ]
    taken: set[tuple[str, int]] = set()
    for likeness, number, other in sorted(likely, key=lambda entry: (-entry[0], entry[1:])):
        if likeness >= SAME_INDICATOR and ("old", number) not in taken and ("new", other) not in taken:
            taken |= {("old", number), ("new", other)}
            yield number, other


def _columns(
    old: Sequence[Finding], new: Sequence[Finding], old_left: dict[int, Finding], new_left: dict[int, Finding]
) -> Iterator[tuple[int, int]]:
    """What is left of a column on one side with the rows that are left of it on the other."""
    old_columns = {key: number for number, one in enumerate(old) if (key := _column(one)) is not None}
    new_columns = {key: number for number, one in enumerate(new) if (key := _column(one)) is not None}
    for number, finding in new_left.items():
        column = old_columns.get((finding.rule, finding.variant, finding.field))
        if finding.indicator and finding.count == 1 and column in old_left:
            yield column, number
    for number, finding in old_left.items():
        column = new_columns.get((finding.rule, finding.variant, finding.field))
        if finding.indicator and finding.count == 1 and column is not None:
            yield number, column
