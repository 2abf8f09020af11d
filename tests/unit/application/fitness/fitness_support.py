"""The fitness of a small project."""

from archcheck.domain.fitness import (
    Fitness,
    Metrics,
    ModuleImport,
    ModuleMetrics,
    PackageDependency,
    PackageMetrics,
    Tangle,
)
from archcheck.domain.location import Location, Region

MONEY = PackageMetrics(
    name="shop.money",
    path="src/shop/money/__init__.py",
    modules=1,
    lines=1200,
    classes=4,
    abstract_classes=1,
    afferent=2,
    efferent=1,
)
REPORT = PackageMetrics(
    name="shop.report",
    path="src/shop/report/__init__.py",
    modules=2,
    lines=30,
    afferent=1,
    efferent=2,
)
ALONE = PackageMetrics(name="shop.alone", path="src/shop/alone/__init__.py")


def imported(importer: str, name: str, line: int = 1) -> ModuleImport:
    """An import in the file of a module."""
    path = f"src/{importer.replace('.', '/')}.py"
    return ModuleImport(importer, name, Location(path, Region(line, 8, line, 20)))


PRICE = ModuleMetrics("shop.money.price", "src/shop/money/price.py", 1200, 2, 1, 4, 1)
TOTALS = ModuleMetrics("shop.report.totals", "src/shop/report/totals.py", 20, 1, 1)
PAGES = ModuleMetrics("shop.report.pages", "src/shop/report/pages.py", 10, 6, 7)
LEANING = PackageDependency(
    MONEY,
    REPORT,
    (
        imported("shop.money.price", "shop.report.totals"),
        imported("shop.money.price", "shop.report.pages", 2),
    ),
)
TANGLE = Tangle(
    "shop",
    (("shop.money", "shop.report"),),
    (imported("shop.report.totals", "shop.money.price", 3),),
)
TOP = Tangle("", (("mail", "shop"),), (imported("mail", "shop"), imported("mail", "shop.money")))
SHOP = Fitness(
    metrics=Metrics((PRICE, PAGES, TOTALS), (ALONE, MONEY, REPORT), (LEANING,)),
    tangles=(TANGLE,),
    imports=9,
)
