"""Packages beside archcheck that add rules, tools, formats and packs."""

import os
import pathlib
from collections.abc import Mapping

import pytest

from tests.end_to_end.archcheck_support import Run, archcheck, project
from tests.end_to_end.plugin_support import SAMPLE, installed, registered, sample, script

UNTRUSTED = {"ARCHCHECK_TRUST_PROJECT": ""}
PRINTS = 'print("a shop")\n'
PAGE = (SAMPLE / "rules" / "conventions" / "no-print.md").read_text(encoding="utf-8")
CHECKER = (SAMPLE / "checkers" / "no_print.py").read_text(encoding="utf-8")
RULE = {"__init__.py": "", "checkers/__init__.py": ""}
PAGED = {**RULE, "rules/conventions/no-print.md": PAGE}
TOOL = {
    f"tools/{name}": (SAMPLE / "tools" / name).read_text(encoding="utf-8")
    for name in ("__init__.py", "loud/__init__.py", "loud/adapter.py", "loud/rule_ids.py")
}
OPTIONED = {
    **TOOL,
    "tools/loud/options.toml": (SAMPLE / "tools" / "loud" / "options.toml").read_text("utf-8"),
}
TODO = """
if "--version" in sys.argv:
    sys.exit(print("todo finder 1.0"))
for path in sys.argv[1:]:
    print(f"{path}:1:1: left to do")
sys.exit(1)
"""


def ran(directory: pathlib.Path, *arguments: str, **more: str) -> Run:
    """A run of the command in an environment."""
    return archcheck(directory, *arguments, prefix=(), **more)


def checked(directory: pathlib.Path, keys: str, *arguments: str, **more: str) -> Run:
    """A project that prints, checked under a configuration."""
    shop = directory / "project"
    if not shop.exists():
        project(shop, f"[tool.archcheck]\n{keys}", order=PRINTS)
    return ran(shop, ".", *arguments, **more)


def with_path(environment: Mapping[str, str], place: pathlib.Path) -> dict[str, str]:
    return {**environment, "PATH": f"{place}{os.pathsep}{os.environ['PATH']}"}


def test_should_run_rules_of_a_plugin_when_it_is_installed(tmp_path: pathlib.Path) -> None:
    run = checked(tmp_path, "extends = []\n", **sample(tmp_path / "site"), **UNTRUSTED)
    assert run.says(1, "warning[no-print]", "print is called", "use a logger."), run.said


def test_should_run_rules_of_a_plugin_when_workers_do_the_work(tmp_path: pathlib.Path) -> None:
    shop = project(
        tmp_path / "project", order=PRINTS, large="X = [\n" + "    1,\n" * 60_000 + "]\n"
    )
    run = ran(shop, ".", **sample(tmp_path / "site"), **UNTRUSTED)
    assert run.says(1, "warning[no-print]"), run.said


def test_should_hear_options_when_a_project_sets_a_rule_of_a_plugin(tmp_path: pathlib.Path) -> None:
    keys = 'extends = []\nrules.no-print = { instead = "the log of the shop" }\n'
    run = checked(tmp_path, keys, **sample(tmp_path / "site"), **UNTRUSTED)
    assert run.says(1, "use the log of the shop."), run.said


def test_should_suggest_the_key_when_an_option_of_a_plugin_is_misspelt(
    tmp_path: pathlib.Path,
) -> None:
    keys = 'extends = []\nrules.no-print = { insted = "x" }\n'
    run = checked(tmp_path, keys, **sample(tmp_path / "site"), **UNTRUSTED)
    assert run.says(2, "rules.no-print.insted: unknown key", 'did you mean "instead"?'), run.said


def test_should_run_a_layout_rule_of_a_plugin_when_it_is_named(tmp_path: pathlib.Path) -> None:
    keys = "extends = []\nrules.short-path = { longest = 5 }\nrules.no-print = 'off'\n"
    run = checked(tmp_path, keys, **sample(tmp_path / "site"), **UNTRUSTED)
    assert run.says(0, "note[short-path]", "the path has 17 characters"), run.said


def test_should_extend_a_pack_and_run_its_tool_when_a_plugin_brings_both(
    tmp_path: pathlib.Path,
) -> None:
    script(tmp_path / "bin", "todo", TODO)
    environment = with_path(sample(tmp_path / "site"), tmp_path / "bin")
    run = checked(tmp_path, 'extends = ["our-house"]\n', **environment, **UNTRUSTED)
    texts = ("error[no-print]", "use the log of our house.", "warning[todo:TODO]", "left to do")
    assert run.says(1, *texts), run.said


def test_should_run_a_tool_with_code_when_a_plugin_brings_it(tmp_path: pathlib.Path) -> None:
    script(tmp_path / "bin", "loud", TODO.replace("todo finder", "loud"))
    environment = with_path(sample(tmp_path / "site"), tmp_path / "bin")
    run = checked(tmp_path, "extends = []\ntools.loud = {}\n", **environment, **UNTRUSTED)
    assert run.says(1, "warning[loud:LOUD1]"), run.said


def test_should_write_a_format_when_a_plugin_brings_it(tmp_path: pathlib.Path) -> None:
    environment = {**sample(tmp_path / "site"), **UNTRUSTED}
    run = checked(tmp_path, "extends = []\n", "--format", "places", **environment)
    assert run.out == "src/shop/order.py:1\n"


def test_should_blame_the_plugin_when_its_format_raises(tmp_path: pathlib.Path) -> None:
    environment = {**sample(tmp_path / "site"), **UNTRUSTED}
    code = tmp_path / "site" / "house_style" / "formats" / "places.py"
    code.write_text(code.read_text(encoding="utf-8").replace('return "', 'return 1 / 0 or "'))
    run = checked(tmp_path, "extends = []\n", "--format", "places", **environment)
    assert run.says(3, "plug-in house-style: the format places failed with Zero"), run.said


def test_should_write_the_other_reports_when_the_format_of_a_plugin_raises(
    tmp_path: pathlib.Path,
) -> None:
    environment = {**sample(tmp_path / "site"), **UNTRUSTED}
    code = tmp_path / "site" / "house_style" / "formats" / "places.py"
    code.write_text(code.read_text(encoding="utf-8").replace('return "', 'return 1 / 0 or "'))
    formats = ("--format", "places:places.txt", "--format", "json:result.json")
    checked(tmp_path, "extends = []\n", *formats, **environment)
    written = {path.name for path in (tmp_path / "project").iterdir()}
    assert {"places.txt", "result.json"} & written == {"result.json"}


def test_should_list_and_explain_rules_when_a_plugin_brings_them(tmp_path: pathlib.Path) -> None:
    shop = project(tmp_path / "project")
    run = ran(shop, "explain", "HSE101", **sample(tmp_path / "site"), **UNTRUSTED)
    assert run.says(0, "no-print", "A library that prints talks to nobody."), run.said


def test_should_know_nothing_of_a_plugin_when_none_is_installed(tmp_path: pathlib.Path) -> None:
    assert checked(tmp_path, "extends = []\n", **UNTRUSTED).status == 0


@pytest.mark.parametrize(
    ("files", "texts"),
    [
        (
            {**PAGED, "checkers/no_print.py": "raise RuntimeError('no')"},
            ("plug-in house-style: checkers.no_print cannot be imported: RuntimeError: no",),
        ),
        (
            {**PAGED, "__init__.py": "raise SystemExit(0)", "checkers/no_print.py": CHECKER},
            ("plug-in house-style: checkers.no_print cannot be imported: SystemExit: 0",),
        ),
        (
            {"__init__.py": ""},
            ("plug-in house-style: it has none of the folders rules, checkers, layout, tools",),
        ),
        (PAGED, ("plug-in house-style: checkers.no_print cannot be imported",)),
        (
            {**PAGED, "checkers/no_print.py": "X = 1\n"},
            ("must hold one checker, whose rule is 'no-print'",),
        ),
        (
            {**RULE, "checkers/no_print.py": CHECKER},
            ("plug-in house-style: the rule no-print has code and no page",),
        ),
        (
            {**RULE, "rules/conventions/no-print.md": "nothing"},
            ("plug-in house-style: rules/conventions/no-print.md: a page begins with TOML",),
        ),
        (
            {**RULE, "rules/gate/no-print.md": PAGE.replace('"conventions"', '"gate"')},
            ("the rule no-print is of none of the families conventions, tests, layout",),
        ),
        (
            {
                **RULE,
                "checkers/no_comments.py": CHECKER.replace("no-print", "no-comments"),
                "rules/conventions/no-comments.md": PAGE.replace("no-print", "no-comments"),
            },
            ("no-comments is the name of a rule of archcheck too",),
        ),
        (
            {**RULE, "rules/conventions/no-print.md": PAGE.replace("\n", '\ntool = "ruff"\n', 1)},
            ("plug-in house-style: the rule no-print names a tool that judges it, and needs code",),
        ),
        (
            {**RULE, "tools/todo/description.toml": "[rules]\npattern = '('\n"},
            ('rules.pattern: "(" is no regular expression',),
        ),
        (
            {**RULE, "tools/todo/description.toml": "hompage = 1\n"},
            ("house-style: tools/todo/description.toml:1: hompage: unknown key",),
        ),
    ],
)
def test_should_say_who_is_broken_when_a_plugin_is_malformed(
    tmp_path: pathlib.Path, files: Mapping[str, str], texts: tuple[str, ...]
) -> None:
    environment = installed(tmp_path / "site", "house_style", files)
    run = checked(tmp_path, "extends = []\n", **environment, **UNTRUSTED)
    assert run.says(2, *texts), run.said


def test_should_report_the_file_when_a_rule_of_a_plugin_raises(tmp_path: pathlib.Path) -> None:
    raising = CHECKER.replace("for node in ast.walk(file.tree):", "for node in 1 / 0:")
    files = {**PAGED, "checkers/no_print.py": raising}
    environment = installed(tmp_path / "site", "house_style", files)
    run = checked(tmp_path, "extends = []\n", **environment, **UNTRUSTED)
    assert run.says(3, "error[internal-error]", "no-print", "ZeroDivisionError"), run.said


@pytest.mark.parametrize("where", ["return ", "for node in ast"])
def test_should_report_the_file_when_a_rule_of_a_plugin_wants_to_end_the_run(
    tmp_path: pathlib.Path, where: str
) -> None:
    leaving = CHECKER.replace(where, f"raise SystemExit(0)\n        {where}", 1)
    files = {**PAGED, "checkers/no_print.py": leaving}
    environment = installed(tmp_path / "site", "house_style", files)
    run = checked(tmp_path, "extends = []\n", **environment, **UNTRUSTED)
    assert run.says(3, "error[internal-error]", "no-print failed with SystemExit: 0"), run.said


@pytest.mark.parametrize("error", ["ValueError('no')", "SystemExit(0)"])
def test_should_say_whose_rule_failed_when_a_layout_rule_of_a_plugin_raises(
    tmp_path: pathlib.Path, error: str
) -> None:
    environment = sample(tmp_path / "site")
    code = tmp_path / "site" / "house_style" / "layout" / "short_path.py"
    text = code.read_text(encoding="utf-8")
    code.write_text(text.replace("        for ", f"        raise {error}\n        for ", 1))
    keys = 'extends = []\nrules.short-path = "error"\n'
    run = checked(tmp_path, keys, **environment, **UNTRUSTED)
    assert run.says(3, "plug-in house-style: the rule short-path failed with "), run.said


ADAPTER, RULE_IDS = "tools/loud/adapter.py", "tools/loud/rule_ids.py"


@pytest.mark.parametrize(
    ("file", "code", "status", "text"),
    [
        (
            ADAPTER,
            "raise ValueError('no')",
            2,
            "tools/loud: adapter.py cannot be imported: ValueError: no",
        ),
        (ADAPTER, "ADAPTER = 1", 2, "tools/loud: adapter.py has no ADAPTER that is a ToolAdapter"),
        (
            ADAPTER,
            "Loud.check = lambda *_: exit(0)",
            3,
            "its answer cannot be read (SystemExit: 0)",
        ),
        (RULE_IDS, "exit(0)", 2, "tools/loud: rule_ids.py cannot be imported: SystemExit: 0"),
        (RULE_IDS, "del PATTERN", 2, "tools/loud: rule_ids.py needs PATTERN and SYNTAX_ERRORS"),
    ],
)
def test_should_say_who_is_broken_when_a_tool_of_a_plugin_cannot_be_used(
    tmp_path: pathlib.Path, file: str, code: str, status: int, text: str
) -> None:
    script(tmp_path / "bin", "loud", TODO.replace("todo finder", "loud"))
    files = {"__init__.py": "", **OPTIONED, file: f"{TOOL[file]}\n{code}\n"}
    environment = with_path(installed(tmp_path / "site", "house_style", files), tmp_path / "bin")
    keys = 'extends = []\ntools.loud.levels = { LOUD1 = "note" }\n'
    run = checked(tmp_path, keys, **environment, **UNTRUSTED)
    assert run.says(status, text), run.said


def test_should_say_what_lacks_when_a_tool_of_a_plugin_has_no_options(
    tmp_path: pathlib.Path,
) -> None:
    environment = installed(tmp_path / "site", "house_style", {"__init__.py": "", **TOOL})
    run = checked(tmp_path, "extends = []\ntools.loud = {}\n", **environment, **UNTRUSTED)
    assert run.says(2, "tools/loud: there is no options.toml beside adapter.py"), run.said


def test_should_say_what_lacks_when_a_format_of_a_plugin_is_none(tmp_path: pathlib.Path) -> None:
    files = {"__init__.py": "", "formats/__init__.py": "", "formats/places.py": "X = 1\n"}
    environment = installed(tmp_path / "site", "house_style", files)
    run = checked(tmp_path, "extends = []\n", "--format", "places", **environment, **UNTRUSTED)
    assert run.says(2, "formats/places.py has no FORMAT that is a ReportFormat"), run.said


def test_should_say_so_when_the_package_of_a_plugin_is_nowhere(tmp_path: pathlib.Path) -> None:
    environment = registered(tmp_path / "site", "nowhere_style")
    run = checked(tmp_path, "extends = []\n", **environment, **UNTRUSTED)
    text = "house-style 1.2 names the package nowhere_style, which is nowhere"
    assert run.says(2, f"plug-in house-style: {text}"), run.said


EDITABLE = "house_style.pth,,\nhouse_style-1.2.dist-info/RECORD,,\n"


@pytest.fixture
def editable(tmp_path: pathlib.Path) -> Mapping[str, str]:
    """The environment in which a plug-in is installed by a link into the checked project."""
    site = tmp_path / "site"
    sample(tmp_path / "project" / "lib")
    environment = registered(site, "house_style")
    (site / "house_style-1.2.dist-info" / "RECORD").write_text(EDITABLE)
    (site / "house_style.pth").write_text(f"import nothing\n{tmp_path / 'project' / 'lib'}\n")
    project(tmp_path / "project" / "x").rename(tmp_path / "project" / "shop")
    (tmp_path / "project" / "pyproject.toml").write_text(
        '[tool.archcheck]\nextends = []\nsource = ["shop/src"]\n'
    )
    (tmp_path / "project" / "shop" / "src" / "shop" / "order.py").write_text(PRINTS)
    return environment


def test_should_run_nothing_when_a_plugin_lies_in_the_project(
    tmp_path: pathlib.Path, editable: Mapping[str, str]
) -> None:
    run = ran(tmp_path / "project", ".", **editable, **UNTRUSTED)
    assert run.says(3, "lib/house_style of this project; --trust-project allows it"), run.said


def test_should_run_a_plugin_in_the_project_when_it_is_trusted(
    tmp_path: pathlib.Path, editable: Mapping[str, str]
) -> None:
    run = ran(tmp_path / "project", ".", "--trust-project", **editable)
    assert run.says(1, "warning[no-print]"), run.said


def in_project(directory: pathlib.Path, keys: str) -> pathlib.Path:
    """A project that holds the sample plug-in in its tools."""
    shop = project(directory / "project", f"[tool.archcheck]\nextends = []\n{keys}", order=PRINTS)
    sample(shop / "tools")
    return shop


def test_should_run_a_plugin_when_a_trusted_project_names_it(tmp_path: pathlib.Path) -> None:
    shop = in_project(tmp_path, 'plugins = ["tools/house_style"]\n')
    assert ran(shop, ".").says(1, "warning[no-print]")


def test_should_run_a_plugin_of_the_project_in_workers_when_there_is_much(
    tmp_path: pathlib.Path,
) -> None:
    shop = in_project(tmp_path, 'plugins = ["tools/house_style"]\n')
    (shop / "src" / "shop" / "large.py").write_text("X = [\n" + "    1,\n" * 60_000 + "]\n")
    assert ran(shop, ".").says(1, "warning[no-print]")


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ('plugins = ["tools/house_style"]\n', 3),
        ('tools.x.description = "tools/house_style/tools/todo/description.toml"\n', 3),
    ],
)
def test_should_refuse_what_a_project_names_when_it_is_not_trusted(
    tmp_path: pathlib.Path, keys: str, line: int
) -> None:
    run = ran(in_project(tmp_path, keys), ".", **UNTRUSTED)
    assert run.says(3, f"pyproject.toml:{line}: ", "; --trust-project allows it"), run.said


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ('plugins = ["tools/absent"]\n', 'there is no package "tools/absent"'),
        ('plugins = ["tools/no-name"]\n', '"no-name" cannot be imported: it is no identifier'),
        ('tools.x.description = "absent.toml"\n', 'there is no file "absent.toml"'),
        ('tools.mypy.description = "absent.toml"\n', "archcheck has a tool mypy"),
        ("plugins = [1]\n", "plugins[0]: expected a string, got 1"),
    ],
)
def test_should_say_what_is_wrong_when_a_name_leads_nowhere(
    tmp_path: pathlib.Path, keys: str, text: str
) -> None:
    shop = in_project(tmp_path, keys)
    (shop / "tools" / "no-name").mkdir()
    (shop / "tools" / "no-name" / "__init__.py").touch()
    run = ran(shop, ".")
    assert run.says(2, text), run.said


def test_should_trust_a_description_when_the_person_names_the_file(tmp_path: pathlib.Path) -> None:
    shop = project(tmp_path / "project", order=PRINTS)
    own = tmp_path / "own"
    sample(own)
    script(tmp_path / "bin", "marks", TODO)
    (own / "archcheck.toml").write_text(
        'extends = []\ntools.marks.description = "house_style/tools/todo/description.toml"\n'
    )
    environment = with_path({}, tmp_path / "bin")
    run = ran(shop, ".", "--config", str(own / "archcheck.toml"), **environment, **UNTRUSTED)
    assert run.says(1, "warning[marks:TODO]"), run.said


def test_should_ask_anew_when_the_code_of_a_plugin_has_changed(tmp_path: pathlib.Path) -> None:
    environment = {**sample(tmp_path / "site"), **UNTRUSTED}
    checked(tmp_path, "extends = []\n", **environment)
    code = tmp_path / "site" / "house_style" / "checkers" / "no_print.py"
    code.write_text(CHECKER.replace("print is called", "this prints"), encoding="utf-8")
    run = checked(tmp_path, "extends = []\n", **environment)
    assert run.says(1, "this prints"), run.said


def test_should_remember_no_answer_when_the_code_of_a_plugin_reads_the_tool(
    tmp_path: pathlib.Path,
) -> None:
    script(tmp_path / "bin", "loud", TODO.replace("todo finder", "loud"))
    environment = {**with_path(sample(tmp_path / "site"), tmp_path / "bin"), **UNTRUSTED}
    keys = "extends = []\ntools.loud = {}\n"
    checked(tmp_path, keys, **environment)
    script(tmp_path / "bin", "loud", TODO.replace("todo finder", "loud").replace("left", "more"))
    run = checked(tmp_path, keys, **environment)
    assert run.says(1, "more to do"), run.said
