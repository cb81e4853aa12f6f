"""Reads and checks one file: bytes in, `Outcome` out, the same in whichever process it runs.

Of a checked file only its findings and a sketch of its tables are kept, so that memory grows with what was found, not
with what was read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from perflint.checks.findings import ToolError
from perflint.checks.rule import Rule
from perflint.collector import collector_paused
from perflint.config import Config
from perflint.documents.limits import Limits
from perflint.documents.model import DocumentError
from perflint.intake import Material
from perflint.outcome import CheckedFile, Outcome
from perflint.report import SkippedFile
from perflint.rulings import Rulings
from perflint.tables.model import Submission
from perflint.tables.view import view_of


class Checker:
    """Checks files by the rules that a configuration chooses for them."""

    def __init__(
        self, config: Config, rules: Sequence[type[Rule]], earlier: Sequence[Submission] = (), views: bool = False
    ) -> None:
        """Choose the rules; `rules` are the installed ones, `earlier` the files that history rules compare with.

        `views` keeps the contents of the tables, for reports that show them.

        Raises ConfigError for settings that fit none of the rules, PackError for a rule pack that cannot be used.
        """
        self.rulings = Rulings(config, rules, earlier)
        self.config = self.rulings.base.config
        self.earlier = tuple(earlier)
        self.views = views

    def check(self, material: Material) -> Outcome:
        """Read and check one file; where that fails, the outcome says why. Raises MemoryError alone."""
        with collector_paused():
            return self._check(material)

    def _check(self, material: Material) -> Outcome:
        submission = read(material, self.config.limits)
        return submission if isinstance(submission, Outcome) else self.check_submission(submission)

    def check_submission(self, submission: Submission) -> Outcome:
        """Check what one file submits."""
        engine = self.rulings.of(submission.path).engine
        try:
            checked = engine.check(submission)
            findings = engine.findings(checked)
        except Exception as error:  # noqa: BLE001 - as in `read`
            return Outcome(errors=[internal_error(submission.path, error)])
        tables = list(checked.tables)
        if self.views:
            tables = [replace(sketch, view=view_of(table)) for sketch, table in zip(tables, submission.tables, strict=True)]
        file = CheckedFile(
            path=submission.path,
            format=submission.format,
            coverage=submission.coverage,
            notices=submission.notices,
            tables=tables,
            findings=findings,
            records=checked.records,
            remarks=checked.remarks,
        )
        return Outcome(file, errors=checked.errors)


def read(material: Material, limits: Limits) -> Submission | Outcome:
    """Read one file; where that fails, the outcome says why. Raises MemoryError alone."""
    from perflint.documents import read_bytes
    from perflint.documents.intake import promised_format
    from perflint.tables import read_submission

    name = material.name
    try:
        document = read_bytes(material.data, name, limits)
        if not material.named and document.format == "txt" and promised_format(name) is None:
            return Outcome(skipped=SkippedFile(name, "unknown-text"))
        submission = read_submission(document)
        document.release()
    except DocumentError as error:
        if not material.named and _of_another_kind(name, error):
            parameters = error.parameters if error.kind == "extra-missing" else {}
            return Outcome(skipped=SkippedFile(name, error.kind, parameters))
        return Outcome(errors=[ToolError(error.kind, name, error.parameters)])
    except Exception as error:  # noqa: BLE001 - a fault of a reader is reported with its file, and the batch goes on
        return Outcome(errors=[internal_error(name, error)])
    submission.path = name
    return submission


def _of_another_kind(name: str, error: DocumentError) -> bool:
    """Whether a file is no document for perflint and does not pretend to be one: a sound, not a broken workbook.

    Nor is a picture where nothing is installed that reads pictures: most of those in a folder show no table.
    """
    from perflint.documents.intake import promised_format

    if error.kind not in ("unsupported-format", "binary-text") and error.parameters.get("extra") != "ocr":
        return False
    return promised_format(name) in (None, error.parameters.get("found"))


def internal_error(path: str | None, error: BaseException) -> ToolError:
    """The error for a fault of perflint itself: the kind of the exception and the line that raised it, no contents.

    Memory that runs out is no such fault: a MemoryError is raised again.
    """
    if isinstance(error, MemoryError):
        raise error
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    at = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else "?"
    return ToolError("internal-error", path, {"error": type(error).__name__, "at": at})
