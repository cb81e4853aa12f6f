"""The rule interface: one rule is one class in one file, which says everything there is to know about it.

A rule yields `Problem`s; the engine adds severity, basis and fingerprint, and reports render the messages. The
docstring of the class is for the people who maintain it; `name`, `why`, `messages` and the examples are for users
and become the rule's page, its `perflint rules CODE` and its tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar, overload

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Status, Text
from perflint.documents.model import Place
from perflint.tables.model import Field, Indicator, IndicatorTable, Submission, TableKind

T = TypeVar("T")


class Option(Generic[T]):
    """A setting of a rule, declared as a class attribute and read as `self.NAME`.

    `default` also gives the type; `about` tells users what it does and in which unit.
    """

    def __init__(self, default: T, about: Text) -> None:
        self.default = default
        self.about = about
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Option[T]: ...
    @overload
    def __get__(self, instance: Rule, owner: type) -> T: ...
    def __get__(self, instance: Rule | None, owner: type) -> Option[T] | T:
        if instance is None:
            return self
        value: T = instance.settings.get(self.name, self.default)
        return value


class Message(NamedTuple):
    """One of the things a rule may say. `severity` overrides the rule's own where this case is better or worse."""

    text: Text
    suggestion: Text
    severity: Severity | None = None


class Expected(NamedTuple):
    """A finding that an example must give: the address of the cell in the example, its message and parameters.

    `at` is "C3" for a cell of the example's first table, "2:C3" for one of its second, "L4" for line 4.
    """

    at: str
    parameters: dict[str, str] = {}
    message: str = "default"


@dataclass(frozen=True, slots=True)
class Example:
    """A small submission in Markdown and exactly the findings that the rule gives on it.

    `others` are further files of the same run; the findings of all files are listed in order.
    """

    document: str
    findings: tuple[Expected, ...] = ()
    others: tuple[str, ...] = ()


class Rule:
    """What all rules share. Subclass one of the four kinds below."""

    code: ClassVar[str]
    rule: ClassVar[str]
    name: ClassVar[Text]
    why: ClassVar[Text]
    dimension: ClassVar[Dimension]
    severity: ClassVar[Severity]
    confidence: ClassVar[Confidence] = Confidence.HIGH
    status: ClassVar[Status] = Status.STABLE
    since: ClassVar[str] = "0.1.0"
    basis: ClassVar[tuple[Basis, ...]] = ()
    kinds: ClassVar[frozenset[TableKind]] = frozenset(TableKind)
    messages: ClassVar[Mapping[str, Message]]
    good: ClassVar[tuple[Example, ...]]
    bad: ClassVar[tuple[Example, ...]]
    #: Whether the same problem over most rows of one column becomes one finding with a count.
    folds: ClassVar[bool] = False

    def __init__(self, settings: Mapping[str, Any] | None = None) -> None:
        self.settings: Mapping[str, Any] = settings or {}

    @classmethod
    def options(cls) -> dict[str, Option[Any]]:
        """The rule's options by name, in the order of their declaration."""
        found: dict[str, Option[Any]] = {}
        for base in reversed(cls.__mro__):
            found.update({name: value for name, value in vars(base).items() if isinstance(value, Option)})
        return found

    def problem(
        self,
        at: Field | Place,
        message: str = "default",
        *,
        field: str | None = None,
        indicator: Indicator | None = None,
        related: Sequence[Place] = (),
        confidence: Confidence | None = None,
        text: str | None = None,
        table: int | None = None,
        **parameters: str | int | Decimal,
    ) -> Problem:
        """Make a problem at a field or place; `text` defaults to the field's own text."""
        if isinstance(at, Field):
            place, text = at.place, text if text is not None else at.text
        else:
            place = at
        return Problem(
            place=place,
            message=message,
            parameters={name: plain_text(value) for name, value in parameters.items()},
            field=field,
            indicator=indicator.name if indicator is not None else None,
            text=text,
            related=tuple(related),
            table=table,
            confidence=confidence,
        )


def plain_text(value: str | int | Decimal) -> str:
    """Render a parameter: numbers in plain decimal notation without trailing zeros."""
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(value)


class IndicatorRule(Rule):
    """A rule that looks at one indicator at a time."""

    def check(self, indicator: Indicator, table: IndicatorTable) -> Iterable[Problem]:
        """Yield the problems of one indicator."""
        raise NotImplementedError

    def problems_of(self, table: IndicatorTable) -> Iterable[Problem]:
        """The problems of all indicators of a table."""
        return [problem for indicator in table.indicators for problem in self.check(indicator, table)]


class TableRule(Rule):
    """A rule that looks at one table at a time."""

    def check(self, table: IndicatorTable) -> Iterable[Problem]:
        """Yield the problems of one table."""
        raise NotImplementedError

    def problems_of(self, table: IndicatorTable) -> Iterable[Problem]:
        """The problems of one table: what the engine asks of rules on indicators, tables and files alike."""
        return self.check(table)


class SubmissionRule(Rule):
    """A rule that looks at one file at a time: its notices, or its tables side by side.

    What one table shows by itself belongs into `problems_of`, which comes first: it is asked while all that other rules
    have found out about the table is at hand.
    """

    def problems_of(self, table: IndicatorTable) -> Iterable[Problem]:
        """Yield the problems that one table shows by itself, if there are such."""
        return ()

    def check(self, submission: Submission) -> Iterable[Problem]:
        """Yield the problems of one file; set `table` on those that belong to one."""
        raise NotImplementedError


class RunRule(Rule):
    """A rule that compares all files of one run, in two steps so that files can be read far apart.

    `collect` keeps of one file only what the comparison needs: small plain data (dataclasses, named tuples, texts,
    numbers, ...) of the type that its return annotation tells, since records pass between processes and runs as JSON.
    `conclude` gets the collected records of all files in order and yields (number of the file, problem).
    """

    def collect(self, submission: Submission) -> Iterable[Any]:
        """Yield the records of one file."""
        raise NotImplementedError

    def conclude(self, records: Sequence[Sequence[Any]]) -> Iterator[tuple[int, Problem]]:
        """Yield (file number, problem) from the records of all files."""
        raise NotImplementedError


class HistoryRule(Rule):
    """A rule that compares a file with earlier ones: last year's table, the approved targets (`--against`)."""

    def check(self, submission: Submission, earlier: Sequence[Submission]) -> Iterable[Problem]:
        """Yield the problems of one file; `earlier` is never empty. Set `table` on each problem."""
        raise NotImplementedError
