"""The names of OpenDocument's elements and attributes, with the prefixes that a file declares for them."""

from __future__ import annotations

_NAMESPACES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
}


class Names:
    """The names that the reader of spreadsheets looks for, as they are written in one file."""

    def __init__(self, root: dict[str, str]) -> None:
        """`root` are the attributes of the root element, which declares the prefixes."""
        found = {_NAMESPACES.get(value): key.removeprefix("xmlns:") for key, value in root.items()}
        office, style, table, text, draw, extended = (found.get(usual, usual) for usual in _NAMESPACES.values())
        self.style, self.style_name = style + ":style", style + ":name"
        self.table_properties, self.display = style + ":table-properties", table + ":display"
        self.table, self.table_name, self.table_style = table + ":table", table + ":name", table + ":style-name"
        self.table_source = table + ":table-source"
        self.column, self.columns_repeated = table + ":table-column", table + ":number-columns-repeated"
        self.row, self.rows_repeated = table + ":table-row", table + ":number-rows-repeated"
        self.visibility = table + ":visibility"
        self.cells = (table + ":table-cell", table + ":covered-table-cell")
        self.columns_spanned, self.rows_spanned = table + ":number-columns-spanned", table + ":number-rows-spanned"
        self.formula = table + ":formula"
        self.value_type, self.value = office + ":value-type", office + ":value"
        self.boolean_value, self.string_value = office + ":boolean-value", office + ":string-value"
        self.date_value, self.time_value = office + ":date-value", office + ":time-value"
        self.extended_type = extended + ":value-type"
        self.annotation = office + ":annotation"
        self.paragraph, self.line_break = text + ":p", text + ":line-break"
        self.spaces, self.count = text + ":s", text + ":c"
        self.draw, self.image = draw + ":", draw + ":image"
        self.objects = (draw + ":object", draw + ":object-ole", draw + ":plugin", draw + ":applet")
        self.dde_links = table + ":dde-links"
        # What holds no text that is shown: former contents, and readings beside characters.
        self.no_contents = (table + ":tracked-changes", table + ":dde-links", office + ":scripts")
        self.beside_text = (text + ":ruby-text", office + ":annotation", text + ":note")
