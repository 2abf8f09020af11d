"""A shop under git whose gate is changed, and what is said of that."""

import os
import pathlib
from collections.abc import Mapping
from types import MappingProxyType

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.domain.policy_change import PolicyDifference
from archcheck.interface.cli.silent_progress import SilentProgress
from archcheck.composition_root.root import Root
from archcheck.shared.configuration import read_environment
from tests.integration.version_control.repository_support import committed, written

CONFIGURATION = """\
[project]
name = "shop"

[tool.archcheck]
extends = []
fail_on = "warning"

[tool.archcheck.layers]
domain = "{root}.domain"
application = "{root}.application"
web = "{root}.web"

[[tool.archcheck.contracts]]
name = "hexagonal"
type = "layers"
layers = ["web", "application", "domain"]

[[tool.archcheck.contracts]]
name = "no requests"
type = "forbidden"
source_modules = ["domain"]
forbidden_modules = ["requests", "web"]

[[tool.archcheck.structure]]
name = "small modules"
that = { kind = "module", layer = ["domain", "application"] }
should = { have_at_most = { lines = 100 } }
should_not = { call = ["open", "print"] }

[[tool.archcheck.layout]]
name = "a changelog"
type = "required-path"
paths = ["CHANGELOG.md"]

[tool.archcheck.rules]
no-comments = "error"
descriptive-name = "warning"

[tool.archcheck.tools.flake8]
levels = { E501 = "error" }

[tool.archcheck.tools.mypy]
"""
FILES = {
    "pyproject.toml": CONFIGURATION,
    "CHANGELOG.md": "all\n",
    "src/shop/__init__.py": "",
    "src/shop/domain/__init__.py": "",
    "src/shop/domain/price.py": "PRICE = 1\n",
    "src/shop/domain/order.py": "ORDER = 1\n",
    "src/shop/application/__init__.py": "",
    "src/shop/application/pay.py": "def pay() -> int:\n    return 1\n",
    "src/shop/web/__init__.py": "",
    "src/shop/web/page.py": "PAGE = 1\n",
    "tests/test_pay.py": "def test_pay() -> None:\n    assert 1 == int('1')\n",
}
Change = tuple[str, str]


def shop(directory: pathlib.Path, more: Mapping[str, str] = MappingProxyType({})) -> pathlib.Path:
    """The shop, committed, with more files by their paths."""
    directory.mkdir(exist_ok=True)
    committed(directory, {**FILES, **more})
    return directory


def replaced(
    directory: pathlib.Path, *edits: tuple[str, str], path: str = "pyproject.toml"
) -> None:
    """Texts of a file replaced by others."""
    text = (directory / path).read_text(encoding="utf-8")
    written(directory, {path: edited(text, *edits)})


def edited(text: str, *edits: tuple[str, str]) -> str:
    """A text with parts of it replaced by others."""
    for old, new in edits:
        if old not in text:
            raise ValueError(f"{old} does not stand in the text")
        text = text.replace(old, new)
    return text


def texts_of(files: Mapping[str, str | None]) -> Mapping[str, str]:
    """Those files that have a text."""
    return {path: text for path, text in files.items() if text is not None}


def changed(directory: pathlib.Path, files: Mapping[str, str | None]) -> None:
    """Files written with their text; without one they are deleted."""
    for path in (path for path, text in files.items() if text is None):
        (directory / path).unlink()
    written(directory, texts_of(files))


def difference(directory: pathlib.Path, since: str = "HEAD") -> PolicyDifference:
    """What has changed of the gate, asked as the command asks."""
    root = Root(read_environment(os.environ))
    selection = Selection(family="policy", only_rules=True)
    request = CheckRequest(directory=str(directory), selection=selection, cache=False, workers=1)
    return root.compare_policies().execute(request, since, SilentProgress())


def looser(directory: pathlib.Path) -> list[Change]:
    """Kinds and names of what is looser."""
    return [(it.kind.value, it.what) for it in difference(directory).looser]


def stricter(directory: pathlib.Path) -> list[Change]:
    """Kinds and names of what is stricter."""
    return [(it.kind.value, it.what) for it in difference(directory).stricter]


def told(directory: pathlib.Path) -> Mapping[str, list[Change]]:
    """Both."""
    found = difference(directory)
    return {
        "looser": [(it.kind.value, it.what) for it in found.looser],
        "stricter": [(it.kind.value, it.what) for it in found.stricter],
    }
