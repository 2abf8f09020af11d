"""docs/from-a-document.md: one configuration, a project that keeps it, and code that breaks each rule of it."""

import collections
import pathlib
import tomllib
from collections.abc import Iterable, Iterator

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.interface.cli.silent_progress import SilentProgress
from archcheck.composition_root.root import Root
from archcheck.shared.configuration import Environment
from tests.end_to_end.recipe_support import CONFIGURATION, wanted
from tests.integration.delivery.checkout_support import ROOT
from tests.integration.rules.rule_page_support import MARKER, Block, blocks_of, said

PAGE = ROOT / "docs" / "from-a-document.md"
KEPT = "A project that keeps it"
BLOCKS = tuple(blocks_of(PAGE.read_text("utf-8")))
SENTENCES = {title for _, title, _ in BLOCKS if title}
KEEPING = [block for section, _, block in BLOCKS if section == KEPT]
BREAKING = [block for section, _, block in BLOCKS if section != KEPT and block.setting("path")]
SETTINGS = "\n".join(block.text for _, _, block in BLOCKS if block.language == "toml")


def write(directory: pathlib.Path, blocks: Iterable[Block]) -> None:
    """Make a project of some blocks, later ones over earlier ones."""
    (directory / CONFIGURATION).write_text(SETTINGS, encoding="utf-8")
    for block in blocks:
        place = directory / block.setting("path")
        place.parent.mkdir(parents=True, exist_ok=True)
        text = "\n".join(MARKER.sub("", line) for line in block.text.split("\n"))
        place.write_text(text, encoding="utf-8")


def stated() -> Iterator[str]:
    """The names of all rules of the page."""
    table = tomllib.loads(SETTINGS)["tool"]["archcheck"]
    yield from table["rules"]
    for kind in ("contracts", "structure", "layout"):
        yield from (rule["name"] for rule in table[kind])


def broken(directory: pathlib.Path) -> Iterator[str]:
    """The names of the rules that are broken, each as often as it is."""
    request = CheckRequest(directory=str(directory), selection=Selection(), cache=False)
    result = Root(Environment()).check_project().execute(request, SilentProgress())
    yield from (finding.contract or finding.rule for finding in result.findings)


def test_should_hold_a_whole_document_when_sentences_are_counted() -> None:
    """About as many as a team writes."""
    assert len(SENTENCES) >= 25


def test_should_find_nothing_when_the_project_keeps_the_document(tmp_path: pathlib.Path) -> None:
    """All tables of the page are one configuration."""
    write(tmp_path, KEEPING)
    assert said(tmp_path, []) == []


def test_should_find_what_is_marked_when_the_document_is_broken(tmp_path: pathlib.Path) -> None:
    """And nothing else."""
    write(tmp_path, [*KEEPING, *BREAKING])
    expected = wanted(BREAKING)
    assert said(tmp_path, expected) == expected


def test_should_break_each_rule_once_when_the_document_is_broken(tmp_path: pathlib.Path) -> None:
    """No rule of the page is idle."""
    write(tmp_path, [*KEEPING, *BREAKING])
    assert collections.Counter(broken(tmp_path)) == collections.Counter(stated())
