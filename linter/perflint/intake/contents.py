"""The files of a run one after the other, with their bytes: archives taken apart, and equal contents given once.

Nothing is written to disk under a name that an archive gives; a member of an archive is called `包.zip!目录/文件.xlsx`.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from perflint.checks.findings import ToolError
from perflint.documents.intake import archive_format, is_package, open_file, promised_format, read_capped
from perflint.documents.limits import Limits
from perflint.documents.model import DocumentError
from perflint.documents.zip_directory import first_member
from perflint.intake.member import Member
from perflint.intake.sources import Excluded, Source, left_out
from perflint.intake.zip_archives import open_archive, zip_members
from perflint.report import SkippedFile

SEPARATOR = "!"
_HEAD = 128  # bytes: the signature, and the name of the first member of a zip file


@dataclass(frozen=True)
class Material:
    """The bytes of one file to be read; `name` is what reports call it, `named` whether the user named it himself."""

    name: str
    data: bytes
    named: bool = True

    @cached_property
    def digest(self) -> str:
        """What tells these contents from others."""
        return hashlib.sha256(self.data).hexdigest()


#: A file to be read, or why it is not.
Content = Material | SkippedFile | ToolError


def open_source(source: Source, limits: Limits) -> Material | ToolError:
    """Fetch the bytes of a file as it is, be it an archive; or say why they cannot be had. For whoever changes the file."""
    try:
        with _opened(source) as file:
            return Material(source.name, read_capped(file, limits), source.named)
    except DocumentError as error:
        return ToolError(error.kind, source.name, error.parameters)


def _opened(source: Source) -> BinaryIO:
    return open_file(source.path) if source.path is not None else io.BytesIO(source.data or b"")


class Contents(Iterable[Content]):
    """The contents of files; `total` is how many there are as far as is known yet.

    `excluded` holds for the members of archives as it does for files of folders. Equal contents come once for all
    names for which `settings` are equal.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        limits: Limits,
        excluded: Excluded | None = None,
        settings: Callable[[str], Hashable] = lambda name: None,
    ) -> None:
        self.total = len(sources)
        self._excluded = excluded or (lambda path: None)
        self._sources = sources
        self._limits = limits
        self._settings = settings
        self._seen: dict[Hashable, str] = {}

    def __iter__(self) -> Iterator[Content]:
        for source in self._sources:
            try:
                with _opened(source) as file:
                    for content in self._content_of(file, source):
                        yield self._first(content) if isinstance(content, Material) else content
            except DocumentError as error:
                yield ToolError(error.kind, source.name, error.parameters)
            except OSError as error:
                yield ToolError("unreadable", source.name, {"reason": error.strerror or type(error).__name__})

    def _content_of(self, file: BinaryIO, source: Source) -> Iterator[Content]:
        found = _archive(file, self._limits)
        if found is None:
            yield Material(source.name, read_capped(file, self._limits), source.named)
            return
        self.total -= 1
        for content in _Unpacking(self._limits, self._excluded).contents(file, found, source.name):
            self.total += 1
            yield content

    def _first(self, material: Material) -> Material | SkippedFile:
        """The file itself, unless its contents have come before under another name."""
        if not material.data:
            return material
        key = (material.digest, promised_format(material.name), self._settings(material.name))
        first = self._seen.setdefault(key, material.name)
        if first == material.name:
            return material
        return SkippedFile(material.name, "duplicate", {"name": first})


def _archive(file: BinaryIO, limits: Limits) -> str | None:
    """The format of the archive that a file is, None if it is none; the file is left at its beginning."""
    head = file.read(_HEAD)
    found = archive_format(head)
    if found == "zip" and is_package([first_member(head)]):
        found = None
    elif found == "zip":
        try:
            with open_archive(file, limits) as archive:
                found = None if is_package(archive.namelist()) else found
        except DocumentError as error:
            if error.kind not in ("truncated", "damaged"):
                raise
            found = None  # its reader will say so
    file.seek(0)
    return found


class _Unpacking:
    """One archive with all that is in it, and how much of it has been unpacked."""

    def __init__(self, limits: Limits, excluded: Excluded) -> None:
        self._limits = limits
        self._excluded = excluded
        self._members = 0
        self._bytes = 0

    def contents(self, file: BinaryIO, found: str, name: str, depth: int = 1) -> Iterator[Content]:
        """The files in an archive of format `found`. Raises DocumentError where a limit is reached or it is broken."""
        limits = self._limits
        if depth > limits.archive_depth:
            raise DocumentError("archive-depth", limit=limits.archive_depth, option="limits.archive_depth")
        if found == "zip":
            with open_archive(file, limits) as archive:
                yield from self._admitted(zip_members(archive, limits), name, depth)
        else:
            from perflint.intake.archive_tools import tool_members

            yield from self._admitted(tool_members(file, found, limits), name, depth)

    def _admitted(self, members: Iterator[Member], archive: str, depth: int) -> Iterator[Content]:
        before = self._members
        for member in members:
            self._count(member)
            name = f"{archive}{SEPARATOR}{member.name}"
            if passed := _passed_over(member.name):
                yield SkippedFile(name, passed)
            elif (pattern := self._excluded(Path(name))) is not None:
                yield left_out(name, pattern)
            elif member.error is not None:
                yield ToolError(member.error.kind, name, member.error.parameters)
            else:
                yield from self._member(name, member.data, depth)
        if self._members == before:
            yield SkippedFile(archive, "empty-archive")

    def _member(self, name: str, data: bytes, depth: int) -> Iterator[Content]:
        file = io.BytesIO(data)
        try:
            found = _archive(file, self._limits)
            if found is None:
                yield Material(name, data, named=False)
            else:
                yield from self.contents(file, found, name, depth + 1)
        except DocumentError as error:
            if error.kind == _REST:
                raise
            yield ToolError(error.kind, name, error.parameters)

    def _count(self, member: Member) -> None:
        self._members += 1
        self._bytes += len(member.data)
        for option, reached in (("archive_members", self._members), ("archive_bytes", self._bytes)):
            limit = getattr(self._limits, option)
            if reached > limit:
                raise DocumentError(_REST, limit=limit, option=f"limits.{option}")


_REST = "archive-limit"


def _passed_over(name: str) -> str | None:
    """Why a member is no submission, by its name: what office programs and systems leave beside documents."""
    parts = name.split("/")
    if parts[-1].startswith("~$"):
        return "lock-file"
    return "hidden-member" if "__MACOSX" in parts or any(part.startswith(".") and part.strip(".") for part in parts) else None
