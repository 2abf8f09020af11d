"""Tests of contract types and their keys."""

import pathlib

import pytest

from archcheck.infrastructure.architecture.contracts import types
from archcheck.infrastructure.architecture.contracts.catalogue import contract_type, known_types
from archcheck.infrastructure.decoding.decoder import read_entry
from archcheck.infrastructure.decoding.key_places import KeyPlace

FORBIDDEN: dict[str, object] = {"source_modules": ["a"], "forbidden_modules": ["b"]}


def in_words(type_name: str, options: dict[str, object]) -> list[str]:
    """The problems of some keys, one line each."""
    problems = read_entry(contract_type(type_name).options_type, options, KeyPlace("", {})).problems
    return [
        ": ".join(filter(None, (problem.key, problem.message, problem.hint)))
        for problem in problems
    ]


def test_should_know_each_type_when_a_file_holds_it() -> None:
    files = pathlib.Path(*types.__path__).glob("[a-z]*.py")
    assert list(known_types()) == sorted(path.stem for path in files)


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
        ("protected", {"protected_modules": "sqlalchemy", "allowed_importers": []}),
        ("allowed", {"modules": {"a": [], "b": "a", "c": ["a", "b"]}, "exact": True}),
        ("required", {"source_modules": ["a"], "required_modules": "b"}),
        ("facade", {"modules": "a.*", "public": ["api", "e.*"], "allowed_importers": "m"}),
        ("facade", {"modules": ["a"], "public": [], "allowed_importers": []}),
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
        ("layers", {}, 'the key "layers" is missing, a name or a list of names'),
        ("layers", {"layers": []}, "layers: expected a name or a list of names, got []"),
        (
            "layers",
            {"layers": ["a", ""]},
            'layers[1]: expected a string that says something, got ""',
        ),
        ("layers", {"layers": 3}, "layers: expected a name or a list of names, got 3"),
        ("layers", {"layers": {}}, "layers: expected a name or a list of names, got {}"),
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
            "closed: expected a name or a list of names, got 1.5",
        ),
        (
            "forbidden",
            {**FORBIDDEN, "allow_indirect_imports": True},
            'allow_indirect_imports: unknown key: did you mean "allow_indirect"?',
        ),
        (
            "forbidden",
            {**FORBIDDEN, "zzz": 1},
            "zzz: unknown key: the keys here are allow_indirect, forbidden_modules, "
            "source_modules",
        ),
        (
            "forbidden",
            {**FORBIDDEN, "allow_indirect": "yes"},
            'allow_indirect: expected true or false, got "yes"',
        ),
        ("independence", {}, 'the key "modules" is missing, a name or a list of names'),
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
            "depth: expected a whole number from 0, got true",
        ),
        (
            "protected",
            {"protected_modules": ["a"]},
            'the key "allowed_importers" is missing, a name or a list of names',
        ),
        (
            "protected",
            {"protected_modules": [], "allowed_importers": []},
            "protected_modules: expected a name or a list of names, got []",
        ),
        (
            "allowed",
            {},
            'the key "modules" is missing, a table of modules and what each may import',
        ),
        (
            "allowed",
            {"modules": {}},
            "modules: expected a table of modules and what each may import, got {}",
        ),
        (
            "allowed",
            {"modules": ["a"]},
            'modules: expected a table of modules and what each may import, got ["a"]',
        ),
        (
            "allowed",
            {"modules": {"a": 3, "b": []}},
            "modules.a: expected a name or a list of names, got 3",
        ),
        (
            "allowed",
            {"modules": {"a.b": ["c", ""]}},
            'modules."a.b"[1]: expected a string that says something, got ""',
        ),
        (
            "allowed",
            {"modules": {"a": []}, "exakt": True},
            'exakt: unknown key: did you mean "exact"?',
        ),
        (
            "required",
            {"source_modules": ["a"], "required_modules": []},
            "required_modules: expected a name or a list of names, got []",
        ),
        (
            "facade",
            {"modules": ["a"], "publik": "b"},
            'publik: unknown key: did you mean "public"?',
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
