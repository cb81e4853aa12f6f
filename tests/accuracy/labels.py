"""Labels: what must be found where, in the labelled corpus and in the labelled real documents, in one shape for both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from perflint_corpora.labelled.corpus import load_labelled
from perflint_corpora.labelled.model import LabelledFile


@dataclass(frozen=True, slots=True)
class Label:
    """One defect. `rules` may name it, the best one first; `table` None means the file.

    `indicators` are the names of the rows that it may be reported at; none means the table, or its fact `field`. An
    `arguable` one counts neither way.
    """

    rules: tuple[str, ...]
    table: int | None
    indicators: tuple[str, ...]
    field: str | None
    why: str
    arguable: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A file to be checked, with its labels. `earlier` is the file of an earlier year that it is held against."""

    name: str
    path: Path
    labels: tuple[Label, ...]
    earlier: Path | None = None


def corpus_cases(folder: Path) -> list[Case]:
    """The labelled corpus, written below `folder` in the layout and format of each file."""
    corpus = load_labelled()
    paths = {name: file.submission().write(folder, file.format) for name, file in corpus.items()}
    return [
        Case(name, paths[name], tuple(corpus_labels(file)), paths[file.earlier] if file.earlier else None)
        for name, file in corpus.items()
    ]


def corpus_labels(file: LabelledFile) -> Iterator[Label]:
    """The labels of a labelled file."""
    for number, table in enumerate(file.tables):
        for defect in table.defects:
            name = table.indicator_of(defect)
            indicators = () if name is None else (name,)
            yield Label(defect.names, number, indicators, defect.field, defect.why, defect.arguable)
