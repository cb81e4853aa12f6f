"""The checked files once more, for the reports that are made from them."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.documents.limits import Limits
from perflint.intake import Contents, Source, collect
from perflint.intake.contents import Material
from perflint.reports.formats import Sources


def sources_of(paths: Sequence[str], stdin: Source | None, limits: Limits) -> Sources:
    """The bytes of the files of a run by the names that its report has for them; nothing is read before it is asked for.

    The files are gone through once, in the order of the report, which is the order that they are asked for in; what is
    asked for out of order starts anew.
    """
    sources = collect(paths, stdin).sources
    going = iter(Contents(sources, limits))

    def fetch(name: str) -> bytes | None:
        nonlocal going
        for _ in range(2):
            for content in going:
                if isinstance(content, Material) and content.name == name:
                    return content.data
            going = iter(Contents(sources, limits))
        return None

    return fetch
