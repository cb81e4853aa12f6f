"""Builds the site: `make docs`, or `python -m tests.docs.site`. Nothing in it is fetched from another machine."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
CONFIG = "zensical.toml"

#: An address of another machine in a script; those of w3.org only name the languages of documents.
REMOTE = re.compile(r"https?://(?!www\.w3\.org/)[\w./@:-]*")


def build(root: Path = ROOT) -> Path:
    """Build the site of the docs below `root` and return its folder. Raises CalledProcessError with what is wrong."""
    command = [sys.executable, "-m", "zensical", "build", "--clean", "--strict", "--config-file", CONFIG]
    subprocess.run(command, cwd=root, check=True)
    config = tomllib.loads((root / CONFIG).read_text(encoding="utf-8"))
    site: Path = root / config["project"]["site_dir"]
    cut_off(site)
    return site


def cut_off(site: Path) -> None:
    """Take from the theme's scripts the addresses from which they would load what no page here uses (diagrams, ...)."""
    for script in sorted((site / "assets" / "javascripts").rglob("*.js")):
        text = script.read_text(encoding="utf-8")
        script.write_text(REMOTE.sub("", text), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    build()
