"""Tests of judging all contracts of a configuration."""

import dataclasses
import pathlib

import pytest

from archcheck.domain.configuration import ContractDeclaration, Origin
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region
from archcheck.domain.project import Scope
from archcheck.infrastructure.architecture.contracts.types.layers import LayersOptions
from tests.unit.infrastructure.architecture.contracts.cases_support import (
    PACK,
    Case,
    contract,
    exceptions,
    path_of,
)

WEB = contract("forbidden", source_modules="shop.a", forbidden_modules="shop.web")
NO_JSON = contract("forbidden", source_modules="shop.a", forbidden_modules="json")
PYPROJECT = 'pyproject.toml: tool.archcheck.contracts[0] "c": '
LAYERS = {name: (f"{{root}}.{name}",) for name in ("domain", "infrastructure", "web")}
EXHAUSTIVE = contract("layers", layers=["a"], containers=["shop"], exhaustive=True)


def ignoring(entry: str) -> LayersOptions:
    """The options of EXHAUSTIVE with one more entry that needs no layer."""
    return LayersOptions(
        layers=("domain",), containers=("shop",), exhaustive=True, exhaustive_ignores=(entry,)
    )


def changed(declaration: ContractDeclaration, **fields: object) -> ContractDeclaration:
    """A contract with other keys of those that every type has."""
    return dataclasses.replace(declaration, **fields)  # type: ignore[arg-type]


def keys(case: Case) -> list[str]:
    """The keys of all findings."""
    return [finding.key for finding in case.findings()]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ["shop.a->shop.web", "shop.a.x->shop.web", "shop.a.x.y->shop.web"]),
        (
            {"ignore_imports": exceptions("shop.a -> shop.web")},
            ["shop.a.x->shop.web", "shop.a.x.y->shop.web"],
        ),
        (
            {"ignore_imports": exceptions("shop.a.* -> shop.web")},
            ["shop.a->shop.web", "shop.a.x.y->shop.web"],
        ),
        ({"ignore_imports": exceptions("shop.a.** -> shop.web")}, ["shop.a->shop.web"]),
        ({"ignore_imports": exceptions("{root}.** -> {root}.web")}, []),
        ({"ignore_type_checking": True}, ["shop.a.x->shop.web", "shop.a.x.y->shop.web"]),
        ({"ignore_function_level": True}, ["shop.a->shop.web", "shop.a.x.y->shop.web"]),
        (
            {"ignore_imports": exceptions("shop.a -> shop.web"), "ignore_type_checking": True},
            ["shop.a.x->shop.web", "shop.a.x.y->shop.web"],
        ),
    ],
)
def test_should_leave_imports_out_when_contract_ignores_them(
    fields: dict[str, object], expected: list[str]
) -> None:
    imports = ["shop.a -> shop.web @type-checking", "shop.a.x -> shop.web @function"]
    case = Case(imports=[*imports, "shop.a.x.y -> shop.web"], contracts=(changed(WEB, **fields),))
    assert keys(case) == expected


@pytest.mark.parametrize("entry", ["shop.a -> sqlalchemy.orm", "shop.a -> sqlalchemy"])
def test_should_ignore_library_when_entry_has_one_of_its_names(entry: str) -> None:
    declaration = contract("external", source_modules="shop.a", allow=[])
    contracts = (changed(declaration, ignore_imports=exceptions(entry)),)
    assert keys(Case(imports=["shop.a -> sqlalchemy.orm|sqlalchemy"], contracts=contracts)) == []


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (Case(rules=("layer-dependency",)), []),
        (Case(excluded=("shop.a",)), []),
        (Case(excluded=("shop.web",)), ["shop.a->shop.web"]),
        (Case(scope=Scope(whole=False, files=frozenset({path_of("shop.web")}))), []),
        (
            Case(scope=Scope(whole=False, files=frozenset({path_of("shop.a")}))),
            ["shop.a->shop.web"],
        ),
    ],
)
def test_should_report_only_what_is_asked_when_project_is_limited(
    case: Case, expected: list[str]
) -> None:
    limited = dataclasses.replace(case, imports=["shop.a -> shop.web"], contracts=(WEB,))
    assert keys(limited) == expected


def test_should_stay_silent_when_level_of_contract_is_off() -> None:
    contracts = (changed(WEB, level=Level.OFF),)
    assert keys(Case(imports=["shop.a -> shop.web"], contracts=contracts)) == []


@pytest.mark.parametrize(
    ("level", "expected"), [(Level.ERROR, ["shop.a->shop.web"]), (None, []), (Level.OFF, [])]
)
def test_should_judge_only_contracts_with_their_own_level_when_rule_is_off(
    level: Level | None, expected: list[str]
) -> None:
    case = Case(imports=["shop.a -> shop.web"], contracts=(changed(WEB, level=level),))
    found = dataclasses.replace(case, level=Level.OFF).findings()
    assert [finding.key for finding in found if finding.level is not Level.OFF] == expected


def test_should_follow_chains_when_they_lead_through_excluded_files() -> None:
    imports = ["shop.a -> shop.b", "shop.b -> shop.web"]
    assert keys(Case(imports=imports, contracts=(WEB,), excluded=("shop.b",))) == ["shop.a->shop.b"]


@pytest.mark.parametrize(
    ("declaration", "expected"),
    [
        (
            contract("layers", layers=["infrastucture", "domain"]),
            'unknown layer or module "infrastucture" in layers /   did you mean '
            '"infrastructure"? Layers here: domain, infrastructure, web',
        ),
        (
            contract("forbidden", source_modules="shop.aa", forbidden_modules="json"),
            '"shop.aa" in source_modules matches no module /   did you mean "shop.a"?',
        ),
        (
            contract("independence", modules=["shop.a", "zzz.yyy"]),
            '"zzz.yyy" in modules matches no module',
        ),
        (
            contract("forbidden", source_modules="shop.a", forbidden_modules="shop.b.**"),
            '"shop.b.**" in forbidden_modules matches no module /   did you mean "shop.b"?',
        ),
        (
            contract("forbidden", source_modules="shop.a**", forbidden_modules="json"),
            '"shop.a**" in source_modules is no module pattern: ** stands for whole components',
        ),
        (
            contract("forbidden", source_modules="shop.zzz_*", forbidden_modules="json"),
            '"shop.zzz_*" in source_modules matches no module /   did you mean "shop.b"?',
        ),
        (
            contract("forbidden", source_modules="shop.a", forbidden_modules="<stdlb>"),
            '"<stdlb>" in forbidden_modules is no group: did you mean "<stdlib>"?',
        ),
        (
            contract("forbidden", source_modules="shop.a", forbidden_modules="a-b"),
            '"a-b" in forbidden_modules is no module pattern: a module name is identifiers joined '
            "by dots",
        ),
        (
            contract("layers", layers=["web", "domain"]),
            'layer "web" in layers matches no module ({root}.web)',
        ),
        (
            contract("layers", layers=["shop.a", "shop.a.x"]),
            '"shop.a.x" is in two layers: shop.a and shop.a.x',
        ),
        (
            contract("layers", layers=["a", "qqqqqq"], containers=["shop"]),
            '"shop.qqqqqq" in layers matches no module',
        ),
        (
            contract("layers", layers=["a", "a-b"], containers=["shop"]),
            '"shop.a-b" in layers is no module pattern: a module name is identifiers joined '
            "by dots",
        ),
        (
            contract("layers", layers=["a"], containers=["shop.zzz"]),
            '"shop.zzz" in containers matches no module /   did you mean "shop.b"?',
        ),
        (
            changed(EXHAUSTIVE, options=ignoring("zzz")),
            '"zzz" in exhaustive_ignores matches no module',
        ),
        (
            changed(EXHAUSTIVE, options=ignoring("domian")),
            '"domian" in exhaustive_ignores matches no module /   did you mean "domain"?',
        ),
        (
            changed(EXHAUSTIVE, options=ignoring("z z")),
            '"z z" in exhaustive_ignores is no module pattern: a module name is identifiers '
            "joined by dots",
        ),
        (
            contract("external", source_modules="shop.a", allow=["shop.b"]),
            '"shop.b" in allow is no library: external judges imports of libraries only',
        ),
        (
            contract("forbidden", source_modules="shop.a", forbidden_modules="dmain"),
            '"dmain" in forbidden_modules is no layer and no library /   did you mean "domain"?',
        ),
        (
            contract("layers", layers=["shop.a", "(domian)"]),
            '"domian" in layers is no layer and no library /   did you mean "domain"?',
        ),
        (
            changed(NO_JSON, ignore_imports=exceptions("shop.a - shop.b")),
            '"shop.a - shop.b" in ignore_imports is not of the form "a.b -> c.d"',
        ),
        (
            changed(NO_JSON, ignore_imports=exceptions("shop.a -> b**")),
            '"shop.a -> b**" in ignore_imports: ** stands for whole components',
        ),
        (
            changed(NO_JSON, ignore_imports=exceptions("shop.a -> shop.b")),
            '"shop.a -> shop.b" in ignore_imports matches no import /   correct or remove '
            "the entry",
        ),
        (
            changed(NO_JSON, ignore_imports=exceptions("zzz.* -> shop.b")),
            '"zzz.* -> shop.b" in ignore_imports matches no import /   correct or remove the entry',
        ),
        (
            changed(NO_JSON, ignore_imports=exceptions("shop.a.xx -> shop.b")),
            '"shop.a.xx -> shop.b" in ignore_imports matches no import /   did you mean '
            '"shop.a.x"?',
        ),
        (
            changed(NO_JSON, ignore_imports=exceptions("shop.a -> shop.infrastucture")),
            '"shop.a -> shop.infrastucture" in ignore_imports matches no import /   did you mean '
            '"shop.infrastructure"?',
        ),
        (
            changed(NO_JSON, ignore_imports=exceptions("shop.a -> sqlalchmy.orm")),
            '"shop.a -> sqlalchmy.orm" in ignore_imports matches no import /   did you mean '
            '"sqlalchemy.orm"?',
        ),
    ],
)
def test_should_refuse_contract_when_a_name_matches_nothing(
    declaration: ContractDeclaration, expected: str
) -> None:
    case = Case(
        imports=["shop.a -> shop.a.x", "shop.a -> sqlalchemy.orm"],
        modules=["shop.domain", "shop.infrastructure", "shop.b"],
        layers=LAYERS,
        contracts=(declaration,),
    )
    assert case.problems() == [PYPROJECT + expected]


@pytest.mark.parametrize(
    "declaration",
    [
        changed(contract("independence", modules=["shop.zzz"]), allow_empty=True),
        contract("forbidden", source_modules="shop.a", forbidden_modules=["celery", "json"]),
        contract("forbidden", source_modules="shop.a", forbidden_modules="shpop"),
        contract("forbidden", source_modules="shop.a", forbidden_modules="sho"),
        contract("layers", layers=["(shop.zzz)", "domain"]),
        contract("layers", layers=["{root}.a", "{context}.domain"]),
        changed(contract("layers", layers=["zzz", "web"]), origin=PACK),
        changed(contract("forbidden", source_modules="sho", forbidden_modules="json"), origin=PACK),
        changed(WEB, origin=PACK, ignore_imports=exceptions("shop.a -> shop.b")),
    ],
)
def test_should_accept_contract_when_nothing_need_match(
    declaration: ContractDeclaration, tmp_path: pathlib.Path
) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["sho"]', encoding="utf-8")
    case = Case(
        imports=["shop.a -> shpop"],
        modules=["shop.domain.x"],
        layers=LAYERS,
        contracts=(declaration,),
        root=str(tmp_path),
    )
    assert case.problems() == []


@pytest.mark.parametrize(
    ("declaration", "expected"),
    [
        (contract("independence", modules="shop.a"), "no two of modules lie apart"),
        (contract("independence", modules=["shop.a", "shop"]), "no two of modules lie apart"),
        (contract("independence", modules=["shop.a", "shop.b", "shop"]), ""),
        (contract("independence", modules="shop.*"), ""),
        (contract("independence", modules="{root}.a"), ""),
        (contract("independence", modules="domain"), ""),
        (contract("acyclic", modules=["shop.a", "shop.a"]), "modules has only one entry"),
        (contract("acyclic", modules="domain"), "modules has only one entry"),
        (contract("acyclic", modules=["shop.a", "shop.b"]), ""),
        (contract("acyclic", modules="shop.*"), "modules has only one entry"),
        (contract("acyclic", modules=["shop.a", "shop.d*"]), ""),
        (contract("acyclic", packages="shop.a"), ""),
        (
            contract("forbidden", source_modules="shop.a", forbidden_modules=["shop.a", "shop"]),
            "source_modules and forbidden_modules lie in each other",
        ),
        (contract("forbidden", source_modules="shop.a", forbidden_modules=["shop", "json"]), ""),
        (contract("forbidden", source_modules="shop.a", forbidden_modules="shop.*"), ""),
        (contract("forbidden", source_modules="domain", forbidden_modules="shop.domain"), ""),
        (contract("external", source_modules="shop.a", allow=[]), ""),
        (contract("layers", layers="shop.a", closed="shop.a"), "layers has only one level"),
        (contract("layers", layers="shop.a : shop.b"), "layers has only one level"),
        (contract("layers", layers="shop.a | shop.b"), ""),
        (contract("layers", layers="a", containers="shop", exhaustive=True), ""),
        (changed(contract("layers", layers="shop.a"), allow_empty=True), ""),
        (changed(contract("layers", layers="shop.a"), origin=PACK), ""),
    ],
)
def test_should_refuse_contract_when_nothing_could_break_it(
    declaration: ContractDeclaration, expected: str
) -> None:
    case = Case(
        modules=["shop.a", "shop.b", "shop.domain"],
        layers={"domain": ("shop.domain",)},
        contracts=(declaration,),
    )
    found = [problem.partition(" /   ")[0] for problem in case.problems()]
    prefix = f"{PYPROJECT}compares nothing: "
    assert [text.removeprefix(prefix) for text in found] == [expected][: len(expected)]


def test_should_accept_single_layer_when_a_composition_root_may_be_reached() -> None:
    declaration = contract("layers", layers="shop.a")
    case = Case(modules=["shop.a", "shop.main"], contracts=(declaration,))
    assert dataclasses.replace(case, composition_roots=("shop.main",)).problems() == []


def test_should_say_what_to_do_when_nothing_could_break_a_contract() -> None:
    case = Case(modules=["shop.a"], contracts=(contract("independence", modules="shop.a"),))
    assert case.problems() == [
        f"{PYPROJECT}compares nothing: no two of modules lie apart /   "
        "name two or more that do not lie in each other"
    ]


def test_should_accept_contract_when_root_package_has_one_letter() -> None:
    declaration = contract("independence", modules=["a.b", "a.c"])
    case = Case(modules=["a.b", "a.c"], roots=("a",), contracts=(declaration,))
    assert case.problems() == []


def test_should_accept_ignored_import_when_its_module_could_not_be_read() -> None:
    contracts = (changed(WEB, ignore_imports=exceptions("shop.a -> shop.b")),)
    case = Case(modules=["shop.a", "shop.web"], contracts=contracts, unread=("shop.a",))
    assert case.problems() == []


def test_should_refuse_second_contract_when_both_have_one_name() -> None:
    case = Case(imports=["shop.a -> shop.web"], contracts=(WEB, WEB))
    assert case.problems() == [PYPROJECT + "2 contracts have this name; give each its own"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("pack sprint-zero", []),
        ("default", []),
        (
            "pyproject.toml",
            [
                'pyproject.toml: layers.web: layer "web" matches no module ({root}.web) /   '
                "correct its patterns, or remove the layer"
            ],
        ),
    ],
)
def test_should_refuse_idle_layer_when_the_project_declares_it(
    source: str, expected: list[str]
) -> None:
    origins = {
        "layers.web": Origin(source, "layers.web") if source != "default" else Origin(source)
    }
    case = Case(modules=["shop.a"], layers={"web": ("{root}.web",)}, origins=origins)
    assert case.problems() == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("shop.infrastucture", 'did you mean "shop.infrastructure"?'),
        ("{root}.infrastucture", 'did you mean "shop.infrastructure"?'),
        ("shpo.infrastructure", 'did you mean "shop.infrastructure"?'),
        ("shop.web", ""),
    ],
)
def test_should_name_nearest_module_when_pattern_of_layer_is_misspelt(
    pattern: str, expected: str
) -> None:
    case = Case(
        modules=["shop.domain", "shop.infrastructure"],
        layers={"infra": (pattern,)},
        contracts=(contract("layers", layers=["infra", "shop.domain"]),),
    )
    message = f'layer "infra" in layers matches no module ({pattern})'
    assert case.problems() == [
        PYPROJECT + " /   ".join(filter(None, (message, expected))),
    ]


def test_should_name_nearest_module_when_idle_layer_is_misspelt() -> None:
    case = Case(
        modules=["shop.infrastructure"],
        layers={"infra": ("shop.infrastucture",)},
        origins={"layers.infra": Origin("p.toml", "layers.infra")},
    )
    assert case.problems() == [
        'p.toml: layers.infra: layer "infra" matches no module (shop.infrastucture) /   '
        'did you mean "shop.infrastructure"?'
    ]


def test_should_say_so_when_a_layer_has_no_patterns() -> None:
    case = Case(
        modules=["shop.a"],
        layers={"web": ()},
        origins={"layers.web": Origin("pyproject.toml", "layers.web")},
    )
    assert case.problems() == [
        'pyproject.toml: layers.web: layer "web" matches no module (it has no patterns) /   '
        "correct its patterns, or remove the layer"
    ]


def test_should_refuse_layer_when_its_pattern_cannot_be_read() -> None:
    case = Case(
        modules=["shop.domain"],
        layers={"domain": ("shop.domain", "shop.b**")},
        origins={"layers.domain": Origin("archcheck.toml", "layers.domain")},
    )
    assert case.problems() == [
        'archcheck.toml: layers.domain: "shop.b**" is no module pattern: ** stands for whole '
        "components"
    ]


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ("shop.a", []),
        ("{root}.zzz", []),
        ("shop.zzz", ['p.toml: composition_roots: composition root "shop.zzz" matches no module']),
    ],
)
def test_should_refuse_composition_root_when_it_names_no_module(
    root: str, expected: list[str]
) -> None:
    origins = {"composition_roots": Origin("p.toml", "composition_roots")}
    case = Case(modules=["shop.a"], composition_roots=(root,), origins=origins)
    assert case.problems() == expected


def test_should_skip_contract_of_pack_when_its_layers_are_missing() -> None:
    declaration = changed(contract("layers", layers=["web", "(zzz)", "domain"]), origin=PACK)
    case = Case(modules=["shop.domain"], layers=LAYERS, contracts=(declaration, WEB))
    own = dataclasses.replace(case, contracts=(declaration,))
    assert own.answer().skipped_rules == (
        'contract "c" of pack sprint-zero: no web in this project',
    )


def test_should_skip_nothing_when_contract_is_the_project_s_own() -> None:
    case = Case(imports=["shop.a -> shop.web"], contracts=(WEB,))
    assert case.answer().skipped_rules == ()


def test_should_judge_what_is_left_when_pack_names_missing_layers() -> None:
    declaration = contract("layers", layers=["web", "infrastructure", "domain"])
    case = Case(
        imports=["shop.domain.a -> shop.infrastructure.b"],
        layers=LAYERS,
        contracts=(changed(declaration, origin=PACK),),
    )
    assert case.messages() == [
        "shop.domain.a->shop.infrastructure.b: domain must not import infrastructure"
    ]


def test_should_compare_unions_when_layers_are_repeated_in_contexts() -> None:
    case = Case(
        imports=["ordering.domain.a -> billing.infrastructure.b"],
        roots=("ordering", "billing"),
        layers={name: (f"{{context}}.{name}",) for name in ("infrastructure", "domain")},
        contracts=(contract("layers", layers=["infrastructure", "domain"]),),
    )
    assert case.messages() == [
        "ordering.domain.a->billing.infrastructure.b: domain must not import infrastructure"
    ]


def test_should_say_which_layout_was_found_when_it_answers() -> None:
    case = Case(modules=["shop.domain", "shop.web"], layers=LAYERS)
    assert case.answer().layout == "layers domain, web in shop"


def exhaustive_case(root: pathlib.Path) -> Case:
    """A project with a child in no layer."""
    return Case(modules=["shop.a", "shop.extra.x"], contracts=(EXHAUSTIVE,), root=str(root))


def test_should_report_undeclared_module_at_its_first_line_when_it_is_a_file(
    tmp_path: pathlib.Path,
) -> None:
    path = tmp_path / path_of("shop.extra")
    path.parent.mkdir(parents=True)
    path.write_text("  import os\n", encoding="utf-8")
    found = [
        (item.location, item.key, item.symbol) for item in exhaustive_case(tmp_path).findings()
    ]
    place = Location(path_of("shop.extra"), Region(1, 3, 1, 12))
    assert found == [(place, "shop.extra", "shop.extra")]


def test_should_report_undeclared_namespace_in_its_first_file_when_it_has_none(
    tmp_path: pathlib.Path,
) -> None:
    case = dataclasses.replace(exhaustive_case(tmp_path), namespaces=("shop", "shop.extra"))
    assert [item.location for item in case.findings()] == [
        Location(path_of("shop.extra.x"), Region(1, 1, 1, 1))
    ]


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ((), [path_of("shop")]),
        (("shop",), [path_of("shop.a")]),
        (("shop", "shop.a"), []),
    ],
)
def test_should_report_undeclared_module_at_its_package_when_it_has_no_file(
    others: tuple[str, ...], expected: list[str], tmp_path: pathlib.Path
) -> None:
    namespaces = (*others, "shop.extra", "shop.extra.x")
    case = dataclasses.replace(exhaustive_case(tmp_path), namespaces=namespaces)
    assert [item.location.path for item in case.findings()] == expected


CONTEXTS = Case(
    modules=["shop.order.domain.a", "shop.bill.domain.a", "shop.price"],
    layers={"domain": ("{context}.domain",)},
    origins={key: Origin("p.toml", key) for key in ("contexts", "except_contexts")},
)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (
            dataclasses.replace(CONTEXTS, contexts=("shop.ordr",)),
            'contexts: context "shop.ordr" matches no package /   did you mean "shop.order"?',
        ),
        (
            dataclasses.replace(CONTEXTS, contexts=("shop.order", "shop.price")),
            'contexts: context "shop.price" matches no package /   a module that holds no others cannot '
            "have layers",
        ),
        (
            dataclasses.replace(CONTEXTS, except_contexts=("shop.bil",)),
            'except_contexts: "shop.bil" in except_contexts takes no context away /   did you mean '
            '"shop.bill"?',
        ),
        (
            dataclasses.replace(CONTEXTS, except_contexts=("zzz.*",)),
            'except_contexts: "zzz.*" in except_contexts takes no context away /   contexts here: '
            "shop.bill, shop.order",
        ),
        (
            dataclasses.replace(CONTEXTS, contexts=("shop.order",), except_contexts=("shop.bill",)),
            'except_contexts: "shop.bill" in except_contexts takes no context away /   contexts here: '
            "shop.order",
        ),
    ],
)
def test_should_refuse_contexts_when_they_are_none(case: Case, expected: str) -> None:
    assert case.problems() == [f"p.toml: {expected}"]


@pytest.mark.parametrize("excepted", ["shop.bill", "shop.*", "{root}.order"])
def test_should_accept_exceptions_of_contexts_when_they_are_some(excepted: str) -> None:
    case = dataclasses.replace(CONTEXTS, contexts=("shop.*",), except_contexts=(excepted,))
    assert [problem for problem in case.problems() if "except_contexts" in problem] == []


def test_should_accept_contexts_when_a_pack_names_what_is_not_there() -> None:
    origins = {key: Origin("pack team", key) for key in ("contexts", "except_contexts")}
    case = dataclasses.replace(
        CONTEXTS, contexts=("shop.order", "a"), except_contexts=("b",), origins=origins
    )
    assert case.problems() == []
