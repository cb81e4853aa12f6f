"""Opens encrypted PDF files that need no password, in a process of its own, so that their streams can be looked at.

Encrypted streams cannot be unpacked by `pdf_guard`, and the library unpacks some of them on opening the file. So a process
with little memory opens it, and writes a copy without encryption whose streams are packed as they were.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from perflint.regex import regex

from .guarded import run_guarded
from .limits import Limits
from .model import DocumentError

# The name /Encrypt, or one that its escapes may hide: nothing is lost by unlocking a file that is not locked.
_ENCRYPT = regex(rb"/(?:[Encrypt]|#[0-9A-Fa-f]{2}){7}(?![A-Za-z0-9])")
#: What the process may take beside the file and one unpacked stream, in megabytes of address space, and its time.
_MEGABYTES, _SECONDS = 200, 10
_ENCRYPTED, _DAMAGED = 3, 4
_PROGRAM = f"""
import sys, pypdfium2
try:
    pdf = pypdfium2.PdfDocument(sys.argv[1])
except pypdfium2.PdfiumError as error:
    locked = pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY
    sys.exit({_ENCRYPTED} if error.err_code in locked else {_DAMAGED})
pdf.save(sys.argv[2], flags=pypdfium2.raw.FPDF_REMOVE_SECURITY)
"""


def unlocked(data: bytes, limits: Limits) -> bytes:
    """A PDF without its encryption; one that is not encrypted as it is.

    Raises DocumentError: `encrypted` where it needs a password, `damaged`, and `too-large` where a stream that is needed to
    open it exhausts the process.
    """
    if _ENCRYPT.search(data) is None:
        return data
    with tempfile.TemporaryDirectory(prefix="perflint-", ignore_cleanup_errors=True) as temporary:
        source, target = Path(temporary) / "locked.pdf", Path(temporary) / "open.pdf"
        source.write_bytes(data)
        megabytes = _MEGABYTES + (2 * limits.stream_bytes + 2 * len(data)) // 1_000_000
        code = run_guarded([sys.executable, "-I", "-c", _PROGRAM, str(source), str(target)], target.parent, _SECONDS, megabytes)
        if code == _ENCRYPTED:
            raise DocumentError("encrypted")
        if code == _DAMAGED:
            raise DocumentError("damaged")
        if code:
            raise DocumentError("too-large", limit=limits.stream_bytes, option="limits.stream_bytes")
        return target.read_bytes()
