"""Tells how sure the text of pages is that were read from pictures."""

from __future__ import annotations

from .model import Document, Notice, Place

#: What is read less surely than this should be compared with the picture.
DOUBTFUL = 0.8
#: So many of the doubtful cells of a table are named.
NAMED = 10


def tell_recognised(document: Document) -> None:
    """Tell of each page that was read from a picture, and of each table with doubtful cells.

    Notices: `recognised-page` (its mean `confidence`), `doubtful-cells` (their `count`, the `threshold` below which they
    are, and the first `cells` by name).
    """
    pages: dict[int | None, list[float]] = {}
    doubtful: dict[int | None, list[Place]] = {}
    for place, confidence in document.recognised.items():
        pages.setdefault(place.page, []).append(confidence)
        if confidence < DOUBTFUL and place.row is not None:
            doubtful.setdefault(place.table, []).append(place)
    for page, sure in pages.items():
        percent = int(100 * sum(sure) / len(sure))  # never more than it is
        document.notices.append(Notice("recognised-page", Place(page=page), {"confidence": f"{percent / 100:.2f}"}))
    for places in doubtful.values():
        names = "、".join(f"{place.cell}" for place in places[:NAMED]) + ("……" if len(places) > NAMED else "")
        parameters = {"count": str(len(places)), "threshold": str(DOUBTFUL), "cells": names}
        document.notices.append(Notice("doubtful-cells", places[0], parameters))
