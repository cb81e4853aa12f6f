"""Writes the sample submissions: `python -m perflint_corpora.samples OUTDIR [--format F] [--layout L] [--demo]`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from perflint_corpora.samples.demo import write_demo
from perflint_corpora.samples.expected import expected_extraction
from perflint_corpora.samples.submissions import LAYOUT_NAMES, submissions
from perflint_corpora.samples.writers import WRITERS


def main(arguments: list[str] | None = None) -> None:
    """Write the files OUTDIR/LAYOUT/NAME.ENDING and what must be read in them, OUTDIR/expected/LAYOUT/NAME.json."""
    parser = argparse.ArgumentParser(prog="python -m perflint_corpora.samples", description=__doc__)
    parser.add_argument("outdir", type=Path, metavar="OUTDIR")
    parser.add_argument("--format", choices=list(WRITERS), action="append", help="only this format (repeatable)")
    parser.add_argument("--layout", choices=LAYOUT_NAMES, action="append", help="only this layout (repeatable)")
    parser.add_argument("--demo", action="store_true", help="write the demonstration folder instead")
    chosen = parser.parse_args(arguments)
    if chosen.demo:
        write_demo(chosen.outdir)
        return
    for submission in submissions(chosen.layout or LAYOUT_NAMES):
        for name in chosen.format or WRITERS:
            if submission.fits(name):
                submission.write(chosen.outdir, name)
        labels = chosen.outdir / "expected" / submission.layout / f"{submission.name}.json"
        labels.parent.mkdir(parents=True, exist_ok=True)
        found = expected_extraction(submission.name, submission.sheets, submission.tables)
        labels.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
