"""A copy of a zip package in which some parts are others; every other part is copied as it is, in its order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from perflint.documents.package import part_key
from perflint.documents.zip_directory import unpacked

_STAMP = (1980, 1, 1, 0, 0, 0)  # of added parts: the same input gives the same bytes


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package in `data` with the contents of `parts` by their names; what it does not have yet is added at its end.

    Raises DocumentError `damaged` where a part that is only copied is broken.
    """
    left = {part_key(name): (name, content) for name, content in parts.items()}
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as copy:
        for member in source.infolist():
            _, content = left.pop(part_key(member.filename), (member.filename, None))
            copy.writestr(member, b"".join(unpacked(source, member)) if content is None else content, member.compress_type)
        for name, content in left.values():
            copy.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()
