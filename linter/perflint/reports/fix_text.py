"""The text report of `perflint fix`: each cell before and after, then what could not be changed, then the copies."""

from __future__ import annotations

from perflint.checks.findings import Text
from perflint.checks.fix import all_fixes
from perflint.fixing import Applied, FixRun, NotApplied
from perflint.reports.coverage import write_errors, write_skipped
from perflint.reports.paper import Paper, shortened
from perflint.reports.words import Words

TEXT_WIDTH = 60


def write_fixes(run: FixRun, words: Words, paper: Paper) -> None:
    """Write what was changed, file by file."""
    titles = {fix.name: fix.title for fix in all_fixes()}
    for fixed, target in run.files:
        paper.line((fixed.path, "bold"))
        if not fixed.tables:
            paper.line((words.say("no-tables"), "yellow"), indent=2)
        elif not fixed.applied and not fixed.refused:
            paper.line((words.say("nothing-to-fix"), "green"), indent=2)
        for one in fixed.applied:
            _write_applied(one, titles, words, paper)
        for refused in fixed.refused:
            _write_refused(refused, words, paper)
        if target is not None:
            paper.line((words.say("fixed-copy", count=len(fixed.applied), path=target.as_posix()), "green"), indent=2)
        elif fixed.applied:
            paper.line(words.say("would-fix", count=len(fixed.applied)), indent=2)
        paper.line()
    write_skipped(run.skipped, words, paper)
    write_errors(run.errors, words, paper)


def _write_applied(one: Applied, titles: dict[str, Text], words: Words, paper: Paper) -> None:
    why = words.comma.join(words.pick(titles[name]) for name in one.fixes)
    head = [words.address(one.place, with_line=True), words.field(one.field)]
    if one.indicator and one.field != "level3":
        head.append(f"[{shortened(one.indicator, TEXT_WIDTH)}]")
    paper.line(" ".join(head), indent=2)
    if one.old == one.new:
        paper.line(f"{one.new}  ", (why, "cyan"), indent=4)
        return
    paper.line((f"- {_shown(one.old, words)}", "red"), indent=4)
    paper.line((f"+ {_shown(one.new, words)}", "green"), f"  {why}", indent=4)


def _write_refused(one: NotApplied, words: Words, paper: Paper) -> None:
    reason = words.trouble(one.reason, {})
    paper.line((words.say("not-fixed", what=words.address(one.place, with_line=True), reason=reason), "yellow"), indent=2)


def _shown(text: str, words: Words) -> str:
    return shortened(text, TEXT_WIDTH) if text else words.say("empty-cell")
