"""Tests of what a view shows of a project."""

import dataclasses
from collections.abc import Sequence

import pytest

from archcheck.application.checking.preparation import prepare
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.survey import Survey
from archcheck.application.drawing.judged_graph import JudgedGraph
from archcheck.application.drawing.portrait import Portrait, portrait
from archcheck.application.drawing.graph_survey import GraphSurvey
from archcheck.application.drawing.view import View
from archcheck.application.ports.module_maps import ModuleMap
from archcheck.domain.module_graph import ModuleGraph
from archcheck.domain.project import Role, Scope, SourceFile
from tests.unit.application.checking.checking_support import PROJECT, FixedDiscovery, services
from tests.unit.application.drawing.graph_support import finding, judged, lines, names
from tests.unit.refusal_support import refusal

LAYERS = {"shop.domain": "domain", "shop.web": "web"}
SHOP = judged(
    "shop.domain.a -> shop.web.x",
    "shop.web.x -> shop.util",
    "shop.util -> rich.table",
    modules=["shop.other"],
    layers=LAYERS,
    findings=[finding("shop.domain.a", 1), finding("shop.util", 3)],
)


class PrefixMap(ModuleMap):
    """A name means all modules that begin with it."""

    def __init__(self, found: JudgedGraph) -> None:
        """Take the graph."""
        self._found = found

    @property
    def graph(self) -> ModuleGraph:
        """As given."""
        return self._found.graph

    def meant(self, option: str, names: Sequence[str]) -> frozenset[str]:
        """Whatever begins so."""
        modules = (each.name for each in self._found.graph.modules)
        return frozenset(each for each in modules if each.startswith(tuple(names)))


def surveyed(found: JudgedGraph, named: frozenset[str] | None = None) -> GraphSurvey:
    """The survey of a project with a file for each module, of which some are looked at."""
    files = tuple(
        SourceFile(each.path, Role.SOURCE, each.name, False, 0, "") for each in found.graph.modules
    )
    paths = frozenset(file.path for file in files if file.module in (named or ()))
    scope = Scope(whole=named is None, files=paths)
    project = dataclasses.replace(PROJECT, files=files)
    prepared = prepare(
        CheckRequest(directory="/shop"), services(discovery=FixedDiscovery(project, scope))
    )
    told = Survey(prepared, scope, (), missing=("a.py was not checked",), notices=("a note",))
    return GraphSurvey(told, found, PrefixMap(found))


def shown(view: View, named: frozenset[str] | None = None, found: JudgedGraph = SHOP) -> Portrait:
    """The portrait of the shop."""
    return portrait(surveyed(found, named), view)


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (View(), ["shop.domain.a -> shop.web.x 1 !pure", "shop.web.x -> shop.util 1"]),
        (View(layers=True), ["domain -> web 1 !pure", "web -> <no layer> 1"]),
        (View(depth=2), ["shop.domain -> shop.web 1 !pure", "shop.web -> shop.util 1"]),
        (View(focus=("shop.util",)), ["shop.web.x -> shop.util 1"]),
        (View(focus=("rich",)), ["shop.util -> rich.table 1 !pure"]),
        (
            View(focus=("shop.util",), external=True),
            ["shop.util -> rich 1 !pure", "shop.web.x -> shop.util 1"],
        ),
        (
            View(reaches=("shop.domain", "shop.util")),
            ["shop.domain.a -> shop.web.x 1 !pure", "shop.web.x -> shop.util 1"],
        ),
        (View(reaches=("shop.domain", "rich"), depth=1), ["shop -> rich.table 1 !pure"]),
        (View(reaches=("shop.util", "shop.domain")), []),
    ],
)
def test_should_draw_what_is_wanted_when_view_is_narrow(view: View, expected: list[str]) -> None:
    assert lines(shown(view).drawing(0)) == expected


@pytest.mark.parametrize(
    ("view", "most", "expected"),
    [
        (View(), 3, 2),
        (View(), 0, 0),
        (View(reaches=("shop.domain", "shop.util")), 1, 0),
        (View(depth=1), 9, 1),
        (View(depth=7), 2, 0),
    ],
)
def test_should_cut_names_as_wished_when_there_are_many_nodes(
    view: View, most: int, expected: int
) -> None:
    assert shown(view).drawing(most).depth == expected


def test_should_draw_what_touches_modules_when_paths_are_narrow() -> None:
    assert names(shown(View(), frozenset({"shop.util"})).drawing(0)) == ["shop.util", "shop.web.x"]


def test_should_draw_what_paths_and_names_share_when_both_are_given() -> None:
    found = shown(View(focus=("shop",)), frozenset({"shop.other"}))
    assert names(found.drawing(0)) == ["shop.other"]


@pytest.mark.parametrize(
    ("view", "named", "expected"),
    [
        (View(), frozenset(), "no module of the project lies in these paths"),
        (
            View(focus=("shop.util",)),
            frozenset({"shop.web.x"}),
            "--focus: what this names does not lie in the given paths",
        ),
        (
            View(reaches=("shop", "shop.util")),
            None,
            "--reaches: shop.util lies in both, so that nothing leads from one to the other\n"
            "  name two that share no module",
        ),
    ],
)
def test_should_refuse_names_when_they_make_no_picture(
    view: View, named: frozenset[str] | None, expected: str
) -> None:
    assert refusal(lambda: shown(view, named)) == expected


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        (
            ("domain", "web"),
            "the layers are domain, web: archcheck explain domain shows its patterns",
        ),
        ((), "declare them in [tool.archcheck.layers]"),
    ],
)
def test_should_refuse_layers_when_no_module_has_one(
    layers: tuple[str, ...], expected: str
) -> None:
    bare = judged("shop.a -> shop.b")
    bare = dataclasses.replace(bare, graph=dataclasses.replace(bare.graph, layers=layers))
    assert refusal(lambda: shown(View(layers=True), found=bare)) == (
        f"--layers: no module of this project lies in a layer\n  {expected}"
    )


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (View(external=True), []),
        (View(), ["not drawn: 1 forbidden import of libraries (see --external)"]),
        (
            View(reaches=("shop.domain", "shop.web"), external=True),
            [
                "shop.domain reaches shop.web through 1 import of its own; "
                "the shortest chains that begin with it are drawn"
            ],
        ),
        (
            View(reaches=("shop.web", "shop.domain"), external=True),
            ["shop.web does not reach shop.domain"],
        ),
    ],
)
def test_should_tell_what_is_not_to_be_seen_when_there_is_something(
    view: View, expected: list[str]
) -> None:
    assert shown(view).remarks == ("a note", *expected)


def test_should_pass_on_whose_imports_are_not_known_when_files_are_broken() -> None:
    assert shown(View()).missing == ("a.py was not checked",)


def test_should_speak_of_each_import_when_several_begin_chains() -> None:
    found = judged("shop.a.x -> shop.b", "shop.a.y -> shop.b")
    assert shown(View(reaches=("shop.a", "shop.b")), found=found).remarks[1:] == (
        "shop.a reaches shop.b through 2 imports of its own; "
        "the shortest chains that begin with each of them are drawn",
    )
