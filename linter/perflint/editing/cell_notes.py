"""Notes on the cells of a worksheet: the comments part, and the drawing with the box of each."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from perflint.documents import column_letters
from perflint.regex import regex

from .markup import child, children
from .package_edit import PackageEdit

AUTHOR = "perflint"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_NO_COMMENTS = f'<comments xmlns="{_MAIN}"><authors/><commentList/></comments>'.encode()
_NAMES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_VML_HEAD = f'<xml {_NAMES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{{number}}"/></o:shapelayout>'
_SHAPE_TYPE = (
    f'<v:shapetype {_NAMES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    f"<v:shape {_NAMES} "
    'id="_x0000_s{shape}" type="#_x0000_t202" style="position:absolute;margin-left:80pt;margin-top:2pt;width:{width}pt;'
    'height:{height}pt;z-index:{order};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_SHAPE_NUMBER = regex(rb'"_x0000_s(\d{1,9})"')
#: What stands behind legacyDrawing in a worksheet.
_BEHIND = frozenset(
    ("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst")
)
_WIDTH, _LINE = 260, 14  # of a note in points
_LINE_CHARACTERS = 24  # Chinese ones in a line of that width
_MOST_LINES = 24
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def add_notes(edit: PackageEdit, part: str, sheet: etree._Element, notes: Mapping[tuple[int, int], str]) -> None:
    """Put notes on cells of the worksheet in `part`, by row and column; one that is there goes on below its text.

    A cell with a threaded comment keeps it alone.
    """
    links = edit.links(part).values()
    comments = next((link.target for link in links if link.kind == "comments"), None)
    threaded = next((link.target for link in links if link.kind == "threadedComment"), None)
    taken = {one.get("ref") for one in children(edit.tree(threaded), "threadedComment")} if threaded else set()
    if comments is None:
        comments = edit.free_name("xl/comments{}.xml")
        edit.declare(comments, _COMMENTS_TYPE)
        edit.link(part, "comments", comments)
    root = edit.tree(comments, _NO_COMMENTS)
    fresh = []
    known = {one.get("ref"): one for one in children(child(root, "commentList"), "comment")}
    author = _author(root)
    for (row, column), text in sorted(notes.items()):
        reference = f"{column_letters(column)}{row}"
        if reference in taken:
            continue
        if reference in known:
            _extend(known[reference], text)
        else:
            _new_comment(root, reference, author, text)
            fresh.append((row, column, text))
    if fresh:
        _draw(edit, part, sheet, fresh)


def _author(root: etree._Element) -> int:
    authors = child(root, "authors")
    if authors is None:
        authors = etree.Element(_tag(root, "authors"))
        root.insert(0, authors)
    names = [one.text for one in children(authors, "author")]
    if AUTHOR not in names:
        etree.SubElement(authors, _tag(root, "author")).text = AUTHOR
        names.append(AUTHOR)
    return names.index(AUTHOR)


def _new_comment(root: etree._Element, reference: str, author: int, text: str) -> None:
    group = child(root, "commentList")
    if group is None:
        group = etree.SubElement(root, _tag(root, "commentList"))
    comment = etree.SubElement(group, _tag(root, "comment"), ref=reference, authorId=str(author))
    _write(etree.SubElement(comment, _tag(root, "text")), text)


def _extend(comment: etree._Element, text: str) -> None:
    """Go on below what a comment says; a plain text is made the first run, which shows the same."""
    holder = child(comment, "text")
    if holder is None:
        holder = etree.SubElement(comment, _tag(comment, "text"))
    plain = child(holder, "t")
    if plain is not None:
        holder.remove(plain)
        if plain.text:
            _write(holder, plain.text)
    _write(holder, f"\n{text}")


def _write(holder: etree._Element, text: str) -> None:
    run = etree.SubElement(holder, _tag(holder, "r"))
    shown = etree.SubElement(run, _tag(holder, "t"))
    shown.text = text
    shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _draw(edit: PackageEdit, part: str, sheet: etree._Element, notes: list[tuple[int, int, str]]) -> None:
    """Add the boxes of new notes to the drawing of a worksheet, which gets one if need be.

    A drawing that is there is added to as a text: what office programs write there is often no well-formed XML.
    """
    existing = child(sheet, "legacyDrawing")
    identity = existing.get(f"{{{_RELATIONSHIPS}}}id") if existing is not None else None
    link = edit.links(part).get(identity or "")
    if link is not None and link.target in edit:
        content = edit.content(link.target)
        first = 1 + max((int(number) for number in _SHAPE_NUMBER.findall(content)), default=1024)
        head, end, tail = content.rpartition(b"</xml>")
        kind = b"" if b'"_x0000_t202"' in content else _SHAPE_TYPE.encode()
        edit.replace(link.target, head + kind + _shapes(notes, first).encode() + (end or b"</xml>") + tail)
        return
    drawing = edit.free_name("xl/drawings/vmlDrawingPerflint{}.vml")
    number = 100 + int(re.sub(r"\D", "", drawing.rpartition("/")[2]))
    content = f"{_VML_HEAD.format(number=number)}{_SHAPE_TYPE}{_shapes(notes, number * 1024)}</xml>".encode()
    edit.add(drawing, content, _VML_TYPE)
    element = etree.Element(_tag(sheet, "legacyDrawing"))
    element.set(f"{{{_RELATIONSHIPS}}}id", edit.link(part, "vmlDrawing", drawing))
    behind = next((one for one in sheet if isinstance(one.tag, str) and etree.QName(one).localname in _BEHIND), None)
    if behind is None:
        sheet.append(element)
    else:
        behind.addprevious(element)


def _shapes(notes: list[tuple[int, int, str]], first: int) -> str:
    shapes = []
    for order, (row, column, text) in enumerate(notes, 1):
        lines = sum(1 + len(line) // _LINE_CHARACTERS for line in text.split("\n"))
        height = _LINE * min(lines + 1, _MOST_LINES)
        # left column, its offset, top row, its offset, right column, …: counted from 0, offsets in pixels
        top = max(row - 2, 0)
        anchor = f"{column}, 15, {top}, 10, {column + 4}, 15, {top + max(height // 15, 4)}, 4"
        shapes.append(
            _SHAPE.format(
                shape=first + order, width=_WIDTH, height=height, order=order, anchor=anchor, row=row - 1, column=column - 1
            )
        )
    return "".join(shapes)


def _tag(beside: etree._Element, name: str) -> str:
    return f"{{{etree.QName(beside).namespace}}}{name}"
