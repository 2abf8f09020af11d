"""Violations of archcheck's own rules that look at more than a file."""

import itertools
import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence

from archcheck.application.proving.planted_project import package_of
from archcheck.application.proving.plants import Plant
from archcheck.domain.activation import ActiveRule
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import Project
from archcheck.infrastructure.proving.layout_examples import example_trees
from archcheck.infrastructure.proving.page_examples import bad_examples, renamed

PACKAGE = "src/shop/"
PLANTED = "zz_planted"
USUAL = f"{PACKAGE}order.py"
TESTS = "tests/"
MOST_EXAMPLES = 4
MOST_TREES = 8
USUALLY_ENOUGH = 60
USUALLY_MUCH = 1_001
MOST_MODULES = 500
MOST_LINES = 5_000


def project_plants(
    rule: ActiveRule, places: Iterable[str], inspection: Inspection
) -> Iterator[Plant]:
    """The examples of its page in packages of their own, many modules, then projects of their own."""
    examples = list(itertools.islice(bad_examples(rule.definition.page, USUAL), MOST_EXAMPLES))
    stem = rule.definition.name.replace("-", "_")
    for place in places:
        for number, texts in enumerate(examples):
            yield _example(texts, place, f"{PLANTED}_{stem}_{number}", inspection)
        yield _crowd(place, f"{PLANTED}_{stem}_crowd", _above_limit(rule), inspection)
    yield from itertools.islice(_trees(rule, inspection), MOST_TREES)


def _example(texts: Mapping[str, str], place: str, name: str, inspection: Inspection) -> Plant:
    """The package of an example below a place, its tests below those of the project."""
    package = _dotted(f"{place}/{name}", inspection)
    tests = (*inspection.project.test_roots, "tests")[0]
    found = {}
    for path, text in texts.items():
        inside = path.removeprefix(PACKAGE).removeprefix("src/").removeprefix(TESTS)
        head = tests if path.startswith(TESTS) else place
        found[posixpath.join(head, name, inside)] = renamed(text, package)
    return Plant(replaced=found)


def _crowd(place: str, name: str, count: int, inspection: Inspection) -> Plant:
    """More modules than a limit allows, one that they import, one that imports them, and a long one."""
    package = _dotted(f"{place}/{name}", inspection)
    each = [f"crowd_{number}" for number in range(_within(MOST_MODULES, count))]
    texts = {
        "__init__": "",
        "base": "BASE = 1\n" * _within(MOST_LINES, max(count, USUALLY_MUCH)),
        "top": "".join(f"import {package}.{one}\n" for one in each),
        **dict.fromkeys(each, f"import {package}.base\n"),
    }
    return Plant(replaced={posixpath.join(place, name, f"{it}.py"): texts[it] for it in texts})


def _within(most: int, count: int) -> int:
    """What would not be enough is not made."""
    return count if count <= most else 1


def _above_limit(rule: ActiveRule) -> int:
    """One more than its limit, where one is stated."""
    limit = rule.options.get("limit")
    return limit + 1 if isinstance(limit, int) else USUALLY_ENOUGH


def _trees(rule: ActiveRule, inspection: Inspection) -> Iterator[Plant]:
    """With what they show also at the paths that options name."""
    named = [value for value in rule.options.values() if isinstance(value, str)]
    project = inspection.project
    package = package_of(project)
    sources = _sources(package, project)
    for tree in example_trees(rule.definition.page, named):
        texts = {path: text.replace(PACKAGE, sources) for path, text in tree.items()}
        yield _tree(texts, sources, inspection)


def _tree(texts: Mapping[str, str], sources: str, inspection: Inspection) -> Plant:
    package, roots = package_of(inspection.project), inspection.project.test_roots
    return Plant(tree={_placed(it, sources, roots): renamed(texts[it], package) for it in texts})


def _sources(package: str, project: Project) -> str:
    """Where a root package lies."""
    root = next((it.path for it in project.source_roots if package in it.packages), ".")
    return posixpath.normpath(posixpath.join(root, package)) + "/"


def _placed(path: str, sources: str, test_roots: Sequence[str]) -> str:
    """Where a file of an example lies in this project."""
    if path.startswith(PACKAGE):
        return sources + path.removeprefix(PACKAGE)
    if path.startswith(TESTS) and test_roots:
        return posixpath.join(test_roots[0], path.removeprefix(TESTS))
    return path


def _dotted(directory: str, inspection: Inspection) -> str:
    """The package that a directory is."""
    roots = [root.path for root in inspection.project.source_roots]
    inside = [root for root in roots if directory.startswith(f"{root}/")]
    return posixpath.relpath(directory, max(inside, key=len, default=".")).replace("/", ".")
