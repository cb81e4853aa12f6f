"""What a cell of an OpenDocument spreadsheet shows where its text does not say it."""

from __future__ import annotations

import re

from perflint.regex import regex

from .number_format import general, render
from .ods_names import Names
from .text import clean

_SCIENTIFIC = regex(r"-?[0-9]+(?:\.[0-9]+)?E[+-][0-9]+", re.IGNORECASE)


def shown_value(kind: str, text: str, attributes: dict[str, str], names: Names) -> str:
    """Return what a cell with a value of a kind shows: its text, or the value where a writer left the text out.

    Numbers are in plain notation, as in every format. Raises ValueError for what is no number.
    """
    if kind == "float" and _SCIENTIFIC.fullmatch(text):
        return general(float(attributes.get(names.value, "")))
    return text or _value(kind, attributes, names)


def _value(kind: str, attributes: dict[str, str], names: Names) -> str:
    match kind:
        case "percentage":
            return render(float(attributes.get(names.value, "")), "0.##########%")
        case "float" | "currency":
            return general(float(attributes.get(names.value, "")))
        case "boolean":
            return attributes.get(names.boolean_value, "").upper()
        case "date":
            return attributes.get(names.date_value, "")
        case "string":
            return clean(attributes.get(names.string_value, ""))
        case _:
            return attributes.get(names.time_value, "")
