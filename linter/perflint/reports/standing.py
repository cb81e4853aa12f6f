"""What reports say of findings that do not count, and of the comparison with the round before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from perflint.checks.findings import Finding, Standing, Suppression, SuppressionSource, SuppressionState, SuppressionUse, Text
from perflint.report import FileReview, PastFinding, Report, Unverified
from perflint.reports.words import Words

STANDINGS = {
    Standing.FIXED: Text("已整改", "fixed"),
    Standing.OPEN: Text("未整改", "still open"),
    Standing.NEW: Text("新增", "new"),
}

SOURCES = {
    SuppressionSource.CONFIG: Text("配置", "configuration"),
    SuppressionSource.DOCUMENT: Text("文件中的说明", "remark in the document"),
    SuppressionSource.BASELINE: Text("基线", "baseline"),
}

STATES = {
    SuppressionState.USED: Text("已使用", "used"),
    SuppressionState.UNUSED: Text("没有用到，可以删除", "silences nothing; remove it"),
    SuppressionState.EXPIRED: Text("已于 {until} 到期，不再起作用", "expired on {until}, has no effect"),
    SuppressionState.REFUSED: Text("规则必须检查，不能忽略，没有起作用", "the rule is mandatory; has no effect"),
    SuppressionState.NOT_ACCEPTED: Text("设置规定文件中的忽略说明无效", "remarks have no effect by the setting remarks"),
    SuppressionState.INVALID: Text(
        "没有写明理由、规则代码不对或日期不对，没有起作用", "gives no reason, names no rule or no date; has no effect"
    ),
}

UNVERIFIED = {
    Unverified.NOT_SUBMITTED: Text("本次没有报送或没有读到这张表", "the table was not submitted, or not read, again"),
    Unverified.RULE_NOT_RUN: Text("本次没有检查这条规则", "the rule was not run this time"),
}

_TEXTS = {
    "baseline": Text("已列入基线 {origin}", "in the baseline {origin}"),
    "until": Text("（到 {until} 为止）", " (until {until})"),
    "summary": Text(
        "上次反馈的问题中，已整改 {fixed} 个，未整改 {open} 个{unverified}；本次新增 {new} 个问题。",
        "Of the findings of the round before {fixed} are fixed and {open} still open{unverified}; {new} are new.",
    ),
    "summary-unverified": Text("，{count} 个本次无法核实", ", {count} could not be looked at again"),
    "score": Text("{path}：得分 {before} → {now}", "{path}: score {before} → {now}"),
    "score-new": Text("{path}：得分 {now}，上次没有报送", "{path}: score {now}, not submitted before"),
    "score-gone": Text("{path}：上次得分 {before}，本次没有报送", "{path}: scored {before}, not submitted again"),
    "score-none": Text("{path}", "{path}"),
    "renamed": Text("（上次为 {previous}）", " (was {previous})"),
    "counts": Text("，已整改 {fixed} 个，未整改 {open} 个，新增 {new} 个", ", {fixed} fixed, {open} still open, {new} new"),
    "counts-unverified": Text("，{count} 个无法核实", ", {count} not verified"),
}


def standing_name(standing: Standing, words: Words) -> str:
    """已整改, 未整改, 新增."""
    return words.pick(STANDINGS[standing])


def suppression_reason(suppression: Suppression, words: Words) -> str:
    """Why a finding does not count, in the words of whoever silenced it."""
    if suppression.source is SuppressionSource.BASELINE:
        return words.fill(_TEXTS["baseline"], {"origin": suppression.origin})
    return suppression.reason


def suppression_origin(use: Suppression | SuppressionUse, words: Words) -> str:
    """Where it is written that a finding does not count: the configuration and its line, the place in the document."""
    place = words.address(use.place) if use.place is not None else ""
    return f"{use.origin} {place}".rstrip()


def suppression_text(suppression: Suppression, words: Words) -> str:
    """The reason, until when it holds, and where that is written."""
    until = words.fill(_TEXTS["until"], {"until": str(suppression.until)}) if suppression.until is not None else ""
    reason = suppression_reason(suppression, words)
    if suppression.source is SuppressionSource.BASELINE:
        return reason
    opening, closing = (" [", "]") if words.lang == "en" else ("〔", "〕")
    return f"{reason}{until}{opening}{suppression_origin(suppression, words)}{closing}"


def state_text(use: SuppressionUse, words: Words) -> str:
    """What became of a suppression."""
    return words.fill(STATES[use.state], {"until": str(use.until)})


def suppressed_lines(findings: Iterable[Finding], words: Words) -> list[str]:
    """The suppressed findings in brief: one line for each rule and reason, with its places."""
    suppressed = [(finding.code, finding.suppressed, finding) for finding in findings if finding.suppressed is not None]
    suppressed.sort(key=lambda one: (one[0], suppression_text(one[1], words)))
    lines = []
    for (code, text), group in groupby(suppressed, key=lambda one: (one[0], suppression_text(one[1], words))):
        places = words.addresses([finding.place for _, _, finding in group])
        lines.append(f"{code} {places}{': ' if words.lang == 'en' else '：'}{text}")
    return lines


def review_summary(report: Report, words: Words) -> str:
    """The comparison with the round before in one sentence, for the reply letter; empty where there is none."""
    if report.review is None:
        return ""
    counts = {standing.value: str(report.standing(standing)) for standing in Standing}
    count = len(report.review.unverified)
    counts["unverified"] = words.fill(_TEXTS["summary-unverified"], {"count": str(count)}) if count else ""
    return words.fill(_TEXTS["summary"], counts)


def file_review_text(file: FileReview, words: Words) -> str:
    """One file of the comparison: its scores then and now, and the counts."""
    kind = {
        (True, True): "score",
        (True, False): "score-gone",
        (False, True): "score-new",
        (False, False): "score-none",
    }[file.score_before is not None, file.score is not None]
    name = file.path or file.previous or ""
    text = words.fill(_TEXTS[kind], {"path": name, "before": str(file.score_before), "now": str(file.score)})
    if file.path is not None and file.previous is not None and file.previous != file.path:
        text += words.fill(_TEXTS["renamed"], {"previous": file.previous})
    text += words.fill(_TEXTS["counts"], {"fixed": str(file.fixed), "open": str(file.open), "new": str(file.new)})
    if file.unverified:
        text += words.fill(_TEXTS["counts-unverified"], {"count": str(file.unverified)})
    return text


def past_line(past: PastFinding, words: Words) -> str:
    """A finding of the round before that is gone, in one line."""
    finding = past.finding
    name = finding.indicator or finding.text
    shown = f" [{name}]" if name else ""
    reason = "" if past.unverified is None else f"（{words.pick(UNVERIFIED[past.unverified])}）"
    if past.unverified is not None and words.lang == "en":
        reason = f" ({words.pick(UNVERIFIED[past.unverified])})"
    return f"{finding.code} {words.address(finding.place)}{shown} {words.message(finding)}{reason}"


def gone_by_file(gone: Sequence[PastFinding]) -> list[tuple[str, list[PastFinding]]]:
    """The findings that are gone, by the file that they stood in."""
    return [(path, list(found)) for path, found in groupby(gone, key=lambda past: past.path)]
