"""Applies fixes to a file: read, change, read again, until nothing more is to be changed. Bytes in, a copy out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from perflint.checks.fix import Change, Fix
from perflint.documents import Limits, Place, read_bytes
from perflint.editing import CellEdit, Refusal, edited
from perflint.tables import read_submission

#: A fix may make way for another; what is not settled by then would never be.
MOST_ROUNDS = 10

#: A refusal that is none: the cell already is as it should be.
UNCHANGED = "unchanged"


class Applied(NamedTuple):
    """One cell that was changed: its texts before and after, and the names of the fixes that changed it, in order."""

    place: Place
    old: str
    new: str
    field: str
    indicator: str | None
    fixes: tuple[str, ...]


class NotApplied(NamedTuple):
    """One change that was wanted and could not be made, and why (a stable kebab-case name)."""

    place: Place
    old: str
    new: str
    fix: str
    reason: str


@dataclass(frozen=True, slots=True)
class FixedFile:
    """What came of a file: the bytes of the copy, equal to the original where nothing was changed."""

    path: str
    data: bytes
    applied: tuple[Applied, ...] = ()
    refused: tuple[NotApplied, ...] = ()
    tables: int = 0


@dataclass(slots=True)
class _Work:
    """A file in the making."""

    data: bytes
    applied: dict[Place, Applied] = field(default_factory=dict)
    refused: dict[tuple[Place, str], NotApplied] = field(default_factory=dict)


def fix_file(data: bytes, name: str, fixes: Sequence[Fix], limits: Limits) -> FixedFile:
    """Apply fixes to a file; `name` is its path. Raises DocumentError, also `not-editable` for formats that are only read."""
    work = _Work(data)
    tables = 0
    for _ in range(MOST_ROUNDS):
        submission = read_submission(read_bytes(work.data, name, limits))
        tables = len(submission.tables)
        wanted: dict[Place, tuple[Change, Fix]] = {}
        for table in submission.tables:
            for fix in fixes:
                for change in fix.changes(table) if table.kind in fix.kinds else ():
                    if change.place.cell is not None and (change.place, change.new) not in work.refused:
                        wanted.setdefault(change.place, (change, fix))
        outcome = edited(work.data, name, [_edit(change) for change, _ in wanted.values()], limits)
        _note_refusals(work, outcome.refused, wanted)
        if not outcome.done:
            break
        work.data = outcome.data
        for done in outcome.done:
            change, fix = wanted[done.place]
            _note(work, change, fix)
    applied = tuple(sorted(work.applied.values(), key=lambda one: _order(one.place)))
    refused = tuple(sorted(work.refused.values(), key=lambda one: _order(one.place)))
    return FixedFile(name, work.data, applied, tuple(one for one in refused if one.reason != UNCHANGED), tables)


def chosen_fixes(fixes: Iterable[Fix], rules: Iterable[str] | None, unsafe: bool) -> list[Fix]:
    """The fixes to apply: safe ones, or all; those that mend one of `rules` (names) unless that is None."""
    wanted = None if rules is None else set(rules)
    return [fix for fix in fixes if (fix.safe or unsafe) and (wanted is None or wanted & set(fix.rules))]


def _edit(change: Change) -> CellEdit:
    return CellEdit(change.place, change.old, change.new)


def _note(work: _Work, change: Change, fix: Fix) -> None:
    before = work.applied.get(change.place)
    old, names = (before.old, before.fixes) if before is not None else (change.old, ())
    work.applied[change.place] = Applied(change.place, old, change.new, change.field, change.indicator, (*names, fix.name))


def _note_refusals(work: _Work, refusals: Iterable[Refusal], wanted: dict[Place, tuple[Change, Fix]]) -> None:
    for edit, reason in refusals:
        fix = wanted[edit.place][1]
        work.refused[edit.place, edit.new] = NotApplied(edit.place, edit.old, edit.new, fix.name, reason)


def _order(place: Place) -> tuple[str, int, int, int]:
    return (place.sheet or "", place.table or 0, place.row or 0, place.column or 0)
