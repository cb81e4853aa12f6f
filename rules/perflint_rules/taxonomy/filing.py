"""Where an indicator belongs, judged by what its name or the label of its value says it measures.

Words raise the suspicion; where they alone do not decide, the nearest indicators of the reference library vote; and no
indicator is suspected that the library itself files as the row does.
"""

from __future__ import annotations

from functools import lru_cache

from perflint.language.quantity import Quantity
from perflint.language.reference import is_filed_under, nearest
from perflint.language.vagueness import ends_measurable
from perflint.regex import regex
from perflint.tables.model import Indicator
from perflint_rules.taxonomy.counting import counted, dimensions, is_counted
from perflint_rules.taxonomy.kinds import BENEFITS, Kind, Stray, Verdict
from perflint_rules.taxonomy.words import is_telling, speaks_of, word_at_end, word_in
from perflint_rules.units.measures import bare_name, is_change, is_payment

#: What names that end in a word of a role (filing_words.csv) measure.
_RIGHT = {
    "acceptance": Kind.QUALITY, "standard": Kind.QUALITY, "upkeep": Kind.QUALITY, "settlement": Kind.QUALITY,
    "deadline": Kind.TIMELINESS, "handling": Kind.TIMELINESS, "cost": Kind.COST, "expense": Kind.COST,
    "outcome": Kind.SOCIAL, "reach": Kind.SOCIAL,
}  # fmt: skip

#: The roles whose names are out of place under each kind.
_OUT_OF_PLACE = {
    Kind.QUANTITY: ("acceptance", "standard", "upkeep", "deadline", "handling", "cost", "expense"),
    Kind.QUALITY: ("deadline", "handling", "cost", "expense", "outcome"),
    Kind.TIMELINESS: ("acceptance", "standard", "cost", "expense"),
    Kind.COST: ("acceptance", "standard", "deadline"),
    Kind.ECONOMIC: ("acceptance", "upkeep", "settlement", "deadline"),
    Kind.SOCIAL: ("acceptance", "deadline"),
    Kind.ECOLOGICAL: ("acceptance", "deadline"),
    Kind.SUSTAINED: ("acceptance", "deadline"),
    Kind.BENEFIT: ("acceptance", "deadline"),
    Kind.SATISFACTION: ("acceptance", "standard", "upkeep", "deadline", "handling", "settlement", "reach"),
}

#: What is put in, and how it is managed.
_MONEY_AND_STAFF = ("management", "regulation", "execution", "funds", "staff")

#: Where control of expenditure has no place.
_NO_SPENDING = frozenset((Kind.QUANTITY, Kind.QUALITY, Kind.TIMELINESS))

_JOINED = regex(r"[和与及、/]")

#: The library decides by names at least so near, the nearest few of them, and this share of their votes.
_NEAR = 0.4
_VOTERS = 5
_MAJORITY = 0.6
_SAME = 0.95


def verdict(indicator: Indicator, kind: Kind) -> Verdict | None:
    """Where a row that is filed as `kind` belongs instead; None where nothing speaks against `kind`.

    A value may say itself what it measures (满意度≥90%、办结率≥95%): then every part of it must be out of place, or
    satisfaction come first where a benefit is due.
    """
    name = indicator.name or ""
    quantities = indicator.quantities
    if is_labelled(quantities):
        found = [_of_text(kind, quantity.label or "", quantity, True) for quantity in quantities]
    else:
        found = [_of_text(kind, name, quantities[0] if len(quantities) == 1 else None, False)]
    wrong = [one for one in found if one is not None]
    if not wrong and kind is not Kind.ECOLOGICAL:  # as nearly always
        return None
    if len(wrong) == len(found) or (kind in BENEFITS and found[0] is not None and found[0].right is Kind.SATISFACTION):
        if kind is Kind.SATISFACTION and _speaks_of_approval(indicator):
            return None
        return Verdict(wrong[0].right, "、".join(dict.fromkeys(one.evidence for one in wrong)), all(one.sure for one in wrong))
    if kind is Kind.ECOLOGICAL and name and not _speaks_of_ecology(indicator):
        return Verdict(Stray.NOT_ECOLOGICAL, "")
    return None


def is_labelled(quantities: tuple[Quantity, ...]) -> bool:
    """Whether a value says of all its quantities what they are."""
    return bool(quantities) and all(quantity.label for quantity in quantities)


def is_satisfaction(indicator: Indicator) -> bool:
    """Whether a row measures nothing but satisfaction, by the labels of its value or, without any, its name."""
    quantities = indicator.quantities
    if is_labelled(quantities):
        return all(_satisfaction(quantity.label or "", quantity) for quantity in quantities)
    return _satisfaction(indicator.name or "", quantities[0] if len(quantities) == 1 else None) is not None


@lru_cache(maxsize=4096)
def _of_text(kind: Kind, text: str, quantity: Quantity | None, labelled: bool) -> Verdict | None:
    if is_telling(text):
        if speaks_of(text, *_MONEY_AND_STAFF):
            return _stray(kind, text)
        found = _suspicion(kind, text, quantity, labelled) or counted(kind, text, quantity, labelled)
    else:
        found = counted(kind, text, quantity, labelled)
    if found is None or (not labelled and _library_agrees(text, kind)):
        return None
    return found if found.sure or _library_votes(text, found.right) else None


def _stray(kind: Kind, text: str) -> Verdict | None:
    """Money and staff: their management is no benefit, and to have put them in is no output."""
    if kind in BENEFITS:
        # sound regulations may be an effect that lasts
        roles = ("management", "execution") if kind is Kind.SUSTAINED else ("management", "execution", "regulation")
        word = next(filter(None, (word_in(role, text) for role in roles)), None)
        return Verdict(Stray.MANAGEMENT, word) if word is not None else None
    if kind is not Kind.QUANTITY or is_payment(text) or word_in("leverage", text):
        return None
    word = word_in("funds", text) or word_in("staff", text)
    return Verdict(Stray.INPUT, word) if word is not None else None


def _suspicion(kind: Kind, text: str, quantity: Quantity | None, labelled: bool) -> Verdict | None:
    if kind is not Kind.SATISFACTION and (word := _satisfaction(text, quantity)):
        return Verdict(Kind.SATISFACTION, text if labelled else word)
    if kind is Kind.SATISFACTION and (word := word_in("ranking", text)):
        return Verdict(Kind.SOCIAL, word)
    if kind in _NO_SPENDING and (word := word_in("spending", text)):
        return Verdict(Kind.COST, word)
    return _foreign_end(kind, text, quantity, labelled)


def _satisfaction(text: str, quantity: Quantity | None) -> str | None:
    """The word for satisfaction in a text whose value may be a share or score and that measures nothing else beside it."""
    word = word_in("satisfaction", text) or ("满意" if bare_name(text).endswith("满意") else None)
    # 安全感满意度 is an effect of police work
    if word is None or "安全感" in text or is_counted(quantity) or "money" in dimensions(quantity):
        return None
    parts = _JOINED.split(text)
    return None if any(ends_measurable(part) and "满意" not in part and word not in part for part in parts) else word


def _foreign_end(kind: Kind, text: str, quantity: Quantity | None, labelled: bool) -> Verdict | None:
    for role in _OUT_OF_PLACE[kind]:
        right, word = _RIGHT[role], word_at_end(role, text)
        if word is None or (right in (Kind.TIMELINESS, Kind.COST) and is_change(text)):
            continue
        if role == "expense" and (is_payment(text) or "money" not in dimensions(quantity)):
            continue
        if role == "standard" and kind is Kind.TIMELINESS and word_in("time", text):
            continue
        return Verdict(right, word)
    if labelled and kind in BENEFITS and word_at_end("settlement", text):
        return Verdict(Kind.QUALITY, text)
    if kind is Kind.SOCIAL and (word := word_at_end("upkeep", text)):
        return Verdict(Kind.QUALITY, word, sure=False)
    return None


def _speaks_of_approval(indicator: Indicator) -> bool:
    fields = (indicator.level3, indicator.target, indicator.definition)
    return any(field is not None and word_in("approval", field.text) for field in fields)


def _speaks_of_ecology(indicator: Indicator) -> bool:
    fields = (indicator.level3, indicator.target, indicator.unit, indicator.definition, indicator.remark)
    return any(field is not None and word_in("ecology", field.text) for field in fields)


def _library_agrees(name: str, kind: Kind) -> bool:
    """Whether the library files an indicator of this name as the row does."""
    return any(is_filed_under(one.indicator, kind) for one in nearest(bare_name(name), _SAME))


def _library_votes(name: str, right: Kind | Stray) -> bool:
    """Whether the nearest names of the library belong to `right` by a clear majority, each as much as it is near."""
    neighbours = nearest(bare_name(name), _NEAR)[:_VOTERS]
    votes = sum(one.likeness for one in neighbours)
    return votes > 0 and sum(one.likeness for one in neighbours if is_filed_under(one.indicator, right)) >= _MAJORITY * votes
