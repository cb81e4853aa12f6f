"""Writes changed copies of submitted files: `edited` replaces the texts of named cells and leaves all else as it is.

An edit says what its cell holds now, and whoever writes it is not trusted: the copy is read again, and an edit after
which any other cell reads differently is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from perflint.documents import Document, DocumentError, Grid, Limits, Place, read_bytes

from .model import CellEdit, Edited, Refusal

__all__ = ["CellEdit", "Edited", "Refusal", "edited", "refuse_uneditable"]

#: The formats that can be changed, each with the module that does it.
_EDITORS = {"xlsx": "workbook", "docx": "wordprocessing", "csv": "delimited", "markdown": "pipe_tables"}

#: Takes the bytes of a file and the edits of its cells; gives the changed bytes and what could not be done.
Editor = Callable[[bytes, Sequence[CellEdit], Limits], tuple[bytes, list[Refusal]]]


def edited(data: bytes, name: str, edits: Sequence[CellEdit], limits: Limits) -> Edited:
    """A copy of a file with the texts of some cells replaced; `name` is its path, as for `read_bytes`.

    Raises DocumentError where the file cannot be read, `not-editable` for a format that can only be read.
    """
    before = read_bytes(data, name, limits)
    refuse_uneditable(before.format)
    editor: Editor = import_module(f".{_EDITORS[before.format]}", __package__).edit
    copy, refused = editor(data, edits, limits)
    hopeless = {refusal.edit for refusal in refused}
    wanted = [edit for edit in edits if edit not in hopeless]
    wrong = _wrong(before, copy, name, wanted, limits)
    while wanted and wrong:  # each by itself would have been fine, or not: what reads wrongly is left out
        refused += [Refusal(edit, "reads-otherwise") for edit in wrong]
        wanted = [edit for edit in wanted if edit not in wrong]
        copy, more = editor(data, wanted, limits)
        refused += more
        wrong = _wrong(before, copy, name, wanted, limits)
    return Edited(copy if wanted else data, tuple(wanted), tuple(refused))


def refuse_uneditable(format_name: str) -> None:
    """Raise DocumentError `not-editable` for a format that can only be read."""
    if format_name not in _EDITORS:
        raise DocumentError("not-editable", found=format_name)


def _wrong(before: Document, copy: bytes, name: str, edits: Sequence[CellEdit], limits: Limits) -> list[CellEdit]:
    """The edits after which their own cell does not read as it should; all of them where another cell has changed."""
    if not edits:
        return []
    expected = _texts(before)
    for edit in edits:
        expected[_cell(edit.place)] = edit.new
    expected = {place: text for place, text in expected.items() if text}
    found = _texts(read_bytes(copy, name, limits))
    wrong = [edit for edit in edits if found.get(_cell(edit.place), "") != edit.new]
    if wrong or found == expected:
        return wrong
    return list(edits)


def _texts(document: Document) -> dict[Place, str]:
    """The text of every cell by its place, and of every line outside of them."""
    texts: dict[Place, str] = {}
    for block in document.blocks:
        if isinstance(block, Grid):
            texts.update((_cell(cell.place), cell.text) for cell in block.cells())
        else:
            texts.update((Place(page=block.page, table=-1, line=line.number), line.text) for line in block.lines)
    return texts


def _cell(place: Place) -> Place:
    """A place without its line, which the length of other texts may move."""
    return place._replace(line=None) if place.row is not None else place
