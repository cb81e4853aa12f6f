"""The checked files once more, for the reports that are made from them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from perflint.checks.findings import ToolError
from perflint.documents.limits import Limits
from perflint.intake import Source, collect, open_source
from perflint.reports.formats import Sources


def sources_of(paths: Sequence[str], stdin: Source | None, limits: Limits) -> Sources:
    """The bytes of the files of a run by the names that its report has for them; nothing is read before it is asked for."""

    @cache
    def by_name() -> dict[str, Source]:
        return {source.name: source for source in collect(paths, stdin).sources}

    def fetch(name: str) -> bytes | None:
        source = by_name().get(name)
        material = open_source(source, limits) if source is not None else None
        return None if material is None or isinstance(material, ToolError) else material.data

    return fetch
