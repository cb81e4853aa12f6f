"""Which files a run looks at: the named ones, those below the named folders, and standard input."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from perflint.checks.findings import ToolError
from perflint.report import SkippedFile

STDIN = "-"

#: Files of perflint itself that lie among those to check.
OWN_FILES = ("perflint.toml", "perflint-baseline.json")


class Source(NamedTuple):
    """A file to read: `name` is what reports call it, `named` whether the user named it rather than its folder.

    `data` holds the bytes of a file that has no path.
    """

    name: str
    path: Path | None = None
    data: bytes | None = None
    named: bool = True


@dataclass(slots=True)
class Intake:
    """The files to read in order, those passed over, and what does not exist."""

    sources: list[Source] = field(default_factory=list)
    skipped: list[SkippedFile] = field(default_factory=list)
    errors: list[ToolError] = field(default_factory=list)

    def note(self, skipped: SkippedFile | None, errors: Sequence[ToolError]) -> None:
        """Add what came of a file that was not checked, or not wholly."""
        self.errors += errors
        if skipped is not None:
            self.skipped.append(skipped)


#: Tells which pattern leaves a file or folder out, or None.
Excluded = Callable[[Path], str | None]


def collect(paths: Sequence[str | Path], stdin: Source | None = None, excluded: Excluded | None = None) -> Intake:
    """Find the files of `paths`: folders recursively in sorted order, `-` stands for `stdin`; no file comes twice.

    What is `excluded` is noted as skipped, named files too.
    """
    intake = Intake()
    excluded = excluded or (lambda path: None)
    seen: set[Path] = set()
    for given in paths:
        if str(given) == STDIN and stdin is not None:
            intake.sources.append(stdin)
            continue
        path = Path(given)
        if (pattern := excluded(path)) is not None:
            intake.skipped.append(left_out(shown(path), pattern))
        elif path.is_dir():
            _collect_folder(path, intake, seen, excluded)
        elif path.exists():
            _add(path, True, intake, seen)
        else:
            intake.errors.append(ToolError("not-found", shown(path)))
    return intake


def left_out(name: str, pattern: str) -> SkippedFile:
    """A file that a pattern leaves out."""
    return SkippedFile(name, "excluded", {"pattern": pattern})


def _collect_folder(folder: Path, intake: Intake, seen: set[Path], excluded: Excluded) -> None:
    def unreadable(error: OSError) -> None:
        intake.errors.append(ToolError("unreadable", shown(Path(error.filename or folder)), {"reason": error.strerror or ""}))

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        for name in _hidden(folders):
            intake.skipped.append(SkippedFile(shown(Path(parent, name)), "hidden-folder"))
        visible = sorted(name for name in folders if not name.startswith("."))
        for name in (*visible, *sorted(names)):
            path = Path(parent, name)
            if (pattern := excluded(path)) is not None:
                intake.skipped.append(left_out(shown(path), pattern))
            elif name not in visible:
                _add(path, False, intake, seen)
        folders[:] = [name for name in visible if excluded(Path(parent, name)) is None]


def _hidden(names: Sequence[str]) -> Iterator[str]:
    return (name for name in sorted(names) if name.startswith("."))


def _add(path: Path, named: bool, intake: Intake, seen: set[Path]) -> None:
    real = path.resolve()
    if real in seen:
        return
    seen.add(real)
    if path.name.startswith("~$"):
        intake.skipped.append(SkippedFile(shown(path), "lock-file"))
    elif path.name in OWN_FILES and not named:
        intake.skipped.append(SkippedFile(shown(path), "own-file"))
    elif path.name.startswith(".") and not named:
        intake.skipped.append(SkippedFile(shown(path), "hidden-file"))
    else:
        intake.sources.append(Source(shown(path), path, named=named))


def shown(path: Path) -> str:
    """A path as reports print it: the same slashes everywhere, undecodable bytes escaped."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")
