"""The elements of a WordprocessingML tree, in the transitional and the strict form of the standard."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",  # the strict form of the standard
)
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})
_OFF = frozenset({"0", "false", "off"})


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace, "" for a comment or processing instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children_named(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the children of that name, also those inside content controls and the like."""
    for child in element:
        child_name = local_name(child)
        if child_name == name:
            yield child
        elif child_name in _WRAPPERS:
            yield from children_named(child, name)


def child_named(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that name, None if there is none or no element."""
    if element is None:
        return None
    return next((child for child in element if local_name(child) == name), None)


def attribute(element: etree._Element | None, name: str) -> str | None:
    """The value of an attribute of the standard's namespace, None if it is not given."""
    if element is None:
        return None
    return next((element.get(f"{{{space}}}{name}") for space in NAMESPACES if element.get(f"{{{space}}}{name}")), None)


def property_value(properties: etree._Element | None, name: str) -> str | None:
    """The value of a property: "" if it is given without one, None if it is not given."""
    element = child_named(properties, name)
    return None if element is None else attribute(element, "val") or ""


def is_on(properties: etree._Element | None, name: str) -> bool:
    """Whether a property is given and not switched off."""
    value = property_value(properties, name)
    return value is not None and value not in _OFF


def property_number(properties: etree._Element | None, name: str) -> int:
    """The value of a property as a number, 0 if it is none."""
    value = property_value(properties, name) or ""
    return int(value[:10]) if value.isascii() and value.isdigit() else 0
