"""Who checks which file: this process one after the other, or worker processes side by side. The outcome is the same."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from perflint.checking import Checker
from perflint.checks.findings import ToolError
from perflint.checks.registry import all_rules
from perflint.checks.rule import Rule
from perflint.config import Config
from perflint.intake import Material, Source, open_source
from perflint.outcome import Outcome, OutcomeCodec
from perflint.process_limits import Bounds
from perflint.tables.model import Submission
from perflint.workers import Failure, Handle, Task, Workers

#: Called before each file with its number from 1, the number of all files, and its name.
Progress = Callable[[int, int, str], None]


class Isolation(NamedTuple):
    """How many processes share the files, and whether even one works apart from this one (see `check_files`).

    `config` and `rules` are what the workers are made of; without rules they take the installed ones.
    """

    config: Config
    rules: tuple[type[Rule], ...] | None = None
    jobs: int | None = 1
    isolate: bool = False

    def workers(self, files: int) -> int:
        """How many worker processes to use for so many files; 0 if this process does it."""
        if self.jobs is not None and self.jobs > 1:
            return min(self.jobs, files)
        if self.jobs is None and files > 1:
            return min(os.cpu_count() or 1, files)
        return int(self.isolate)


class Setup(NamedTuple):
    """What a worker is made of."""

    config: Config
    rules: tuple[type[Rule], ...] | None
    earlier: tuple[Submission, ...]
    views: bool


def outcomes(
    checker: Checker, sources: Sequence[Source], isolation: Isolation, on_progress: Progress | None = None
) -> Iterator[Outcome]:
    """Check files; yield what came of each, in their order. Raises WorkersError."""
    materials = _opened(sources, checker.config, on_progress)
    workers = isolation.workers(len(sources))
    if workers:
        yield from _apart(checker, materials, workers, isolation)
    else:
        for material in materials:
            yield Outcome(errors=[material]) if isinstance(material, ToolError) else _here(checker, material)


def _opened(sources: Sequence[Source], config: Config, on_progress: Progress | None) -> Iterator[Material | ToolError]:
    for number, source in enumerate(sources, 1):
        if on_progress is not None:
            on_progress(number, len(sources), source.name)
        yield open_source(source, config.limits)


def _here(checker: Checker, material: Material) -> Outcome:
    try:
        return checker.check(material)
    except MemoryError:
        return Outcome(errors=[ToolError("out-of-memory", material.name)])


def _apart(checker: Checker, materials: Iterator[Material | ToolError], count: int, isolation: Isolation) -> Iterator[Outcome]:
    """Check files in worker processes; what is done early waits for its turn."""
    codec = OutcomeCodec(checker.rulings.known)
    done: dict[int, Outcome] = {}
    names: dict[int, str] = {}

    def tasks() -> Iterator[Task[int]]:
        for number, material in enumerate(materials):
            if isinstance(material, ToolError):
                done[number] = Outcome(errors=[material])
            else:
                names[number] = material.name
                yield Task(number, (material.name, material.named), material.data)

    setup = Setup(isolation.config, isolation.rules, checker.earlier, checker.views)
    bounds = Bounds.of(checker.config.limits)
    preload = [__name__, *sorted({type(rule).__module__ for rule in checker.rulings.rules})]
    following = 0
    with Workers(count, start, setup, bounds, preload) as workers:
        for number, answer in workers.run(tasks()):
            name = names.pop(number)
            if isinstance(answer, Failure):
                done[number] = Outcome(errors=[ToolError(answer.kind, name, answer.parameters)])
            else:
                done[number] = codec.decode(answer)
            while following in done:
                yield done.pop(following)
                following += 1
    while following in done:
        yield done.pop(following)
        following += 1


def start(setup: Setup) -> Handle:
    """Make a worker ready to check files: called in its process."""
    checker = Checker(setup.config, all_rules() if setup.rules is None else setup.rules, setup.earlier, setup.views)
    codec = OutcomeCodec(checker.rulings.known)

    def handle(header: tuple[str, bool], data: bytes) -> bytes:
        name, named = header
        return codec.encode(checker.check(Material(name, data, named)))

    return handle
