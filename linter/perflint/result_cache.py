"""What came of files in earlier runs, kept in a private folder of the user: the second run need not check them again.

An entry is found by everything that it depends on: the contents and the name of the file, the settings and rules that
hold for it, the files compared with, and the program with all that is installed beside it. Entries are compressed JSON
(see `outcome`): to read one runs no code, and a damaged one is as good as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from perflint.checking import Checker
from perflint.checks.findings import Finding
from perflint.checks.rule import Rule
from perflint.config import Config
from perflint.intake import Material
from perflint.outcome import Outcome, OutcomeCodec
from perflint.rulings import Ruling
from perflint.scoring import ruleset
from perflint.user_cache import private_folder, user_cache, write_private

#: Names another folder for the results.
VARIABLE = "PERFLINT_CACHE_DIR"

#: Settings that change nothing in what is kept of a file.
_WITHOUT_EFFECT = frozenset({"lang", "fail_on", "min_score", "baseline", "suppress", "exclude", "overrides", "extends"})
_PACKAGES = ("perflint", "perflint_corpora")  # besides those of the rules
_MEGABYTE = 1_000_000
_KEPT = 0.8  # of the limit, when the oldest entries are dropped


def results_folder() -> Path | None:
    """The folder for results; None where there is none that only the user can write."""
    given = os.environ.get(VARIABLE)
    return private_folder(Path(given) if given else user_cache() / "perflint" / "results")


class ResultCache:
    """The results of one run's settings in a folder: the outcome of each file, and what their comparison found."""

    def __init__(self, folder: Path, checker: Checker, compared_with: str = "") -> None:
        """`compared_with` stands for the contents of the files that history rules compare with."""
        self._folder = folder
        self._checker = checker
        self._codec = OutcomeCodec(checker.rulings.known)
        self._run = _digest((sys.version, *_installed(), *_code(checker.rulings.known), compared_with, str(checker.views)))
        self._rulings: dict[int, str] = {}
        self._written = False
        self._keys: list[str] = []

    def key(self, material: Material) -> str:
        """What tells the result of the next file from all others."""
        ruling = self._checker.rulings.of(material.name)
        if id(ruling) not in self._rulings:
            self._rulings[id(ruling)] = _digest(_settings(ruling))
        key = _digest((self._run, self._rulings[id(ruling)], material.name, str(material.named), material.digest))
        self._keys.append(key)
        return key

    def get(self, key: str) -> Outcome | None:
        """The outcome that was kept under a key, or None."""
        try:
            content = self._read(key)
            return self._codec.decode(content) if content is not None else None
        except ValueError:
            return None

    def put(self, key: str, outcome: Outcome, encoded: bytes | None = None) -> None:
        """Keep an outcome; not one with an error, whose cause may be gone the next time. `encoded` saves encoding it."""
        content = encoded if encoded is not None else self._codec.encode(outcome)
        if not outcome.errors:
            self._write(key, content)

    def comparison(self) -> list[list[Finding]] | None:
        """What the rules found that compared all files of an earlier run with the same files, or None."""
        try:
            content = self._read(_digest(self._keys))
            return self._codec.decode_findings(content) if content is not None else None
        except ValueError:
            return None

    def keep_comparison(self, found: list[list[Finding]]) -> None:
        """Keep what the rules found that compared all files; of a run without errors alone, which might not come again."""
        self._write(_digest(self._keys), self._codec.encode_findings(found))

    def _read(self, key: str) -> bytes | None:
        path = self._folder / key
        try:
            content = zlib.decompress(path.read_bytes())
            os.utime(path)  # it was of use: the oldest are dropped first
        except (OSError, zlib.error):
            return None
        return content

    def _write(self, key: str, content: bytes) -> None:
        self._written |= write_private(self._folder / key, zlib.compress(content, 1))

    def trim(self, megabytes: int) -> None:
        """Drop the oldest entries if the folder has grown over a limit."""
        if not self._written:
            return
        entries = []
        with contextlib.suppress(OSError), os.scandir(self._folder) as found:
            for entry in found:
                with contextlib.suppress(OSError):  # another process has dropped it
                    status = entry.stat(follow_symlinks=False)
                    entries.append((status.st_mtime_ns, status.st_size, entry.path))
        size = sum(size for _, size, _ in entries)
        if size <= megabytes * _MEGABYTE:
            return
        for _, own, path in sorted(entries):
            if size <= megabytes * _MEGABYTE * _KEPT:
                break
            with contextlib.suppress(OSError):
                Path(path).unlink()
            size -= own


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _settings(ruling: Ruling) -> Iterator[str]:
    config, engine = ruling.config, ruling.engine
    yield ruleset(engine.rules, engine.severities, config.scoring)
    for name in Config.model_fields:
        if name not in _WITHOUT_EFFECT:
            yield f"{name}={getattr(config, name)!r}"


def _installed() -> Iterator[str]:
    """Every installed package with its version: readers and word splitters decide what is found, too."""
    for folder in sys.path:
        with contextlib.suppress(OSError):
            yield from sorted(path.name for path in Path(folder or ".").iterdir() if path.suffix == ".dist-info")


def _code(rules: Iterable[type[Rule]]) -> Iterator[str]:
    """The files of perflint and of the packages that the rules come from, each with its size and time."""
    for package in sorted({*_PACKAGES, *(rule.__module__.partition(".")[0] for rule in rules)}):
        module = sys.modules.get(package)
        folders = getattr(module, "__path__", ())
        yield from _stamps(Path(file) for file in [getattr(module, "__file__", None)] if file is not None and not folders)
        for folder in folders:
            for parent, below, names in os.walk(folder):
                below[:] = sorted(name for name in below if name != "__pycache__")
                yield from _stamps(Path(parent, name) for name in sorted(names))


def _stamps(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        status = path.stat()
        yield f"{path} {status.st_size} {status.st_mtime_ns}"
