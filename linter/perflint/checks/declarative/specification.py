"""What a declared rule says of itself, whatever it checks: the keys that all kinds share."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Annotated, ClassVar, NamedTuple

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from perflint.checks.findings import Confidence, Dimension, Severity
from perflint.documents.model import Place
from perflint.language.normal import normal
from perflint.tables.model import FACTS, INDICATOR_FIELDS, Indicator, IndicatorTable, TableKind, TableScope
from perflint.tables.model import Field as TableField

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
#: One text or several.
Several = Annotated[
    tuple[Words, ...], BeforeValidator(lambda value: [value] if isinstance(value, str) else value), Field(min_length=1)
]


def known_field(name: str, among: tuple[str, ...] = (*INDICATOR_FIELDS, *FACTS)) -> str:
    """The name itself if it is `among` the names of fields and facts. Raises PydanticCustomError."""
    if name not in among:
        known = {"known": ", ".join(among)}
        raise PydanticCustomError("unknown-field", "there is no such field; known: {known}", known)
    return name


#: The name of a field of indicators; of one of these or a fact around the table.
RowField = Annotated[str, AfterValidator(lambda name: known_field(name, INDICATOR_FIELDS))]
AnyField = Annotated[str, AfterValidator(known_field)]


class Strict(BaseModel):
    """A part of a rule pack: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class DeclaredBasis(Strict):
    """A regulation; `verified` only where somebody compared the clause with the document."""

    document: Words
    clause: str = ""
    verified: bool = False


class DeclaredExample(Strict):
    """A small table in Markdown, or one indicator by the names of its fields.

    `at` lists the addresses of the findings in the table ("C2"); without it a bad example may give any, but at least one.
    """

    table: Words | None = None
    indicator: dict[RowField, str] | None = Field(default=None, min_length=1)
    at: Several | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> DeclaredExample:
        if (self.table is None) == (self.indicator is None):
            raise PydanticCustomError("table-or-indicator", "give either table or indicator")
        if self.at is not None and self.table is None:
            raise PydanticCustomError("at-without-table", "at is for tables")
        return self


class Found(NamedTuple):
    """Something that a declared rule objects to: where, in which field, and the parameters of its message."""

    at: TableField | Place
    field: str | None
    indicator: Indicator | None
    parameters: dict[str, str]


class Declaration(Strict):
    """What every declared rule has. Subclasses add one kind of check each.

    `tables` and `scopes` limit the rule to some tables, `where` to rows (or tables) whose fields hold one of some phrases.
    """

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z][1-9][0-9]{2}$")]
    rule: Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z0-9]+)*$")]
    name: Words
    why: Words
    message: Words
    suggestion: Words
    severity: Severity
    dimension: Dimension
    confidence: Confidence = Confidence.HIGH
    basis: tuple[DeclaredBasis, ...] = ()
    since: str = "—"
    tables: tuple[TableKind, ...] = Field(default=tuple(TableKind), min_length=1)
    scopes: tuple[TableScope, ...] = Field(default=tuple(TableScope), min_length=1)
    where: dict[AnyField, Several] = {}
    good: tuple[DeclaredExample, ...] = Field(min_length=1)
    bad: tuple[DeclaredExample, ...] = Field(min_length=1)

    #: What the texts of a rule of this kind may show in braces.
    parameters: ClassVar[frozenset[str]] = frozenset()

    def prepare(self) -> None:
        """Do what takes longer than reading the file. Raises PackError."""

    def find(self, table: IndicatorTable) -> Iterator[Found]:
        """Yield what the rule objects to in a table of the right kind and scope."""
        raise NotImplementedError

    def rows(self, table: IndicatorTable) -> Iterator[Indicator]:
        """The rows of a table that the rule is about."""
        if not self.is_about(table):
            return
        conditions = {name: phrases for name, phrases in self.where.items() if name in INDICATOR_FIELDS}
        for indicator in table.indicators:
            if fits(conditions, partial(getattr, indicator)):
                yield indicator

    def is_about(self, table: IndicatorTable) -> bool:
        """Whether the facts around a table are those that the rule asks for."""
        return fits({name: phrases for name, phrases in self.where.items() if name in FACTS}, table.facts.get)


def fits(where: Mapping[str, tuple[str, ...]], field_of: Callable[[str], TableField | None]) -> bool:
    """Whether every field named in `where` holds one of its phrases."""
    for name, phrases in where.items():
        field = field_of(name)
        if field is None or not any(normal(phrase) in normal(field.text) for phrase in phrases):
            return False
    return True


def placeholders(template: str) -> set[str]:
    """The names in braces of a text; what is no plain name in braces counts as one that nobody knows."""
    try:
        pieces = list(string.Formatter().parse(template))
    except ValueError:
        return {template}
    return {f"{name}{conversion or ''}{spec or ''}" for _, name, spec, conversion in pieces if name is not None}
