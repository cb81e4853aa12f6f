"""What run rules keep of a file, as plain data: it passes between processes, and between one run and the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from types import GenericAlias
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter

from perflint.checks.rule import RunRule


@cache
def _adapter(collect: Callable[..., Iterable[Any]]) -> TypeAdapter[Any]:
    """The type of the records of one file, by the return annotation of the method that collects them."""
    returned = get_type_hints(collect).get("return")
    records: Any = GenericAlias(list, next(iter(get_args(returned)), Any))
    return TypeAdapter(records)


def plain(rule: type[RunRule], records: list[Any]) -> Any:
    """The records as JSON can hold them. Raises ValueError where they are not of the type that the rule states."""
    return _adapter(rule.collect).dump_python(records, mode="json", warnings="error")


def from_plain(rule: type[RunRule], data: Any) -> list[Any]:
    """The records that `plain` made `data` of. Raises ValueError where it is anything else."""
    records: list[Any] = _adapter(rule.collect).validate_python(data)
    return records
