"""What packs say, to the letter: code that breaks a statement beside code that nearly does."""

import pathlib
import subprocess
from collections.abc import Mapping

import pytest

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.composition_root.root import Root
from archcheck.interface.cli.silent_progress import SilentProgress
from archcheck.shared.configuration import Environment

ONLY_RULES = Selection(only_rules=True)
PACKAGES = ("infrastructure", "application", "application/use_cases", "domain", "domain/entities")
USE_CASE = "src/shop/application/use_cases/place_order_use_case.py"
DATA = "import dataclasses\n\n\n@dataclasses.dataclass\nclass Data:\n    name: str\n\n    def"
CHECKS = """on: push
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - run: flake8 src
"""


def project(root: pathlib.Path, pack: str, files: Mapping[str, str]) -> pathlib.Path:
    """A small project of a pack, in a repository of its own."""
    inits = {f"src/shop/{name}/__init__.py": "" for name in PACKAGES}
    first = {"pyproject.toml": f'[tool.archcheck]\nextends = ["{pack}"]\n'}
    for name, text in {**first, "src/shop/__init__.py": "", **inits, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", str(root)], check=True)
    return root


def told(root: pathlib.Path, *rules: str) -> list[str]:
    """Where these rules find something."""
    request = CheckRequest(directory=str(root), selection=ONLY_RULES, cache=False)
    result = Root(Environment()).check_project().execute(request, SilentProgress())
    found = (it for it in result.findings if it.rule in rules)
    return sorted(f"{it.location.path}:{it.location.region.start_line}" for it in found)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{DATA} __post_init__(self) -> None: ...\n", []),
        (f"{DATA} _checked(self) -> None: ...\n", []),
        (f"{DATA} execute(self) -> None: ...\n", ["5"]),
        (f"{DATA} __call__(self) -> None: ...\n", ["5"]),
        (
            f"{DATA} execute(self) -> None: ...\n".replace("dataclasses", "pydantic.dataclasses"),
            ["5"],
        ),
        (f"{DATA} __len__(self) -> int: ...\n".replace("dataclasses", "pydantic.dataclasses"), []),
    ],
)
def test_should_allow_a_second_class_of_a_use_case_when_it_only_carries_something(
    tmp_path: pathlib.Path, text: str, lines: list[str]
) -> None:
    files = {USE_CASE: f"{text}\n\nclass PlaceOrderUseCase:\n    pass\n"}
    assert told(project(tmp_path, "sprint-zero", files), "naming") == [
        f"{USE_CASE}:{line}" for line in lines
    ]


@pytest.mark.parametrize("pack", ["sprint-zero", "enterprise-clean"])
@pytest.mark.parametrize(
    ("made", "lines"),
    [
        ("class Part:\n    def run(self) -> int: return 1\n", ["5"]),
        ("import pydantic.dataclasses\n@pydantic.dataclasses.dataclass\nclass Part: ...\n", []),
        ("import dataclasses as d\n@d.dataclass\nclass A: ...\nclass Part(A): ...\n", []),
    ],
)
def test_should_take_what_is_a_dataclass_when_use_cases_are_given_something(
    tmp_path: pathlib.Path, pack: str, made: str, lines: list[str]
) -> None:
    taken = "from shop.application.part import Part\n\n\nclass PlaceOrderUseCase:\n"
    files = {
        "src/shop/application/part.py": made,
        USE_CASE: f"{taken}    def __init__(self, part: Part) -> None: ...\n",
    }
    assert told(project(tmp_path, pack, files), "signature") == [
        f"{USE_CASE}:{line}" for line in lines
    ]


@pytest.mark.parametrize(
    ("path", "found"),
    [("shared/kernel.py", ["src/shop/domain/entities/order.py:1"]), ("infrastructure/rows.py", [])],
)
def test_should_ask_for_the_base_of_entities_when_it_lies_beside_the_domain(
    tmp_path: pathlib.Path, path: str, found: list[str]
) -> None:
    files = {f"src/shop/{path}": "class BaseEntity: ...\n"}
    files["src/shop/domain/entities/order.py"] = "class Order: ...\n"
    assert told(project(tmp_path, "enterprise-clean", files), "inheritance") == found


@pytest.mark.parametrize("place", ["", "orders.", "use_cases.", "use_cases.orders."])
def test_should_hold_commands_and_queries_apart_when_features_have_them(
    tmp_path: pathlib.Path, place: str
) -> None:
    base = f"src/shop/application/{place.replace('.', '/')}"
    files = {
        f"{base}commands/place.py": f"from shop.application.{place}queries.find import FIND\n",
        f"{base}queries/find.py": "FIND = 1\n",
    }
    root = project(tmp_path, "enterprise-clean", files)
    assert told(root, "independent-modules") == [f"{base}commands/place.py:1"]


def test_should_know_the_tools_of_the_pack_when_a_run_leaves_them_out(
    tmp_path: pathlib.Path,
) -> None:
    root = project(tmp_path, "enterprise-clean", {".github/workflows/checks.yml": CHECKS})
    assert told(root, "pipeline") == []


def test_should_miss_the_tools_when_the_project_has_switched_them_off(
    tmp_path: pathlib.Path,
) -> None:
    text = '[tool.archcheck]\nextends = ["enterprise-clean"]\ntools.flake8.enabled = false\n'
    files = {".github/workflows/checks.yml": CHECKS, "pyproject.toml": text}
    root = project(tmp_path, "enterprise-clean", files)
    assert told(root, "pipeline") == [".github/workflows/checks.yml:1"]
