"""Applies fixes to a file: read, change, read again, until nothing more is to be changed. Bytes in, a copy out."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from perflint.checks.findings import ToolError
from perflint.checks.fix import Change, Fix
from perflint.documents import Limits, Place, read_bytes
from perflint.editing import CellEdit, Edited, edited, refuse_uneditable
from perflint.report import SkippedFile
from perflint.tables import read_submission
from perflint.tables.model import Submission

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


@dataclass(frozen=True, slots=True)
class FixRun:
    """What came of all files: each with the path of its copy, None where none was written; what was passed over or failed.

    `only_shown` says that nothing was to be written.
    """

    files: tuple[tuple[FixedFile, Path | None], ...]
    skipped: tuple[SkippedFile, ...]
    errors: tuple[ToolError, ...]
    only_shown: bool


@dataclass(slots=True)
class _Work:
    """A file in the making."""

    data: bytes
    applied: dict[Place, Applied] = field(default_factory=dict)
    refused: dict[Place, NotApplied] = field(default_factory=dict)
    settled: set[Hashable] = field(default_factory=set)  # groups that are not to be tried again


class _Wanted(NamedTuple):
    """A change with the fix that wants it; those of one group are made together or not at all."""

    change: Change
    fix: Fix
    group: Hashable


def fix_file(data: bytes, name: str, fixes: Sequence[Fix], limits: Limits) -> FixedFile:
    """Apply fixes to a file; `name` is its path. Raises DocumentError, also `not-editable` for formats that are only read."""
    work = _Work(data)
    tables = 0
    for _ in range(MOST_ROUNDS):
        document = read_bytes(work.data, name, limits)
        refuse_uneditable(document.format)
        submission = read_submission(document)
        tables = len(submission.tables)
        wanted = _wanted(submission, fixes, work)
        if not wanted:
            break
        outcome = edited(work.data, name, [_edit(one.change) for one in wanted.values()], limits)
        while failed := _failed(work, outcome, wanted):
            wanted = {place: one for place, one in wanted.items() if one.group not in failed}
            outcome = edited(work.data, name, [_edit(one.change) for one in wanted.values()], limits)
        work.data = outcome.data
        for done in outcome.done:
            _note(work, wanted[done.place])
    applied = tuple(sorted(work.applied.values(), key=lambda one: _order(one.place)))
    refused = tuple(sorted(work.refused.values(), key=lambda one: _order(one.place)))
    return FixedFile(name, work.data, applied, refused, tables)


def chosen_fixes(fixes: Iterable[Fix], rules: Iterable[str] | None, unsafe: bool) -> list[Fix]:
    """The fixes to apply: safe ones, or all; those that mend one of `rules` (names) unless that is None."""
    wanted = None if rules is None else set(rules)
    return [fix for fix in fixes if (fix.safe or unsafe) and (wanted is None or wanted & set(fix.rules))]


def _wanted(submission: Submission, fixes: Sequence[Fix], work: _Work) -> dict[Place, _Wanted]:
    """The changes of a round by their cells. A group that wants a cell which another has waits for the next round."""
    groups: dict[Hashable, list[_Wanted]] = {}
    for number, table in enumerate(submission.tables):
        for fix in fixes:
            for change in fix.changes(table) if table.kind in fix.kinds else ():
                group = (fix.name, number if fix.whole_table else change.place._replace(column=None))
                if change.place.cell is not None and group not in work.settled:
                    groups.setdefault(group, []).append(_Wanted(change, fix, group))
    wanted: dict[Place, _Wanted] = {}
    for together in groups.values():
        if not any(one.change.place in wanted for one in together):
            wanted.update((one.change.place, one) for one in together)
    return wanted


def _failed(work: _Work, outcome: Edited, wanted: dict[Place, _Wanted]) -> set[Hashable]:
    """The groups with a cell that could not be changed: half a correction is a mistake. None of them is tried again."""
    failed = set()
    for edit, reason in outcome.refused:
        one = wanted[edit.place]
        work.settled.add(one.group)
        if reason != UNCHANGED:
            failed.add(one.group)
            work.refused[edit.place] = NotApplied(edit.place, edit.old, edit.new, one.fix.name, reason)
    return failed


def _edit(change: Change) -> CellEdit:
    return CellEdit(change.place, change.old, change.new)


def _note(work: _Work, wanted: _Wanted) -> None:
    change = wanted.change
    before = work.applied.get(change.place)
    old, names = (before.old, before.fixes) if before is not None else (change.old, ())
    work.applied[change.place] = Applied(change.place, old, change.new, change.field, change.indicator, (*names, wanted.fix.name))


def _order(place: Place) -> tuple[str, int, int, int]:
    return (place.sheet or "", place.table or 0, place.row or 0, place.column or 0)
