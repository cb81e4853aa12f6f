"""Dates as days: the first and the last day that a written date may mean; deadlines and periods."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from perflint.language.dates import DateSpan, find_dates, is_date_range, is_deadline
from perflint.tables.model import Indicator, IndicatorTable


def first_day(span: DateSpan) -> date | None:
    """The first day of a date that names its year (2023年 is 1 January), or None."""
    if span.year is None:
        return None
    return _day(span.year, span.month or 1, span.day or 1)


def last_day(span: DateSpan) -> date | None:
    """The last day of a date that names its year (2023年 is 31 December), or None."""
    if span.year is None:
        return None
    if span.day is not None:
        return _day(span.year, span.month or 12, span.day)
    month = span.month or 12
    following = _day(span.year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1) if following is not None else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 31 February
        return None


def period_of(table: IndicatorTable) -> tuple[date | None, date | None]:
    """The first day of the project's start and the last day of its end, as far as the table says."""
    start = next(iter(find_dates(table.fact("start") or "")), None)
    end = next(reversed(find_dates(table.fact("end") or "")), None)
    return (first_day(start) if start is not None else None, last_day(end) if end is not None else None)


def is_timely(indicator: Indicator) -> bool:
    """Whether a row is about time by its level."""
    return indicator.level2 is not None and ("时效" in indicator.level2.text or "进度" in indicator.level2.text)


def is_time(text: str, timely: bool) -> bool:
    """Whether a text is nothing but a deadline or period; in a row about time, whether it holds one date with its month."""
    if "年" not in text and "20" not in text:
        return False
    if is_deadline(text) or is_date_range(text):
        return True
    dates = find_dates(text) if timely else ()
    return len(dates) == 1 and dates[0].month is not None


@lru_cache(maxsize=4096)
def is_reversed(text: str) -> bool:
    """Whether the whole text is a period whose two ends name their years and stand in the wrong order."""
    if not is_date_range(text):
        return False
    begin, finish = (first_day(span) for span in find_dates(text))
    return begin is not None and finish is not None and begin > finish


def is_eve(text: str, span: DateSpan, end: date) -> bool:
    """Whether a deadline such as 2024年1月1日前 or 2024年前 only names the day, month or year after the end."""
    first = first_day(span)
    named = span.day == 1 or text[span.start : span.end].endswith(("年", "年度", "月"))
    return named and first is not None and (first - end).days == 1 and text[span.end :].startswith(("前", "之前", "以前"))
