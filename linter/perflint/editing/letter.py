"""Letters from a template: a docx in which {{names}} stand for texts, or, alone in a paragraph, for whole parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from perflint.documents import DocumentError, Limits
from perflint.documents.docx import main_part
from perflint.documents.docx_tree import local_name
from perflint.documents.package import Package
from perflint.regex import regex

from .markup import parsed, serialised
from .package_copy import with_parts

PLACEHOLDER = regex(r"\{\{\s*([^{}\s]+)\s*\}\}")
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
#: Parts besides the main one that may hold placeholders: headers and footers.
_OTHER_PARTS = regex(r"word/(?:header|footer)\d*\.xml")
_BODY, _TITLE = 12, 20  # points
_TEXT_WIDTH = 8_800  # of a page between its margins, in twentieths of a point


class Paragraph(NamedTuple):
    """A paragraph of a letter; `size` in points."""

    text: str
    bold: bool = False
    size: int = _BODY
    centred: bool = False
    right: bool = False


class Table(NamedTuple):
    """A table of a letter: its rows, the first of them the headings, and the shares of the width of its columns."""

    rows: Sequence[Sequence[str]]
    shares: Sequence[int]


Block = Paragraph | Table


def placeholders(template: bytes, limits: Limits) -> set[str]:
    """The names that stand in a template. Raises DocumentError where it is no docx."""
    package = Package(template, limits)
    return {
        found[1]
        for part in _parts(package)
        for paragraph in parsed(package.read(part)).iter("{*}p")
        for found in PLACEHOLDER.finditer(_text(paragraph))
    }


def filled(template: bytes, texts: Mapping[str, str], blocks: Mapping[str, Sequence[Block]], limits: Limits) -> bytes:
    """The letter that a template makes; a name of `blocks` must stand alone in its paragraph. Raises DocumentError."""
    package = Package(template, limits)
    changed = {}
    for part in _parts(package):
        root = parsed(package.read(part))
        for paragraph in list(root.iter("{*}p")):
            text = _text(paragraph)
            alone = PLACEHOLDER.fullmatch(text.strip())
            if alone and alone[1] in blocks:
                for block in blocks[alone[1]]:
                    paragraph.addprevious(_element(block))
                _remove(paragraph)
            elif PLACEHOLDER.search(text):
                _set_text(paragraph, PLACEHOLDER.sub(lambda found: texts.get(found[1], found[0]), text))
        changed[part] = serialised(root)
    return with_parts(template, changed)


def document(blocks: Sequence[Block]) -> bytes:
    """A new docx with these blocks, on A4."""
    body = "".join(etree.tostring(_element(block)).decode() for block in blocks)
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{types}"/>'
        "</Types>",
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{office}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_MAIN}"><w:body>{body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1440" w:right="1550" w:bottom="1440" w:left="1550" w:header="850" w:footer="990" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>",
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), (head + text).encode(), zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _parts(package: Package) -> list[str]:
    main = main_part(package)
    if main not in package:
        raise DocumentError("damaged", part=main)
    return [main, *sorted(part for part in package.parts() if _OTHER_PARTS.fullmatch(part))]


def _texts_of(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The pieces of text of a paragraph itself, not those of text boxes in it."""
    for element in paragraph.iter("{*}t"):
        if next(element.iterancestors("{*}p"), None) is paragraph:
            yield element


def _text(paragraph: etree._Element) -> str:
    return "".join(element.text or "" for element in _texts_of(paragraph))


def _set_text(paragraph: etree._Element, text: str) -> None:
    """Give a paragraph another text, set as its first piece is."""
    first, *others = _texts_of(paragraph)
    first.text = text
    first.set(_SPACE, "preserve")
    for element in others:
        element.text = ""


def _remove(paragraph: etree._Element) -> None:
    """Take a paragraph out; a cell, which must end in one, keeps it empty."""
    parent = paragraph.getparent()
    if parent is None:
        return
    following = paragraph.getnext()
    if local_name(parent) == "tc" and following is None:
        for element in list(paragraph):
            if local_name(element) != "pPr":
                paragraph.remove(element)
        return
    parent.remove(paragraph)


def _element(block: Block) -> etree._Element:
    return _paragraph(block) if isinstance(block, Paragraph) else _table(block)


def _paragraph(block: Paragraph, indent: bool = True) -> etree._Element:
    paragraph = etree.Element(_tag("p"), nsmap={"w": _MAIN})
    properties = etree.SubElement(paragraph, _tag("pPr"))
    etree.SubElement(properties, _tag("spacing"), {_tag("line"): "360", _tag("lineRule"): "auto"})
    if block.centred or block.right:
        etree.SubElement(properties, _tag("jc"), {_tag("val"): "center" if block.centred else "right"})
    elif indent and not block.bold:
        etree.SubElement(properties, _tag("ind"), {_tag("firstLineChars"): "200", _tag("firstLine"): "480"})
    _run(paragraph, block.text, block.bold, block.size)
    return paragraph


def _table(block: Table) -> etree._Element:
    table = etree.Element(_tag("tbl"), nsmap={"w": _MAIN})
    properties = etree.SubElement(table, _tag("tblPr"))
    etree.SubElement(properties, _tag("tblW"), {_tag("w"): "5000", _tag("type"): "pct"})
    borders = etree.SubElement(properties, _tag("tblBorders"))
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        etree.SubElement(borders, _tag(side), {_tag("val"): "single", _tag("sz"): "4", _tag("color"): "808080"})
    widths = [_TEXT_WIDTH * share // sum(block.shares) for share in block.shares]
    grid = etree.SubElement(table, _tag("tblGrid"))
    for width in widths:
        etree.SubElement(grid, _tag("gridCol"), {_tag("w"): str(width)})
    for number, cells in enumerate(block.rows):
        row = etree.SubElement(table, _tag("tr"))
        if number == 0:
            etree.SubElement(etree.SubElement(row, _tag("trPr")), _tag("tblHeader"))
        for width, text in zip(widths, cells, strict=True):
            cell = etree.SubElement(row, _tag("tc"))
            setting = etree.SubElement(cell, _tag("tcPr"))
            etree.SubElement(setting, _tag("tcW"), {_tag("w"): str(width), _tag("type"): "dxa"})
            if number == 0:
                etree.SubElement(setting, _tag("shd"), {_tag("val"): "clear", _tag("fill"): "E7E6E6"})
            for line in text.split("\n"):
                paragraph = etree.SubElement(cell, _tag("p"))
                _run(paragraph, line, number == 0, 10)
    return table


def _run(paragraph: etree._Element, text: str, bold: bool, size: int) -> None:
    run = etree.SubElement(paragraph, _tag("r"))
    properties = etree.SubElement(run, _tag("rPr"))
    font = "黑体" if bold else "宋体"
    etree.SubElement(properties, _tag("rFonts"), {_tag("ascii"): "Times New Roman", _tag("eastAsia"): font})
    if bold:
        etree.SubElement(properties, _tag("b"))
    etree.SubElement(properties, _tag("sz"), {_tag("val"): str(2 * size)})
    element = etree.SubElement(run, _tag("t"))
    element.text = "".join(one for one in text if one >= " ")
    element.set(_SPACE, "preserve")


def _tag(name: str) -> str:
    return f"{{{_MAIN}}}{name}"
