"""Measuring projects."""

from archcheck.infrastructure.architecture.fitness.gauge import GraphGauge
from tests.unit.infrastructure.architecture.graph.graph_support import facts_of, project_of

SHOP = {
    "src/shop/a.py": "import shop.b\nimport json\n",
    "src/shop/b.py": "import shop.a\nfrom shop import tests\n",
    "src/shop/tests/test_a.py": "import shop.a\n",
}


def test_should_measure_modules_and_tangles_when_a_project_is_given() -> None:
    fitness = GraphGauge().measure(project_of(SHOP), facts_of(SHOP))
    assert (
        [module.name for module in fitness.metrics.modules],
        [tangle.groups for tangle in fitness.tangles],
        fitness.imports,
    ) == (["shop.a", "shop.b"], [(("shop.a", "shop.b"),)], 2)
