"""`make crater`: which findings and scores a change moves, against what was stored at the last release.

Findings are told apart by their fingerprints, so moved rows and reworded messages move nothing. What stands in
crater/baseline.json is what a user of that release saw (rules that are on by default); `--accept` stores the present.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from perflint.checks.findings import Finding
from perflint.report import FileResult
from perflint.run import check_files
from perflint_corpora.samples.submissions import LAYOUT_NAMES, submissions
from tests.accuracy.labels import corpus_cases
from tests.accuracy.seeds import SHARED

BASELINE = Path(__file__).parent / "crater" / "baseline.json"

#: How much of an indicator's name is stored: enough to find it again.
NAME_LENGTH = 16


class Crater(NamedTuple):
    """What came of one file: its score and those of its tables as printed, and its findings by fingerprint, each in words."""

    scores: tuple[str, ...]
    findings: Mapping[str, str]


class Moves(NamedTuple):
    """What two snapshots differ in: lines by rule, lines of scores, and files that only one of them has."""

    added: Mapping[str, list[str]]
    gone: Mapping[str, list[str]]
    scores: list[str]
    unknown: list[str]
    absent: list[str]


def main(arguments: list[str] | None = None) -> None:
    """Compare with the stored snapshot, or store a new one."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy.crater", description=__doc__)
    parser.add_argument("--accept", action="store_true", help="store what is found now")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        now = dict(snapshot(Path(folder)))
    before = load() if BASELINE.exists() else {}
    if chosen.accept:
        # the seeds lie only on some machines: what was stored of absent files stays
        store({name: one for name, one in before.items() if name.startswith("seeds/")} | now)
        print(f"{len(now)} files stored in {BASELINE}")
        return
    print(rendered(compare(before, now)))


def snapshot(folder: Path) -> Iterator[tuple[str, Crater]]:
    """What a check finds in the labelled corpus, the samples and the seeds, by the name of the file."""
    for case in corpus_cases(folder):
        report = check_files([case.path], against=[case.earlier] if case.earlier is not None else [])
        yield f"labelled/{case.name}", crater(report.files[0])
    for submission in submissions(LAYOUT_NAMES):
        path = submission.write(folder, "xlsx")
        yield f"samples/{submission.layout}/{submission.name}", crater(check_files([path]).files[0])
    for path in sorted((SHARED / "seeds").glob("*")):
        yield f"seeds/{path.stem}", crater(check_files([path]).files[0])


def crater(file: FileResult) -> Crater:
    """What is stored of one checked file."""
    scores = ([file.score.value] if file.score is not None else []) + [table.score.value for table in file.tables]
    return Crater(tuple(map(str, scores)), {finding.fingerprint: in_words(finding) for finding in file.findings})


def in_words(finding: Finding) -> str:
    """The rule, the table from 0, field and indicator of a finding; the rule comes first and ends at a space."""
    table = "file" if finding.table is None else f"table {finding.table}"
    return f"{finding.rule} {finding.severity.value} {table} {finding.field or '-'} {(finding.indicator or '-')[:NAME_LENGTH]}"


def compare(before: Mapping[str, Crater], now: Mapping[str, Crater]) -> Moves:
    """What moved in the files that both snapshots have."""
    moves = Moves(
        defaultdict(list), defaultdict(list), [], sorted(now.keys() - before.keys()), sorted(before.keys() - now.keys())
    )
    for name in sorted(before.keys() & now.keys()):
        old, new = before[name], now[name]
        for found, lost, lines in ((new, old, moves.added), (old, new, moves.gone)):
            for fingerprint in found.findings.keys() - lost.findings.keys():
                rule, _, where = found.findings[fingerprint].partition(" ")
                lines[rule].append(f"{name}: {where}")
        if old.scores != new.scores:
            moves.scores.append(f"{name}: {' '.join(old.scores)} -> {' '.join(new.scores)}")
    return moves


def rendered(moves: Moves) -> str:
    """The moves as text, by rule."""
    lines = []
    for rule in sorted(moves.added.keys() | moves.gone.keys()):
        added, gone = sorted(moves.added.get(rule, [])), sorted(moves.gone.get(rule, []))
        lines.append(f"{rule}: {len(added)} added, {len(gone)} gone")
        lines += [f"  + {line}" for line in added] + [f"  - {line}" for line in gone]
    if moves.scores:
        lines += [f"scores moved: {len(moves.scores)} files", *(f"  {line}" for line in moves.scores)]
    for title, names in (("not in the baseline", moves.unknown), ("only in the baseline", moves.absent)):
        if names:
            lines.append(f"{title}: {len(names)} files ({', '.join(names[:3])}{', …' if len(names) > 3 else ''})")
    return "\n".join(lines) or "nothing moved"


def load() -> dict[str, Crater]:
    """The stored snapshot."""
    stored = json.loads(BASELINE.read_text(encoding="utf-8"))
    return {name: Crater(tuple(one["scores"]), one["findings"]) for name, one in stored.items()}


def store(snapshot: Mapping[str, Crater]) -> None:
    """Store a snapshot, one file a line so that its history can be read."""
    lines = [
        f"{json.dumps(name)}: {json.dumps({'scores': one.scores, 'findings': one.findings}, ensure_ascii=False)}"
        for name, one in sorted(snapshot.items())
    ]
    BASELINE.parent.mkdir(exist_ok=True)
    BASELINE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
