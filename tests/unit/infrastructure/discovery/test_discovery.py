"""Finding the files of a project."""

import hashlib
import os
import pathlib

import pytest

from archcheck.domain.configuration import Configuration, Origin
from archcheck.domain.problem import UsageProblems
from archcheck.domain.project import Role, SourceFile, SourceRoot
from archcheck.infrastructure.discovery import discovery
from archcheck.infrastructure.discovery.walking import Tree
from tests.unit.infrastructure.discovery.project_support import (
    discover,
    found,
    make,
    modules,
    named,
    write,
)


def test_should_find_sources_and_tests_when_a_project_has_both(tmp_path: pathlib.Path) -> None:
    """The usual layout; what lies under no root is counted."""
    make(tmp_path, "src/shop/__init__.py", "tests/test_shop.py", "docs/conf.py", "setup.py")
    project = found(tmp_path)
    files = [(file.path, file.role, file.module, file.is_package) for file in project.files]
    assert (files, project.other_files) == (
        [
            ("src/shop/__init__.py", Role.SOURCE, "shop", True),
            ("tests/test_shop.py", Role.TEST, "tests.test_shop", False),
        ],
        2,
    )


def test_should_describe_the_project_when_it_is_found(tmp_path: pathlib.Path) -> None:
    """Roots, packages and the whole scope."""
    make(tmp_path, "src/shop/a.py", "tests/test_shop.py")
    project, scope = discover(tmp_path)
    assert (project.source_roots, project.test_roots, project.namespaces, scope.whole) == (
        (SourceRoot("src", ("shop",)),),
        ("tests",),
        ("shop",),
        True,
    )


@pytest.mark.parametrize(
    ("pyproject", "setup", "name"),
    [
        ('[project]\nname = "web-shop"', "[metadata]\nname = other", "web-shop"),
        ('[tool.poetry]\nname = "web-shop"', "", "web-shop"),
        ("[project]\nname = 1", "", "x"),
        ("[build-system]", "[metadata]\nname = web-shop\n", "web-shop"),
        ("", "[metadata]\nname =\n", "x"),
        ("", "name", "x"),
        ("", "", "x"),
    ],
)
def test_should_name_the_project_when_pyproject_or_setup_cfg_does(
    tmp_path: pathlib.Path, pyproject: str, setup: str, name: str
) -> None:
    """Else by its directory."""
    files = {"x/pyproject.toml": pyproject, "x/setup.cfg": setup, "x/src/a.py": ""}
    write(tmp_path, files)
    assert found(tmp_path / "x").name == name


def test_should_digest_files_when_they_are_read(tmp_path: pathlib.Path) -> None:
    """Size and SHA-256 of the bytes."""
    write(tmp_path, {"src/a.py": "x = 1\n"})
    expected = SourceFile(
        "src/a.py", Role.SOURCE, "a", False, 6, hashlib.sha256(b"x = 1\n").hexdigest()
    )
    assert found(tmp_path).files == (expected,)


def test_should_keep_excluded_files_when_patterns_match(tmp_path: pathlib.Path) -> None:
    """Out of judgement, not out of existence."""
    make(tmp_path, "src/shop/migrations/a.py", "src/shop/b.py")
    configuration = Configuration(root=str(tmp_path), exclude=("**/migrations/**",))
    files = found(tmp_path, configuration).files
    assert [(file.path, file.excluded) for file in files] == [
        ("src/shop/b.py", False),
        ("src/shop/migrations/a.py", True),
    ]


def test_should_say_what_is_wrong_when_a_file_is_too_large(tmp_path: pathlib.Path) -> None:
    """It is listed all the same."""
    write(tmp_path, {"src/a.py": "x = 1\n"})
    project = found(tmp_path, Configuration(root=str(tmp_path), max_file_size=5))
    assert named(project, "src/a.py").problem == "the file has 6 bytes, max_file_size is 5"


def test_should_list_a_directory_when_it_cannot_be_read(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What may be source must not pass for checked; the rest is only told."""
    make(tmp_path, "src/a.py")
    reason = "Permission denied"
    tree = Tree(files=("src/a.py",), unreadable=(("docs", reason), ("src/shop", reason)))
    monkeypatch.setattr(discovery, "walk_project", lambda root, named: tree)
    project = found(tmp_path)
    sentence = "the directory cannot be read: Permission denied"
    assert (named(project, "src/shop").problem, project.skipped) == (
        sentence,
        (f"docs: {sentence}",),
    )


def test_should_expect_tests_when_their_directory_cannot_be_read(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "src/a.py")
    tree = Tree(files=("src/a.py",), unreadable=(("tests", "Permission denied"),))
    monkeypatch.setattr(discovery, "walk_project", lambda root, named: tree)
    assert found(tmp_path).test_roots == ("tests",)


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (
            ["src/domain/a.py", "src/main.py"],
            {"src/domain/a.py": "domain.a", "src/main.py": "main"},
        ),
        (["domain/a.py", "main.py", "setup.py"], {"domain/a.py": "domain.a", "main.py": "main"}),
        (
            ["src/__init__.py", "src/domain/a.py"],
            {"src/__init__.py": "src", "src/domain/a.py": "src.domain.a"},
        ),
        (
            ["shop/a.py", "shop/tests/b.py"],
            {"shop/a.py": "shop.a", "shop/tests/b.py": "shop.tests.b"},
        ),
        (["a.py"], {"a.py": "a"}),
    ],
)
def test_should_name_modules_when_packages_lie_anywhere(
    tmp_path: pathlib.Path, paths: list[str], expected: dict[str, str]
) -> None:
    """Layers on top, in one package, with and without `src`."""
    make(tmp_path, *paths)
    assert modules(found(tmp_path)) == expected


def test_should_start_above_src_when_imports_begin_with_it(tmp_path: pathlib.Path) -> None:
    """`src` is then the root package, also where it is configured."""
    write(tmp_path, {"src/domain/a.py": "from src.domain import b\n", "src/domain/b.py": ""})
    project = found(tmp_path, Configuration(root=str(tmp_path), source=("src",)))
    assert (project.source_roots, modules(project)) == (
        (SourceRoot(".", ("src",)),),
        {"src/domain/a.py": "src.domain.a", "src/domain/b.py": "src.domain.b"},
    )


def test_should_stay_in_src_when_few_imports_begin_with_it(tmp_path: pathlib.Path) -> None:
    """One slip does not move the root."""
    write(tmp_path, {"src/a/b.py": "import a.c\nimport a.d\nimport src.a\n"})
    assert found(tmp_path).source_roots == (SourceRoot("src", ("a",)),)


def test_should_make_one_project_when_a_package_is_split(tmp_path: pathlib.Path) -> None:
    """Over two source roots."""
    paths = ("one/shop/__init__.py", "one/shop/a.py", "two/shop/__init__.py", "two/shop/b.py")
    make(tmp_path, *paths)
    project = found(tmp_path, Configuration(root=str(tmp_path), source=("one", "two")))
    assert (list(modules(project).values()), project.shadowed) == (
        ["shop", "shop.a", "shop", "shop.b"],
        (),
    )


def test_should_know_names_when_git_ignores_their_files(tmp_path: pathlib.Path) -> None:
    """They resolve, and are not checked."""
    write(tmp_path, {".gitignore": "_version.py\ngen/\n"})
    make(tmp_path, "src/shop/a.py", "src/shop/_version.py", "src/shop/gen/b.py")
    project = found(tmp_path)
    assert (modules(project), project.unread_modules) == (
        {"src/shop/a.py": "shop.a"},
        ("shop._version", "shop.gen", "shop.gen.b"),
    )


def test_should_report_the_real_path_when_a_package_is_linked(tmp_path: pathlib.Path) -> None:
    """A directory beside the source root that is a package of it."""
    make(tmp_path, "common/a.py", "src/shop/b.py")
    (tmp_path / "src" / "shop" / "common").symlink_to("../../common")
    assert modules(found(tmp_path)) == {"common/a.py": "shop.common.a", "src/shop/b.py": "shop.b"}


def test_should_know_both_names_when_a_module_is_linked(tmp_path: pathlib.Path) -> None:
    """The second one resolves."""
    make(tmp_path, "src/shop/a.py")
    (tmp_path / "src" / "shop" / "b.py").symlink_to("a.py")
    project = found(tmp_path)
    assert (modules(project), project.second_names) == (
        {"src/shop/a.py": "shop.a"},
        (("shop.b", "shop.a"),),
    )


def test_should_take_the_imported_name_when_root_packages_are_links(
    tmp_path: pathlib.Path,
) -> None:
    """The real directories lie beside the package that is made of links to them."""
    write(tmp_path, {"drive/car.py": "from lift.system import now\n", "drive/__init__.py": ""})
    make(tmp_path, "system/__init__.py", "lift/__init__.py")
    for name in ("drive", "system"):
        (tmp_path / "lift" / name).symlink_to(f"../{name}")
    project = found(tmp_path)
    assert (project.source_roots, modules(project), project.second_names) == (
        (SourceRoot(".", ("lift",)),),
        {
            "drive/__init__.py": "lift.drive",
            "drive/car.py": "lift.drive.car",
            "lift/__init__.py": "lift",
            "system/__init__.py": "lift.system",
        },
        (("drive", "lift.drive"), ("drive.car", "lift.drive.car"), ("system", "lift.system")),
    )


def test_should_keep_odd_names_when_files_have_them(tmp_path: pathlib.Path) -> None:
    """Undecodable bytes and control characters; they are no modules."""
    make(tmp_path, "src/shop/a.py")
    for name in (b"\xff.py", b"a\tb.py"):
        with open(os.path.join(os.fsencode(tmp_path), b"src/shop", name), "wb"):
            pass
    assert modules(found(tmp_path)) == {
        "src/shop/a\tb.py": "",
        "src/shop/a.py": "shop.a",
        "src/shop/\udcff.py": "",
    }


def test_should_treat_conftest_as_test_when_it_lies_in_a_package(tmp_path: pathlib.Path) -> None:
    """Wherever pytest would read it."""
    make(tmp_path, "conftest.py", "src/shop/conftest.py", "tests/conftest.py", "src/shop/a.py")
    roles = {file.path: file.role for file in found(tmp_path).files}
    assert roles == {
        "conftest.py": Role.TEST,
        "src/shop/a.py": Role.SOURCE,
        "src/shop/conftest.py": Role.TEST,
        "tests/conftest.py": Role.TEST,
    }


@pytest.mark.parametrize("path", ["readme.txt", "tests/test_a.py", ".hidden/a.py"])
def test_should_refuse_a_project_when_it_has_no_source(tmp_path: pathlib.Path, path: str) -> None:
    """Nothing, tests alone, or hidden files."""
    make(tmp_path, path)
    with pytest.raises(UsageProblems, match=f"there is no Python source file in {tmp_path}"):
        found(tmp_path)


def test_should_call_a_path_no_python_file_when_there_is_no_other(tmp_path: pathlib.Path) -> None:
    """As `archcheck /etc/hosts` is; nothing is said about the directory around it."""
    make(tmp_path, "hosts", "sub/x.txt")
    with pytest.raises(UsageProblems, match='^the path "hosts" is not a Python file'):
        discover(tmp_path, "hosts", "sub")


def test_should_give_no_name_to_a_script_when_it_lies_in_the_root(tmp_path: pathlib.Path) -> None:
    """It is a source all the same; in a package `importlib` takes any name."""
    make(tmp_path, "my-script.py", "shop/0001_first.py", "dash.py")
    assert modules(found(tmp_path)) == {
        "dash.py": "dash",
        "my-script.py": "",
        "shop/0001_first.py": "shop.0001_first",
    }


def test_should_refuse_configured_roots_when_they_do_not_exist(tmp_path: pathlib.Path) -> None:
    """A misspelt one would leave something unchecked."""
    make(tmp_path, "src/a.py")
    configuration = Configuration(root=str(tmp_path), source=("scr",), tests=("tets",))
    message = 'the source root "scr" does not exist\n.*\ntests: the test root "tets"'
    with pytest.raises(UsageProblems, match=message):
        found(tmp_path, configuration)


@pytest.mark.parametrize(
    ("pattern", "roots"),
    [
        ("src/*/tests", ("src/mail/tests", "src/shop/tests")),
        ("**/checks", ("src/shop/checks",)),
        ("src/[s]hop/tests/", ("src/shop/tests",)),
    ],
)
def test_should_find_test_roots_when_globs_name_them(
    tmp_path: pathlib.Path, pattern: str, roots: tuple[str, ...]
) -> None:
    """Directories alone."""
    make(tmp_path, "src/shop/tests/a.py", "src/mail/tests/b.py", "src/shop/checks/c.py")
    make(tmp_path, "src/shop/d.py", "src/car.py/tests")
    assert found(tmp_path, Configuration(root=str(tmp_path), tests=(pattern,))).test_roots == roots


def test_should_refuse_a_glob_when_it_names_no_directory(tmp_path: pathlib.Path) -> None:
    """A misspelt one would leave the tests unchecked."""
    make(tmp_path, "src/shop/tests.py")
    configuration = Configuration(root=str(tmp_path), tests=("src/*/tests",))
    with pytest.raises(UsageProblems, match='the test root "src/[*]/tests" matches no directory'):
        found(tmp_path, configuration)


def test_should_refuse_a_configured_root_when_it_holds_no_source(tmp_path: pathlib.Path) -> None:
    """At the key that names it."""
    make(tmp_path, "src/readme.txt", "lib/a.py")
    configuration = Configuration(
        root=str(tmp_path),
        file="pyproject.toml",
        source=("src",),
        origins={"source": Origin("pyproject.toml", "tool.archcheck.source")},
    )
    message = "pyproject.toml:1: tool.archcheck.source: there is no Python source file in src"
    with pytest.raises(UsageProblems, match=message):
        found(tmp_path, configuration)


def test_should_refuse_exclusions_when_they_leave_nothing_to_check(tmp_path: pathlib.Path) -> None:
    """A gate that checks nothing would pass for ever."""
    make(tmp_path, "src/a.py", "tests/test_a.py")
    configuration = Configuration(
        root=str(tmp_path),
        file="pyproject.toml",
        exclude=("src/**", "tests"),
        origins={"exclude": Origin("pyproject.toml", "tool.archcheck.exclude")},
    )
    message = "pyproject.toml:1: tool.archcheck.exclude: this excludes every Python file"
    with pytest.raises(UsageProblems, match=message):
        found(tmp_path, configuration)


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("src/shop/order_test.py", Role.TEST),
        ("src/shop/domain/test_order.py", Role.TEST),
        ("src/shop/domain/tests/__init__.py", Role.TEST),
        ("src/shop/domain/tests/builders.py", Role.TEST),
        ("src/shop/test/client.py", Role.SOURCE),
        ("src/shop/testing.py", Role.SOURCE),
    ],
)
def test_should_know_tests_by_name_when_they_lie_inside_packages(
    tmp_path: pathlib.Path, path: str, role: Role
) -> None:
    """A directory counts only where it holds a file that pytest would collect."""
    make(tmp_path, "src/shop/domain/tests/test_order.py", "src/shop/a.py", path)
    assert named(found(tmp_path), path).role is role


def test_should_take_a_package_of_tests_for_source_when_there_is_nothing_beside_it(
    tmp_path: pathlib.Path,
) -> None:
    """A distribution may ship what others test with."""
    make(tmp_path, "pyproject.toml", "src/shop/test/client.py", "src/shop/test/test_base.py")
    assert named(found(tmp_path), "src/shop/test/client.py").role is Role.SOURCE


def test_should_pass_over_patterns_when_they_do_not_speak_of_tests(
    tmp_path: pathlib.Path,
) -> None:
    """`python_files = *.py` would make tests of all the sources."""
    make(tmp_path, "src/shop/a.py")
    write(tmp_path, {"pytest.ini": "[pytest]\npython_files = *.py"})
    assert named(found(tmp_path), "src/shop/a.py").role is Role.SOURCE


def test_should_name_their_directories_when_tests_lie_inside_packages(
    tmp_path: pathlib.Path,
) -> None:
    """They are test roots like any other."""
    make(tmp_path, "src/shop/a.py", "src/shop/tests/test_a.py", "tests/test_b.py")
    assert found(tmp_path).test_roots == ("src/shop/tests", "tests")
