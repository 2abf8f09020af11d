"""Tests of what no text of ours may say."""

import pathlib
import re

import pytest

from tests.integration.delivery.checkout_support import ROOT, git

TEXTS = [
    name
    for name in git(ROOT, "ls-files", "--cached", "--others", "--exclude-standard").split("\n")
    if name.endswith((".md", ".py", ".toml", ".yaml", ".yml", "Dockerfile"))
]
FOREIGN = re.compile(r"pip install (-\S+ )*[\"']?" + "archcheck" + r"(?![-\w/.])")


@pytest.mark.parametrize("name", TEXTS)
def test_should_never_install_the_foreign_distribution_when_text_tells_how(name: str) -> None:
    path = pathlib.Path(ROOT, name)
    text = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
    assert FOREIGN.search(text) is None
