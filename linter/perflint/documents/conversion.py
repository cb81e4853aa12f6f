"""Reads other text documents (doc, wps, rtf, Word 2003 XML, odt) by way of LibreOffice, where it is installed.

LibreOffice runs locked down: with a profile of its own that runs no macro, updates no link and reaches no server, on a copy
with a neutral name, within bounds of time and memory.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from .compound import SIGNATURE, CompoundFile
from .conversion_guard import TIMED_OUT
from .docx import read_docx
from .guarded import run_guarded
from .limits import Limits
from .model import Document, DocumentError, Notice
from .ods import package_notices
from .package import Package

_PROGRAM_VARIABLE = "PERFLINT_SOFFICE"
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_ENCRYPTED_FLAG = 0x01  # in the second byte of the flags of a doc
_FLAGS_AT = 11

_ITEM = '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Inet/Settings", "ooInetProxyType", "1"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    + "".join(_ITEM.format(*setting) for setting in _SETTINGS)
    + "</oor:items>"
)


def read_doc(data: bytes, name: str, limits: Limits) -> Document:
    """Read a doc, or the wps of WPS: its places are those of the document after conversion to docx.

    Raises DocumentError: `encrypted`, `converter-missing`, `conversion-timeout`, `conversion-failed`, `too-large`, and as
    read_docx does.
    """
    notices: list[Notice] = []
    if data.startswith(SIGNATURE):
        compound = CompoundFile(data)
        flags = compound.read("WordDocument")[_FLAGS_AT : _FLAGS_AT + 1]
        if flags and flags[0] & _ENCRYPTED_FLAG:
            raise DocumentError("encrypted")
        if "Macros" in compound:
            notices.append(Notice("macros"))
    return _read(data, name, "doc", limits, notices)


def read_rtf(data: bytes, name: str, limits: Limits) -> Document:
    """Read a rich text file as read_doc reads a doc."""
    return _read(data, name, "rtf", limits, [])


def read_word_xml(data: bytes, name: str, limits: Limits) -> Document:
    """Read a document of Word 2003 in one XML file as read_doc reads a doc."""
    return _read(data, name, "xml", limits, [])


def read_odt(data: bytes, name: str, limits: Limits) -> Document:
    """Read an OpenDocument text as read_doc reads a doc. Raises DocumentError as Package does, too."""
    notices = package_notices(Package(data, limits)) if data.startswith(b"PK") else []
    return _read(data, name, "odt", limits, notices)


def _read(data: bytes, name: str, kind: str, limits: Limits, notices: list[Notice]) -> Document:
    document = read_docx(converted(data, kind, limits), name, limits)
    document.format = kind
    document.notices[:0] = [notice for notice in notices if notice not in document.notices]
    return document


def converted(data: bytes, kind: str, limits: Limits) -> bytes:
    """Return a document of a kind (the extension of its format) as docx. Raises DocumentError as read_doc does."""
    program = find_program()
    if program is None:
        raise DocumentError("converter-missing", found=kind)
    with tempfile.TemporaryDirectory(prefix="perflint-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        source = folder / f"document.{kind}"
        source.write_bytes(data)
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        code = _run(program, source, folder, limits)
        if code == TIMED_OUT:
            raise DocumentError("conversion-timeout", limit=limits.convert_seconds, option="limits.convert_seconds")
        result = folder / "document.docx"
        if not result.is_file():
            raise DocumentError("conversion-failed", found=kind)
        with result.open("rb") as file:
            found = file.read(limits.file_bytes + 1)
    if len(found) > limits.file_bytes:
        raise DocumentError("too-large", limit=limits.file_bytes, option="limits.file_bytes")
    return found


def find_program() -> str | None:
    """The program of LibreOffice: what the variable PERFLINT_SOFFICE names, else on the search path or in the usual places."""
    named = os.environ.get(_PROGRAM_VARIABLE)
    if named is not None:
        return named if Path(named).is_file() else None
    return shutil.which("soffice") or next((place for place in _USUAL_PLACES if Path(place).is_file()), None)


def _run(program: str, source: Path, folder: Path, limits: Limits) -> int:
    options = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard"]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, *options, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(source)]
    return run_guarded(command, folder, limits.convert_seconds, limits.convert_megabytes)
