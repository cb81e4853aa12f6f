"""Turns what a reader noticed into findings: one for each kind and sheet or table, at the first place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from perflint.checks.findings import Problem
from perflint.checks.rule import SubmissionRule
from perflint.documents.model import Notice, Place
from perflint.tables.model import Submission


class NoticeRule(SubmissionRule):
    """A rule about notices. Each kind of `notices` has a message of its own name, unless `message_for` says otherwise.

    Every message may use the notice's own parameters, `count` and `sheet`.
    """

    notices: ClassVar[frozenset[str]]

    def check(self, submission: Submission) -> Iterator[Problem]:
        """Yield one problem for each kind of notice in each part of the file."""
        if not submission.notices:
            return
        parts: dict[tuple[str, str | int | None, str | None], list[Notice]] = {}
        for notice in submission.notices:
            if notice.kind in self.notices:
                part = notice.place.sheet if notice.place.sheet is not None else notice.place.table
                parts.setdefault((notice.kind, part, notice.parameters.get("option")), []).append(notice)
        for same in parts.values():
            first = same[0]
            table = table_at(first.place, submission)
            yield Problem(
                first.place,
                self.message_for(first, table),
                {"count": str(len(same)), "sheet": first.place.sheet or "", **first.parameters},
                related=tuple(notice.place for notice in same[1:]),
                table=table,
            )

    def message_for(self, notice: Notice, table: int | None) -> str:
        """The message for notices of this kind; `table` is the number of the table they concern, or None."""
        return notice.kind


def table_at(place: Place, submission: Submission) -> int | None:
    """The number of the table that a place belongs to: in its sheet the last that starts above it, else the first."""
    inside = [number for number, table in enumerate(submission.tables) if same_part(table.place, place)]
    above = [number for number in inside if (submission.tables[number].place.row or 0) <= (place.row or 0)]
    return above[-1] if above else first_of(inside)


def same_part(one: Place, other: Place) -> bool:
    """Whether both places lie in the same sheet or the same table of a text document."""
    if other.sheet is not None:
        return one.sheet == other.sheet
    return other.table is not None and one.table == other.table


def first_of(numbers: Sequence[int]) -> int | None:
    """The first number, or None."""
    return numbers[0] if numbers else None
