"""The JSON Schema against what archcheck itself accepts."""

import datetime
import functools
import pathlib
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema
import pytest

from archcheck.infrastructure.configuration.fragment_reading import READERS
from archcheck.infrastructure.configuration.schema_sections import SECTIONS
from archcheck.composition_root.root import Root
from archcheck.shared.configuration import Environment
from tests.integration.rules.rule_page_support import examples

ROOT = pathlib.Path(__file__).parents[3]
WRONG = {
    "unknown key": 'sauce = ["src"]',
    "wrong type": "source = 3",
    "unknown level": 'fail_on = "warn"',
    "size of nothing": "max_file_size = 0",
    "layer of a number": "layers = { domain = 3 }",
    "contract without a type": '[[contracts]]\nname = "a"',
    "contract of an unknown type": '[[contracts]]\nname = "a"\ntype = "layer"',
    "contract without its key": '[[contracts]]\nname = "a"\ntype = "forbidden"\nsource_modules = "a"',
    "key of another contract": '[[contracts]]\nname = "a"\ntype = "independence"\nmodules = "a"\nclosed = "b"',
    "neither of two keys": '[[contracts]]\nname = "a"\ntype = "acyclic"',
    "both of two keys": '[[contracts]]\nname = "a"\ntype = "acyclic"\npackages = "a"\nmodules = "b"',
    "depth of modules": '[[contracts]]\nname = "a"\ntype = "acyclic"\nmodules = "b"\ndepth = 1',
    "stage of no instruction": '[[layout]]\nname = "a"\ntype = "required-content"\npath = "a"\npattern = "b"\nstage = "c"',
    "both ways to name paths": '[[layout]]\nname = "a"\ntype = "required-path"\npaths = "a"\nany_of = "b"',
    "no content": '[[layout]]\nname = "a"\ntype = "required-content"\npath = "a"',
    "rule without a demand": '[[structure]]\nname = "a"\nthat = { kind = "class" }',
    "unknown kind": '[[structure]]\nname = "a"\nthat = { kind = "clas" }\nshould = { be_named = "a" }',
    "unknown term": '[[structure]]\nname = "a"\nthat = { kind = "class" }\nshould = { be_nam = "a" }',
    "selector that is demanded": '[[structure]]\nname = "a"\nthat = { kind = "class" }\nshould = { named = "a" }',
    "term of another type": '[[structure]]\nname = "a"\nthat = { kind = "class" }\nshould = { be_final = "a" }',
    "unknown size": '[[structure]]\nname = "a"\nthat = { kind = "class" }\nshould = { have_at_most = { line = 3 } }',
    "layout of an unknown type": '[[layout]]\nname = "a"\ntype = "required"\npaths = "a"',
    "unknown rule": '[rules]\nno-coments = "error"',
    "unknown option": '[rules]\nno-comments = { alow = ["cell"] }',
    "unknown tool": "[tools.flak8]",
    "unknown key of a tool": "[tools.flake8]\narguments = []",
    "waiver without a reason": '[[waivers]]\nrule = "no-comments"\npath = "a"',
    "unchecked without a reason": '[[unchecked]]\npath = "a"',
}


@functools.cache
def schema(in_pyproject: bool = False) -> Mapping[str, Any]:
    """The schema as the command prints it."""
    return Root(Environment({})).configuration_schema(in_pyproject)


def faults(document: object, in_pyproject: bool = False) -> list[str]:
    """What a validator says of a document."""
    checker = jsonschema.Draft202012Validator(schema(in_pyproject))
    return [error.message for error in checker.iter_errors(_as_json(document))]


def _as_json(value: object) -> object:
    """Dates as editors hold them."""
    if isinstance(value, dict):
        return {key: _as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_json(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def keys_without_a_sentence(part: object, place: str = "") -> Iterator[str]:
    """The keys that an editor could not explain."""
    if isinstance(part, list):
        for item in part:
            yield from keys_without_a_sentence(item, place)
    elif isinstance(part, dict):
        for key, value in part.get("properties", {}).items():
            if isinstance(value, dict) and "const" not in value and not value.get("description"):
                yield f"{place}.{key}"
        for key, value in part.items():
            yield from keys_without_a_sentence(value, f"{place}.{key}")


def test_should_have_a_section_for_each_key_when_the_schema_is_made() -> None:
    """A new key is known to editors, too."""
    assert list(SECTIONS) == list(READERS)


def test_should_be_a_schema_when_it_is_held_against_its_own() -> None:
    """Of the dialect that it names."""
    jsonschema.Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_should_explain_each_key_when_an_editor_asks() -> None:
    """A sentence for every key."""
    assert sorted(set(keys_without_a_sentence(schema()))) == []


def test_should_accept_each_pack_when_it_is_held_against_the_schema() -> None:
    """They are written in the same language."""
    packs = sorted((ROOT / "rules" / "packs").glob("*.toml"))
    wrong = {it.name: faults(tomllib.loads(it.read_text("utf-8"))) for it in packs}
    assert [name for name, said in wrong.items() if said] == []


def test_should_accept_own_configuration_when_it_stands_in_pyproject() -> None:
    """Beside the tables of other tools."""
    document = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert faults(document, in_pyproject=True) == []


def test_should_accept_what_rule_pages_show_when_it_is_configuration() -> None:
    """All examples."""
    wrong = {}
    for example in examples():
        text = example.files["pyproject.toml"]
        said = faults(tomllib.loads(text), in_pyproject=True)
        if said:
            wrong[f"{example.rule.name}: {text}"] = said
    assert wrong == {}


@pytest.mark.parametrize("name", sorted(WRONG))
def test_should_reject_a_document_when_archcheck_would_refuse_it(name: str) -> None:
    """Each kind of mistake."""
    assert faults(tomllib.loads(WRONG[name])) != []


def test_should_reject_a_wrong_table_when_it_stands_in_pyproject() -> None:
    """Under tool.archcheck."""
    assert faults({"tool": {"archcheck": {"sauce": 1}}}, in_pyproject=True) != []
