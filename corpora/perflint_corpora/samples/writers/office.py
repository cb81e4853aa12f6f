"""Turns samples into the formats that only LibreOffice writes."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

SECONDS = 300


def convert_files(paths: Sequence[Path], folder: Path, export: str) -> list[Path]:
    """Convert files, whose names differ, to files of the same names in `folder`; returns those.

    `export` is the ending that LibreOffice is to write, where needed with its filter: "xls:MS Excel 97". Raises
    SystemExit where LibreOffice is not installed, CalledProcessError or TimeoutExpired where it fails.
    """
    soffice = shutil.which("soffice")
    if soffice is None:
        raise SystemExit("this needs LibreOffice (soffice) / 需要安装 LibreOffice")
    with tempfile.TemporaryDirectory() as profile:
        command = [soffice, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", export]
        command += ["--outdir", str(folder), *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603 - the caller's own files
    return [folder / f"{path.stem}.{export.partition(':')[0]}" for path in paths]
