"""Patterns of paths in a configuration (`exclude`, `paths`, `path`): `草稿*`, `2025/**`, `**/附件/*.docx`.

A pattern without a slash fits any file or folder of that name; one with a slash counts from the folder of the
configuration, or from anywhere if it begins with `**/`. `*` and `?` stay within one name, `**` does not. What fits a
folder fits everything in it. Letters are compared as the system compares the names of files.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from perflint.regex import regex

_TOKEN = regex(r"\*\*/|\*\*|\*|\?|\[!?[^\]]+\]|.", re.DOTALL)
_MEANING = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def fits(pattern: str, path: Path, folder: Path) -> bool:
    """Whether a path, or a folder above it, fits a pattern of a configuration that lies in `folder`."""
    return _expression(pattern).fullmatch(_shown(path, folder)) is not None


def first_fit(patterns: Iterable[str], path: Path, folder: Path) -> str | None:
    """The first of the patterns that a path fits, or None."""
    return next((pattern for pattern in patterns if fits(pattern, path, folder)), None)


def _shown(path: Path, folder: Path) -> str:
    """The path from the folder if it lies in it (else the whole), with forward slashes and the system's case."""
    whole = os.path.normpath(path.absolute())
    inside = os.path.normpath(folder.absolute())
    if whole.startswith(inside.rstrip(os.sep) + os.sep):
        return "./" + _slashes(whole[len(inside.rstrip(os.sep)) + 1 :])
    return _slashes(whole)


def _slashes(path: str) -> str:
    return os.path.normcase(path).replace(os.sep, "/")


@lru_cache(maxsize=256)
def _expression(pattern: str) -> re.Pattern[str]:
    text = os.path.normcase(pattern).replace("\\", "/").rstrip("/")
    anchored = text.startswith("./") or "/" in text
    text = text.removeprefix("./").removeprefix("/")
    start = "(?:.*/)?" if not anchored or text.startswith("**/") else r"\./"
    body = "".join(_meaning(token) for token in _TOKEN.findall(text.removeprefix("**/")))
    return re.compile(f"{start}{body}(?:/.*)?", re.DOTALL)


def _meaning(token: str) -> str:
    if token in _MEANING:
        return _MEANING[token]
    if token.startswith("[") and len(token) > 2:
        inside = token[1:-1].replace("\\", r"\\")
        return f"[^{inside[1:]}/]" if inside.startswith("!") else f"[{inside}]"
    return re.escape(token)
