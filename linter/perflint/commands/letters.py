"""The letter of a run: its template, held against what a letter can say before anything is checked."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from perflint.config import Config, ConfigError
from perflint.documents import DocumentError
from perflint.documents.limits import Limits
from perflint.editing.letter import placeholders
from perflint.report import Letter
from perflint.reports.docx import BLOCKS, NEEDED, TEXTS


def letter_of(config: Config) -> Letter:
    """The letter as configured. Raises ConfigError for a template that cannot be used, naming what is wrong with it."""
    path = config.letter_template
    return Letter(None if path is None else template_at(path, config.limits), config.letter_from)


def template_at(path: Path, limits: Limits) -> bytes:
    """The bytes of a template. Raises ConfigError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError("template-unreadable", source=path, reason=error.strerror) from error
    try:
        found = placeholders(data, limits)
    except (DocumentError, etree.XMLSyntaxError) as error:
        raise ConfigError("template-unreadable", source=path, reason="docx?") from error
    if unknown := sorted(found - TEXTS.keys() - BLOCKS.keys()):
        known = "、".join((*TEXTS, *BLOCKS))
        raise ConfigError("template-unknown", source=path, value="、".join(unknown), available=known)
    if missing := [name for name in NEEDED if name not in found]:
        raise ConfigError("template-missing", source=path, value="、".join(f"{{{{{name}}}}}" for name in missing))
    return data
