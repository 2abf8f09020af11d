"""What structure rules know of a project: counts, bodies of routes, types, frozen classes."""

import pytest

from archcheck.infrastructure.architecture.structure.index.subjects import Kind
from tests.unit.infrastructure.architecture.structure.structure_support import (
    Sample,
    one_file,
    stated,
)

BODIES = (
    'that = { kind = "parameter", body = true }\nshould = { be_named = "none" }\nallow_empty = true'
)
WEB = (
    "import enum, typing\nfrom typing import Annotated\nfrom fastapi import Depends, FastAPI, Request\n"
    "from pydantic import BaseModel\napp = FastAPI()\nclass Kind(enum.Enum):\n    A = 1\n"
    "class Order(BaseModel):\n    x: int\nDb = Annotated[Order, Depends(print)]\n"
)
FROZEN = 'that = { kind = "class", named = "A" }\nshould = { be_immutable = true }'
MODELS = "from pydantic import BaseModel, ConfigDict\nclass A(BaseModel):\n"


def counted(kind: str, what: str) -> str:
    """A rule that allows none."""
    return f'that = {{ kind = "{kind}" }}\nshould = {{ have_at_most = {{ {what} = 0 }} }}'


CASES = {
    "attributes are counted": ("class A:\n    x = 1\n", counted("class", "attributes"), ["1 A"]),
    "public classes are counted": (
        "class A: ...\nclass _B: ...\n",
        'that = { kind = "module" }\nshould = { have_at_most = { public_classes = 1 } }',
        [],
    ),
    "returns are counted": ("def f():\n    return 1\n", counted("function", "returns"), ["1 f"]),
    "a parent is inherited by its heir": (
        "class A: ...\nclass B(A): ...\nclass C: ...\n",
        'that = { kind = "class", inherited_by = "shop.module.B" }\nshould = { be_abstract = true }',
        ["1 A"],
    ),
    "a body is a class": (
        WEB + "@app.post('/a')\ndef f(order: Order): ...\n",
        BODIES,
        ["12 order"],
    ),
    "no body without an annotation": (WEB + "@app.post('/a')\ndef f(order): ...\n", BODIES, []),
    "a body where it is said": (
        "from fastapi import Body, FastAPI\napp = FastAPI()\n@app.post('/a')\ndef f(order=Body()): ...\n",
        BODIES,
        ["4 order"],
    ),
    "no body outside of a route": (WEB + "def f(order: Order): ...\n", BODIES, []),
    "no body where something provides it": (
        WEB + "@app.post('/a')\ndef f(order: Order = Depends(print)): ...\n",
        BODIES,
        [],
    ),
    "a constant provides nothing": (
        WEB + "@app.post('/a')\ndef f(order: Order = None): ...\n",
        BODIES,
        ["12 order"],
    ),
    "no body where metadata provide it": (
        WEB + "@app.post('/a')\ndef f(order: Annotated[Order, Depends(print)]): ...\n",
        BODIES,
        [],
    ),
    "no body where an alias provides it": (
        WEB + "@app.post('/a')\ndef f(order: Db): ...\n",
        BODIES,
        [],
    ),
    "no body where an alias of an alias provides it": (
        WEB + "Own = Db\nMore = Own\n@app.post('/a')\ndef f(order: More): ...\n",
        BODIES,
        [],
    ),
    "aliases that stand for each other provide nothing": (
        WEB
        + "More: Order = Own\nOwn: Order = More\n@app.post('/a')\ndef f(order: Order | More): ...\n",
        BODIES,
        ["14 order"],
    ),
    "no body of scalars, requests and enumerations": (
        WEB + "@app.post('/a')\ndef f(a: int, request: Request, kind: Kind): ...\n",
        BODIES,
        [],
    ),
    "a module says that it is frozen": (
        MODELS + "    model_config = ConfigDict(frozen=True)\n    x: int\n",
        FROZEN,
        [],
    ),
    "a module says that it is not frozen": (
        MODELS + "    model_config = ConfigDict(frozen=False)\n    x: int\n",
        FROZEN,
        ["2 A"],
    ),
    "a model says nothing of being frozen": (MODELS + "    x: int\n", FROZEN, ["2 A"]),
    "a module allows no mutation": (
        MODELS + "    class Config:\n        allow_mutation = False\n    x: int\n",
        FROZEN,
        [],
    ),
    "a struct says that it is frozen": (
        "import msgspec\nclass Base(msgspec.Struct, frozen=True): ...\nclass A(Base):\n    x: int\n",
        FROZEN,
        [],
    ),
    "a struct says nothing of being frozen": (
        "from msgspec import Struct\nclass A(Struct, kw_only=True):\n    x: int\n",
        FROZEN,
        ["2 A"],
    ),
    "the configuration of a data class freezes it": (
        "from pydantic import ConfigDict\nfrom pydantic.dataclasses import dataclass\n"
        "@dataclass(config=ConfigDict(frozen=True))\nclass A:\n    x: int\n",
        FROZEN,
        [],
    ),
    "the configuration of a data class leaves it open": (
        "from pydantic.dataclasses import dataclass\n"
        "@dataclass(config={'extra': 'forbid'})\nclass A:\n    x: int\n",
        FROZEN,
        ["3 A"],
    ),
    "another decorator freezes nothing": (
        "import functools\n@functools.total_ordering\nclass A:\n    def f(self): self.x = 1\n",
        FROZEN,
        ["3 A"],
    ),
    "a list that is called is state": (
        "A = list()\nB = tuple()\n",
        'that = { kind = "module" }\nshould_not = { have_mutable_state = true }',
        ["1 A = list()"],
    ),
    "a list that is repeated is state": (
        "A = [0] * 3\n",
        'that = { kind = "module" }\nshould_not = { have_mutable_state = true }',
        ["1 A = [0] * 3"],
    ),
    "a list that is added to is state": (
        "A = b() + [1]\n",
        'that = { kind = "module" }\nshould_not = { have_mutable_state = true }',
        ["1 A = b() + [1]"],
    ),
    "a name that global alone binds is state": (
        "def f():\n    global cache\n    cache = 1\n    cache = 2\n",
        'that = { kind = "module" }\nshould_not = { have_mutable_state = true }',
        ["3 cache"],
    ),
    "a text that is repeated is no state": (
        "A = 'ab' * 3\nB = (1,) + (2,)\n",
        'that = { kind = "module" }\nshould_not = { have_mutable_state = true }',
        [],
    ),
    "a type that is mentioned twice": (
        "def f() -> dict[int, int]: ...\n",
        'that = { kind = "function" }\nshould_not = { return_type = "int" }',
        ["1 f"],
    ),
    "a type behind an alias and beside it": (
        "T = int | bytes\ndef f() -> dict[T, int]: ...\n",
        'that = { kind = "function" }\nshould_not = { return_type = "int" }',
        ["2 f"],
    ),
    "a type anywhere in a module": (
        "class A:\n    def f(self, x: bytes): ...\n",
        'that = { kind = "module", named = "module" }\nshould = { mention_type = "bytes" }',
        [],
    ),
    "a type within a class in a class": (
        "class A:\n    class B:\n        def f(self, x: bytes): ...\nclass C: ...\n",
        'that = { kind = "class" }\nshould_not = { mention_type = "bytes" }',
        ["1 A", "2 B"],
    ),
    "a written constructor is not the generated one": (
        "import dataclasses\n@dataclasses.dataclass\nclass A:\n    x: int\n",
        'that = { kind = "parameter", of = { kind = "method" } }\nshould = { be_named = "y" }\nallow_empty = true',
        [],
    ),
    "what is no route at all": (
        "import shop.other\n@shop.other.get('/x')\ndef f(): ...\n",
        'that = { kind = "function", route = true }\nshould = { be_named = "g" }\nallow_empty = true',
        [],
    ),
    "a prefix that is not known": (
        "import os\nfrom fastapi import APIRouter, FastAPI\napp = FastAPI()\nrouter = APIRouter()\n"
        "app.include_router(router, prefix=os.sep)\napp.include_router(router, prefix='/v1')\n"
        "@router.get('/x')\ndef f(): ...\n",
        'that = { kind = "function", route = true }\nshould = { have_path = "/v2/*" }',
        [],
    ),
    "routers of one class are not one router": (
        "from fastapi import APIRouter, FastAPI\napp = FastAPI()\n"
        "outer = APIRouter(prefix='/v1')\ninner = APIRouter()\nbare = APIRouter()\n"
        "outer.include_router(inner)\napp.include_router(outer)\napp.include_router(bare)\n"
        "@inner.get('/x')\ndef f(): ...\n@bare.get('/y')\ndef g(): ...\n",
        'that = { kind = "function", route = true }\nshould = { have_path = "/v1/*" }',
        ["12 g"],
    ),
    "what is mounted lies below": (
        "import os\nfrom fastapi import FastAPI\napp = FastAPI()\nv1 = FastAPI()\nv2 = FastAPI()\nv3 = FastAPI()\n"
        "app.mount('/v1', v1)\napp.mount(path='/v2', app=v2)\napp.mount(os.sep, v3)\n"
        "@v1.get('/x')\ndef f(): ...\n@v2.get('/x')\ndef g(): ...\n@v3.get('/x')\ndef h(): ...\n",
        'that = { kind = "function", route = true }\nshould = { have_path = "/v1/*" }',
        ["13 g"],
    ),
    "routers that include each other many times": (
        "from fastapi import APIRouter\n"
        + "".join(f"r{number} = APIRouter()\n" for number in range(12))
        + "".join(
            f"r{number}.include_router(r{number + 1}, prefix='/{prefix}')\n"
            for number in range(11)
            for prefix in "abcdefghij"
        )
        + "@r11.get('/x')\ndef f(): ...\n@r1.get('/y')\ndef g(): ...\n",
        'that = { kind = "function", route = true }\nshould = { have_path = "/v1/*" }',
        ["127 g"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_should_find_the_places_when_a_project_is_known_so_far(name: str) -> None:
    """One rule on one file."""
    text, rule, places = CASES[name]
    assert one_file(text, rule) == places


def test_should_count_functions_when_a_module_is_measured() -> None:
    """Each of them."""
    assert len(one_file("def f(): ...\n", counted("module", "functions"))) == 1


def test_should_count_imported_modules_when_a_module_is_measured() -> None:
    """A library and a module, each once."""
    text = "import os\nfrom os import sep\nfrom shop import other\n"
    rule = (
        'that = { kind = "module", named = "module" }\nshould = { have_at_most = { imports = 2 } }'
    )
    assert not one_file(text, rule, other="")


def test_should_count_no_files_when_a_module_is_no_package() -> None:
    """It holds none."""
    assert not one_file("x = 1\n", counted("module", "files"))


def test_should_know_public_modules_when_a_name_is_private() -> None:
    """By the name of the module."""
    rule = 'that = { kind = "module", public = true }\nshould = { be_named = "none" }'
    assert len(Sample({"a.py": "", "_b.py": ""}, stated(rule)).places()) == 1


def test_should_end_when_imports_lead_in_a_circle() -> None:
    """A name that is imported from where it is imported."""
    files = {"a.py": "from shop.b import X\nX()\n", "b.py": "from shop.a import X\nX()\n"}
    rule = 'that = { kind = "module" }\nshould_not = { call = "shop.a.X" }'
    assert Sample(files, stated(rule + "\nallow_empty = true")).places() == ["a.py:2 X", "b.py:2 X"]


def test_should_remember_generated_constructors_when_they_are_asked_for_again() -> None:
    """Made once."""
    code = Sample(
        {"a.py": "import dataclasses\n@dataclasses.dataclass\nclass A:\n    x: int\n"}
    ).code
    (file,) = code.files
    assert code.generated(file, Kind.METHOD) is code.generated(file, Kind.METHOD)


def test_should_remember_what_a_selector_means_when_it_is_asked_again() -> None:
    """Worked out once."""
    sample = Sample(
        {"a.py": "class A: ...\n"},
        stated('that = { kind = "class" }\nshould = { be_final = true }'),
    )
    (declaration,) = sample.inspection.configuration.structure
    condition = declaration.options.that
    assert sample.code.selected(condition) is sample.code.selected(condition)
