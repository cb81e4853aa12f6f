"""What is to be changed in a file, and what came of it."""

from __future__ import annotations

from typing import NamedTuple

from perflint.documents import Place


class CellEdit(NamedTuple):
    """One cell to be changed: the text that it holds now ("" for an empty one) and the text that it is to hold.

    A workbook stores a `new` text that is a plain number as a number. An edit whose texts are equal asks for just that
    and changes nothing else.
    """

    place: Place
    old: str
    new: str


class Refusal(NamedTuple):
    """An edit that was not done, and why (a stable kebab-case name)."""

    edit: CellEdit
    reason: str


class Edited(NamedTuple):
    """A changed copy of a file: its bytes, the edits that were done and those that were not."""

    data: bytes
    done: tuple[CellEdit, ...]
    refused: tuple[Refusal, ...]
