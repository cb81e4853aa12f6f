"""A zip package in which parts are changed and added: trees for the parts at hand, relationships, content types."""

from __future__ import annotations

import posixpath

from lxml import etree

from perflint.documents import DocumentError, Limits
from perflint.documents.package import Package, Relationship

from .markup import children, parsed, serialised
from .package_copy import with_parts

CONTENT_TYPES = "[Content_Types].xml"
_PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_NO_LINKS = f'<Relationships xmlns="{_PACKAGE_RELATIONSHIPS}"/>'.encode()


class PackageEdit:
    """The changes of one package; nothing is written before `finished`."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open the package. Raises DocumentError."""
        self._data = data
        self._package = Package(data, limits)
        self._trees: dict[str, etree._Element] = {}
        self._added: dict[str, bytes] = {}

    def __contains__(self, part: str) -> bool:
        return part in self._package or part in self._added or part in self._trees

    def links(self, part: str) -> dict[str, Relationship]:
        """The relationships that a part had when the package was opened, by their ids."""
        return self._package.relationships(part)

    def tree(self, part: str, new: bytes | None = None) -> etree._Element:
        """The root of a part, to be changed; `new` is what a part begins with that is not there yet.

        Raises DocumentError `damaged` for a part that is not there and has no beginning.
        """
        if part not in self._trees:
            if part not in self._package and new is None:
                raise DocumentError("damaged", part=part)
            self._trees[part] = parsed(self._package.read(part) if part in self._package else new or b"")
        return self._trees[part]

    def content(self, part: str) -> bytes:
        """The bytes of a part that is no tree at hand."""
        return self._added[part] if part in self._added else self._package.read(part)

    def replace(self, part: str, content: bytes) -> None:
        """Give a part other bytes."""
        self._added[part] = content

    def add(self, part: str, content: bytes, content_type: str) -> None:
        """Add a part with its content type."""
        self._added[part] = content
        self.declare(part, content_type)

    def declare(self, part: str, content_type: str) -> None:
        """Say what a part is."""
        types = self.tree(CONTENT_TYPES)
        name = f"/{part}"
        if not any(one.get("PartName") == name for one in children(types, "Override")):
            namespace = etree.QName(types).namespace
            etree.SubElement(types, f"{{{namespace}}}Override", PartName=name, ContentType=content_type)

    def link(self, source: str, kind: str, target: str) -> str:
        """Relate a part to another, unless it already is; return the id of the relationship."""
        folder, name = posixpath.split(source)
        part = posixpath.join(folder, "_rels", name + ".rels")
        root = self.tree(part, _NO_LINKS)
        relative = posixpath.relpath(target, folder or ".")
        taken = set()
        for one in children(root, "Relationship"):
            taken.add(one.get("Id"))
            if one.get("Target") in (relative, f"/{target}"):
                return str(one.get("Id"))
        identity = next(name for number in range(1, len(taken) + 2) if (name := f"rIdPerflint{number}") not in taken)
        etree.SubElement(root, f"{{{_PACKAGE_RELATIONSHIPS}}}Relationship", Id=identity, Type=_KINDS + kind, Target=relative)
        return identity

    def free_name(self, pattern: str) -> str:
        """The first name of a pattern with `{}` for a number that no part has."""
        return next(name for number in range(1, 100_000) if (name := pattern.format(number)) not in self)

    def finished(self) -> bytes:
        """The package with all changes."""
        return with_parts(self._data, {**{part: serialised(root) for part, root in self._trees.items()}, **self._added})
