"""The cell formats of a workbook: new ones are added, none is changed, so that no other cell looks different."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from .markup import child, children

#: What has to stand before each list of a stylesheet where it is missing.
_ORDER = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst",
)  # fmt: skip


class CellStyles:
    """Cell formats by what is wanted of them; equal wishes share one."""

    def __init__(self, root: etree._Element) -> None:
        """`root` is the stylesheet, which is changed."""
        self._root = root
        self._namespace = etree.QName(root).namespace
        self._known: dict[tuple[object, ...], int] = {}

    def filled(self, style: int, colour: str) -> int:
        """The format `style` with another background; `colour` is RRGGBB."""
        return self._variant(("filled", style, colour), style, fillId=self._fill(colour), applyFill=1)

    def text(self, bold: bool = False, link: bool = False, colour: str | None = None, size: int = 0, boxed: bool = True) -> int:
        """A format for a text; `size` in points, 0 for the usual one. In a `boxed` cell, which has borders, it is wrapped."""
        key = ("text", bold, link, colour, size, boxed)
        if key in self._known:
            return self._known[key]
        number = self._variant(
            key,
            0,
            numFmtId=0,
            fontId=self._font(bold, link, size),
            fillId=self._fill(colour) if colour is not None else 0,
            borderId=self._border() if boxed else 0,
            applyFont=1,
            applyFill=int(colour is not None),
            applyBorder=int(boxed),
            applyAlignment=1,
        )
        xf = list(children(self._list("cellXfs"), "xf"))[number]
        for old in list(children(xf, "alignment")):
            xf.remove(old)
        xf.insert(0, self._element("alignment", vertical="top", wrapText=str(int(boxed))))
        return number

    def _variant(self, key: tuple[object, ...], style: int, **attributes: int) -> int:
        if key not in self._known:
            formats = self._list("cellXfs")
            existing = list(children(formats, "xf"))
            base = existing[style] if style < len(existing) else (existing[0] if existing else None)
            xf = deepcopy(base) if base is not None else etree.Element(f"{{{self._namespace}}}xf")
            for name, value in attributes.items():
                xf.set(name, str(value))
            self._known[key] = self._append(formats, xf)
        return self._known[key]

    def _fill(self, colour: str) -> int:
        key = ("fill", colour)
        if key not in self._known:
            fill = self._element("fill")
            pattern = etree.SubElement(fill, f"{{{self._namespace}}}patternFill", patternType="solid")
            etree.SubElement(pattern, f"{{{self._namespace}}}fgColor", rgb=f"FF{colour}")
            etree.SubElement(pattern, f"{{{self._namespace}}}bgColor", indexed="64")
            self._known[key] = self._append(self._list("fills"), fill)
        return self._known[key]

    def _border(self) -> int:
        key = ("border",)
        if key not in self._known:
            border = self._element("border")
            for side in ("left", "right", "top", "bottom"):
                edge = etree.SubElement(border, f"{{{self._namespace}}}{side}", style="thin")
                etree.SubElement(edge, f"{{{self._namespace}}}color", rgb="FFBFBFBF")
            etree.SubElement(border, f"{{{self._namespace}}}diagonal")
            self._known[key] = self._append(self._list("borders"), border)
        return self._known[key]

    def _font(self, bold: bool, link: bool, size: int) -> int:
        key = ("font", bold, link, size)
        if key not in self._known:
            fonts = self._list("fonts")
            base = child(fonts, "font")
            font = deepcopy(base) if base is not None else self._element("font")
            for name in ("b", "i", "u", "color", "strike"):
                for old in list(children(font, name)):
                    font.remove(old)
            if size:
                for old in list(children(font, "sz")):
                    font.remove(old)
            # the schema wants b, u, sz, color in this order before the name of the font
            wanted = [
                *([self._element("b")] if bold else []),
                *([self._element("u")] if link else []),
                *([self._element("sz", val=str(size))] if size else []),
                *([self._element("color", rgb="FF0563C1")] if link else []),
            ]
            kept = [one for one in font if etree.QName(one).localname == "sz"]
            for one in kept:
                font.remove(one)
            head = [one for one in wanted if etree.QName(one).localname in ("b", "u")]
            tail = [one for one in wanted if etree.QName(one).localname in ("sz", "color")]
            for position, one in enumerate([*head, *kept, *tail]):
                font.insert(position, one)
            self._known[key] = self._append(fonts, font)
        return self._known[key]

    def _element(self, name: str, **attributes: str) -> etree._Element:
        return etree.Element(f"{{{self._namespace}}}{name}", attributes)

    def _list(self, name: str) -> etree._Element:
        found = child(self._root, name)
        if found is None:
            found = self._element(name, count="0")
            later = _ORDER[_ORDER.index(name) + 1 :]
            behind = next((one for one in self._root if etree.QName(one).localname in later), None)
            if behind is None:
                self._root.append(found)
            else:
                behind.addprevious(found)
        return found

    @staticmethod
    def _append(group: etree._Element, element: etree._Element) -> int:
        """Append to a list with a count; return the number of the element in it."""
        group.append(element)
        group.set("count", str(len(group)))
        return len(group) - 1
