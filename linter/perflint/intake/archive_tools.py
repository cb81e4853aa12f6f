"""Rar and 7z archives, by a program of the system: bsdtar (`tar` on Windows and macOS) or 7-Zip.

The program only writes the contents to its standard output, within limits of time and memory; it never unpacks to disk.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import BinaryIO, NamedTuple

from perflint.documents.limits import Limits
from perflint.documents.model import DocumentError
from perflint.intake.member import Member

_CHUNK = 1 << 20
_COMPLAINT = 4_096  # bytes of what a program says, looked at for the word that tells encryption
_UNICODE_LOCALE = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"

Read = Callable[[str, Path, Limits], Iterator[Member]]


class _Tool(NamedTuple):
    program: str
    read: Read


class _ToolError(Exception):
    """A program could not read an archive; `kind` is that of the DocumentError."""

    def __init__(self, kind: str, **parameters: object) -> None:
        super().__init__(kind)
        self.error = DocumentError(kind, **parameters)


def tool_members(file: BinaryIO, found: str, limits: Limits) -> Iterator[Member]:
    """The files in an archive of format `found`, in its order.

    Raises DocumentError: `archive-tool` where there is no program for it, `encrypted`, `archive-damaged`, `time-limit`.
    """
    failure = DocumentError("archive-tool", found=found)
    with _on_disk(file) as path:
        for tool in _tools():
            begun = False
            try:
                for member in tool.read(tool.program, path, limits):
                    begun = True
                    yield member
            except _ToolError as failed:
                failure = failed.error
                if begun:
                    break
            else:
                return
    raise failure


@cache
def _tools() -> tuple[_Tool, ...]:
    """The programs there are."""
    folders = [os.environ[name] for name in ("ProgramFiles", "ProgramFiles(x86)") if name in os.environ]
    seven_zips = ["7zz", "7z", *(str(Path(folder, "7-Zip", "7z.exe")) for folder in folders)]
    tars = ["bsdtar"] if sys.platform not in ("win32", "darwin") else ["bsdtar", "tar"]  # elsewhere tar is another program
    candidates = [*((name, _by_tar) for name in tars), *((name, _by_seven_zip) for name in seven_zips)]
    found = ((shutil.which(name), read) for name, read in candidates)
    return tuple(_Tool(program, read) for program, read in found if program is not None)


@contextlib.contextmanager
def _on_disk(file: BinaryIO) -> Iterator[Path]:
    """The path of a file; one in memory is written to a private folder, under a name of our own."""
    if not isinstance(file, io.BytesIO):
        yield Path(file.name).absolute()
        return
    with tempfile.TemporaryDirectory(prefix="perflint-") as folder:
        path = Path(folder, "archive")
        path.write_bytes(file.getbuffer())
        yield path


def _by_tar(program: str, path: Path, limits: Limits) -> Iterator[Member]:
    """Let bsdtar turn the archive into a tar file, which is read as it comes."""
    with _output([program, "-cf", "-", "--format=pax", f"@{path}"], limits) as stream:
        try:
            with tarfile.open(fileobj=stream, mode="r|") as archive:
                for entry in archive:
                    if not entry.isfile():
                        continue
                    if entry.size > limits.file_bytes:
                        yield _too_large(entry.name, limits)
                    else:
                        content = archive.extractfile(entry)
                        yield Member(entry.name, content.read() if content is not None else b"")
        except (tarfile.TarError, OSError, ValueError, EOFError) as error:
            raise _ToolError("archive-damaged") from error


def _by_seven_zip(program: str, path: Path, limits: Limits) -> Iterator[Member]:
    """Let 7-Zip list the archive, then write all contents one behind the other; the checksums tell whether they fit."""
    common = ["-sccUTF-8", "-spd", "-p", "--", str(path)]  # an empty password, lest it asks for one
    with _output([program, "l", "-slt", "-ba", *common], limits) as stream:
        listed = list(_listed(stream, limits))
    try:
        with _output([program, "x", "-so", *common], limits) as stream:
            for number, entry in enumerate(listed):
                member = _extracted(stream, entry, limits)
                if not number and member.error is not None and member.error.kind == "damaged":
                    raise _ToolError("archive-damaged")  # perhaps another program can do it
                yield member
    except _ToolError as failed:
        if failed.error.kind == "time-limit" or not any(entry.encrypted for entry in listed):
            raise


def _extracted(stream: BinaryIO, entry: _Listed, limits: Limits) -> Member:
    """The next of the contents that 7-Zip writes; it leaves out what is encrypted."""
    if entry.encrypted:
        return Member(entry.name, error=DocumentError("encrypted"))
    if entry.size > limits.file_bytes:
        for _ in _pieces(stream, entry.size):
            pass
        return _too_large(entry.name, limits)
    data = b"".join(_pieces(stream, entry.size))
    if len(data) != entry.size or entry.checksum not in (None, zlib.crc32(data)):
        return Member(entry.name, error=DocumentError("damaged"))
    return Member(entry.name, data)


class _Listed(NamedTuple):
    name: str
    size: int
    checksum: int | None
    encrypted: bool


def _listed(stream: BinaryIO, limits: Limits) -> Iterator[_Listed]:
    """The files of a listing of 7-Zip, which gives one property a line and ends each entry with an empty line."""
    facts: dict[str, str] = {}
    count = 0
    for line in stream:
        key, equals, value = line.decode("utf-8", "replace").rstrip("\r\n").partition(" = ")
        if equals or key:
            facts.setdefault(key, value)
            continue
        if facts.get("Path") and not facts.get("Attributes", "").startswith("D") and facts.get("Folder", "-") == "-":
            count += 1
            if count > limits.archive_members:
                raise DocumentError("archive-limit", limit=limits.archive_members, option="limits.archive_members")
            size, checksum = facts.get("Size", ""), facts.get("CRC", "")
            if not size.isdecimal():
                raise _ToolError("archive-damaged")
            encrypted = facts.get("Encrypted") == "+"
            name = facts["Path"].replace("\\", "/")
            yield _Listed(name, int(size), int(checksum, 16) if checksum else None, encrypted)
        facts = {}


def _pieces(stream: BinaryIO, size: int) -> Iterator[bytes]:
    while size > 0 and (piece := stream.read(min(size, _CHUNK))):
        size -= len(piece)
        yield piece


def _too_large(name: str, limits: Limits) -> Member:
    return Member(name, error=DocumentError("too-large", limit=limits.file_bytes, option="limits.file_bytes"))


@contextlib.contextmanager
def _output(command: list[str], limits: Limits) -> Iterator[BinaryIO]:
    """What a program writes, while it runs. Raises _ToolError if it fails or takes longer than limits.file_seconds."""
    late = threading.Event()
    with (
        tempfile.TemporaryFile() as complaints,
        subprocess.Popen(  # noqa: S603 - a program of the system, with a path of ours
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env={**os.environ, "LC_ALL": _UNICODE_LOCALE},
        ) as process,
    ):
        _bound(process.pid, limits)

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(limits.file_seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            if process.stdout is not None:
                yield process.stdout  # type: ignore[misc]
                while process.stdout.read(_CHUNK):  # what stands behind the last member
                    pass
        except _ToolError:
            process.kill()
            raise _failure(late, complaints, limits) from None
        except BaseException:
            process.kill()
            raise
        finally:
            timer.cancel()
        if process.wait(limits.file_seconds) != 0:
            raise _failure(late, complaints, limits)


def _failure(late: threading.Event, complaints: BinaryIO, limits: Limits) -> _ToolError:
    if late.is_set():
        return _ToolError("time-limit", limit=limits.file_seconds, option="limits.file_seconds")
    complaints.seek(0)
    said = complaints.read(_COMPLAINT).lower()
    return _ToolError("encrypted" if b"encrypt" in said or b"password" in said else "archive-damaged")


def _bound(process: int, limits: Limits) -> None:
    """Bound the memory of a program that has just been started, where the system can."""
    if sys.platform == "linux":
        import resource

        with contextlib.suppress(OSError):  # it has ended already
            most = limits.file_megabytes << 20
            resource.prlimit(process, resource.RLIMIT_AS, (most, most))
