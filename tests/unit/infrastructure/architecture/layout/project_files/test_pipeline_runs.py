"""What the steps of a pipeline run."""

import pytest

from archcheck.infrastructure.architecture.layout.project_files.pipeline_runs import (
    Answer,
    runs_containers,
    runs_programs,
    runs_tests,
)
from archcheck.infrastructure.reading.yaml_values import yaml_values

JOB = "jobs: {t: {steps: [{run: pytest}], %s}}"


@pytest.mark.parametrize(
    "command",
    [
        "pytest tests/install",
        "pytest -k add",
        "pytest -k which --cov=cat --version-of=x",
        "nox -s tests",
        "bash -c 'pytest'",
        "hatch run pytest",
        "docker run --rm image pytest",
    ],
)
def test_should_know_that_tests_are_run_when_a_program_of_tests_is_called(command: str) -> None:
    assert runs_tests([command]) is Answer.YES


@pytest.mark.parametrize(
    "command",
    [
        "make",
        "A=b make test",
        'sh "make test"',
        "./bin/test",
        "./.github/actions/test",
        "bash run",
        "source run",
        "uv run python scripts/test.py",
        "hatch run cov",
        "pdm run check",
        "docker compose run app",
        "${{ matrix.command }}",
        "example/shop/.github/workflows/test.yml@v1",
    ],
)
def test_should_know_that_it_cannot_be_read_when_something_else_decides(command: str) -> None:
    assert runs_tests([command]) is Answer.UNKNOWN


@pytest.mark.parametrize(
    "command",
    [
        "ruff check src/shop",
        "uv run ruff check .",
        "hatch run ruff check",
        ".venv/bin/mypy src/shop",
        "python -m pip install pytest",
        "source .venv/bin/activate",
        "pip install -r requirements/dev.txt",
        "echo pytest",
        "make install",
        "docker login registry.example.com",
        "actions/checkout@v4",
        "cd tests/unit",
        "grep pytest pyproject.toml",
        "which pytest",
        "cat pytest.ini",
        "pytest --version",
        "python -m pytest --collect-only -q",
    ],
)
def test_should_know_that_no_tests_are_run_when_the_command_is_another(command: str) -> None:
    assert runs_tests([command]) is Answer.NO


def test_should_know_that_the_gate_is_run_when_an_action_is_called_like_a_tool() -> None:
    assert runs_programs(["psf/black@stable"], ["black"]) is Answer.YES


@pytest.mark.parametrize(
    "text",
    [
        JOB % "container: python",
        "image: python\nt: {script: [pytest]}",
        "jobs: {t: {docker: [{image: python}], steps: [{run: pytest}]}}",
        "a: {script: [docker compose -f x.yml run app]}",
        "a: {script: [podman build .]}",
        "a: {steps: [{uses: docker/build-push-action@v6}]}",
    ],
)
def test_should_see_a_container_when_steps_are_in_one_or_start_one(text: str) -> None:
    assert _in_containers(text) is Answer.YES


@pytest.mark.parametrize(
    "text",
    [
        JOB % "services: {db: {image: postgres}}",
        JOB % "name: docker run",
        JOB % "env: {image: python}",
        "a: {steps: [{uses: docker/login-action@v3}]}",
        "a: {script: [docker login, echo docker run, make docker]}",
    ],
)
def test_should_see_no_container_when_one_is_only_spoken_of(text: str) -> None:
    assert _in_containers(text) is Answer.NO


@pytest.mark.parametrize(
    ("command", "answer"),
    [("agent { docker { image 'python' } }", Answer.YES), ("agent any docker", Answer.NO)],
)
def test_should_read_the_text_when_a_pipeline_is_no_yaml(command: str, answer: Answer) -> None:
    assert runs_containers([command], None) is answer


def _in_containers(text: str) -> Answer:
    """What a document with commands in lists of scripts and steps says."""
    document = yaml_values(text)
    return runs_containers(_commands(text), document)


def _commands(text: str) -> list[str]:
    inside = text.partition("script: [")[2].partition("]")[0] or text.partition("uses: ")[2]
    return [command.strip(" }]") for command in inside.split(",")]
