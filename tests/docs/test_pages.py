"""The pages of docs say what the program does: generated ones are up to date, links lead somewhere, examples hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from perflint.checks.examples import check_example
from perflint.checks.registry import all_rules, find_rule
from perflint.checks.rule import Example, Rule
from perflint.commands.application import build
from perflint.commands.help import COMMANDS
from perflint.config import load_config
from perflint_rules import standard_pack
from tests.docs.coverage import DOCS, load, page_name
from tests.docs.generate import COMMAND, pages, stale

ROOT = DOCS.parent
PAGES = sorted(DOCS.rglob("*.md"))
GUIDES = [path for path in PAGES if path.parent == DOCS and path.name not in ("regulations.md", "profiles.md", "settings.md")]

_CODE_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]+`")
_LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
_ANCHOR = re.compile(r'<a id="([^"]+)">')

each_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(DOCS)))
each_guide = pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.name)


def prose(path: Path) -> str:
    """A page without its code."""
    return _CODE.sub("", _CODE_BLOCK.sub("", path.read_text(encoding="utf-8")))


def anchors(path: Path) -> set[str]:
    """What a link may name behind "#": the headings as the site (and GitHub) turn them into names, and explicit ones."""
    text = path.read_text(encoding="utf-8")
    headings = (re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in _HEADING.findall(text))
    return {*headings, *_ANCHOR.findall(text)}


def test_generated_pages_are_up_to_date() -> None:
    outdated = stale(pages(load(), standard_pack()))
    assert outdated == [], f"run {COMMAND}"


@pytest.mark.parametrize("rule", standard_pack(), ids=lambda rule: rule.rule)
def test_every_rule_has_a_page(rule: type[Rule]) -> None:
    page = DOCS / "rules" / page_name(rule)
    assert page.is_file(), f"run {COMMAND}"
    assert page.read_text(encoding="utf-8").startswith(f"# {rule.code} ")


@each_page
def test_links_lead_somewhere(path: Path) -> None:
    wrong = []
    for link in _LINK.findall(prose(path)):
        target, _, anchor = link.partition("#")
        page = (path.parent / target).resolve() if target else path
        if not page.is_file() or DOCS not in page.parents or (anchor and anchor not in anchors(page)):
            wrong.append(link)
    assert wrong == []


@each_guide
def test_commands_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = set(re.findall(r"\bperflint ([a-z][\w-]*)", text))
    options = {
        option
        for name in COMMANDS
        for command in [build([name], "zh").commands[name]]
        for one in command.params
        for option in one.opts
    }
    assert used <= set(COMMANDS)
    assert {option for line in re.findall(r"\bperflint [^`\n]*", text) for option in re.findall(r" (--[a-z-]+)", line)} <= options


@each_guide
def test_settings_can_be_loaded(path: Path, tmp_path: Path) -> None:
    settings = tmp_path / "本局" / "perflint.toml"
    above = tmp_path / "省厅" / "perflint.toml"  # what the examples extend
    for folder in (settings.parent, above.parent):
        folder.mkdir()
    above.touch()
    for language, block in _CODE_BLOCK.findall(path.read_text(encoding="utf-8")):
        if language == "toml":
            settings.write_text(block, encoding="utf-8")
            load_config(settings, all_rules())


def test_the_tour_of_the_source_names_what_is_there() -> None:
    named = re.findall(
        r"`((?:linter|rules|corpora|tests|docs)/[\w./-]+)`", (DOCS / "architecture.md").read_text(encoding="utf-8")
    )
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def mistakes() -> Iterator[tuple[str, str, str]]:
    """The common mistakes: the code of the rule, the wrong and the right table."""
    text = (DOCS / "for-departments.md").read_text(encoding="utf-8")
    for section in re.split(r"^## (?=\d)", text, flags=re.MULTILINE)[1:]:
        introduction, _, tables = section.partition("\n错误：")
        wrong, _, right = tables.partition("\n正确：")
        code = re.search(r"\(rules/(\w+)-", introduction)
        assert code is not None
        yield code[1], wrong.partition("\n")[2], right.partition("\n")[2]


@pytest.mark.parametrize(("code", "wrong", "right"), list(mistakes()), ids=lambda text: text if len(text) == 4 else "")
def test_the_common_mistakes_are_found_and_their_corrections_clean(code: str, wrong: str, right: str) -> None:
    rule = find_rule(code, standard_pack())
    assert rule is not None
    assert [finding.code for _, findings in check_example(rule(), Example(wrong)) for finding in findings]
    [(outcome, found)] = check_example(rule(), Example(right))
    assert outcome.tables
    assert found == []


def test_there_are_ten_common_mistakes() -> None:
    assert len(list(mistakes())) == 10
