"""Errors on standard error, where the report on the screen does not show them."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from perflint.checks.findings import ToolError
from perflint.reports.coverage import write_errors
from perflint.reports.paper import PlainPaper
from perflint.reports.words import Words


def print_errors(errors: Sequence[ToolError], words: Words) -> None:
    """Print the errors of a run to standard error."""
    paper = PlainPaper()
    write_errors(errors, words, paper)
    sys.stderr.write(paper.text())
