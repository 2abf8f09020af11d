"""Tests of what a pyproject.toml says about the projects beside it."""

import pathlib

import pytest

from archcheck.infrastructure.projects.sibling_dependencies import Member

HOOK = "[tool.hatch.metadata.hooks.uv-dynamic-versioning"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (f'{HOOK}]\ndependencies = ["amp-core=={{{{ version }}}}"]', ("dependencies",)),
        (
            f'{HOOK}.optional-dependencies]\nweb = ["amp-core"]',
            ("optional-dependencies", "web"),
        ),
    ],
)
def test_should_tell_a_sibling_when_a_hook_of_hatchling_adds_it(
    tmp_path: pathlib.Path, text: str, keys: tuple[str, ...]
) -> None:
    """Dependencies that are dynamic are declared all the same."""
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    (found,) = Member(str(tmp_path), "").siblings()
    hook = ("tool", "hatch", "metadata", "hooks", "uv-dynamic-versioning")
    assert found == ("amp_core", "", (*hook, *keys))
