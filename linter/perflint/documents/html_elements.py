"""The elements of an html page: which are shown, in which font, and the rows of a table element."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from lxml import etree

from perflint.regex import regex

_CELLS = frozenset({"td", "th"})
_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
NEVER_SHOWN = frozenset({"title", "script", "style", "noscript", "template", "xml", "colgroup", "col"})

_HIDDEN_STYLE = regex(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_SYMBOL_FONT_STYLE = regex(r"mso-symbol-font-family\s*:\s*[\"']?([\w ]+)", re.IGNORECASE)
_SYMBOL_FONTS = frozenset({"symbol", "wingdings", "wingdings 2"})
_LEADING_DIGITS = regex(r"\s*(\d{1,9})", re.ASCII)


def is_hidden(element: etree._Element) -> bool:
    """Whether an element and all in it is not shown: by its attribute, its style, or as Word hides text."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDDEN_STYLE.search(style) is not None


def symbol_font(element: etree._Element) -> str | None:
    """The font in which an element's characters mean symbols, as Word and Excel name it; None for an ordinary font."""
    style = element.get("style")
    if style:
        named = _SYMBOL_FONT_STYLE.search(style)
        return named[1].strip() if named else None
    face = element.get("face", "")
    return face if face.lower() in _SYMBOL_FONTS else None


def chosen_options(select: etree._Element) -> list[etree._Element]:
    """The options that a closed selection shows: the chosen ones, else the first."""
    options = list(select.iter("option"))
    return [option for option in options if option.get("selected") is not None] or options[:1]


def leading_number(text: str | None, otherwise: int) -> int:
    """The number that an attribute begins with, as browsers read it; `otherwise` where it begins with none."""
    digits = _LEADING_DIGITS.match(text) if text else None
    return int(digits[1]) if digits else otherwise


@dataclass(slots=True, eq=False)
class TableRows:
    """The rows of a table element, whatever stands between it and them, and what lies outside its cells."""

    cells: list[list[etree._Element]] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)  # of each row; a merged cell ends with its group
    outside: list[etree._Element] = field(default_factory=list)
    outside_text: list[str] = field(default_factory=list)
    hidden: list[etree._Element] = field(default_factory=list)
    _group: int = 0
    _open: bool = False  # cells go on in the last row

    def collect(self, container: etree._Element) -> None:
        """Take the rows inside an element, in order."""
        self._keep(container.text)
        for child in container:
            self._keep(child.tail)
            tag = child.tag
            if not isinstance(tag, str) or tag in NEVER_SHOWN:
                continue
            if is_hidden(child):
                self.hidden.append(child)
            elif tag in _CELLS:
                self._begin_row(again=False)
                self.cells[-1].append(child)
            elif tag == "tr":
                self._begin_row(again=True)
                self.collect(child)
                self._open = False
            elif tag in _ROW_GROUPS:
                self._group += 1
                self._open = False
                self.collect(child)
                self._group += 1
            elif tag in ("table", "caption"):
                self.outside.append(child)
            else:
                self.collect(child)  # a form around rows, for example

    def rows_left(self, index: int) -> int:
        """How many rows of its group are left from the row `index` on, itself included."""
        return bisect_right(self.groups, self.groups[index]) - index

    def _keep(self, text: str | None) -> None:
        if text and not text.isspace():
            self.outside_text.append(text)

    def _begin_row(self, again: bool) -> None:
        if again or not self._open:
            self.cells.append([])
            self.groups.append(self._group)
            self._open = True
