"""Tests of what is proposed for projects as people lay them out."""

import os
import pathlib
import re

import pytest

from archcheck.application.proposing.proposer import InitWish
from archcheck.infrastructure.proposing.project_traits import traits
from archcheck.interface.cli.entry import run
from archcheck.composition_root.root import Root
from archcheck.shared.configuration import read_environment
from tests.integration.proposing.proposing_support import configuration, planned, written

LAYERED = {
    "src/shop/__init__.py": "",
    "src/shop/entrypoints/__init__.py": "import flask\n\nimport shop.helm\n\nX = flask\n",
    "src/shop/helm.py": "import shop.service_layer\n\nX = shop\n",
    "src/shop/service_layer/__init__.py": "import shop.adapters\n\nX = shop\n",
    "src/shop/adapters/__init__.py": "import sqlalchemy\n\nimport shop.domain\n\nX = shop\n",
    "src/shop/domain/__init__.py": "X = 1\n",
}
SLICED = {
    f"src/shop/features/{name}/{layer}/__init__.py": "X = 1\n"
    for name in ("orders", "prices")
    for layer in ("pages", "entities", "shared")
}
PACKED = {
    f"src/shop/{layer}/__init__.py": "X = 1\n"
    for layer in ("presentation", "usecases", "domain", "infra", "common")
}
ORDER = ["entrypoints", "service_layer", "adapters", "domain"]


def test_should_follow_imports_when_they_pass_through_other_modules(
    tmp_path: pathlib.Path,
) -> None:
    contracts = configuration(planned(written(tmp_path, LAYERED)))["contracts"]
    assert contracts[0]["layers"] == ORDER


def test_should_give_libraries_a_home_when_one_layer_imports_them(tmp_path: pathlib.Path) -> None:
    contracts = configuration(planned(written(tmp_path, LAYERED)))["contracts"]
    homes = {it["protected_modules"][0] for it in contracts if it["type"] == "protected"}
    assert homes == {"<web>", "<orm>"}


def test_should_let_layers_stand_side_by_side_when_they_reach_each_other(
    tmp_path: pathlib.Path,
) -> None:
    inner = "\n\ndef late() -> object:\n    import shop.adapters\n\n    return shop\n"
    more = {f"src/shop/adapters/a{at}.py": "import shop.domain\n\nX = shop\n" for at in range(9)}
    files = {**LAYERED, **more, "src/shop/domain/__init__.py": inner}
    contracts = configuration(planned(written(tmp_path, files)))["contracts"]
    assert contracts[0]["layers"] == ["entrypoints", "service_layer", "adapters : domain"]


def test_should_use_patterns_when_slices_have_the_same_layers(tmp_path: pathlib.Path) -> None:
    found = configuration(planned(written(tmp_path, SLICED)))
    assert (found["layers"]["pages"], found["contracts"][-1]["modules"]) == (
        "shop.features.*.pages",
        ["shop.features.*"],
    )


def test_should_extend_the_pack_when_its_layers_are_there(tmp_path: pathlib.Path) -> None:
    plan = planned(written(tmp_path, {**PACKED, ".flake8": "[flake8]\n"}))
    assert configuration(plan)["extends"] == ["enterprise-clean"]


def test_should_leave_packs_out_when_it_is_minimal(tmp_path: pathlib.Path) -> None:
    plan = planned(written(tmp_path, PACKED), InitWish(minimal=True))
    assert configuration(plan)["extends"] == []


def test_should_tell_what_stays_when_nothing_takes_it_away(tmp_path: pathlib.Path) -> None:
    plan = planned(written(tmp_path, {**LAYERED, "src/shop/broken.py": "def (\n"}))
    assert any("unparsable-file: 1 today" in sentence for sentence in plan.sentences)


@pytest.mark.parametrize(
    ("options", "files"),
    [
        (("--ci", "github", "--report", "moved.md"), {"moved.md", "archcheck.toml", ".github"}),
        (("--dry-run", "--agent"), set()),
    ],
)
def test_should_write_what_was_asked_for_when_it_is_run(
    tmp_path: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    files: set[str],
) -> None:
    monkeypatch.chdir(written(tmp_path, {"shop.py": "", ".importlinter": "[importlinter]\n"}))
    root = Root(read_environment(os.environ))
    run(["init", *options], root)
    run(["init", *options], root)
    assert set(os.listdir(tmp_path)) - {"shop.py", ".importlinter"} == files


TRAITS = {
    "pyproject.toml": """
[project]
name = "shop"
dependencies = ["FastAPI>=0.1", "SQLAlchemy", "attrs"]
[tool.pytest.ini_options]
[tool.ruff.format]
""",
    ".github/workflows/ci.yml": "",
    ".pre-commit-config.yaml": "repos: []\n",
}
FOUND = (
    "found: frameworks fastapi, sqlalchemy; tests pyproject.toml; formatter ruff-format; "
    "pipelines .github/workflows/ci.yml; hooks .pre-commit-config.yaml"
)


@pytest.mark.parametrize(("files", "told"), [(TRAITS, [FOUND]), ({}, [])])
def test_should_tell_what_there_is_when_a_project_shows_it(
    tmp_path: pathlib.Path, files: dict[str, str], told: list[str]
) -> None:
    assert list(traits(written(tmp_path, files))) == told


def test_should_leave_out_what_projects_are_made_from_when_nobody_can_parse_it(
    tmp_path: pathlib.Path,
) -> None:
    template = "src/shop/templates/{{ cookiecutter.repo_name }}/conf.py"
    files = {"src/shop/__init__.py": "X = 1\n", template: "from {{ cookiecutter.x }} import y\n"}
    plan = planned(written(tmp_path, files))
    left = [it for it in plan.sentences if "unparsable-file" in it]
    assert (configuration(plan)["exclude"], left) == ([template], [])


def test_should_score_packs_when_they_have_no_layers(tmp_path: pathlib.Path) -> None:
    plan = planned(written(tmp_path, {"src/shop/__init__.py": "X = 1\n"}))
    told = " ".join(plan.sentences)
    assert re.search(r"modern-python: \d+ of \d+ rules about the project hold today", told), told
