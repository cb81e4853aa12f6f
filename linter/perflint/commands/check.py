"""`perflint check`: findings and scores."""

from __future__ import annotations

import gc
from dataclasses import replace

from perflint.commands.each_file import write_each
from perflint.commands.options import Against, AllowNothing, Common, Isolate, Paths, PreviousRound, StdinFilename, with_common
from perflint.commands.output import TEXT, emit, outputs, refuse_binary_on_terminal
from perflint.commands.progress import progress_of
from perflint.commands.settings import configure, day_of
from perflint.commands.sources import sources_of
from perflint.commands.stdin import DEFAULT_NAME, stdin_source
from perflint.commands.troubles import print_errors
from perflint.config import Config
from perflint.report import Report, failed
from perflint.reports.formats import is_binary, needs_tables, render
from perflint.reports.paper import Paper
from perflint.reports.words import Words
from perflint.result_cache import results_folder
from perflint.run import check_files

LETTER = "docx"
OK, FOUND, ERROR, NOTHING = 0, 1, 2, 3


@with_common
def check(
    paths: Paths,
    common: Common,
    against: Against = None,
    previous: PreviousRound = None,
    isolate: Isolate = False,
    allow_nothing: AllowNothing = False,
    stdin_filename: StdinFilename = DEFAULT_NAME,
) -> int:
    """Check files, report them and return the exit code."""
    config = configure(common, paths)
    words = Words(config.lang)
    earlier = against or []
    chosen = outputs(common, "check", [*paths, *earlier, *(previous or [])])
    refuse_binary_on_terminal(chosen, is_binary)
    letter = None
    if any(output.format == LETTER for output in chosen):
        from perflint.commands.letters import letter_of

        letter = letter_of(config)  # before anything is checked: a template that cannot be used should cost no time
    stdin = stdin_source(paths, stdin_filename, config.limits)
    gc.freeze()  # what is loaded by now stays to the end
    with progress_of(common) as on_progress:
        report = check_files(
            paths,
            config,
            against=earlier,
            stdin=stdin,
            jobs=common.jobs,
            isolate=isolate,
            views=any(output.format != TEXT and needs_tables(output.format) for output in chosen),
            today=day_of(common),
            cache=None if common.no_cache else results_folder(),
            on_progress=on_progress,
        )
    if previous:
        from perflint.commands.previous import with_previous

        report = with_previous(report, previous, config, earlier, common)

    if letter is not None:
        report = replace(report, letter=letter)

    def write_text(paper: Paper) -> None:
        from perflint.reports.text import write_report

        write_report(report, words, paper, findings_only=common.quiet)

    sources = sources_of(paths, stdin, config.limits)
    emit(chosen, write_text, lambda name: render(name, report, words, sources))
    for output in chosen:
        if output.folder is not None:
            name = output.format
            write_each(output, report, lambda one, name=name: render(name, one, words, sources))  # type: ignore[misc]
    if not any(output.format == TEXT and output.path is None for output in chosen):
        print_errors(report.errors, words)
    return exit_code(report, config, exit_zero=common.exit_zero, allow_nothing=allow_nothing)


def exit_code(report: Report, config: Config, exit_zero: bool = False, allow_nothing: bool = False) -> int:
    """0 to 3 as the contract has it; `exit_zero` forgives findings and scores, `allow_nothing` an empty run; nothing
    forgives errors.
    """
    if report.errors:
        return ERROR
    if not report.tables:
        return OK if allow_nothing else NOTHING
    if failed(report, config.fail_on, config.min_score) and not exit_zero:
        return FOUND
    return OK
