"""A file inside an archive."""

from __future__ import annotations

from typing import NamedTuple

from perflint.documents.model import DocumentError


class Member(NamedTuple):
    """A file inside an archive: its bytes, or why they cannot be had. Its name is shown, and never used as a path."""

    name: str
    data: bytes = b""
    error: DocumentError | None = None
