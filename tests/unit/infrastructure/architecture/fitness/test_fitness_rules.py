"""The rules about metrics, run on projects."""

import pathlib
from collections.abc import Mapping

import pytest

from archcheck.domain.configuration import Configuration
from archcheck.domain.finding import Finding
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region, RelatedLocation
from archcheck.domain.rule import OptionValue
from archcheck.infrastructure.architecture.fitness.fitness_rules import FitnessRules
from archcheck.infrastructure.architecture.graph.building import GraphSource
from tests.unit.infrastructure.architecture.graph.graph_support import facts_of
from tests.unit.infrastructure.architecture.layout.layout_support import inspect
from tests.unit.infrastructure.discovery.project_support import write

SHOP = {
    "src/shop/__init__.py": "",
    "src/shop/money/__init__.py": "",
    "src/shop/money/price.py": "import shop.report.totals\nimport shop.report\n",
    "src/shop/order/__init__.py": "import shop.money.price\n",
    "src/shop/stock/__init__.py": "import shop.money.price\n",
    "src/shop/web/__init__.py": "import shop.money.price\n",
    "src/shop/report/__init__.py": "import shop.pdf\nimport shop.mail\n",
    "src/shop/report/totals.py": "import shop.ink\n",
    "src/shop/pdf.py": "",
    "src/shop/mail.py": "",
    "src/shop/ink.py": "",
}


def found(
    root: pathlib.Path, name: str, family: str = "fitness", **options: OptionValue
) -> tuple[Finding, ...]:
    """What a rule finds in the shop."""
    write(root, SHOP)
    configuration = Configuration(root=str(root))
    inspection = inspect(
        root, configuration=configuration, name=name, family=family, options=options
    )
    rules = FitnessRules(GraphSource())
    rules.validate(inspection)
    return rules.judge(inspection, facts_of(SHOP)).findings


def test_should_lie_at_the_first_import_when_a_package_depends_on_a_less_stable_one(
    tmp_path: pathlib.Path,
) -> None:
    assert found(tmp_path, "instability-direction") == (
        Finding(
            analyzer="archcheck",
            rule="instability-direction",
            level=Level.ERROR,
            message="shop.money (I = 2/5) depends on shop.report (I = 3/4), which is less stable",
            location=Location("src/shop/money/price.py", Region(1, 8, 1, 26)),
            key="shop.money->shop.report",
            symbol="shop.money",
            related=(
                RelatedLocation(
                    Location("src/shop/money/price.py", Region(2, 8, 2, 19)),
                    "shop.money.price imports shop.report too",
                ),
            ),
            because="Because.",
            fix="Do it.",
        ),
    )


def test_should_lie_at_the_first_line_when_a_module_is_above_the_limit(
    tmp_path: pathlib.Path,
) -> None:
    assert found(tmp_path, "fan-in", limit=2) == (
        Finding(
            analyzer="archcheck",
            rule="fan-in",
            level=Level.ERROR,
            message="shop.money.price is imported by 3 modules of the project, limit 2",
            location=Location("src/shop/money/price.py", Region(1, 1, 1, 26)),
            key="fan-in",
            symbol="shop.money.price",
            limit="2",
            because="Because.",
            fix="Do it.",
        ),
    )


@pytest.mark.parametrize(
    ("name", "limit", "message"),
    [
        ("fan-out", 1, "shop.money.price imports 2 modules of the project, limit 1"),
        ("module-size", 1, "shop.money.price has 2 lines, limit 1"),
        ("package-size", 2, "shop holds 3 modules, limit 2"),
        ("package-size", 0, "shop holds 3 modules, limit 0"),
    ],
)
def test_should_say_how_many_when_a_limit_is_passed(
    name: str, limit: int, message: str, tmp_path: pathlib.Path
) -> None:
    assert message in [it.message for it in found(tmp_path, name, limit=limit)]


@pytest.mark.parametrize(
    "name", ["fan-in", "fan-out", "instability-direction", "module-size", "package-size"]
)
def test_should_find_little_when_only_the_default_limits(name: str, tmp_path: pathlib.Path) -> None:
    assert len(found(tmp_path, name)) == (name == "instability-direction")


def test_should_measure_nothing_when_no_rule_of_the_family_runs(tmp_path: pathlib.Path) -> None:
    options: Mapping[str, OptionValue] = {"tests": "auto"}
    assert found(tmp_path, "missing-package-init", "layout", **options) == ()
