"""Texts in which every cell stands in a line of its own behind a tab, and the rest of a name cut in two in one without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from perflint.documents.model import Line
from perflint.tables.heading_words import heading_field
from perflint.tables.vocabulary import level

#: From this share of lines behind a tab on a text has its cells there.
INDENTED = 0.6
#: How long the rest of a name is at most.
REST = 4


def whole_cells(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines with names whole that go on in a line without a tab: a tab and 产出, then 指标. Others stay as they are."""
    filled = [line for line in lines if line.text]
    behind = sum(_is_cell(line.text) for line in filled)
    if behind < INDENTED * len(filled) or behind == len(filled):
        return lines
    whole: list[Line] = []
    begun: int | None = None  # the cell above, whatever empty lines stand between
    for line in lines:
        if begun is not None and line.text and _goes_on(whole[begun].text, line.text):
            whole[begun] = replace(whole[begun], text=whole[begun].text + line.text)
            begun = None
            continue
        whole.append(line)
        if line.text:
            begun = len(whole) - 1 if _is_cell(line.text) else None
    return whole


def _is_cell(text: str) -> bool:
    return text.startswith("\t") and "\t" not in text[1:]


def _goes_on(head: str, rest: str) -> bool:
    """Whether a line is the rest of the name that a cell begins: together they are one, the head alone is not."""
    if not 0 < len(rest) <= REST or rest.startswith("\t"):
        return False
    text = head.strip() + rest
    return level(1, text) is not None or level(2, text) is not None or heading_field(text) is not None
