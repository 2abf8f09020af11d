"""From the files of a project to a configuration that it passes."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from archcheck.application.ports.module_maps import ModuleMaps
from archcheck.application.ports.project_signs import Inheritance, ProjectSigns, Signs
from archcheck.application.proposing import contract_ideas
from archcheck.application.proposing.heads_as_patterns import patterns_of
from archcheck.application.proposing.layer_search import FoundLayers, LayerSearch
from archcheck.application.proposing.module_folders import ModuleFolders
from archcheck.application.proposing.proposal import CONTRACTS, Item, Proposal
from archcheck.application.proposing.trials import Tally, Trials, tallied
from archcheck.application.proposing.vocabulary import Vocabulary
from archcheck.application.checking.survey import Survey
from archcheck.domain.project import Role
from archcheck.shared.deferred import dataclass

NO_PACK: Mapping[str, object] = {"extends": []}
PROBE = "probe "
TEMPLATE = re.compile(r"\{\{.*\}\}")
UNPARSABLE = "unparsable-file"
IMPLIED = {"no cycles": "no cycles at the top"}


@dataclass(frozen=True, kw_only=True)
class InitWish:
    """What somebody wants: packs (without any, the one that fits), all of it, or little."""

    packs: tuple[str, ...] = ()
    minimal: bool = False
    strict: bool = False


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A project as it was read: what its files state, its folders, layers, signs and inheritance."""

    survey: Survey
    folders: ModuleFolders
    found: FoundLayers
    slices: tuple[str, ...]
    signs: Signs
    inheritance: Inheritance

    @property
    def layers(self) -> Mapping[str, tuple[str, ...]]:
        """The layers that are proposed: those found, where nobody has named any."""
        if self.inheritance.is_architecture:
            return {}
        return {layer.name: patterns_of(layer.heads, self.folders) for layer in self.found.layers}


class Proposer:
    """Proposes without a pack."""

    def __init__(
        self, trials: Trials, maps: ModuleMaps, vocabulary: Vocabulary, signs: ProjectSigns
    ) -> None:
        """Take what tries configurations, what reads modules, words, and what reads signs."""
        self._trials = trials
        self._maps = maps
        self._vocabulary = vocabulary
        self._signs = signs

    def subject(self) -> Subject:
        """The project as it is; raises UsageProblems where there is none."""
        signs = self._signs.signs(self._trials.root)
        levels = dict.fromkeys(self._vocabulary.rules, "error")
        keys = {**NO_PACK, "rules": levels, "exclude": list(signs.exclude)}
        survey = self._trials.survey(keys)
        broken = tuple(_broken_on_purpose(survey))
        signs = dataclasses.replace(signs, exclude=(*signs.exclude, *broken))
        graph = self._maps.of(survey.inspection, survey.facts).graph
        folders = ModuleFolders.of(graph)
        search = LayerSearch(folders, self._vocabulary)
        return Subject(
            survey=survey,
            folders=folders,
            found=search.layers(),
            slices=search.slices(),
            signs=signs,
            inheritance=self._signs.inheritance(self._trials.root, folders.modules),
        )

    def proposal(self, subject: Subject, wish: InitWish) -> Proposal:
        """Layers and contracts of the project's own, and the rules that it keeps."""
        ideas = tuple(self._ideas(subject))
        proposal = Proposal(
            exclude=subject.signs.exclude,
            layers=subject.layers,
            strict=wish.strict,
            minimal=wish.minimal,
        )
        contracts = self._tried(subject, proposal, ideas)
        return dataclasses.replace(
            proposal,
            contracts=tuple(contracts),
            rules=() if wish.minimal else tuple(self._rules(subject)),
            tools=() if wish.minimal else subject.signs.tools,
        )

    def _ideas(self, subject: Subject) -> Iterator[Item]:
        if not subject.inheritance.is_architecture:
            found, folders = subject.found, subject.folders
            yield from contract_ideas.layer_contracts(found, folders)
            yield from contract_ideas.pure_domain(found)
            yield from contract_ideas.homes(found, self._groups(subject))
            yield from contract_ideas.independent_slices(subject.slices, found.containers)
        if all(item.keys.get("type") != "acyclic" for item in subject.inheritance.contracts):
            yield from contract_ideas.no_cycles(subject.folders)

    def _groups(self, subject: Subject) -> Mapping[str, bool]:
        """Which groups of libraries are imported at all."""
        roots = list(subject.folders.children(""))
        names = [group for group, _, _ in contract_ideas.HOMES]
        probes = [_probe(name, roots) for name in names]
        tally = self._trials.declared(subject.survey, {**NO_PACK, CONTRACTS: probes})
        return {name: bool(tally.declared.get(f"{PROBE}{name}")) for name in names}

    def _tried(self, subject: Subject, proposal: Proposal, ideas: Sequence[Item]) -> Iterator[Item]:
        """What means something here, with what it finds; nothing that another one says too."""
        valid = [item for item in ideas if self._is_valid(subject, proposal, item)]
        tally = self._tally(subject, proposal, valid)
        counted = [_counted(item, tally) for item in valid]
        return _without_implied(counted)

    def _is_valid(self, subject: Subject, proposal: Proposal, item: Item) -> bool:
        only = dataclasses.replace(proposal, contracts=(item,))
        return self._trials.declared_or_nothing(subject.survey, only.keys()) is not None

    def _tally(self, subject: Subject, proposal: Proposal, items: Sequence[Item]) -> Tally:
        whole = dataclasses.replace(proposal, contracts=tuple(items))
        return self._trials.declared(subject.survey, whole.keys())

    def _rules(self, subject: Subject) -> Iterator[Item]:
        findings = _counts(subject.survey)
        has_tests = bool(_tests(subject.survey))
        families = {rule.name: rule.family for rule in subject.survey.prepared.names.rules}
        for name in self._vocabulary.rules:
            if has_tests or families.get(name) != "tests":
                keys = {"level": "error"}
                yield Item(name=name, keys=keys, count=findings.get(name, 0))


def _broken_on_purpose(survey: Survey) -> Iterator[str]:
    """Files that are broken on purpose: beside the tests, and what projects are made from."""
    paths = {it.location.path for it in survey.findings if it.rule == UNPARSABLE}
    return iter(sorted((paths & _tests(survey)) | set(filter(TEMPLATE.search, paths))))


def _tests(survey: Survey) -> set[str]:
    files = survey.inspection.project.files
    return {file.path for file in files if file.role is Role.TEST}


def _probe(group: str, roots: Sequence[str]) -> Mapping[str, object]:
    return {
        "name": f"{PROBE}{group}",
        "type": "external",
        "source_modules": list(roots),
        "forbid": [f"<{group}>"],
    }


def _counted(item: Item, tally: Tally) -> Item:
    return dataclasses.replace(item, count=tally.declared.get(item.name, 0))


def _counts(survey: Survey) -> Mapping[str, int]:
    return tallied(survey.findings).rules


def _without_implied(items: Iterable[Item]) -> Iterator[Item]:
    """A circle at the top is one of all circles."""
    found = list(items)
    implied = {IMPLIED.get(item.name) for item in found if item.holds}
    return (item for item in found if item.name not in implied)
