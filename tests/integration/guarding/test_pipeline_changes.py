"""Tests of what pipelines and hooks run, when, and with which options: by what it means."""

import pathlib
from collections.abc import Mapping

import pytest

from tests.integration.guarding.guarding_support import (
    CONFIGURATION,
    FILES,
    Change,
    changed,
    shop,
    texts_of,
    told,
)
from tests.integration.version_control.repository_support import committed, written

Files = Mapping[str, str | None]
FLOW, LAB = ".github/workflows/ci.yml", ".gitlab-ci.yml"
HOOKS = ".pre-commit-config.yaml"


def _flow(*commands: str, on: str = "[push]", more: str = "", inside: str = "") -> str:
    """A workflow with one step of some commands, more keys of its job, and more of the step."""
    lines = "".join(f"          {command}\n" for command in commands)
    step = f"      - name: all\n{inside}        run: |\n{lines}"
    return f"on: {on}\njobs:\n  check:\n{more}    steps:\n{step}"


def _lab(more: str, name: str = "check", rest: str = "") -> str:
    return f"{name}:\n{more}  script:\n    - archcheck ./src\n{rest}"


def _on(text: str) -> str:
    return _flow("archcheck ./src", on=text)


def _told(path: str, *names: str) -> list[Change]:
    return [("pipeline", f"{path} {name}") for name in names]


def _hook(keys: str) -> str:
    return f"repos:\n  - hooks:\n      - {{id: archcheck, {keys}}}\n"


ACTION = "- uses: acme/archcheck@v1\n        with:\n          paths: {}\n          arguments: {}\n"
CASES: Mapping[str, tuple[Files, Files, list[Change], list[Change]]] = {
    "steps are given less to do": (
        {
            FLOW: _flow(
                "archcheck ./src",
                "pytest",
                "mypy src",
                "pre-commit run --all-files",
                "coverage report --fail-under=90",
                "black --check src",
                "tox",
            )
        },
        {
            FLOW: _flow(
                "archcheck ./src/shop/web --only-rules --since main --fail-on error > log.txt",
                "pytest -k 'not big' -m fast --deselect tests/test_pay.py::test_pay",
                "mypy --ignore-missing-imports src/shop/web",
                "pre-commit run other",
                "coverage report --fail-under=80",
                "black src",
                "tox -e lint",
            )
        },
        _told(
            FLOW,
            "archcheck --fail-on",
            "archcheck --only-rules",
            "archcheck --since",
            "archcheck paths",
            "black --check",
            "coverage --fail-under",
            "mypy --ignore-missing-imports",
            "mypy paths",
            "pre-commit --all-files",
            "pre-commit its words",
            "pytest --deselect",
            "pytest -k",
            "pytest -m",
            "tox -e",
        ),
        [],
    ),
    "steps are written otherwise": (
        {
            FLOW: _flow(
                "archcheck ./src --no-tool mypy --strict",
                "pytest --cov-fail-under 90",
                "python -m mypy src --strict",
                "flake8 src tests",
                "archcheck $PLACE",
            )
        },
        {
            FLOW: _flow(
                "poetry run archcheck --strict \\",
                "  --no-tool=mypy -v --statistics src/",
                "pytest -q --cov-fail-under=95 tests",
                "mypy src 'unclosed",
                "flake8 tests . --count",
                "archcheck src/shop/web",
            ),
            "mypy.ini": "[mypy]\nstrict = True\n",
        },
        [],
        [("pipeline", f"{FLOW} pytest --cov-fail-under"), ("tool", "mypy: strict")],
    ),
    "failures count no longer": (
        {FLOW: _flow("archcheck ./src", "pytest", "mypy src", "black --check .")},
        {
            FLOW: _flow(
                "archcheck ./src || { echo failed; }", "set +e", "pytest", "set -e", "mypy src"
            )
        },
        _told(FLOW, "archcheck", "black", "pytest"),
        [],
    ),
    "failures count as before": (
        {FLOW: _flow("archcheck ./src", "pytest", "mypy src")},
        {
            FLOW: _flow(
                "archcheck ./src || { echo failed; exit 1; }",
                "set +e",
                "pytest",
                "status=$?",
                "mypy src || exit $?",
                "exit $status",
            )
        },
        [],
        [],
    ),
    "the last of a script counts": (
        {FLOW: _flow("archcheck ./src")},
        {FLOW: _flow("set +e", "archcheck ./src")},
        [],
        [],
    ),
    "a job may fail": (
        {FLOW: _flow("archcheck ./src")},
        {FLOW: _flow("archcheck ./src", more="    continue-on-error: ${{ true }}\n")},
        _told(FLOW, "archcheck"),
        [],
    ),
    "a job has a condition": (
        {FLOW: _flow("archcheck ./src")},
        {FLOW: _flow("archcheck ./src", more="    if: ${{ github.actor != 'bot' }}\n")},
        _told(FLOW, "archcheck runs"),
        [],
    ),
    "a condition is reworded, and one that always holds is added": (
        {FLOW: _flow("archcheck ./src", more="    if: matrix.python == '3.11'\n")},
        {
            FLOW: _flow(
                "archcheck ./src",
                more="    if: ${{ matrix.python  == '3.12' }}\n",
                inside="        if: always()\n",
            )
        },
        [],
        [],
    ),
    "an action is given less": (
        {FLOW: f"on: push\njobs:\n  a:\n    steps:\n      {ACTION.format('src', '--strict')}"},
        {
            FLOW: "on: push\njobs:\n  a:\n    steps:\n      "
            + ACTION.format("src/shop/web", "--no-tests").replace("v1", "v2")
        },
        _told(FLOW, "archcheck --no-tests", "archcheck --strict", "archcheck paths"),
        [],
    ),
    "an action does not fail": (
        {FLOW: "on: push\njobs:\n  a:\n    steps:\n      - uses: acme/archcheck@v1\n"},
        {
            FLOW: "on: push\njobs:\n  a:\n    steps:\n      - uses: acme/archcheck@v1\n"
            "        with: {fail: 'false'}\n"
        },
        _told(FLOW, "archcheck"),
        [],
    ),
    "a workflow is narrowed to branches": (
        {FLOW: _on("{push: , pull_request: {branches: [main, 'release/**']}}")},
        {
            FLOW: _on(
                "{push: {branches: [main], branches-ignore: [dev]}, "
                "pull_request: {branches: [main, '!release/**'], types: [opened]}}"
            )
        },
        _told(
            FLOW,
            "on pull_request branches release/**",
            "on pull_request types reopened",
            "on pull_request types synchronize",
            "on push branches **",
            "on push branches-ignore dev",
        ),
        [],
    ),
    "a workflow is narrowed to paths": (
        {FLOW: _on("[push, pull_request]")},
        {FLOW: _on("{push: {paths: ['src/*/web/**']}, pull_request: {paths-ignore: ['src/**']}}")},
        _told(FLOW, "on pull_request paths", "on push paths"),
        [],
    ),
    "a workflow leaves out what is no part of the gate": (
        {FLOW: _on("{push: {branches: [main, 'release/1']}}")},
        {
            FLOW: _on(
                "{pull_request: {paths: ['**.py', '*.toml', '!docs/*']}, "
                "push: {branches: ['release/*', main], paths-ignore: ['docs/**', '*.md', '!*.py']}}"
            )
        },
        [],
        _told(FLOW, "on pull_request", "on push branches release/*"),
    ),
    "a job never runs": (
        {LAB: _lab("")},
        {LAB: _lab("  rules: [{when: never}]\n")},
        _told(LAB, "archcheck"),
        [],
    ),
    "a job is run by hand": (
        {LAB: _lab("")},
        {LAB: _lab("  rules:\n    - {if: $X, when: manual}\n    - {when: manual}\n")},
        _told(LAB, "archcheck"),
        [],
    ),
    "a job that may fail with some statuses": (
        {LAB: _lab("")},
        {LAB: _lab("  allow_failure: {exit_codes: [1]}\n")},
        _told(LAB, "archcheck"),
        [],
    ),
    "a job must not fail": ({LAB: _lab("")}, {LAB: _lab("  allow_failure: false\n")}, [], []),
    "rules narrow a job": (
        {LAB: _lab("")},
        {
            LAB: _lab(
                "  except: {refs: [dev]}\n  rules:\n    - {if: $A, when: never}\n"
                "    - {if: $B, changes: [src/**], allow_failure: true}\n"
            )
        },
        _told(LAB, "archcheck may", "archcheck runs", "archcheck runs #2", "archcheck runs #3"),
        [],
    ),
    "rules are fewer": (
        {LAB: _lab("  only: [main, dev]\n")},
        {LAB: _lab("  only:\n    - main\n")},
        _told(LAB, "archcheck runs"),
        [],
    ),
    "rules are reordered, and one lets all run": (
        {LAB: _lab("  rules:\n    - {if: $A}\n    - {if: $B}\n")},
        {LAB: _lab("  rules:\n    - {if: $B}\n    - {if: $A}\n    - {when: always}\n")},
        [],
        _told(LAB, "archcheck runs"),
    ),
    "a job is hidden": ({LAB: _lab("")}, {LAB: _lab("", ".check")}, _told(LAB, "archcheck"), []),
    "a job is made of a hidden one": (
        {LAB: _lab("")},
        {LAB: _lab("", ".check", "real:\n  extends: .check\n")},
        [],
        [],
    ),
    "a job takes the script of a hidden one": (
        {LAB: _lab("")},
        {LAB: _lab("", ".check", "real:\n  script:\n    - !reference [.check, script]\n")},
        [],
        [],
    ),
    "a command of tox is gone": (
        {
            "tox.ini": "[tox]\nenvlist = a\n[testenv]\ndeps = mypy\ncommands =\n    pytest \\\n        tests\n"
            "    - bandit -r src\n[testenv:lint]\ncommands = archcheck src\n",
            "noxfile.py": "def lint(session):\n    session.run('mypy', 'src')\n    session.run('black', place)\n",
        },
        {
            "tox.ini": "[testenv]\ndeps = mypy\ncommands = bandit -r src\n"
            "[testenv:lint]\nignore_outcome = true\ncommands = archcheck src\n",
            "noxfile.py": "def lint(session):\n    session.run('mypy', 'src', success_codes=[0, 1])\n",
        },
        [
            ("pipeline", "noxfile.py black"),
            ("pipeline", "noxfile.py mypy"),
            ("pipeline", "tox.ini archcheck"),
            ("pipeline", "tox.ini pytest"),
        ],
        [("pipeline", "tox.ini bandit")],
    ),
    "a file of nox is broken": (
        {"noxfile.py": "session.run('mypy')\n"},
        {"noxfile.py": "session.run(\n"},
        [("pipeline", "noxfile.py mypy")],
        [],
    ),
    "commands move from tox to nox": (
        {"tox.ini": "[testenv]\ncommands =\n    mypy src\n"},
        {"tox.ini": None, "noxfile.py": "session.run('mypy', 'src')\n"},
        [],
        [],
    ),
    "a hook sees as much": (
        {HOOKS: "exclude: ^(docs|src/shop/web)/\n" + _hook("files: \\.py$, types: [python, text]")},
        {
            HOOKS: "exclude: ^src/shop/web/\nfiles: .*\n"
            + _hook("types: [text], types_or: [pyi, python], exclude: ^build/, files: (src|tests)/")
        },
        [("hook", f"{HOOKS} archcheck types_or")],
        [
            ("hook", f"{HOOKS} archcheck types"),
        ],
    ),
    "a hook sees less": (
        {HOOKS: _hook("types_or: [python, pyi]")},
        {
            HOOKS: "files: ^tests/\n"
            + _hook("types_or: [pyi], exclude_types: [text], files: ^src/shop/web, types: [python]")
        },
        [
            ("hook", f"{HOOKS} archcheck {it}")
            for it in ("exclude_types", "files", "files of all hooks", "types", "types_or")
        ],
        [],
    ),
    "a hook is given options": (
        {HOOKS: "repos:\n  - hooks:\n      - {id: archcheck, args: [--strict]}\n"},
        {
            HOOKS: "repos:\n  - hooks:\n      - {id: archcheck, args: [--fail-on, never, --no-tests]}\n"
        },
        [("hook", f"{HOOKS} archcheck {it}") for it in ("--fail-on", "--no-tests", "--strict")],
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_should_tell_by_meaning_when_a_pipeline_changes(tmp_path: pathlib.Path, name: str) -> None:
    before, after, looser, stricter = CASES[name]
    shop(tmp_path, {"pyproject.toml": CONFIGURATION, **texts_of(before)})
    changed(tmp_path, after)
    assert told(tmp_path) == {"looser": looser, "stricter": stricter}


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("parts/shop/src", []),
        ("parts", []),
        ("src", []),
        ("parts/shop/src/shop/web", [("pipeline", f"../../{FLOW} mypy paths")]),
    ],
)
def test_should_know_the_files_of_a_part_when_a_step_of_the_repository_names_them(
    tmp_path: pathlib.Path, place: str, expected: list[Change]
) -> None:
    files = {f"parts/shop/{path}": text for path, text in FILES.items()}
    committed(tmp_path, {**files, FLOW: _flow("mypy parts/shop")})
    written(tmp_path, {FLOW: _flow(f"mypy {place}")})
    assert told(tmp_path / "parts/shop") == {"looser": expected, "stricter": []}
