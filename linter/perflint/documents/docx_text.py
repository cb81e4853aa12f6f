"""The text of a docx as it is shown: what the runs of a paragraph or a cell give."""

from __future__ import annotations

import re

from lxml import etree

from perflint.regex import regex

from .charset import symbol_font_text
from .docx_tree import attribute, child_named, is_on, local_name
from .model import Place
from .span_layout import DocumentLayout

_INSERTED = frozenset({"ins", "moveTo"})
_DELETED = frozenset({"del", "moveFrom"})
_WITHOUT_TEXT = frozenset({"rPr", "pPr", "tcPr", "sdtPr", "sdtEndPr", "delText", "rt", "object"})
_PICTURES = frozenset({"pic", "imagedata"})
_DDE = regex(r"\s*DDE(?:AUTO)?\b", re.IGNORECASE)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SYMBOL_CODE = regex("(?:00|[fF]0)?[0-9a-fA-F]{2}")
_PRIVATE_CHARACTER = regex("[\uf020-\uf0ff]")


class Flow:
    """The text of a paragraph or a cell as it is shown, and what else lies in it: tables, ids of comments, pictures."""

    def __init__(self, layout: DocumentLayout, place: Place) -> None:
        self.tables: list[etree._Element] = []
        self.comments: list[str] = []
        self.pictures = 0
        self._layout = layout
        self._place = place
        self._parts: list[str] = []

    def text(self) -> str:
        """What was read so far; paragraphs and line breaks are set apart by a newline."""
        return "".join(self._parts).strip("\n")

    def read(self, element: etree._Element) -> None:
        """Append what the children of an element show."""
        for child in element:
            name = local_name(child)
            if name == "t":
                self._append_text(child)
            elif name in _CHARACTERS:
                self._parts.append(_CHARACTERS[name])
            elif name == "r":
                if is_on(child_named(child, "rPr"), "vanish"):
                    self._layout.notice("hidden-text", self._place)
                else:
                    self.read(child)
            elif name == "p":
                self._break()
                self.read(child)
                self._break()
            elif name == "tbl":
                self.tables.append(child)
                self._break()
            elif name == "sym":
                self._parts.append(_symbol(child))
            elif name == "AlternateContent":
                self._read_alternative(child)
            elif name == "commentReference":
                self.comments.append(attribute(child, "id") or "")
            elif name in _PICTURES:
                self.pictures += 1
            elif name == "instrText" or name == "fldSimple":
                self._read_field(child)
            elif name in _DELETED:
                self._layout.notice("tracked-changes", self._place)
            elif name not in _WITHOUT_TEXT:
                if name in _INSERTED:
                    self._layout.notice("tracked-changes", self._place)
                self.read(child)

    def _append_text(self, element: etree._Element) -> None:
        text = element.text or ""
        if not text.isascii() and _PRIVATE_CHARACTER.search(text):
            run = element.getparent()
            fonts = child_named(child_named(run, "rPr"), "rFonts")
            text = symbol_font_text(text, attribute(fonts, "ascii") or "")
        self._parts.append(text)

    def _read_alternative(self, element: etree._Element) -> None:
        # The same content in several forms: the first that shows anything is taken.
        before = len(self._parts), len(self.tables), self.pictures
        for form in element:
            self.read(form)
            if (len(self._parts), len(self.tables), self.pictures) != before:
                return

    def _read_field(self, element: etree._Element) -> None:
        """Read what a field shows; its instruction is looked at only for other programs that it calls."""
        if _DDE.match(element.text or attribute(element, "instr") or ""):
            self._layout.notice("dde-links", self._place)
        self.read(element)

    def _break(self) -> None:
        if self._parts and self._parts[-1] != "\n":
            self._parts.append("\n")


def _symbol(element: etree._Element) -> str:
    code = attribute(element, "char") or ""
    if not _SYMBOL_CODE.fullmatch(code):
        return ""
    return symbol_font_text(chr(int(code, 16)), attribute(element, "font") or "")
