"""The site builds, offline, and nothing in it comes from another machine."""

from __future__ import annotations

import os
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from perflint_rules import standard_pack
from tests.docs.coverage import load
from tests.docs.generate import pages
from tests.docs.site import CONFIG, REMOTE, ROOT

#: What a page fetches by itself: scripts, styles, images, frames; a link that a reader may click is none of it.
FETCHED = re.compile(
    r"""<(?:script|link|img|iframe|source|audio|video|embed|object|use|image)\b[^>]*?(?:src|href|srcset|data)=["']?\s*(?:https?:)?//[^>]*>"""
    r"""|url\(\s*["']?\s*(?:https?:)?//[^)]*\)|@import\s+["'](?:https?:)?//[^;]*""",
    re.IGNORECASE,
)

needs_zensical = pytest.mark.skipif(
    find_spec("zensical") is None and os.environ.get("CI") != "true",
    reason="zensical is not installed (pip install -e .[docs]); in CI this fails instead",
)


@needs_zensical
def test_every_page_is_in_the_site(site: Path) -> None:
    wanted = {path.relative_to(ROOT / "docs").with_suffix(".html") for path in (ROOT / "docs").rglob("*.md")}
    assert wanted - {path.relative_to(site) for path in site.rglob("*.html")} == set()


@needs_zensical
def test_nothing_is_fetched_from_another_machine(site: Path) -> None:
    fetched = [
        (path.name, match)
        for path in sorted(site.rglob("*"))
        if path.suffix in (".html", ".css", ".svg")
        for match in FETCHED.findall(path.read_text(encoding="utf-8"))
    ]
    assert fetched == []


@needs_zensical
def test_no_script_knows_another_machine(site: Path) -> None:
    scripts = sorted((site / "assets").rglob("*.js"))
    assert scripts
    known = {(path.name, address) for path in scripts for address in REMOTE.findall(path.read_text(encoding="utf-8"))}
    assert known == set()


@needs_zensical
def test_pages_load_the_script_that_lets_files_be_searched(site: Path) -> None:
    assert 'src="../assets/iframe-worker.js"' in (site / "rules" / "index.html").read_text(encoding="utf-8")
    assert (site / "assets" / "iframe-worker.js").is_file()
    assert "权重合计错误" in (site / "search.js").read_text(encoding="utf-8")


def test_every_guide_is_in_the_navigation() -> None:
    config = (ROOT / CONFIG).read_text(encoding="utf-8")
    guides = {path.name for path in (ROOT / "docs").glob("*.md")} | {
        name for name in pages(load(), standard_pack()) if "index" in name
    }
    assert {name for name in guides if f'"{name}"' not in config} == set()
