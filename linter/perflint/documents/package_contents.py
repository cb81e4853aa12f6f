"""What an OPC package holds besides its text: reported, never followed, run or opened."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from perflint.regex import regex

from .model import Notice
from .package import Package, Relationship
from .xml_stream import parse_starts

_EMBEDDED = regex(r"(?:^|/)(?:embeddings|activex)/")
_MACROS = frozenset({"vbaProject", "xlMacrosheet", "xlIntlMacrosheet"})
_HARMLESS_LINKS = frozenset({"hyperlink"})  # they are followed by a click only
_DATA_LINKS = frozenset({"externalLink", "connections"})


def content_notices(package: Package, links: Iterable[Relationship]) -> list[Notice]:
    """Tell of macros, links to other files and programs, and embedded objects; `links` are those of the main part."""
    links = list(links)
    dde = [link for link in links if link.kind == "externalLink" and _is_dde(package, link)]
    found = {
        "macros": any(link.kind in _MACROS for link in links),
        "external-links": any(_is_external(link) for link in links if link not in dde),
        "dde-links": bool(dde),
        "embedded-objects": any(_EMBEDDED.search(part) for part in package.parts()),
    }
    return [Notice(kind) for kind, present in found.items() if present]


def count_drawn(package: Package, part: str) -> tuple[int, int]:
    """Return the numbers of pictures and of boxes with a text in a drawing. Raises DocumentError as XmlStream does."""
    pictures = boxes = 0
    in_box = False

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal pictures, boxes, in_box
        if name == "pic":
            pictures += 1
        elif name == "txBody":
            in_box = True
        elif name == "t" and in_box:
            boxes += 1
            in_box = False

    parse_starts(package.chunks(part), part, start)
    return pictures, boxes


def _is_external(link: Relationship) -> bool:
    return link.kind in _DATA_LINKS or (link.external and link.kind not in _HARMLESS_LINKS)


def _is_dde(package: Package, link: Relationship) -> bool:
    """Whether a link calls another program (DDE); the part says so at its start."""
    if link.external or link.target not in package:
        return False
    return any(b"ddeLink" in chunk for chunk in islice(package.chunks(link.target), 1))
