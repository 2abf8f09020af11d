"""The hooks of pre-commit that a project has."""

import pathlib
import re

from archcheck.domain.problem import Problem, UsageProblems
from archcheck.infrastructure.reading.located_values import UnreadableError, values_at
from archcheck.infrastructure.reading.yaml_values import yaml_values
from archcheck.infrastructure.tools.running.configuration_files import read_text

HOOKS_FILE = ".pre-commit-config.yaml"


def hook_ids(root: pathlib.Path) -> frozenset[str]:
    """The ids of the hooks; none where the file is not there or nobody can read it."""
    text = read_text(root / HOOKS_FILE)
    try:
        document = yaml_values(text)
    except UnreadableError:
        return frozenset()
    found = values_at(document, ("repos", "hooks", "id"))
    return frozenset(str(each.value) for each in found)


HOOK = """{indent}- repo: local
{indent}  hooks:
{indent}    - id: archcheck
{indent}      name: archcheck
{indent}      entry: archcheck check --staged
{indent}      language: python
{indent}      additional_dependencies: [archcheck-gate]
{indent}      files: >-
{indent}        (?x)(
{indent}          [.](pyi?|toml|cfg|ini|lock)
{indent}          |(^|/)(archcheck-baseline[.]txt|[.]archcheck-todo|[.]gitignore|[.]editorconfig)
{indent}          |(^|/)([.]importlinter|[.]coveragerc|[.]flake8|[.]bandit|[.]?pylintrc)
{indent}          |(^|/)([.]semgrep(/.*)?[.]ya?ml|[.]semgrepignore|[.]safety-policy[.]yml)
{indent}          |(^|/)(requirements/[^/]*|[^/]*requirements[^/]*|constraints[^/]*)[.](txt|in)
{indent}        )$
{indent}      require_serial: true
"""
ITEM = re.compile(r"(?P<indent> *)- ")
KEY = re.compile(r"[^\s#-]")
REPOS = re.compile(r"repos\s*:\s*(?:#.*)?")


def with_hook(text: str) -> str:
    """A configuration of pre-commit with our hook as the last; raises UsageProblems.

    Every line that is there stays as it is.
    """
    if not text.strip():
        return "repos:\n" + HOOK.format(indent="  ")
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if REPOS.fullmatch(line)]
    if not starts:
        hint = "write the hook into its list of repos by hand, or let the list begin in a line of its own"
        raise UsageProblems(Problem(HOOKS_FILE, "repos", "no hook can be added", hint))
    return "\n".join(_inserted(lines, starts[0]))


def _inserted(lines: list[str], start: int) -> list[str]:
    """The hook behind the last line of the list that begins below `start`."""
    end = _end_of_list(lines, start)
    hook = HOOK.format(indent=_indent_of(lines[start + 1 : end])).rstrip("\n").split("\n")
    return [*lines[:end], *hook, *(lines[end:] or [""])]


def _end_of_list(lines: list[str], start: int) -> int:
    """Where the list that begins below `start` ends, without the blank lines behind it."""
    below = range(start + 1, len(lines))
    end = next((at for at in below if KEY.match(lines[at])), len(lines))
    while not lines[end - 1].strip():
        end -= 1
    return end


def _indent_of(items: list[str]) -> str:
    """What stands before the first item of a list."""
    found = (ITEM.match(line) for line in items)
    return next((match["indent"] for match in found if match), "  ")
