"""Builds the site: `make docs`, or `python -m tests.docs.site`. Nothing in it is fetched from another machine."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from perflint_rules import standard_pack
from tests.docs.coverage import load, page_name, topic

ROOT = Path(__file__).parents[2]
CONFIG = "zensical.toml"
#: The page in the navigation behind which the pages of the rules come.
RULES = "rules/index.md"

#: An address of another machine in a script; those of w3.org only name the languages of documents.
REMOTE = re.compile(r"https?://(?!www\.w3\.org/)[\w./@:-]*")


def build(root: Path = ROOT) -> Path:
    """Build the site of the docs below `root` and return its folder. Raises CalledProcessError with what is wrong."""
    settings = (root / CONFIG).read_text(encoding="utf-8")
    whole = root / f".{CONFIG}"  # in the same folder, from which the paths in it count
    whole.write_text(settings.replace(f'"{RULES}"', rules_in_navigation()), encoding="utf-8", newline="\n")
    try:
        command = [sys.executable, "-m", "zensical", "build", "--clean", "--strict", "--config-file", whole.name]
        subprocess.run(command, cwd=root, check=True)
    finally:
        whole.unlink()
    site: Path = root / tomllib.loads(settings)["project"]["site_dir"]
    cut_off(site)
    return site


def rules_in_navigation() -> str:
    """The list of all rules, then those of each topic, as the value of an entry of the navigation."""
    sections = [f'"{RULES}"']
    for name, title in load().topics.items():
        own = [rule for rule in standard_pack() if topic(rule) == name]
        entries = ", ".join(f'{{ "{rule.code} {rule.name.zh}" = "rules/{page_name(rule)}" }}' for rule in own)
        sections.append(f'{{ "{title}（{own[0].code[0]}）" = [{entries}] }}')
    return f"[{', '.join(sections)}]"


def cut_off(site: Path) -> None:
    """Take from the theme's scripts the addresses from which they would load what no page here uses (diagrams, ...)."""
    for script in sorted((site / "assets" / "javascripts").rglob("*.js")):
        text = script.read_text(encoding="utf-8")
        script.write_text(REMOTE.sub("", text), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    build()
