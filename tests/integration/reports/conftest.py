"""Chromium, where there is one."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.integration.reports.browser_support import OpenPage

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PROGRAM = next(filter(None, map(shutil.which, BROWSERS)), "")
SIZE = {"width": 1200, "height": 800}


@pytest.fixture(name="browser", scope="session")
def fixture_browser() -> Iterator[Any]:
    """Chromium; tests are skipped without it."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not PROGRAM:
        pytest.skip("no chromium is installed")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(name="opened")
def fixture_opened(browser: Any) -> Iterator[OpenPage]:
    """A page of its own for each test."""
    page = browser.new_page(viewport=SIZE, color_scheme="light")
    yield OpenPage(page)
    page.close()
