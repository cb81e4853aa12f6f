"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def own_results(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Results of earlier runs are kept in a folder of this test run, not in that of the user."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PERFLINT_CACHE_DIR", str(tmp_path_factory.mktemp("results")))
        yield


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a case of raw bytes after its argument: a zip holds the time it was made, and names must not change."""
    return argname if isinstance(val, bytes) else None
