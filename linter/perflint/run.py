"""The public way to check and to read files: paths in, `Report` or `Extraction` out.

One bad file never stops the others: what cannot be read becomes a `ToolError` that names it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from perflint.checking import Checker, read
from perflint.checks.engine import Engine, FileCheck
from perflint.checks.findings import Finding, ToolError
from perflint.checks.registry import all_rules
from perflint.checks.rule import HistoryRule, Rule
from perflint.collector import collector_paused
from perflint.config import Config, first_fit
from perflint.documents.limits import Limits
from perflint.intake import Content, Contents, Excluded, Intake, Material, Source, collect
from perflint.outcome import CheckedFile, Outcome, unread
from perflint.report import Extraction, FileResult, Report, RuleFacts, TableResult
from perflint.result_cache import ResultCache
from perflint.rulings import Ruling, overrides_of
from perflint.scheduling import Isolation, Progress, outcomes, told
from perflint.scoring import score_file, score_table
from perflint.suppression import Suppressions, order
from perflint.tables.model import Submission

if TYPE_CHECKING:
    from perflint.baseline import Baseline


def check_files(
    paths: Sequence[str | Path],
    config: Config | None = None,
    *,
    against: Sequence[str | Path] = (),
    stdin: Source | None = None,
    rules: Sequence[type[Rule]] | None = None,
    jobs: int | None = 1,
    isolate: bool = False,
    views: bool = False,
    today: date | None = None,
    cache: Path | None = None,
    on_progress: Progress | None = None,
) -> Report:
    """Check files and folders and score them; `stdin` stands for the path `-`, `rules` defaults to all installed ones.

    `against` are the files and folders of earlier years, or of the approved targets, that history rules compare with:
    they are read, never checked, and the report names those that could not be read.

    `jobs` processes share the files, each within limits.file_seconds, file_cpu_seconds and file_megabytes; None means
    as many as there are processors, or none but this one for a single file. One job is this process itself, without
    these limits, unless `isolate` asks for a worker process in any case. What is found does not depend on it.

    `views` keeps the contents of the tables in the report, for the formats that show them.

    `today` (else the date of this day) decides which suppressions have expired.

    `cache` is a folder (see `result_cache`) in which outcomes are kept, at most limits.cache_megabytes; a file that was
    checked before under the same conditions is not checked again.

    Raises ConfigError for settings that fit no rule, RegistryError and PackError for rule packs that cannot be loaded,
    WorkersError where worker processes cannot be started.
    """
    config = config or Config()
    installed = all_rules() if rules is None else rules
    excluded = _excluded_by(config)
    intake = collect(paths, stdin, excluded)
    run = Run(config, installed, intake, against, views, today)
    isolation = Isolation(config, None if rules is None else tuple(rules), jobs, isolate)
    contents = Contents(intake.sources, config.limits, excluded, lambda name: tuple(overrides_of(config, Path(name))))
    results = ResultCache(cache, run.checker, run.compared_with) if cache is not None else None
    for outcome in outcomes(run.checker, told(contents, on_progress), isolation, results):
        run.add(outcome)
    report = run.report(results)
    if results is not None:
        results.trim(config.limits.cache_megabytes)
    return report


def extract_files(
    paths: Sequence[str | Path],
    config: Config | None = None,
    *,
    stdin: Source | None = None,
    on_progress: Progress | None = None,
) -> Extraction:
    """Read files and folders without checking them; `stdin` stands for the path `-`."""
    config = config or Config()
    excluded = _excluded_by(config)
    intake = collect(paths, stdin, excluded)
    contents = Contents(intake.sources, config.limits, excluded)
    submissions = tuple(submissions_of(told(contents, on_progress), config.limits, intake))
    return Extraction(submissions, tuple(intake.skipped), tuple(intake.errors))


class Run:
    """One check of many files, which share the rules and are compared at the end."""

    def __init__(
        self,
        config: Config,
        rules: Sequence[type[Rule]],
        intake: Intake | None = None,
        against: Sequence[str | Path] = (),
        views: bool = False,
        today: date | None = None,
    ) -> None:
        """Choose the rules, read the earlier files and the baseline. Raises ConfigError and PackError as Checker does."""
        self.today = today or date.today()
        self.baseline: Baseline | None = None
        if config.baseline is not None:
            from perflint.baseline import load_baseline

            self.baseline = load_baseline(config.baseline)
        self.intake = intake or Intake()
        earlier, self.compared_with = read_earlier(against, config.limits, self.intake)
        self.checker = Checker(config, rules, earlier, views)
        if self.baseline is not None:
            from perflint.baseline import refuse_mandatory

            refuse_mandatory(self.baseline, self.checker.config.mandatory)
        for source in self.intake.sources:  # a mistake in the settings of a path shows before anything is checked
            self.checker.rulings.of(source.name)
        self.checked: list[CheckedFile] = []

    def check(self, submission: Submission) -> None:
        """Check what one file submits and keep what was found."""
        self.add(self.checker.check_submission(submission))

    def add(self, outcome: Outcome) -> None:
        """Keep what came of a file."""
        self.intake.note(outcome.skipped, outcome.errors)
        if outcome.checked is not None:
            self.checked.append(outcome.checked)

    def report(self, results: ResultCache | None = None) -> Report:
        """Compare the files, silence what is accepted, score them and report everything."""
        self._compare(results)
        rulings, config = self.checker.rulings, self.checker.config
        suppressions = Suppressions(config, rulings, self.today, self.baseline)
        suppressions.apply(self.checked)
        return Report(
            files=tuple(_result(file, rulings.of(file.path)) for file in self.checked),
            skipped=tuple(self.intake.skipped),
            errors=tuple(self.intake.errors),
            rules=tuple(_facts(rule, rulings.base.engine) for rule in rulings.rules),
            profile=config.profile,
            ruleset=rulings.ruleset,
            earlier=tuple(submission.path for submission in self.checker.earlier),
            settings=config.files,
            suppressions=tuple(suppressions.uses),
            baseline=self.baseline.path.as_posix() if self.baseline is not None else None,
        )

    def _compare(self, results: ResultCache | None) -> None:
        """Let the run rules compare all files, and sort what they found into the findings of each."""
        found = results.comparison() if results is not None and not self.intake.errors else None
        if found is None or len(found) != len(self.checked):
            found = self._comparison()
            if results is not None and not self.intake.errors:
                results.keep_comparison(found)
        for file, more in zip(self.checked, found, strict=True):
            if more:
                file.findings = sorted(file.findings + more, key=order)

    def _comparison(self) -> list[list[Finding]]:
        """What the run rules find in each file, by the ruling that holds for it."""
        found: list[list[Finding]] = [[] for _ in self.checked]
        rulings = self.checker.rulings
        for ruling in rulings.all():
            own = [number for number, file in enumerate(self.checked) if rulings.of(file.path) is ruling]
            if not ruling.engine.run_rules or not own:
                continue
            outcomes = [FileCheck(file.tables, records=file.records) for file in self.checked]
            ruling.engine.conclude(outcomes)
            self.intake.errors += [error for outcome in outcomes for error in outcome.errors]
            for number in own:
                found[number] = ruling.engine.findings(outcomes[number])
        return found


def read_earlier(paths: Sequence[str | Path], limits: Limits, intake: Intake) -> tuple[list[Submission], str]:
    """Read the files to compare with, and tell what their contents are (a digest).

    `intake` notes those that fail, and where they hold no table at all.
    """
    if not paths:
        return [], ""
    found = collect(paths)
    digest = hashlib.sha256()

    def contents() -> Iterator[Content]:
        for content in Contents(found.sources, limits):
            if isinstance(content, Material):
                digest.update(f"{content.name}\0{content.digest}\0".encode("utf-8", "surrogatepass"))
            yield content

    submissions = list(submissions_of(contents(), limits, found))
    if not found.errors and not any(submission.tables for submission in submissions):
        found.errors.append(ToolError("nothing-earlier", ", ".join(map(str, paths))))
    intake.skipped += found.skipped
    intake.errors += found.errors
    return submissions, digest.hexdigest()


def submissions_of(contents: Iterable[Content], limits: Limits, intake: Intake) -> Iterator[Submission]:
    """Read files in this process; `intake` notes why some cannot be read."""
    for content in contents:
        with collector_paused():
            found = read(content, limits) if isinstance(content, Material) else unread(content)
        if isinstance(found, Submission):
            yield found
            continue
        intake.note(found.skipped, found.errors)


def _excluded_by(config: Config) -> Excluded:
    return lambda path: first_fit(config.exclude, path, config.folder)


def _facts(rule: Rule, engine: Engine) -> RuleFacts:
    """What the report says of a rule of an engine."""
    return RuleFacts(
        code=rule.code,
        rule=rule.rule,
        name=rule.name,
        why=rule.why,
        dimension=rule.dimension,
        severity=engine.severities.get(rule.rule) or rule.severity,
        confidence=rule.confidence,
        basis=rule.basis,
        idle=isinstance(rule, HistoryRule) and not engine.earlier,
    )


def _result(file: CheckedFile, ruling: Ruling) -> FileResult:
    """Score a checked file."""
    scheme = ruling.config.scoring
    by_table: dict[int | None, list[tuple[int, Finding]]] = {}
    for index, finding in enumerate(file.findings):
        by_table.setdefault(finding.table, []).append((index, finding))
    tables = tuple(
        TableResult(
            kind=table.kind,
            title=table.title,
            project=table.project,
            place=table.place,
            confidence=table.confidence,
            indicators=table.indicators,
            notes=table.notes,
            taxonomy=ruling.taxonomy or table.taxonomy,
            score=score_table(by_table.get(number, ()), scheme),
            view=table.view,
        )
        for number, table in enumerate(file.tables)
    )
    return FileResult(
        path=file.path,
        format=file.format,
        coverage=file.coverage,
        notices=tuple(file.notices),
        tables=tables,
        findings=tuple(file.findings),
        score=score_file([table.score for table in tables], by_table.get(None, ()), scheme),
    )
