"""Which tests use something, by detours."""

import pathlib

from archcheck.infrastructure.architecture.missing_tests.tests_in_use import TestsInUse
from tests.unit.infrastructure.architecture.missing_tests.missing_test_support import TEST, view_of

PACT = "import pact\n"


def test_should_tell_a_test_once_when_two_helpers_lead_to_it(tmp_path: pathlib.Path) -> None:
    files = {
        "tests/base.py": PACT,
        "tests/left.py": "import tests.base\n",
        "tests/right.py": "import tests.base\n",
        "tests/test_a.py": f"import tests.left\nimport tests.right\n{TEST}",
    }
    assert TestsInUse(view_of(tmp_path, files)).using(["pact"]) == {"tests/test_a.py"}


def test_should_take_no_function_for_a_fixture_when_its_decorator_makes_none(
    tmp_path: pathlib.Path,
) -> None:
    files = {
        "tests/conftest.py": f"{PACT}import functools\n\n\n@functools.cache\ndef bank(): ...\n",
        "tests/test_a.py": "def test_a(bank):\n    assert bank\n",
    }
    assert TestsInUse(view_of(tmp_path, files)).using(["pact"]) == frozenset()


def test_should_tell_no_test_when_it_starts_another_program(tmp_path: pathlib.Path) -> None:
    text = f'import subprocess\nNAME = "semgrep"\nsubprocess.run(["ls"])\nprint("semgrep")\n{TEST}'
    view = view_of(tmp_path, {"tests/test_a.py": text})
    assert TestsInUse(view).starting(["semgrep"]) == frozenset()
