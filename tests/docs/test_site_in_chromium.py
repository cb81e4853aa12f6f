"""The site in a real browser, opened from its folder: nothing is fetched, every page is listed, the search finds rules."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser import CHROMEDRIVER, CHROMIUM, requests, started

pytestmark = [
    pytest.mark.skipif(
        not (CHROMIUM and CHROMEDRIVER and find_spec("zensical")) and os.environ.get("CI") != "true",
        reason="chromium, chromedriver or zensical is not installed; in CI this fails instead",
    ),
    pytest.mark.xdist_group("chromium"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[WebDriver]:
    with started() as driver:
        yield driver


@pytest.fixture(autouse=True)
def _quiet(browser: WebDriver, site: Path) -> Iterator[None]:
    """At the end of each test the console is empty and nothing but files of the site was asked for."""
    browser.get("about:blank")
    requests(browser)
    browser.get_log("browser")
    yield
    assert browser.get_log("browser") == []
    own = (site.as_uri(), "blob:", "data:")
    assert [url for url in requests(browser) if not url.startswith(own)] == []


def test_pages_open_and_their_pictures_load(browser: WebDriver, site: Path) -> None:
    pages = [*site.glob("*.html"), site / "rules" / "index.html", *list(site.glob("rules/W*.html"))]
    for page in sorted(set(pages) - {site / "404.html"}):
        browser.get(page.as_uri())
        assert browser.find_element(By.CSS_SELECTOR, "article h1").is_displayed(), page.name
        broken = "return Array.from(document.images).filter(one => one.complete && !one.naturalWidth).map(one => one.src)"
        assert browser.execute_script(broken) == [], page.name


def test_the_navigation_leads_to_every_page(browser: WebDriver, site: Path) -> None:
    found = set()
    for page in ("index.html", "rules/index.html", "rules/W101-weight-sum.html"):
        browser.get((site / page).as_uri())
        script = "return Array.from(document.querySelectorAll('.md-sidebar--primary a[href]')).map(one => one.href.split('#')[0])"
        found |= set(browser.execute_script(script))
    guides = {page.as_uri() for page in site.glob("*.html") if page.name != "404.html"}
    weights = {page.as_uri() for page in site.glob("rules/W*.html")}
    assert (guides | weights) - found == set()


def test_the_search_finds_a_rule(browser: WebDriver, site: Path) -> None:
    """The search is an element with a tree of its own (shadow DOM), which has the focus once it is open."""
    browser.get((site / "index.html").as_uri())
    opened = "return !!document.activeElement.shadowRoot"
    keys = ActionChains(browser).key_down(Keys.CONTROL).send_keys("k").key_up(Keys.CONTROL)
    WebDriverWait(browser, 20).until(lambda one: one.execute_script(opened) or keys.perform())
    ActionChains(browser).send_keys("权重合计错误").perform()
    links = "return Array.from(document.activeElement.shadowRoot.querySelectorAll('a[href]')).map(one => one.href)"
    rule = (site / "rules" / "W101-weight-sum.html").as_uri()
    WebDriverWait(browser, 20).until(lambda one: rule in [link.split("?")[0].split("#")[0] for link in one.execute_script(links)])
