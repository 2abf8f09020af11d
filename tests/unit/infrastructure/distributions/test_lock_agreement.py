"""Tests of lock files held against what is declared; the hashes are those of the programs."""

import pathlib

import pytest

from archcheck.infrastructure.distributions.lock_agreement import incomparable_locks, stale_locks
from tests.unit.infrastructure.distributions.distribution_support import write

NEW = """[project]
name="shop"
version="1"
requires-python=">=3.11"
dependencies=["click>=8"]
[dependency-groups]
dev=["pytest", {include-group="lint"}]
lint=["ruff"]
[tool.poetry]
packages=[{include="shop"}]
[tool.poetry.group.docs.dependencies]
sphinx="*"
[[tool.pdm.source]]
name="pypi"
url="https://pypi.org/simple"
"""
OLD = """[tool.poetry]
name="shop"
version="1"
description=""
authors=[]
[tool.poetry.dependencies]
python="^3.11"
click={version="^8", optional=true}
[tool.poetry.extras]
cli=["click"]
"""
PDM = "4d79035775e9f65310913b650b000eb68b4b3958ca9d641c4b6ae375da3a4be6"
POETRY = "0c9826bf13d18f6ca9e080fd2a7123bb1407518357466da8a61a72d871c12b6d"
PIPFILE = '[packages]\nclick="*"\n[dev-packages]\npytest=">=8"\n[requires]\npython_version="3.11"\n'
CATEGORIES = """[[source]]
name="pypi"
url="https://pypi.org/simple"
verify_ssl=true
[packages]
click="*"
[docs]
sphinx="*"
"""
PIPENV = "567a2d9c4c7f97d569f81d8ac47d8a741392b51057e9b4c666ff8b6a28a773d5"
PIPENV_DOCS = "a9294aed872a4ebb3f29ff70e6ab1c7faf0a977073780a2a2564c975e109f806"
UV = """
[[package]]
name = "click"
source = { registry = "x" }
[[package]]
name = "shop-x"
source = { virtual = "." }
[package.metadata]
requires-dist = [
    { name = "click", specifier = ">=8.1,<9" },
    { name = "jinja2", marker = "extra == 'web'", specifier = "~=3.1" },
    { name = "rich", extras = ["jupyter"], marker = "python_full_version < '4'" },
    { name = "helpers", editable = "../helpers" },
]
[package.metadata.requires-dev]
dev = [{ name = "black" }, { name = "pytest", specifier = ">=8" }]
test = [{ name = "pytest", specifier = ">=8" }]
"""
UV_PROJECT = """[project]
name = "Shop_x"
dependencies = ["click>=8.1,<9", "rich[jupyter]; python_version < '4'", "helpers>=1", "shop-x[web]"]
[project.optional-dependencies]
web = ["jinja2~=3.1"]
[dependency-groups]
test = ["pytest>=8"]
dev = [{include-group="test"}, "black"]
"""


def _stale(root: pathlib.Path, files: dict[str, str]) -> list[str]:
    return [each.reason for each in stale_locks(str(root), write(root, files))]


@pytest.mark.parametrize(
    "files",
    [
        {"pyproject.toml": NEW, "poetry.lock": f'[metadata]\ncontent-hash = "{POETRY}"'},
        {
            "pyproject.toml": OLD,
            "poetry.lock": "[metadata]\ncontent-hash = "
            '"36a2f971d482afd86a47d53ef381816b7d3a2f42c4dfd3f87b7ca3b26e2ac461"',
        },
        {"pyproject.toml": NEW, "pdm.lock": f'[metadata]\ncontent_hash = "sha256:{PDM}"'},
        {
            "pyproject.toml": NEW.replace("lint=", 'odd="no list"\nlint='),
            "pdm.lock": f'[metadata]\ncontent_hash = "sha256:{PDM}"',
        },
        {"Pipfile": PIPFILE, "Pipfile.lock": f'{{"_meta": {{"hash": {{"sha256": "{PIPENV}"}}}}}}'},
        {
            "Pipfile": CATEGORIES,
            "Pipfile.lock": f'{{"_meta": {{"hash": {{"sha256": "{PIPENV_DOCS}"}}}}}}',
        },
        {"pyproject.toml": UV_PROJECT, "uv.lock": UV},
    ],
)
def test_should_say_nothing_when_lock_belongs_to_what_is_declared(
    tmp_path: pathlib.Path, files: dict[str, str]
) -> None:
    assert _stale(tmp_path, files) == []


@pytest.mark.parametrize(
    "files",
    [
        {
            "pyproject.toml": NEW.replace("click>=8", "click>=9"),
            "poetry.lock": f'[metadata]\ncontent-hash = "{POETRY}"',
        },
        {
            "pyproject.toml": NEW.replace("ruff", "pylint"),
            "pdm.lock": f'[metadata]\ncontent_hash = "sha256:{PDM}"',
        },
        {
            "Pipfile": PIPFILE.replace("click", "rich"),
            "Pipfile.lock": f'{{"_meta": {{"hash": {{"sha256": "{PIPENV}"}}}}}}',
        },
    ],
)
def test_should_say_so_when_hash_is_that_of_something_else(
    tmp_path: pathlib.Path, files: dict[str, str]
) -> None:
    assert _stale(tmp_path, files) == ["its hash is that of something else"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("click>=8.1", "click>=8.2", "click<9,>=8.2 is declared, and not locked so"),
        ('"helpers>=1", ', "", "helpers is locked, and not declared so"),
        ("rich[jupyter]", "rich", "rich is declared, and not locked so"),
        ('"pytest>=8"', "", "pytest>=8 is locked in the group dev, and not declared so"),
        (
            "[dependency-groups]\n",
            '[dependency-groups]\na = ["x"]\n',
            "x is declared in the group a, and not locked so",
        ),
        ('web = ["jinja2~=3.1"]', "", "jinja2~=3.1 is locked, and not declared so"),
    ],
)
def test_should_name_the_difference_when_uv_locked_something_else(
    tmp_path: pathlib.Path, before: str, after: str, expected: str
) -> None:
    files = {"pyproject.toml": UV_PROJECT.replace(before, after), "uv.lock": UV}
    assert _stale(tmp_path, files) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        UV_PROJECT.replace(
            "[dependency-groups]",
            '[tool.uv]\ndev-dependencies = ["black"]\n[dependency-groups]',
        ),
        UV_PROJECT.replace('"black"', '"black", "no requirement at all"'),
    ],
)
def test_should_compare_what_uv_reads_when_lists_are_older_or_broken(
    tmp_path: pathlib.Path, text: str
) -> None:
    assert _stale(tmp_path, {"pyproject.toml": text, "uv.lock": UV}) == []


@pytest.mark.parametrize("specifier", ["*", "latest"])
def test_should_read_specifiers_as_they_stand_when_lock_states_odd_ones(
    tmp_path: pathlib.Path, specifier: str
) -> None:
    lock = UV.replace('"~=3.1"', f'"{specifier}"')
    found = _stale(tmp_path, {"pyproject.toml": UV_PROJECT, "uv.lock": lock})
    assert found == ["jinja2~=3.1 is declared, and not locked so"]


@pytest.mark.parametrize(
    "files",
    [
        {"pyproject.toml": UV_PROJECT.replace("Shop_x", "other"), "uv.lock": UV},
        {
            "pyproject.toml": UV_PROJECT.replace(
                '"Shop_x"', '"Shop_x"\ndynamic = ["dependencies"]'
            ),
            "uv.lock": UV,
        },
        {"uv.lock": "package = 3"},
        {"uv.lock": "package ="},
        {"poetry.lock": "[metadata]\ncontent-hash = 3"},
        {"pdm.lock": '[metadata]\ncontent_hash = "md17:abc"'},
        {"pdm.lock": "[metadata]"},
        {"Pipfile": "", "Pipfile.lock": "{"},
        {"Pipfile.lock": '{"_meta": {"hash": {"sha256": "abc"}}}'},
        {"pylock.toml": ""},
    ],
)
def test_should_list_lock_when_it_cannot_be_compared(
    tmp_path: pathlib.Path, files: dict[str, str]
) -> None:
    paths = write(tmp_path, files)
    found = (
        list(stale_locks(str(tmp_path), paths)),
        list(incomparable_locks(str(tmp_path), paths)),
    )
    assert found == ([], [paths[-1]])
