"""Tests of findings for broken contracts."""

import dataclasses
import pathlib

import pytest

from archcheck.domain.finding import Finding
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region, RelatedLocation
from archcheck.infrastructure.architecture.contracts.findings import (
    ContractLabel,
    contract_findings,
)
from archcheck.infrastructure.architecture.contracts.contract import Breach
from archcheck.infrastructure.architecture.graph.indexed_graph import Links
from tests.unit.infrastructure.architecture.contracts.cases_support import Case, contract, path_of
from tests.unit.infrastructure.architecture.graph.graph_support import graph_of

LAYERS = contract("layers", layers=["shop.web", "shop.app", "shop.core"])
CHAIN = Case(
    imports=["shop.core.a -> shop.x", "shop.x -> shop.web.b", "shop.x -> shop.web.c"],
    modules=["shop.app"],
    contracts=(dataclasses.replace(LAYERS, because="Because of tests."),),
)


def place(module: str, line: int) -> Location:
    """The imported name on a line of a module."""
    return Location(path_of(module), Region(line, 6, line, 9))


def test_should_fill_every_field_when_chain_breaks_a_contract() -> None:
    assert CHAIN.findings() == (
        Finding(
            analyzer="archcheck",
            rule="layer-dependency",
            level=Level.ERROR,
            message="shop.core reaches shop.web through two imports",
            location=place("shop.core.a", 1),
            key="shop.core.a->shop.x",
            symbol="shop.core.a",
            contract="c",
            chain=(
                RelatedLocation(place("shop.core.a", 1), "shop.core.a imports shop.x"),
                RelatedLocation(place("shop.x", 2), "shop.x imports shop.web.b"),
            ),
            notes=("1 other route",),
            because="Because of tests.",
            fix="take the import of shop.web out of shop.x, or move what shop.core needs of it "
            "to a module without that import.",
        ),
    )


def test_should_list_further_statements_when_import_is_repeated() -> None:
    case = Case(imports=["shop.core -> shop.web"] * 3, modules=["shop.app"], contracts=(LAYERS,))
    again = "shop.core imports shop.web here too"
    assert [(finding.related, finding.notes, finding.chain) for finding in case.findings()] == [
        (
            (
                RelatedLocation(place("shop.core", 2), again),
                RelatedLocation(place("shop.core", 3), again),
            ),
            ("2 further statements of this import",),
            (),
        )
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from shop.z import x, y\n", ((), ())),
        ("from shop.z import x, y\nimport shop.z\n", (("1 further statement",), ((2, 8),))),
        ("import shop.z; from shop.z import x, y", (("1 further statement",), ((1, 35),))),
    ],
)
def test_should_count_statements_when_one_imports_several_names(
    source: str, expected: tuple[tuple[str, ...], tuple[tuple[int, int], ...]]
) -> None:
    links = Links.of(graph_of({"src/shop/a.py": source, "src/shop/z.py": ""}))
    (link,) = links.sites
    breach = Breach(source="shop.a", target="shop.z", links=(link,), title="", fix="")
    label = ContractLabel("forbidden-dependency", "c", Level.ERROR, "", lambda module: None)
    (finding,) = contract_findings(label, links, [breach])
    notes = tuple(note.removesuffix(" of this import") for note in finding.notes)
    places = (item.location.region for item in finding.related)
    assert (notes, tuple((at.start_line, at.start_column) for at in places)) == expected


def test_should_report_import_once_when_it_leads_to_two_layers() -> None:
    imports = ["shop.core -> shop.x", "shop.x -> shop.y", "shop.y -> shop.web"]
    case = Case(imports=[*imports, "shop.x -> shop.app"], contracts=(LAYERS,))
    told = [(finding.message, finding.notes, finding.pairs) for finding in case.findings()]
    assert told == [
        (
            "shop.core reaches shop.app through two imports",
            ("shop.core reaches shop.web through three imports",),
            (("shop.core", "shop.web"), ("shop.core", "shop.app")),
        )
    ]


def test_should_name_library_when_chain_ends_in_one() -> None:
    declaration = contract("forbidden", source_modules="shop.a", forbidden_modules="sqlalchemy")
    imports = ["shop.a -> shop.b", "shop.b -> sqlalchemy.orm|sqlalchemy"]
    case = Case(imports=imports, contracts=(declaration,))
    assert [finding.chain[-1].message for finding in case.findings()] == [
        "shop.b imports sqlalchemy"
    ]


def test_should_say_one_thing_of_library_when_it_is_forbidden_under_two_names() -> None:
    declaration = contract(
        "forbidden", source_modules="shop.a", forbidden_modules=["sqlalchemy.orm", "<third-party>"]
    )
    case = Case(imports=["shop.a -> sqlalchemy.orm|sqlalchemy"], contracts=(declaration,))
    assert [(finding.key, finding.pairs) for finding in case.findings()] == [
        (
            "shop.a->sqlalchemy",
            (("shop.a", "sqlalchemy.orm"), ("shop.a", "<third-party>")),
        )
    ]


def test_should_use_reason_of_rule_when_contract_gives_none() -> None:
    case = Case(imports=["shop.core -> shop.web"], modules=["shop.app"], contracts=(LAYERS,))
    assert [finding.because for finding in case.findings()] == ["why layer-dependency"]


@pytest.mark.parametrize(
    ("type_name", "options"),
    [
        ("layers", {"layers": ["shop.web", "shop.core"]}),
        ("layers", {"layers": ["web"], "containers": ["shop"], "exhaustive": True}),
    ],
)
def test_should_advise_what_contract_says_when_it_has_a_fix(
    type_name: str, options: dict[str, object], tmp_path: pathlib.Path
) -> None:
    place = tmp_path / path_of("shop.core")
    place.parent.mkdir(parents=True)
    place.write_text("", encoding="utf-8")
    declaration = dataclasses.replace(contract(type_name, **options), fix="Ask the architect.")
    case = Case(imports=["shop.core -> shop.web"], contracts=(declaration,), root=str(tmp_path))
    assert [finding.fix for finding in case.findings()] == ["Ask the architect."]


def test_should_use_level_of_contract_when_it_has_one() -> None:
    contracts = (dataclasses.replace(LAYERS, level=Level.NOTE),)
    case = Case(imports=["shop.core -> shop.web"], modules=["shop.app"], contracts=contracts)
    assert [finding.level for finding in case.findings()] == [Level.NOTE]


def test_should_count_further_chains_when_import_leads_to_many_modules() -> None:
    modules = [f"shop.m{number}" for number in range(7)]
    case = Case(
        imports=["shop.core -> shop.x", *(f"shop.x -> {module}" for module in modules)],
        contracts=(contract("independence", modules=["shop.core", *modules[:6]]),),
    )
    assert [finding.notes[-1] for finding in case.findings()] == [
        "2 more chains through this import"
    ]
