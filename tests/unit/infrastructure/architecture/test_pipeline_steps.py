"""Whether pipelines and hooks run a program."""

import pathlib

import pytest

from archcheck.infrastructure.architecture.pipeline_steps import runs
from tests.unit.infrastructure.architecture.missing_tests.missing_test_support import view_of

WORKFLOW = ".github/workflows/checks.yaml"
STEPS = "jobs: {checks: {steps: [{run: %s}]}}"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (WORKFLOW, STEPS % "archcheck"),
        (WORKFLOW, STEPS % '"cd a && uvx --from archcheck-gate archcheck ./src"'),
        (WORKFLOW, STEPS % '"pip install archcheck-gate; .venv/bin/archcheck"'),
        (WORKFLOW, "jobs: {a: {steps: [{uses: example/archcheck@v1}]}}"),
        (".circleci/config.yml", "jobs: {a: {steps: [{run: {name: b, command: archcheck}}]}}"),
        (".gitlab-ci.yml", "a: {before_script: [[archcheck]], script: [b]}"),
        (".gitlab-ci.yml", "a: {script: [!reference [b], archcheck]}"),
        ("azure-pipelines.yml", "steps: [{bash: archcheck}]"),
        ("bitbucket-pipelines.yml", "pipelines: {default: [{step: {script: [archcheck]}}]}"),
        ("Jenkinsfile", "pipeline { steps { sh 'archcheck ./src' } }"),
        (".ci/check.sh", "exec archcheck"),
        (".ci/check.yml", "run: [archcheck"),
        (".pre-commit-config.yaml", "repos: [{repo: a, hooks: [{id: archcheck}]}]"),
        (".pre-commit-config.yaml", "repos: [{repo: local, hooks: [{id: a, entry: archcheck}]}]"),
    ],
)
def test_should_see_the_program_when_a_step_runs_it(
    tmp_path: pathlib.Path, path: str, text: str
) -> None:
    assert runs("archcheck", view_of(tmp_path, {path: text}))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (WORKFLOW, STEPS % "pytest"),
        (WORKFLOW, STEPS % '"uv add archcheck"'),
        (WORKFLOW, STEPS % '"# archcheck"'),
        (WORKFLOW, STEPS % '"cat archcheck.toml"'),
        (WORKFLOW, STEPS % '"my-archcheck"'),
        (WORKFLOW, STEPS % '"pytest --archcheck-all"'),
        (WORKFLOW, "jobs: {archcheck: {name: archcheck, steps: []}}"),
        (".github/archcheck.yml", STEPS % "archcheck"),
        ("Jenkinsfile", "// sh 'archcheck'"),
        (".pre-commit-config.yaml", "repos: [{repo: a, hooks: [{id: archcheck-docs}]}]"),
    ],
)
def test_should_not_see_the_program_when_no_step_runs_it(
    tmp_path: pathlib.Path, path: str, text: str
) -> None:
    assert not runs("archcheck", view_of(tmp_path, {path: text}))
