"""Tests of what else belongs to a gate: tools' settings, tests, comments, pipelines, baselines."""

import pathlib
from collections.abc import Mapping

import pytest

from tests.integration.guarding.gates_support import between, said
from tests.integration.guarding.guarding_support import (
    CONFIGURATION,
    FILES,
    Change,
    changed,
    difference,
    shop,
    told,
)
from tests.integration.version_control.repository_support import committed, git

Files = Mapping[str, str | None]
PAGE = "src/shop/web/page.py"
TESTS = "tests/test_page.py"
FLOW = ".github/workflows/ci.yml"
CONFTEST = "tests/conftest.py"
HOOKS = ".pre-commit-config.yaml"
PROGRAMS = ("archcheck", "mypy", "pytest")
NESTED = "services/shop"
BASE = "# archcheck baseline 1\n\n"
TWO = "def test_one():\n    assert one() == 1\n    assert two() == 2\n"
HELPER = "def compare(one, two):\n    assert one == two\n"
ASKING = """\
from tests.prices import compare


def test_one():
    compare(one(), 1)
    compare(two(), 2)
"""
FLOW_TEXT = """\
on: [push, pull_request]
jobs:
  check:
    steps:
      - uses: actions/checkout@v4
      - run: pip install archcheck-gate
      - run: archcheck ./src --strict
      - run: |
          pytest --cov-fail-under=90
          mypy src
"""
HOOKS_TEXT = """\
repos:
  - repo: https://example.org/archcheck
    hooks:
      - id: archcheck
        args: [--strict]
      - id: trailing-whitespace
"""


def _mypy(text: str) -> str:
    return f"{CONFIGURATION}\n[tool.mypy]\n{text}"


BASELINE = "archcheck-baseline.txt"
RATCHET = {
    "pyproject.toml": CONFIGURATION.replace(
        "[tool.archcheck.rules]",
        "[tool.archcheck.rules]\ncoverage-below = { limit = 90, ratchet = true }",
    )
}
ONE, OTHER = "a" * 16, "b" * 16
CASES: Mapping[str, tuple[Files, Files, list[Change], list[Change]]] = {
    "strict is gone": (
        {"pyproject.toml": _mypy("strict = true\n")},
        {"pyproject.toml": _mypy("strict = false\n")},
        [("tool", "mypy: strict")],
        [],
    ),
    "settings move to mypy.ini": (
        {"pyproject.toml": _mypy("strict = true\n")},
        {"pyproject.toml": CONFIGURATION, "mypy.ini": "[mypy]\nstrict = True\n"},
        [],
        [],
    ),
    "a module is ignored": (
        {"mypy.ini": "[mypy]\nstrict = True\n"},
        {"mypy.ini": "[mypy]\nstrict = True\n[mypy-shop.web.*]\nignore_errors = True\n"},
        [("tool", "mypy: shop.web.*.ignore_errors")],
        [],
    ),
    "an override is added": (
        {},
        {
            "pyproject.toml": _mypy(
                "[[tool.mypy.overrides]]\nmodule = 'a.*'\nignore_missing_imports = true\n"
            )
        },
        [("tool", "mypy: a.*.ignore_missing_imports")],
        [],
    ),
    "imports are skipped": (
        {},
        {"pyproject.toml": _mypy('follow_imports = "skip"\n')},
        [("tool", "mypy: follow_imports")],
        [],
    ),
    "flake8 ignores more": (
        {".flake8": "[flake8]\nextend-ignore = E203\nmax-complexity = 5\n"},
        {".flake8": "[flake8]\nextend-ignore =\n    E501\n    E203\nmax-complexity = 9\n"},
        [("tool", "flake8: extend_ignore"), ("tool", "flake8: max_complexity")],
        [],
    ),
    "flake8 limits nothing": (
        {".flake8": "[flake8]\nmax-complexity = 5\n"},
        {".flake8": "[flake8]\nmax-complexity = -1\n"},
        [("tool", "flake8: max_complexity")],
        [],
    ),
    "a list is written otherwise": (
        {".flake8": "[flake8]\nextend-ignore = E203, W503\n"},
        {".flake8": "[flake8]\nextend-ignore =\n    W503\n    E203\n"},
        [],
        [],
    ),
    "ruff selects less": (
        {"ruff.toml": 'lint.select = ["E", "F"]\n'},
        {"ruff.toml": 'lint.select = ["E4", "F"]\n[lint.per-file-ignores]\n"src/*" = ["F401"]\n'},
        [("tool", "ruff: lint.per_file_ignores.src/*"), ("tool", "ruff: lint.select")],
        [],
    ),
    "ruff selects more": (
        {"ruff.toml": 'lint.select = ["E4", "F"]\n'},
        {"ruff.toml": 'lint.select = ["ALL"]\n'},
        [],
        [("tool", "ruff: lint.select")],
    ),
    "pylint disables more": (
        {".pylintrc": "[MESSAGES CONTROL]\ndisable = C0114\n"},
        {".pylintrc": "[MESSAGES CONTROL]\ndisable = C0114, W0611\n"},
        [("tool", "pylint: MESSAGES CONTROL.disable")],
        [],
    ),
    "pylint in pyproject": (
        {},
        {"pyproject.toml": f'{CONFIGURATION}\n[tool.pylint.main]\ndisable = ["C0114"]\n'},
        [("tool", "pylint: main.disable")],
        [],
    ),
    "bandit skips": (
        {"bandit.yaml": "skips: [B101]\n"},
        {"bandit.yaml": "skips: [B101, B602]\n"},
        [("tool", "bandit: skips")],
        [],
    ),
    "a broken file says nothing": (
        {},
        {"bandit.yaml": "skips: [B101\n"},
        [],
        [],
    ),
    "coverage falls": (
        {".coveragerc": "[report]\nfail_under = 90\n"},
        {".coveragerc": "[report]\nfail_under = 80\nomit = src/shop/web/*\n"},
        [("coverage", "coverage: report.fail_under"), ("coverage", "coverage: report.omit")],
        [],
    ),
    "coverage moves": (
        {".coveragerc": "[report]\nfail_under = 90\n"},
        {".coveragerc": None, "setup.cfg": "[coverage:report]\nfail_under = 90\n"},
        [],
        [],
    ),
    "pytest leaves out": (
        {},
        {"pytest.ini": "[pytest]\naddopts = --ignore=tests/slow -k 'not big'\n"},
        [("test", "pytest: addopts.ignore"), ("test", "pytest: addopts.k")],
        [],
    ),
    "warnings are errors no longer": (
        {"pytest.ini": "[pytest]\nfilterwarnings =\n    error\n"},
        {"pytest.ini": "[pytest]\nfilterwarnings =\n    error\n    ignore::UserWarning\n"},
        [("test", "pytest: filterwarnings")],
        [],
    ),
    "warnings are made errors elsewhere": (
        {"pytest.ini": "[pytest]\nfilterwarnings = error\n"},
        {"pytest.ini": "[pytest]\naddopts = -W error\n"},
        [],
        [],
    ),
    "ignores of files are reformatted": (
        {".flake8": "[flake8]\nper-file-ignores = src/*: E501,D103\n    tests/*:S101\n"},
        {".flake8": "[flake8]\nper-file-ignores =\n    tests/*: S101\n    src/*:D103 E501\n"},
        [],
        [],
    ),
    "files that are not there are excluded": (
        {"ruff.toml": 'exclude = ["build"]\n'},
        {"ruff.toml": 'extend-exclude = ["dist"]\nlint.extend-select = ["B"]\n'},
        [],
        [("tool", "ruff: lint.extend_select")],
    ),
    "a vulnerability is ignored": (
        {".safety-policy.yml": "security:\n  ignore-vulnerabilities:\n    1:\n      reason: a\n"},
        {
            ".safety-policy.yml": "security:\n  ignore-vulnerabilities:\n    2:\n      reason: b\n"
            "    1:\n      reason: other\n"
        },
        [("tool", "safety: security.ignore_vulnerabilities")],
        [],
    ),
    "semgrep sees less": (
        {".semgrepignore": "# none\nbuild/\n"},
        {".semgrepignore": "build/\nsrc/shop/web/\n"},
        [("tool", "semgrep: lines")],
        [],
    ),
    "a short option loosens": (
        {
            "pyproject.toml": f"{CONFIGURATION}\n[tool.archcheck.tools.dependency-check]\n"
            'files = ["a.txt", "b.txt"]\n[tool.archcheck.tools.bandit]\nargs = ["-s", "B101"]\n'
        },
        {
            "pyproject.toml": f"{CONFIGURATION}\n[tool.archcheck.tools.dependency-check]\n"
            'files = ["a.txt"]\n[tool.archcheck.tools.bandit]\nargs = ["--skip=B101,B602"]\n'
        },
        [("tool", "bandit: skip"), ("tool", "dependency-check: own.files")],
        [],
    ),
    "arguments loosen": (
        {
            "pyproject.toml": CONFIGURATION.replace(
                "[tool.archcheck.tools.mypy]", '[tool.archcheck.tools.mypy]\nargs = ["--strict"]'
            )
        },
        {
            "pyproject.toml": CONFIGURATION.replace(
                "[tool.archcheck.tools.mypy]",
                '[tool.archcheck.tools.mypy]\nargs = ["--exclude", "web"]',
            )
        },
        [("tool", "mypy: exclude"), ("tool", "mypy: strict")],
        [],
    ),
    "an option of a rule": (
        {"pyproject.toml": CONFIGURATION},
        {
            "pyproject.toml": CONFIGURATION.replace(
                'descriptive-name = "warning"',
                'descriptive-name = { level = "warning", allow = ["df"] }',
            )
        },
        [("rule", "descriptive-name: allow")],
        [],
    ),
    "the limit of coverage": (
        {
            "pyproject.toml": CONFIGURATION.replace(
                "[tool.archcheck.rules]", "[tool.archcheck.rules]\ncoverage-below = { limit = 90 }"
            )
        },
        {
            "pyproject.toml": CONFIGURATION.replace(
                "[tool.archcheck.rules]", "[tool.archcheck.rules]\ncoverage-below = { limit = 80 }"
            )
        },
        [("coverage", "coverage-below: limit")],
        [],
    ),
    "noqa is added": (
        {PAGE: "import os\n"},
        {PAGE: "import os  # noqa: F401\n"},
        [("suppression", f"{PAGE} noqa: F401")],
        [],
    ),
    "noqa moves with its code": (
        {PAGE: "import os  # noqa: F401\n"},
        {PAGE: "", "src/shop/web/other.py": "X = 1\nimport os  # noqa: F401\n"},
        [],
        [],
    ),
    "the code beside noqa changes": (
        {PAGE: "import os  # noqa: F401\n"},
        {PAGE: "import sys  # noqa: F401\n"},
        [],
        [],
    ),
    "noqa widens": (
        {PAGE: "import os  # noqa: F401\n"},
        {PAGE: "import os  # noqa\n"},
        [("suppression", f"{PAGE} noqa")],
        [],
    ),
    "noqa narrows": (
        {PAGE: "import os  # noqa: E501,F401\n"},
        {PAGE: "import os  # noqa: F401\n"},
        [],
        [("suppression", f"{PAGE} noqa: E501,F401")],
    ),
    "a string looks like one": ({PAGE: ""}, {PAGE: 'TEXT = "# noqa"\n'}, [], []),
    "others are added": (
        {PAGE: "a = 1\nb = 2\nc = 3\nd = 4\ne = 5\n"},
        {
            PAGE: "a = 1  # type: ignore[assignment]\nb = 2  # nosec B101\nc = 3  # pylint: disable=x\n"
            "d = 4  # pragma: no cover\ne = 5  # nosemgrep: x\n"
        },
        [
            ("suppression", f"{PAGE} {words}")
            for words in (
                "nosec B101",
                "nosemgrep: x",
                "pragma: no cover",
                "pylint: disable=x",
                "type: ignore[assignment]",
            )
        ],
        [],
    ),
    "archcheck is told to look away": (
        {PAGE: "a = 1\n"},
        {PAGE: "a = 1  # archcheck: ignore[descriptive-name] short\n"},
        [("ignore", f"{PAGE} archcheck: ignore[descriptive-name]")],
        [],
    ),
    "the next line is silenced": (
        {PAGE: "a = 1\n"},
        {PAGE: "# fmt: off\na = 1\n# isort: skip_file\n"},
        [("suppression", f"{PAGE} fmt: off"), ("suppression", f"{PAGE} isort: skip_file")],
        [],
    ),
    "a comment reaches further": (
        {PAGE: "a = 1  # pylint: disable=x\n"},
        {PAGE: "# pylint: disable=x\na = 1\n"},
        [("suppression", f"{PAGE} pylint: disable=x")],
        [],
    ),
    "a file asks for less": (
        {PAGE: "# mypy: disallow-untyped-defs\na = 1\n"},
        {PAGE: "a = 1\n"},
        [("suppression", f"{PAGE} mypy: disallow-untyped-defs")],
        [],
    ),
    "a file that asked for more is gone": (
        {"tests/prices.py": "# mypy: disallow-untyped-defs\n"},
        {"tests/prices.py": None},
        [],
        [],
    ),
    "an ignore of a family narrows": (
        {PAGE: "a = 1  # archcheck: ignore[conventions] short\n"},
        {PAGE: "a = 1  # archcheck: ignore[descriptive-name] short\n"},
        [],
        [("ignore", f"{PAGE} archcheck: ignore[conventions]")],
    ),
    "mypy is told to allow less": (
        {"mypy.ini": "[mypy]\n"},
        {"mypy.ini": "[mypy]\ndisallow_untyped_defs = True\nno_implicit_reexport = True\n"},
        [],
        [("tool", "mypy: disallow_untyped_defs"), ("tool", "mypy: no_implicit_reexport")],
    ),
    "a test is gone": ({TESTS: TWO}, {TESTS: None}, [("test", f"{TESTS}::test_one")], []),
    "a test is renamed": ({TESTS: TWO}, {TESTS: TWO.replace("test_one", "test_uno")}, [], []),
    "a test moves": (
        {TESTS: TWO},
        {TESTS: None, "tests/test_other.py": f"X = 1\n\n\n{TWO}"},
        [],
        [],
    ),
    "a test moves into a class": (
        {TESTS: TWO},
        {
            TESTS: "class TestAll:\n    def test_one(self):\n        assert one() == 1\n        assert two() == 2\n"
        },
        [],
        [],
    ),
    "a test is reformatted": (
        {TESTS: TWO},
        {TESTS: TWO.replace("one() == 1", "(\n        one() == 1\n    )")},
        [],
        [],
    ),
    "a test is skipped": (
        {TESTS: TWO},
        {TESTS: f"import pytest\n\n\n@pytest.mark.skip\n{TWO}"},
        [("test", f"{TESTS}::test_one")],
        [],
    ),
    "a test skips itself": (
        {TESTS: TWO},
        {TESTS: TWO.replace(":\n", ":\n    pytest.skip('later')\n", 1)},
        [("test", f"{TESTS}::test_one")],
        [],
    ),
    "a module is skipped": (
        {TESTS: TWO},
        {TESTS: f"import pytest\npytestmark = pytest.mark.skip\n{TWO}"},
        [("test", f"{TESTS}::test_one")],
        [],
    ),
    "a module skips itself": (
        {TESTS: TWO},
        {TESTS: f"import pytest\npytest.skip('later', allow_module_level=True)\n{TWO}"},
        [("test", f"{TESTS}::test_one")],
        [],
    ),
    "a module needs another": (
        {TESTS: TWO},
        {TESTS: f"import pytest\nprices = pytest.importorskip('prices')\n{TWO}"},
        [("test", f"{TESTS}::test_one")],
        [],
    ),
    "a test returns before it asserts": (
        {TESTS: TWO},
        {TESTS: TWO.replace(":\n", ":\n    return\n", 1)},
        [("test", f"{TESTS}::test_one")],
        [],
    ),
    "a test returns when it has asserted": (
        {TESTS: TWO},
        {TESTS: f"{TWO}    return\n"},
        [],
        [],
    ),
    "a test asserts where nothing is run": (
        {TESTS: TWO},
        {TESTS: TWO.replace("    assert", "    if False:\n        assert")},
        [("test", f"{TESTS}::test_one")],
        [],
    ),
    "a skipped test is gone": (
        {TESTS: f"import pytest\n@pytest.mark.skip\n{TWO}"},
        {TESTS: None},
        [],
        [],
    ),
    "a test is emptied": (
        {TESTS: TWO},
        {TESTS: "def test_one():\n    pass\n"},
        [("test", f"{TESTS}::test_one")],
        [],
    ),
    "a test is vacuous": (
        {TESTS: TWO},
        {TESTS: "def test_one():\n    assert True\n    assert 1 == 1\n"},
        [("test", f"{TESTS}::test_one")],
        [],
    ),
    "a test asserts less": (
        {TESTS: TWO},
        {TESTS: TWO.replace("    assert two() == 2\n", "")},
        [("test", f"{TESTS}::test_one")],
        [],
    ),
    "a test catches its failure": (
        {TESTS: TWO},
        {
            TESTS: "def test_one():\n    try:\n        assert one() == 1\n        assert two() == 2\n"
            "    except AssertionError:\n        pass\n"
        },
        [("test", f"{TESTS}::test_one")],
        [],
    ),
    "a test says less": (
        {TESTS: TWO},
        {TESTS: TWO.replace("two() == 2", "two() is not None")},
        [("test", f"{TESTS}::test_one")],
        [],
    ),
    "a skipped test said nothing": (
        {TESTS: f"import pytest\n@pytest.mark.skip\n{TWO}"},
        {TESTS: TWO.replace("two() == 2", "two() is not None")},
        [],
        [("test", f"{TESTS}::test_one")],
    ),
    "tests are not collected": (
        {CONFTEST: "collect_ignore = ['test_gone.py']\n", TESTS: TWO},
        {
            CONFTEST: "collect_ignore = []\ncollect_ignore += ['test_pay.py', 'test_none.py']\n"
            "collect_ignore_glob: list[str] = ['*_page.py']\n"
            "def pytest_ignore_collect(path):\n    return True\n"
            "def pytest_collection_modifyitems(items):\n    items[0].add_marker(pytest.mark.skip)\n"
        },
        [
            ("test", f"{CONFTEST} {it}")
            for it in (
                "*_page.py",
                "pytest_collection_modifyitems",
                "pytest_ignore_collect",
                "test_pay.py",
            )
        ],
        [],
    ),
    "what is not collected is written otherwise": (
        {
            CONFTEST: "collect_ignore = ['test_pay.py', 'test_page.py']\n"
            "def pytest_ignore_collect(path):\n    return True\n",
            TESTS: TWO,
        },
        {
            CONFTEST: "collect_ignore_glob = ['test_p*.py']\n"
            "def pytest_collection_modifyitems(items):\n    items.sort()\n"
            "def pytest_ignore_collect(path):\n    return False\n"
        },
        [],
        [],
    ),
    "what is not collected cannot be read": ({CONFTEST: ""}, {CONFTEST: "def\n"}, [], []),
    "a test is split": (
        {TESTS: TWO},
        {
            TESTS: "def test_one():\n    assert one() == 1\n\n\ndef test_two():\n    assert two() == 2\n"
        },
        [],
        [("test", f"{TESTS}::test_two")],
    ),
    "a case is gone": (
        {TESTS: f"@pytest.mark.parametrize('x', [1, 2])\n{TWO}"},
        {TESTS: f"@pytest.mark.parametrize('x', [1])\n{TWO}"},
        [("test", f"{TESTS}::test_one")],
        [],
    ),
    "a helper of another file asserts": (
        {TESTS: TWO, "tests/__init__.py": "", "tests/prices.py": HELPER},
        {TESTS: ASKING},
        [],
        [],
    ),
    "a helper of another file asserts nothing": (
        {TESTS: TWO, "tests/__init__.py": "", "tests/prices.py": "def compare(one, two): ...\n"},
        {TESTS: ASKING},
        [("test", f"{TESTS}::test_one")],
        [],
    ),
    "a test cannot be read": ({TESTS: "def\n"}, {TESTS: TWO}, [], [("test", f"{TESTS}::test_one")]),
    "a step is gone": (
        {FLOW: FLOW_TEXT},
        {FLOW: FLOW_TEXT.replace("      - run: archcheck ./src --strict\n", "")},
        [("pipeline", f"{FLOW} archcheck")],
        [],
    ),
    "a pipeline is gone": (
        {FLOW: FLOW_TEXT},
        {FLOW: None},
        [("pipeline", f"{FLOW} {name}") for name in ("archcheck", "mypy", "pytest")],
        [],
    ),
    "a pipeline moves": (
        {FLOW: FLOW_TEXT},
        {
            FLOW: None,
            ".gitlab-ci.yml": "check:\n  script:\n    - archcheck ./src --strict\n    - pytest --cov-fail-under=90\n    - mypy src\n",
        },
        [],
        [],
    ),
    "the tests no longer hold the gate": (
        {FLOW: FLOW_TEXT.replace("archcheck ./src --strict", "pytest --archcheck")},
        {FLOW: FLOW_TEXT.replace("archcheck ./src --strict", "pytest -q")},
        [("pipeline", f"{FLOW} archcheck")],
        [],
    ),
    "a step may fail": (
        {FLOW: FLOW_TEXT},
        {FLOW: FLOW_TEXT.replace("mypy src", "mypy src || true")},
        [("pipeline", f"{FLOW} mypy")],
        [],
    ),
    "a step ends well": (
        {FLOW: FLOW_TEXT},
        {FLOW: FLOW_TEXT.replace("mypy src", "mypy src; exit 0")},
        [("pipeline", f"{FLOW} mypy")],
        [],
    ),
    "a step only speaks of its failure": (
        {FLOW: FLOW_TEXT},
        {FLOW: FLOW_TEXT.replace("mypy src", "mypy src || echo failed")},
        [("pipeline", f"{FLOW} mypy")],
        [],
    ),
    "a job may fail": (
        {FLOW: FLOW_TEXT},
        {
            FLOW: FLOW_TEXT.replace(
                "- run: archcheck", "- continue-on-error: true\n        run: archcheck"
            )
        },
        [("pipeline", f"{FLOW} archcheck")],
        [],
    ),
    "a step is less strict": (
        {FLOW: FLOW_TEXT},
        {FLOW: FLOW_TEXT.replace("--strict", "--no-tool mypy").replace("=90", "=80")},
        [
            ("pipeline", f"{FLOW} archcheck --no-tool"),
            ("pipeline", f"{FLOW} archcheck --strict"),
            ("pipeline", f"{FLOW} pytest --cov-fail-under"),
        ],
        [],
    ),
    "a workflow runs less often": (
        {FLOW: FLOW_TEXT},
        {FLOW: FLOW_TEXT.replace("[push, pull_request]", "workflow_dispatch")},
        [("pipeline", f"{FLOW} on pull_request"), ("pipeline", f"{FLOW} on push")],
        [],
    ),
    "steps are reordered": (
        {FLOW: FLOW_TEXT},
        {
            FLOW: FLOW_TEXT.replace(
                "          pytest --cov-fail-under=90\n          mypy src\n",
                "          mypy src\n          pytest --cov-fail-under=90\n",
            )
        },
        [],
        [],
    ),
    "a broken workflow runs nothing": (
        {FLOW: FLOW_TEXT},
        {FLOW: "on: [\n"},
        [("pipeline", f"{FLOW} {name}") for name in ("archcheck", "mypy", "pytest")],
        [],
    ),
    "trust is given": (
        {FLOW: FLOW_TEXT},
        {FLOW: FLOW_TEXT.replace("./src", "./src --trust-project")},
        [("trust", f"{FLOW} --trust-project")],
        [],
    ),
    "a program of the project is started": (
        {},
        {
            "pyproject.toml": CONFIGURATION.replace(
                "[tool.archcheck.tools.mypy]", '[tool.archcheck.tools.mypy]\nprogram = "tools/mypy"'
            )
        },
        [("trust", "mypy: tools/mypy")],
        [],
    ),
    "a hook is gone": (
        {HOOKS: HOOKS_TEXT},
        {HOOKS: HOOKS_TEXT.replace("- id: archcheck", "- id: other")},
        [("hook", f"{HOOKS} archcheck")],
        [],
    ),
    "another hook is gone": (
        {HOOKS: HOOKS_TEXT},
        {HOOKS: HOOKS_TEXT.replace("      - id: trailing-whitespace\n", "")},
        [],
        [],
    ),
    "a hook runs by hand": (
        {HOOKS: HOOKS_TEXT},
        {HOOKS: HOOKS_TEXT.replace("args:", "stages: [manual]\n        args:")},
        [("hook", f"{HOOKS} archcheck")],
        [],
    ),
    "a hook sees less": (
        {HOOKS: HOOKS_TEXT},
        {HOOKS: HOOKS_TEXT.replace("args:", "exclude: web\n        args:")},
        [("hook", f"{HOOKS} archcheck exclude")],
        [],
    ),
    "all hooks see less": (
        {HOOKS: HOOKS_TEXT},
        {HOOKS: f"exclude: ^src/\n{HOOKS_TEXT}"},
        [("hook", f"{HOOKS} archcheck exclude of all hooks")],
        [],
    ),
    "the hooks can no longer be read": (
        {HOOKS: HOOKS_TEXT},
        {HOOKS: "repos: [\n"},
        [("hook", f"{HOOKS} archcheck")],
        [],
    ),
    "a hook is skipped in ci": (
        {HOOKS: HOOKS_TEXT},
        {HOOKS: f"ci:\n  skip: [archcheck]\n{HOOKS_TEXT}"},
        [("hook", f"{HOOKS} archcheck")],
        [],
    ),
    "a script of a hook is gone": (
        {".husky/pre-commit": "# gate\n\narchcheck --staged\n"},
        {".husky/pre-commit": "echo archcheck\n"},
        [("hook", ".husky/pre-commit archcheck")],
        [],
    ),
    "the baseline grows": (
        {"archcheck-baseline.txt": f"{BASE}no-comments\tsrc/a.py\t1\t{ONE}\n"},
        {
            "archcheck-baseline.txt": f"{BASE}no-comments\tsrc/b.py\t1\t{ONE}\n\nno-comments\tsrc/a.py\t1\t{OTHER}\n"
        },
        [("baseline", "no-comments src/a.py " + OTHER)],
        [],
    ),
    "the baseline shrinks": (
        {"src/shop/.archcheck-todo": f"{BASE}no-comments\tsrc/a.py\t1\t{ONE}\n"},
        {"src/shop/.archcheck-todo": BASE},
        [],
        [("baseline", "no-comments src/a.py " + ONE)],
    ),
    "recorded coverage falls": (
        {
            "archcheck-baseline.txt": f"{BASE}coverage-below\tsrc/a.py\t-\t97.25\n\ncoverage-below\tb\t-\tx\n"
        },
        {"archcheck-baseline.txt": f"{BASE}coverage-below\tsrc/a.py\t-\t90.5\n"},
        [("coverage", "coverage-below src/a.py")],
        [],
    ),
    "an entry moves to another file that is there": (
        {BASELINE: f"{BASE}no-comments\t{PAGE}\t1\t{ONE}\n"},
        {BASELINE: f"{BASE}no-comments\tsrc/shop/domain/price.py\t1\t{ONE}\n"},
        [("baseline", f"no-comments src/shop/domain/price.py {ONE}")],
        [("baseline", f"no-comments {PAGE} {ONE}")],
    ),
    "an entry moves to its package": (
        {BASELINE: f"{BASE}no-comments\t{PAGE}\t1\t{ONE}\n"},
        {
            BASELINE: BASE,
            "src/shop/web/.archcheck-todo": f"{BASE}no-comments\t{PAGE}\t1\t{ONE}\n",
        },
        [],
        [],
    ),
    "an entry stands twice": (
        {BASELINE: f"{BASE}no-comments\t{PAGE}\t1\t{ONE}\n"},
        {BASELINE: BASE + 2 * f"no-comments\t{PAGE}\t1\t{ONE}\n"},
        [],
        [],
    ),
    "coverage below the limit is recorded": (
        RATCHET,
        {BASELINE: f"{BASE}coverage-below\t{PAGE}\t-\t50\n"},
        [("coverage", f"coverage-below {PAGE}")],
        [],
    ),
    "coverage above the limit is recorded no longer": (
        {**RATCHET, BASELINE: f"{BASE}coverage-below\t{PAGE}\t-\t97\n"},
        {BASELINE: BASE},
        [("coverage", f"coverage-below {PAGE}")],
        [],
    ),
    "a file with recorded coverage is renamed": (
        {**RATCHET, BASELINE: f"{BASE}coverage-below\tsrc/a.py\t-\t50\n", "src/a.py": "X = 1\n"},
        {
            BASELINE: f"{BASE}coverage-below\tsrc/b.py\t-\t50\n",
            "src/a.py": None,
            "src/b.py": "X = 1\n",
        },
        [],
        [],
    ),
    "a file with recorded coverage is renamed and covered less": (
        {**RATCHET, BASELINE: f"{BASE}coverage-below\tsrc/a.py\t-\t50\n", "src/a.py": "X = 1\n"},
        {
            BASELINE: f"{BASE}coverage-below\tsrc/b.py\t-\t40\n",
            "src/a.py": None,
            "src/b.py": "X = 1\n",
        },
        [("coverage", "coverage-below src/b.py")],
        [],
    ),
    "a file that is not judged is silenced": (
        {
            "pyproject.toml": CONFIGURATION.replace(
                "extends = []", 'extends = []\nexclude = ["src/shop/web/**"]'
            )
        },
        {PAGE: "a = 1  # noqa\n"},
        [],
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_should_tell_by_meaning_when_other_files_change(tmp_path: pathlib.Path, name: str) -> None:
    before, after, looser, stricter = CASES[name]
    assert said(tmp_path, before, after) == {"looser": looser, "stricter": stricter}


def test_should_say_that_a_comment_reaches_further_when_it_is_about_more_code(
    tmp_path: pathlib.Path,
) -> None:
    before, after = "# fmt: off\na = 1\n# fmt: on\nb = 2\n", "# fmt: off\na = 1\nb = 2\n"
    (found,) = between(tmp_path, {PAGE: before}, {PAGE: after}).looser
    assert found.sentence == f"# fmt: off reaches further in {PAGE}"


def test_should_tell_of_each_file_when_a_repository_is_compared_with_its_last_commit(
    tmp_path: pathlib.Path,
) -> None:
    shop(tmp_path, {TESTS: TWO, PAGE: "import os\n"})
    changed(tmp_path, {TESTS: None, PAGE: "import os  # noqa\n"})
    expected = [("suppression", f"{PAGE} noqa"), ("test", f"{TESTS}::test_one")]
    assert told(tmp_path) == {"looser": expected, "stricter": []}


def _nested(tmp_path: pathlib.Path, more: Mapping[str, str]) -> pathlib.Path:
    """The shop as a part of a repository that has files of its own."""
    files = {f"{NESTED}/{path}": text for path, text in FILES.items()}
    committed(tmp_path, {**files, **more})
    return tmp_path / NESTED


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (FLOW, FLOW_TEXT, [("pipeline", f"../../{FLOW} {it}") for it in PROGRAMS]),
        (HOOKS, HOOKS_TEXT, [("hook", f"../../{HOOKS} archcheck")]),
        (".husky/pre-push", "archcheck\n", [("hook", "../../.husky/pre-push archcheck")]),
        ("other/notes.yml", "run: archcheck\n", []),
    ],
)
def test_should_tell_what_the_repository_runs_no_longer_when_the_project_is_a_part_of_it(
    tmp_path: pathlib.Path, path: str, text: str, expected: list[Change]
) -> None:
    project = _nested(tmp_path, {path: text})
    (tmp_path / path).unlink()
    assert told(project) == {"looser": expected, "stricter": []}


def test_should_stand_at_the_configuration_when_it_is_lost_above_the_project(
    tmp_path: pathlib.Path,
) -> None:
    project = _nested(tmp_path, {HOOKS: HOOKS_TEXT})
    (tmp_path / HOOKS).unlink()
    assert [it.place.path for it in difference(project).looser] == ["pyproject.toml"]


def _sparse(directory: pathlib.Path) -> pathlib.Path:
    """The shop with pipelines, of which only the sources are in the work tree."""
    shop(directory, {FLOW: FLOW_TEXT, TESTS: TWO, "mypy.ini": "[mypy]\nstrict = True\n"})
    git(directory, "sparse-checkout", "set", "--no-cone", "/src/", "/pyproject.toml")
    return directory


def test_should_miss_nothing_when_the_work_tree_is_sparse(tmp_path: pathlib.Path) -> None:
    assert told(_sparse(tmp_path)) == {"looser": [], "stricter": []}


def test_should_say_what_counts_as_gone_when_it_has_changed_outside_of_a_sparse_work_tree(
    tmp_path: pathlib.Path,
) -> None:
    other = b"def test_one():\n    pass\n"
    name = git(_sparse(tmp_path), "hash-object", "-w", "--stdin", told=other)
    git(tmp_path, "update-index", "--cacheinfo", f"100644,{name},{TESTS}")
    git(tmp_path, "update-index", "--skip-worktree", TESTS)
    found = difference(tmp_path)
    assert ([it.what for it in found.looser], found.remarks[0].split(" and ")[0]) == (
        [f"{TESTS}::test_one"],
        f"{TESTS} has changed",
    )
