"""The interface of fixes: a fix is one class in one file, which knows one way to mend what rules find fault with.

A safe fix changes how something is written, never what it says. An unsafe one decides something that is the submitter's
to decide, and is applied only when asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import ClassVar, NamedTuple

from perflint.checks.findings import Text
from perflint.checks.registry import packs
from perflint.documents.model import Place
from perflint.tables.model import Field, Indicator, IndicatorTable, TableKind

GROUP = "perflint.fixes"


class Change(NamedTuple):
    """What a fix wants of one cell: its text now ("" for an empty cell), its text to be, and whose field it is.

    Equal texts ask for a plain number to be stored as a number.
    """

    place: Place
    old: str
    new: str
    field: str
    indicator: str | None


class FixExample(NamedTuple):
    """A small submission in Markdown before and after the fix."""

    before: str
    after: str


class Fix:
    """What all fixes share. `rules` are the names of the rules whose findings it mends."""

    name: ClassVar[str]
    title: ClassVar[Text]
    safe: ClassVar[bool] = True
    rules: ClassVar[tuple[str, ...]] = ()
    kinds: ClassVar[frozenset[TableKind]] = frozenset(TableKind)
    #: Whether its changes of a table belong together: all or none. Otherwise those of a row do.
    whole_table: ClassVar[bool] = False
    #: The first one is changed; one whose texts are equal shows what is left alone.
    examples: ClassVar[tuple[FixExample, ...]]

    def changes(self, table: IndicatorTable) -> Iterable[Change]:
        """Yield what is to be changed in a table, at most once a cell."""
        raise NotImplementedError

    def change(self, indicator: Indicator, name: str, new: str) -> Iterator[Change]:
        """The change of a field of a row, if it has that field and its cell holds nothing but the field's text."""
        field: Field | None = getattr(indicator, name)
        if field is not None and not field.inferred and field.cell.text == field.text:
            yield Change(field.place, field.text, new, name, indicator.name)

    def fill(self, indicator: Indicator, name: str, new: str) -> Iterator[Change]:
        """The change of an empty cell of a row, if it has one for that field."""
        if name in indicator.empty_cells:
            yield Change(indicator.empty_cells[name], "", new, name, indicator.name)


@cache
def all_fixes() -> tuple[Fix, ...]:
    """The fixes of every installed pack, ordered by name. Raises RegistryError when a pack fails to load."""
    return tuple(fix() for fix in sorted(packs(GROUP, Fix), key=lambda fix: fix.name))
