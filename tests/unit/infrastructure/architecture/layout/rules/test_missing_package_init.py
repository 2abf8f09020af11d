"""The rule missing-package-init; its page holds the other cases."""

import pathlib

import msgspec
import pytest

from archcheck.domain.configuration import Configuration
from archcheck.infrastructure.architecture.layout.rules.missing_package_init import (
    MissingPackageInit,
    MissingPackageInitOptions,
)
from tests.unit.infrastructure.discovery.project_support import found, make, write


def _lacking(
    root: pathlib.Path,
    *paths: str,
    tests: str = "auto",
    namespaces: tuple[str, ...] = (),
    exclude: tuple[str, ...] = (),
) -> list[tuple[str, str]]:
    make(root, *paths)
    stated = {"tests": tests, "namespace_packages": namespaces}
    options = msgspec.convert(stated, MissingPackageInitOptions)
    project = found(root, Configuration(root=str(root), exclude=exclude))
    violations = MissingPackageInit(options).violations(project)
    return sorted((violation.key, violation.path) for violation in violations)


@pytest.mark.parametrize(
    ("paths", "lacking"),
    [
        (["src/shop/b.py", "src/shop/a.py"], [("src/shop", "src/shop/a.py")]),
        (["src/shop/a.pyi", "src/shop/__init__.pyi"], []),
        (["src/shop/a.py", "src/shop/__init__.pyi"], [("src/shop", "src/shop/__init__.pyi")]),
        (["src/shop/a-b.py", "src/x/__init__.py"], []),
        (
            ["src/shop/__init__.py", "src/shop/a/b/c.py", "src/shop/a/b/__init__.py"],
            [("src/shop/a", "src/shop/a/b/__init__.py")],
        ),
        (
            ["src/shop/__init__.py", "src/shop/migrations/0001_a.py"],
            [("src/shop/migrations", "src/shop/migrations/0001_a.py")],
        ),
        (["src/shop/__init__.py", "src/shop/data/0001_a.py"], []),
        (["src/shop/__init__.py", "src/shop/migrations/001_a.py"], []),
        (["src/shop/__init__.py", "src/shop/docs/x/a.py"], []),
        (
            ["src/shop/__init__.py", "src/shop/versions/a.py"],
            [("src/shop/versions", "src/shop/versions/a.py")],
        ),
        (["src/shop/__init__.py", "src/shop/env.py", "src/shop/versions/a.py"], []),
        (["src/shop/__init__.py", "src/shop/script.py.mako", "src/shop/versions/a.py"], []),
    ],
)
def test_should_name_directories_when_they_lack_the_file(
    tmp_path: pathlib.Path, paths: list[str], lacking: list[tuple[str, str]]
) -> None:
    """With the file that is reported."""
    assert _lacking(tmp_path, *paths) == lacking


@pytest.mark.parametrize(
    ("tests", "mode", "lacking"),
    [
        ("auto", "prepend", [("tests", "tests/a.py")]),
        ("auto", "importlib", []),
        ("require", "importlib", [("tests", "tests/a.py")]),
        ("ignore", "prepend", []),
    ],
)
def test_should_judge_tests_when_the_option_says_so(
    tmp_path: pathlib.Path, tests: str, mode: str, lacking: list[tuple[str, str]]
) -> None:
    """By default as pytest imports them."""
    write(tmp_path, {"pytest.ini": f"[pytest]\naddopts = --import-mode={mode}\n"})
    assert _lacking(tmp_path, "src/shop/__init__.py", "tests/a.py", tests=tests) == lacking


@pytest.mark.parametrize(
    ("namespaces", "lacking"),
    [
        ((), ["src/acme", "src/acme/tools", "src/acme/tools/hammer"]),
        (("acme",), ["src/acme/tools", "src/acme/tools/hammer"]),
        (("acme.tools",), ["src/acme/tools/hammer"]),
        (("tools", "acme.tool"), ["src/acme/tools", "src/acme/tools/hammer"]),
    ],
)
def test_should_accept_namespaces_when_they_are_declared(
    tmp_path: pathlib.Path, namespaces: tuple[str, ...], lacking: list[str]
) -> None:
    """With the packages above them, not with those inside."""
    lacks = _lacking(tmp_path, "src/acme/tools/hammer/a.py", namespaces=namespaces)
    assert [key for key, _ in lacks] == lacking


def test_should_not_count_files_when_they_are_excluded(tmp_path: pathlib.Path) -> None:
    """Nothing is reported in them."""
    paths = ["src/shop/a.py", "src/shop/b.py", "src/mail/a.py"]
    assert _lacking(tmp_path, *paths, exclude=("a.py",)) == [("src/shop", "src/shop/b.py")]


@pytest.mark.parametrize(
    ("content", "lacking"), [("#!/bin/python\n", []), ("", [("src/shop", "src/shop/a.py")])]
)
def test_should_not_count_files_when_they_are_scripts(
    tmp_path: pathlib.Path, content: str, lacking: list[tuple[str, str]]
) -> None:
    """They are started, not imported."""
    write(tmp_path, {"src/shop/a.py": content})
    assert _lacking(tmp_path) == lacking


def test_should_not_need_one_when_src_is_the_root_package(tmp_path: pathlib.Path) -> None:
    """Only what lies in it does."""
    write(tmp_path, {"src/domain/a.py": "import src.domain\n"})
    assert _lacking(tmp_path) == [("src/domain", "src/domain/a.py")]


def test_should_ask_for_nothing_when_the_build_settings_declare_a_namespace(
    tmp_path: pathlib.Path,
) -> None:
    """A dotted module name of uv says so."""
    write(tmp_path, {"pyproject.toml": '[tool.uv.build-backend]\nmodule-name = "acme.tools"'})
    assert not _lacking(tmp_path, "src/acme/tools/__init__.py")


@pytest.mark.parametrize(
    "paths",
    [
        ["src/alembic/env.py", "src/alembic/script.py.mako", "src/alembic/versions/a.py"],
        ["src/tool/setup.py", "src/tool/tool/__init__.py"],
        ["src/tool/pyproject.toml", "src/tool/a.py"],
    ],
)
def test_should_ask_for_nothing_when_a_file_would_break_imports(
    tmp_path: pathlib.Path, paths: list[str]
) -> None:
    """An environment of Alembic hides the library, a project of its own is no package."""
    assert not _lacking(tmp_path, "src/shop/__init__.py", *paths)


def test_should_ask_for_nothing_when_a_package_is_split_over_roots(
    tmp_path: pathlib.Path,
) -> None:
    """The file in one root would hide the other."""
    make(tmp_path, "bases/ex/api/__init__.py", "components/ex/log/__init__.py")
    project = found(tmp_path, Configuration(root=str(tmp_path), source=("bases", "components")))
    options = MissingPackageInitOptions()
    assert not list(MissingPackageInit(options).violations(project))


@pytest.mark.parametrize(
    ("path", "lacking"),
    [
        ("src/acme/saw/a.py", [("src/acme/saw", "src/acme/saw/a.py")]),
        ("src/acme/saw/__init__.py", []),
    ],
)
def test_should_pass_over_empty_levels_when_namespaces_are_looked_for(
    tmp_path: pathlib.Path, path: str, lacking: list[tuple[str, str]]
) -> None:
    """A directory with modules of its own is a package all the same."""
    write(tmp_path, {"setup.cfg": "[options]\npackages = find_namespace:\npackage_dir =\n    =src"})
    assert _lacking(tmp_path, path) == lacking


@pytest.mark.parametrize(
    ("path", "lacking"),
    [
        ("src/alembic/a.py", []),
        ("src/shop/alembic/a.py", [("src/shop/alembic", "src/shop/alembic/a.py")]),
    ],
)
def test_should_pass_over_a_directory_when_it_is_named_like_a_library(
    tmp_path: pathlib.Path, path: str, lacking: list[tuple[str, str]]
) -> None:
    """On top; deeper it hides nothing."""
    write(tmp_path, {"requirements.txt": "alembic"})
    assert _lacking(tmp_path, "src/shop/__init__.py", path) == lacking
