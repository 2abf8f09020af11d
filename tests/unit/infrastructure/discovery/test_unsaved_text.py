"""Tests of text that an editor has not saved yet."""

import pathlib

import pytest

from archcheck.domain.configuration import Configuration
from archcheck.domain.project import Role
from tests.unit.infrastructure.discovery.project_support import make, named, with_unsaved
from tests.unit.refusal_support import refusal

FILES = ("src/shop/__init__.py", "src/shop/order.py", "tests/test_order.py", "scripts/run.py")


@pytest.mark.parametrize(
    ("path", "role", "module"),
    [
        ("src/shop/order.py", Role.SOURCE, "shop.order"),
        ("src/shop/new.py", Role.SOURCE, "shop.new"),
        ("src/shop/deep/new.py", Role.SOURCE, "shop.deep.new"),
        ("tests/test_new.py", Role.TEST, "tests.test_new"),
    ],
)
def test_should_stand_in_its_place_when_text_is_not_saved(
    path: str, role: Role, module: str, tmp_path: pathlib.Path
) -> None:
    make(tmp_path, *FILES)
    project, scope = with_unsaved(tmp_path, path, b"X = 1\n")
    file = named(project, path)
    assert (file.role, file.module, file.unsaved, file.size, file.problem, scope.files) == (
        role,
        module,
        b"X = 1\n",
        6,
        "",
        frozenset({path}),
    )


def test_should_leave_other_files_alone_when_text_is_not_saved(tmp_path: pathlib.Path) -> None:
    make(tmp_path, *FILES)
    project, _ = with_unsaved(tmp_path, "src/shop/order.py", b"X = 1\n")
    assert named(project, "src/shop/__init__.py").unsaved is None


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("scripts/run.py", "in no source or test root"),
        ("scripts/new.py", "in no source or test root"),
        ("src/shop/ignored.py", "ignored by git"),
        ("src/shop/old/new.py", "excluded by the configuration"),
    ],
)
def test_should_say_why_when_nothing_is_checked_there(
    path: str, reason: str, tmp_path: pathlib.Path
) -> None:
    make(tmp_path, *FILES, "src/shop/ignored.py")
    (tmp_path / ".gitignore").write_text("ignored.py\n", encoding="utf-8")
    configuration = Configuration(root=str(tmp_path), exclude=("src/shop/old/**",))
    _, scope = with_unsaved(tmp_path, path, b"X = 1\n", configuration)
    assert (scope.files, scope.unmatched) == (frozenset(), (f"{path}: {reason}",))


def test_should_not_check_text_when_it_is_too_large(tmp_path: pathlib.Path) -> None:
    make(tmp_path, *FILES)
    configuration = Configuration(root=str(tmp_path), max_file_size=3)
    project, _ = with_unsaved(tmp_path, "src/shop/order.py", b"X = 1\n", configuration)
    problem = named(project, "src/shop/order.py").problem
    assert problem == "the text has 6 bytes, max_file_size is 3"


@pytest.mark.parametrize("path", ["../elsewhere.py", "/no/such/place.py"])
def test_should_refuse_text_when_it_belongs_to_no_file_of_the_project(
    path: str, tmp_path: pathlib.Path
) -> None:
    make(tmp_path, *FILES)
    said = refusal(lambda: with_unsaved(tmp_path, path, b""))
    assert said.startswith(f'the path "{path}" lies outside of the project')
