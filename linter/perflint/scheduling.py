"""Who checks which file: this process one after the other, or worker processes side by side. The outcome is the same."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from perflint.checking import Checker, internal_error
from perflint.checks.findings import ToolError
from perflint.checks.registry import all_rules
from perflint.checks.rule import Rule
from perflint.config import Config
from perflint.intake import Content, Contents, Material
from perflint.outcome import Outcome, OutcomeCodec, unread
from perflint.process_limits import Bounds
from perflint.result_cache import ResultCache
from perflint.tables.model import Submission

if TYPE_CHECKING:
    from perflint.workers import Handle, Task

#: Called before each file with its number from 1, the number of all files, and its name.
Progress = Callable[[int, int, str], None]

#: Loads for all workers what most files need.
WARM = "perflint.language.warm"


class Isolation(NamedTuple):
    """How many processes share the files, and whether even one works apart from this one (see `check_files`).

    `config` and `rules` are what the workers are made of; without rules they take the installed ones.
    """

    config: Config
    rules: tuple[type[Rule], ...] | None = None
    jobs: int | None = 1
    isolate: bool = False

    def workers(self, several: bool) -> int:
        """How many worker processes to use at most, for one file or for several; 0 if this process does it."""
        jobs = self.jobs or (os.cpu_count() or 1 if several else 1)
        apart = self.isolate or jobs > 1 or (several and self.jobs is None)
        return jobs if apart else 0


class Setup(NamedTuple):
    """What a worker is made of."""

    config: Config
    rules: tuple[type[Rule], ...] | None
    earlier: tuple[Submission, ...]
    views: bool


def outcomes(
    checker: Checker, contents: Iterator[Content], isolation: Isolation, cache: ResultCache | None = None
) -> Iterator[Outcome]:
    """Check files; yield what came of each, in their order. Raises WorkersError."""
    head: list[Content] = []
    several = False
    while not several and (content := next(contents, None)) is not None:
        several = isinstance(content, Material) and any(isinstance(one, Material) for one in head)
        head.append(content)
    contents = chain(head, contents)
    if workers := isolation.workers(several):
        yield from _apart(checker, contents, workers, isolation, cache)
    else:
        for content in contents:
            yield _here(checker, content, cache) if isinstance(content, Material) else unread(content)


def told(contents: Contents, on_progress: Progress | None) -> Iterator[Content]:
    """The same contents; each file is announced before it is given."""
    for number, content in enumerate(contents, 1):
        if on_progress is not None:
            on_progress(number, contents.total, content.name if isinstance(content, Material) else content.path or "")
        yield content


def _here(checker: Checker, material: Material, cache: ResultCache | None) -> Outcome:
    key = cache.key(material) if cache is not None else ""
    if cache is not None and (known := cache.get(key)) is not None:
        return known
    try:
        outcome = checker.check(material)
    except MemoryError:
        return Outcome(errors=[ToolError("out-of-memory", material.name)])
    if cache is not None:
        cache.put(key, outcome)
    return outcome


class _Given(NamedTuple):
    """A file that a worker has: its place among all, its name, and its key in the cache."""

    number: int
    name: str
    key: str


def _apart(
    checker: Checker, contents: Iterator[Content], count: int, isolation: Isolation, cache: ResultCache | None
) -> Iterator[Outcome]:
    """Check files in worker processes; what is done early waits for its turn."""
    from perflint.workers import Failure, Task, Workers

    codec = OutcomeCodec(checker.rulings.known)
    done: dict[int, Outcome] = {}

    def tasks() -> Iterator[Task[_Given]]:
        for number, content in enumerate(contents):
            if not isinstance(content, Material):
                done[number] = unread(content)
                continue
            key = cache.key(content) if cache is not None else ""
            if cache is not None and (known := cache.get(key)) is not None:
                done[number] = known
            else:
                yield Task(_Given(number, content.name, key), (content.name, content.named), content.data)

    setup = Setup(isolation.config, isolation.rules, checker.earlier, checker.views)
    bounds = Bounds.of(checker.config.limits)
    preload = [__name__, WARM, *sorted({type(rule).__module__ for rule in checker.rulings.rules})]
    following = 0
    with Workers(count, start, setup, bounds, preload) as workers:
        for (number, name, key), answer in workers.run(tasks()):
            if isinstance(answer, Failure):
                done[number] = Outcome(errors=[ToolError(answer.kind, name, answer.parameters)])
            else:
                done[number] = codec.decode(answer)
                if cache is not None:
                    cache.put(key, done[number], answer)
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
        try:
            return codec.encode(checker.check(Material(name, data, named)))
        except Exception as error:  # noqa: BLE001 - a fault of perflint is reported with its file, and the batch goes on
            return codec.encode(Outcome(errors=[internal_error(name, error)]))

    return handle
