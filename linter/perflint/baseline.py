"""The baseline: findings that were accepted once, so that a check shows what is new.

An entry holds where a finding was and what it is about as a digest (`Finding.fingerprint`), no text of the document. Rows
may move, sheets and files may be renamed; what is accepted in a whole column holds for as many of its rows as then.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from perflint.checks.findings import Finding
from perflint.config import ConfigError

FILE = "perflint-baseline.json"
VERSION = 1

Digest = Annotated[str, Field(pattern="^[0-9a-f]{16}$")]


class Entry(BaseModel):
    """One accepted finding: its file from the folder of the baseline, its rule, its digests, and how many rows it meets.

    Where a whole column was accepted, its digest stands for the `fingerprint`, too.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    path: str = Field(min_length=1)
    code: str
    rule: str
    fingerprint: Digest
    column: Digest | None = None
    count: int = Field(default=1, gt=0)

    @property
    def is_column(self) -> bool:
        """Whether the entry stands for any rows of a column."""
        return self.fingerprint == self.column


class _Contents(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    version: int
    findings: tuple[Entry, ...]


class Found(NamedTuple):
    """The findings of one file that may be accepted."""

    path: str
    findings: Sequence[Finding]


class Match(NamedTuple):
    """Which findings are accepted, as (number of the file, number of the finding); how many rows of an entry are in a file."""

    accepted: frozenset[tuple[int, int]]
    taken: Mapping[tuple[Entry, int], int]


class Baseline(NamedTuple):
    """The accepted findings, and the file that says so."""

    path: Path
    entries: tuple[Entry, ...]

    def key(self, path: str) -> str:
        """The path of a checked file as entries have it: from the folder of the baseline, with forward slashes."""
        whole = Path(path).absolute()
        try:
            return Path(os.path.relpath(whole, self.path.absolute().parent)).as_posix()
        except ValueError:  # another drive of Windows
            return whole.as_posix()

    def match(self, files: Sequence[Found]) -> Match:
        """Compare with what was found: first file by file, then with the entries of files that are no longer there."""
        left = Counter[Entry]()
        for entry in self.entries:
            left[entry] += entry.count
        search = _Search(files, left)
        by_path: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            by_path[entry.path].append(entry)
        for number, file in enumerate(files):
            search.accept(number, by_path.get(self.key(file.path), ()))
        moved = [entry for path, entries in by_path.items() if not self.has(path) for entry in entries]
        for number in range(len(files)) if moved else ():
            search.accept(number, moved)
        return Match(frozenset(search.accepted), search.taken)

    def has(self, path: str) -> bool:
        """Whether the file of an entry is still there."""
        return (self.path.absolute().parent / path).exists()

    def pruned(self, files: Sequence[Found], ran: Collection[str]) -> list[Entry]:
        """The entries without what is gone; `ran` are the codes of the rules that ran, nothing is known of the others."""
        found = [
            entry.model_copy(update={"path": self.key(files[number].path), "count": rows})
            for (entry, number), rows in self.match(files).taken.items()
            if entry.code in ran
        ]
        return joined([*self._beyond(files, ran), *found])

    def updated(self, files: Sequence[Found], ran: Collection[str]) -> list[Entry]:
        """The entries with all that is found now, and without what is gone."""
        return joined([*self._beyond(files, ran), *entries_of(self, files)])

    def _beyond(self, files: Sequence[Found], ran: Collection[str]) -> list[Entry]:
        """The entries of which the run says nothing: of other rules, or of files that are there and were not checked."""
        checked = {self.key(file.path) for file in files}
        return [entry for entry in self.entries if entry.code not in ran or (entry.path not in checked and self.has(entry.path))]


class _Search:
    """Accepts findings as long as rows of their entries are left."""

    def __init__(self, files: Sequence[Found], left: Counter[Entry]) -> None:
        self.files = files
        self.left = left
        self.accepted: set[tuple[int, int]] = set()
        self.taken = Counter[tuple[Entry, int]]()

    def accept(self, number: int, entries: Iterable[Entry]) -> None:
        """Accept the findings of one file that these entries stand for: the very same first, then those of their columns."""
        own: dict[str, list[Entry]] = defaultdict(list)
        columns: dict[str | None, list[Entry]] = defaultdict(list)
        for entry in entries:
            own[entry.fingerprint].append(entry)
            columns[entry.column].append(entry)
        findings = self.files[number].findings
        for position, finding in enumerate(findings):
            self._accept(number, position, own.get(_digest(finding), ()))
        for position, finding in enumerate(findings):
            if finding.column is not None:
                whole = _is_folded(finding)  # rows that were accepted one by one are accepted together, never for others
                chosen = [entry for entry in columns.get(finding.column, ()) if whole or entry.is_column]
                self._accept(number, position, chosen)

    def _accept(self, number: int, position: int, entries: Sequence[Entry]) -> None:
        rows = self.files[number].findings[position].count
        if (number, position) in self.accepted or not entries or sum(self.left[entry] for entry in entries) < rows:
            return
        self.accepted.add((number, position))
        for entry in entries:
            taken = min(rows, self.left[entry])
            self.left[entry] -= taken
            self.taken[entry, number] += taken
            rows -= taken


def _is_folded(finding: Finding) -> bool:
    return finding.column is not None and finding.count > 1


def _digest(finding: Finding) -> str:
    """What an entry calls a finding."""
    return finding.column if finding.column is not None and _is_folded(finding) else finding.fingerprint


def load_baseline(path: Path) -> Baseline:
    """Read a baseline. Raises ConfigError, which says where it is broken."""
    try:
        text = path.read_text(encoding="utf-8")
        content = json.loads(text)
    except UnicodeDecodeError as error:
        raise ConfigError("baseline-encoding", source=path) from error
    except OSError as error:
        raise ConfigError("baseline-unreadable", source=path, reason=error.strerror) from error
    except json.JSONDecodeError as error:
        raise ConfigError("baseline-syntax", source=path, line=error.lineno) from error
    if isinstance(content, dict) and content.get("version", VERSION) != VERSION:
        raise ConfigError("baseline-version", source=path, value=content["version"], version=VERSION)
    try:
        return Baseline(path, _Contents.model_validate(content).findings)
    except ValidationError as error:
        first = error.errors()[0]
        entry = next((part + 1 for part in first["loc"] if isinstance(part, int)), None)
        key = ".".join(str(part) for part in first["loc"][2 if entry is not None else 0 :])
        if entry is None:
            raise ConfigError("baseline-broken", source=path, key=key or "version, findings") from error
        raise ConfigError("baseline-entry", source=path, number=entry, key=key) from error


def refuse_mandatory(baseline: Baseline, mandatory: Sequence[str]) -> None:
    """Raise ConfigError where the baseline accepts a finding of a mandatory rule (by code or name)."""
    for entry in baseline.entries:
        if {entry.code, entry.rule} & set(mandatory):
            raise ConfigError("baseline-mandatory", source=baseline.path, rule=f"{entry.code} {entry.rule}", path=entry.path)


def entries_of(baseline: Baseline, files: Iterable[Found]) -> list[Entry]:
    """The entries that accept these findings."""
    return joined(
        Entry(
            path=baseline.key(file.path),
            code=finding.code,
            rule=finding.rule,
            fingerprint=_digest(finding),
            column=finding.column,
            count=finding.count,
        )
        for file in files
        for finding in file.findings
    )


def joined(entries: Iterable[Entry]) -> list[Entry]:
    """The entries in their order, those of one column in several tables of a file as one."""
    rows = Counter[Entry]()
    for entry in entries:
        rows[entry.model_copy(update={"count": 1})] += entry.count
    whole = [entry.model_copy(update={"count": count}) for entry, count in rows.items()]
    return sorted(whole, key=lambda entry: (entry.path, entry.code, entry.fingerprint))


def render_baseline(entries: Iterable[Entry]) -> str:
    """The baseline as JSON text: one entry a line, so that git can merge it."""
    lines = [json.dumps(entry.model_dump(exclude_defaults=True), ensure_ascii=False) for entry in entries]
    inside = "".join(f"\n    {line}," for line in lines)[:-1]
    return f'{{\n  "version": {VERSION},\n  "findings": [{inside}\n  ]\n}}\n'
