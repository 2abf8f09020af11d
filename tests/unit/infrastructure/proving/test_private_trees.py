"""Tests of private directories with planted files."""

import os
import pathlib

import pytest

from archcheck.infrastructure.proving.private_trees import PrivateTrees


@pytest.mark.parametrize("path", ["{0}/out.json", "../out.json", "a/../../out.json"])
def test_should_write_nothing_elsewhere_when_a_path_leads_there(
    tmp_path: pathlib.Path, path: str
) -> None:
    with PrivateTrees().written({path.format(tmp_path): "x", "a/b.py": ""}) as directory:
        found = os.listdir(directory), os.listdir(tmp_path)
    assert found == (["a"], [])
