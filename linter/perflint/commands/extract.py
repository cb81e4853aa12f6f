"""`perflint extract`: the tables as read, without checking."""

from __future__ import annotations

import gc

from perflint.commands.options import Common, Paths, StdinFilename, with_common
from perflint.commands.output import TEXT, emit, outputs
from perflint.commands.progress import progress_of
from perflint.commands.settings import configure
from perflint.commands.stdin import DEFAULT_NAME, stdin_source
from perflint.commands.troubles import print_errors
from perflint.reports.paper import Paper
from perflint.reports.words import Words
from perflint.run import extract_files

OK, ERROR, NOTHING = 0, 2, 3


@with_common
def extract(paths: Paths, common: Common, stdin_filename: StdinFilename = DEFAULT_NAME) -> int:
    """Read files, print their tables and return the exit code."""
    config = configure(common, paths)
    words = Words(config.lang)
    chosen = outputs(common, "extract", paths)
    stdin = stdin_source(paths, stdin_filename, config.limits)
    gc.freeze()  # what is loaded by now stays to the end
    with progress_of(common) as on_progress:
        extraction = extract_files(paths, config, stdin=stdin, on_progress=on_progress)

    def write_text(paper: Paper) -> None:
        from perflint.reports.extract_text import write_extraction

        write_extraction(extraction, words, paper)

    def render_json(_: str) -> bytes:
        from perflint.reports.extract_json import render_extraction

        return render_extraction(extraction, words)

    emit(chosen, write_text, render_json)
    if not any(output.format == TEXT and output.path is None for output in chosen):
        print_errors(extraction.errors, words)
    if extraction.errors:
        return ERROR
    return OK if extraction.tables else NOTHING
