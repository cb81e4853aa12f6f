"""Builds OpenDocument spreadsheets part by part, so that a test can say exactly what stands in the file."""

from collections.abc import Iterator, Mapping

from tests.documents.workbook_parts import packed

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = (
    f'xmlns:office="{_URN}office:1.0" xmlns:style="{_URN}style:1.0" xmlns:table="{_URN}table:1.0" xmlns:text="{_URN}text:1.0" '
    f'xmlns:draw="{_URN}drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
HIDDEN = (
    '<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style>'
    '<style:style style:name="s" style:family="table"><style:table-properties table:display="true"/></style:style>'
)
HEAD = (
    f"<office:document-content {SPACES}><office:automatic-styles>{HIDDEN}</office:automatic-styles>"
    "<office:body><office:spreadsheet>"
)
TAIL = "</office:spreadsheet></office:body></office:document-content>"


def table(content: str, name: str = "表", style: str = "s") -> str:
    """A table of rows and what else it holds."""
    return f'<table:table table:name="{name}" table:style-name="{style}">{content}</table:table>'


def row(*cells: str, attributes: str = "") -> str:
    """A row; a cell that is no element stands for its text."""
    found = (cell if cell.startswith("<") or not cell else tc(cell) for cell in cells)
    return f"<table:table-row {attributes}>{''.join(one or '<table:table-cell/>' for one in found)}</table:table-row>"


def tc(content: str, attributes: str = "", name: str = "table-cell") -> str:
    """A cell; what is no element is its text."""
    text = content if content.startswith("<") or not content else f"<text:p>{content}</text:p>"
    return f"<table:{name} {attributes}>{text}</table:{name}>"


def ods(content: str | Iterator[bytes], extra: Mapping[str, str] | None = None) -> bytes:
    """A spreadsheet of the tables and further members; a stream of bytes is the whole content part."""
    body = f"{HEAD}{content}{TAIL}" if isinstance(content, str) else content
    return packed({"mimetype": SPREADSHEET, "content.xml": body, **(extra or {})})
