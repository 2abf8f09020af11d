"""Tests of modules that must have a place in the architecture; the page shows the findings."""

import dataclasses
import pathlib

import pytest

from archcheck.domain.configuration import Configuration, Origin
from archcheck.domain.inspection import Inspection
from archcheck.domain.problem import UsageProblems
from archcheck.domain.project import Role
from archcheck.infrastructure.architecture.layout.classified_rules import ClassifiedRules
from archcheck.infrastructure.architecture.layout.layout_rules import UNLISTED, LayoutRules
from tests.unit.infrastructure.architecture.layout.layout_support import inspect
from tests.unit.infrastructure.discovery.project_support import make

FILES = (
    "src/shop/__init__.py",
    "src/shop/domain/order.py",
    "src/shop/main/__init__.py",
    "src/shop/main/web.py",
    "src/shop/more/mail.py",
    "src/shop/more/tests/test_mail.py",
    "src/shop/run-it.py",
)
LAYERS = {"domain": ("{root}.domain",)}
OWN = Origin("pyproject.toml", "tool.archcheck.unclassified", 4)
PACK = Origin("pack team", "unclassified", 2)


def inspection(root: pathlib.Path, **fields: object) -> Inspection:
    """A project in which modules must have a place."""
    make(root, *FILES)
    configuration = Configuration(root=str(root), classified=True, layers=LAYERS)
    chosen = dataclasses.replace(configuration, **fields)  # type: ignore[arg-type]
    return inspect(root, configuration=chosen, name=UNLISTED, options={})


def unlisted(root: pathlib.Path, **fields: object) -> list[str]:
    """The modules without a place."""
    return [it.key for it in ClassifiedRules().judge(inspection(root, **fields), ()).findings]


def problems(root: pathlib.Path, fields: dict[str, object], origin: Origin = OWN) -> list[str]:
    """What is wrong with the lists."""
    origins = {"unclassified": origin, "classified": Origin("pyproject.toml", "classified", 3)}
    try:
        ClassifiedRules().validate(inspection(root, origins=origins, **fields))
    except UsageProblems as found:
        return [str(problem) for problem in found.problems]
    return []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ["shop.main", "shop.main.web", "shop.more.mail"]),
        ({"unclassified": ("shop.more",)}, ["shop.main", "shop.main.web"]),
        ({"unclassified": ("{root}.m*",)}, []),
        ({"unclassified": ("shop.main.web", "shop.more.*")}, ["shop.main"]),
        ({"composition_roots": ("{root}.main",)}, ["shop.more.mail"]),
        ({"wiring_modules": ("shop.main.web",)}, ["shop.main", "shop.more.mail"]),
        ({"composition_roots": ("shop",)}, ["shop.main", "shop.main.web", "shop.more.mail"]),
        ({"layers": {"all": ("shop",)}}, []),
        ({"classified": False}, []),
    ],
)
def test_should_tell_modules_without_a_place_when_each_must_have_one(
    fields: dict[str, object], expected: list[str], tmp_path: pathlib.Path
) -> None:
    assert unlisted(tmp_path, **fields) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"unclassified": ("shop.more", "shop.main.*")}, []),
        (
            {"unclassified": ("shop.mroe",)},
            [
                'pyproject.toml:4: tool.archcheck.unclassified: "shop.mroe" in unclassified matches '
                'no module\n  did you mean "shop.more"?'
            ],
        ),
        (
            {"unclassified": ("shop.domain",)},
            [
                'pyproject.toml:4: tool.archcheck.unclassified: "shop.domain" in unclassified names '
                "only modules that need no mention\n"
                "  they belong to layers, or are named elsewhere: remove the entry"
            ],
        ),
        (
            {"layers": {}},
            [
                "pyproject.toml:3: classified: there are no layers to which modules could belong\n"
                "  declare them under [tool.archcheck.layers], or remove classified"
            ],
        ),
        (
            {"classified": False, "unclassified": ("shop.more",)},
            [
                "pyproject.toml:4: tool.archcheck.unclassified: unclassified needs classified = true\n"
                "  add it, or remove the list"
            ],
        ),
        ({"classified": False}, []),
    ],
)
def test_should_refuse_lists_when_they_mean_nothing(
    fields: dict[str, object], expected: list[str], tmp_path: pathlib.Path
) -> None:
    assert problems(tmp_path, fields) == expected


@pytest.mark.parametrize("classified", [True, False])
def test_should_let_a_pack_name_what_is_not_there(classified: bool, tmp_path: pathlib.Path) -> None:
    named = {"classified": classified, "unclassified": ("shop.zzz",)}
    assert problems(tmp_path, named, PACK) == []


@pytest.mark.parametrize(("classified", "expected"), [(True, {Role.SOURCE}), (False, set())])
def test_should_ask_for_code_when_modules_must_have_a_place(
    classified: bool, expected: set[Role], tmp_path: pathlib.Path
) -> None:
    asked = ClassifiedRules().code_roles(inspection(tmp_path, classified=classified))
    assert asked == expected


def test_should_leave_the_rule_to_those_who_know_layers_when_layout_is_judged(
    tmp_path: pathlib.Path,
) -> None:
    assert LayoutRules().judge(inspection(tmp_path), ()).findings == ()
