"""Tests of the recipes for pipelines: what they run is run, what they collect is there."""

import json
import pathlib
import re
import subprocess
import sys
from typing import Any, NamedTuple

import pytest
import yaml  # type: ignore[import-untyped]

from tests.end_to_end.archcheck_support import Run, archcheck
from tests.integration.version_control.repository_support import committed

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
COMMAND = re.compile(r"(?:^|[\s/'])archcheck (--strict [^'\n]+)")
PROJECT = {
    "archcheck.toml": 'extends = []\n[rules]\nno-comments = "error"\n',
    "src/shop/__init__.py": "X = 1  # one\n",
}


class Recipe(NamedTuple):
    """What a recipe runs, and the files that it hands on."""

    command: str
    collected: tuple[str, ...]


def shown(name: str) -> str:
    """What the page shows below a heading."""
    return PAGE.partition(f"## {name}\n")[2].partition("\n## ")[0].split("```")[1]


def command(text: str) -> str:
    """The options of the one archcheck that a text starts."""
    (found,) = COMMAND.findall(text)
    return str(found)


def gitlab() -> Recipe:
    """The job for GitLab."""
    job = yaml.safe_load((ROOT / "docs" / "ci" / "gitlab.yml").read_text("utf-8"))["archcheck"]
    return Recipe(command("\n".join(job["script"])), tuple(job["artifacts"]["reports"].values()))


def azure() -> Recipe:
    """The steps for Azure."""
    steps: Any = azure_pipeline()["steps"]
    inputs = [step["inputs"] for step in steps if step.get("condition") == "always()"]
    named = [each.get("testResultsFiles") or each["PathtoPublish"] for each in inputs]
    return Recipe(command("\n".join(step.get("script", "") for step in steps)), tuple(named))


def azure_pipeline() -> Any:
    """The pipeline for Azure that the page shows."""
    return yaml.safe_load(shown("Azure Pipelines").removeprefix("yaml"))


def jenkins() -> Recipe:
    """The pipeline for Jenkins; Groovy has no reader here."""
    text = shown("Jenkins")
    return Recipe(command(text), tuple(re.findall(r"(?:junit|archiveArtifacts) '([^']+)'", text)))


RECIPES = {"gitlab": gitlab(), "azure": azure(), "jenkins": jenkins()}
EVERY = pytest.mark.parametrize("recipe", RECIPES.values(), ids=RECIPES)


def gated(root: pathlib.Path, recipe: Recipe) -> Run:
    """The command of a recipe in a repository with one finding."""
    committed(root, PROJECT)
    return archcheck(root, *recipe.command.split())


@EVERY
def test_should_close_the_gate_when_a_recipe_runs_on_a_finding(
    recipe: Recipe, tmp_path: pathlib.Path
) -> None:
    assert gated(tmp_path, recipe).says(1, "error[no-comments]", "Gate failed")


@EVERY
def test_should_leave_each_file_that_is_collected_when_a_recipe_has_run(
    recipe: Recipe, tmp_path: pathlib.Path
) -> None:
    gated(tmp_path, recipe)
    written = {name for name in recipe.collected if (tmp_path / name).stat().st_size}
    assert (len(written) > 1, written) == (True, set(recipe.collected))


def test_should_tell_code_quality_when_the_job_of_gitlab_has_run(tmp_path: pathlib.Path) -> None:
    gated(tmp_path, RECIPES["gitlab"])
    report = json.loads((tmp_path / "gl-code-quality-report.json").read_text("utf-8"))
    assert [found["location"]["path"] for found in report] == ["src/shop/__init__.py"]


def test_should_hand_on_the_reports_when_the_job_of_gitlab_fails() -> None:
    job = yaml.safe_load((ROOT / "docs" / "ci" / "gitlab.yml").read_text("utf-8"))["archcheck"]
    assert (job["artifacts"]["when"], job["cache"]["when"]) == ("always", "always")


def test_should_fit_its_schema_when_a_pipeline_of_azure_is_shown(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "azure-pipelines.yml"
    path.write_text(yaml.safe_dump(azure_pipeline()), encoding="utf-8")
    check = [str(pathlib.Path(sys.executable).parent / "check-jsonschema")]
    schema = ["--builtin-schema", "vendor.azure-pipelines", "--regex-variant", "python"]
    done = subprocess.run([*check, *schema, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
