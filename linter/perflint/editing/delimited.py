"""Changes cells of a csv: their texts are replaced where they stand, quotes, delimiters and line ends stay."""

from __future__ import annotations

import re
from collections.abc import Sequence

from perflint.documents import Limits
from perflint.documents.delimited import delimiter_of

from .model import CellEdit, Refusal
from .text_file import read_text_file, split_end


def edit(data: bytes, edits: Sequence[CellEdit], limits: Limits) -> tuple[bytes, list[Refusal]]:
    """Change cells of a csv or tsv.

    Refusals: `no-cell`, `unchanged`, `bad-encoding` (the file has undecodable bytes), `multi-line` (a record that goes
    over several lines is left alone).
    """
    file = read_text_file(data)
    if not file.is_sound:
        return data, [Refusal(one, "bad-encoding") for one in edits]
    delimiter = delimiter_of([split_end(line)[0] for line in file.lines])
    refused = []
    for one in edits:
        number = (one.place.line or 0) - 1
        reason = "no-cell"
        if one.old == one.new:
            reason = "unchanged"
        elif 0 <= number < len(file.lines):
            line, end = split_end(file.lines[number])
            fields = _fields(line, delimiter)
            column = (one.place.column or 0) - 1
            if fields is None:
                reason = "multi-line"
            elif 0 <= column < len(fields):
                fields[column] = _written(one.new, fields[column], delimiter)
                file.lines[number] = delimiter.join(fields) + end
                continue
        refused.append(Refusal(one, reason))
    return file.content(), refused


def _fields(line: str, delimiter: str) -> list[str] | None:
    """The fields of a record as they are written, quotes and all; None if a quote is still open at its end."""
    if line.count('"') % 2:
        return None
    field = re.compile(rf'(?:"(?:[^"]|"")*"[^{re.escape(delimiter)}]*|[^{re.escape(delimiter)}]*)(?:{re.escape(delimiter)}|$)')
    fields, at = [], 0
    while True:
        found = field.match(line, at)
        if found is None:
            return None
        fields.append(found[0].removesuffix(delimiter))
        at = found.end()
        if not found[0].endswith(delimiter):
            return fields


def _written(text: str, before: str, delimiter: str) -> str:
    """A text as a field: quoted where it has to be or the field was before."""
    if before.startswith('="'):  # how exports keep a text a text
        return f'="{text}"'
    if before.startswith('"') or any(mark in text for mark in (delimiter, '"', "\n")):
        return '"' + text.replace('"', '""') + '"'
    return text
