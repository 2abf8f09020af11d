"""Where imports start."""

import pathlib

import pytest

from archcheck.domain.configuration import Configuration, Origin
from archcheck.infrastructure.discovery.source_roots import (
    ImportRoot,
    below,
    covers,
    find_source_roots,
    real_directory,
    top_name,
    top_names,
    wrong_roots,
)
from tests.unit.infrastructure.discovery.project_support import make, write

SRC = ImportRoot("src")
HATCH = '[tool.hatch.build.targets.wheel]\npackages = ["{}"]\n'


def _roots(root: pathlib.Path, *files: str, pyproject: str = "") -> tuple[ImportRoot, ...]:
    write(root, {"pyproject.toml": pyproject})
    return find_source_roots(Configuration(root=str(root)), files, ("checks",))


def _only(path: str, *names: str) -> ImportRoot:
    return ImportRoot(path, frozenset(names))


@pytest.mark.parametrize(
    ("files", "roots"),
    [
        (["src/shop/a.py", "mail/a.py"], [SRC]),
        (["src/a.py"], [SRC]),
        (["srcs/a.py"], [_only(".", "srcs")]),
        (["shop/a.py", "main.py"], [_only(".", "shop", "main")]),
        (
            ["shop/a.py", "tests/a.py", "docs/a.py", "examples/a.py", "scripts/a.py"],
            [_only(".", "shop")],
        ),
        (["shop/a.py", "build/a.py", "dist/a.py", "setup.py", "noxfile.py"], [_only(".", "shop")]),
        (["shop/a.py", "checks/a.py", "my-tool/a.py", ".x.py"], [_only(".", "shop")]),
        ([], [_only(".")]),
    ],
)
def test_should_detect_roots_when_nothing_is_stated(
    tmp_path: pathlib.Path, files: list[str], roots: list[ImportRoot]
) -> None:
    """`src` if it holds Python, else the project root."""
    assert list(_roots(tmp_path, *files)) == roots


@pytest.mark.parametrize(
    ("package", "files", "roots"),
    [
        ("lib/shop", ["lib/shop/a.py", "lib/mail/a.py", "src/b.py"], [ImportRoot("lib")]),
        ("backend/shop", ["backend/shop/a.py", "backend/b.py"], [_only("backend", "shop")]),
        ("shop", ["shop/a.py", "mail/a.py"], [_only(".", "shop")]),
        ("src/gone", ["src/shop/a.py"], [SRC]),
        ("gone", ["shop/a.py"], [_only(".", "shop")]),
        ("src/shop", ["src/shop.py"], [SRC]),
    ],
)
def test_should_follow_the_backend_when_its_packages_exist(
    tmp_path: pathlib.Path, package: str, files: list[str], roots: list[ImportRoot]
) -> None:
    """What is stated and not there is passed over."""
    assert list(_roots(tmp_path, *files, pyproject=HATCH.format(package))) == roots


def test_should_join_names_when_one_root_is_stated_twice(tmp_path: pathlib.Path) -> None:
    """Globs and names alike."""
    pyproject = '[tool.setuptools.packages.find]\ninclude = ["a*", "shop"]\n'
    files = ["ab/a.py", "shop/a.py", "mail/a.py"]
    assert _roots(tmp_path, *files, pyproject=pyproject) == (_only(".", "ab", "shop"),)


def test_should_read_setup_cfg_when_pyproject_is_silent(tmp_path: pathlib.Path) -> None:
    """The older file of setuptools."""
    write(tmp_path, {"setup.cfg": "[options]\npackage_dir =\n    =lib\n"})
    assert _roots(tmp_path, "lib/shop/a.py", "src/a.py") == (ImportRoot("lib"),)


def test_should_take_configured_roots_when_there_are_some(tmp_path: pathlib.Path) -> None:
    """Instead of what would be detected; each once, in their order."""
    make(tmp_path, "src/a.py", "lib/b.py")
    configuration = Configuration(root=str(tmp_path), source=("src/", "./lib", "src"))
    roots = find_source_roots(configuration, ["src/a.py", "lib/b.py"], ())
    assert roots == (SRC, ImportRoot("lib"))


def test_should_detect_packages_when_the_project_root_is_configured(
    tmp_path: pathlib.Path,
) -> None:
    """As if it had been detected."""
    configuration = Configuration(root=str(tmp_path), source=(".",))
    roots = find_source_roots(configuration, ["shop/a.py", "docs/a.py"], ())
    assert roots == (_only(".", "shop"),)


def _refusals(
    root: pathlib.Path, source: tuple[str, ...], tests: tuple[str, ...] | None = None
) -> list[tuple[str, str, str, str]]:
    configuration = Configuration(
        root=str(root),
        file="pyproject.toml",
        source=source,
        tests=tests,
        origins={"source": Origin("pyproject.toml", "tool.archcheck.source")},
    )
    problems = sorted(wrong_roots(configuration))
    return [(each.file, each.key, each.message, each.hint) for each in problems]


def test_should_refuse_roots_when_they_do_not_exist(tmp_path: pathlib.Path) -> None:
    """With the nearest directory, all at once."""
    make(tmp_path, "src/shop/a.py", "srd")
    assert _refusals(tmp_path, ("srcc", "src/shopp", "x/y")) == [
        (
            "pyproject.toml",
            "tool.archcheck.source",
            'the source root "src/shopp" does not exist',
            'did you mean "src/shop"?',
        ),
        (
            "pyproject.toml",
            "tool.archcheck.source",
            'the source root "srcc" does not exist',
            'did you mean "src"?',
        ),
        ("pyproject.toml", "tool.archcheck.source", 'the source root "x/y" does not exist', ""),
    ]


def test_should_refuse_roots_when_they_are_no_directories_of_the_project(
    tmp_path: pathlib.Path,
) -> None:
    """Files, and directories beside it."""
    make(tmp_path, "in/a.py", "out/b.py")
    root = tmp_path / "in"
    assert _refusals(root, (".",), ("a.py", "../out")) == [
        (
            "pyproject.toml",
            "tests",
            'the test root "../out" lies outside of the project ' + str(root),
            "",
        ),
        (
            "pyproject.toml",
            "tests",
            'the test root "a.py" is no directory',
            "name the directory from which imports start",
        ),
    ]


def test_should_resolve_links_when_a_root_is_one(tmp_path: pathlib.Path) -> None:
    """Files are found under their real paths."""
    make(tmp_path, "real/a.py")
    (tmp_path / "src").symlink_to("real")
    assert real_directory(str(tmp_path), "src") == "real"


@pytest.mark.parametrize(
    ("root", "path", "relative"),
    [
        (SRC, "src/shop/a.py", "shop/a.py"),
        (SRC, "lib/a.py", None),
        (_only(".", "shop"), "shop/a.py", "shop/a.py"),
        (_only(".", "shop"), "shop.py", "shop.py"),
        (_only(".", "shop"), "mail/a.py", None),
        (_only("lib", "shop"), "lib/mail/a.py", None),
    ],
)
def test_should_know_what_belongs_to_it_when_a_root_is_asked(
    root: ImportRoot, path: str, relative: str | None
) -> None:
    """By directory, and by top-level name."""
    assert root.relative(path) == relative


@pytest.mark.parametrize(
    ("directory", "path", "answer"),
    [
        ("src", "src", (True, None)),
        ("src", "src/a", (True, "a")),
        ("src", "srcs", (False, None)),
        (".", "src", (True, "src")),
        (".", ".", (True, ".")),
        ("a/b", "a", (False, None)),
    ],
)
def test_should_compare_whole_components_when_paths_are_nested(
    directory: str, path: str, answer: tuple[bool, str | None]
) -> None:
    """A common beginning is not enough."""
    assert (covers(directory, path), below(directory, path)) == answer


def test_should_name_what_is_on_top_when_paths_are_given() -> None:
    """Packages and modules."""
    names = top_names("src", ["src/a/b.py", "src/c.py", "src/d.e.py", "x/y.py"])
    assert (names, top_name("a/b")) == ({"a", "c", "d"}, "a")


def test_should_refuse_all_roots_when_both_kinds_are_wrong(tmp_path: pathlib.Path) -> None:
    """So that one look at the configuration is enough."""
    messages = [message for _, _, message, _ in _refusals(tmp_path, ("a",), ("b",))]
    assert messages == ['the test root "b" does not exist', 'the source root "a" does not exist']
