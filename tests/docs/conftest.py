"""The site of the documentation, built once for the tests that look at it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.docs.site import CONFIG, ROOT, build


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of docs, built; the folder has a blank in its name."""
    root = tmp_path_factory.mktemp("a site")
    shutil.copytree(ROOT / "docs", root / "docs")
    shutil.copy(ROOT / CONFIG, root / CONFIG)
    return build(root)
