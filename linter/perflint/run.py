"""The public way to check and to read files: paths in, `Report` or `Extraction` out.

One bad file never stops the others: what cannot be read becomes a `ToolError` that names it. Of a checked file only
its findings and a sketch of its tables are kept, so that memory grows with what was found, not with what was read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from perflint.checks.engine import Engine, FileCheck
from perflint.checks.findings import Finding, ToolError
from perflint.checks.registry import RegistryError, all_rules, choose
from perflint.checks.rule import Rule
from perflint.checks.taxonomy import taxonomy_of
from perflint.config import Config, ConfigError, known_rules, rule_settings
from perflint.documents.limits import Limits
from perflint.documents.model import Block, Cell, Document, DocumentError
from perflint.intake import Intake, Source, collect
from perflint.profiles import AUTO, Profile, layered, load_profile, with_mandatory
from perflint.report import Extraction, FileResult, Report, SkippedFile, TableResult
from perflint.scoring import Scheme, ruleset, score_file, score_table
from perflint.tables.model import Field, Indicator, IndicatorTable, Submission

#: Called before each file with its number from 1, the number of all files, and its name.
Progress = Callable[[int, int, str], None]


def check_files(
    paths: Sequence[str | Path],
    config: Config | None = None,
    *,
    against: Sequence[str | Path] = (),
    stdin: Source | None = None,
    rules: Sequence[type[Rule]] | None = None,
    jobs: int = 1,
    on_progress: Progress | None = None,
) -> Report:
    """Check files and folders and score them; `stdin` stands for the path `-`, `rules` defaults to all installed ones.

    `against` are the files and folders of earlier years, or of the approved targets, that history rules compare with:
    they are read, never checked, and the report names those that could not be read. `jobs` processes share the tables
    of a very large file; what is found does not depend on it.

    Raises ConfigError for settings that fit no rule, RegistryError and PackError for rule packs that cannot be loaded.
    """
    config = config or Config()
    run = Run(config, all_rules() if rules is None else rules, collect(paths, stdin), against, jobs)
    sources = run.intake.sources
    for number, source in enumerate(sources, 1):
        if on_progress is not None:
            on_progress(number, len(sources), source.name)
        run.check_source(source)
    return run.report()


def extract_files(
    paths: Sequence[str | Path],
    config: Config | None = None,
    *,
    stdin: Source | None = None,
    on_progress: Progress | None = None,
) -> Extraction:
    """Read files and folders without checking them; `stdin` stands for the path `-`."""
    config = config or Config()
    intake = collect(paths, stdin)
    submissions = []
    for number, source in enumerate(intake.sources, 1):
        if on_progress is not None:
            on_progress(number, len(intake.sources), source.name)
        submission = read(source, config.limits, intake)
        if submission is not None:
            submissions.append(submission)
    return Extraction(tuple(submissions), tuple(intake.skipped), tuple(intake.errors))


class Run:
    """One check of many files, which share the engine and are compared at the end."""

    def __init__(
        self,
        config: Config,
        rules: Sequence[type[Rule]],
        intake: Intake | None = None,
        against: Sequence[str | Path] = (),
        jobs: int = 1,
    ) -> None:
        """Choose the rules and read the earlier files.

        Raises ConfigError for settings that fit none of the rules, PackError for a rule pack that cannot be used.
        """
        rules = known_rules(rules, config.rules_files)
        self.profile = load_profile(config.profile, rules)
        self.config = layered(config, rules, self.profile)
        self.intake = intake or Intake()
        earlier = read_earlier(against, config.limits, self.intake)
        self.engine = make_engine(self.config, rules, self.profile, earlier, jobs)
        self.checked: list[Checked] = []

    def check_source(self, source: Source) -> None:
        """Read and check one file; where that fails, the report will say so."""
        submission = read(source, self.config.limits, self.intake)
        if submission is not None:
            self.check(submission)

    def check(self, submission: Submission) -> None:
        """Check what one file submits and keep what was found."""
        try:
            outcome = self.engine.check(submission)
            findings = self.engine.findings(outcome)
        except Exception as error:  # noqa: BLE001 - as in `read`
            self.intake.errors.append(internal_error(submission.path, error))
            return
        self.intake.errors += outcome.errors
        fixed = self.profile.taxonomy
        taxonomies = tuple(taxonomy_of(table) if fixed == AUTO else fixed for table in submission.tables)
        self.checked.append(Checked(findings, FileCheck(_sketch(submission), records=outcome.records), taxonomies))

    def report(self) -> Report:
        """Compare the files, score them and report everything."""
        self._compare()
        return Report(
            files=tuple(_result(file, self.config.scoring) for file in self.checked),
            skipped=tuple(self.intake.skipped),
            errors=tuple(self.intake.errors),
            rules=tuple(rule.code for rule in self.engine.rules),
            profile=self.config.profile,
            ruleset=ruleset(self.engine.rules, self.engine.severities, self.config.scoring),
            earlier=tuple(submission.path for submission in self.engine.earlier),
        )

    def _compare(self) -> None:
        """Let the run rules compare all files and sort what they found into the findings of each."""
        if not self.engine.run_rules or not self.checked:
            return
        self.engine.conclude([file.sketch for file in self.checked])
        for file in self.checked:
            self.intake.errors += file.sketch.errors
            if file.sketch.found:
                file.findings = sorted(file.findings + self.engine.findings(file.sketch), key=_order)


@dataclass(slots=True)
class Checked:
    """What is kept of a checked file: its findings so far, and a sketch with which run rules can be finished."""

    findings: list[Finding]
    sketch: FileCheck
    taxonomies: tuple[str | None, ...]


def read_earlier(paths: Sequence[str | Path], limits: Limits, intake: Intake) -> list[Submission]:
    """Read the files to compare with; `intake` notes those that fail, and where they hold no table at all."""
    if not paths:
        return []
    found = collect(paths)
    submissions = [submission for source in found.sources if (submission := read(source, limits, found)) is not None]
    if not found.errors and not any(submission.tables for submission in submissions):
        found.errors.append(ToolError("nothing-earlier", ", ".join(map(str, paths))))
    intake.skipped += found.skipped
    intake.errors += found.errors
    return submissions


def make_engine(
    config: Config,
    rules: Sequence[type[Rule]],
    profile: Profile,
    earlier: Sequence[Submission] = (),
    jobs: int = 1,
) -> Engine:
    """The engine with the rules that the configuration chooses and the profile requires. Raises ConfigError."""
    settings, severities = rule_settings(config, rules)
    try:
        chosen = choose(rules, config.select, config.ignore, settings)
    except RegistryError as error:
        raise ConfigError("no-such-rules", value=error) from error
    chosen = with_mandatory(chosen, rules, profile, settings)
    if not chosen:  # a run that checks nothing must not look clean
        raise ConfigError("no-rules")
    return Engine(chosen, severities, earlier, jobs)


def read(source: Source, limits: Limits, intake: Intake) -> Submission | None:
    """Read one file; where that fails, note in `intake` why and return None."""
    from perflint.documents.intake import promised_format
    from perflint.tables import read_submission

    try:
        document = _document(source, limits)
        if not source.named and document.format == "txt" and promised_format(source.name) is None:
            intake.skipped.append(SkippedFile(source.name, "unknown-text"))
            return None
        submission = read_submission(document)
    except DocumentError as error:
        if not source.named and _of_another_kind(source, error):
            intake.skipped.append(SkippedFile(source.name, error.kind))
        else:
            intake.errors.append(ToolError(error.kind, source.name, error.parameters))
        return None
    except OSError as error:
        intake.errors.append(ToolError("unreadable", source.name, {"reason": error.strerror or type(error).__name__}))
        return None
    except Exception as error:  # noqa: BLE001 - a fault of a reader is reported with its file, and the batch goes on
        intake.errors.append(internal_error(source.name, error))
        return None
    submission.path = source.name
    return submission


def _document(source: Source, limits: Limits) -> Document:
    from perflint.documents import read_bytes, read_path

    if source.path is not None:
        return read_path(source.path, limits)
    return read_bytes(source.data or b"", source.name, limits)


def _of_another_kind(source: Source, error: DocumentError) -> bool:
    """Whether a file is no document for perflint and does not pretend to be one: an image, not a broken workbook."""
    from perflint.documents.intake import promised_format

    if error.kind not in ("unsupported-format", "binary-text"):
        return False
    return promised_format(source.name) in (None, error.parameters.get("found"))


def internal_error(path: str | None, error: BaseException) -> ToolError:
    """The error for a fault of perflint itself: the kind of the exception and the line that raised it, no contents."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    at = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else "?"
    return ToolError("internal-error", path, {"error": type(error).__name__, "at": at})


def _sketch(submission: Submission) -> Submission:
    """The submission without its contents: what findings, fingerprints and reports need, cut off from the document."""
    return replace(submission, tables=[_table_sketch(table) for table in submission.tables])


def _table_sketch(table: IndicatorTable) -> IndicatorTable:
    project = table.facts.get("project")
    return replace(
        table,
        columns=[],
        indicators=[_ROW] * len(table.indicators),
        facts={"project": _detached(project)} if project is not None else {},
        title=_detached(table.title) if table.title is not None else None,
    )


def _detached(field: Field) -> Field:
    return Field(field.text, Cell(Block(), field.text, None, None))


_ROW = Indicator(Cell(Block(), "", None, None), {})


def _order(finding: Finding) -> tuple[int, int, int, int, int, str, str]:
    place = finding.place
    table = finding.table if finding.table is not None else -1
    return (table, place.page or 0, place.line or 0, place.row or 0, place.column or 0, finding.code, finding.variant)


def _result(file: Checked, scheme: Scheme) -> FileResult:
    """Score a checked file."""
    submission = file.sketch.submission
    by_table: dict[int | None, list[tuple[int, Finding]]] = {}
    for index, finding in enumerate(file.findings):
        by_table.setdefault(finding.table, []).append((index, finding))
    tables = tuple(
        TableResult(
            title=table.title.text if table.title is not None else None,
            project=table.fact("project"),
            place=table.place,
            confidence=table.confidence,
            indicators=len(table.indicators),
            notes=tuple(table.notes),
            taxonomy=file.taxonomies[number],
            score=score_table(by_table.get(number, ()), scheme),
        )
        for number, table in enumerate(submission.tables)
    )
    return FileResult(
        path=submission.path,
        format=submission.format,
        coverage=submission.coverage,
        notices=tuple(submission.notices),
        tables=tables,
        findings=tuple(file.findings),
        score=score_file([table.score for table in tables], by_table.get(None, ()), scheme),
    )
