"""Tests of the built-in dependency rules."""

import dataclasses
import pathlib
from collections.abc import Mapping, Sequence

import pytest

from archcheck.application.ports.project_rules import ProjectAnswer
from archcheck.domain.activation import ActiveRule, RulePlan
from archcheck.domain.configuration import DEFAULT, Configuration, Override, RuleSetting
from archcheck.domain.finding import Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.level import Level
from archcheck.domain.location import Region
from archcheck.domain.project import Project, Scope
from archcheck.domain.rule import RuleDefinition
from archcheck.infrastructure.architecture.built_in.built_in_rules import BuiltInDependencyRules
from archcheck.infrastructure.architecture.graph.building import GraphSource
from tests.unit.infrastructure.architecture.graph.graph_support import SHOP, facts_of, project_of

NAMES = ("unresolvable-import", "shadowed-module", "private-import", "test-import")
WHOLE = Scope(whole=True, files=frozenset())
LOSER, WINNER = "src/shop/price.py", "src/shop/price/__init__.py"


def definition(name: str) -> RuleDefinition:
    """A rule as a page would state it."""
    return RuleDefinition(
        name=name,
        code="ARC110",
        family="dependencies",
        level=Level.NOTE,
        precision="very-high",
        tags=(),
        options=(),
        opt_in=False,
        summary="",
        because="why",
        fix="remedy",
        page="",
    )


def inspect(
    project: Project,
    rules: Sequence[str] = NAMES,
    scope: Scope = WHOLE,
    overrides: tuple[Override, ...] = (),
) -> Inspection:
    """An inspection with these rules on."""
    active = {name: ActiveRule.by_default(definition(name)) for name in rules}
    configuration = Configuration(root=project.root, overrides=overrides)
    plan = RulePlan(active, configuration, lambda pattern, path: pattern == path)
    return Inspection(configuration, project, scope, plan, "", 1)


def judged(inspection: Inspection, sources: Mapping[str, str]) -> tuple[Finding, ...]:
    """The findings of the built-in rules."""
    rules = BuiltInDependencyRules(GraphSource())
    rules.validate(inspection)
    return rules.judge(inspection, facts_of(sources)).findings


def unresolvable(source: str, path: str = "src/shop/app/use.py") -> tuple[Finding, ...]:
    """The findings in a file of the shop."""
    sources = {**SHOP, path: source}
    return judged(inspect(project_of(sources)), sources)


def hidden_module(root: pathlib.Path) -> Project:
    """A project in which a package hides a module."""
    for path, text in ((LOSER, "\n"), (WINNER, "  x = 1\n")):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    project = project_of({"src/shop/__init__.py": "", WINNER: ""})
    return dataclasses.replace(project, root=str(root), shadowed=((LOSER, WINNER),))


def test_should_describe_the_import_when_its_module_does_not_exist() -> None:
    (finding,) = unresolvable("from shop.domain.prise import Price\n")
    found = dataclasses.replace(finding, location=finding.location)
    expected = Finding(
        analyzer="archcheck",
        rule="unresolvable-import",
        level=Level.NOTE,
        message="shop.app.use imports shop.domain.prise, which does not exist",
        location=finding.location,
        key="shop.app.use->shop.domain.prise",
        symbol="shop.app.use",
        because="why",
        fix='did you mean "shop.domain.price"?',
    )
    assert found == expected


@pytest.mark.parametrize(
    ("source", "message", "fix"),
    [
        (
            "from ....a import b",
            'shop.app.use imports "....a", which lies above its top package',
            "remedy",
        ),
        ("import shop.qqq", "shop.app.use imports shop.qqq, which does not exist", "remedy"),
    ],
)
def test_should_fall_back_on_the_remedy_when_no_module_is_spelt_alike(
    source: str, message: str, fix: str
) -> None:
    (finding,) = unresolvable(source)
    assert (finding.message, finding.fix) == (message, fix)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from shop.gone import a, b as c", [(1, 23)]),
        ("import shop.a, shop.b", [(1, 8), (1, 16)]),
        ("import shop.a\nimport shop.a", [(1, 8), (2, 8)]),
        ("import shop.a; import shop.a", [(1, 8), (1, 23)]),
        ("from shop.gone import (\n  a,\n  b)", [(2, 3)]),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n  import shop.a", [(3, 10)]),
        ("try:\n  import shop.a\nexcept ImportError:\n  import shop.b", [(2, 10), (4, 10)]),
        ("def f():\n  __import__('shop.a')", [(2, 14)]),
        ("from ... import a, b", [(1, 17)]),
        ("from ...a import b, c", [(1, 18)]),
        ("import shop.domain", []),
        ("import requests", []),
    ],
)
def test_should_report_each_missing_module_once_when_a_statement_names_it(
    source: str, expected: list[tuple[int, int]]
) -> None:
    places = [finding.location.region for finding in unresolvable(source)]
    assert [(place.start_line, place.start_column) for place in places] == expected


def test_should_describe_the_hidden_file_when_a_package_has_its_name(
    tmp_path: pathlib.Path,
) -> None:
    (finding,) = judged(inspect(hidden_module(tmp_path)), {})
    (related,) = finding.related
    shown = (finding.location.path, finding.location.region, finding.message, finding.key)
    assert (*shown, related.location.path, related.location.region) == (
        LOSER,
        Region(1, 1, 1, 1),
        f"{LOSER} can never be imported: {WINNER} has the same module name",
        f"{LOSER}->{WINNER}",
        WINNER,
        Region(1, 3, 1, 8),
    )


@pytest.mark.parametrize("rules", [(), ("shadowed-module",)])
def test_should_say_nothing_about_imports_when_the_rule_is_off(rules: tuple[str, ...]) -> None:
    sources = {**SHOP, "src/shop/a.py": "import shop.gone"}
    assert judged(inspect(project_of(sources), rules), sources) == ()


@pytest.mark.parametrize("rules", [(), ("unresolvable-import",)])
def test_should_say_nothing_about_hidden_files_when_the_rule_is_off(
    rules: tuple[str, ...], tmp_path: pathlib.Path
) -> None:
    assert judged(inspect(hidden_module(tmp_path), rules), {}) == ()


@pytest.mark.parametrize(
    ("path", "count"), [("src/shop/a.py", 1), ("src/shop/b.py", 0), ("tests/test_a.py", 0)]
)
def test_should_report_only_files_in_scope_when_paths_are_narrow(path: str, count: int) -> None:
    sources = {**SHOP, "src/shop/a.py": "import shop.gone", "src/shop/b.py": ""}
    scope = Scope(whole=False, files=frozenset({path}))
    assert len(judged(inspect(project_of(sources), scope=scope), sources)) == count


def test_should_report_nothing_when_file_is_excluded() -> None:
    sources = {**SHOP, "src/shop/a.py": "import shop.gone"}
    project = project_of(sources)
    files = tuple(dataclasses.replace(file, excluded=True) for file in project.files)
    assert judged(inspect(dataclasses.replace(project, files=files)), sources) == ()


@pytest.mark.parametrize(
    ("level", "expected"), [(Level.ERROR, [Level.ERROR]), (Level.OFF, []), (None, [Level.NOTE])]
)
def test_should_take_the_level_of_the_file_when_an_override_sets_it(
    level: Level | None, expected: list[Level]
) -> None:
    sources = {**SHOP, "src/shop/a.py": "import shop.gone"}
    setting = RuleSetting(level=level, origin=DEFAULT)
    override = Override(
        paths=("src/shop/a.py",), rules={"unresolvable-import": setting}, origin=DEFAULT
    )
    inspection = inspect(project_of(sources), overrides=(override,))
    assert [finding.level for finding in judged(inspection, sources)] == expected


PRIVATE = {
    **SHOP,
    "src/shop/domain/_tax.py": "",
    "src/shop/domain/_rates/__init__.py": "",
    "src/shop/domain/_rates/german.py": "",
    "src/shop/domain/open.py": '__all__ = ["_legacy"]',
    "src/shop/domain/parts/__init__.py": '__all__ = ["_kept"]',
    "src/shop/domain/parts/_kept.py": "",
    "src/tools.py": "",
}


def private(source: str, path: str = "src/shop/app/use.py") -> list[str]:
    """What imports of private things are told in a file of the shop."""
    sources = {**PRIVATE, path: source}
    inspection = inspect(project_of(sources, packages=("shop", "tools")))
    return [found.message for found in judged(inspection, sources)]


@pytest.mark.parametrize(
    ("source", "target", "package"),
    [
        ("from shop.domain.price import _round", "shop.domain.price._round", "shop.domain"),
        ("from shop.domain import _round", "shop.domain._round", "shop.domain"),
        ("from shop.domain.price import __round", "shop.domain.price.__round", "shop.domain"),
        ("import shop.domain._tax", "shop.domain._tax", "shop.domain"),
        ("from shop.domain import _tax", "shop.domain._tax", "shop.domain"),
        ("from shop.domain._tax import a, b", "shop.domain._tax", "shop.domain"),
        ("from shop.domain._tax import _a", "shop.domain._tax", "shop.domain"),
        ("from shop.domain._tax import *", "shop.domain._tax", "shop.domain"),
        ("import shop.domain._rates.german", "shop.domain._rates", "shop.domain"),
        ("from shop.domain.open import _other", "shop.domain.open._other", "shop.domain"),
    ],
)
def test_should_name_the_package_when_something_private_to_it_is_imported(
    source: str, target: str, package: str
) -> None:
    assert private(source) == [f"shop.app.use imports {target}, which is private to {package}"]


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("from shop.domain.price import _", "src/shop/app/use.py"),
        ("from shop.domain.price import __", "src/shop/app/use.py"),
        ("from shop.domain.price import __version__", "src/shop/app/use.py"),
        ("from shop.domain import price as _price", "src/shop/app/use.py"),
        ("from shop.domain.open import _legacy", "src/shop/app/use.py"),
        ("from shop.domain.parts import _kept", "src/shop/app/use.py"),
        ("from shop.domain.parts._kept import a", "src/shop/app/use.py"),
        ("from tools import _first", "src/shop/app/use.py"),
        ("from shop.domain.price import _round", "src/shop/domain/use.py"),
        ("from shop.domain.price import _round", "src/shop/domain/deep/use.py"),
        ("from shop.domain._tax import rate", "src/shop/domain/__init__.py"),
        ("from . import _tax", "src/shop/domain/__init__.py"),
        ("import shop.domain._tax", "src/shop/tests/own.py"),
    ],
)
def test_should_accept_the_import_when_nothing_is_hidden_from_it(source: str, path: str) -> None:
    assert private(source, path) == []


def test_should_tell_each_private_thing_once_when_a_statement_has_several() -> None:
    found = private("from shop.domain.price import _a, _b, _a as c, d\nimport shop.domain._tax\n")
    assert [message.split()[2] for message in found] == [
        "shop.domain.price._a,",
        "shop.domain.price._b,",
        "shop.domain._tax,",
    ]


def test_should_tell_the_test_module_when_a_source_imports_it() -> None:
    sources = {**SHOP, "lib/tests/make.py": "", "src/shop/a.py": "from tests.make import a, b"}
    (found,) = judged(inspect(project_of(sources)), sources)
    assert (found.rule, found.message, found.key, found.location.region.start_column) == (
        "test-import",
        "shop.a imports tests.make, which is a test module",
        "shop.a->tests.make",
        24,
    )


def test_should_judge_nothing_when_no_rule_is_asked() -> None:
    sources = {**SHOP, "src/shop/a.py": "import shop.gone"}
    assert BuiltInDependencyRules(GraphSource()).judge(inspect(project_of(sources), ()), ()) == (
        ProjectAnswer()
    )
