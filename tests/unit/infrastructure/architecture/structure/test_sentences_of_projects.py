"""What structure rules find where several files, or a rule and its project, must agree."""

import pytest

from tests.unit.infrastructure.architecture.structure.structure_support import Sample, stated

ROUTER = "from fastapi import APIRouter\nrouter = APIRouter()\n@router.get('/x')\ndef f(): ...\n"
IN_TWO = (
    "from fastapi import FastAPI\nfrom shop import a\nfrom shop.b import router\napp = FastAPI()\n"
    "app.include_router(a.router, prefix='/api')\napp.include_router(router)\n"
)
REPOSITORIES = 'that = { kind = "class", named = "*Repository" }\n'
ALONE = REPOSITORIES + 'should = { be_in = "shop.a", only = true }\nallow_empty = true'

CASES = {
    "two routers of one class have their own paths": (
        {"a.py": ROUTER, "b.py": ROUTER, "main.py": IN_TWO},
        'that = { kind = "function", route = true }\nshould = { have_path = "/api/*" }',
        ["b.py:4 f"],
    ),
    "a module is imported by who imports something in it": (
        {"a.py": "X = 1\n", "b.py": "Y = 1\n", "tests/test_a.py": "from shop.a import X\n"},
        'that = { kind = "module" }\nshould = { have_companion = { imported_by = "tests.**" } }',
        ["b.py:1 "],
    ),
    "nothing else lives there where none of them does": (
        {"a.py": "class Helper: ...\ndef f(): ...\n"},
        ALONE,
        ["a.py:1 Helper"],
    ),
    "what a call of a call decorates": (
        {
            "a.py": "from shop.b import retry\n@retry(3)(print)\ndef f(): ...\n@retry\ndef g(): ...\n"
        },
        'that = { kind = "function", decorated_with = "shop.b.retry" }\nshould = { be_named = "x" }',
        ["a.py:3 f", "a.py:5 g"],
    ),
    "a final attribute cannot be changed": (
        {
            "a.py": "from typing import Final\nclass A:\n    x: Final = 1\n"
            "    def __init__(self): self.y: 'Final[int]' = 2; self.z: int = 3\n"
        },
        'that = { kind = "class" }\nshould_not = { have_mutable_attributes = true }',
        ["a.py:4 z"],
    ),
    "both limits are forbidden": (
        {"a.py": "class A: ...\n"},
        'that = { kind = "class" }\n'
        "should_not = { have_at_most = { methods = 1 }, have_at_least = { methods = 3 } }",
        ["a.py:1 A"],
    ),
    "a place that is not there yet": (
        {"repos.py": "class ARepository: ...\n"},
        REPOSITORIES + 'should = { be_in = "shop.repo" }',
        ["repos.py:1 ARepository"],
    ),
    "a place whose layer has no modules": (
        {"a.py": "class ARepository: ...\n"},
        REPOSITORIES + 'should = { be_in = "**.nowhere" }',
        ["a.py:1 ARepository"],
    ),
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_should_find_the_places_when_a_rule_looks_at_several_files(name: str) -> None:
    """What is found, and nothing beside it."""
    files, rule, places = CASES[name]
    assert Sample(files, stated(rule)).places() == places


def test_should_say_that_it_judges_nothing_when_nothing_selected_is_a_route() -> None:
    """What has no path would keep every demand about paths."""
    rule = 'that = { kind = "function" }\nshould = { have_path = "/x" }'
    found = Sample({"a.py": "def f(): ...\n"}, stated(rule)).findings()
    assert [finding.message for finding in found] == [
        'the structure rule "r" judges nothing: none of them is a route'
    ]


def test_should_say_nothing_when_a_rule_may_judge_nothing() -> None:
    """As it says itself."""
    rule = 'that = { kind = "function" }\nshould = { have_path = "/x" }\nallow_empty = true'
    assert Sample({"a.py": "def f(): ...\n"}, stated(rule)).findings() == ()


LAYER = '\n[layers]\ndomain = "shop.domain"\n'
DOMAIN = {"domain.py": "class A: ...\n", "web.py": "import shop.domain\n"}
MISNAMED = {
    'that = { kind = "class" }\nshould_not = { be_in = "domian" }': [
        'archcheck.toml: structure[0].should_not.be_in: unknown layer or module "domian" in be_in /   did you mean "domain"? Layers here: domain'
    ],
    'that = { kind = "class" }\nshould = { be_in = "elsewhere" }': [
        'archcheck.toml: structure[0].should.be_in: unknown layer or module "elsewhere" in be_in /   Layers here: domain'
    ],
    'that = { kind = "class" }\nshould_not = { be_in = ["src/x/*", "shop.domian"] }': [
        'archcheck.toml: structure[0].should_not.be_in: "shop.domian" in be_in matches no module /   did you mean "shop.domain"?'
    ],
    'that = { kind = "class", inside = ["shop.domain", "shop.domian"] }\nshould = { be_named = "*" }': [
        'archcheck.toml: structure[0].that.inside: "shop.domian" in inside matches no module /   did you mean "shop.domain"?'
    ],
    'that = { kind = "class", imported_by = ["shop.web", "web"] }\nshould = { be_named = "*" }': [
        'archcheck.toml: structure[0].that.imported_by: unknown layer or module "web" in imported_by /   Layers here: domain'
    ],
    'that = { kind = "class" }\nshould = { have_companion = { class = "A", in = "domian" } }': [
        'archcheck.toml: structure[0].should.have_companion: unknown layer or module "domian" in have_companion /   did you mean "domain"? Layers here: domain'
    ],
    'that = { kind = "class", layer = "domain", inside = "domain" }\nshould = { be_named = "*" }\nallow_empty = true': [],
    'that = { kind = "class" }\nshould_not = { be_in = "domian" }\nallow_empty = true': [],
}


@pytest.mark.parametrize("rule", sorted(MISNAMED))
def test_should_tell_the_nearest_name_when_a_place_is_not_there(rule: str) -> None:
    """A rule that can find nothing, or everything, is a mistake."""
    assert Sample(DOMAIN, stated(rule) + LAYER).problems() == MISNAMED[rule]
