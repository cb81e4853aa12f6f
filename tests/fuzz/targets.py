"""What is fuzzed: every reader that is registered, the intake of archives, the reading of tables, and fixing."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from perflint import documents, editing
from perflint.documents.intake import _PROMISES
from tests.fuzz.grids import data_of, document_of
from tests.fuzz.properties import CHECKED_ONE_IN, examine_archive, examine_document, examine_file, examine_fix
from tests.fuzz.sources import archive_of, sheets, whole_files

SEEDS = Path(__file__).parent / "seeds"

#: The variable that names the program of LibreOffice. Empty, formats that need it are fuzzed up to the point where it starts.
CONVERTER = "PERFLINT_SOFFICE"


@dataclass(frozen=True, slots=True)
class Target:
    """Something to be fuzzed: how an input is examined (what came of it; raises where it is at fault), and what to start from."""

    name: str
    examine: Callable[[bytes], str]
    whole: Callable[[], tuple[bytes, ...]]

    def seeds(self) -> list[bytes]:
        """Whole files, then inputs that once did harm."""
        return [*self.whole(), *(path.read_bytes() for path in self.stored())]

    def stored(self) -> list[Path]:
        """The inputs that once did harm; seeds.toml says what."""
        return sorted((SEEDS / self.name).glob("*"))


def targets() -> dict[str, Target]:
    """All targets by name."""
    return {target.name: target for target in _targets()}


def _targets() -> Iterator[Target]:
    for format_name in documents._READERS:
        yield _file_target(f"read-{format_name}", format_name, examine_file)
    for format_name in editing._EDITORS:
        yield _file_target(f"fix-{format_name}", format_name, examine_fix)
    yield Target("archive", lambda data: examine_archive(data, "a.zip"), _archives)
    yield Target("tables", _examine_tables, _tables)


def _file_target(name: str, format_name: str, examine: Callable[[bytes, str], str]) -> Target:
    file_name = f"a.{next((ending for ending, found in _PROMISES.items() if found == format_name), format_name)}"
    return Target(name, lambda data: examine(data, file_name), lambda: whole_files(format_name))


def _examine_tables(data: bytes) -> str:
    examine_document(document_of(data), thorough=zlib.crc32(data) % CHECKED_ONE_IN == 0)
    return "read"


def _tables() -> tuple[bytes, ...]:
    found = []
    for sheet in sheets():
        rows = [[""] * sheet.width for _ in range(sheet.height)]
        for cell in sheet.cells:
            rows[cell.row - 1][cell.column - 1] = " ".join(cell.text.split())
        found += [data_of(rows, kind) for kind in range(4)]
        found.append(data_of([[text] for row in rows for text in row if text], 0))
    return tuple(found)


def _archives() -> tuple[bytes, ...]:
    inner = archive_of([("内/表.csv", whole_files("csv")[0])])
    return (archive_of([("表.xlsx", whole_files("xlsx")[0]), ("二/表.md", whole_files("markdown")[0]), ("里.zip", inner)]), inner)
