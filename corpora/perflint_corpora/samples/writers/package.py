"""What the writers of xlsx and docx share: their optional libraries, and zip packages that are the same every time."""

from __future__ import annotations

import re
import zipfile
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

#: The one moment at which all sample files were made.
MOMENT = (2024, 1, 1, 0, 0, 0)
STAMP = b"2024-01-01T00:00:00Z"


def need(module: str, distribution: str) -> Any:
    """Import an optional library.

    Raises SystemExit naming the missing distribution: only this script, never the checker itself, needs it.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise SystemExit(
            f"writing these samples needs {distribution}: pip install perflint[dev] / 写样例文件需要 {distribution}"
        ) from error


def save_package(path: Path, package: BytesIO) -> None:
    """Write an Office package with every time stamp in it replaced by `MOMENT`."""
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT[0-9:.]+Z", STAMP, content)
            new.writestr(zipfile.ZipInfo(name, MOMENT), content, zipfile.ZIP_DEFLATED)
