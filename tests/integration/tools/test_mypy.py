"""mypy, really run."""

import dataclasses
import os
import pathlib
import sys

import pytest

from archcheck.domain.configuration import ToolSetting
from archcheck.domain.job import JobResult, Outcome, UncheckedFile
from archcheck.domain.problem import UsageProblems
from archcheck.domain.project import Scope
from tests.integration.tools.tool_support import (
    EMOJI,
    UNTRUSTING,
    Workshop,
    places,
    stand_in,
)

MYPY = ToolSetting(name="mypy", args=("--strict",))
PATH = "src/shop/a.py"
WRONG = 'x: int = ""\n'


@pytest.fixture
def shop(workshop: Workshop, mypy_cache: str) -> Workshop:
    """A project with a package and mypy's cache."""
    return dataclasses.replace(workshop, cache_directory=mypy_cache).write(src__shop____init__="")


def codes(result: JobResult) -> list[str]:
    """The codes of all findings."""
    return [finding.rule for finding in result.findings]


def test_should_complete_without_findings_when_types_agree(shop: Workshop) -> None:
    result = shop.write(src__shop__a="x: int = 1\n").check(MYPY)
    assert (result.outcome, result.findings, result.exit_code) == (Outcome.COMPLETED, (), 0)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("x = missing\n", ("name-defined", 1, 5, 1, 12)),
        (f's = "{EMOJI}"; x = missing\n', ("name-defined", 1, 18, 1, 25)),
        (f's = ("{EMOJI}", len("é 😀é"), missing)\n', ("name-defined", 1, 28, 1, 35)),
        (f'len("{EMOJI}", "x")\n', ("call-arg", 1, 1, 1, 18)),
        ("import shop.nope\n", ("import-not-found", 1, 1, 1, 7)),
        ("x = 1  # type: ignore\n", ("unused-ignore", 1, 1, 1, 22)),
    ],
)
def test_should_give_exact_columns_when_they_can_be_trusted(
    shop: Workshop, line: str, expected: tuple[str, int, int, int, int]
) -> None:
    assert places(shop.write(src__shop__a=line).check(MYPY)) == [(PATH, *expected)]


def test_should_reach_to_last_line_when_statement_spans_lines(shop: Workshop) -> None:
    found = places(shop.write(src__shop__a="def f(a):\n    return a\n").check(MYPY))
    assert found == [(PATH, "no-untyped-def", 1, 1, 2, 13)]


def test_should_name_broken_file_when_it_blinds_mypy(shop: Workshop) -> None:
    result = shop.write(src__shop__a="def f(:\n", src__shop__b=WRONG).check(MYPY)
    assert (result.outcome, result.reason, result.unchecked, result.findings) == (
        Outcome.FAILED,
        "it checked nothing, because src/shop/a.py cannot be parsed",
        (UncheckedFile(PATH, "cannot be parsed"),),
        (),
    )


def test_should_name_undecodable_file_when_it_blinds_mypy(shop: Workshop) -> None:
    result = shop.write(src__shop__a=b'x = "\xff"\n').check(MYPY)
    found = (result.outcome, [file.path for file in result.unchecked])
    assert found == (Outcome.FAILED, [PATH])


def test_should_fail_when_file_is_deleted_after_planning(shop: Workshop) -> None:
    shop.write(src__shop__a="x = 1\n", src__shop__b=WRONG)
    analyzer = shop.analyzer(MYPY)
    jobs = analyzer.plan(shop.inspection(MYPY))
    os.remove(shop.root / PATH)
    result = analyzer.run(jobs[0])
    assert (result.outcome, PATH in result.reason) == (Outcome.FAILED, True)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mypy.ini", "[mypy]\nstrict_optional = perhaps\n"),
        ("pyproject.toml", "[tool.mypy]\nstrict = 'per\n"),
        ("mypy.ini", "[mypy]\nplugins = no_such_plugin\n"),
    ],
)
def test_should_fail_with_its_words_when_configuration_is_bad(
    shop: Workshop, name: str, text: str
) -> None:
    result = shop.put({name: text, PATH: "x = 1\n"}).check(MYPY)
    words = ("perhaps", "Illegal", "no_such_plugin", "Expected")
    found = (result.outcome, any(word in result.reason for word in words))
    assert found == (Outcome.FAILED, True)


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("mypy.ini", "[mypy]"),
        (".mypy.ini", "[mypy]"),
        ("pyproject.toml", "[tool.mypy]"),
        ("setup.cfg", "[mypy]"),
    ],
)
def test_should_obey_project_configuration_when_pack_has_arguments(
    shop: Workshop, name: str, header: str
) -> None:
    setting = dataclasses.replace(MYPY, pack_args=MYPY.args)
    text = f'{header}\ndisable_error_code = "name-defined"\n'
    assert codes(shop.put({name: text, PATH: "def f(a): return b\n"}).check(setting)) == []


def test_should_drop_only_arguments_of_pack_when_project_adds_some(shop: Workshop) -> None:
    setting = dataclasses.replace(
        MYPY, args=("--strict", "--warn-unreachable"), pack_args=("--strict",)
    )
    text = "def f(a): return a\ndef g() -> None:\n    raise SystemExit\n    f(1)\n"
    shop.put({"pyproject.toml": "[tool.mypy]\nstrict = false\n", PATH: text})
    assert codes(shop.check(setting)) == ["unreachable"]


def test_should_complete_when_configuration_has_unused_sections(shop: Workshop) -> None:
    text = "[mypy]\nwarn_unused_configs = True\n[mypy-nope.*]\nignore_errors = True\n"
    result = shop.put({"mypy.ini": text, PATH: "x = 1\n"}).check(MYPY)
    note = "mypy.ini: note: unused section(s): [mypy-nope.*]"
    assert (result.outcome, result.said) == (Outcome.COMPLETED, (note,))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mypy.ini", "[mypy]\nexclude = shop/generated\n"),
        ("pyproject.toml", "[tool.mypy]\nexclude = ['[', 'generated/$']\n"),
    ],
)
def test_should_leave_out_files_when_project_excludes_them(
    shop: Workshop, name: str, text: str
) -> None:
    shop.put({name: text, "src/shop/generated/a.py": WRONG, "src/shop/b.py": WRONG})
    result = shop.check(MYPY)
    assert ([place[0] for place in places(result)], result.said) == (
        ["src/shop/b.py"],
        ("left out by mypy's own configuration: 1.",),
    )


def test_should_be_clean_and_count_when_project_excludes_all_files(shop: Workshop) -> None:
    result = shop.put({"mypy.ini": "[mypy]\nexclude = py\n", PATH: WRONG}).check(MYPY)
    assert (result.outcome, result.findings, result.said) == (
        Outcome.COMPLETED,
        (),
        ("left out by mypy's own configuration: 2.",),
    )


def test_should_check_file_when_pattern_matches_only_the_root(shop: Workshop) -> None:
    result = shop.put({"mypy.ini": "[mypy]\nexclude = ^\\./$\n", PATH: WRONG}).check(MYPY)
    assert (codes(result), result.said) == (["assignment"], ())


@pytest.mark.parametrize("args", [("--exclude=shop/a",), ("--exclude", "nope", "--exclude=a.py$")])
def test_should_leave_out_files_when_arguments_exclude_them(
    shop: Workshop, args: tuple[str, ...]
) -> None:
    shop.put({"mypy.ini": "[mypy]\nexclude = shop\n", PATH: WRONG, "src/shop/b.py": WRONG})
    result = shop.check(dataclasses.replace(MYPY, args=args))
    assert [place[0] for place in places(result)] == ["src/shop/b.py"]


@pytest.mark.parametrize(
    ("settings", "args"),
    [
        ("", ("--no-native-parser",)),
        ("native_parser = False\n", ()),
        ("native_parser = False\n", ("--native-parser",)),
    ],
)
def test_should_count_columns_as_the_parser_does_when_project_chooses_it(
    shop: Workshop, settings: str, args: tuple[str, ...]
) -> None:
    text = f's = ("{EMOJI}", len("é 😀é"), missing)\n'
    shop.put({"mypy.ini": f"[mypy]\n{settings}", PATH: text})
    result = shop.check(dataclasses.replace(MYPY, args=args))
    assert places(result) == [(PATH, "name-defined", 1, 28, 1, 35)]


@pytest.mark.parametrize(
    "args",
    [("--pretty",), ("-O", "text"), ("--show-absolute-path", "-v"), ("--soft-error-limit=1",)],
)
def test_should_hear_mypy_when_arguments_would_change_what_it_says(
    shop: Workshop, args: tuple[str, ...]
) -> None:
    result = shop.put({PATH: WRONG}).check(dataclasses.replace(MYPY, args=args))
    assert places(result) == [(PATH, "assignment", 1, 10, 1, 12)]


def test_should_tell_modules_apart_when_their_files_share_a_name(shop: Workshop) -> None:
    shop.put({"tests/a/conftest.py": WRONG, "tests/b/conftest.py": WRONG})
    assert codes(shop.check(MYPY)) == ["assignment", "assignment"]


def test_should_find_package_in_source_root_when_test_imports_it(shop: Workshop) -> None:
    shop.put(
        {
            PATH: "def f() -> int: return 1\n",
            "tests/test_a.py": "from shop.a import f\n" "x: str = f()\n",
        }
    )
    assert codes(shop.check(MYPY)) == ["assignment"]


def test_should_obey_search_path_when_project_sets_it(shop: Workshop) -> None:
    shop.put(
        {
            "mypy.ini": "[mypy]\nmypy_path = lib\nexplicit_package_bases = True\n",
            "lib/helper.py": "x: int = 1\n",
            "tests/test_a.py": "import helper\ny: str = helper.x\n",
        }
    )
    assert codes(shop.check(MYPY)) == ["assignment"]


def test_should_report_only_paths_in_scope_when_scope_is_narrow(shop: Workshop) -> None:
    shop.write(src__shop__a=WRONG, src__shop__b=f"import shop.a\n{WRONG}")
    scope = Scope(whole=False, files=frozenset({"src/shop/b.py"}))
    narrow = dataclasses.replace(shop, scope=scope)
    assert [place[0] for place in places(narrow.check(MYPY))] == ["src/shop/b.py"]


FOREIGN = """import no_such_library
import yaml


class Dto(no_such_library.Base):
    pass


@no_such_library.decorate
def f() -> int:
    return no_such_library.number()
"""


def test_should_count_third_party_imports_when_project_has_no_environment(
    shop: Workshop,
) -> None:
    result = shop.write(src__shop__a=FOREIGN).check(MYPY)
    assert (result.outcome, codes(result), result.incomplete_if_strict, result.said) == (
        Outcome.COMPLETED,
        [],
        (
            "2 imports of third-party modules not checked: no environment of the project "
            "(set [tool.archcheck.tools.mypy] python).",
        ),
        ("3 findings left out that may come from unknown imports.",),
    )


def test_should_leave_out_what_follows_when_project_ignores_unknown_imports(
    shop: Workshop,
) -> None:
    settings = "[mypy]\nignore_missing_imports = True\nstrict = True\n"
    first = f"{FOREIGN}\n\ndecorate = no_such_library.decorate\n"
    again = "from shop.a import decorate\n\n\n@decorate\ndef g() -> int:\n    return 1\n"
    shop.put({"mypy.ini": settings, PATH: first, "src/shop/b.py": again})
    result = shop.check(MYPY)
    said = (
        "4 findings left out that may come from unknown imports: install them where "
        "[tool.archcheck.tools.mypy] python says."
    )
    assert (codes(result), result.said, result.incomplete_if_strict) == ([], (), (said,))


def environment(shop: Workshop, version: str = "3.11.7") -> ToolSetting:
    """An environment in the project, as data, and the setting that names it."""
    shop.put({".venv/pyvenv.cfg": f"version = {version}\n", ".venv/bin/python": "no program"})
    return dataclasses.replace(MYPY, python=".venv/bin/python")


MIGRATIONS = {
    "alembic/env.py": "from alembic import context\n",
    "alembic/versions/one.py": "from alembic import op\n",
    "alembic/script.py.mako": "",
}
HIDES = "a directory of the project hides alembic"


@pytest.mark.parametrize("has_environment", [True, False])
def test_should_count_imports_when_migrations_hide_the_library(
    shop: Workshop, has_environment: bool
) -> None:
    setting = environment(shop) if has_environment else MYPY
    shop.put({**MIGRATIONS, PATH: "from alembic import op\n"})
    result = shop.check(setting)
    said = f"3 imports of third-party modules not checked: {HIDES}."
    assert (codes(result), result.incomplete_if_strict) == ([], (said,))


def test_should_see_the_library_when_environment_has_it_beside_migrations(shop: Workshop) -> None:
    setting = environment(shop)
    library = ".venv/lib/python3.11/site-packages/alembic/"
    shop.put({f"{library}py.typed": "", f"{library}__init__.py": "", f"{library}op.py": "x = 1\n"})
    shop.put({**MIGRATIONS, PATH: "from alembic import op\n\ny: str = op.x\n"})
    result = shop.check(setting)
    assert (codes(result), result.incomplete_if_strict) == (["attr-defined", "assignment"], ())


BY_VERSION = "import sys\n\nif sys.version_info >= (3, 12):\n    x: int = ''\n"


@pytest.mark.parametrize(
    ("version", "settings", "expected"),
    [
        ("3.12.1", "", ["assignment"]),
        ("3.11.1", "", []),
        ("3.2.1", "", []),
        ("", "", []),
        ("3.12.1", "python_version = 3.11\n", []),
    ],
)
def test_should_check_for_the_python_of_the_environment_when_it_tells_its_version(
    shop: Workshop, version: str, settings: str, expected: list[str]
) -> None:
    shop.put({"mypy.ini": f"[mypy]\n{settings}", PATH: BY_VERSION})
    assert codes(shop.check(environment(shop, version))) == expected


def test_should_start_no_python_of_the_tree_when_it_cannot_tell_mypy_where_packages_lie(
    shop: Workshop, tmp_path: pathlib.Path
) -> None:
    shop = dataclasses.replace(shop, variables=UNTRUSTING)
    python = shop.put({".venv/pyvenv.cfg": "", PATH: "import yaml\n"}).root / ".venv/bin/python"
    python.parent.mkdir()
    python.write_text(f"#!/bin/sh\ntouch {tmp_path}/trace\n", encoding="utf-8")
    python.chmod(0o755)
    result = shop.check(MYPY)
    assert (codes(result), (tmp_path / "trace").exists()) == (["import-untyped"], False)


def test_should_report_third_party_imports_when_interpreter_is_configured(
    shop: Workshop,
) -> None:
    setting = dataclasses.replace(MYPY, python=sys.executable)
    result = shop.write(src__shop__a="import no_such_library\n").check(setting)
    assert (codes(result), result.incomplete_if_strict) == (["import-not-found"], ())


def test_should_refuse_interpreter_when_it_does_not_exist(shop: Workshop) -> None:
    setting = dataclasses.replace(MYPY, python="env/bin/python")
    with pytest.raises(
        UsageProblems, match='mypy.python: there is no interpreter "env/bin/python"'
    ):
        shop.analyzer(setting).plan(shop.inspection(setting))


def test_should_check_only_the_stub_when_module_has_one(shop: Workshop) -> None:
    shop.put({PATH: WRONG, f"{PATH}i": WRONG, "src/shop/b.py": "import shop.a\ny = 1\n"})
    result = shop.check(MYPY)
    found = (result.outcome, [place[0] for place in places(result)])
    assert found == (Outcome.COMPLETED, [f"{PATH}i"])


def test_should_check_the_module_when_project_excludes_its_stub(shop: Workshop) -> None:
    shop.put({"mypy.ini": "[mypy]\nexclude = pyi$\n", PATH: WRONG, f"{PATH}i": "x: int\n"})
    assert shop.check(MYPY).outcome is Outcome.COMPLETED


@pytest.mark.parametrize("extra", [(), ("--install-types", "--non-interactive")])
def test_should_install_nothing_when_project_lets_mypy_install_stubs(
    shop: Workshop, foreign_python: tuple[str, pathlib.Path], extra: tuple[str, ...]
) -> None:
    python, trace = foreign_python
    text = "[tool.mypy]\ninstall_types = true\nnon_interactive = true\n"
    setting = dataclasses.replace(MYPY, python=python, args=extra)
    result = shop.put({"pyproject.toml": text, PATH: "import yaml\n"}).check(setting)
    assert (codes(result), trace.exists()) == (["import-untyped"], False)


@pytest.fixture
def foreign_python(tmp_path: pathlib.Path) -> tuple[str, pathlib.Path]:
    """An interpreter that leaves a trace when it is asked to run pip, and the place of that."""
    program, trace = tmp_path / "python", tmp_path / "installed"
    lines = ("#!/bin/sh", f'case "$*" in *pip*) touch {trace}; exit 0;; esac')
    program.write_text("\n".join((*lines, f'exec {sys.executable} "$@"\n')), encoding="utf-8")
    program.chmod(0o755)
    return str(program), trace


def test_should_leave_project_alone_when_there_is_no_cache(workshop: Workshop) -> None:
    workshop.write(src__shop__a=WRONG).check(MYPY)
    assert [path.name for path in workshop.root.iterdir()] == ["src"]


def test_should_write_only_to_its_directory_when_there_is_a_cache(
    workshop: Workshop, tmp_path: pathlib.Path
) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    shop = dataclasses.replace(workshop, cache_directory=str(cache))
    shop.write(src__shop__a=WRONG).check(MYPY)
    assert [path.name for path in cache.iterdir()] == ["mypy"]


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("print('garbage')", "unreadable output (ended with status 0): garbage"),
        ("print('[]')", "unreadable output (ended with status 0): []"),
        ("import sys; sys.exit(1)", "ended with status 1"),
        ("import sys; print('oh', file=sys.stderr)", "oh"),
        (
            "import sys; print('INTERNAL ERROR', file=sys.stderr); sys.exit(2)",
            "ended with status 2: INTERNAL ERROR",
        ),
    ],
)
def test_should_fail_with_reason_when_answer_cannot_be_trusted(
    shop: Workshop, code: str, reason: str
) -> None:
    program = stand_in(shop.write(src__shop__a="x = 1\n").root.parent, code)
    result = shop.check(dataclasses.replace(MYPY, program=program))
    assert (result.outcome, result.reason) == (Outcome.FAILED, reason)


def test_should_describe_codes_by_registry_when_they_fired(shop: Workshop) -> None:
    description = shop.analyzer(MYPY).describe(shop.inspection(MYPY), {"arg-type", "nope"})
    assert [(rule.id, rule.name, rule.summary) for rule in description.rules] == [
        ("arg-type", "ArgType", "Check argument types in calls."),
        ("nope", "Nope", "A finding of mypy: nope."),
    ]


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ("namespace_packages = false", WRONG),
        ("explicit_package_bases = true", WRONG),
        ("namespace_packages = true", WRONG),
    ],
)
def test_should_agree_with_the_project_when_it_says_what_packages_are(
    shop: Workshop, options: str, text: str
) -> None:
    shop.put({"pyproject.toml": f"[tool.mypy]\n{options}\n"})
    assert codes(shop.write(src__shop__a=text).check(MYPY)) == ["assignment"]


def test_should_say_where_a_plug_in_may_come_from_when_it_cannot_be_imported(
    shop: Workshop,
) -> None:
    shop.put({"mypy.ini": "[mypy]\nplugins = nowhere.mypy\n"})
    assert shop.write(src__shop__a="x = 1\n").check(MYPY).reason == (
        'ended with status 2: mypy.ini:2: Error importing plugin "nowhere.mypy": '
        "No module named 'nowhere': activate the environment that holds it, "
        "install archcheck there, or --trust-project"
    )


def test_should_name_both_files_when_they_are_the_same_module(shop: Workshop) -> None:
    shop.put({"src/shop/a.py": "", "src/shop/a/__init__.py": "", "src/shop/__init__.py": ""})
    assert shop.check(MYPY).reason.startswith(
        'ended with status 2: src/shop/a.py: Duplicate module named "shop.a" '
        '(also at "src/shop/a/__init__.py")'
    )


def _findings(root: pathlib.Path, cache: pathlib.Path, text: str) -> int:
    """How many there are in a project with this module, all of whose files are of one second."""
    workshop = Workshop(root, cache_directory=str(cache))
    workshop.write(src__app=text, src__user="from app import X\n\nY: int = X\n")
    for path in workshop.root.rglob("*.py"):
        os.utime(path, (1, 1))
    return len(workshop.check(MYPY).findings)


def test_should_tell_modules_apart_when_projects_share_a_cache(tmp_path: pathlib.Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    first = _findings(tmp_path / "first", cache, "X: int = 10\n")
    assert (first, _findings(tmp_path / "second", cache, 'X: str = ""\n')) == (0, 1)
