"""Compares a run with the round before: what was put right, what is still open, what is new.

Tables are recognised by their project, files by their tables, findings by their content (see `matching`), so that files
may be renamed, rows moved and sheets called otherwise.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import NamedTuple

from rapidfuzz import fuzz

from perflint.checks.findings import Finding, Previous, Standing
from perflint.language.normal import normal
from perflint.matching import matched
from perflint.report import FileResult, FileReview, PastFinding, Report, Review, Unverified

#: From this likeness (0 to 100) on, two projects are taken for one whose name was edited.
SAME_PROJECT = 80


class _Table(NamedTuple):
    """A table of a report by the numbers of its file and of itself."""

    file: int
    number: int
    name: str
    project: str
    title: str


def compared(report: Report, before: Report, names: Sequence[str] = ()) -> Report:
    """The report with every finding's standing, and what is gone since the round before; `names` says what that was."""
    tables = _pairs(_tables(before), _tables(report))
    files = _file_pairs(before.files, report.files, tables)
    open_ones: dict[tuple[int, int], Previous] = {}
    gone: list[PastFinding] = []
    gone_of: dict[int | str, list[PastFinding]] = defaultdict(list)  # by the file of now, else by the path of then
    for old_number, old_file in enumerate(before.files):
        found = _still_there(old_number, before, report, tables, files)
        for old_position, (new_file, new_position) in found:
            old = old_file.findings[old_position]
            open_ones.setdefault((new_file, new_position), Previous(old_file.path, old.place, old.text))
        left = {position for position, _ in found}
        for position, finding in enumerate(old_file.findings):
            if position not in left and finding.suppressed is None:
                paired = files.get(old_number) if finding.table is None else tables.get((old_number, finding.table), (None,))[0]
                unverified = _unverified(finding, paired, report)
                gone.append(_past(old_file, finding, unverified))
                owner = paired if paired is not None else files.get(old_number, old_file.path)
                gone_of[owner].append(gone[-1])
    new_files = tuple(
        file._replace(
            findings=tuple(_judged(finding, open_ones.get((number, position))) for position, finding in enumerate(file.findings))
        )
        for number, file in enumerate(report.files)
    )
    review = Review(
        previous=tuple(names) or tuple(file.path for file in before.files),
        files=tuple(_file_reviews(before.files, new_files, _origins(files, tables), files, gone_of)),
        gone=tuple(gone),
    )
    return replace(report, files=new_files, review=review)


def _judged(finding: Finding, previous: Previous | None) -> Finding:
    standing = Standing.NEW if previous is None else Standing.OPEN
    return replace(finding, standing=standing, previous=previous)


def _unverified(finding: Finding, paired: int | None, report: Report) -> Unverified | None:
    """Why nobody can tell what became of a finding whose file is now that of number `paired`; None where one can."""
    if paired is None:
        return Unverified.NOT_SUBMITTED
    crashed = {(error.path, error.parameters.get("code")) for error in report.errors if error.kind == "rule-crashed"}
    ran = any(rule.code == finding.code and not rule.idle for rule in report.rules)
    if not ran or (report.files[paired].path, finding.code) in crashed or (None, finding.code) in crashed:
        return Unverified.RULE_NOT_RUN
    return None


def _past(file: FileResult, finding: Finding, unverified: Unverified | None) -> PastFinding:
    project = file.tables[finding.table].project if finding.table is not None else None
    standing = Standing.FIXED if unverified is None else None
    return PastFinding(file.path, project, replace(finding, standing=standing), unverified)


def _tables(report: Report) -> list[_Table]:
    return [
        _Table(file, number, PurePosixPath(result.path).name, normal(table.project or ""), normal(table.title or ""))
        for file, result in enumerate(report.files)
        for number, table in enumerate(result.tables)
    ]


def _pairs(old: list[_Table], new: list[_Table]) -> dict[tuple[int, int], tuple[int, int]]:
    """Which table of the round before is which now: by project, then by its edited name, then by the file's name."""
    pairs: dict[tuple[int, int], tuple[int, int]] = {}
    old_left, new_left = dict.fromkeys(old), dict.fromkeys(new)

    def pair(one: _Table, other: _Table) -> None:
        pairs[one.file, one.number] = (other.file, other.number)
        del old_left[one], new_left[other]

    # The same project may have a table of targets and one of results: those of one title, best in one file, go together.
    for names in (("project", "title", "name"), ("project", "title"), ("project",)):
        waiting = _by(new_left, names)
        for one in list(old_left):
            same = waiting.get(_key(one, names), [])
            if one.project and same:
                pair(one, same.pop(0))
    likely = [
        (fuzz.ratio(one.project, other.project), one, other)
        for one in old_left
        for other in new_left
        if one.project and other.project
    ]
    for likeness, one, other in sorted(likely, key=lambda entry: -entry[0]):
        if likeness >= SAME_PROJECT and one in old_left and other in new_left:
            pair(one, other)
    waiting = _by(new_left, ("name", "number"))
    for one in list(old_left):
        for other in waiting.get((one.name, one.number), ()):
            if one in old_left and other in new_left and not (one.project and other.project):
                pair(one, other)
    if len(old) == len(new) == len(old_left) == 1:
        pair(*old_left, *new_left)
    return pairs


def _by(tables: Iterable[_Table], names: Sequence[str]) -> dict[tuple[str | int, ...], list[_Table]]:
    """The tables by what they are called."""
    found: dict[tuple[str | int, ...], list[_Table]] = defaultdict(list)
    for table in tables:
        found[_key(table, names)].append(table)
    return found


def _key(table: _Table, names: Sequence[str]) -> tuple[str | int, ...]:
    return tuple(getattr(table, name) for name in names)


def _file_pairs(
    old: Sequence[FileResult], new: Sequence[FileResult], tables: dict[tuple[int, int], tuple[int, int]]
) -> dict[int, int]:
    """Which file of the round before is which now: the one that has most of its tables, else the one of its name."""
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for (old_file, _), (new_file, _) in tables.items():
        votes[old_file][new_file] += 1
    pairs = {file: min(counts, key=lambda other: (-counts[other], other)) for file, counts in votes.items()}
    names = {PurePosixPath(file.path).name: number for number, file in reversed(list(enumerate(new)))}
    for number, file in enumerate(old):
        same = names.get(PurePosixPath(file.path).name)
        if number not in pairs and same is not None and not (file.tables and new[same].tables):
            pairs[number] = same
    return pairs


def _origins(files: dict[int, int], tables: dict[tuple[int, int], tuple[int, int]]) -> dict[int, int]:
    """Which file of the round before a file of now comes from: the one that most of its tables were in."""
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for old_file, new_file in [*((old[0], new[0]) for old, new in tables.items()), *files.items()]:
        votes[new_file][old_file] += 1
    return {file: min(counts, key=lambda other: (-counts[other], other)) for file, counts in votes.items()}


def _still_there(
    number: int, before: Report, report: Report, tables: dict[tuple[int, int], tuple[int, int]], files: dict[int, int]
) -> list[tuple[int, tuple[int, int]]]:
    """The findings of a file of the round before that are still there, each with its file and number now."""
    old_parts: dict[int | None, list[int]] = defaultdict(list)
    for position, finding in enumerate(before.files[number].findings):
        old_parts[finding.table].append(position)
    found = []
    for table, positions in old_parts.items():
        part = (files.get(number), None) if table is None else tables.get((number, table), (None, None))
        new_number, new_table = part
        if new_number is None:
            continue
        candidates = report.files[new_number].findings
        new_positions = [position for position, finding in enumerate(candidates) if finding.table == new_table]
        old_findings = [before.files[number].findings[position] for position in positions]
        for one, other in matched(old_findings, [candidates[position] for position in new_positions]):
            found.append((positions[one], (new_number, new_positions[other])))
    return found


def _file_reviews(
    old: Sequence[FileResult],
    new: Sequence[FileResult],
    origins: dict[int, int],
    files: dict[int, int],
    gone: Mapping[int | str, Sequence[PastFinding]],
) -> Iterator[FileReview]:
    """Each file now with what became of its findings, then the files that were not submitted again."""
    for number, file in enumerate(new):
        yield _file_review(file, old[origins[number]] if number in origins else None, gone.get(number, ()))
    for number, file in enumerate(old):
        if number not in files and (file.tables or file.findings):
            yield _file_review(None, file, gone.get(file.path, ()))


def _file_review(file: FileResult | None, previous: FileResult | None, gone: Sequence[PastFinding]) -> FileReview:
    findings = file.findings if file is not None else ()
    standings = Counter(finding.standing for finding in findings if finding.suppressed is None)
    unverified = sum(past.unverified is not None for past in gone)
    return FileReview(
        path=file.path if file is not None else None,
        previous=previous.path if previous is not None else None,
        score_before=previous.score.value if previous is not None and previous.score is not None else None,
        score=file.score.value if file is not None and file.score is not None else None,
        fixed=len(gone) - unverified,
        open=standings[Standing.OPEN],
        new=standings[Standing.NEW],
        unverified=unverified,
    )
