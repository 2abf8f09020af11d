"""deptry, really run on a project with an environment of its own."""

import dataclasses
import pathlib

import pytest

from archcheck.domain.configuration import ToolSetting
from archcheck.domain.job import JobResult, Outcome, UncheckedFile
from tests.integration.tools.tool_support import UNTRUSTING, Workshop, place, stand_in

DEPTRY = ToolSetting(name="deptry")
PATH = "src/shop/a.py"
PROJECT = """[project]
name = "shop"
dependencies = [
    "Known-Lib>=1",
    "other",
]
[dependency-groups]
dev = ["helper"]
"""
PACKAGES = ".venv/lib/python3.11/site-packages"


def installed(name: str, *modules: str) -> dict[str, str]:
    """A distribution with modules that must not run."""
    folder = f"{PACKAGES}/{name}-1.dist-info"
    record = "".join(f"{module}.py,,\n" for module in modules)
    return {
        f"{folder}/METADATA": f"Metadata-Version: 2.1\nName: {name.replace('_', '-')}\nVersion: 1\n",
        f"{folder}/RECORD": record,
        **{f"{PACKAGES}/{module}.py": "open('ran', 'w')\n" for module in modules},
    }


FILES = {
    "pyproject.toml": PROJECT,
    "src/shop/__init__.py": "",
    ".venv/pyvenv.cfg": "version = 3.11.0\n",
    ".venv/bin/python": "",
    **installed("known_lib", "its_module"),
    **installed("other", "other"),
    **installed("helper", "helper"),
    **installed("transitive", "transitive"),
}


@pytest.fixture
def shop(workshop: Workshop) -> Workshop:
    """A project with an environment, that imports what it declares, and that nobody trusts."""
    trusting = dataclasses.replace(workshop, variables=UNTRUSTING)
    return trusting.put({**FILES, PATH: "import its_module, os, other\nimport shop\n"})


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workshop, JobResult]:
    """What is found where declarations and imports disagree."""
    text = 'x = "é"; import its_module, nowhere\nimport helper\nimport transitive\nimport click\n'
    files = {**FILES, PATH: text, "src/shop/broken.py": "def f(:\n"}
    shop = Workshop(tmp_path_factory.mktemp("project"), variables=UNTRUSTING).put(files)
    return shop, shop.check(DEPTRY)


def test_should_complete_without_findings_when_declarations_agree(shop: Workshop) -> None:
    result = shop.check(DEPTRY)
    assert (result.outcome, result.findings, result.exit_code) == (Outcome.COMPLETED, (), 0)


def test_should_place_findings_when_declarations_and_imports_disagree(
    wrong: tuple[Workshop, JobResult],
) -> None:
    assert [place(finding) for finding in wrong[1].findings] == [
        ("pyproject.toml", "DEP002", 5, 6, 5, 11),
        (PATH, "DEP001", 1, 29, 1, 36),
        (PATH, "DEP004", 2, 8, 2, 14),
        (PATH, "DEP003", 3, 8, 3, 18),
        (PATH, "DEP001", 4, 8, 4, 13),
    ]


def test_should_name_the_file_when_it_cannot_be_parsed(wrong: tuple[Workshop, JobResult]) -> None:
    told = "SyntaxError: Expected a parameter or the end of the parameter list at byte range 6..7"
    reason = f'cannot be parsed ("{told}".)'
    assert wrong[1].unchecked == (UncheckedFile("src/shop/broken.py", reason),)


def test_should_run_nothing_of_the_environment_when_it_reads_it(
    wrong: tuple[Workshop, JobResult],
) -> None:
    assert sorted(path.name for path in wrong[0].root.iterdir()) == [
        ".venv",
        "pyproject.toml",
        "src",
    ]


def test_should_leave_out_doubtful_findings_when_a_dependency_is_not_installed(
    shop: Workshop,
) -> None:
    more = PROJECT.replace('"other"', '"other", "PyYAML"')
    result = shop.put({"pyproject.toml": more, PATH: "import yaml, transitive\n"}).check(DEPTRY)
    sentence = "2 findings left out, because PyYAML is not installed here."
    assert ([it.rule for it in result.findings], result.incomplete_if_strict) == (
        ["DEP002", "DEP002", "DEP003"],
        (sentence,),
    )


def test_should_leave_dependencies_unchecked_when_there_is_no_environment(
    workshop: Workshop,
) -> None:
    result = workshop.put({"pyproject.toml": PROJECT, PATH: "import nowhere\n"}).check(DEPTRY)
    sentence = (
        "dependencies not checked: no environment of the project "
        "(set [tool.archcheck.tools.deptry] python)."
    )
    assert (result.findings, result.incomplete_if_strict) == ((), (sentence,))


def test_should_obey_the_project_when_it_configures_deptry(shop: Workshop) -> None:
    table = "[tool.deptry]\nignore = ['DEP002']\nknown_first_party = ['ours']\n"
    result = shop.put({"pyproject.toml": PROJECT + table, PATH: "import ours\n"}).check(DEPTRY)
    assert (result.outcome, result.findings) == (Outcome.COMPLETED, ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "ended with status 1: No file called 'pyproject.toml' with a "),
        ("[project]\n[tool.deptry]\nfoo = 1\n", "invalid configuration options: ['foo']."),
        ("[project\n", "ended with status 1: Expected ']'"),
        (
            f"{PROJECT}[tool.deptry]\nrequirements_files = ['../x.txt']\n",
            "pyproject.toml: deptry would read ../x.txt, outside of the project",
        ),
    ],
)
def test_should_fail_with_one_sentence_when_configuration_is_bad(
    shop: Workshop, text: str, reason: str
) -> None:
    result = shop.put({"pyproject.toml": text}).check(DEPTRY)
    assert (result.outcome, reason in result.reason) == (Outcome.FAILED, True)


def test_should_place_a_requirement_when_it_stands_in_a_text_file(shop: Workshop) -> None:
    (shop.root / "pyproject.toml").unlink()
    result = shop.put(
        {"requirements.txt": "# ours\nother==1\nknown-lib\n", PATH: "import its_module\n"}
    )
    found = [place(finding) for finding in result.check(DEPTRY).findings]
    assert found == [("requirements.txt", "DEP002", 2, 1, 2, 9)]


def test_should_fail_when_a_source_root_is_gone_after_planning(shop: Workshop) -> None:
    analyzer = shop.analyzer(DEPTRY)
    (job,) = analyzer.plan(shop.inspection(DEPTRY))
    (shop.root / "src").rename(shop.root / "gone")
    assert "Path 'src' does not exist." in analyzer.run(job).reason


WRITING = "import sys; open(sys.argv[sys.argv.index('-o') + 1], 'w').write({!r})"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("print('garbage')", "ended with status 0: garbage"),
        (WRITING.format("garbage"), "unreadable output (ended with status 0)"),
        (WRITING.format("{}") + "; sys.exit(1)", "unreadable output (ended with status 1)"),
        (WRITING.format("[]") + "; sys.exit(1)", "unreadable output (ended with status 1)"),
        (WRITING.format("[1]"), "unreadable output (ended with status 0)"),
        (WRITING.format("[]") + "; sys.exit(3)", "ended with status 3"),
        ("import sys; sys.exit('boom')", "ended with status 1: boom"),
        ("while 1: 1", "no answer within 5 s"),
    ],
)
def test_should_fail_with_reason_when_answer_cannot_be_trusted(
    shop: Workshop, code: str, reason: str
) -> None:
    program = pathlib.Path(stand_in(shop.root.parent, code))
    python = str(program.rename(program.with_name("python")))
    trusting = dataclasses.replace(shop, variables={**UNTRUSTING, "ARCHCHECK_TRUST_PROJECT": "1"})
    result = trusting.check(dataclasses.replace(DEPTRY, program=python, timeout=5.0))
    assert (result.outcome, result.reason.startswith(reason)) == (Outcome.FAILED, True)


def test_should_describe_rules_when_they_fired(shop: Workshop) -> None:
    description = shop.analyzer(DEPTRY).describe(shop.inspection(DEPTRY), ["DEP002"])
    assert [rule.name for rule in description.rules] == ["UnusedDependency"]
