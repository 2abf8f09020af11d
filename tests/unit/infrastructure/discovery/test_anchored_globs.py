"""Globs that begin at the project root."""

import pytest

from archcheck.infrastructure.discovery.anchored_globs import anchored_glob, glob_problem


@pytest.mark.parametrize(
    ("text", "components"),
    [
        ("Dockerfile", ["Dockerfile"]),
        ("./docs//*.md", ["docs", "*.md"]),
        ("**/**/a/**/**", ["**", "a", "**", "*"]),
        (".", []),
    ],
)
def test_should_divide_a_glob_when_it_is_read(text: str, components: list[str]) -> None:
    """Nothing is kept that would mean the same twice."""
    assert [it.text for it in anchored_glob(text).components] == components


@pytest.mark.parametrize(
    ("glob", "name", "is_meant"),
    [
        ("setup.py", "setup.py", True),
        ("setup.py", "Setup.py", False),
        ("*.y*ml", "check.yaml", True),
        ("*.y*ml", "check.toml", False),
        ("[ab].md", "a.md", True),
        ("[ab].md", "c.md", False),
        ("*.env", ".env", False),
        (".e*", ".env", True),
        ("*.env", "local.env", True),
    ],
)
def test_should_mean_a_name_when_it_matches(glob: str, name: str, is_meant: bool) -> None:
    """Hidden names are meant by a dot only."""
    assert anchored_glob(glob).components[0].means(name) is is_meant


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("docs/*.md", ""),
        (
            "/etc/passwd",
            "it begins at the root of the file system: write it relative to the project",
        ),
        ("docs/../..", "it leads out of the project"),
        ("docs\\index.md", "its parts are divided by /"),
        (" ", "it is empty"),
    ],
)
def test_should_say_why_when_a_glob_names_nothing_inside(text: str, reason: str) -> None:
    """What begins elsewhere never means anything here."""
    assert glob_problem(text) == reason
