"""The file formats that known tables are written in: by perflint's own writers, then by LibreOffice from those files."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from perflint_corpora.samples.writers import WRITERS
from tests.accuracy.reading.cases import Case

#: How long LibreOffice may take over one batch of files, in seconds, and how many files that is.
SECONDS = 300
BATCH = 60


@dataclass(frozen=True, slots=True)
class Format:
    """A format by the ending of its files; `source` is the own format that LibreOffice makes it from, by `export`."""

    name: str
    ending: str
    source: str = ""
    export: str = ""


OWN = ("xlsx", "csv", "docx", "html", "markdown")
FORMATS = {
    one.name: one
    for one in (
        *(Format(name, WRITERS[name][0]) for name in OWN),
        Format("xls", ".xls", "xlsx", "xls:MS Excel 97"),
        Format("et", ".et", "xlsx", "xls:MS Excel 97"),
        Format("ods", ".ods", "xlsx", "ods"),
        Format("xlsx-office", ".xlsx", "xlsx", "xlsx:Calc MS Excel 2007 XML"),
        Format("html-office", ".html", "xlsx", "html:HTML (StarCalc)"),
        Format("doc", ".doc", "docx", "doc:MS Word 97"),
        Format("docx-office", ".docx", "docx", "docx:MS Word 2007 XML"),
    )
}


def write_cases(cases: Sequence[Case], form: Format, folder: Path) -> list[Path]:
    """Write every case in a format; the paths are in the order of the cases.

    Raises FileNotFoundError where a format needs LibreOffice and there is none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ending, writer = WRITERS[form.source or form.name]
    paths = [folder / f"{number:04}-{case.label}{ending}" for number, case in enumerate(cases)]
    for case, path in zip(cases, paths, strict=True):
        writer(path, case.sheets)
    if not form.source:
        return paths
    made = folder / "made"
    for start in range(0, len(paths), BATCH):
        convert(paths[start : start + BATCH], form.export, made)
    ending = f".{form.export.partition(':')[0]}"
    found = [made / f"{path.stem}{ending}" for path in paths]
    return found if ending == form.ending else [path.rename(path.with_suffix(form.ending)) for path in found]


def convert(paths: Sequence[Path], export: str, folder: Path) -> None:
    """Convert files by LibreOffice into a folder. Raises FileNotFoundError where there is none."""
    soffice = shutil.which("soffice")
    if soffice is None:
        raise FileNotFoundError("soffice")
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                soffice, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", export,
                "--outdir", str(folder), *map(str, paths),
            ],
            check=True, capture_output=True, timeout=SECONDS,
        )  # fmt: skip
