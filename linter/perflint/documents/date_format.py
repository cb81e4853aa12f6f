"""Dates and times as a spreadsheet shows them: a serial number and the fields of a date format."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

# A regular expression of one field: elapsed time in brackets, years (e in Chinese formats too), months or minutes, days,
# hours, seconds, weekdays (aaaa), halves of the day.
DATE_FIELD = r"\[(?:h+|m+|s+)\]|y+|e+|m+|d+|h+|s+(?:\.0+)?|aaaa?(?![a-z])|am/pm|a/p|上午/下午"

_SECOND = 1_000  # milliseconds, the unit of time here
_MINUTE = 60 * _SECOND
_HOUR = 60 * _MINUTE
_DAY = 24 * _HOUR
_LAST_SERIAL = 2_958_465  # 9999-12-31
_LEAP_DAY_THAT_NEVER_WAS = 60  # spreadsheets count a 29 February 1900
_HALVES = ("am/pm", "a/p", "上午/下午")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LONG_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CHINESE_WEEKDAYS = "一二三四五六日"


def settle_minutes(fields: Sequence[str]) -> list[str]:
    """Return the fields in lower case, with n instead of m where it means minutes: after hours or before seconds."""
    settled = [field.lower() for field in fields]
    clock = [position for position, field in enumerate(settled) if field not in _HALVES]
    for before, position, after in zip([-1, *clock], clock, [*clock[1:], -1], strict=False):
        after_hours = before >= 0 and settled[before].strip("[")[0] == "h"
        before_seconds = after >= 0 and settled[after].strip("[")[0] == "s"
        if settled[position] in ("m", "mm") and (after_hours or before_seconds):
            settled[position] = settled[position].replace("m", "n")
    return settled


def render_fields(fields: Sequence[str], serial: float, date1904: bool) -> list[str] | None:
    """Return the text of each field (of `settle_minutes`) for a serial number of days.

    None stands for a serial that is no date to a spreadsheet: negative, or beyond the year 9999.
    """
    if not 0 <= serial <= _LAST_SERIAL:
        return None
    elapsed = round(serial * _DAY)
    if not any("." in field for field in fields):
        elapsed = (elapsed + _SECOND // 2) // _SECOND * _SECOND
    days, time = divmod(elapsed, _DAY)
    year, month, day, weekday = _calendar(days, date1904)
    hour = time // _HOUR
    shown_hour = (hour % 12 or 12) if any(field in _HALVES for field in fields) else hour
    texts = []
    for field in fields:
        width = len(field)
        match field[0], width:
            case _ if field in _HALVES:
                texts.append(field.upper().split("/")[hour >= 12])
            case "y", 1 | 2:
                texts.append(f"{year % 100:02d}")
            case "y" | "e", _:
                texts.append(str(year))
            case "m", 1 | 2:
                texts.append(str(month).zfill(width))
            case "m", _:
                texts.append((_MONTHS if width == 3 else _LONG_MONTHS)[month - 1])
            case "d", 1 | 2:
                texts.append(str(day).zfill(width))
            case "d", _:
                texts.append((_WEEKDAYS if width == 3 else _LONG_WEEKDAYS)[weekday])
            case "a", _:
                texts.append(("" if width == 3 else "星期") + _CHINESE_WEEKDAYS[weekday])
            case "h", _:
                texts.append(str(shown_hour).zfill(min(width, 2)))
            case "n", _:
                texts.append(str(time // _MINUTE % 60).zfill(width))
            case "s", _:
                whole, point, decimals = field.partition(".")
                fraction = f"{time % _SECOND:03d}"[: len(decimals)]
                texts.append(str(time // _SECOND % 60).zfill(min(len(whole), 2)) + point + fraction)
            case _:
                unit = {"h": _HOUR, "m": _MINUTE, "s": _SECOND}[field[1]]
                texts.append(str(elapsed // unit).zfill(width - 2))
    return texts


def _calendar(days: int, date1904: bool) -> tuple[int, int, int, int]:
    """Return year, month, day and weekday (Monday is 0) of a serial day."""
    if date1904:
        moment = date(1904, 1, 1) + timedelta(days=min(days, _LAST_SERIAL - 1462))
        return moment.year, moment.month, moment.day, (days + 4) % 7
    weekday = (days + 5) % 7
    if days == 0:
        return 1900, 1, 0, weekday
    if days == _LEAP_DAY_THAT_NEVER_WAS:
        return 1900, 2, 29, weekday
    moment = date(1899, 12, 31) + timedelta(days=min(days - (days > _LEAP_DAY_THAT_NEVER_WAS), _LAST_SERIAL - 1))
    return moment.year, moment.month, moment.day, weekday
