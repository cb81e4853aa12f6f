"""What several reports say of a finding, piece by piece."""

from __future__ import annotations

from perflint.checks.findings import Finding
from perflint.documents.model import Place
from perflint.reports.words import Words


def basis_text(finding: Finding, words: Words) -> str:
    """The regulations behind a finding; empty where there is none."""
    return words.semicolon.join(map(words.basis, finding.basis))


def others_text(finding: Finding, words: Words) -> str:
    """The rows that have the same problem, or what else it concerns; empty where there is nothing."""
    if not finding.related:
        return ""
    places = words.addresses(finding.related)
    if finding.count > 1:
        return words.say("folded", count=finding.count, places=places)
    return words.say("related", places=places)


def headline(finding: Finding, words: Words) -> str:
    """The code, the place and the indicator of a finding."""
    indicator = f"[{finding.indicator}]" if finding.indicator and finding.indicator != finding.text else ""
    parts = (finding.code, words.address(finding.place, with_line=True), indicator)
    return " ".join(part for part in parts if part)


def full_text(finding: Finding, words: Words) -> list[str]:
    """What is wrong, where else, by which regulation, and what to do: a line each."""
    basis, suggestion = basis_text(finding, words), words.suggestion(finding)
    return [
        line
        for line in (
            words.message(finding),
            others_text(finding, words),
            words.say("basis", text=basis) if basis else "",
            words.say("suggestion", text=suggestion) if suggestion else "",
        )
        if line
    ]


def line_of(place: Place) -> int:
    """The line that a place is shown at by consumers that only know lines: of a text, else the row, else the first."""
    return max(1, place.line or place.row or 1)
