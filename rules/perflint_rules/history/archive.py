"""Earlier files as an archive: which of their tables are versions of a given table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import PurePath
from typing import NamedTuple

from perflint.documents.model import Place
from perflint.language.normal import normal
from perflint.regex import regex
from perflint.tables.model import IndicatorTable, Submission, TableKind, TableScope
from perflint_rules.history.values import without_years

_CODE = regex(r"^[0-9]{3,}-")
_BRACKETS = regex(r"\([^()]*\)|\[[^\[\]]*\]")
_STOCK_ENDING = regex(r"(?:项目|专项|资金|经费|费用|费)+$")
_NUMERALS = regex(r"[0-9]+|[一二三四五六七八九十]|[A-Za-z]")

#: From this likeness (0 to 100) on two long names of projects are one name; shorter ones must be equal.
SAME_PROJECT = 90
LONG_NAME = 8

#: Fewer characters than this abbreviate no body's name.
LEAST_ABBREVIATION = 3


class Earlier(NamedTuple):
    """A table of an earlier file."""

    path: str
    table: IndicatorTable

    def evidence(self, place: Place) -> dict[str, str]:
        """The parameters of a message that say where something stands in the earlier file."""
        file = PurePath(self.path.replace("\\", "/")).name
        return {"earlier_file": file, "earlier_cell": address(place)}


def address(place: Place) -> str:
    """A place in short: Sheet1!C5, C5 (2:C5 in the second table of a document), or L12 for a line."""
    cell = place.cell
    if cell is None:
        return f"L{place.line}" if place.line is not None else ""
    if place.sheet is not None:
        return f"{place.sheet}!{cell}"
    return f"{place.table}:{cell}" if place.table is not None and place.table > 1 else cell


class Archive:
    """The tables of all earlier files: those of projects by name and by body, those of whole departments."""

    def __init__(self, earlier: Sequence[Submission]) -> None:
        self.departments: list[Earlier] = []
        self.projects: dict[str, list[Earlier]] = {}
        self.bodies: dict[str, list[Earlier]] = {}
        for submission in earlier:
            for table in submission.tables:
                one = Earlier(submission.path, table)
                if table.scope is TableScope.DEPARTMENT:
                    self.departments.append(one)
                elif name := project_name(table):
                    self.projects.setdefault(short_name(name), []).append(one)
                    self.bodies.setdefault(owner(table), []).append(one)

    def versions(self, table: IndicatorTable, path: str) -> list[Earlier]:
        """The earlier tables of the same project, or of the same department, in the order of the files."""
        if table.scope is TableScope.DEPARTMENT:
            found = [one for one in self.departments if same_body(owner(one.table), owner(table))]
        elif name := project_name(table):
            found = [one for one in self.projects.get(short_name(name), ()) if may_be_one_body(one.table, table)]
            exact = [one for one in found if project_name(one.table) == name]
            found = exact or found or self.renamed(table, short_name(name))
        else:
            found = []
        return [one for one in found if one.path != path]

    def projects_of(self, body: str) -> list[Earlier]:
        """The tables of all projects of a body."""
        return [one for name, ones in self.bodies.items() if name and same_body(name, body) for one in ones] if body else []

    def renamed(self, table: IndicatorTable, name: str) -> list[Earlier]:
        """The tables of the body's project whose name is most alike, if it is nearly the same."""
        if len(name) < LONG_NAME or not owner(table):
            return []
        from rapidfuzz import fuzz, process

        for other, _, _ in process.extract(name, self.projects.keys(), scorer=fuzz.ratio, score_cutoff=SAME_PROJECT, limit=5):
            if _NUMERALS.findall(other) == _NUMERALS.findall(name):  # phases and lots differ by a numeral only
                found = [one for one in self.projects[other] if same_body(owner(one.table), owner(table))]
                if found:
                    return found
        return []


@lru_cache(maxsize=1)
def archive_of(earlier: tuple[Submission, ...]) -> Archive:
    """The archive of these files; the rules of a run share it."""
    return Archive(earlier)


def predecessors(table: IndicatorTable, path: str, earlier: Sequence[Submission]) -> list[Earlier]:
    """The versions of a table from earlier years, the latest first and of a year the results before the targets.

    A table whose year is not known counts as earlier: the user said so.
    """
    year = table.year
    found = [
        one
        for one in archive_of(tuple(earlier)).versions(table, path)
        if one.table.year is None or year is None or one.table.year < year
    ]
    return sorted(found, key=lambda one: (-(one.table.year or 0), one.table.kind is not TableKind.SELF_EVALUATION))


def may_be_same_year(one: IndicatorTable, other: IndicatorTable) -> bool:
    """Whether two tables are of one budget year, as far as both say."""
    return one.year is None or other.year is None or one.year == other.year


def project_name(table: IndicatorTable) -> str:
    """The project's name for comparison, without years; empty where there is none."""
    return without_years(normal(table.fact("project") or "")).replace("()", "").replace('"', "")


@lru_cache(maxsize=4096)
def short_name(name: str) -> str:
    """A project's name without stock endings: 培训 for 培训项目经费."""
    return _STOCK_ENDING.sub("", name) or name


def owner(table: IndicatorTable) -> str:
    """The body that submits a table, without code and brackets; empty where it is not named."""
    return _body(table.fact("unit_name") or table.fact("department") or "")


@lru_cache(maxsize=4096)
def _body(name: str) -> str:
    return _BRACKETS.sub("", _CODE.sub("", normal(name))).removesuffix("本级")


def may_be_one_body(one: IndicatorTable, other: IndicatorTable) -> bool:
    """Whether two tables are one body's, or may be because one does not say whose it is."""
    first, second = owner(one), owner(other)
    return not first or not second or same_body(first, second)


@lru_cache(maxsize=4096)
def same_body(one: str, other: str) -> bool:
    """Whether two names are one body's: equal, or one contains or abbreviates the other (区政务办)."""
    short, long = sorted((one, other), key=len)
    if len(short) < LEAST_ABBREVIATION:
        return bool(short) and short == long
    characters = iter(long)
    return all(character in characters for character in short)
