"""Layout rules, in trees of files that nobody makes."""

import dataclasses
import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from archcheck.application.checking.survey import Survey
from archcheck.application.ports.planting import Planting
from archcheck.application.proving.plants import Claim, Outcome
from archcheck.domain.activation import PathMatches
from archcheck.domain.configuration import LayoutDeclaration, Waiver
from archcheck.domain.facts import FileFacts
from archcheck.domain.level import Level
from archcheck.domain.problem import UsageProblems
from archcheck.domain.project import Role, SourceFile
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.architecture.layout.catalogue import layout_of
from archcheck.infrastructure.architecture.layout.content.content_files import ContentFile
from archcheck.infrastructure.architecture.layout.content.content_type import ContentType
from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.layout_type import LayoutType
from archcheck.infrastructure.architecture.project_view import ProjectView
from archcheck.infrastructure.proving.layout_examples import example_trees, planted_tree
from archcheck.infrastructure.proving.planted_contents import planted_contents
from archcheck.infrastructure.proving.planted_paths import PlantedView
from archcheck.infrastructure.reading.located_values import UnreadableError
from archcheck.infrastructure.version_control.git_state import GitState

WHAT = "layout rule"
PLANTED = "zz_planted"
CERTAIN = frozenset({"allowed-children", "forbidden-path", "required-path"})
ADDED = CERTAIN | {"ignored-path"}
UNFOUND = "nothing that is planted in its place is found"
ELSEWHERE = "it looks at what files hold, where nothing that is known breaks it"
ABSENT = "it speaks of what is not here"
AnyLayout = LayoutType[Any]


class LayoutPlanting(Planting):
    """Takes away what must be there and adds what must not be, in memory."""

    def __init__(self, git: GitState, matches: PathMatches) -> None:
        """Take who knows what git tracks, and who compares paths."""
        self._git = git
        self._matches = matches

    def claims(self, found: Survey) -> Iterator[Claim]:
        """One for each that is judged."""
        inspection = found.inspection
        view = ProjectView(inspection, self._git, found.facts)
        for declaration in filter(inspection.rules.judges, inspection.configuration.layout):
            yield self._claim(declaration, view)

    def _claim(self, declaration: LayoutDeclaration, view: ProjectView) -> Claim:
        outcome, reason = self._tried(declaration, view)
        return Claim(
            what=WHAT,
            name=declaration.name,
            level=declaration.level or Level.ERROR,
            reason=reason,
            unproven=outcome,
        )

    def _tried(self, declaration: LayoutDeclaration, view: ProjectView) -> tuple[Outcome, str]:
        rule = layout_of(declaration, view)
        if not view.meets(declaration) or _is_absent(rule):
            return Outcome.LISTED, ABSENT
        found = itertools.islice(_violations(rule), 1_000)
        return _judged_by((self._waiver(declaration, each, view) for each in found), declaration)

    def _waiver(
        self, declaration: LayoutDeclaration, violation: LayoutViolation, view: ProjectView
    ) -> Waiver | None:
        """The first that covers a violation of a rule."""
        for waiver in view.configuration.waivers:
            is_named = declaration.type in waiver.rules and not waiver.symbol
            is_of = waiver.contract in ("", declaration.name)
            lasts = not waiver.has_ended(view.inspection.today)
            if all((is_named, is_of, lasts, self._matches(waiver.path or "**", violation.path))):
                return waiver
        return None


def _judged_by(
    waivers: Iterable[Waiver | None], declaration: LayoutDeclaration
) -> tuple[Outcome, str]:
    """What the waivers of its violations leave of a rule; the first violation without one is enough."""
    covering: Waiver | None = None
    for waiver in waivers:
        if waiver is None:
            return Outcome.FIRES, ""
        covering = covering or waiver
    return _unfound(declaration, covering)


def _unfound(declaration: LayoutDeclaration, covering: Waiver | None) -> tuple[Outcome, str]:
    if covering is not None:
        place = f"{covering.origin.source}:{covering.origin.line}"
        return Outcome.SILENT, f"the waiver at {place} ({covering.reason}) covers it"
    if declaration.type in CERTAIN:
        return Outcome.SILENT, UNFOUND
    return Outcome.UNTRIED, ELSEWHERE


def _is_absent(rule: AnyLayout) -> bool:
    return bool(rule.absences() or rule.emptiness())


def _violations(rule: AnyLayout) -> Iterator[LayoutViolation]:
    """What breaks the rule in each of the changed trees."""
    if isinstance(rule, ContentType):
        yield from _of_contents(rule)
        return
    for view in _views(rule):
        yield from layout_of(rule.declaration, view).violations()
    for tree in _trees(rule):
        yield from _shown(rule, tree)


def _shown(rule: AnyLayout, tree: Mapping[str, str]) -> Iterable[LayoutViolation]:
    """What it says of a tree; one that it refuses to look at proves nothing."""
    try:
        with planted_tree(rule.view, tree) as view:
            return list(layout_of(rule.declaration, view).violations())
    except UsageProblems:
        return ()


def _of_contents(rule: ContentType) -> Iterator[LayoutViolation]:
    """What it says of its files, in each of which something else stands for once."""
    yield from () if rule.files else rule.violations()
    for file in rule.files:
        for text in planted_contents(rule.options, file.path):
            changed = ContentFile(file.root, file.path)
            vars(changed)["source"] = SourceText(text, "utf-8")
            yield from _judged(rule, changed)


def _judged(rule: ContentType, file: ContentFile) -> Iterator[LayoutViolation]:
    """What nobody can read proves nothing."""
    try:
        yield from rule.judge(file)
    except UnreadableError:
        return


def _trees(rule: AnyLayout) -> Iterator[Mapping[str, str]]:
    """Those that the page of its rule shows."""
    known = rule.view.inspection.rules.rules.get(rule.rule)
    page = known.definition.page if known else ""
    return example_trees(page, _fitting(rule, [glob for _, glob in rule.globs()]))


def _views(rule: AnyLayout) -> Iterator[ProjectView]:
    globs = [glob for _, glob in rule.globs()]
    there = frozenset(itertools.chain.from_iterable(map(rule.view.matching, globs)))
    yield _planted(rule.view, gone=there)
    yield _without(rule.view, Role.TEST)
    yield _without(rule.view, Role.TEST, Role.SOURCE)
    if rule.rule in ADDED:
        for added in dict.fromkeys((*_fitting(rule, globs), *_children(there))):
            yield _planted(rule.view, added=added)


def _planted(view: ProjectView, gone: frozenset[str] = frozenset(), added: str = "") -> ProjectView:
    return PlantedView(view.inspection, view.git, view.facts, gone=gone, added=added)


def _without(view: ProjectView, *roles: Role) -> ProjectView:
    """The project without files of some roles."""
    project = view.project
    files = tuple(file for file in project.files if file.role not in roles)
    changed = dataclasses.replace(project, files=files)
    inspection = dataclasses.replace(view.inspection, project=changed)
    return ProjectView(inspection, view.git, _facts_of(view, files))


def _facts_of(view: ProjectView, files: Iterable[SourceFile]) -> list[FileFacts]:
    known = {file.path for file in files}
    return [each for each in view.facts if each.path in known]


def _fitting(rule: AnyLayout, globs: Iterable[str]) -> Iterator[str]:
    """A path that each glob means."""
    for glob in itertools.chain.from_iterable(map(rule.view.expanded, globs)):
        told = glob.replace("y*ml", "yml").replace("**", PLANTED)
        yield told.replace("*", PLANTED).replace("?", "z")


def _children(directories: Iterable[str]) -> Iterator[str]:
    for directory in sorted(directories):
        if directory.endswith("/") or not directory:
            yield f"{directory}{PLANTED}.py"
