"""Tests of what has changed in an architecture, with the real git."""

import json
import pathlib
import shutil

import pytest

from tests.end_to_end.archcheck_support import archcheck
from tests.end_to_end.graph_support import CONFIGURATION, layered_shop
from tests.integration.version_control.repository_support import committed, written

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
PRICE = "src/shop/domain/price.py"
CLEAN = {"domain__price": "", "clock": ""}
IMPORT = {PRICE: "from shop.web import page\n"}


@pytest.fixture(name="shop")
def _shop(tmp_path: pathlib.Path) -> pathlib.Path:
    """A shop whose first commit breaks nothing."""
    committed(layered_shop(tmp_path, **CLEAN), {})
    return tmp_path


def test_should_tell_nothing_when_nothing_has_changed(shop: pathlib.Path) -> None:
    run = archcheck(shop, "graph", "diff", "HEAD")
    assert (run.status, run.out.partition(": ")[2], run.err) == (0, "nothing has changed\n", "")


def test_should_tell_added_removed_and_newly_forbidden_when_files_differ(
    shop: pathlib.Path,
) -> None:
    written(shop, {**IMPORT, "src/shop/domain/extra.py": ""})
    (shop / "src" / "shop" / "order.py").unlink()
    run = archcheck(shop, "graph", "diff", "HEAD")
    assert run.out.splitlines()[1:] == [
        "",
        "1 newly forbidden:",
        f"  {PRICE}:1:22: error[layer-dependency] shop.domain.price -> shop.web.page: "
        "domain must not import web (layered)",
        "",
        "1 module added:",
        "  shop.domain.extra",
        "",
        "1 import added:",
        "  shop.domain.price -> shop.web.page  (1 place)",
        "",
        "1 module removed:",
        "  shop.order",
    ]


def test_should_tell_newly_forbidden_when_only_the_rules_have_changed(
    tmp_path: pathlib.Path,
) -> None:
    committed(
        layered_shop(tmp_path, clock=""), {"pyproject.toml": "[tool.archcheck]\nextends = []\n"}
    )
    written(tmp_path, {"pyproject.toml": CONFIGURATION})
    run = archcheck(tmp_path, "graph", "diff", "HEAD")
    assert "1 newly forbidden\n" in run.out, run.said


def test_should_tell_newly_forbidden_when_a_chain_is_closed_elsewhere(shop: pathlib.Path) -> None:
    written(shop, {"src/shop/clock.py": "import shop.web.page\n"})
    run = archcheck(shop, "graph", "diff", "HEAD", "--format", "json")
    edges = {(it["importer"], it["imported"]): it for it in json.loads(run.out)["edges"]}
    broken = edges["shop.domain.order", "shop.clock"]
    assert (broken["change"], broken["broken"][0]["change"]) == ("", "added")


def test_should_tell_no_longer_forbidden_when_it_is_mended(shop: pathlib.Path) -> None:
    committed(shop, IMPORT)
    written(shop, {PRICE: ""})
    run = archcheck(shop, "graph", "diff", "HEAD")
    assert run.out.partition(": ")[2].startswith("1 import removed"), run.said


@pytest.mark.parametrize("revision", ["main", "HEAD~1", "main^"])
def test_should_compare_with_any_commit_when_git_has_a_name_for_it(
    revision: str, shop: pathlib.Path
) -> None:
    committed(shop, {"src/shop/more.py": ""})
    committed(shop, {"src/shop/most.py": ""})
    run = archcheck(shop, "graph", "diff", revision)
    assert ("shop.most" in run.out) is (revision != "main"), run.said


@pytest.mark.parametrize(
    ("arguments", "texts"),
    [
        (("nothing",), ('git knows no commit "nothing"', "name a commit, a branch or a tag")),
        (("--", "--help"), ('git knows no commit "--help"',)),
        ((), ("Missing argument 'REV'",)),
        (("HEAD", "src/shop/clock.py"), ("whole projects are compared", "--focus")),
        (("HEAD", "--focus", "domian"), ('did you mean "domain"?',)),
        (("HEAD", "--layers", "--depth", "1"), ("exclude each other",)),
    ],
)
def test_should_answer_wrong_usage_when_wishes_make_no_sense(
    arguments: tuple[str, ...], texts: tuple[str, ...], shop: pathlib.Path
) -> None:
    run = archcheck(shop, "graph", "diff", *arguments)
    assert run.says(2, *texts), run.said


def test_should_refuse_a_revision_when_there_is_no_repository(tmp_path: pathlib.Path) -> None:
    run = archcheck(layered_shop(tmp_path), "graph", "diff", "HEAD")
    assert run.says(2, 'git knows no commit "HEAD"'), run.said


def test_should_say_whose_imports_are_missing_when_the_past_is_broken(shop: pathlib.Path) -> None:
    first = committed(shop, {PRICE: "def\n"})
    written(shop, {PRICE: ""})
    run = archcheck(shop, "graph", "diff", "HEAD")
    assert run.says(3, f"at {first[:12]}: {PRICE} was not checked"), run.said


def test_should_judge_by_todays_rules_when_those_of_the_past_are_wrong(
    shop: pathlib.Path,
) -> None:
    committed(shop, {**IMPORT, "pyproject.toml": "[tool.archcheck]\nextends = ['nothing']\n"})
    written(shop, {"pyproject.toml": CONFIGURATION})
    run = archcheck(shop, "graph", "diff", "HEAD")
    assert run.says(0, "is judged by today's rules", "nothing has changed"), run.said


def test_should_tell_everything_as_added_when_there_was_no_python(tmp_path: pathlib.Path) -> None:
    committed(tmp_path, {"readme.txt": ""})
    run = archcheck(layered_shop(tmp_path), "graph", "diff", "HEAD")
    assert run.says(0, "holds no Python file", "8 modules added"), run.said


def test_should_leave_nothing_behind_when_graphs_are_compared(
    shop: pathlib.Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    scratch = tmp_path_factory.mktemp("scratch")
    archcheck(shop, "graph", "diff", "HEAD", TMPDIR=str(scratch))
    assert list(scratch.iterdir()) == []


def test_should_take_ignored_modules_for_old_when_no_revision_holds_them(
    shop: pathlib.Path,
) -> None:
    committed(
        shop, {".gitignore": "_version.py\n", "src/shop/order.py": "from shop import _version\n"}
    )
    written(shop, {"src/shop/_version.py": "V = 1\n"})
    run = archcheck(shop, "graph", "diff", "HEAD")
    assert "nothing has changed" in run.out, run.said


def test_should_find_sources_by_todays_names_when_directories_are_hidden(
    tmp_path: pathlib.Path,
) -> None:
    files = {"src/shop/__init__.py": "", "src/shop/.hidden/a.py": "", "src/shop/b.py": ""}
    committed(tmp_path, files)
    run = archcheck(tmp_path, "graph", "diff", "HEAD")
    assert "nothing has changed" in run.out, run.said
