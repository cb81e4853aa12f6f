"""Says what reports say around the findings, in one language: labels, fields, addresses, messages."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Any

from perflint.checks.findings import Basis, Finding, Severity, Text
from perflint.documents.model import Place
from perflint.reports.labels import FIELDS, LABELS, SEVERITIES
from perflint.reports.troubles import PARAMETERS, TROUBLES
from perflint.reports.usage_troubles import USAGE, VALUES

#: How many places of one thing are listed.
ADDRESSES_SHOWN = 5


class Words:
    """The words of one language ("zh" or "en")."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.comma = ", " if lang == "en" else "、"
        self.semicolon = "; " if lang == "en" else "；"

    def say(self, label: str, **parameters: object) -> str:
        """A label with its parameters filled in."""
        return self.fill(LABELS[label], {name: str(value) for name, value in parameters.items()})

    def fill(self, text: Text, parameters: Mapping[str, str]) -> str:
        """A text of the rules with its parameters; `field` is named as documents name it, a missing one stays visible."""
        template = text.en if self.lang == "en" else text.zh
        if not parameters and "{" not in template and "}" not in template:
            return template
        shown = Filled(parameters)
        if "field" in shown:
            shown["field"] = self.field(shown["field"])
        return template.format_map(shown)

    def pick(self, text: Text) -> str:
        """A text without parameters."""
        return text.en if self.lang == "en" else text.zh

    def field(self, name: str) -> str:
        """What documents call a field; a name that is not known stays as it is."""
        return self.pick(FIELDS[name]) if name in FIELDS else name

    def severity(self, severity: Severity) -> str:
        """错误, 警告, 提示."""
        return self.pick(SEVERITIES[severity])

    def message(self, finding: Finding) -> str:
        """What is wrong."""
        return self.fill(finding.message, _parameters(finding))

    def suggestion(self, finding: Finding) -> str:
        """What to do about it."""
        return self.fill(finding.suggestion, _parameters(finding))

    def basis(self, basis: Basis) -> str:
        """A regulation and its clause, marked where nobody has compared it."""
        clause = f" {basis.clause}" if basis.clause else ""
        return f"{basis.document}{clause}{'' if basis.verified else self.say('unverified')}"

    def address(self, place: Place, with_line: bool = False) -> str:
        """Where something stands: Sheet1!C5, 第3张表 C5, 第2页 第12行; empty where the place says nothing.

        `with_line` adds the line to a cell of a table in a text format, where tables are hard to count.
        """
        address = _address(place, self.lang)
        if with_line and place.table is not None and place.cell is not None and place.line is not None:
            address += f" (line {place.line})" if self.lang == "en" else f"（第{place.line}行）"
        return address

    def addresses(self, places: Sequence[Place]) -> str:
        """Where something stands several times: the first few addresses and, if there are more, how many in all."""
        shown = self.comma.join(filter(None, map(self.address, places[:ADDRESSES_SHOWN])))
        return shown + self.say("more", count=len(places)) if len(places) > ADDRESSES_SHOWN else shown

    def names(self, names: Sequence[str]) -> str:
        """The first few of many names and, if there are more, how many in all."""
        shown = self.comma.join(names[:ADDRESSES_SHOWN])
        return shown + self.say("more", count=len(names)) if len(names) > ADDRESSES_SHOWN else shown

    def trouble(self, kind: str, parameters: Mapping[str, str]) -> str:
        """What an error, a notice or a reason for skipping means and what to do; details that it does not use follow."""
        known = TROUBLES.get(kind)
        message = self.fill(known, parameters) if known is not None else kind
        template = self.pick(known) if known is not None else ""
        details = [
            f"{self.pick(PARAMETERS[name]) if name in PARAMETERS else name} {value}"
            for name, value in sorted(parameters.items())
            if f"{{{name}}}" not in template
        ]
        opening, closing = (" (", ")") if self.lang == "en" else ("（", "）")
        return f"{message}{opening}{self.comma.join(details)}{closing}" if details else message

    def usage(self, kind: str, parameters: Mapping[str, str]) -> str:
        """What is wrong with a setting, an option or a rule pack: the source, its line where known, and the problem."""
        from perflint.reports.pack_troubles import PACK_VALUES, PACKS

        filled = dict(parameters)
        source, line = filled.get("source", ""), filled.get("line")
        filled["where"] = f"{source}:{line}" if line else source
        if "problem" in filled:
            known = VALUES.get(filled["problem"]) or PACK_VALUES.get(filled["problem"])
            filled["problem"] = self.fill(known, filled) if known is not None else filled["detail"]
        return self.fill(USAGE.get(kind) or PACKS[kind], filled)


def _parameters(finding: Finding) -> Mapping[str, str]:
    """The parameters of a finding's texts; `field` is the finding's own unless its rule says otherwise."""
    return finding.parameters if finding.field is None else {"field": finding.field, **finding.parameters}


class Filled(dict[str, Any]):
    """The parameters of a text; one that is missing shows its name instead of breaking the report."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


@functools.lru_cache(maxsize=4096)
def _address(place: Place, lang: str) -> str:
    english = lang == "en"
    parts = []
    if place.page is not None:
        parts.append(f"page {place.page}" if english else f"第{place.page}页")
    if place.table is not None:
        parts.append(f"table {place.table}" if english else f"第{place.table}张表")
    if place.cell is not None:
        parts.append(place.cell)
    elif place.row is not None:
        parts.append(f"row {place.row}" if english else f"第{place.row}行")
    elif place.line is not None:
        parts.append(f"line {place.line}" if english else f"第{place.line}行")
    where = " ".join(parts)
    if place.sheet is None:
        return where
    plain = place.sheet.replace("_", "").isalnum()
    sheet = place.sheet if plain else "'" + place.sheet.replace("'", "''") + "'"
    return f"{sheet}!{where}" if where else sheet
