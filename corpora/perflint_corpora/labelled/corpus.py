"""Loads the labelled corpus."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from perflint_corpora.labelled.model import LabelledFile
from perflint_corpora.labelled.variants import load_variants


@cache
def load_labelled() -> dict[str, LabelledFile]:
    """All labelled files by name, the variants last. Raises pydantic.ValidationError for a label without a place."""
    folder = files("perflint_corpora.labelled") / "tables"
    found = {}
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            name = file.name.removesuffix(".toml")
            content = tomllib.loads(file.read_text(encoding="utf-8"))
            tables = [
                {"name": name if number == 1 else f"{name}-{number}", **table}
                for number, table in enumerate(content.pop("tables"), 1)
            ]
            found[name] = LabelledFile.model_validate({"name": name, "tables": tables, **content})
    return found | load_variants(found)
