"""Tests of the table of projects that a configuration states."""

import pathlib

import pytest

from tests.unit.infrastructure.projects.projects_support import AMP, HELPERS, divided
from tests.unit.refusal_support import refusal


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("tools/none/amp", "name a directory below this file"),
        ("tools/dev/hom", 'did you mean "tools/dev/home"?'),
        ("helper", 'did you mean "helpers"?'),
        ("lib/home", 'did you mean { path = "libs/home" }?'),
    ],
)
def test_should_refuse_a_project_when_its_directory_is_not_there(
    tmp_path: pathlib.Path, path: str, hint: str
) -> None:
    files = {
        **AMP,
        **HELPERS,
        "tools/dev/home/x.py": "",
        "libs/home/pyproject.toml": "",
        "archcheck.toml": f'[projects]\namp = {{ path = "{path}" }}\n',
    }
    said = refusal(lambda: divided(tmp_path, files))
    assert said == f'archcheck.toml: projects.amp: there is no directory "{path}"\n  {hint}'
