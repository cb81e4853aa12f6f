"""Remarks that silence findings, as people write them into a document: "perflint：忽略 W101 已与单位核实，到 2026-12-31".

They stand in the 备注 of an indicator or in the comment of a cell, and hold for the row that they stand in; those that
name a rule about the whole table hold for the table of their row, which may be the row of its headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from perflint.checks.findings import Problem
from perflint.checks.registry import find_rule
from perflint.checks.rule import Rule
from perflint.documents.model import Place
from perflint.tables.model import Indicator, Submission


class Remark(NamedTuple):
    """One remark: the rules that it names as written, the reason, the last day on which it holds, and what it is about.

    `bad_date` is a date that there is not. `table` is the number of the table of its row, None outside tables; `rows`
    are the places (without columns) of the cells of its row.
    """

    rules: tuple[str, ...]
    reason: str
    until: date | None
    bad_date: str | None
    place: Place
    table: int | None
    rows: tuple[Place, ...]

    def silences(self, rule: type[Rule] | Rule, place: Place, table: int | None, indicator: str | None) -> bool:
        """Whether the remark is about a problem of this rule at this place."""
        if not any(name in (rule.code, rule.rule) for name in self.rules):
            return False
        return row_of(place) in self.rows or (indicator is None and table is not None and table == self.table)


def row_of(place: Place) -> Place:
    """The row of a place: all that its cells have in common."""
    return place._replace(column=None, line=None) if place.row is not None else place._replace(column=None)


def remarks_in(submission: Submission, rules: Sequence[type[Rule]]) -> list[Remark]:
    """The remarks of a document, in its order; `rules` are those that may be named."""
    found: list[Remark] = []
    rows: dict[Place, tuple[int, tuple[Place, ...]]] = {}
    for number, table in enumerate(submission.tables):
        heading = row_of(table.place)
        rows[heading] = (number, (heading,))
        for indicator in table.indicators:
            remark = indicator.remark if "remark" not in indicator.shared else None
            if remark is None and not submission.comments:
                continue
            places = _rows(indicator)
            rows |= dict.fromkeys(places, (number, places))
            if remark is not None:
                found += _parsed(remark.text, remark.place, number, places, rules)
    for comment in submission.comments:
        own = row_of(comment.place)
        about, places = rows.get(own, (None, (own,)))
        found += _parsed(comment.text, comment.place, about, places, rules)
    return found


def covered(rule: Rule, problem: Problem, remarks: Sequence[Remark]) -> bool:
    """Whether any remark is about a problem."""
    return any(remark.silences(rule, problem.place, problem.table, problem.indicator) for remark in remarks)


def _rows(indicator: Indicator) -> tuple[Place, ...]:
    """The rows of an indicator's own cells; in running text each cell has a line of its own."""
    own = [indicator.first.place]
    if own[0].row is None:
        fields = (getattr(indicator, name) for name in _OWN_FIELDS if name not in indicator.shared)
        own += [field.place for field in fields if field is not None]
    return tuple(dict.fromkeys(map(row_of, own)))


#: The fields that an indicator does not share with its neighbours.
_OWN_FIELDS = (
    "level3",
    "operator",
    "target",
    "unit",
    "weight",
    "actual",
    "score",
    "deviation_reason",
    "core",
    "definition",
    "remark",
)

#: Full-width letters and digits as people type them, by their plain ones; punctuation stays.
_NARROW = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))} | {
    0x3000: 0x20
}
# Patterns as texts: few documents have remarks, and only those pay for compiling them.
_OPENING = r"(?i:perflint\s*[:：]\s*(?:ignore|忽略))"
_WORD = r"[\s,，、;；:：]*([A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)"
_CODE = r"[A-Za-z]{1,3}[0-9]{3}"
_DATE = r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?"
_UNTIL = rf"(?i:[\s,，、;；(（]*(?:有效期)?(?:until|截至|截止|到|至)\s*[:：]?\s*{_DATE}(?:为?止)?[)）]?)"
_AROUND = " \t\n,，、;；:：.。"


def _parsed(text: str, place: Place, table: int | None, rows: tuple[Place, ...], rules: Sequence[type[Rule]]) -> Iterator[Remark]:
    """The remarks of one text."""
    if "perflint" not in text.translate(_NARROW).lower():
        return
    for part in re.split(_OPENING, text.translate(_NARROW))[1:]:
        names, rest = _names(part.lstrip().partition("\n")[0], rules)
        until = bad_date = None
        if (match := re.search(_UNTIL, rest)) is not None:
            rest = rest[: match.start()] + rest[match.end() :]
            try:
                until = date(*map(int, match.groups()))
            except ValueError:
                bad_date = "-".join(match.groups())
        yield Remark(names, rest.strip(_AROUND), until, bad_date, place, table, rows)


def _names(text: str, rules: Sequence[type[Rule]]) -> tuple[tuple[str, ...], str]:
    """The rules that a text begins with, by their codes or names, and the rest; what looks like a code counts as one."""
    names: list[str] = []
    while (word := re.match(_WORD, text)) is not None:
        rule = find_rule(word[1], rules)
        if rule is None and not re.fullmatch(_CODE, word[1]):
            break
        names.append(rule.code if rule is not None else word[1])
        text = text[word.end() :]
    return tuple(dict.fromkeys(names)), text
