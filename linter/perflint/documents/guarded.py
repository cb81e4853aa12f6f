"""Runs a program on a document of strangers, within bounds of time and memory, and away from the network."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_GUARD = Path(__file__).with_name("conversion_guard.py")
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # of Windows
_NO_PROXY = "http://127.0.0.1:9"  # where nobody answers
_KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "WINDIR", "PROGRAMFILES", "COMMONPROGRAMFILES", "LD_LIBRARY_PATH", "FONTCONFIG_PATH")


def run_guarded(command: Sequence[str], folder: Path, seconds: int, megabytes: int) -> int:
    """Run a command in `folder`, its home; returns its exit code, or TIMED_OUT of `conversion_guard`.

    Where the system cannot bound memory (Windows), only the time is bounded.
    """
    guard = [sys.executable, "-I", str(_GUARD), str(seconds), str(megabytes), str(folder)]
    environment = {key: value for key, value in os.environ.items() if key.upper() in _KEPT_VARIABLES}
    environment |= dict.fromkeys(("HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP", "APPDATA", "LOCALAPPDATA"), str(folder))
    environment |= dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _NO_PROXY)
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603 - the command is made of our own words and a neutral file name
        [*guard, *command],
        stdin=subprocess.PIPE,
        stdout=nowhere,
        stderr=nowhere,
        env=environment,
        start_new_session=True,
        creationflags=_NO_WINDOW,
    ) as process:
        return process.wait()
