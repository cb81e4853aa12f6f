"""The user's own cache folder, and files in it that nobody else can have written."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from pathlib import Path


def user_cache() -> Path:
    """Where the system keeps the caches of this user."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def private_folder(folder: Path) -> Path | None:
    """The folder, made if need be; None where it cannot be written, or others can write it too."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder if is_private(folder) and os.access(folder, os.W_OK) else None
    except OSError:
        return None


def is_private(path: Path) -> bool:
    """Tell whether only the user can write the path. On Windows the profile folder's rights see to that. Raises OSError."""
    if sys.platform == "win32":
        return True
    status = path.lstat()
    return status.st_uid == os.getuid() and not stat.S_ISLNK(status.st_mode) and not status.st_mode & 0o022


def write_private(path: Path, content: bytes) -> bool:
    """Write a file that only the user can read, whole or not at all; return whether it was written.

    It is written beside its place and renamed, so that no other process sees half of it.
    """
    unfinished = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            unfinished = Path(file.name)
            file.write(content)
        unfinished.replace(path)
    except OSError:
        if unfinished is not None:
            with contextlib.suppress(OSError):
                unfinished.unlink()
        return False
    return True
