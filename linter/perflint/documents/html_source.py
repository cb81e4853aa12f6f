"""The source of an html page as a tree, refused or cut where building the tree would take far more than the text."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from lxml import etree

from perflint.regex import regex

from .limits import Limits
from .model import DocumentError

_XML_DECLARATION = regex(r"\s*<\?xml[^>]*>")
_START_TAG = regex("<(?!/)")
_ATTRIBUTE = r"""[\s/]++[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_TAG_OF_MANY_ATTRIBUTES = regex(rf"<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{6,}}+")
_ANY_ATTRIBUTE = regex(_ATTRIBUTE)


class HtmlTree(NamedTuple):
    """What became of an html text: its root (None where it is empty), and the lines (1-based) where parsing gave up.

    `cut_at` is the last line that was parsed where the text holds more than limits.elements.
    """

    root: etree._Element | None
    broken_lines: tuple[int, ...]
    cut_at: int | None


def parse_html(text: str, limits: Limits) -> HtmlTree:
    """Parse an html text without fetching anything. Raises DocumentError `too-large` for a tag with too many attributes."""
    text, exhausted = _cut_to_elements(text, limits)
    _refuse_attribute_flood(text, limits)
    declaration = _XML_DECLARATION.match(text)
    if declaration:
        text = "\n" * declaration[0].count("\n") + text[declaration.end() :]
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser) if text and not text.isspace() else None
    broken = tuple(error.line for error in parser.error_log if error.level == etree.ErrorLevels.FATAL)
    return HtmlTree(root, broken, text.count("\n") + 1 if exhausted else None)


def _refuse_attribute_flood(text: str, limits: Limits) -> None:
    # The parser compares each attribute of a tag with all before it.
    for tag in _TAG_OF_MANY_ATTRIBUTES.finditer(text):
        if len(tag[0]) > limits.tag_attributes and len(_ANY_ATTRIBUTE.findall(tag[0])) > limits.tag_attributes:
            raise DocumentError("too-large", limit=limits.tag_attributes, option="limits.tag_attributes")


def _cut_to_elements(text: str, limits: Limits) -> tuple[str, bool]:
    # The tree takes far more memory than the text, so the tags are counted before it is built.
    if text.count("<") - text.count("</") <= limits.elements:
        return text, False
    tag = next(itertools.islice(_START_TAG.finditer(text), limits.elements, None), None)
    return (text[: tag.start()], True) if tag else (text, False)
