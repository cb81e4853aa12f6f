"""The findings of the page, one after the other, with what the filters go by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from perflint.checks.findings import Confidence, Dimension, Finding
from perflint.report import FileResult
from perflint.reports.findings import basis_text, others_text
from perflint.reports.html.markup import Markup, tag
from perflint.reports.html.sheets import Marks, finding_anchor
from perflint.reports.html.texts import TEXTS
from perflint.reports.labels import DIMENSIONS
from perflint.reports.standing import standing_name, suppressed_lines
from perflint.reports.words import Words

#: The names of the rules by their codes.
Names = Mapping[str, str]

_DIMENSIONS = list(Dimension)


def items(file: FileResult, numbers: Sequence[int], marks: Marks, names: Names, words: Words) -> Markup | None:
    """The findings with these numbers; None if there are none."""
    if not numbers:
        return None
    # Articles: in a list of thousands Chromium numbers all items anew for each one that a filter hides.
    return tag("div", *(_item(file.findings[number], number, marks, names, words) for number in numbers), class_="findings")


def suppressed(findings: Sequence[Finding], words: Words) -> Markup | None:
    """The suppressed ones, folded; None if there are none."""
    count = sum(finding.suppressed is not None for finding in findings)
    if not count:
        return None
    lines = [tag("li", line) for line in suppressed_lines(findings, words)]
    title = words.fill(TEXTS["ignored"], {"count": str(count)})
    return tag("details", tag("summary", title), tag("ul", lines), class_="ignored")


def _item(finding: Finding, number: int, marks: Marks, names: Names, words: Words) -> Markup:
    basis, advice, others = basis_text(finding, words), words.suggestion(finding), others_text(finding, words)
    text = finding.text if finding.text and finding.text != finding.indicator else None
    before = finding.previous.text if finding.previous is not None else None
    return tag(
        "article",
        tag("h4", *_head(finding, number, marks, names, words)),
        tag("p", words.message(finding), class_="message"),
        tag("p", words.fill(TEXTS["original"], {"text": text}), class_="quiet") if text else None,
        tag("p", words.fill(TEXTS["previous"], {"text": before}), class_="quiet") if before else None,
        tag("p", others, class_="quiet") if others else None,
        tag("p", words.say("suggestion", text=advice), class_="advice") if advice else None,
        tag("p", words.say("basis", text=basis), class_="quiet") if basis else None,
        id=finding_anchor(marks.file, number),
        class_=f"finding {finding.severity}",
        data_severity=finding.severity,
        data_dimension=_DIMENSIONS.index(finding.dimension),
        data_rule=finding.code,
        data_standing=finding.standing,
    )


def _head(finding: Finding, number: int, marks: Marks, names: Names, words: Words) -> list[Markup | None]:
    address = words.address(finding.place, with_line=True)
    anchor = marks.anchor(finding.place)
    place = tag("span", address, class_="place") if address else None
    if address and anchor is not None:
        label = words.fill(TEXTS["to-cell"], {"address": address})
        place = tag("a", address, href=f"#{anchor}", class_="place", title=label)
    return [
        tag("span", f"{number + 1} {words.severity(finding.severity)}", class_="severity"),
        place,
        tag("span", finding.indicator, class_="indicator") if finding.indicator else None,
        tag("span", standing_name(finding.standing, words), class_="tag") if finding.standing is not None else None,
        tag("span", words.say("doubtful"), class_="tag") if finding.confidence is Confidence.LOW else None,
        tag(
            "span",
            words.pick(DIMENSIONS[finding.dimension]),
            " ",
            tag("code", finding.code),
            " ",
            names.get(finding.code),
            class_="rule",
        ),
    ]
