"""Bad examples of archcheck's own rules, in new files of the project."""

import itertools
import posixpath
from collections.abc import Iterator, Mapping, Sequence

from archcheck.application.checking.survey import Survey
from archcheck.application.ports.planting import Planting
from archcheck.application.proving.planted_project import package_of
from archcheck.application.proving.plants import Claim, Outcome, Plant
from archcheck.domain.activation import ActiveRule
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import Role
from archcheck.infrastructure.architecture.layout.layout_rules import UNLISTED
from archcheck.infrastructure.rule_implementations import CHECKERS, CODE, folder_of
from archcheck.infrastructure.proving.page_examples import bad_examples, renamed
from archcheck.infrastructure.proving.project_rule_plants import project_plants

WHAT = "rule"
PLANTED = "zz_planted"
OF_TESTS = "tests"
NOT_PLANTED = ("gate", "policy", "structure")
BUILT_IN = frozenset({"private-import", "shadowed-module", "test-import", "unresolvable-import"})
MOST = 12
MOST_PLACES = 4
MOST_OF_PROJECTS = 28
UNFOUND = "none of the bad examples on its page is found"


class RulePlanting(Planting):
    """Plants the bad examples that the page of each rule shows."""

    def claims(self, found: Survey) -> Iterator[Claim]:
        """One for each rule that is on anywhere, and that no declaration names."""
        inspection = found.inspection
        for _, rule in sorted(inspection.rules.strictest.items()):
            if not _is_tried_elsewhere(rule) and _is_asked_for(rule, inspection):
                yield _claim(rule, inspection)


def _is_tried_elsewhere(rule: ActiveRule) -> bool:
    """Whether declarations are tried in its place, or it is about the gate itself."""
    name, family = rule.definition.name, rule.definition.family
    is_declared = family == "dependencies" and name not in BUILT_IN
    return is_declared or family in NOT_PLANTED or _is_layout_type(rule)


def _is_layout_type(rule: ActiveRule) -> bool:
    """Whether configured rules are tried in its place; without them it has nothing to say."""
    if rule.definition.family != "layout":
        return False
    from archcheck.infrastructure.architecture.layout.catalogue import known_types

    return rule.definition.name in known_types()


def _is_asked_for(rule: ActiveRule, inspection: Inspection) -> bool:
    """One rule is always on, and speaks only where a key of the configuration asks it to."""
    return rule.definition.name != UNLISTED or inspection.configuration.classified


def _claim(rule: ActiveRule, inspection: Inspection) -> Claim:
    definition = rule.definition
    overriding = _overriding(rule, inspection)
    return Claim(
        what=WHAT,
        name=definition.name,
        level=rule.level,
        plants=() if definition.tool else tuple(_plants(rule, inspection)),
        reason=_judge(rule) or f"{UNFOUND}{overriding}",
        is_rule=True,
        unproven=_unproven(rule, overriding),
    )


def _judge(rule: ActiveRule) -> str:
    tool = rule.definition.tool
    return f"it is judged by {tool}, which is tried as a tool" if tool else ""


def _unproven(rule: ActiveRule, overriding: str) -> Outcome:
    """What it is when no example is found: those about a whole project may not fit this one."""
    if rule.definition.tool:
        return Outcome.LISTED
    return Outcome.SILENT if overriding or _is_about_files(rule) else Outcome.UNTRIED


def _is_about_files(rule: ActiveRule) -> bool:
    return folder_of(rule.definition, CODE) == CHECKERS


def _overriding(rule: ActiveRule, inspection: Inspection) -> str:
    """The overrides that speak of a rule."""
    overrides = inspection.configuration.overrides
    named = (it.origin for it in overrides if rule.definition.name in it.rules)
    return "".join(f"; the override at {it.source}:{it.line} speaks of it" for it in named)


def _plants(rule: ActiveRule, inspection: Inspection) -> Iterator[Plant]:
    """Some violations, first in the project."""
    if _is_about_files(rule):
        yield from itertools.islice(_file_plants(rule, inspection), MOST)
    else:
        places = _source_places(inspection)
        yield from itertools.islice(project_plants(rule, places, inspection), MOST_OF_PROJECTS)


def _file_plants(rule: ActiveRule, inspection: Inspection) -> Iterator[Plant]:
    """Each example at one place, then all of them at others."""
    is_of_tests = rule.definition.family == OF_TESTS
    places = _test_places(inspection) if is_of_tests else _source_places(inspection)
    usual = f"test_{PLANTED}.py" if is_of_tests else f"{PLANTED}.py"
    examples = list(bad_examples(rule.definition.page, usual))
    stem = rule.definition.name.replace("-", "_")
    for place, (number, texts) in itertools.product(places, enumerate(examples)):
        yield _plant(f"{stem}_{number}", place, texts, inspection)


def _plant(stem: str, place: str, texts: Mapping[str, str], inspection: Inspection) -> Plant:
    package = package_of(inspection.project)
    found = {}
    for path, text in texts.items():
        head, tail = posixpath.split(path)
        target = tail.replace(".py", f"_{stem}.py") if not head else tail
        found[posixpath.join(place, target)] = renamed(text, package)
    return Plant(replaced=found)


def _source_places(inspection: Inspection) -> Sequence[str]:
    return _places(inspection, Role.SOURCE)


def _test_places(inspection: Inspection) -> Sequence[str]:
    found = _places(inspection, Role.TEST)
    return found or [posixpath.join(root) for root in inspection.project.test_roots[:1]]


def _places(inspection: Inspection, role: Role) -> list[str]:
    """Directories with such files, one after the other as differing as they come."""
    paths = [file.path for file in inspection.judged_files if file.role is role]
    directories = sorted({posixpath.dirname(path) for path in paths}, key=_depth)
    step = max(len(directories) // MOST_PLACES, 1)
    return directories[::step][:MOST_PLACES]


def _depth(directory: str) -> tuple[int, str]:
    return directory.count("/"), directory
