"""Tests of the hooks that a project has."""

import pathlib

import pytest

from archcheck.infrastructure.proposing.hook_files import HOOKS_FILE, hook_ids

HOOKS = "repos: [{repo: local, hooks: [{id: black}, {id: mypy}]}]\n"


@pytest.mark.parametrize(("text", "ids"), [(HOOKS, {"black", "mypy"}), ("repos: [", set())])
def test_should_know_the_hooks_when_the_file_can_be_read(
    tmp_path: pathlib.Path, text: str, ids: set[str]
) -> None:
    (tmp_path / HOOKS_FILE).write_text(text, encoding="utf-8")
    assert hook_ids(tmp_path) == ids
