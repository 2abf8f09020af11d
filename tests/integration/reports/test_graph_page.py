"""Tests of the page of a graph in a real browser."""

import pathlib
import random
from typing import Any

import pytest

from archcheck.domain.drawing import Drawing, Edge, Node
from archcheck.domain.location import Location, Region
from archcheck.domain.module_graph import ModuleKind
from archcheck.infrastructure.reports.graphs.formats.html import FORMAT
from tests.integration.reports.browser_support import OpenPage
from tests.unit.application.drawing.graph_support import mark
from tests.unit.infrastructure.reports.graphs.drawing_support import EMPTY, EVIL, drawing, edge

LAYERS = {"shop.domain": "domain", "shop.web": "web"}
NAMES = ["shop.domain.order", "shop.domain.price", "shop.main", "shop.web.page", "shop.web.urls"]
SHOP = drawing(
    NAMES,
    edge("shop.main", "shop.web.page", imports=2),
    edge("shop.web.urls", "shop.web.page"),
    edge("shop.web.page", "shop.domain.order"),
    edge("shop.domain.order", "shop.domain.price"),
    edge("shop.domain.price", "shop.web.page", mark(because="Rules outlive pages.")),
    layers={name: LAYERS[head] for name in NAMES for head in LAYERS if name.startswith(head)},
)
EVERYTHING = ["shop", "shop.domain", *NAMES[:3], "shop.web", *NAMES[3:]]
MODULES, IMPORTS = 2_000, 20_000


def large() -> Drawing:
    """As many modules and imports as a large project has, in a hundred packages."""
    chance = random.Random(7)
    names = [
        f"shop.part_{number % 10}.sub_{number // 10 % 10}.module_{number:04}"
        for number in range(MODULES)
    ]
    pairs: set[tuple[str, str]] = set()
    while len(pairs) < IMPORTS:
        one, other = chance.sample(names, 2)
        pairs.add((one, other))
    place = Location("src/shop/a.py", Region(1, 1, 1, 5))
    return Drawing(
        project="large",
        nodes=tuple(Node(name=name, kind=ModuleKind.MODULE) for name in sorted(names)),
        edges=tuple(
            Edge(importer=importer, imported=imported, places=(place,))
            for importer, imported in sorted(pairs)
        ),
    )


@pytest.fixture(name="shop")
def _shop(opened: OpenPage, tmp_path: pathlib.Path) -> OpenPage:
    """The page of the shop, all of which is shown at first."""
    return opened.show(FORMAT.render(SHOP), tmp_path)


@pytest.mark.parametrize("found", [EMPTY, SHOP, EVIL], ids=["empty", "shop", "evil"])
def test_should_open_without_trouble_when_names_are_hostile(
    found: Drawing, opened: OpenPage, tmp_path: pathlib.Path
) -> None:
    opened.show(FORMAT.render(found), tmp_path)
    schemes = {address.partition(":")[0] for address in opened.addresses}
    assert (opened.troubles, schemes) == ([], {"file"})


def test_should_run_nothing_else_when_a_name_is_a_script(
    opened: OpenPage, tmp_path: pathlib.Path
) -> None:
    opened.show(FORMAT.render(EVIL), tmp_path)
    opened.value("items.forEach((_, id) => id !== root && acts.find(id))")
    assert opened.value("[document.scripts.length, document.querySelectorAll('b').length]") == [
        2,
        0,
    ]


def test_should_show_modules_in_packages_when_there_is_room(shop: OpenPage) -> None:
    assert shop.shown == EVERYTHING


def test_should_draw_something_when_it_is_opened(shop: OpenPage) -> None:
    colours = shop.value(
        """new Set(new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size"""
    )
    assert colours > 50


def test_should_look_at_a_module_when_it_is_clicked(shop: OpenPage) -> None:
    shop.page.mouse.click(*shop.place_of("shop.domain.price"))
    assert shop.heading == "shop.domain.price"


def test_should_tell_what_is_forbidden_when_a_module_is_looked_at(shop: OpenPage) -> None:
    shop.search("price")
    assert "Rules outlive pages." in shop.page.inner_text("#panel")


def test_should_look_at_nothing_when_escape_is_pressed(shop: OpenPage) -> None:
    shop.search("price")
    shop.page.keyboard.press("Escape")
    assert (shop.heading, shop.value("location.hash")) == ("shop", "")


def test_should_hide_what_is_in_a_package_when_it_is_closed(shop: OpenPage) -> None:
    shop.page.mouse.dblclick(*shop.place_of("shop.web"))
    assert shop.shown == ["shop", "shop.domain", *NAMES[:3], "shop.web"]


def test_should_show_what_is_in_a_package_when_it_is_opened_again(shop: OpenPage) -> None:
    for _ in range(2):
        shop.page.mouse.dblclick(*shop.place_of("shop.web"))
        shop.page.wait_for_timeout(600)
    assert shop.shown == EVERYTHING


def test_should_join_edges_when_packages_are_closed(shop: OpenPage) -> None:
    shop.page.click("#less")
    edges = shop.value(
        "scene.edges.map((it) => [nameOf(it.from), nameOf(it.to), it.count, it.state])"
    )
    assert sorted(edges) == [
        ["shop.domain", "shop.web", 1, "broken"],
        ["shop.main", "shop.web", 2, "usual"],
        ["shop.web", "shop.domain", 1, "usual"],
    ]


def test_should_open_packages_when_a_module_in_them_is_searched_for(shop: OpenPage) -> None:
    shop.page.click("#less")
    shop.page.click("#less")
    shop.search("urls")
    assert (shop.heading, "shop.web.urls" in shop.shown) == ("shop.web.urls", True)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("order", ["shop.domain.order"]),
        ("dom pri", ["shop.domain.price"]),
        ("web", ["shop.web", "shop.web.page", "shop.web.urls"]),
        ("nothing", ["nothing is called so"]),
    ],
)
def test_should_find_modules_when_parts_of_names_are_typed(
    words: str, expected: list[str], shop: OpenPage
) -> None:
    shop.page.fill("#search", words)
    assert shop.page.locator("#matches li").all_inner_texts() == expected


def test_should_go_through_matches_when_arrows_are_pressed(shop: OpenPage) -> None:
    shop.page.fill("#search", "web")
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "Enter"):
        shop.page.press("#search", key)
    assert shop.heading == "shop.web.page"


def test_should_zoom_where_the_pointer_is_when_the_wheel_turns(shop: OpenPage) -> None:
    place = shop.place_of("shop.main")
    before = shop.value("view.scale")
    shop.page.mouse.move(*place)
    shop.page.mouse.wheel(0, -400)
    shop.page.wait_for_timeout(100)
    pairs = zip(shop.place_of("shop.main"), place, strict=True)
    has_stayed = all(abs(now - then) < 3 for now, then in pairs)
    assert (shop.value("view.scale") > before * 1.5, has_stayed) == (True, True)


def test_should_move_when_it_is_dragged(shop: OpenPage) -> None:
    before = shop.value("[view.x, view.y]")
    shop.page.mouse.move(600, 500)
    shop.page.mouse.down()
    shop.page.mouse.move(650, 470, steps=5)
    shop.page.mouse.up()
    after = shop.value("[view.x, view.y]")
    assert [round(now - then) for then, now in zip(before, after, strict=True)] == [50, -30]


@pytest.mark.parametrize(("key", "grows"), [("+", True), ("-", False)])
def test_should_zoom_when_keys_are_pressed(key: str, grows: bool, shop: OpenPage) -> None:
    before = shop.value("view.scale")
    shop.page.keyboard.press(key)
    assert (shop.value("view.scale") > before) is grows


def test_should_show_everything_when_fit_is_clicked(shop: OpenPage) -> None:
    before = shop.value("[view.x, view.y, view.scale]")
    shop.page.keyboard.press("+")
    shop.page.click("#fit")
    assert shop.value("[view.x, view.y, view.scale]") == before


def test_should_tell_places_when_an_edge_is_clicked(shop: OpenPage) -> None:
    x, y = shop.value("""(() => {
            const edge = scene.edges.find((it) => it.state === "broken");
            const [one, other] = edge.points.slice(-2);
            const places = [0.1, 0.3, 0.5, 0.7, 0.9].map((share) => along(one, other, share));
            const [x, y] = places.find((place) => edgeAt(scene.edges, ...place) === edge);
            return [view.x + x * view.scale, view.y + y * view.scale];
        })()""")
    frame: Any = shop.page.locator("#canvas").bounding_box()
    shop.page.mouse.click(frame["x"] + x, frame["y"] + y)
    assert (shop.heading, "src/shop/domain/price.py:1" in shop.page.inner_text("#panel")) == (
        "shop.domain.price → shop.web.page",
        True,
    )


def test_should_show_what_is_forbidden_alone_when_asked(shop: OpenPage) -> None:
    shop.page.click("#forbidden")
    assert shop.value("scene.edges.map((it) => it.state)") == ["broken"]


def test_should_reveal_a_forbidden_import_when_it_is_chosen(shop: OpenPage) -> None:
    shop.page.click("#less")
    shop.page.click("#panel li button")
    assert shop.heading == "shop.domain.price → shop.web.page"


def test_should_be_dark_when_pages_are(
    browser: Any, opened: OpenPage, tmp_path: pathlib.Path
) -> None:
    opened.page.emulate_media(color_scheme="dark")
    opened.show(FORMAT.render(SHOP), tmp_path)
    assert opened.value("colours.ground") == "#0d1117"


def test_should_change_its_colours_when_asked(shop: OpenPage) -> None:
    shop.page.click("#theme")
    assert shop.value("colours.ground") == "#0d1117"


def test_should_look_at_a_module_when_its_address_says_so(
    opened: OpenPage, tmp_path: pathlib.Path
) -> None:
    opened.show(FORMAT.render(SHOP), tmp_path)
    opened.page.goto(f"{(tmp_path / 'graph.html').as_uri()}#shop.domain.order")
    opened.page.reload()
    assert opened.heading == "shop.domain.order"


def test_should_hide_no_box_behind_another_when_packages_are_open(shop: OpenPage) -> None:
    hidden = shop.value("""(() => {
            const over = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
            const pairs = (box) => box.inner.flatMap((a, at) => box.inner.slice(at + 1).filter((b) => over(a, b)));
            return [...scene.boxes.values()].flatMap(pairs).length;
        })()""")
    assert hidden == 0


def test_should_open_legibly_when_a_project_is_large(
    opened: OpenPage, tmp_path: pathlib.Path
) -> None:
    opened.show(FORMAT.render(large()), tmp_path)
    assert (opened.troubles, opened.value("view.scale") > 0.5) == ([], True)


def test_should_show_every_module_when_a_project_is_large(
    opened: OpenPage, tmp_path: pathlib.Path
) -> None:
    opened.show(FORMAT.render(large()), tmp_path)
    for _ in range(3):
        opened.page.click("#more")
    modules = len([name for name in opened.shown if "module" in name])
    assert (modules, opened.value("scene.edges.length"), opened.troubles) == (MODULES, IMPORTS, [])


def test_should_answer_soon_when_a_project_is_large(
    opened: OpenPage, tmp_path: pathlib.Path
) -> None:
    opened.show(FORMAT.render(large()), tmp_path)
    for _ in range(3):
        opened.page.click("#more")
    seconds = opened.value(
        "(() => { const at = performance.now(); rebuild(); return (performance.now() - at) / 1000; })()"
    )
    opened.search("module_1234")
    assert (seconds < 8, opened.heading) == (True, "shop.part_4.sub_3.module_1234")
