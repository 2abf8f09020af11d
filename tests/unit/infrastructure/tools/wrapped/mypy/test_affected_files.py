"""Which files an import that mypy does not see may affect."""

import pathlib
from collections.abc import Mapping, Sequence

import pytest

from archcheck.infrastructure.tools.adapter import ToolCall, ToolTask
from archcheck.infrastructure.tools.running.process_runner import Finished
from archcheck.infrastructure.tools.wrapped.mypy.affected_files import affected_files

SOURCES = {
    "src/shop/__init__.py": "",
    "src/shop/base.py": "import os, typing_extensions\nfrom sqlalchemy.orm import Base\n",
    "src/shop/order.py": "from .base import Base\n",
    "src/shop/api/price.py": "from ..order import Order\n",
    "src/shop/api/tax.py": "from shop import base as b\n",
    "src/shop/pure.py": "import shop\nfrom . import missing\n",
    "src/shop/broken.py": "def (\n",
    "tests/test_pure.py": "import shop.pure\n",
    "tests/test_order.py": "import shop.order\n",
    "script.py": "import script\nfrom helper import x\n",
    "helper.py": "import tests.test_order\n",
}
REACHED = {
    "src/shop/base.py",
    "src/shop/order.py",
    "src/shop/api/price.py",
    "src/shop/api/tax.py",
    "tests/test_order.py",
    "script.py",
    "helper.py",
}


def nothing(arguments: Sequence[str], environment: Mapping[str, str]) -> Finished:
    """Nothing is started here."""
    return Finished(0, "", "")


def call(root: pathlib.Path, python: str) -> ToolCall:
    """A call for all of the sources."""
    for path, text in SOURCES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    packages = ("shop", "tests", "script", "helper")
    task = ToolTask(python=python, packages=packages, source_roots=("src", "."))
    return ToolCall(root=str(root), paths=(*SOURCES, "src/shop/gone.py"), task=task, start=nothing)


@pytest.mark.parametrize(
    ("python", "blind", "expected"),
    [
        ("", (), REACHED),
        ("", ("src/shop/pure.py",), {*REACHED, "src/shop/pure.py", "tests/test_pure.py"}),
        ("/env/bin/python", (), set()),
        ("/env/bin/python", ("src/shop/pure.py",), {"src/shop/pure.py", "tests/test_pure.py"}),
    ],
)
def test_should_reach_importers_when_a_file_imports_what_is_not_seen(
    tmp_path: pathlib.Path, python: str, blind: tuple[str, ...], expected: set[str]
) -> None:
    assert affected_files(call(tmp_path, python), blind) == expected
