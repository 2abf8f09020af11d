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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '[tool.hatch.envs.dev]\ndependencies = ["Amp-Core @ {root:uri}/../amp"]',
            ("amp_core", "libs/amp", ("tool", "hatch", "envs", "dev", "dependencies")),
        ),
        (
            '[tool.poetry.group.dev.dependencies]\namp-core = { path = "../amp" }',
            (
                "amp_core",
                "libs/amp",
                ("tool", "poetry", "group", "dev", "dependencies", "amp-core"),
            ),
        ),
    ],
)
def test_should_tell_a_sibling_when_an_environment_or_a_group_has_it(
    tmp_path: pathlib.Path, text: str, expected: tuple[str, str, tuple[str, ...]]
) -> None:
    """What is only needed for development is a dependency, too."""
    (tmp_path / "libs" / "shop").mkdir(parents=True)
    (tmp_path / "libs" / "shop" / "pyproject.toml").write_text(text, encoding="utf-8")
    assert Member(str(tmp_path), "libs/shop").siblings() == (expected,)


def test_should_tell_no_sibling_when_a_source_has_no_path(tmp_path: pathlib.Path) -> None:
    """A source may be a registry or a repository elsewhere."""
    text = '[tool.uv.sources]\namp = { git = "https://example.org/amp" }\nx = { path = 3 }\n'
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    assert Member(str(tmp_path), "").siblings() == ()
