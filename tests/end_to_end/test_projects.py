"""Tests of checks of several projects."""

import json
import pathlib
import subprocess

import pytest

from tests.end_to_end.archcheck_support import archcheck
from tests.end_to_end.projects_support import TABLE, WRONG, repository
from tests.end_to_end.shop_support import told

QUIET = ("--quiet", "--no-cache", "--only-rules")
IMPORT = "amp/src/amp/sell.py:1:8: error[undeclared-module-dependency]"
FORGOTTEN = {"other/pyproject.toml": ""}


@pytest.fixture(scope="module", name="right")
def _right(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    return repository(tmp_path_factory.mktemp("right"))


@pytest.fixture(scope="module", name="wrong")
def _wrong(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    return repository(tmp_path_factory.mktemp("wrong"), WRONG)


def test_should_pass_when_all_projects_import_what_they_may(right: pathlib.Path) -> None:
    assert archcheck(right, *QUIET).says(0, "Gate passed: 4 projects passed. 9 files")


@pytest.mark.parametrize(
    ("directory", "arguments"),
    [
        (".", ()),
        (".", ("amp",)),
        (".", ("amp/src/amp/sell.py",)),
        (".", ("--project", "amp")),
        (".", ("helpers/src/helpers/text.py", "amp/src/amp/sell.py")),
        (".", ("--affected", "helpers/src/helpers/text.py")),
    ],
)
def test_should_find_an_import_that_nobody_declared_when_its_project_is_checked(
    wrong: pathlib.Path, directory: str, arguments: tuple[str, ...]
) -> None:
    run = archcheck(wrong / directory, *QUIET, *arguments)
    assert (run.status, told(run.out)) == (1, [IMPORT])


@pytest.mark.parametrize(
    "arguments",
    [
        ("helpers",),
        ("--project", "helpers,lemonade"),
        ("amp/src/amp/play.py",),
        ("--affected", "lemonade"),
        ("tools",),
    ],
)
def test_should_pass_when_the_import_lies_elsewhere(
    wrong: pathlib.Path, arguments: tuple[str, ...]
) -> None:
    assert archcheck(wrong, *QUIET, *arguments).says(0, "Gate passed")


def test_should_find_it_when_it_is_checked_from_its_directory(wrong: pathlib.Path) -> None:
    assert archcheck(wrong / "amp", *QUIET).says(1, "src/amp/sell.py:1:8: error[undeclared")


def test_should_name_both_directories_and_the_line_when_an_import_is_not_declared(
    wrong: pathlib.Path,
) -> None:
    said = "amp/ must not import lemonade/: pyproject.toml:6 lets amp use helpers"
    assert archcheck(wrong, *QUIET).says(1, said)


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        (
            {"amp/tests/test_play.py": "import lemonade\n"},
            "amp/tests/test_play.py:1:8: error[undeclared-module-dependency]",
        ),
        (FORGOTTEN, "other/pyproject.toml:1:1: error[undeclared-module-dependency]"),
        (
            {"apps/one/pyproject.toml": "", "apps/one/one.py": ""},
            "apps/one/pyproject.toml:1:1: error[undeclared-module-dependency]",
        ),
        (
            {
                "amp/src/amp/late.py": "def late():\n    from lemonade import stand\n    return stand\n"
            },
            "amp/src/amp/late.py:2:26: error[undeclared-module-dependency]",
        ),
    ],
)
def test_should_find_it_when_a_table_is_broken(
    tmp_path: pathlib.Path, changes: dict[str, str], finding: str
) -> None:
    run = archcheck(repository(tmp_path, changes), *QUIET)
    assert (run.status, told(run.out)) == (1, [finding])


@pytest.mark.parametrize(
    "changes",
    [
        {"amp/tests/fixtures/a/pyproject.toml": ""},
        {"examples/shop/pyproject.toml": ""},
        {"{{ cookiecutter.name }}/pyproject.toml": ""},
        {"templates/new/pyproject.toml": ""},
        {"tests/a/pyproject.toml": ""},
        {".hidden/pyproject.toml": ""},
        {".gitignore": "gone/\n", "gone/pyproject.toml": ""},
        {"tasks.py": "import amp\n"},
        {"amp/src/amp/lemonade.py": "X = 1\n", "amp/src/amp/b.py": "from . import lemonade\n"},
        {"amp/src/lemonade/__init__.py": "", "amp/src/amp/b.py": "import lemonade\n"},
        {"amp/src/amp/b.py": "import lemonades\n"},
        {"amp/tests/conftest.py": "", "amp/src/amp/b.py": 'TEXT = "import lemonade"\n'},
    ],
)
def test_should_be_quiet_when_it_only_looks_like_a_breach(
    tmp_path: pathlib.Path, changes: dict[str, str]
) -> None:
    assert archcheck(repository(tmp_path, changes), *QUIET).says(0, "Gate passed")


def test_should_check_each_by_its_own_configuration_when_it_has_one(tmp_path: pathlib.Path) -> None:
    own = '[tool.archcheck]\nextends = []\nrules.no-comments = "error"\n'
    comment = {"amp/src/amp/c.py": "# a\nX = 1\n", "helpers/src/helpers/c.py": "# a\nX = 1\n"}
    run = archcheck(repository(tmp_path, {"amp/pyproject.toml": own, **comment}), *QUIET)
    assert told(run.out) == ["amp/src/amp/c.py:1:1: error[no-comments]"]


def test_should_check_by_that_of_the_root_when_it_has_none(tmp_path: pathlib.Path) -> None:
    table = TABLE.replace("extends = []", 'extends = []\nrules.no-comments = "warning"')
    run = archcheck(repository(tmp_path, {"amp/src/amp/c.py": "# a\nX = 1\n"}, table), *QUIET)
    assert told(run.out) == ["amp/src/amp/c.py:1:1: warning[no-comments]"]


@pytest.mark.parametrize(
    ("more", "texts"),
    [
        ("shop = []", ('projects.shop: there is no directory "shop"',)),
        ("helprs = []", ('there is no directory "helprs"', 'did you mean "helpers"?')),
        ("dev = []", ('there is no directory "dev"', 'did you mean { path = "tools/dev" }?')),
        ('a = { path = "../other" }', ('"../other" lies outside of the root of the table',)),
        ('a = { path = "/" }', ("lies outside of the root of the table",)),
        ('zoo = { path = "amp" }', ('amp/ is the project "amp" too',)),
        ('a = { pth = "amp" }', ("unknown key", 'did you mean "path"?')),
        ('"a/b" = []', ('"a/b" cannot name a project',)),
        ("tests = 3", ("expected a string or a list of strings, got 3",)),
    ],
)
def test_should_refuse_an_entry_when_it_cannot_mean_what_it_says(
    tmp_path: pathlib.Path, more: str, texts: tuple[str, ...]
) -> None:
    run = archcheck(repository(tmp_path, table=f"{TABLE}{more}\n"), *QUIET)
    assert run.says(2, "pyproject.toml:9: tool.archcheck.projects", *texts), run.said


@pytest.mark.parametrize(
    ("old", "new", "texts"),
    [
        ('amp = ["helpers"]', 'amp = ["helprs"]', ('unknown project "helprs"', '"helpers"?')),
        ('amp = ["helpers"]', 'amp = ["amp"]', ('"amp" names itself',)),
        ('amp = ["helpers"]', 'amp = ["helpers", "helpers"]', ('"helpers" is named twice',)),
        ("helpers = []", 'helpers = ["lemonade"]', ("amp -> helpers -> lemonade -> amp",)),
        ("helpers = []", "helpers = []\nhelpers = []", ("is not valid TOML",)),
        ("extends = []", "extends = []\nthin_environment = 3", ("thin_environment",)),
    ],
)
def test_should_refuse_a_table_when_it_contradicts_itself(
    tmp_path: pathlib.Path, old: str, new: str, texts: tuple[str, ...]
) -> None:
    run = archcheck(repository(tmp_path, table=TABLE.replace(old, new)), *QUIET)
    assert run.says(2, *texts), run.said


def test_should_refuse_an_empty_table_when_it_names_nothing(tmp_path: pathlib.Path) -> None:
    table = "[tool.archcheck]\nextends = []\n\n[tool.archcheck.projects]\n"
    assert archcheck(repository(tmp_path, table=table), *QUIET).says(2, "no project is named")


@pytest.mark.parametrize("key", ["projects = { a = [] }", 'thin_environment = ["pip"]'])
@pytest.mark.parametrize("directory", [".", "amp"])
def test_should_refuse_what_only_the_root_may_say_when_a_project_says_it(
    tmp_path: pathlib.Path, key: str, directory: str
) -> None:
    own = {"amp/pyproject.toml": f"[tool.archcheck]\nextends = []\n{key}\n", "amp/a/a.py": ""}
    run = archcheck(repository(tmp_path, own) / directory, *QUIET)
    assert run.says(2, "amp/pyproject.toml:3: tool.archcheck.", "only the root of the projects")


@pytest.mark.parametrize(
    ("arguments", "texts"),
    [
        (("--project", "lemonad"), ('unknown project "lemonad"', 'did you mean "lemonade"?')),
        (("--project", "x"), ("projects here: amp, dev_tools, helpers, lemonade",)),
    ],
)
def test_should_refuse_a_project_when_the_table_does_not_name_it(
    right: pathlib.Path, arguments: tuple[str, ...], texts: tuple[str, ...]
) -> None:
    assert archcheck(right, *QUIET, *arguments).says(2, *texts)


def test_should_have_a_category_for_each_when_sarif_is_written(right: pathlib.Path) -> None:
    log = json.loads(archcheck(right, "--no-cache", "--format", "sarif").out)
    assert [run["automationDetails"]["id"] for run in log["runs"]] == [
        "archcheck/",
        "archcheck/amp/",
        "archcheck/dev_tools/",
        "archcheck/helpers/",
        "archcheck/lemonade/",
    ]


def test_should_lead_to_the_files_from_the_root_when_sarif_is_written(wrong: pathlib.Path) -> None:
    log = json.loads(archcheck(wrong, *QUIET, "--format", "sarif").out)
    (result,) = log["runs"][1]["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert place == "amp/src/amp/sell.py"


def test_should_write_a_file_for_each_when_the_target_says_so(
    right: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    archcheck(right, *QUIET, "--format", f"sarif:{tmp_path}/{{project}}.sarif")
    assert sorted(path.stem for path in tmp_path.iterdir()) == [
        "amp",
        "dev_tools",
        "helpers",
        "lemonade",
        right.name,
    ]


def test_should_refuse_one_file_when_it_would_hold_too_many_runs(tmp_path: pathlib.Path) -> None:
    names = [f"part{number}" for number in range(21)]
    table = "[tool.archcheck]\nextends = []\n\n[tool.archcheck.projects]\n" + "".join(
        f"{name} = []\n" for name in names
    )
    root = repository(tmp_path, {f"{name}/{name}.py": "" for name in names}, table)
    run = archcheck(root, *QUIET, "--format", "sarif:all.sarif")
    assert run.says(2, "one SARIF file would hold 22 runs", "--format sarif:NAME-{project}.sarif")


def test_should_hold_all_projects_when_json_is_written(wrong: pathlib.Path) -> None:
    document = json.loads(archcheck(wrong, *QUIET, "--format", "json").out)
    told_of = [(it["project"]["name"], it["verdict"]["status"]) for it in document["projects"]]
    assert (document["verdict"], told_of) == (
        {"status": "failed", "exit_code": 1},
        [
            (wrong.name, "passed"),
            ("amp", "failed"),
            ("dev_tools", "passed"),
            ("helpers", "passed"),
            ("lemonade", "passed"),
        ],
    )


def test_should_be_incomplete_when_one_of_them_is_and_another_fails(tmp_path: pathlib.Path) -> None:
    changes = {**WRONG, "helpers/src/helpers/broken.py": "def f(:\n"}
    said = "1 of 4 projects incomplete (helpers); 1 of 4 projects failed (amp)"
    assert archcheck(repository(tmp_path, changes), *QUIET).says(3, said)


def test_should_end_with_all_of_them_when_people_read(wrong: pathlib.Path) -> None:
    lines = archcheck(wrong, "--no-cache", "--only-rules").out.splitlines()
    assert (lines[0], lines[-1].partition(". 10")[0]) == (
        f"archcheck 0.1.0: {wrong.name} (4 projects of [tool.archcheck.projects])",
        "Gate failed: 1 of 4 projects failed (amp). 1 error in 1 file",
    )


def test_should_have_a_verdict_for_each_when_people_read(wrong: pathlib.Path) -> None:
    out = archcheck(wrong, "--no-cache", "--only-rules").out
    assert [line for line in out.splitlines() if line.startswith("helpers: Gate passed")]


@pytest.mark.parametrize("paths", [("tasks.py",), ("tasks.py", "docs.txt")])
def test_should_pass_and_say_so_when_files_lie_in_no_project(
    tmp_path: pathlib.Path, paths: tuple[str, ...]
) -> None:
    root = repository(tmp_path, {"tasks.py": "", "docs.txt": ""})
    assert archcheck(root, *QUIET, *paths).says(0, "not checked: tasks.py", "Nothing was checked.")


def test_should_check_the_rest_when_one_file_lies_in_no_project(tmp_path: pathlib.Path) -> None:
    root = repository(tmp_path, {**WRONG, "tasks.py": ""})
    run = archcheck(root, *QUIET, "tasks.py", "amp/src/amp/sell.py")
    assert run.says(1, "not checked: tasks.py: in no project", IMPORT)


def test_should_take_the_root_for_a_project_when_it_is_declared(tmp_path: pathlib.Path) -> None:
    table = f'{TABLE}"." = ["helpers"]\n'
    root = repository(tmp_path, {"src/top/__init__.py": "import amp\n"}, table)
    assert told(archcheck(root, *QUIET).out) == [
        "src/top/__init__.py:1:8: error[undeclared-module-dependency]"
    ]


def test_should_waive_an_import_when_a_waiver_names_the_contract(tmp_path: pathlib.Path) -> None:
    waiver = """
[[tool.archcheck.waivers]]
rule = "undeclared-module-dependency"
contract = "composition"
reason = "moves next week"
"""
    own = {"amp/pyproject.toml": f"[tool.archcheck]\nextends = []\n{waiver}"}
    assert archcheck(repository(tmp_path, {**WRONG, **own}), *QUIET).says(0, "Gate passed")


def test_should_say_how_to_check_it_out_when_a_submodule_is_not_there(
    tmp_path: pathlib.Path,
) -> None:
    modules = '[submodule "vendor"]\n\tpath = vendor\n\turl = https://example.org/vendor.git\n'
    root = repository(tmp_path, {".gitmodules": modules}, f"{TABLE}vendor = []\n")
    (root / "vendor").mkdir()
    said = "vendor is not checked out: git submodule update --init vendor"
    assert archcheck(root, *QUIET).says(3, said)


def test_should_judge_nothing_in_a_submodule_when_the_table_names_it(
    tmp_path: pathlib.Path,
) -> None:
    table = f"{TABLE}vendor = []\n".replace("extends = []", 'rules.no-comments = "error"')
    table = table.replace("[tool.archcheck]\n", "[tool.archcheck]\nextends = []\n")
    root = repository(tmp_path, {"vendor/vendor/__init__.py": "# a\n"}, table)
    subprocess.run(["git", "init", "-q", str(root / "vendor")], check=True)
    (root / "amp" / "src" / "amp" / "v.py").write_text("import vendor\n", encoding="utf-8")
    run = archcheck(root, *QUIET)
    assert told(run.out) == ["amp/src/amp/v.py:1:8: error[undeclared-module-dependency]"]
