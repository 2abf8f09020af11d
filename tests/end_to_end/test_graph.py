"""Tests of pictures of the architecture."""

import json
import pathlib
from typing import Any

import pytest

from tests.end_to_end.archcheck_support import Run, archcheck, project
from tests.end_to_end.graph_support import CONFIGURATION, layered_shop

BROKEN = ["shop.domain.order -> shop.clock", "shop.domain.price -> shop.web.page"]


@pytest.fixture(scope="module", name="shop")
def _shop(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    return layered_shop(tmp_path_factory.mktemp("shop"))


def document(run: Run) -> Any:
    """The drawing of a run."""
    return json.loads(run.out)


def edges(run: Run) -> dict[str, int]:
    """The imports of each edge."""
    found = document(run)["edges"]
    return {f"{edge['importer']} -> {edge['imported']}": edge["imports"] for edge in found}


def test_should_draw_forbidden_imports_when_contracts_are_broken(shop: pathlib.Path) -> None:
    run = archcheck(shop, "graph", "--format", "json")
    broken = [
        f"{edge['importer']} -> {edge['imported']}"
        for edge in document(run)["edges"]
        if [mark["contract"] for mark in edge["broken"]] == ["layered"]
    ]
    assert (run.status, broken) == (0, BROKEN)


def test_should_draw_mermaid_when_no_format_is_named(shop: pathlib.Path) -> None:
    run = archcheck(shop, "graph", "--depth", "2")
    assert run.says(0, "flowchart TD", "1 forbidden: layered", "5 nodes, 4 edges, 2 of them"), run


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            ("--layers",),
            {
                "<no layer> -> web": 1,
                "domain -> <no layer>": 1,
                "domain -> web": 1,
                "web -> domain": 2,
            },
        ),
        (("--focus", "shop.clock"), {"shop.clock -> shop.web.page": 1, BROKEN[0]: 1}),
        (("--focus", "logging"), {"shop.domain.order -> logging": 1}),
        (
            ("--reaches", "domain", "web"),
            {BROKEN[0]: 1, BROKEN[1]: 1, "shop.clock -> shop.web.page": 1},
        ),
        (
            ("--external", "--depth", "1"),
            {"shop -> <stdlib>": 1, "shop -> click": 1},
        ),
        (("src/shop/clock.py",), {"shop.clock -> shop.web.page": 1, BROKEN[0]: 1}),
        (("--reaches", "shop.clock", "shop.order"), {}),
    ],
)
def test_should_draw_what_is_asked_for_when_view_is_narrow(
    arguments: tuple[str, ...], expected: dict[str, int], shop: pathlib.Path
) -> None:
    assert edges(archcheck(shop, "graph", "--format", "json", *arguments)) == expected


@pytest.mark.parametrize(
    ("arguments", "texts"),
    [
        (("--focus", "domian"), ('did you mean "domain"?',)),
        (("--focus", "shop.clok"), ('did you mean "shop.clock"?',)),
        (("--depth", "0"), ("--depth",)),
        (("--layers", "--depth", "2"), ("--layers and --depth exclude each other",)),
        (("--reaches", "domain"), ("--reaches", "2 arguments")),
        (("--reaches", "domain", "shop.domain.order"), ("lies in both",)),
        (("--format", "mermad"), ('did you mean "mermaid"?',)),
        (("--format", "json:no/where"), ("there is no directory",)),
        (("nowhere",), ('the path "nowhere" does not exist',)),
        (("--dept", "2"), ("--depth",)),
    ],
)
def test_should_answer_wrong_usage_when_wishes_make_no_sense(
    arguments: tuple[str, ...], texts: tuple[str, ...], shop: pathlib.Path
) -> None:
    run = archcheck(shop, "graph", *arguments)
    assert (run.out, run.says(2, *texts)) == ("", True), run.said


def test_should_say_whose_imports_are_missing_when_a_file_is_broken(
    tmp_path: pathlib.Path,
) -> None:
    run = archcheck(layered_shop(tmp_path, clock="def\n"), "graph", "--format", "json")
    assert (
        run.status,
        "shop.domain.order -> shop.clock" in edges(run),
        "src/shop/clock.py" in run.err,
    ) == (
        3,
        True,
        True,
    )


def test_should_write_files_when_they_are_named(shop: pathlib.Path, tmp_path: pathlib.Path) -> None:
    target = tmp_path / "shop.dot"
    run = archcheck(shop, "graph", "--format", f"dot:{target}", "--format", "json")
    assert (run.status, target.read_text()[:14], document(run)["schema"]) == (
        0,
        'digraph "shop"',
        "archcheck-graph/1",
    )


def test_should_draw_one_node_when_project_is_one_module(tmp_path: pathlib.Path) -> None:
    (tmp_path / "solo.py").write_text("import json\n")
    run = archcheck(tmp_path, "graph", "--no-cache")
    assert run.says(0, 'n0["solo"]', "1 node, 0 edges"), run.said


def test_should_refuse_layers_when_there_are_none(tmp_path: pathlib.Path) -> None:
    run = archcheck(project(tmp_path), "graph", "--layers")
    assert run.says(2, "no module of this project lies in a layer"), run.said


def test_should_refuse_a_project_when_it_is_empty(tmp_path: pathlib.Path) -> None:
    run = archcheck(tmp_path, "graph")
    assert run.says(2, "there is no Python source file"), run.said


def test_should_draw_the_same_when_nothing_has_changed(shop: pathlib.Path) -> None:
    first, again = (archcheck(shop, "graph", "--format", "dot") for _ in range(2))
    assert first == again


@pytest.mark.parametrize("name", ["dot", "html", "json", "mermaid", "svg", "text"])
def test_should_print_nothing_that_a_terminal_obeys_when_names_are_hostile(
    name: str, tmp_path: pathlib.Path
) -> None:
    evil = r"\u001b[31m</script>\"]; end \u202e"
    text = "import importlib\n\nimportlib.import_module('\\x1b[2J</script>')\n"
    shop = layered_shop(tmp_path, clock=text)
    (shop / "pyproject.toml").write_text(CONFIGURATION.replace('"layered"', f'"{evil}"'))
    run = archcheck(shop, "graph", "--external", "--format", name)
    printed = run.out + run.err
    assert (run.status, {"\x1b", "\u202e"}.intersection(printed)) == (0, set()), run.said
