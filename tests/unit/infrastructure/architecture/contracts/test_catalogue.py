"""Tests of contract types and their keys."""

import pytest

from archcheck.infrastructure.architecture.contracts.options import names_in
from archcheck.infrastructure.architecture.contracts.catalogue import (
    known_types,
    later_types,
    load_type,
    option_problems,
)

FORBIDDEN: dict[str, object] = {"source_modules": ["a"], "forbidden_modules": ["b"]}


def in_words(type_name: str, options: dict[str, object]) -> list[str]:
    """The problems of some keys, one line each."""
    return [
        ": ".join(filter(None, (problem.key, problem.message, problem.hint)))
        for problem in option_problems(type_name, options)
    ]


def test_should_find_types_when_files_bear_their_names() -> None:
    assert known_types() == ("acyclic", "external", "forbidden", "independence", "layers")


@pytest.mark.parametrize(
    ("type_name", "expected"),
    [
        ("layers", "layer-dependency"),
        ("forbidden", "forbidden-dependency"),
        ("independence", "independent-modules"),
        ("acyclic", "dependency-cycle"),
        ("external", "external-dependency"),
    ],
)
def test_should_name_rule_when_type_is_loaded(type_name: str, expected: str) -> None:
    assert load_type(type_name).rule == expected


@pytest.mark.parametrize("type_name", sorted(later_types))
def test_should_refuse_type_when_it_comes_later(type_name: str) -> None:
    assert in_words(type_name, {}) == [f'type: contract type "{type_name}" is not supported yet']


@pytest.mark.parametrize(
    ("type_name", "expected"),
    [
        (
            "layer",
            'type: unknown contract type "layer": did you mean "layers"? The types are acyclic, '
            "external, forbidden, independence, layers",
        ),
        (
            "zzz",
            'type: unknown contract type "zzz": the types are acyclic, external, forbidden, '
            "independence, layers",
        ),
    ],
)
def test_should_name_nearest_when_type_is_unknown(type_name: str, expected: str) -> None:
    assert in_words(type_name, {}) == [expected]


@pytest.mark.parametrize(
    ("type_name", "options"),
    [
        ("layers", {"layers": ["a | b", "(c)", "d : e"]}),
        ("layers", {"layers": "a"}),
        (
            "layers",
            {
                "layers": ["a", "b"],
                "containers": ["x"],
                "exhaustive": True,
                "exhaustive_ignores": [],
                "closed": ["b"],
            },
        ),
        ("forbidden", {**FORBIDDEN, "allow_indirect": False}),
        ("independence", {"modules": ["a", "b"]}),
        ("acyclic", {"packages": ["a"], "depth": 0}),
        ("acyclic", {"modules": ["a", "b"]}),
        ("external", {"source_modules": ["a"], "allow": []}),
        ("external", {"source_modules": ["a"], "forbid": "<stdlib>"}),
    ],
)
def test_should_accept_keys_when_they_are_as_documented(
    type_name: str, options: dict[str, object]
) -> None:
    assert in_words(type_name, options) == []


@pytest.mark.parametrize(
    ("type_name", "options", "expected"),
    [
        ("layers", {}, "layers: missing: layers is required"),
        ("layers", {"layers": []}, "layers: expected a name or a list of names, not an empty list"),
        (
            "layers",
            {"layers": ["a", ""]},
            "layers: expected a name or a list of names, not a list of other values",
        ),
        ("layers", {"layers": 3}, "layers: expected a name or a list of names, not 3"),
        ("layers", {"layers": {}}, "layers: expected a name or a list of names, not a table"),
        (
            "layers",
            {"layers": ["a"], "per_context": True},
            "per_context: not supported yet",
        ),
        (
            "layers",
            {"layers": ["a | b : c"]},
            'layers[0]: "a | b : c" mixes | and : on one level',
        ),
        ("layers", {"layers": ["a", "a"]}, 'layers: "a" stands more than once'),
        (
            "layers",
            {"layers": ["api", "domain"], "closed": ["domian"]},
            'closed: "domian" in closed is not in layers: did you mean "domain"?',
        ),
        (
            "layers",
            {"layers": ["a"], "exhaustive": True},
            "exhaustive: exhaustive needs containers: name the packages whose children are the "
            'layers: containers = ["..."]',
        ),
        (
            "layers",
            {"layers": ["a"], "closed": 1.5},
            "closed: expected a list of names, not a float",
        ),
        (
            "forbidden",
            {**FORBIDDEN, "allow_indirect_imports": True},
            'allow_indirect_imports: unknown key: did you mean "allow_indirect"?',
        ),
        (
            "forbidden",
            {**FORBIDDEN, "zzz": 1},
            "zzz: unknown key: the keys of this type are allow_indirect, forbidden_modules, "
            "source_modules",
        ),
        (
            "forbidden",
            {**FORBIDDEN, "allow_indirect": "yes"},
            "allow_indirect: expected true or false, not a string",
        ),
        ("independence", {}, "modules: missing: modules is required"),
        ("acyclic", {}, "packages: missing: packages or modules is required"),
        (
            "acyclic",
            {"packages": ["a"], "modules": ["b"]},
            "modules: only one of packages and modules may stand",
        ),
        (
            "acyclic",
            {"modules": ["a"], "depth": 1},
            "depth: depth needs packages: modules have no depth: leave it out",
        ),
        (
            "acyclic",
            {"packages": ["a"], "depth": True},
            "depth: expected a whole number from 0, not a boolean",
        ),
        (
            "external",
            {"source_modules": ["a"], "allow": [], "forbid": ["b"]},
            "forbid: only one of allow and forbid may stand",
        ),
        (
            "external",
            {"source_modules": ["a"]},
            "allow: missing: allow or forbid is required",
        ),
    ],
)
def test_should_refuse_keys_when_they_cannot_work(
    type_name: str, options: dict[str, object], expected: str
) -> None:
    assert in_words(type_name, options) == [expected]


@pytest.mark.parametrize(
    ("value", "expected"), [("a", ("a",)), (["a", "b"], ("a", "b")), (None, ()), (3, ())]
)
def test_should_read_names_when_they_are_one_or_many(
    value: object, expected: tuple[str, ...]
) -> None:
    assert names_in({"key": value}, "key") == expected
