"""Suppressed findings and the comparison with the round before, in the text report."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.checks.findings import Finding, SuppressionState
from perflint.report import Report
from perflint.reports.paper import Paper
from perflint.reports.standing import (
    file_review_text,
    gone_by_file,
    past_line,
    review_summary,
    state_text,
    suppressed_lines,
    suppression_origin,
)
from perflint.reports.words import Words


def write_suppressed(findings: Sequence[Finding], words: Words, paper: Paper) -> None:
    """Write the suppressed findings of a file in brief."""
    count = sum(finding.suppressed is not None for finding in findings)
    if count:
        paper.line((words.say("suppressed", count=count), "dim"), indent=2)
        for line in suppressed_lines(findings, words):
            paper.line((line, "dim"), indent=4)


def write_suppressions(report: Report, words: Words, paper: Paper) -> None:
    """Write the baseline that was used, and the suppressions that had no effect."""
    if report.baseline is not None:
        paper.line(words.say("baseline", path=report.baseline), indent=2)
    for use in report.suppressions:
        if use.state is not SuppressionState.USED:
            what = f"{suppression_origin(use, words)} {words.comma.join(use.rules)}".rstrip()
            paper.line((words.say("suppression", what=what, state=state_text(use, words)), "yellow"), indent=2)


def write_review(report: Report, words: Words, paper: Paper) -> None:
    """Write what became of the findings of the round before."""
    review = report.review
    if review is None:
        return
    paper.line((words.say("review"), "bold"), f" {words.say('reviewed', files=words.names(review.previous))}")
    paper.line(review_summary(report, words), indent=2)
    for file in review.files:
        paper.line(file_review_text(file, words), indent=4)
    for label, gone, style in (("fixed", review.fixed, "green"), ("not-verified", review.unverified, "yellow")):
        for path, found in gone_by_file(gone):
            paper.line((words.say(label, path=path), style), indent=2)
            for past in found:
                paper.line(past_line(past, words), indent=4)
    paper.line()
