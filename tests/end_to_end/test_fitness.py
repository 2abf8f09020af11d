"""Measuring whole projects."""

import json
import pathlib
from typing import Any

import pytest

from tests.end_to_end.archcheck_support import BARE, Run, archcheck, project
from tests.integration.version_control.repository_support import committed, git

LAYERS = '[tool.archcheck.layers]\ndomain = "shop.order"\n'
PACK = '[tool.archcheck]\nextends = ["sprint-zero"]\n'
KNOT = {"order": "import shop.stock\n", "stock": "import shop.order\n"}


def fitness(directory: pathlib.Path, *arguments: str) -> Run:
    """What the command says."""
    return archcheck(directory, "fitness", "--no-cache", *arguments)


def document(run: Run) -> dict[str, Any]:
    """What the command says to programs."""
    found: dict[str, Any] = json.loads(run.out)
    return found


def test_should_say_something_useful_when_no_rule_is_configured(tmp_path: pathlib.Path) -> None:
    run = fitness(project(tmp_path, **KNOT))
    assert run.says(
        0,
        "3 modules in 1 package, 2 lines, 2 imports between modules",
        "1 tangle (1 import to cut)",
        "  in shop: order, stock",
        "src/shop/stock.py:1:8  shop.stock -> shop.order",
    )


def test_should_count_abstract_classes_when_there_are_no_rules(tmp_path: pathlib.Path) -> None:
    port = "from typing import Protocol\nclass P(Protocol):\n    def f(self): ...\nclass C: ...\n"
    run = fitness(project(tmp_path, order=port), "--format", "json")
    (package,) = document(run)["packages"]
    assert (package["classes"], package["abstractness"]) == (2, 0.5)


def test_should_say_the_same_when_it_is_remembered(tmp_path: pathlib.Path) -> None:
    root = project(tmp_path, **KNOT)
    first = archcheck(root, "fitness", "--format", "json")
    assert archcheck(root, "fitness", "--format", "json") == first


def test_should_measure_a_part_in_the_whole_when_a_path_is_narrower(
    tmp_path: pathlib.Path,
) -> None:
    run = fitness(project(tmp_path, **KNOT), "src/shop/stock.py", "--format", "json")
    assert document(run)["modules"] == [
        {
            "name": "shop.stock",
            "path": "src/shop/stock.py",
            "lines": 1,
            "fan_in": 1,
            "fan_out": 1,
            "classes": 0,
            "abstract_classes": 0,
        }
    ]


def test_should_pass_over_broken_tests_when_sources_are_measured(tmp_path: pathlib.Path) -> None:
    root = project(tmp_path)
    (root / "tests").mkdir()
    (root / "tests" / "test_order.py").write_text("def f(:\n", encoding="utf-8")
    assert fitness(root).status == 0


def test_should_be_incomplete_when_a_source_cannot_be_parsed(tmp_path: pathlib.Path) -> None:
    run = fitness(project(tmp_path, broken="def f(:\n"))
    assert run.says(
        3,
        "src/shop/broken.py was not checked by archcheck: invalid syntax",
        "Incomplete: what is named above is missing in these numbers.",
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("src/shp",), 'did you mean "src/shop"?'),
        (("--format", "jsn"), 'did you mean "json"?'),
        (("--jobs", "0"), "0 is not in the range"),
    ],
)
def test_should_say_what_is_meant_when_usage_is_wrong(
    arguments: tuple[str, ...], said: str, tmp_path: pathlib.Path
) -> None:
    assert fitness(project(tmp_path), *arguments).says(2, said)


def test_should_measure_nothing_when_there_is_no_python(tmp_path: pathlib.Path) -> None:
    assert fitness(tmp_path).says(2, "there is no Python source file")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (
            'main-sequence-distance = { layers = ["domian"] }',
            'unknown layer or module "domian" in layers\n  did you mean "domain"?',
        ),
        ("main-sequence-distance = { limit = 0 }", "expected a number above 0, at most 1, got 0"),
        ("main-sequence-distance = { limt = 0.5 }", 'did you mean "limit"?'),
        ("instability-direction = { tolerance = 2 }", "expected a number from 0 to 1, got 2"),
        ("fan-out = { limit = -1 }", "expected a whole number from 0, got -1"),
        ("fan-in = { limit = 1.5 }", "expected a whole number from 0, got 1.5"),
        ('module-size = { limit = "many" }', 'expected a whole number from 0, got "many"'),
        ("package-sise = { limit = 1 }", 'did you mean "package-size"?'),
    ],
)
def test_should_refuse_options_when_they_mean_nothing(
    rule: str, said: str, tmp_path: pathlib.Path
) -> None:
    configuration = f"{BARE}{LAYERS}[tool.archcheck.rules]\n{rule}\n"
    run = archcheck(project(tmp_path, configuration), "--only-rules", "--no-cache")
    assert run.says(2, "pyproject.toml:6: tool.archcheck.rules.", said)


@pytest.mark.parametrize(
    ("configuration", "said"),
    [
        (
            f"{BARE}[tool.archcheck.rules]\nmain-sequence-distance = 'warning'\n",
            "main-sequence-distance judges nothing: there are no layers",
        ),
        (
            f"{PACK}[tool.archcheck.rules]\nmain-sequence-distance = {{ layers = 'domain' }}\n",
            'layer "domain" in layers matches no module ({context}.domain)',
        ),
    ],
)
def test_should_refuse_to_judge_nothing_when_there_are_no_layers(
    configuration: str, said: str, tmp_path: pathlib.Path
) -> None:
    run = archcheck(project(tmp_path, configuration), "--only-rules", "--no-cache")
    assert run.says(2, "pyproject.toml:4: tool.archcheck.rules.", said)


def test_should_pass_over_layers_of_a_pack_when_the_project_has_none(
    tmp_path: pathlib.Path,
) -> None:
    rule = '[rules]\nmain-sequence-distance = { layers = ["domain"] }\n'
    pack = f'[layers]\ndomain = "{{context}}.domain"\n{rule}'
    root = project(tmp_path, '[tool.archcheck]\nextends = ["./team.toml"]\n')
    (root / "team.toml").write_text(pack, encoding="utf-8")
    assert archcheck(root, "--only-rules", "--no-cache").says(0, "Gate passed")


def test_should_name_the_line_of_the_key_when_a_table_spreads(tmp_path: pathlib.Path) -> None:
    rule = '[tool.archcheck.rules.main-sequence-distance]\nlevel = "note"\nlayers = "nowhere"\n'
    run = archcheck(project(tmp_path, BARE + rule), "--only-rules", "--no-cache")
    assert run.says(2, "pyproject.toml:5: tool.archcheck.rules.main-sequence-distance.layers: ")


def test_should_not_show_modules_when_they_are_excluded(tmp_path: pathlib.Path) -> None:
    configuration = f'{BARE}exclude = ["src/shop/stock.py"]\n'
    committed(project(tmp_path, configuration, **KNOT), {})
    now = document(fitness(tmp_path, "--format", "json"))
    then = document(fitness(tmp_path, "--history", "1", "--format", "json"))
    names = [(module["name"], module["fan_in"]) for module in now["modules"]]
    assert (names, then["versions"][0]["modules"]) == ([("shop", 0), ("shop.order", 1)], 2)


def shop_with_past(directory: pathlib.Path) -> pathlib.Path:
    """A repository in which a tangle has come, and a file has been broken for a while."""
    committed(project(directory, order="import shop.stock\n", stock="X = 1\n"), {})
    committed(directory, {"src/shop/stock.py": "def f(:\n"})
    git(directory, "tag", "v1")
    committed(directory, {"src/shop/stock.py": "import shop.order\n"})
    git(directory, "tag", "v2")
    return directory


def test_should_follow_the_last_commits_when_history_is_asked(tmp_path: pathlib.Path) -> None:
    run = fitness(shop_with_past(tmp_path), "--history", "5", "--format", "json")
    assert [
        (version["modules"], version["tangles"], version["cuts"], version["unread"])
        for version in document(run)["versions"]
    ] == [(3, 0, 0, 0), (3, 0, 0, 1), (3, 1, 1, 0)]


def test_should_follow_the_last_tags_when_they_are_asked(tmp_path: pathlib.Path) -> None:
    run = fitness(shop_with_past(tmp_path), "--history", "5", "--tags", "--format", "json")
    assert [version["name"] for version in document(run)["versions"]] == ["v1", "v2"]


def test_should_say_what_has_changed_when_people_read_it(tmp_path: pathlib.Path) -> None:
    run = fitness(shop_with_past(tmp_path), "--history", "3")
    assert run.says(
        0,
        "  tangles   ▁▁█  0 -> 1",
        "Up to 1 file of a version could not be read and are not counted.",
        "tangles from 0 to 1, imports to cut from 0 to 1.",
    )


def test_should_say_the_same_when_the_past_is_remembered(tmp_path: pathlib.Path) -> None:
    root = shop_with_past(tmp_path)
    first = archcheck(root, "fitness", "--history", "3", "--format", "json")
    assert archcheck(root, "fitness", "--history", "3", "--format", "json") == first


def test_should_leave_the_work_tree_alone_when_the_past_is_read(tmp_path: pathlib.Path) -> None:
    root = shop_with_past(tmp_path)
    (root / "src" / "shop" / "stock.py").write_text("X = 2\n", encoding="utf-8")
    before = git(root, "status", "--porcelain")
    run = fitness(root, "--history", "3", "--format", "json")
    after = git(root, "status", "--porcelain")
    assert (len(document(run)["versions"]), after) == (3, before)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("src/shop/order.py", "--history", "2"), "name no path inside of the project"),
        (("--history", "2", "--tags"), "the repository has no tag"),
        (("--history",), "Option '--history' requires an argument"),
        (("--histroy", "2"), "--history"),
    ],
)
def test_should_refuse_history_when_it_cannot_be_followed(
    arguments: tuple[str, ...], said: str, tmp_path: pathlib.Path
) -> None:
    committed(project(tmp_path), {})
    assert fitness(tmp_path, *arguments).says(2, said)


def test_should_refuse_history_when_there_is_no_repository(tmp_path: pathlib.Path) -> None:
    run = fitness(project(tmp_path), "--history", "2")
    assert run.says(2, "--history: there is no git repository around ")
