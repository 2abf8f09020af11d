"""Tests of what keys about classes take."""

import pytest

from archcheck.infrastructure.architecture.structure.class_values import (
    BoundClassValue,
    read_class_value,
)
from archcheck.infrastructure.architecture.structure.patterns.named_groups import unknown_groups
from archcheck.infrastructure.decoding.key_places import KeyPlace
from tests.unit.infrastructure.architecture.structure.structure_support import Sample, configured
from tests.unit.refusal_support import refusal

PLACE = KeyPlace("pyproject.toml", {}, ("construct",))
SAMPLE = Sample(
    {
        "src/shop/infrastructure/store.py": "class Store:\n    pass\n\ndef make(): ...\n",
        "src/shop/domain/order.py": "class Order:\n    pass\n",
    },
    '[layers]\ninfrastructure = "shop.infrastructure"\n',
)
SELECTOR = {"kind": "class", "layer": "infrastructure"}


def bound(value: object) -> BoundClassValue:
    return BoundClassValue(read_class_value(value, PLACE).accepted(), SAMPLE.code)


@pytest.mark.parametrize(
    ("value", "name", "expected"),
    [
        ("ValueError", "ValueError", True),
        ("builtins.ValueError", "ValueError", True),
        ("ValueError", "shop.ValueError", False),
        ("**.Store", "shop.infrastructure.store.Store", True),
        ("shop.*", "shop.infrastructure.store.Store", False),
        (["KeyError", "Value*"], "ValueError", True),
        ("<web>", "fastapi.HTTPException", True),
        ("<web>", "fastapi", True),
        ("<web>", "fastapi_users.User", False),
        ("<stdlib>", "json.JSONDecodeError", True),
        ("<stdlib>", "requests.HTTPError", False),
        ("<stdlib>", "ValueError", False),
        ("<third-party>", "requests.HTTPError", True),
        ("<third-party>", "json.JSONDecodeError", False),
        ("<third-party>", "ValueError", False),
        ("<third-party>", "shop.domain.order.Order", False),
        (SELECTOR, "shop.infrastructure.store.Store", True),
        (SELECTOR, "shop.infrastructure.store.make", False),
        (SELECTOR, "shop.domain.order.Order", False),
        ({"layer": "infrastructure"}, "shop.infrastructure.store.Store", True),
        (["KeyError", SELECTOR], "shop.infrastructure.store.Store", True),
        ([], "ValueError", False),
    ],
)
def test_should_mean_class_when_it_is_named_or_selected(
    value: object, name: str, expected: bool
) -> None:
    assert bound(value).means((name,)) is expected


def test_should_mean_class_when_any_of_its_names_is_meant() -> None:
    assert bound("shop.Order").means(("shop.domain.order.Order", "shop.Order"))


def test_should_give_the_same_answer_when_a_name_is_asked_for_again() -> None:
    value = bound("ValueError")
    value.means(("KeyError",))
    assert not value.means(("KeyError",))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("ValueError", "ValueError"),
        (["<web>", SELECTOR], "<web> or classes in infrastructure"),
        ([], "nothing"),
    ],
)
def test_should_say_what_is_meant_when_a_sentence_is_told(value: object, expected: str) -> None:
    assert bound(value).words() == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            3,
            "pyproject.toml: construct: expected a name, a glob, a group such as <web>, a table "
            "that selects classes, or a list of these, got 3",
        ),
        (
            ["a", 3],
            "pyproject.toml: construct[1]: expected a name, a glob, a group such as <web>, a table "
            "that selects classes, or a list of these, got 3",
        ),
        (
            "shop.b c",
            'pyproject.toml: construct: "shop.b c" means no name: a name is identifiers joined by '
            "dots, with *, ? and ** as wildcards",
        ),
        (
            "shop.a**",
            'pyproject.toml: construct: "shop.a**" means no name: ** stands for whole components',
        ),
        ("<web", 'pyproject.toml: construct: "<web" means no name: a group is written <name>'),
        (
            {"kind": "function"},
            'pyproject.toml: construct: classes are meant here\n  write kind = "class" or leave it out',
        ),
        (
            {"kind": "class", "nmaed": "A"},
            'pyproject.toml: construct.nmaed: unknown key\n  did you mean "named"?',
        ),
    ],
)
def test_should_refuse_value_when_it_means_no_class(value: object, expected: str) -> None:
    assert refusal(lambda: read_class_value(value, PLACE).accepted()) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("<wbe>", [("unknown group <wbe>", 'did you mean "<web>"?')]),
        ("<web>", []),
        ("web", []),
    ],
)
def test_should_tell_nearest_group_when_one_is_unknown(
    name: str, expected: list[tuple[str, str]]
) -> None:
    assert list(unknown_groups([name], configured(""))) == expected


def test_should_list_groups_when_none_is_near() -> None:
    hint = next(unknown_groups(["<xyz>"], configured("")))[1]
    assert hint.startswith("the groups are <blocking>, <broker>, ")
