"""Dates and periods as indicator tables write them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from perflint.language.numerals import parse_number
from perflint.regex import regex

_YEAR = r"(?P<{name}>(?:19|20)[0-9]{{2}}|[一二][一二三四五六七八九〇零○]{{3}})"
_S = r"\s*"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_PART_MONTHS = {"上半年": 6, "下半年": 12, "年底": 12, "年末": 12, "年中": 6, "年初": 1}
_QUARTERS = {"1": 3, "一": 3, "2": 6, "二": 6, "3": 9, "三": 9, "4": 12, "四": 12}

_DATE = regex(
    rf"""
    (?=[\s0-9一二三四第年上下])  # what any of them begins with: quickly asked, and rarely there
    (?<![0-9.])
    (?:
      {_YEAR.format(name="numeric")}{_S}(?P<mark>[-./]){_S}(?P<numeric_month>{_MONTH})(?:{_S}(?P=mark){_S}(?P<numeric_day>{_DAY}))?
        (?![0-9]|{_S}(?P=mark){_S}[0-9]|{_S}[万亿元%％])
    | {_YEAR.format(name="year")}{_S}年度?{_S}
        (?: (?P<month>{_MONTH}){_S}月(?:份|[底末初]|[上中下]旬|{_S}(?P<day>{_DAY}){_S}[日号])?
          | 第?{_S}(?P<quarter>[1-4一二三四]){_S}季度
          | (?P<part>年?底|年?末|年中|年初|上半年|下半年)
        )?
    | (?P<bare_month>{_MONTH}){_S}月(?!\s*[/／])(?:份|[底末初]|[上中下]旬|{_S}(?P<bare_day>{_DAY}){_S}[日号])?
    | 第?{_S}(?P<bare_quarter>[1-4一二三四]){_S}季度(?!末?考|[/／])
    | (?P<bare_part>年底|年末|上半年|下半年)
    )
    """,
    re.VERBOSE,
)
_YEAR_RANGE = regex(r"(?<![0-9])((?:19|20)[0-9]{2})\s*年?\s*[-－—–~～至到]+\s*((?:19|20)[0-9]{2})(?![0-9.])(?=\s*(?:年|$))")
_MONTH_RANGE = regex(rf"(?<![0-9.\-])({_MONTH})\s*月?\s*[-－—–~～至到]+\s*({_MONTH})\s*月(?!\s*[/／])")
_JOINT = regex(r"[\s\-－—–~～至到起从自由（）()]*")
_DEADLINE_WORDS = regex(
    r"\s*(?:以前|之前|前|内|止)?[\s,，]*(?:全部|按时|按期)?\s*(?:完成|结束|到位|完工|竣工|验收|投入使用)*[\s。；;]*"
)


class DateSpan(NamedTuple):
    """A date in a text. Parts that are not written are None; a quarter, a half year and 年底 give their last month."""

    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int


@lru_cache(maxsize=4096)
def find_dates(text: str) -> tuple[DateSpan, ...]:
    """Return the dates of a text in order, with their offsets. Durations ("12个月", "1年") are no dates."""
    if not may_hold_date(text):
        return ()
    spans = [_date_span(match) for match in _DATE.finditer(text)]
    for match in _YEAR_RANGE.finditer(text):
        spans += [DateSpan(int(match[group]), None, None, match.start(group), match.end(group)) for group in (1, 2)]
    for match in _MONTH_RANGE.finditer(text):
        spans.append(DateSpan(None, int(match[1]), None, match.start(1), match.end(1)))
    spans.sort(key=lambda span: (span.start, -span.end))
    apart: list[DateSpan] = []
    for span in spans:
        if apart and span.start == apart[-1].end and apart[-1].month is None and span.year is None:
            apart[-1] = span._replace(year=apart[-1].year, start=apart[-1].start)  # 2021年1-12月
        elif not apart or span.start >= apart[-1].end:
            apart.append(span)
    return tuple(apart)


@lru_cache(maxsize=4096)
def is_date_range(text: str) -> bool:
    """Tell whether the whole text is a period from one date to another."""
    dates = find_dates(text)
    return len(dates) == 2 and bool(re.search(r"[-－—–~～至到]", _between(text, dates))) and _is_only_dates(text, dates)


@lru_cache(maxsize=4096)
def is_deadline(text: str) -> bool:
    """Tell whether the whole text is a date by which something is done ("2021年年底前完成")."""
    dates = find_dates(text)
    return len(dates) == 1 and not text[: dates[0].start].strip() and bool(_DEADLINE_WORDS.fullmatch(text[dates[0].end :]))


def years_in(text: str) -> tuple[int, ...]:
    """Return the years of a text in order, each once. Years of document numbers (〔2021〕5号) are left out."""
    return tuple(dict.fromkeys(span.year for span in find_dates(text) if span.year is not None))


def may_hold_date(text: str) -> bool:
    """Tell whether a text has any of the marks of a date. Cheap."""
    return "年" in text or "月" in text or "季度" in text or "20" in text or "19" in text


def _date_span(match: re.Match[str]) -> DateSpan:
    part = match["part"] or match["bare_part"]
    quarter = match["quarter"] or match["bare_quarter"]
    month = match["numeric_month"] or match["month"] or match["bare_month"]
    if quarter:
        number: int | None = _QUARTERS[quarter]
    elif part:
        number = _PART_MONTHS[part if part in _PART_MONTHS else "年底"]
    else:
        number = int(month) if month else None
    day = match["numeric_day"] or match["day"] or match["bare_day"]
    year = parse_number(match["numeric"] or match["year"] or "")
    end = match.start() + len(match[0].rstrip())
    return DateSpan(int(year) if year is not None else None, number, int(day) if day else None, match.start(), end)


def _between(text: str, dates: tuple[DateSpan, ...]) -> str:
    return text[dates[0].end : dates[1].start]


def _is_only_dates(text: str, dates: tuple[DateSpan, ...]) -> bool:
    rest = text[: dates[0].start] + _between(text, dates) + text[dates[-1].end :]
    return bool(_JOINT.fullmatch(rest))
