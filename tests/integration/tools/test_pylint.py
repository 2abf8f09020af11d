"""pylint, really run."""

import dataclasses
import pathlib
import sys

import pytest

from archcheck.domain.configuration import ToolSetting
from archcheck.domain.finding import Finding
from archcheck.domain.job import JobResult, Outcome, Tally, UncheckedFile
from archcheck.domain.level import Level
from tests.integration.tools.tool_support import EMOJI, UNTRUSTING, Workshop, stand_in

PYLINT = ToolSetting(name="pylint")
PATH = "src/shop/a.py"
CLEAN = '"""A module."""\n'
MANY = f"""
import lib.inner
import nowhere
import untold
from shop import clean, gone

TEXT = "{EMOJI}"; WRONG = undefined


def f( ):
    return lib.inner.nope, lib.inner.KNOWN, clean.nope


raise SystemExit(
    missing
)
"""
ENVIRONMENT = {
    ".venv/pyvenv.cfg": f"version = {sys.version_info[0]}.{sys.version_info[1]}.0\n",
    ".venv/bin/python": "",
    ".venv/lib/python3.11/site-packages/lib/__init__.py": "1 / 0\n",
    ".venv/lib/python3.11/site-packages/lib/inner.py": "KNOWN = 1\n",
    ".venv/lib/python3.11/site-packages/told.pth": "import os; os.mkdir('ran')\n../../../../linked\n",
    "linked/untold.py": "",
}
CONFIGURED = """
[tool.pylint.main]
output-format = "text"
jobs = 7
evaluation = "open('ran', 'w')"
nonsense = 3
load-plugins = ["pylint.extensions.mccabe"]
ignore-patterns = ["generated_.{1,3}"]
ignore-paths = 'src/shop/old'
[tool.pylint."messages control"]
disable = ["C", "no-such-message"]
[tool.pylint.design]
max-complexity = 1
"""


@pytest.fixture
def shop(workshop: Workshop) -> Workshop:
    """A project with a package."""
    return workshop.put({"src/shop/__init__.py": CLEAN, "src/shop/clean.py": CLEAN})


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> JobResult:
    """What is found by nobody's configuration, where there is an environment and nobody trusts."""
    root = tmp_path_factory.mktemp("project")
    broken = {"src/shop/broken.py": "def f(:\n"}
    files = {"src/shop/__init__.py": "", PATH: MANY, "src/shop/clean.py": CLEAN, **broken}
    shop = Workshop(root, variables=UNTRUSTING).put({**files, **ENVIRONMENT})
    return shop.check(dataclasses.replace(PYLINT, args=("--disable=C",)))


@pytest.fixture(scope="module")
def configured(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workshop, JobResult]:
    """What is found where the project configures pylint, and nobody trusts it."""
    branchy = "def f(a):\n    if a:\n        return 1\n    return 2\n"
    files = {
        "pyproject.toml": CONFIGURED,
        PATH: branchy,
        "src/shop/generated_a.py": branchy,
        "src/shop/old/b.py": branchy,
        "src/shop/CVS/b.py": branchy,
    }
    shop = Workshop(tmp_path_factory.mktemp("project"), variables=UNTRUSTING).put(files)
    return shop, shop.check(PYLINT)


def found(result: JobResult, path: str = PATH) -> list[Finding]:
    """The findings in a file."""
    return [finding for finding in result.findings if finding.location.path == path]


def test_should_complete_without_findings_when_nothing_is_wrong(shop: Workshop) -> None:
    result = shop.check(PYLINT)
    assert (result.outcome, result.findings, result.exit_code) == (Outcome.COMPLETED, (), 0)


def test_should_place_findings_when_characters_are_wide(many: JobResult) -> None:
    regions = {it.rule: it.location.region for it in found(many)}
    place = regions["E0602"]
    assert (place.start_line, place.start_column, place.end_column) == (15, 5, 12)


def test_should_find_what_python_cannot_when_it_is_given_an_environment(many: JobResult) -> None:
    told = sorted((finding.rule, finding.message) for finding in found(many))
    assert told == [
        ("E0401", "Unable to import 'nowhere'"),
        ("E0602", "Undefined variable 'missing'"),
        ("E0602", "Undefined variable 'undefined'"),
        ("E0611", "No name 'gone' in module 'shop'"),
        ("E1101", "Module 'lib.inner' has no 'nope' member"),
        ("E1101", "Module 'shop.clean' has no 'nope' member"),
        ("W0611", "Unused gone imported from shop"),
        ("W0611", "Unused import nowhere"),
        ("W0611", "Unused import untold"),
    ]


def test_should_name_the_file_when_it_cannot_be_parsed(many: JobResult) -> None:
    reason = "cannot be parsed (invalid syntax (shop.broken, line 1))"
    expected = (UncheckedFile("src/shop/broken.py", reason),)
    assert (many.outcome, many.unchecked) == (Outcome.COMPLETED, expected)


def test_should_give_errors_and_warnings_when_pylint_tells_them_apart(many: JobResult) -> None:
    levels = {(finding.rule[0], finding.level) for finding in many.findings}
    assert levels == {("E", Level.ERROR), ("W", Level.WARNING)}


def test_should_obey_what_the_project_configures_when_it_does_no_harm(
    configured: tuple[Workshop, JobResult],
) -> None:
    assert [(it.location.path, it.rule) for it in configured[1].findings] == [(PATH, "R1260")]


def test_should_count_files_when_the_project_ignores_them(
    configured: tuple[Workshop, JobResult],
) -> None:
    assert configured[1].tallies == tuple(
        Tally("left out by pylint's own configuration", f"src/shop/{name}.py")
        for name in ("CVS/b", "generated_a", "old/b")
    )


def test_should_repeat_complaints_when_they_are_about_the_configuration(
    configured: tuple[Workshop, JobResult],
) -> None:
    told = "pyproject.toml: Unknown option value for '--disable', expected a valid pylint message"
    assert any(note.startswith(told) for note in configured[1].notes)


def test_should_name_options_when_nobody_knows_what_they_do(
    configured: tuple[Workshop, JobResult],
) -> None:
    told = "pyproject.toml: passed on only with --trust-project: nonsense."
    assert configured[1].incomplete_if_strict == (told,)


def test_should_write_nothing_when_the_configuration_would(
    configured: tuple[Workshop, JobResult],
) -> None:
    names = {path.name for path in configured[0].root.iterdir()}
    assert names == {"pyproject.toml", "src"}


def test_should_leave_imports_unchecked_when_there_is_no_environment(shop: Workshop) -> None:
    result = dataclasses.replace(shop, variables=UNTRUSTING).put(
        {PATH: f"{CLEAN}import nowhere\nimport shop.gone\nprint(nowhere, shop)\n"}
    )
    checked = result.check(PYLINT)
    sentence = (
        "1 import of a third-party module not checked: no environment of the project "
        "(set [tool.archcheck.tools.pylint] python)."
    )
    assert ([it.rule for it in checked.findings], checked.incomplete_if_strict) == (
        ["E0401", "E0611"],
        (sentence,),
    )


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("pylintrc", "[MAIN]\nload-plugins=plugin\n", "would run plugin of this project"),
        ("pylintrc", "[MAIN]\nload-plugins=no.where\n", "cannot load the plug-in no.where"),
        ("setup.cfg", "[pylint.main]\ninit-hook=open('ran')\n", "would run init-hook (open('ran"),
        ("pylintrc", "[MAIN]\ndisable=all\n", "its configuration disables all of its messages"),
        ("pylintrc", "[FORMAT]\nmax-line-length=x\n", "invalid int value: 'x'"),
        ("tox.ini", "[pylint]\ndisable = %(x\n", "tox.ini cannot be read: "),
        (".pylintrc.toml", "[tool.pylint\n", ".pylintrc.toml cannot be read: "),
    ],
)
def test_should_fail_with_one_sentence_when_configuration_is_bad(
    shop: Workshop, name: str, text: str, reason: str
) -> None:
    shop.put({name: text, "plugin.py": "open('ran', 'w')\n"})
    result = dataclasses.replace(shop, variables=UNTRUSTING).check(PYLINT)
    is_told = reason in result.reason
    assert (result.outcome, is_told, (shop.root / "ran").exists()) == (Outcome.FAILED, True, False)


def test_should_load_a_plugin_of_the_project_when_it_is_trusted(shop: Workshop) -> None:
    plugin = "import pathlib\npathlib.Path('ran').touch()\ndef register(linter): pass\n"
    hook = "import sys; sys.path.append('.')"
    text = f"[MAIN]\ninit-hook={hook}\nload-plugins=plugin\n"
    result = shop.put({".pylintrc": text, "plugin.py": plugin, PATH: CLEAN}).check(PYLINT)
    assert (result.outcome, (shop.root / "ran").exists()) == (Outcome.COMPLETED, True)


def test_should_pass_over_all_files_when_the_project_ignores_them(shop: Workshop) -> None:
    result = shop.check(dataclasses.replace(PYLINT, args=("--ignore=shop,tests",)))
    assert (result.exit_code, len(result.tallies)) == (None, 2)


def test_should_read_another_file_when_arguments_name_it(shop: Workshop) -> None:
    shop.put({PATH: "print(1)\n", "rc/own.ini": "[MAIN]\ndisable=C\n"})
    result = shop.check(dataclasses.replace(PYLINT, args=("--rcfile", "rc/own.ini")))
    assert (result.outcome, result.findings) == (Outcome.COMPLETED, ())


def test_should_fail_when_file_is_deleted_after_planning(shop: Workshop) -> None:
    analyzer = shop.put({PATH: CLEAN}).analyzer(PYLINT)
    (job,) = analyzer.plan(shop.inspection(PYLINT))
    (shop.root / PATH).unlink()
    assert analyzer.run(job).reason == "src/shop/a.py does not exist any more"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("print('garbage')", "unreadable output (ended with status 0): garbage"),
        ("print('{}')", "unreadable output (ended with status 0): {}"),
        ("print('[]')", "unreadable output (ended with status 0): []"),
        ("print('{\"messages\": [1]}')", "unreadable output"),
        ("import sys; sys.exit('boom')", "ended with status 1: boom"),
        ("pass", "unreadable output (ended with status 0)"),
        ("while 1: 1", "no answer within 2 s"),
    ],
)
def test_should_fail_with_reason_when_answer_cannot_be_trusted(
    shop: Workshop, code: str, reason: str
) -> None:
    program = pathlib.Path(stand_in(shop.root.parent, code))
    python = str(program.rename(program.with_name("python")))
    result = shop.check(dataclasses.replace(PYLINT, program=python, timeout=2.0))
    assert (result.outcome, result.reason.startswith(reason)) == (Outcome.FAILED, True)


def test_should_describe_messages_when_they_fired(shop: Workshop) -> None:
    description = shop.analyzer(PYLINT).describe(shop.inspection(PYLINT), ["W0611"])
    (rule,) = description.rules
    address = "https://pylint.readthedocs.io/en/stable/user_guide/messages/warning/unused-import"
    assert (rule.name, rule.help_uri) == ("UnusedImport", f"{address}.html")
