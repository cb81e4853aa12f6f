"""Everything that a run could not read, passed over or has a doubt about: no report may leave it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from perflint.checks.engine import DOUBTFUL_READING
from perflint.documents.model import NOWHERE, Notice, Place
from perflint.report import FileResult, Report
from perflint.reports.words import Words
from perflint.tables.model import Coverage


class NoteKind(StrEnum):
    """An error of the tool or a file that could not be read; something not read on purpose; something to know of."""

    ERROR = "tool-error"
    SKIPPED = "skipped"
    NOTICE = "notice"


class Note(NamedTuple):
    """One of these things: `reason` is its stable name, `text` says what and what to do, `path` is None for no file.

    What is the same at several places is one note; without a place it is about the whole file.
    """

    kind: NoteKind
    path: str | None
    reason: str
    text: str
    places: tuple[Place, ...] = ()

    @property
    def place(self) -> Place:
        """The first place."""
        return self.places[0] if self.places else NOWHERE

    def line(self, words: Words) -> str:
        """The note as one line, without its path: 未读：说明，不是指标表."""
        return words.say(self.kind, what=words.addresses(self.places) or words.say("file-wide"), reason=self.text)


def run_notes(report: Report, words: Words) -> Iterator[Note]:
    """What concerns no file that was read: errors first, then the files that were passed over."""
    for error in report.errors:
        yield Note(NoteKind.ERROR, error.path, error.kind, words.trouble(error.kind, error.parameters))
    for file in report.skipped:
        yield Note(NoteKind.SKIPPED, file.path, file.reason, words.trouble(file.reason, {}))


def coverage_notes(path: str, coverage: Coverage, notices: Sequence[Notice], words: Words) -> list[Note]:
    """What was passed over in a file, and what its reader noticed."""
    skipped = [Notice(part.reason, part.place) for part in coverage.skipped]
    return [*_grouped(NoteKind.SKIPPED, path, skipped, words), *_grouped(NoteKind.NOTICE, path, notices, words)]


def file_notes(file: FileResult, words: Words) -> list[Note]:
    """What concerns one file that was read."""
    doubtful = [Notice("low-confidence", table.place) for table in file.tables if table.confidence < DOUBTFUL_READING]
    notices = [*file.notices, *doubtful, *(note for table in file.tables for note in table.notes)]
    notes = coverage_notes(file.path, file.coverage, notices, words)
    return notes if file.tables else [Note(NoteKind.NOTICE, file.path, "no-tables", words.say("no-tables")), *notes]


def all_notes(report: Report, words: Words) -> Iterator[Note]:
    """All of them."""
    yield from run_notes(report, words)
    for file in report.files:
        yield from file_notes(file, words)


def _grouped(kind: NoteKind, path: str, notices: Iterable[Notice], words: Words) -> Iterator[Note]:
    """One note for each thing, with all its places, in the order of their first."""
    places: dict[tuple[str, str], list[Place]] = {}
    for one in notices:
        places.setdefault((one.kind, words.trouble(one.kind, one.parameters)), []).append(one.place)
    for (reason, text), found in places.items():
        yield Note(kind, path, reason, text, tuple(found))
