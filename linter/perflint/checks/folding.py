"""Folding: the same problem over most rows of one column is one finding with a count, not one a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from perflint.checks.findings import Problem
from perflint.checks.fingerprints import in_column
from perflint.checks.remarks import Remark, covered
from perflint.checks.rule import Rule
from perflint.checks.sketch import TableSketch

#: A problem is folded when it meets at least this many rows and this share of the rows of its table.
LEAST_ROWS = 3
SHARE = 0.6


def fold(
    found: Sequence[tuple[Rule, Problem]], tables: Sequence[TableSketch], remarks: Sequence[Remark] = ()
) -> list[tuple[Rule, Problem]]:
    """Fold what repeats; the folded problem stands at its first place and lists the other places as related.

    What a remark is about stays by itself, so that the remark does not speak for other rows.
    """
    groups: dict[tuple[str, str, str | None, int], list[tuple[Rule, Problem]]] = defaultdict(list)
    result = []
    for rule, problem in found:
        if in_column(rule, problem) and problem.table is not None and not covered(rule, problem, remarks):
            groups[rule.rule, problem.message, problem.field, problem.table].append((rule, problem))
        else:
            result.append((rule, problem))
    for (_, _, _, table), group in groups.items():
        if len(group) >= max(LEAST_ROWS, SHARE * tables[table].indicators):
            rule, first = group[0]
            others = tuple(problem.place for _, problem in group[1:])
            result.append((rule, replace(first, count=len(group), related=first.related + others)))
        else:
            result += group
    return result
