"""The walk through a project."""

import os
import pathlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.infrastructure.discovery.walking import (
    Link,
    Tree,
    relative_to,
    walk_names,
    walk_project,
)
from tests.unit.infrastructure.discovery.project_support import make, write

NAMES = st.sampled_from(["a", "b", "c.d", "x y", "é", "src"])
PATHS = st.lists(NAMES, min_size=1, max_size=4).map("/".join)


def _walk(root: pathlib.Path) -> Tree:
    return walk_project(str(root))


@settings(max_examples=40, deadline=None)
@given(paths=st.sets(PATHS, max_size=12))
def test_should_find_each_file_once_when_a_random_tree_is_walked(
    tmp_path_factory: pytest.TempPathFactory, paths: set[str]
) -> None:
    """Whatever the directories are called."""
    root = tmp_path_factory.mktemp("tree")
    expected = sorted(f"{path}/file.py" for path in paths)
    make(root, *expected)
    assert list(_walk(root).files) == expected


def test_should_find_python_files_when_others_are_there(tmp_path: pathlib.Path) -> None:
    """Sorted, wherever they lie."""
    make(tmp_path, "z.py", "src/b.pyi", "src/a.py", "src/a.pyc", "readme", "src/x.py/c.py")
    assert _walk(tmp_path) == Tree(files=("src/a.py", "src/b.pyi", "src/x.py/c.py", "z.py"))


def test_should_tell_compiled_modules_when_they_are_there(tmp_path: pathlib.Path) -> None:
    """Extension modules, and their sources."""
    make(tmp_path, "a.so", "b.pyd", "c.pyx", "d.py")
    assert _walk(tmp_path).compiled == ("a.so", "b.pyd", "c.pyx")


@pytest.mark.parametrize(
    "path",
    [
        ".git/a.py",
        ".hidden/a.py",
        "__pycache__/a.py",
        "x/node_modules/a.py",
        "__pypackages__/a.py",
    ],
)
def test_should_not_enter_a_directory_when_it_holds_no_source(
    tmp_path: pathlib.Path, path: str
) -> None:
    """Known by name, and told."""
    make(tmp_path, path, "kept.py")
    assert _walk(tmp_path) == Tree(files=("kept.py",), passed=(path.removesuffix("a.py"),))


def test_should_not_enter_a_directory_when_it_is_an_environment(tmp_path: pathlib.Path) -> None:
    """Known by `pyvenv.cfg`, but not the project itself."""
    make(tmp_path, "pyvenv.cfg", "env/pyvenv.cfg", "env/lib/a.py", "kept.py", "env/bin/python")
    assert _walk(tmp_path) == Tree(files=("kept.py",))


def test_should_tell_an_environment_when_it_has_no_programs(tmp_path: pathlib.Path) -> None:
    """It may be a directory of sources with an empty `pyvenv.cfg`."""
    make(tmp_path, "env/pyvenv.cfg", "env/a.py", "kept.py")
    assert _walk(tmp_path) == Tree(files=("kept.py",), passed=("env/",))


@pytest.mark.parametrize(("more", "names"), [("b.txt", ("env/a.py",)), ("bin/python", ())])
def test_should_list_names_when_a_directory_only_looks_like_an_environment(
    tmp_path: pathlib.Path, more: str, names: tuple[str, ...]
) -> None:
    """A real one is not walked, even where somebody asks for it."""
    make(tmp_path, "env/pyvenv.cfg", "env/a.py", f"env/{more}")
    assert walk_names(str(tmp_path), "env/") == names


def test_should_tell_ignored_entries_when_git_ignores_them(tmp_path: pathlib.Path) -> None:
    """Directories end with a slash, and are not entered."""
    write(tmp_path, {".gitignore": "out/\nv.py", "src/.gitignore": "w.py"})
    make(tmp_path, "out/a.py", "src/v.py", "src/w.py", "w.py")
    assert _walk(tmp_path) == Tree(files=("w.py",), ignored=("out/", "src/v.py", "src/w.py"))


@pytest.mark.parametrize("named", ["sub", "sub/src"])
def test_should_start_anew_when_a_named_repository_lies_in_the_project(
    tmp_path: pathlib.Path, named: str
) -> None:
    """The ignore files around it say nothing about another repository."""
    write(tmp_path, {".gitignore": "a.py", "sub/.git": "gitdir: x", "sub/.gitignore": "b.py"})
    make(tmp_path, "a.py", "sub/a.py", "sub/b.py")
    expected = Tree(files=("sub/a.py",), ignored=("a.py", "sub/b.py"))
    assert walk_project(str(tmp_path), [named]) == expected


@pytest.mark.parametrize("sign", ["src/shop/other/.git", "src/shop/other/.git/HEAD"])
def test_should_pass_over_a_repository_when_it_lies_in_the_project(
    tmp_path: pathlib.Path, sign: str
) -> None:
    """A submodule has a file `.git`, a repository a directory."""
    make(tmp_path, "src/shop/a.py", "src/shop/other/b.py", sign)
    assert _walk(tmp_path) == Tree(
        files=("src/shop/a.py",),
        repositories=("src/shop/other/",),
        skipped=("src/shop/other: a repository of its own, not checked",),
    )


def test_should_enter_a_directory_when_its_git_directory_is_no_repository(
    tmp_path: pathlib.Path,
) -> None:
    """An empty `.git` would be a cheap way to hide code."""
    make(tmp_path, "src/shop/a.py")
    (tmp_path / "src" / "shop" / ".git").mkdir()
    assert _walk(tmp_path).files == ("src/shop/a.py",)


@pytest.mark.parametrize(
    ("path", "files"), [("__init__.py", ("src/env/__init__.py", "src/env/a.py")), ("b.txt", ())]
)
def test_should_enter_an_environment_when_it_is_a_package(
    tmp_path: pathlib.Path, path: str, files: tuple[str, ...]
) -> None:
    """`pyvenv.cfg` alone takes no package away."""
    make(tmp_path, "src/env/pyvenv.cfg", "src/env/a.py", f"src/env/{path}")
    assert _walk(tmp_path).files == files


def test_should_list_names_when_an_ignored_directory_is_asked_for(tmp_path: pathlib.Path) -> None:
    """Files, compiled ones and those that are ignored inside."""
    write(tmp_path, {"out/.gitignore": "b.py\nd/", "other.py": ""})
    make(tmp_path, "out/a.py", "out/b.py", "out/c.so", "out/d/e.py")
    assert walk_names(str(tmp_path), "out/") == ("out/a.py", "out/b.py", "out/c.so")


def test_should_keep_links_when_they_stay_in_the_project(tmp_path: pathlib.Path) -> None:
    """Directories and Python files, each found once."""
    make(tmp_path, "real/a.py", "data.txt")
    (tmp_path / "alias").symlink_to("real")
    (tmp_path / "b.py").symlink_to("real/a.py")
    (tmp_path / "data").symlink_to("data.txt")
    assert _walk(tmp_path) == Tree(
        files=("real/a.py",), links=(Link("alias", "real"), Link("b.py", "real/a.py"))
    )


def test_should_end_when_links_make_a_loop(tmp_path: pathlib.Path) -> None:
    """A link to the root, and one to itself."""
    make(tmp_path, "src/a.py")
    (tmp_path / "src" / "loop").symlink_to(tmp_path)
    (tmp_path / "src" / "self.py").symlink_to("self.py")
    assert _walk(tmp_path) == Tree(
        files=("src/a.py",),
        links=(Link("src/loop", ""),),
        skipped=("src/self.py: a link that leads to no file",),
    )


def test_should_tell_links_when_they_are_not_followed(tmp_path: pathlib.Path) -> None:
    """Those that leave the project, and those that lead nowhere."""
    make(tmp_path, "outside/x.py", "outside/x.txt", "in/a.py")
    (tmp_path / "in" / "dir").symlink_to(tmp_path / "outside")
    (tmp_path / "in" / "b.py").symlink_to(tmp_path / "outside" / "x.py")
    (tmp_path / "in" / "data").symlink_to(tmp_path / "outside" / "x.txt")
    (tmp_path / "in" / "c.py").symlink_to("nothing")
    assert _walk(tmp_path / "in").skipped == (
        "b.py: a link that leaves the project",
        "c.py: a link that leads to no file",
        "dir: a link that leaves the project",
    )


def test_should_pass_over_links_when_their_names_say_so(tmp_path: pathlib.Path) -> None:
    """Hidden ones, such as an editor's locks, and ignored ones."""
    write(tmp_path, {".gitignore": "gone.py", "a.py": ""})
    (tmp_path / ".#a.py").symlink_to("user@host")
    (tmp_path / "gone.py").symlink_to("nothing")
    assert _walk(tmp_path) == Tree(files=("a.py",))


def test_should_tell_entries_when_they_are_no_regular_files(tmp_path: pathlib.Path) -> None:
    """Opening a pipe would wait for ever."""
    os.mkfifo(tmp_path / "pipe.py")
    assert _walk(tmp_path).irregular == ("pipe.py",)


def test_should_tell_a_directory_when_it_cannot_be_read(tmp_path: pathlib.Path) -> None:
    """It may hold anything."""
    reason = "No such file or directory"
    assert _walk(tmp_path / "gone").unreadable == (("", reason),)


def test_should_keep_names_when_they_are_not_unicode(tmp_path: pathlib.Path) -> None:
    """Undecodable bytes and control characters."""
    for name in (b"\xff.py", b"a\nb.py"):
        with open(os.path.join(os.fsencode(tmp_path), name), "wb"):
            pass
    assert _walk(tmp_path).files == ("a\nb.py", "\udcff.py")


@pytest.mark.parametrize(
    ("root", "path", "relative"),
    [("/a", "/a", ""), ("/a", "/a/b/c", "b/c"), ("/a", "/ab", None), ("/", "/a", "a")],
)
def test_should_give_the_rest_when_a_path_lies_inside(
    root: str, path: str, relative: str | None
) -> None:
    """None outside."""
    assert relative_to(root, path) == relative
