"""Tests of `import`, `import_only` and `import_style`."""

import pytest

from tests.unit.infrastructure.architecture.structure.structure_support import Sample, stated

FILES = {"db.py": "", "app/__init__.py": "", "app/other.py": "name = 1", "__init__.py": ""}


def found(text: str, demand: str, kind: str = "module") -> list[str]:
    """The places in a module of a package, with line and text."""
    files = {f"src/shop/{path}": content for path, content in FILES.items()}
    rule = f'that = {{ kind = "{kind}", inside = "shop.app.module" }}\n{demand}'
    sample = Sample({**files, "src/shop/app/module.py": text}, LAYERS + stated(rule))
    return [place.removeprefix("app/module.py:") for place in sample.places()]


LAYERS = 'layers.storage = "shop.db"\nlibraries.metrics = ["prometheus_client"]\n'


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("import requests", '"requests"', ["1 requests"]),
        ("import requests as r", '"requests"', ["1 requests"]),
        ("import requests.sessions", '"requests"', ["1 requests.sessions"]),
        ("from requests import get", '"requests"', ["1 get"]),
        ("from requests import get", '"requests.get"', ["1 get"]),
        ("from requests import get, post as p", '"requests.post"', ["1 post"]),
        ("from requests import *", '"requests"', ["1 *"]),
        ("import requests", '"requests.get"', []),
        ("import requests_oauth", '"requests"', []),
        ("import requests", '"requests.*"', []),
        ("from requests import get", '"requests.*"', ["1 get"]),
        ("from os import path", '"os.path"', ["1 path"]),
        ("from os import getcwd", '"os.path"', []),
        ("import fastapi.routing", '"<web>"', ["1 fastapi.routing"]),
        ("import shutil", '"<file-system>"', ["1 shutil"]),
        ("import pathlib", '"<file-system>"', []),
        ("from pathlib import Path", '"<file-system>"', ["1 Path"]),
        ("from pathlib import PurePath", '"<file-system>"', []),
        ("import prometheus_client", '"<metrics>"', ["1 prometheus_client"]),
        ("import json", '"<stdlib>"', ["1 json"]),
        ("import requests", '"<stdlib>"', []),
        ("import requests", '"<third-party>"', ["1 requests"]),
        ("import json", '"<third-party>"', []),
        ("import shop.db", '"<third-party>"', []),
        ("import shop.db", '"shop.db"', ["1 shop.db"]),
        ("from shop import db", '"shop.db"', ["1 db"]),
        ("from .. import db", '"shop.db"', ["1 db"]),
        ("from ..db import x", '"shop.db"', ["1 x"]),
        ("from shop import db", '"storage"', ["1 db"]),
        ("from shop.app import other", '"storage"', []),
        ("from __future__ import annotations", '"__future__"', []),
        ("import importlib\nimportlib.import_module('requests')", '"requests"', ["2 'requests'"]),
        (
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import requests",
            '"requests"',
            ["3 requests"],
        ),
        ("def f():\n    import requests", '"requests"', ["2 requests"]),
        ("import json", '{ name = "requests" }', []),
    ],
)
def test_should_find_import_when_a_module_or_name_is_meant(
    text: str, value: str, expected: list[str]
) -> None:
    assert found(text, f"should_not = {{ import = {value} }}") == expected


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("import typing\nfrom dataclasses import field", '["typing", "dataclasses"]', []),
        ("import typing\nimport json", '["typing", "dataclasses"]', ["2 json"]),
        ("from __future__ import annotations", '["typing"]', []),
        ("from typing import Any, List", '["typing.Any"]', ["1 List"]),
        ("import json\nfrom shop.app import other", '["<stdlib>", "shop.app"]', []),
        ("import requests\nimport json", '"<stdlib>"', ["1 requests"]),
        ("import json", "[]", ["1 json"]),
        ("x = 1", "[]", []),
    ],
)
def test_should_find_every_other_import_when_only_some_are_allowed(
    text: str, value: str, expected: list[str]
) -> None:
    assert found(text, f"should = {{ import_only = {value} }}") == expected


STYLED = (
    "import json\nimport os.path\nfrom os import path, getcwd\nfrom requests import get\n"
    "from typing import *\nfrom . import other\nfrom .other import name\nimport shop.db\n"
    "from shop import db\nfrom shop.app.other import name as n\nfrom ..db import *\n"
    "from __future__ import annotations\ndef f():\n    import csv\n"
    "import importlib\nimportlib.import_module('shop.db')\n"
)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("relative", ["6 other", "7 name", "11 *"]),
        ("absolute", ["8 shop.db", "9 db", "10 name"]),
        ("star", ["5 *", "11 *"]),
        ("function-level", ["14 csv"]),
        (
            "module",
            [
                "1 json",
                "2 os.path",
                "3 path",
                "6 other",
                "8 shop.db",
                "9 db",
                "14 csv",
                "15 importlib",
            ],
        ),
        ("name", ["3 getcwd", "4 get", "5 *", "7 name", "10 name", "11 *"]),
    ],
)
def test_should_find_import_when_it_has_a_style(style: str, expected: list[str]) -> None:
    assert found(STYLED, f'should_not = {{ import_style = "{style}" }}') == expected


@pytest.mark.parametrize(
    ("styles", "expected"),
    [
        ('"absolute"', ["6 other", "7 name", "11 *"]),
        ('"relative"', ["8 shop.db", "9 db", "10 name"]),
        (
            '["absolute", "star"]',
            [
                "1 json",
                "2 os.path",
                "3 path",
                "3 getcwd",
                "4 get",
                "6 other",
                "7 name",
                "14 csv",
                "15 importlib",
            ],
        ),
        ('"module"', ["3 getcwd", "4 get", "5 *", "7 name", "10 name", "11 *"]),
    ],
)
def test_should_find_import_when_it_lacks_the_demanded_style(
    styles: str, expected: list[str]
) -> None:
    assert found(STYLED, f"should = {{ import_style = {styles} }}") == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("module", ["1 json", "4 csv", "6 sys"]), ("class", ["4 csv"]), ("function", ["6 sys"])],
)
def test_should_see_what_belongs_to_a_symbol_when_it_imports(
    kind: str, expected: list[str]
) -> None:
    text = "import json\nclass C:\n    def m(self):\n        import csv\ndef f():\n    import sys\n"
    assert found(text, 'should_not = { import = "<stdlib>" }', kind) == expected
