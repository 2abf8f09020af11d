"""Bad examples of archcheck's own rules, in new files of the project."""

import itertools
import posixpath
from collections.abc import Iterator, Mapping, Sequence

from archcheck.application.checking.survey import Survey
from archcheck.application.ports.planting import Planting
from archcheck.application.proving.plants import Claim, Outcome, Plant
from archcheck.domain.activation import ActiveRule
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import Role
from archcheck.infrastructure.rule_implementations import CHECKERS, CODE, folder_of
from archcheck.infrastructure.proving.page_examples import bad_examples, renamed

WHAT = "rule"
PLANTED = "zz_planted"
OF_TESTS = "tests"
NOT_PLANTED = ("gate", "policy", "structure")
BUILT_IN = frozenset({"private-import", "shadowed-module", "test-import", "unresolvable-import"})
MOST = 12
MOST_PLACES = 4
ELSEWHERE = "its examples are about more than a file: archcheck explain shows them"


class RulePlanting(Planting):
    """Plants the bad examples that the page of each rule shows."""

    def claims(self, found: Survey) -> Iterator[Claim]:
        """One for each rule that is on anywhere, and that no declaration names."""
        inspection = found.inspection
        for _, rule in sorted(inspection.rules.strictest.items()):
            if not _is_tried_elsewhere(rule):
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


def _claim(rule: ActiveRule, inspection: Inspection) -> Claim:
    definition = rule.definition
    plants = () if definition.tool else tuple(itertools.islice(_plants(rule, inspection), MOST))
    is_about_files = folder_of(definition, CODE) == CHECKERS
    return Claim(
        what=WHAT,
        name=definition.name,
        level=rule.level,
        plants=plants,
        reason=_reason(rule, is_about_files, inspection),
        is_rule=True,
        unproven=Outcome.SILENT if is_about_files else Outcome.LISTED,
    )


def _reason(rule: ActiveRule, is_about_files: bool, inspection: Inspection) -> str:
    """Why it may not be found."""
    definition = rule.definition
    if definition.tool:
        return f"it is judged by {definition.tool}, which is tried as a tool"
    if not is_about_files:
        return ELSEWHERE
    return f"none of the bad examples on its page is found{_overriding(rule, inspection)}"


def _overriding(rule: ActiveRule, inspection: Inspection) -> str:
    """The overrides that speak of a rule."""
    overrides = inspection.configuration.overrides
    named = (it.origin for it in overrides if rule.definition.name in it.rules)
    return "".join(f"; the override at {it.source}:{it.line} speaks of it" for it in named)


def _plants(rule: ActiveRule, inspection: Inspection) -> Iterator[Plant]:
    """Each example at one place, then all of them at others."""
    is_of_tests = rule.definition.family == OF_TESTS
    places = _test_places(inspection) if is_of_tests else _source_places(inspection)
    usual = f"test_{PLANTED}.py" if is_of_tests else f"{PLANTED}.py"
    examples = list(bad_examples(rule.definition.page, usual))
    stem = rule.definition.name.replace("-", "_")
    for place, (number, texts) in itertools.product(places, enumerate(examples)):
        yield _plant(f"{stem}_{number}", place, texts, inspection)


def _plant(stem: str, place: str, texts: Mapping[str, str], inspection: Inspection) -> Plant:
    package = (*inspection.project.root_packages, "shop")[0]
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
