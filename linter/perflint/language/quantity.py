"""Quantities in the value cells of indicator tables: operator, number, unit, range, and the words that label them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from perflint.language.normal import normal
from perflint.language.numerals import CHINESE_DIGIT_CHARACTERS, CHINESE_STEP_CHARACTERS, DIGITS, parse_number
from perflint.language.operators import normalise_operator, operator_forms
from perflint.language.quantity_text import prepared
from perflint.language.units import NUMBER, lookup_unit, unit_end
from perflint.regex import regex

HOURS_PER_WEEK = "hours-per-week"
PROPORTION = "proportion"

_PLAIN = regex(r"[0-9]{1,15}(?:\.[0-9]+)?")
_CHINESE = f"[{CHINESE_DIGIT_CHARACTERS}{CHINESE_STEP_CHARACTERS}]"
_ANY_NUMBER = regex(rf"[0-9０-９]|{_CHINESE}")
_NUMBER = regex(
    rf"""(?<![0-9.A-Za-z])
    (?: (?P<per>[百千]分之)(?P<part>百|{DIGITS}|{_CHINESE}+(?:点{_CHINESE}+)?)
      | (?P<digits>[+-]?(?:{DIGITS}))
      | (?P<chinese>{_CHINESE}+(?:[万亿]{_CHINESE}+)*(?:点{_CHINESE}+)?)
    )""",
    re.VERBOSE,
)
_RANGE_END = regex(rf"(?:-+|~+|至|到)(?P<number>{DIGITS})(?![0-9.:])")
_SERVICE_HOURS = regex(
    r"(?<![0-9.])(?:(?P<days>[1-7])天?\*(?P<hours>[0-9]{1,2})|(?P<hours_first>[0-9]{1,2})(?:小时)?\*(?P<days_last>[1-7])天?)(?:个?小时)?(?![0-9.])"
)
_PROPORTION = regex(r"(?<![0-9.:])([0-9]+(?:\.[0-9]+)?):([0-9]+(?:\.[0-9]+)?)(?![0-9:])")
_ABOUT = ("约", "大约", "约为", "大概", "近", "将近", "接近", "预计")
_SIGNLESS = ("±",)
_SPLIT_OFF = "不至"  # 不低于, 至少: the first characters of operators that stand before other words, too
_MANY = regex(r"([万亿千百]?)[余多](?=[^\W0-9])")
_ROUGHLY = regex(r"左右|上下")
_WITHIN = regex(r"内(?![部容外地涵])")
_CLAUSE = regex(r"[,;。、!?()\[\]{}\"“”□/|]")
_LABEL_TAIL = regex(r"(?:[:\-—]|力争|预计|一般|原则上|应当|应|须|需|要|均|都|将|已|的)+$")
_LABEL_HEAD = regex(r"^(?:[和及与且并或其中:]|以及|指标)+")
_HAN = regex(r"[\u4e00-\u9fff]")
_LATIN_UNIT = regex(r"[A-Za-z]+")
_AFTER_LATIN_UNIT = regex(r"[A-Za-z0-9]|(?![以及左内或不上])[\u4e00-\u9fff]")


class Quantity(NamedTuple):
    """One quantity of a text.

    `unit` is the canonical symbol. `upper` is set for a range, whose lower end is `number`. `label` is what the text
    calls the quantity (满意度≥90%). `start` and `end` are offsets into the text. `kind` is None, or what the number
    was worked out from: "hours-per-week" (7*24小时 is 168 小时/周) or "proportion" (1:4 is 0.25).
    """

    operator: str | None
    number: Decimal
    unit: str | None = None
    upper: Decimal | None = None
    approximate: bool = False
    label: str | None = None
    start: int = 0
    end: int = 0
    kind: str | None = None


@lru_cache(maxsize=4096)
def parse_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order. Dates, ordinals, document numbers and codes are none."""
    if _PLAIN.fullmatch(text):
        return (Quantity(None, Decimal(text), end=len(text)),)
    if not _ANY_NUMBER.search(text):
        return ()
    return tuple(_Scan(text).quantities())


@lru_cache(maxsize=4096)
def holds_quantity(text: str) -> bool:
    """Tell whether a text has any quantity, without reading the rest of a long one."""
    return _ANY_NUMBER.search(text) is not None and next(_Scan(text).quantities(), None) is not None


@lru_cache(maxsize=4096)
def combine(operator: str | None, target: str | None, unit: str | None) -> tuple[Quantity, ...]:
    """Return the quantities of an indicator whose operator, value and unit stand in cells of their own.

    What the value says itself wins; operator and unit cells complete a value that is one quantity. "达到95%" says
    nothing against an operator cell with ≥.
    """
    if not target:
        return ()
    found = parse_quantities(target)
    if len(found) != 1:
        return found
    quantity = found[0]
    cell_operator = normalise_operator(operator) if operator else None
    if cell_operator and (quantity.operator is None or (quantity.operator == "=" and "=" not in normal(target))):
        quantity = quantity._replace(operator=cell_operator)
    if quantity.kind is None:
        quantity = quantity._replace(unit=_joined_unit(quantity.unit, unit))
    return (quantity,)


def _joined_unit(own: str | None, cell: str | None) -> str | None:
    compact = normal(cell) if cell else ""
    known = lookup_unit(compact)
    if known is None:
        return own or (compact if _HAN.search(compact) and compact not in ("无", "定性") else None)
    own_unit = lookup_unit(own) if own else None
    if own_unit is not None and own_unit.dimension == NUMBER:
        multiplied = lookup_unit(own_unit.symbol + known.symbol)
        return multiplied.symbol if multiplied else own
    return own or known.symbol


class _Scan:
    """One pass over a text whose dates, ordinals and codes are blanked."""

    def __init__(self, text: str) -> None:
        self._text, self._offsets = prepared(text)
        self._length = len(text)
        self._position = 0  # where to look for the next number
        self._floor = 0  # the end of the last quantity: its words belong to it
        self._reached = 0  # the end of the quantity in hand

    def quantities(self) -> Iterator[Quantity]:
        while match := _NUMBER.search(self._text, self._position):
            worked_out = self._worked_out(match)
            quantity = worked_out or self._quantity(match)
            if quantity is None:
                self._position = match.end()
            else:
                self._position = self._floor = self._reached
                yield quantity

    def _worked_out(self, match: re.Match[str]) -> Quantity | None:
        hours = _SERVICE_HOURS.match(self._text, match.start()) if "*" in self._text else None
        if hours:
            total = int(hours["days"] or hours["days_last"]) * int(hours["hours"] or hours["hours_first"])
            return self._finish(hours.start(), hours.end(), Decimal(total), unit="小时/周", kind=HOURS_PER_WEEK)
        proportion = _PROPORTION.match(self._text, match.start()) if ":" in self._text else None
        if proportion and Decimal(proportion[2]):
            ratio = Decimal(proportion[1]) / Decimal(proportion[2])
            return self._finish(proportion.start(), proportion.end(), ratio, kind=PROPORTION)
        return None

    def _quantity(self, match: re.Match[str]) -> Quantity | None:
        text, start, end = self._text, match.start(), match.end()
        written = match["part"] or match["digits"] or match["chinese"]
        if written[0] in "+-" and start == self._floor > 0:
            written, start = written[1:], start + 1  # 98%-95%
        number = Decimal(100) if written == "百" else parse_number(written)
        if number is None or (match["digits"] and written[0] == "0" and written[1:2].isdigit()):
            return None
        many = _MANY.match(text, end)
        multiplier = many[1] if many else ""
        unit_text, end = self._unit(many.end() if many else end)
        if match["per"]:
            unit_text = "%" if match["per"] == "百分之" else "‰"
        unit_text = multiplier + unit_text
        if _LATIN_UNIT.fullmatch(unit_text) and _AFTER_LATIN_UNIT.match(text, end):
            return None
        upper = None
        range_end = _RANGE_END.match(text, end)
        if range_end:
            higher = parse_number(range_end["number"])
            upper_unit, after = self._unit(range_end.end())
            if higher is not None and higher > number and (not upper_unit or upper_unit.startswith(unit_text)):
                upper, end, unit_text = higher, after, upper_unit or unit_text
        if not unit_text and text[end : end + 1].isascii() and text[end : end + 1].isalpha():
            return None
        quantity = self._finish(start, end, number, unit_text, upper, approximate=bool(many))
        if match["chinese"] and not self._trusted_chinese(match["chinese"], unit_text, quantity):
            return None
        return quantity

    def _trusted_chinese(self, written: str, unit_text: str, quantity: Quantity) -> bool:
        """一件事, 最后一公里: in running text only a numeral of several characters with a unit is a number."""
        if quantity.start == 0 and quantity.end == self._length:
            return True
        return len(written) > 1 and bool(unit_text)

    def _unit(self, position: int) -> tuple[str, int]:
        end = unit_end(self._text, position)
        return self._text[position:end], end

    def _finish(
        self,
        start: int,
        end: int,
        number: Decimal,
        unit: str = "",
        upper: Decimal | None = None,
        *,
        approximate: bool = False,
        kind: str | None = None,
    ) -> Quantity:
        """Read the words around a number."""
        text = self._text
        operator: str | None = None
        behind = _after_regex().match(text, end)
        within = _WITHIN.match(text, end)
        if behind:
            operator, end = operator_forms("after")[behind[0]], behind.end()
        elif within and unit and (known := lookup_unit(unit)) and known.dimension == "duration":
            operator, end = "≤", within.end()
        roughly = _ROUGHLY.match(text, end)
        if roughly:
            approximate, end = True, roughly.end()
        lead_start = start
        for lead in self._leads(start):
            lead_start -= len(lead)
            approximate = approximate or lead in _ABOUT
            operator = _strong_operators().get(lead) or operator or operator_forms("frame").get(lead)
        label = self._label(lead_start)
        if label and operator is None:
            operator, label = _split_lead(label)
        known = lookup_unit(unit) if unit else None
        first = min(lead_start, len(self._offsets) - 1)
        last = self._offsets[end - 1] + 1 if end else 0
        self._reached = end
        return Quantity(
            operator, number, known.symbol if known else None, upper, approximate, label, self._offsets[first], last, kind
        )

    def _leads(self, start: int) -> list[str]:
        """The operator words in front of a position, nearest first."""
        leads: list[str] = []
        words = _lead_words()
        while self._text.endswith(words, self._floor, start):
            leads.append(next(word for word in words if self._text.endswith(word, self._floor, start)))
            start -= len(leads[-1])
        return leads

    def _label(self, end: int) -> str | None:
        words = _CLAUSE.split(self._text[self._floor : end])[-1]
        words = _LABEL_HEAD.sub("", _LABEL_TAIL.sub("", words))
        return words if _HAN.search(words) else None


def _split_lead(label: str) -> tuple[str | None, str | None]:
    """至少覆盖3个镇: the operator stands in front of the words."""
    for word, operator in operator_forms("before").items() if label[0] in _SPLIT_OFF else ():
        if label.startswith(word):
            return operator, label[len(word) :]
    return None, label


@cache
def _strong_operators() -> dict[str, str]:
    return operator_forms("sign", "before") | {"》": "≥"}


@cache
def _lead_words() -> tuple[str, ...]:
    """The words that may stand in front of a number, the longest first."""
    return tuple(sorted([*_strong_operators(), *operator_forms("frame"), *_ABOUT, *_SIGNLESS], key=len, reverse=True))


@cache
def _after_regex() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(operator_forms("after"), key=len, reverse=True))))
