"""Pipelines that run the gate."""

WORKFLOW = ".github/workflows/archcheck.yml"
PIPELINE = ".gitlab-ci.yml"
COMMAND = "archcheck"
GITHUB = """name: archcheck

on:
  push:
  pull_request:

permissions:
  contents: read

jobs:
  archcheck:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      security-events: write
    steps:
      - uses: actions/checkout@v5
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-python@v6
        with:
          python-version: "3.x"
      - run: python -m pip install archcheck-gate
      - run: archcheck {path} --format sarif:archcheck.sarif --format console
      - uses: github/codeql-action/upload-sarif@v4
        if: always() && hashFiles('archcheck.sarif') != ''
        with:
          sarif_file: archcheck.sarif
          category: archcheck
"""
GITLAB = """archcheck:
  image: python:3.12
  variables:
    GIT_DEPTH: "0"
  script:
    - python -m pip install archcheck-gate
    - archcheck {path}
"""


def workflow(path: str) -> str:
    """A workflow for GitHub that checks the project at a path of the repository."""
    return GITHUB.format(path=path)


def with_job(text: str, path: str) -> str:
    """A pipeline of GitLab with a job that checks; the same where one runs archcheck already."""
    if COMMAND in text:
        return text
    gap = "" if not text.strip() else "\n" if text.endswith("\n") else "\n\n"
    return f"{text}{gap}{GITLAB.format(path=path)}"
