"""XML parts as trees that are changed and written again: hardened when read, namespaces and declaration kept."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from perflint.documents.docx_tree import local_name


def parsed(content: bytes) -> etree._Element:
    """The root of an XML part; the reader has let it pass before, so what fails here is a fault of perflint."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False)
    return etree.fromstring(content, parser)


def serialised(root: etree._Element) -> bytes:
    """The XML part of a tree, with the declaration that office programs write."""
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """The children of an element with that local name; none of none."""
    return (one for one in (element if element is not None else ()) if local_name(one) == name)


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of an element with that local name, or None."""
    return next(children(element, name), None)
