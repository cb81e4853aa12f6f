"""`perflint baseline`: accept today's findings, add new ones, remove those that are gone."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from perflint.baseline import FILE, Baseline, Entry, Found, entries_of, load_baseline, render_baseline
from perflint.checks.findings import Text
from perflint.checks.registry import all_rules
from perflint.commands.options import Against, Common, Paths, with_common
from perflint.commands.output import write_file
from perflint.commands.progress import progress_of
from perflint.commands.settings import day_of, set_up
from perflint.commands.troubles import print_errors
from perflint.config import ConfigError
from perflint.report import Report
from perflint.reports.words import Words
from perflint.rulings import Rulings
from perflint.run import check_files
from perflint.suppression import is_mandatory

WRITTEN, ERROR, NOTHING = 0, 2, 3


class Action(StrEnum):
    """What `perflint baseline` does."""

    CREATE = "create"
    UPDATE = "update"
    PRUNE = "prune"


What = Annotated[Action, typer.Argument(metavar="create|update|prune", show_default=False)]

_WRITTEN = Text(
    "{path}：共 {count} 个问题，新列入 {added} 个，去掉 {removed} 个",
    "{path}: {count} findings, {added} added, {removed} removed",
)
_MANDATORY = Text("必查规则的 {count} 个问题没有列入", "{count} findings of mandatory rules were not accepted")
_USE = Text(
    '检查时加 --baseline {path}，或在 perflint.toml 中写 baseline = "{name}"，它才起作用',
    'It takes effect by --baseline {path}, or by baseline = "{name}" in perflint.toml',
)


@with_common
def baseline(
    action: What, paths: Paths, common: Common, against: Against = None, force: Annotated[bool, typer.Option("--force")] = False
) -> int:
    """Write the baseline and return the exit code. Raises ConfigError."""
    setup = set_up(common, paths)
    words = Words(setup.config.lang)
    path = setup.config.baseline or setup.config.folder / FILE
    if action is Action.CREATE:
        if path.exists() and not force:
            raise ConfigError("baseline-exists", value=path.as_posix())
        old = Baseline(path, ())
    else:
        old = load_baseline(path)
    config = setup.config.model_copy(update={"baseline": None})
    with progress_of(common) as on_progress:
        report = check_files(
            paths, config, against=against or [], jobs=common.jobs, today=day_of(common), on_progress=on_progress
        )
    print_errors(report.errors, words)
    if not report.tables and not report.errors:
        return NOTHING
    rulings = Rulings(config, all_rules())
    files, mandatory = _acceptable(report, rulings)
    entries = _entries(action, old, files, {rule.code for rule in report.rules if not rule.idle})
    write_file(path, render_baseline(entries).encode("utf-8"))
    added, removed = len(set(entries) - set(old.entries)), len(set(old.entries) - set(entries))
    shown = {"path": path.as_posix(), "name": path.name, "added": str(added), "removed": str(removed)}
    print(words.fill(_WRITTEN, {**shown, "count": str(sum(entry.count for entry in entries))}))
    if mandatory:
        print(words.fill(_MANDATORY, {"count": str(mandatory)}))
    if setup.config.baseline is None:
        print(words.fill(_USE, shown))
    return ERROR if report.errors else WRITTEN


def _acceptable(report: Report, rulings: Rulings) -> tuple[list[Found], int]:
    """The findings that may be accepted, by file; and how many may not, because their rules are mandatory."""
    files = []
    refused = 0
    for file in report.files:
        mandatory = rulings.of(file.path).config.mandatory
        open_ones = [finding for finding in file.findings if finding.suppressed is None]
        chosen = [finding for finding in open_ones if not is_mandatory(finding, mandatory)]
        refused += len(open_ones) - len(chosen)
        files.append(Found(file.path, chosen))
    return files, refused


def _entries(action: Action, old: Baseline, files: list[Found], ran: set[str]) -> list[Entry]:
    match action:
        case Action.CREATE:
            return entries_of(old, files)
        case Action.UPDATE:
            return old.updated(files, ran)
        case Action.PRUNE:
            return old.pruned(files, ran)
