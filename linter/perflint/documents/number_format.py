"""Numbers as a spreadsheet shows them: a value and its number format give the text that the user sees.

Left out on purpose, because the plain number says the same and is easier to compare: scientific notation, Chinese
numerals ([DBNum1]) and the padding of `?`, `_` and `*`.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from perflint.regex import regex

from .date_format import DATE_FIELD, render_fields, settle_minutes

# The formats that a file names by number only, as a Chinese spreadsheet shows them (ECMA-376 part 1, 18.8.30, zh-cn).
BUILTIN_FORMATS = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: "¥#,##0;¥-#,##0", 6: "¥#,##0;¥-#,##0", 7: "¥#,##0.00;¥-#,##0.00", 8: "¥#,##0.00;¥-#,##0.00",
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: "yyyy年m月", 28: "m月d日", 29: "m月d日", 30: "m-d-yy", 31: "yyyy年m月d日",
    32: "h时mm分", 33: "h时mm分ss秒", 34: "上午/下午h时mm分", 35: "上午/下午h时mm分ss秒", 36: "yyyy年m月",
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: "#,##0;-#,##0;-", 42: "¥#,##0;¥-#,##0;¥-", 43: "#,##0.00;-#,##0.00;-", 44: "¥#,##0.00;¥-#,##0.00;¥-",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    50: "yyyy年m月", 51: "m月d日", 52: "yyyy年m月", 53: "m月d日", 54: "m月d日",
    55: "上午/下午h时mm分", 56: "上午/下午h时mm分ss秒", 57: "yyyy年m月", 58: "m月d日",
}  # fmt: skip

_SYSTEM_LOCALES = {"[$-F800]": "yyyy年m月d日", "[$-F400]": "h:mm:ss"}  # "the long date of the system" and its time
_TOKEN = regex(
    rf"""(?P<quoted>"[^"]*"?) | [\\!](?P<escaped>.) | (?P<padding>[_*].?) | (?P<general>general|g/通用格式|@)
    | (?P<exponent>e[+-]) | (?P<date>{DATE_FIELD}) | (?P<bracket>\[[^\]]*\]?) | (?P<digit>[0\#?]) | (?P<literal>.)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_CONDITION = regex(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]")
_CURRENCY = regex(r"\[\$([^\]-]+)")
_FRACTION = regex(r"(?P<whole>[#0?]+ +)?[#0?]+/(?P<denominator>\d+|[#?]+)")
_COMPARISONS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne}
_LONGEST_CODE = 255  # characters, as in Excel; what is longer is no format
_EXACT_INTEGER = 10**15  # a spreadsheet keeps 15 significant digits


def render(value: float, format_code: str, date1904: bool = False) -> str:
    """Return the text that a spreadsheet shows for a number in a cell that is wide enough: 0.95, "0%" -> "95%".

    `date1904` tells the date system of the workbook. "" means that the format shows nothing of a zero; a format that
    would show nothing of another number counts as General, and so does one that cannot show it at all.
    """
    if not math.isfinite(value):
        return ""
    sections, _ = _compile(format_code)
    section = next((section for section in sections if section.shows(value)), sections[-1])
    text = section.render_date(value, date1904) if section.dates else section.render_number(value)
    return general(value) if text is None or (not text and value) else text


def render_text(text: str, format_code: str) -> str:
    """Return what a spreadsheet shows for a text: "3", '@"个"' -> "3个". A format without a place for texts changes none."""
    _, parts = _compile(format_code)
    return "".join(text if part.kind == "general" else part.text for part in parts) or text


def general(value: float) -> str:
    """Return a number in plain notation with at most 15 significant digits: 0.1 + 0.2 -> "0.3", 5.0 -> "5"."""
    if value == int(value) and abs(value) < _EXACT_INTEGER:
        return str(int(value))
    text = f"{value:.15g}"
    return format(Decimal(text), "f") if "e" in text else text


class _Part(NamedTuple):
    """A piece of a section: `text`, a `date` field, a `digit` placeholder, the decimal `point`, or `general`."""

    kind: str
    text: str


@dataclass(slots=True)
class _Section:
    """One of the parts of a format code that `;` divides: which numbers it shows, and how."""

    parts: list[_Part]
    compare: Callable[[float, float], bool] | None = None
    operand: float = 0.0
    unsigned: bool = False
    factor: Decimal = Decimal(1)
    thousands: bool = False
    decimals: int = 0
    fraction: re.Match[str] | None = None
    dates: list[str] = field(default_factory=list)
    usual: tuple[str, str, str] | None = None  # the text before the digits, Python's own format of them, the text behind

    def shows(self, value: float) -> bool:
        """Whether this section is for the value."""
        return self.compare is None or self.compare(value, self.operand)

    def render_date(self, value: float, date1904: bool) -> str | None:
        """Return the text of a date, None if the value is none."""
        texts = render_fields(self.dates, value, date1904)
        if texts is None:
            return None
        found = iter(texts)
        return "".join(next(found) if part.kind == "date" else part.text for part in self.parts).strip()

    def render_number(self, value: float) -> str | None:
        """Return the text of a number, None if it has more digits than can be shown."""
        number = Decimal(f"{abs(value):.15g}") * self.factor
        if self.fraction:
            text = _fraction_text(number, self.fraction)
        elif any(part.kind == "general" for part in self.parts):
            text = "".join(general(abs(value)) if part.kind == "general" else part.text for part in self.parts)
        else:
            try:
                number = number.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
            except InvalidOperation:
                return None
            text = self._digits_text(number)
        text = text.strip()
        return "-" + text if value < 0 and number and not self.unsigned and text else text

    def _digits_text(self, number: Decimal) -> str:
        if self.usual:
            before, digits, behind = self.usual
            return before + format(number, digits) + behind
        kinds = [part.kind for part in self.parts]
        point = kinds.index("point") if "point" in kinds else len(kinds)
        whole, _, decimals = format(number, "f").partition(".")
        whole = whole.lstrip("0") if "digit" in kinds else ""
        return self._whole_text(self.parts[:point], whole) + _decimals_text(self.parts[point:], decimals)

    def _whole_text(self, parts: Sequence[_Part], digits: str) -> str:
        """Fill the digits before the decimal point into their placeholders, the first of which takes all that are over."""
        slots = sum(part.kind == "digit" for part in parts)
        if not slots:
            return "".join(part.text for part in parts) + digits
        texts: list[str] = []
        remaining = max(slots, len(digits))
        started = False
        for part in parts:
            if part.kind != "digit":
                texts.append(part.text)
                continue
            for _ in range(remaining - slots + 1):
                started = started or remaining <= len(digits) or part.text == "0"
                if started:
                    texts.append(digits[-remaining] if remaining <= len(digits) else "0")
                    if self.thousands and remaining % 3 == 1 and remaining > 1:
                        texts.append(",")
                remaining -= 1
            slots -= 1
        return "".join(texts)


def _decimals_text(parts: Sequence[_Part], digits: str) -> str:
    """Fill the digits behind the decimal point into their placeholders; no point is left without a digit."""
    placeholders = [part.text for part in parts if part.kind == "digit"]
    shown = len(placeholders)
    while shown and placeholders[shown - 1] != "0" and digits[shown - 1] == "0":
        shown -= 1
    found = iter(digits[:shown])
    texts = (next(found, "") if part.kind == "digit" else part.text for part in parts if shown or part.kind != "point")
    return "".join(texts)


def _fraction_text(number: Decimal, form: re.Match[str]) -> str:
    whole = int(number) if form["whole"] else 0
    if form["denominator"].isdigit():
        denominator = int(form["denominator"]) or 1
        numerator = round((number - whole) * denominator)
    else:
        nearest = Fraction(number - whole).limit_denominator(10 ** min(len(form["denominator"]), 5) - 1)
        numerator, denominator = nearest.numerator, nearest.denominator
    if not numerator or numerator == denominator == 1:
        return str(whole + numerator)
    return f"{whole} {numerator}/{denominator}" if whole else f"{numerator}/{denominator}"


@lru_cache(maxsize=4096)
def _compile(code: str) -> tuple[list[_Section], list[_Part]]:
    """Return the sections of a format code for numbers (at least one) and the parts of its section for texts."""
    for locale, meaning in _SYSTEM_LOCALES.items():
        if locale in code.upper():
            code = meaning
    sections: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(code if 0 < len(code) <= _LONGEST_CODE else "General"):
        if token[0] == ";":
            sections.append([])
        else:
            sections[-1].append(token)
    has_text = any(token[0] == "@" for token in sections[-1])
    numbers = sections[: len(sections) - 1 if has_text and len(sections) > 1 else 3][:3]
    return _compile_numbers(numbers), _parts(sections[-1]) if has_text else []


def _compile_numbers(sections: list[list[re.Match[str]]]) -> list[_Section]:
    conditions = [_condition(tokens) for tokens in sections]
    if not any(conditions):
        conditions = [None] if len(sections) == 1 else [(">=" if len(sections) == 2 else ">", 0.0), ("<", 0.0), None]
    compiled = []
    for tokens, condition in zip(sections, conditions, strict=False):
        section = _Section(_parts(tokens))
        if condition:
            section.compare, section.operand = _COMPARISONS[condition[0]], condition[1]
            # A section for negative numbers has its own sign; where only a colour is the sign, the text keeps its minus.
            negative = condition[0] in ("<", "<=") and condition[1] <= 0
            section.unsigned = negative and any(part.kind == "text" and part.text.strip() for part in section.parts)
        section.dates = settle_minutes([part.text for part in section.parts if part.kind == "date"])
        if not section.dates:
            section.fraction = _FRACTION.search("".join(token[0] if token.lastgroup != "quoted" else "" for token in tokens))
            _settle_digits(section)
        compiled.append(section)
    return compiled


def _condition(tokens: list[re.Match[str]]) -> tuple[str, float] | None:
    for token in tokens:
        if condition := _CONDITION.fullmatch(token[0]):
            return condition[1], float(condition[2])
    return None


def _parts(tokens: list[re.Match[str]]) -> list[_Part]:
    parts = []
    for token in tokens:
        kind = token.lastgroup or ""
        text = token[kind]
        match kind:
            case "quoted":
                parts.append(_Part("text", text.strip('"')))
            case "escaped":
                parts.append(_Part("text", text))
            case "literal":
                parts.append(_Part({".": "point", ",": "comma", "%": "percent"}.get(text, "text"), text))
            case "bracket":
                if currency := _CURRENCY.match(text):
                    parts.append(_Part("text", currency[1]))
            case "date" | "digit" | "general" | "exponent":
                parts.append(_Part(kind, text))
    return parts


def _settle_digits(section: _Section) -> None:
    """Settle what the commas, percent signs and points of a section mean, and keep only the parts that are shown."""
    scientific = any(part.kind == "exponent" for part in section.parts)
    shown: list[_Part] = []
    commas = 0
    kinds: set[str] = set()
    for part in section.parts:
        match part.kind:
            case "comma" if "digit" in kinds:
                commas += 1
                continue
            case "digit":
                section.thousands |= bool(commas) and "point" not in kinds
                commas = 0
            case "percent":
                section.factor *= 100
            case "point" if "point" in kinds:
                part = _Part("text", ".")
        if scientific and part.kind in ("digit", "point", "exponent"):
            if "digit" in kinds:
                continue
            part = _Part("general", "")
            kinds.add("digit")
        kinds.add(part.kind)
        shown.append(part)
    section.parts = shown
    section.factor /= 1000**commas
    pattern = "".join({"digit": part.text, "point": "."}.get(part.kind, "x") for part in shown)
    section.decimals = len(re.sub("[^0#?]", "", pattern.partition(".")[2]))
    if usual := re.fullmatch(r"(x*)#*0(?:\.0+)?(x*)", pattern):
        texts = [part.text for part in shown]
        digits = f"{',' if section.thousands else ''}.{section.decimals}f"
        section.usual = ("".join(texts[: usual.end(1)]), digits, "".join(texts[usual.start(2) :]))
