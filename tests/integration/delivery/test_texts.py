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


def says_it(name: str) -> bool:
    path = pathlib.Path(ROOT, name)
    return path.exists() and bool(FOREIGN.search(path.read_text("utf-8", errors="replace")))


def test_should_never_install_the_foreign_distribution_when_text_tells_how() -> None:
    assert list(filter(says_it, TEXTS)) == []


@pytest.mark.parametrize(
    ("text", "is_foreign"),
    [
        ("pip install NAME", True),
        ("pip install -U NAME", True),
        ('pip install "NAME"', True),
        ("pip install NAME-gate", False),
        ("pip install -e NAME/src", False),
    ],
)
def test_should_know_the_foreign_distribution_when_a_command_names_it(
    text: str, is_foreign: bool
) -> None:
    assert bool(FOREIGN.search(text.replace("NAME", "archcheck"))) is is_foreign
