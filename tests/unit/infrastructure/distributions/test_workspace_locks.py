"""Tests of members that the lock file of a workspace holds."""

import pathlib

import pytest

from archcheck.infrastructure.distributions.workspace_locks import is_locked_by_workspace

WORKSPACE = '[tool.uv.workspace]\nmembers = ["./apps/*"]\nexclude = ["apps/old"]\n'


@pytest.mark.parametrize(
    ("pyproject", "lock", "member", "is_locked"),
    [
        (WORKSPACE, "uv.lock", "apps/shop", True),
        (WORKSPACE, "uv.lock", "apps/old", False),
        (WORKSPACE, "uv.lock", "libs/shop", False),
        (WORKSPACE, "other.lock", "apps/shop", False),
        ("", "uv.lock", "apps/shop", False),
        (WORKSPACE, "uv.lock", "apps/shop/till", False),
        (WORKSPACE, "uv.lock", "apps/.shop", False),
        (WORKSPACE.replace("./apps/*", "../apps/*"), "uv.lock", "apps/shop", False),
        (WORKSPACE.replace("./apps/*", "**/till"), "uv.lock", "apps/shop/till", True),
        (WORKSPACE.replace("./apps/*", "apps/**"), "uv.lock", "apps/shop/till", True),
    ],
)
def test_should_be_locked_above_when_it_is_a_member_of_a_locked_workspace(
    tmp_path: pathlib.Path, pyproject: str, lock: str, member: str, is_locked: bool
) -> None:
    (tmp_path / "pyproject.toml").write_text(pyproject, encoding="utf-8")
    (tmp_path / lock).write_text("", encoding="utf-8")
    assert is_locked_by_workspace(str(tmp_path / member)) is is_locked
