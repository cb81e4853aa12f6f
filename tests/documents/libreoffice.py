"""Converts files by LibreOffice: a test that needs it skips on a laptop without it, and fails in CI."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest


def require_libreoffice() -> str:
    """The program of LibreOffice, without which the test ends here."""
    soffice = shutil.which("soffice")
    if soffice is None:
        if os.environ.get("CI"):
            pytest.fail("soffice is needed in CI")
        pytest.skip("soffice (LibreOffice) is not installed")
    return soffice


def converted(sources: Sequence[Path], target: str, folder: Path) -> list[Path]:
    """The sources in the format `target` ("xls"), in the new `folder`; one run of LibreOffice for all of them."""
    soffice = require_libreoffice()
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", target, "--outdir", str(folder), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return [folder / f"{source.stem}.{target.partition(':')[0]}" for source in sources]
