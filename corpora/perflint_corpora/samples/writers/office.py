"""Turns samples into the formats that only LibreOffice writes, and prints into the texts that poppler takes out of them."""

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


def take_text(path: Path, order: str) -> Path:
    """Take the text out of a PDF file by pdftotext, in an order ("-layout", "-raw"); returns the text file beside it.

    Raises SystemExit where poppler is not installed, CalledProcessError or TimeoutExpired where it fails.
    """
    pdftotext = shutil.which("pdftotext")
    if pdftotext is None:
        raise SystemExit("this needs pdftotext (poppler-utils) / 需要安装 poppler-utils")
    target = path.with_suffix(".txt")
    command = [pdftotext, order, "-enc", "UTF-8", str(path), str(target)]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603 - the caller's own files
    return target
