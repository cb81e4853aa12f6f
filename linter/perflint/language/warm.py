"""Imported for its effect alone: loads what most files need and is slow to load, once for all workers forked from here."""

from __future__ import annotations

import spacy  # noqa: F401

from perflint.language.words import tokenizer

tokenizer()
