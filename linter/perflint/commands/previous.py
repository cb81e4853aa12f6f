"""`--previous`: the round before, as files that are checked by the same rules or as a JSON report of perflint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from perflint.checks.findings import ToolError
from perflint.commands.options import Common
from perflint.commands.settings import day_of
from perflint.config import Config, ConfigError
from perflint.report import Report
from perflint.result_cache import results_folder
from perflint.run import check_files

REPORT = ".json"


def with_previous(report: Report, previous: Sequence[str], config: Config, against: Sequence[str], common: Common) -> Report:
    """The report compared with the round before; files of it that cannot be read join its errors. Raises ConfigError."""
    from perflint.rounds import compared

    reports = [path for path in previous if Path(path).suffix.lower() == REPORT]
    files = [path for path in previous if path not in reports]
    before = [_read(path) for path in reports]
    if files:
        same = config.model_copy(update={"baseline": None, "exclude": ()})
        cache = None if common.no_cache else results_folder()
        before.append(check_files(files, same, against=against, jobs=common.jobs, today=day_of(common), cache=cache))
    whole = replace(before[0], files=tuple(file for one in before for file in one.files))
    errors = [error for one in before for error in one.errors]
    if not errors and not whole.tables:
        errors.append(ToolError("nothing-previous", ", ".join(previous)))
    report = replace(report, errors=(*report.errors, *errors))
    names = [*reports, *(file.path for one in before[len(reports) :] for file in one.files)]
    return compared(report, whole, names)


def _read(path: str) -> Report:
    from perflint.reports.json_reading import NotAReportError, read_report

    try:
        return read_report(Path(path).read_bytes())
    except OSError as error:
        raise ConfigError("previous-unreadable", source=path, reason=error.strerror) from error
    except NotAReportError as error:
        raise ConfigError("previous-not-a-report", source=path, reason=error) from error
