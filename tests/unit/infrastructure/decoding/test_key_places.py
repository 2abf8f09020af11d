"""Places know their key path and their line."""

import pytest

from archcheck.application.toml_text import KeyPath
from archcheck.domain.configuration import Origin
from archcheck.domain.problem import Problem
from archcheck.infrastructure.decoding.key_places import KeyPlace

LINES: dict[KeyPath, int] = {("tool", "archcheck"): 4, ("tool", "archcheck", "contracts", 0): 9}
ROOT = KeyPlace("pyproject.toml", LINES, ("tool", "archcheck"))


@pytest.mark.parametrize(
    ("path", "line"),
    [(("contracts", 0, "name"), 9), (("contracts", 1), 4), (("fail_on",), 4), ((), 4)],
)
def test_should_take_the_nearest_known_line_when_key_has_none(path: KeyPath, line: int) -> None:
    """The header above decides."""
    assert ROOT.at(*path).line == line


def test_should_take_the_first_line_when_nothing_is_known() -> None:
    """A file without known lines is named at its beginning."""
    assert KeyPlace("a.toml", {}, ("x",)).line == 1


def test_should_give_the_origin_when_asked() -> None:
    """Source, key path and line."""
    assert ROOT.at("contracts", 0).origin == Origin(
        "pyproject.toml", "tool.archcheck.contracts[0]", 9
    )


def test_should_give_a_problem_when_told_what_is_wrong() -> None:
    """File and key path come from the place."""
    assert ROOT.at("fail_on").problem("wrong", "right") == Problem(
        "pyproject.toml", "tool.archcheck.fail_on", "wrong", "right"
    )


@pytest.mark.parametrize(
    ("place", "above"),
    [
        (ROOT.at("rules", "x"), ("tool", "archcheck")),
        (KeyPlace("archcheck.toml", {}, ("rules",)), ()),
    ],
)
def test_should_know_where_the_keys_begin_when_file_has_other_tables(
    place: KeyPlace, above: KeyPath
) -> None:
    assert place.above == above
