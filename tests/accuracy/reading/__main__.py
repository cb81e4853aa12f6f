"""How exactly tables are read, by format and layout: `python -m tests.accuracy.reading [--format F] [--layout L] [--page]`.

Every known table is drawn in every layout and written in every format by real programs, then read back. Exit 1 where a
format reads less exactly than bars.toml asks.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from perflint.run import extract_files
from tests.accuracy.reading.cases import Case, all_content, cases, own_content, sample_cases
from tests.accuracy.reading.compare import Tally, compare, read, shown_by_text, written
from tests.accuracy.reading.formats import FORMATS, OWN, Format, write_cases
from tests.accuracy.reading.page import PAGE, Measured, below_bars, load_bars, page, table


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and compare with the bars."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy.reading", description=__doc__)
    parser.add_argument("--format", choices=list(FORMATS), action="append", help="only this format (repeatable)")
    parser.add_argument("--layout", action="append", help="only this layout (repeatable)")
    parser.add_argument("--verbose", action="store_true", help="print every cell that was not read right")
    parser.add_argument("--page", action="store_true", help=f"write {PAGE.name}, from the invented tables only")
    chosen = parser.parse_args(arguments)
    content = own_content() if chosen.page else all_content()
    measured = Measured()
    with tempfile.TemporaryDirectory() as folder:
        for name in chosen.format or FORMATS:
            form = FORMATS[name]
            known = [*cases(content if name in OWN else own_content(), chosen.layout), *_samples(form, chosen.layout)]
            if form.slow:
                known = list({case.layout: case for case in known}.values())
            measure(form, known, Path(folder) / name, measured)
            print(f"{name}: {len(known)} files read", file=sys.stderr, flush=True)
    print(table(measured))
    if chosen.verbose:
        print("\n".join(line for tally in measured.tallies.values() for line in tally.wrong))
    if chosen.page:
        PAGE.write_text(page(measured, load_bars()), encoding="utf-8", newline="\n")
    failures = below_bars(measured, load_bars())
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


def _samples(form: Format, layouts: Sequence[str] | None) -> list[Case]:
    """The layouts of the samples that the format can hold: csv has one sheet, and only workbooks can hide one."""
    return [
        case
        for case in sample_cases()
        if (layouts is None or case.layout in layouts)
        and (
            len(case.sheets) == 1
            or (form.name != "csv" and not any(sheet.hidden for sheet in case.sheets))
            or form.name == "xlsx"
        )
    ]


def measure(form: Format, known: Sequence[Case], folder: Path, measured: Measured) -> None:
    """Write and read all cases in a format, one file after the other."""
    try:
        paths = write_cases(known, form, folder)
    except SystemExit as error:
        measured.missing[form.name] = str(error)
        return
    for case, path in zip(known, paths, strict=True):
        extraction = extract_files([path])
        if extraction.errors and not extraction.submissions:
            measured.missing[form.name] = extraction.errors[0].kind
            return
        tables = [table for submission in extraction.submissions for table in submission.tables]
        expected, found = written(case), read(tables)
        if form.name.startswith("text-"):
            expected, found = shown_by_text(case, tables, lossy=form.name == "text-lossy")
        tally = measured.tallies.setdefault((form.name, case.layout), Tally())
        tally.add(compare(expected, found, f"{form.name} {case.label}"))


if __name__ == "__main__":
    sys.exit(main())
