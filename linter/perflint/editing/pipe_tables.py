"""Changes cells of the pipe tables of a markdown text; the blanks around a cell stay as they are."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.documents import Limits
from perflint.regex import regex

from .model import CellEdit, Refusal
from .text_file import read_text_file

_PIPE = regex(r"(?<!\\)[|｜]")


def edit(data: bytes, edits: Sequence[CellEdit], limits: Limits) -> tuple[bytes, list[Refusal]]:
    """Change cells of pipe tables. Refusals: `no-cell`, `unchanged`, `bad-encoding` (the file has undecodable bytes)."""
    file = read_text_file(data)
    if not file.is_sound:
        return data, [Refusal(one, "bad-encoding") for one in edits]
    refused = []
    for one in edits:
        number, column = (one.place.line or 0) - 1, one.place.column or 0
        changed = (
            None if one.old == one.new else _changed(file.lines[number], column, one.new) if 0 <= number < len(file.lines) else ""
        )
        if changed:
            file.lines[number] = changed
        else:
            refused.append(Refusal(one, "unchanged" if changed is None else "no-cell"))
    return file.content(), refused


def _changed(line: str, column: int, text: str) -> str:
    """The line with the text of a cell replaced, "" where it has no such cell."""
    edges = [match.start() for match in _PIPE.finditer(line)]
    if not line.lstrip().startswith(("|", "｜")):
        edges.insert(0, -1)
    if not 1 <= column < len(edges) + 1 or column > len(edges):
        return ""
    start = edges[column - 1] + 1
    end = edges[column] if column < len(edges) else len(line.rstrip())
    cell = line[start:end]
    bare = cell.strip()
    left = cell[: len(cell) - len(cell.lstrip())] if bare else " "
    right = cell[len(cell.rstrip()) :] if bare else " "
    return line[:start] + left + text.replace("|", r"\|") + right + line[end:]
