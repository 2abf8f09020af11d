"""Tests of violations of each demand that a structure rule can make."""

import pathlib

import pytest

from archcheck.application.proving.plants import Outcome
from archcheck.infrastructure.architecture.structure.conditions import known_terms
from tests.integration.proving.proving_support import outcomes_of
from tests.integration.version_control.repository_support import written

CLASS = "class PriceMade:\n    cents = 1\n\n    def run(self) -> int:\n        return 1\n"
FUNCTION = "def run(*, total: int) -> int:\n    return total\n"
FROZEN = (
    "import dataclasses\n\n\n@dataclasses.dataclass(frozen=True)\nclass Price:\n    cents: int\n"
)
ABSTRACT = (
    "import abc\n\n\nclass Port(abc.ABC):\n    @abc.abstractmethod\n    def run(self) -> int: ...\n"
)
CACHED = f"import functools\n\n\n@functools.cache\n{FUNCTION}"
ROUTE = "import fastapi\n\napp = fastapi.FastAPI()\n\n\n@app.get('/v1/x')\ndef run() -> int:\n    return 1\n"
FINAL = f"import typing\n\n\n@typing.final\n{CLASS}"
DOCUMENTED = '"""Money."""\n\nPRICE = 1\n'
DEMANDS: dict[str, tuple[str, str, str, str]] = {
    "access": ("module", "should_not", '"os.environ"', FUNCTION),
    "any_of": ("class", "should", '[{ be_named = "P*" }, { be_named = "Q*" }]', CLASS),
    "assign": ("module", "should_not", '"sys.path"', FUNCTION),
    "be_abstract": ("class", "should", "true", ABSTRACT),
    "be_annotated": ("function", "should", "true", FUNCTION),
    "be_configured": ("class", "should", "{ frozen = true }", FROZEN),
    "be_decorated_with": ("function", "should", '"functools.cache"', CACHED),
    "be_final": ("class", "should", "true", FINAL),
    "be_immutable": ("class", "should", "true", FROZEN),
    "be_in": ("class", "should", '"shop.be_in"', "class OnlyHere:\n    pass\n"),
    "be_keyword_only": ("function", "should", "true", FUNCTION),
    "be_named": ("class", "should", '"Price*"', CLASS),
    "be_named_in_past": ("class", "should", "true", CLASS),
    "be_named_like": ("class", "should", '"{module:pascal}"', "class BeNamedLike:\n    pass\n"),
    "be_stateless": (
        "class",
        "should",
        "true",
        "class Price:\n    def run(self) -> int:\n        return 1\n",
    ),
    "call": ("module", "should_not", '"print"', FUNCTION),
    "call_only": ("module", "should", '["len"]', FUNCTION),
    "catch": ("module", "should_not", '"Exception"', FUNCTION),
    "catch_only": ("module", "should", '["ValueError"]', FUNCTION),
    "construct": ("module", "should_not", '"datetime.datetime"', FUNCTION),
    "decorate_first": ("function", "should", '"functools.cache"', CACHED),
    "define": ("module", "should", '"class"', CLASS),
    "define_only": ("module", "should", '["class", "docstring"]', CLASS),
    "have_at_least": ("module", "should", "{ functions = 1 }", FUNCTION),
    "have_at_most": ("module", "should", "{ lines = 100 }", FUNCTION),
    "have_attribute": ("class", "should", '"cents"', CLASS),
    "have_class": ("module", "should", '"Price*"', CLASS),
    "have_companion": (
        "class",
        "should",
        '{ class = "Fake{name}" }',
        f"{CLASS}\n\nclass FakePriceMade:\n    pass\n",
    ),
    "have_default": (
        "constant",
        "should_not",
        "{ literal = true }",
        "import os\n\nPRICE = os.getcwd()\n",
    ),
    "have_docstring": ("module", "should", "true", DOCUMENTED),
    "have_effects": ("module", "should_not", "true", FUNCTION),
    "have_exactly": ("module", "should", "{ functions = 1 }", FUNCTION),
    "have_function": ("module", "should", '"run"', FUNCTION),
    "have_method": ("class", "should", '"run"', CLASS),
    "have_mutable_attributes": ("class", "should_not", "true", FROZEN),
    "have_mutable_state": ("module", "should_not", "true", FUNCTION),
    "have_parameters": ("function", "should", '{ named = "total" }', FUNCTION),
    "have_path": ("function", "should", '"/v[0-9]*/*"', ROUTE),
    "import": ("module", "should_not", '"requests"', FUNCTION),
    "import_only": ("module", "should", '["dataclasses"]', FROZEN),
    "import_style": ("module", "should_not", '"function-level"', FUNCTION),
    "inherit_from": ("class", "should", '"abc.ABC"', ABSTRACT),
    "match_file_name": ("class", "should", "true", "class MatchFileName:\n    pass\n"),
    "mention_type": ("function", "should_not", '"typing.Any"', FUNCTION),
    "none_of": ("class", "should", '[{ be_named = "Zz*" }]', CLASS),
    "parameter_type": ("function", "should_not", '"typing.Any"', FUNCTION),
    "raise": ("module", "should_not", '"Exception"', FUNCTION),
    "raise_only": ("module", "should", '["ValueError"]', FUNCTION),
    "return_type": ("function", "should", '"int"', FUNCTION),
}
WEB = (
    "import fastapi\nimport starlette.middleware.cors\n\n"
    "app = fastapi.FastAPI()\nSECRET = fastapi.environ()\n\n\n"
    "@app.post('/v1/x')\ndef run(body: dict[str, int]) -> int:\n"
    "    try:\n        return app.receive(body)\n    except ValueError:\n        return 1\n"
)
OTHERS = """
[[tool.archcheck.structure]]
name = "a form of calls"
that = { kind = "module", inside = "shop.web" }
should_not = { call = { name = "**.CORSMiddleware", with = { allow_origins = "[*]", allow_credentials = true } } }

[[tool.archcheck.structure]]
name = "alternatives"
that = { kind = "module", inside = "shop.web" }
should_not = { any_of = [{ call = ["sys.path.insert"] }, { assign = "sys.path" }] }

[[tool.archcheck.structure]]
name = "methods"
that = { kind = "function", inside = "shop.web" }
should_not = { call = [".commit"] }

[[tool.archcheck.structure]]
name = "guarded"
that = { kind = "function", inside = "shop.web", call = [".receive"] }
should = { call = { name = [".receive"], within = "try:ValueError" } }

[[tool.archcheck.structure]]
name = "secrets"
that = { kind = "constant", inside = "shop.web", named = "SECRET" }
should_not = { have_default = { literal = true } }

[[tool.archcheck.structure]]
name = "answers"
that = { kind = "function", inside = "shop.web", route = "http" }
should = { return_type = "**" }

[[tool.archcheck.structure]]
name = "bodies"
that = { kind = "parameter", inside = "shop.web", body = true }
should = { be_annotated = true }
"""
RULE = """
[[tool.archcheck.structure]]
name = "{key}"
that = {{ kind = "{kind}", {place} }}
{side} = {{ {key} = {value} }}
"""


def _module(key: str) -> str:
    return f"{key}_" if key in ("import", "assign", "raise") else key


def _place(key: str) -> str:
    """What a rule selects by: of a demand of the place it is not the place."""
    return 'named = "OnlyHere"' if key == "be_in" else f'inside = "shop.{_module(key)}"'


def _project(root: pathlib.Path) -> pathlib.Path:
    files = {f"src/shop/{_module(key)}.py": demand[3] for key, demand in DEMANDS.items()}
    rules = (
        RULE.format(key=key, place=_place(key), kind=kind, side=side, value=value)
        for key, (kind, side, value, _) in DEMANDS.items()
    )
    head = '[project]\nname = "shop"\n\n[tool.archcheck]\nextends = []\n'
    more = {"src/shop/__init__.py": "", "src/shop/web.py": WEB}
    return written(root, {**files, **more, "pyproject.toml": f"{head}{''.join(rules)}{OTHERS}"})


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """What becomes of each demand."""
    return outcomes_of(_project(tmp_path_factory.mktemp("planted")), "structure rule")


def test_should_break_each_demand_when_violations_are_planted(
    outcomes: dict[str, Outcome],
) -> None:
    assert sorted(key for key in outcomes if outcomes[key] is not Outcome.FIRES) == []


def test_should_name_every_demand_when_there_are_new_ones() -> None:
    assert {key for key, term in known_terms().items() if term.rule} == set(DEMANDS)
