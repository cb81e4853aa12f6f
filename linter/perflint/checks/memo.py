"""What several rules ask of the same table is worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from perflint.tables.model import IndicatorTable

T = TypeVar("T")


def once_a_table(function: Callable[[IndicatorTable], T]) -> Callable[[IndicatorTable], T]:
    """Keep the answer of a function of a table until the table has been checked. The answer must not be changed."""

    @wraps(function)
    def remembered(table: IndicatorTable) -> T:
        memo = table.memo
        if function not in memo:
            memo[function] = function(table)
        answer: T = memo[function]
        return answer

    return remembered
