"""Which arguments a project may pass to a tool."""

import pathlib

import pytest

from archcheck.infrastructure.tools.running.tool_options import (
    Option,
    OptionClass,
    OptionNames,
    OptionTable,
    refused_option,
    untrusted_option,
)

CLASSES = {
    OptionClass.PASS: OptionNames(("--strict", "-s"), ("--select", "--strictness", "-S")),
    OptionClass.FILE: OptionNames(values=("--config", "-c")),
    OptionClass.OVERRULE: OptionNames(("--quiet", "-q"), ("--format",)),
    OptionClass.REFUSE: OptionNames(("--help", "-h")),
    OptionClass.TRUST: OptionNames(("--open",), ("--output", "-o")),
}
TABLE = OptionTable(CLASSES, True)
LITERAL = OptionTable(CLASSES, False)


def read(*arguments: str) -> list[tuple[str, str, str]]:
    """Name, class and value of what arguments give."""
    return [(option.name, option.kind.value, option.value) for option in TABLE.read(arguments)]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--strict",), [("--strict", "pass", "")]),
        (("--select=E1",), [("--select", "pass", "E1")]),
        (("--select", "--output"), [("--select", "pass", "--output")]),
        (("--select",), [("--select", "pass", "")]),
        (("--outp=x",), [("--output", "trust", "x")]),
        (("--outp", "x"), [("--output", "trust", "x")]),
        (("--stri",), [("--stri", "unknown", "")]),
        (("--no-such=1",), [("--no-such", "unknown", "1")]),
        (("-S", "E1"), [("-S", "pass", "E1")]),
        (("-SE1",), [("-S", "pass", "E1")]),
        (("-S=E1",), [("-S", "pass", "E1")]),
        (("-o",), [("-o", "trust", "")]),
        (("-sqo../x",), [("-s", "pass", ""), ("-q", "overrule", ""), ("-o", "trust", "../x")]),
        (("-z",), [("-z", "unknown", "")]),
        (("--",), [("--", "unknown", "")]),
        (("-",), [("-", "unknown", "")]),
        (("@x", "y"), [("@x", "unknown", ""), ("y", "unknown", "")]),
        (("",), [("", "unknown", "")]),
    ],
)
def test_should_know_options_when_they_are_given_in_any_way(
    arguments: tuple[str, ...], expected: list[tuple[str, str, str]]
) -> None:
    assert read(*arguments) == expected


def test_should_take_no_beginning_for_the_option_when_tool_does_not() -> None:
    assert LITERAL.read(("--outp=x",))[0].kind is OptionClass.UNKNOWN


@pytest.mark.parametrize(
    ("arguments", "kept"),
    [
        (("--quiet", "--select", "E1"), ("--select", "E1")),
        (("--format", "json", "--select=E1"), ("--select=E1",)),
        (("-sqS", "E1"), ("-s", "-S", "E1")),
        (("-sSE1",), ("-s", "-SE1")),
        (("-S", "", "x"), ("-S", "", "x")),
        (("--fo=json",), ()),
    ],
)
def test_should_drop_what_is_overruled_when_arguments_are_passed_on(
    arguments: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    assert TABLE.kept(arguments) == kept


def test_should_give_every_value_when_an_option_has_several_names() -> None:
    found = TABLE.values(("-S", "a", "--sel=b", "--strict", "-Sc"), "-S", "--select")
    assert found == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (("--strict", "-qh"), "-h"),
        (("--he",), "--he"),
        (("--strict", "--open"), ""),
    ],
)
def test_should_name_option_when_nothing_allows_it(arguments: tuple[str, ...], shown: str) -> None:
    assert refused_option(TABLE.read(arguments)) == shown


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (("--strict", "--config=ci/x.ini", "-q", "-h"), ""),
        (("-c", "ci/../x.ini"), ""),
        (("-c", "../x.ini"), "-c ../x.ini"),
        (("-c/etc/passwd",), "-c/etc/passwd"),
        (("--config=link",), "--config=link"),
        (("--open",), "--open"),
        (("-qo", "x"), "-o x"),
        (("--unknown", "x"), "--unknown"),
        (("tests",), "tests"),
    ],
)
def test_should_name_option_when_only_trust_allows_it(
    tmp_path: pathlib.Path, arguments: tuple[str, ...], shown: str
) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "link").symlink_to(tmp_path)
    assert untrusted_option(TABLE.read(arguments), str(tmp_path / "project")) == shown


def test_should_be_shown_in_its_words_when_option_has_a_value() -> None:
    assert Option("-c", OptionClass.FILE, "x", ("-c", "x")).shown == "-c x"
