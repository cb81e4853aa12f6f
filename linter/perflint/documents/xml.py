"""XML parsed in pieces, hardened: no document type, no entities, no network, bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from lxml import etree

from .doctype import without_doctype
from .model import DocumentError


def parse_elements(chunks: Iterable[bytes], part: str, tags: Sequence[str], held_bytes: int) -> Iterator[etree._Element]:
    """Yield every element with one of `tags` (lxml tag patterns, "{*}row") as soon as it is complete.

    The caller clears what it is done with. `held_bytes` bounds the XML read between two yielded elements, and by that
    the memory. `part` names the source in errors. Raises DocumentError: `unsafe-xml`, `damaged`, or `too-large`.
    """
    parser = etree.XMLPullParser(
        events=("end",),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    held = 0
    try:
        for chunk in without_doctype(chunks, part):
            held += len(chunk)
            if held > held_bytes:
                raise DocumentError("too-large", limit=held_bytes, part=part)
            parser.feed(chunk)
            for _, element in cast("Iterator[tuple[str, etree._Element]]", parser.read_events()):
                held = 0
                yield element
        parser.close()
    except etree.XMLSyntaxError as error:
        too_large = error.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT  # type: ignore[attr-defined]  # missing in the stubs
        raise DocumentError("too-large" if too_large else "damaged", part=part, line=error.lineno) from error
