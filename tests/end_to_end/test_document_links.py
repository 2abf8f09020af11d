"""Links of the documents and rule pages lead to files and headings that are there."""

import os
import pathlib
import re

import pytest

from tests.integration.delivery.checkout_support import ROOT

LINK = re.compile(r"\[[^\]]+\]\((?!https?:|mailto:)([^)\s#]*)(?:#([^)\s]+))?\)")
FENCED = re.compile(r"^(`{3,}).*?^\1$", re.MULTILINE | re.DOTALL)
PAGES = ["README.md", "CONTRIBUTING.md"] + sorted(
    str(path.relative_to(ROOT))
    for folder in ("docs", "rules")
    for path in ROOT.glob(f"{folder}/**/*.md")
)


def anchors(path: pathlib.Path) -> set[str]:
    """What GitHub calls the headings of a page."""
    headings = re.findall("^#+ (.+)$", FENCED.sub("", path.read_text("utf-8")), re.MULTILINE)
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in kept}


def is_broken(page: pathlib.Path, target: str, anchor: str) -> bool:
    """Whether a link leads nowhere."""
    place = pathlib.Path(os.path.normpath(page.parent / target)) if target else page
    if not place.exists():
        return True
    return bool(anchor) and place.suffix == ".md" and anchor not in anchors(place)


@pytest.mark.parametrize("page", PAGES)
def test_should_lead_somewhere_when_a_document_links(page: str) -> None:
    """Neither a moved file nor a renamed heading is left behind."""
    path = ROOT / page
    links = LINK.findall(FENCED.sub("", path.read_text("utf-8")))
    assert [link for link in links if is_broken(path, *link)] == []
