"""A configuration for a project that has none."""

import dataclasses
from collections.abc import Callable, Iterator, Sequence

from archcheck.application.checking.services import CheckServices
from archcheck.application.ports.draft_configurations import DraftConfigurations
from archcheck.application.ports.module_maps import ModuleMaps
from archcheck.application.ports.project_places import Place, ProjectPlaces
from archcheck.application.ports.project_signs import ProjectSigns
from archcheck.application.ports.proposal_files import Additions, Draft, ProposalFiles
from archcheck.application.ports.scheduler import Progress
from archcheck.application.proposing.gate_check import GateCheck
from archcheck.application.proposing.ledger import LedgerRow
from archcheck.application.proposing.pack_proposer import PackProposer
from archcheck.application.proposing.proposal import Proposal
from archcheck.application.proposing.proposer import InitWish, Proposer, Subject
from archcheck.application.proposing.trials import Trials
from archcheck.application.proposing.vocabulary import Vocabulary


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class InitRequest:
    """From which directory, absolute, somebody wants what."""

    directory: str
    wish: InitWish = InitWish()
    additions: Additions = Additions()


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class InitPlan:
    """What would be written: configurations, then additions, and what to tell of them."""

    configurations: tuple[Draft, ...]
    additions: tuple[Draft, ...]
    ledger: tuple[LedgerRow, ...]
    sentences: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class InitServices:
    """What a proposal needs of the world."""

    checking: CheckServices
    drafts: DraftConfigurations
    maps: ModuleMaps
    signs: ProjectSigns
    places: ProjectPlaces
    files: ProposalFiles
    vocabulary: Callable[[], Vocabulary]


class ProposeConfigurationUseCase:
    """Looks at a project and proposes how to check it."""

    def __init__(self, services: InitServices) -> None:
        """Take the ports."""
        self._services = services

    def execute(self, request: InitRequest, progress: Progress) -> InitPlan:
        """What would be written; raises UsageProblems where there is no project."""
        place = self._services.places.around(request.directory)
        planned = list(self._configurations(place, request.wish, progress))
        return InitPlan(
            configurations=tuple(draft for draft, _ in planned),
            additions=tuple(self._services.files.additions(place.root, request.additions)),
            ledger=tuple(sorted(row for _, proposal in planned for row in proposal.ledger)),
            sentences=tuple(_sentences(place, planned)),
        )

    def _configurations(
        self, place: Place, wish: InitWish, progress: Progress
    ) -> Iterator[tuple[Draft, Proposal]]:
        for each in (place, *place.members):
            if not each.file:
                proposal = self._proposal(each, wish, progress)
                yield self._services.files.draft(each.root, each.path, proposal), proposal

    def _proposal(self, place: Place, wish: InitWish, progress: Progress) -> Proposal:
        services = self._services
        trials = Trials(services.checking, services.drafts, place.root, progress)
        vocabulary = services.vocabulary()
        proposer = Proposer(trials, services.maps, vocabulary, services.signs)
        subject = proposer.subject()
        packs = PackProposer(trials, vocabulary)
        found = packs.proposal(subject, wish) or proposer.proposal(subject, wish)
        checked = GateCheck(trials, _families(subject)).corrected(found)
        told = (*subject.signs.sentences, *_fits(packs, subject), *checked.sentences)
        return dataclasses.replace(checked, sentences=told)


def _families(subject: Subject) -> dict[str, str]:
    return {rule.name: rule.family for rule in subject.survey.prepared.names.rules}


def _fits(packs: PackProposer, subject: Subject) -> Iterator[str]:
    fits = packs.fits(subject.found) if subject.found.layers else ()
    if fits:
        yield f"packs: {'; '.join(fit.sentence() for fit in fits)}"


def _sentences(place: Place, planned: Sequence[tuple[Draft, Proposal]]) -> Iterator[str]:
    for each in (place, *place.members):
        if each.file:
            yield f"{each.file} configures archcheck already; it stays as it is"
    for draft, proposal in planned:
        yield from (f"{draft.path}: {sentence}" for sentence in proposal.sentences)
