"""Which names belong to libraries."""

import pathlib

import pytest

from archcheck.infrastructure.discovery.libraries import library_names
from tests.unit.infrastructure.discovery.project_support import make, write


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("pyproject.toml", '[project]\nname = "shop"\ndependencies = ["My-Lib>=2"]'),
        ("setup.cfg", "[options]\ninstall_requires =\n    My.Lib>=2\n"),
        ("setup.py", "setup(install_requires=['my_lib[web]'])"),
        ("requirements.txt", "# none\nmy-lib==2 ; python_version > '3'\n"),
        ("requirements-dev.txt", "-r requirements.txt\nmy-lib\n"),
        ("requirements/base.txt", "my-lib\n"),
        ("uv.lock", '[[package]]\nname = "my-lib"\nsource = { registry = "x" }'),
        ("poetry.lock", '[[package]]\nname = "my-lib"'),
        ("pdm.lock", '[[package]]\nname = "my-lib"'),
        ("pylock.toml", '[[packages]]\nname = "my-lib"'),
        ("Pipfile", '[packages]\nmy-lib = "*"'),
        ("Pipfile", '[dev-packages]\nmy-lib = "*"'),
        ("Pipfile.lock", '{"default": {"my-lib": {}}}'),
        ("Pipfile.lock", '{"develop": {"my-lib": {}}}'),
        (".venv/lib/python3.12/site-packages/my_lib/__init__.py", ""),
        ("venv/Lib/site-packages/my_lib.py", ""),
        ("env/lib/python3.11/site-packages/my_lib.cpython-311.so", ""),
    ],
)
def test_should_know_a_library_when_a_file_tells_of_it(
    tmp_path: pathlib.Path, path: str, content: str
) -> None:
    """Declared, locked or installed."""
    write(tmp_path, {path: content})
    assert "my_lib" in library_names(str(tmp_path))


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("uv.lock", '[[package]]\nname = "my-lib"\n#' + "." * 1_100_000),
        ("Pipfile.lock", '{"default": {"my-lib": {}}' + " " * 1_100_000 + "}"),
    ],
)
def test_should_know_a_library_when_the_lock_file_is_long(
    tmp_path: pathlib.Path, path: str, content: str
) -> None:
    """As those of large workspaces are."""
    write(tmp_path, {path: content})
    assert "my_lib" in library_names(str(tmp_path))


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("uv.lock", '[[package]]\nname = "my-lib"\nsource = { virtual = "." }'),
        ("uv.lock", '[[package]]\nname = "my-lib"\nsource = { editable = "packages/my-lib" }'),
        ("pylock.toml", '[[packages]]\nname = "my-lib"\ndirectory = { path = "." }'),
        ("uv.lock", "package = 1"),
        ("Pipfile.lock", "{"),
        ("pyproject.toml", '[project]\nname = "my-lib"\ndependencies = ["my-lib[web]"]'),
        ("setup.py", "setup(install_requires=REQUIREMENTS)"),
    ],
)
def test_should_know_no_library_when_the_name_is_the_own_one(
    tmp_path: pathlib.Path, path: str, content: str
) -> None:
    """Or nothing can be read."""
    write(tmp_path, {path: content})
    assert "my_lib" not in library_names(str(tmp_path))


def test_should_know_none_when_the_project_says_nothing(tmp_path: pathlib.Path) -> None:
    """What archcheck itself needs is no library of the project."""
    make(tmp_path, "shop.py")
    assert library_names(str(tmp_path)) == frozenset()
