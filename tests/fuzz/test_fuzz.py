"""A short run of every target on the same inputs each time; `make fuzz` is the long one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest

from perflint.documents import _READERS, DocumentError, read_bytes
from tests.fuzz.bounds import MEGABYTES, peak_megabytes
from tests.fuzz.fuzzing import fuzz
from tests.fuzz.properties import LIMITS
from tests.fuzz.recognition import without_models
from tests.fuzz.sources import whole_files
from tests.fuzz.targets import CONVERTER, SEEDS, targets

#: Each target tries the same inputs in the same order, as many as there is time for.
SECONDS = 2.0
INPUTS = 300
TARGETS = targets()
#: What a format that LibreOffice reads comes to without it.
ONLY_RECOGNISED = "converter-missing"


@pytest.fixture(autouse=True)
def nothing_heavy(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Neither LibreOffice nor the models that recognise text."""
    monkeypatch.setenv(CONVERTER, "")
    with without_models():
        yield


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_does_harm(name: str) -> None:
    session = fuzz(TARGETS[name], SECONDS, seed=1, most=INPUTS)
    assert not [error for _, error in session.findings.values()]
    assert session.inputs >= len(TARGETS[name].seeds())


def test_memory_stays_within_bounds() -> None:
    before = peak_megabytes()
    fuzz(TARGETS["read-xlsx"], SECONDS, seed=2, most=INPUTS)
    assert peak_megabytes() - before < MEGABYTES


@pytest.mark.parametrize("format_name", _READERS)
def test_every_reader_has_whole_files_to_start_from(format_name: str) -> None:
    for data in whole_files(format_name):
        try:
            found = read_bytes(data, "a", LIMITS).format
        except DocumentError as error:
            found = error.kind
        assert found in (format_name, ONLY_RECOGNISED)


def test_every_stored_input_says_what_it_did() -> None:
    told = tomllib.loads((SEEDS / "seeds.toml").read_text(encoding="utf-8"))
    stored = {f"{target.name}/{path.name}" for target in TARGETS.values() for path in target.stored()}
    assert set(told) == stored
    assert stored == {str(path.relative_to(SEEDS).as_posix()) for path in SEEDS.rglob("*") if path.is_file()} - {"seeds.toml"}
