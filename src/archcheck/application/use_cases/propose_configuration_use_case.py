"""A configuration for a project that has none."""

import dataclasses
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence

from archcheck.application.checking.services import CheckServices
from archcheck.application.ports.draft_configurations import DraftConfigurations
from archcheck.application.ports.module_maps import ModuleMaps
from archcheck.application.ports.project_places import Place, ProjectPlaces
from archcheck.application.ports.project_signs import ProjectSigns
from archcheck.application.ports.proposal_files import Additions, Draft, ProposalFiles
from archcheck.application.ports.scheduler import Progress
from archcheck.application.proposing.gate_check import GateCheck
from archcheck.application.proposing.inheriting import Inheriting
from archcheck.application.proposing.ledger import LedgerRow
from archcheck.application.proposing.pack_proposer import PackProposer
from archcheck.application.proposing.project_table import Member, project_table
from archcheck.application.proposing.proposal import Proposal
from archcheck.application.proposing.proposer import InitWish, Proposer, Subject
from archcheck.application.proposing.trials import Trials
from archcheck.application.proposing.vocabulary import Vocabulary
from archcheck.domain.problem import UsageProblems
from archcheck.shared.deferred import dataclass

CIRCULAR = "the projects import each other in a circle, so that no table of them can be written"


@dataclass(frozen=True, kw_only=True)
class InitRequest:
    """From which directory, absolute, somebody wants what."""

    directory: str
    wish: InitWish = InitWish()
    additions: Additions = Additions()


@dataclass(frozen=True, kw_only=True)
class InitPlan:
    """What would be written: configurations, then additions, and what to tell of them."""

    configurations: tuple[Draft, ...]
    additions: tuple[Draft, ...]
    ledger: tuple[LedgerRow, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True)
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
        self._left_out: list[str] = []

    def execute(self, request: InitRequest, progress: Progress) -> InitPlan:
        """What would be written; raises UsageProblems where there is no project."""
        place = self._services.places.around(request.directory)
        planned = list(self._configurations(place, request.wish, progress))
        return InitPlan(
            configurations=tuple(draft for draft, _ in planned),
            additions=tuple(self._services.files.additions(place.root, request.additions)),
            ledger=tuple(sorted(row for _, proposal in planned for row in proposal.ledger)),
            sentences=(*self._left_out, *_sentences(place, planned)),
        )

    def write(self, plan: InitPlan) -> Iterator[Draft]:
        """Write what is new, and say each when it is; raises ReportNotWritten."""
        for draft in (*plan.configurations, *plan.additions):
            if draft.added:
                self._services.files.write(draft)
                yield draft

    def _configurations(
        self, place: Place, wish: InitWish, progress: Progress
    ) -> Iterator[tuple[Draft, Proposal]]:
        studies = self._studies(place, wish, progress)
        for each, proposal in _proposals(place, studies):
            yield self._services.files.draft(each.root, each.path, proposal), proposal

    def _studies(self, place: Place, wish: InitWish, progress: Progress) -> list["_Study"]:
        """The root comes first, and is read last: it names what the members import."""
        candidates = (
            _Study(self._services, each, wish, progress)
            for each in place.members
            if not each.shared
        )
        members = list(filter(self._is_readable, candidates))
        root = _Study(self._services, place, wish, progress)
        return [root, *members] if place.has_sources and not place.shared else members

    def _is_readable(self, member: "_Study") -> bool:
        """Whether there is a project in the directory of a member."""
        try:
            return bool(member.subject)
        except UsageProblems as problems:
            why = problems.problems[0]
            told = ": ".join(filter(None, (why.file, why.message)))
            self._left_out.append(f"{member.place.path}: left out: {told}")
            return False


class _Study:
    """One project, read once."""

    def __init__(
        self, services: InitServices, place: Place, wish: InitWish, progress: Progress
    ) -> None:
        self.place = place
        self._services = services
        self._wish = wish
        self._trials = Trials(services.checking, services.drafts, place.root, progress)
        self._vocabulary = services.vocabulary()
        self._proposer = Proposer(self._trials, services.maps, self._vocabulary, services.signs)

    @functools.cached_property
    def subject(self) -> Subject:
        """The project as it is; raises UsageProblems."""
        return self._proposer.subject()

    def member(self) -> Member:
        """What a table of projects needs to know."""
        return Member.of(self.place.path, self.subject.survey)

    def proposal(self) -> Proposal:
        """What is proposed for it."""
        packs = PackProposer(self._trials, self._vocabulary)
        subject = self.subject
        found = packs.proposal(subject, self._wish) or self._proposer.proposal(subject, self._wish)
        inheriting = Inheriting(self._trials, subject.survey)
        whole = inheriting.joined(found, subject.inheritance)
        checked = GateCheck(self._trials, _families(subject)).corrected(whole)
        told = (*subject.signs.sentences, *_fits(packs, subject), *checked.sentences)
        return dataclasses.replace(checked, sentences=told)


def _proposals(place: Place, studies: Sequence[_Study]) -> Sequence[tuple[Place, Proposal]]:
    """What is proposed for those that nobody has configured."""
    proposals = [(it.place, it.proposal()) for it in studies if not it.place.file]
    if place.members and not _is_configured(place):
        table = project_table(list(map(_Study.member, studies)))
        return list(_with_table(place, proposals, table))
    return proposals


def _is_configured(place: Place) -> bool:
    return bool(place.file or place.shared)


def _with_table(
    place: Place, proposals: Sequence[tuple[Place, Proposal]], table: Mapping[str, object]
) -> Iterator[tuple[Place, Proposal]]:
    """The proposals, of which that of the root names the projects."""
    told = () if table else (CIRCULAR,)
    root = _root_proposal(place, proposals)
    yield place, dataclasses.replace(root, projects=table, sentences=(*root.sentences, *told))
    yield from ((each, proposal) for each, proposal in proposals if each is not place)


def _root_proposal(place: Place, proposals: Sequence[tuple[Place, Proposal]]) -> Proposal:
    """That of the root, an empty one where it has no sources."""
    own = (proposal for each, proposal in proposals if each is place)
    return next(own, Proposal())


def _families(subject: Subject) -> dict[str, str]:
    return {rule.name: rule.family for rule in subject.survey.prepared.names.rules}


def _fits(packs: PackProposer, subject: Subject) -> Iterator[str]:
    scores = "; ".join(packs.scores(subject))
    yield from filter(None, [scores and f"packs: {scores}"])


def _configured(place: Place, name: str) -> Iterator[str]:
    if place.file:
        yield f"{place.file} configures archcheck already; it stays as it is"
    elif place.shared:
        yield f"{name} has the configuration of {place.shared}; nothing is added to it"


def _sentences(place: Place, planned: Sequence[tuple[Draft, Proposal]]) -> Iterator[str]:
    for each in (place, *place.members):
        yield from _configured(each, "this project" if each is place else each.path)
    for draft, proposal in planned:
        yield from (f"{draft.path}: {sentence}" for sentence in proposal.sentences)
