"""The measurement meets its bars, and the page about it is not stale."""

from __future__ import annotations

import pytest

from tests.accuracy.accuracy import below_bars, load_bars
from tests.accuracy.measure import Measurement, measure
from tests.accuracy.page import PAGE, page


@pytest.fixture(scope="module")
def measured() -> Measurement:
    """Everything measured once."""
    return measure()


def test_the_bars_are_met(measured: Measurement) -> None:
    assert below_bars(measured, load_bars()) == []


def test_the_page_is_not_stale(measured: Measurement) -> None:
    """`python -m tests.accuracy.accuracy --page` writes it anew."""
    assert PAGE.read_text(encoding="utf-8") == page(measured, load_bars())
