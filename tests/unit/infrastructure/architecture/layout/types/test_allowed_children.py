"""What directories may hold."""

import pathlib

import pytest

from tests.unit.infrastructure.architecture.layout.declared_support import (
    matches,
    problems,
    skipped,
    told,
)
from tests.unit.infrastructure.configuration.configuration_support import problems_in
from tests.unit.infrastructure.discovery.project_support import make

RULE = '[[layout]]\nname = "a"\ntype = "allowed-children"\npath = "src/shop"\n'


@pytest.mark.parametrize(
    ("files", "messages"),
    [
        (("a.py", "b/c.py", "d.txt", "env/pyvenv.cfg", "e.pyi"), []),
        (("b.py",), ["src/shop/b.py:1: src/shop holds b.py, which is not a, b/, d.* or e"]),
        (("f/x.md",), ["src/shop/f/x.md:1: src/shop holds f, which is not a, b/, d.* or e"]),
        (("a.txt",), ["src/shop/a.txt:1: src/shop holds a.txt, which is not a, b/, d.* or e"]),
    ],
)
def test_should_tell_each_stranger_when_a_directory_is_closed(
    tmp_path: pathlib.Path, files: tuple[str, ...], messages: list[str]
) -> None:
    make(tmp_path, "src/shop/__init__.py", *(f"src/shop/{file}" for file in files))
    assert told(tmp_path, f'{RULE}allow = ["a", "b/", "d.*", "e"]\n') == messages


def test_should_tell_everything_when_nothing_is_allowed(tmp_path: pathlib.Path) -> None:
    make(tmp_path, "src/shop/__init__.py", "src/shop/a.py")
    message = "src/shop/a.py:1: src/shop holds a.py, where nothing may be"
    assert told(tmp_path, f"{RULE}allow = []\n") == [message]


def test_should_refuse_a_name_when_it_is_a_path() -> None:
    assert problems_in(f'{RULE}allow = ["a/", "a/b"]\n') == [
        'archcheck.toml: layout[0].allow[1]: "a/b" is no name in a directory\n'
        "  one that ends with / means directories"
    ]


@pytest.mark.parametrize(
    ("exception", "expected"),
    [
        ("src/shop/b.py", []),
        ("src/shop", []),
        ("src/shop/c.py", ['"src/shop/c.py" in except takes nothing out']),
    ],
)
def test_should_know_exceptions_when_they_are_children(
    tmp_path: pathlib.Path, exception: str, expected: list[str]
) -> None:
    make(tmp_path, "src/shop/__init__.py", "src/shop/b.py")
    text = f'{RULE}allow = "a"\nexcept = "{exception}"\n'
    place = 'archcheck.toml:1: layout[0] "a": '
    assert problems(tmp_path, text) == [place + problem for problem in expected]


def test_should_show_the_directories_when_it_is_explained(tmp_path: pathlib.Path) -> None:
    make(tmp_path, "src/shop/__init__.py")
    assert matches(tmp_path, f'{RULE}allow = "a"\n') == [("src/shop", ("src/shop/",))]


@pytest.mark.parametrize(
    ("more", "messages"),
    [
        ("", ['the layout rule "a" selects nothing: there is no directory src/other']),
        ("allow_empty = true\n", []),
        ('when.dependency = "nothing"\n', []),
    ],
)
def test_should_be_an_empty_rule_when_there_is_no_directory(
    tmp_path: pathlib.Path, more: str, messages: list[str]
) -> None:
    make(tmp_path, "src/shop/__init__.py", "archcheck.toml")
    text = RULE.replace("src/shop", "src/other") + f'allow = "a"\n{more}'
    assert told(tmp_path, text) == [f"archcheck.toml:1: {message}" for message in messages]


def test_should_tell_what_is_skipped_when_a_pack_speaks_of_such_a_directory(
    tmp_path: pathlib.Path,
) -> None:
    make(tmp_path, "src/shop/__init__.py")
    text = RULE.replace("src/shop", "src/other") + 'allow = "a"\n'
    sentence = 'layout rule "a" of pack house: there is no directory src/other'
    assert skipped(tmp_path, text) == [sentence]


def test_should_be_no_empty_rule_when_only_a_part_is_checked(tmp_path: pathlib.Path) -> None:
    make(tmp_path, "src/shop/__init__.py", "src/shop/a.py")
    text = RULE.replace("src/shop", "src/other") + 'allow = "a"\n'
    assert told(tmp_path, text, "src/shop/a.py") == []
