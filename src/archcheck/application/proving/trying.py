"""Claims are tried together, as long as some are open."""

import collections
from collections.abc import Callable, Iterable, Iterator, Sequence

from archcheck.application.proving.plants import Claim, Outcome, Plant, Proof
from archcheck.domain.finding import Finding
from archcheck.domain.level import Level

MOST_ROUNDS = 20
UNFOUND = "a planted violation is not found"
Judge = Callable[[Sequence[Plant]], Sequence[Finding]]


class Trial:
    """Which claims are proven, and what stood in the way of the others."""

    def __init__(self, claims: Iterable[Claim], before: Sequence[Finding], judge: Judge) -> None:
        """Take what was found without any plant, and who judges some of them."""
        self._claims = tuple(claims)
        self._before = before
        self._judge = judge
        self._waiting = {_key(claim): collections.deque(claim.plants) for claim in self._claims}
        self._proven: set[tuple[str, str]] = set()
        self._covered: dict[tuple[str, str], str] = {}

    def proofs(self) -> tuple[Proof, ...]:
        """What has become of each claim, sorted."""
        for _ in range(MOST_ROUNDS):
            self._round()
        return tuple(sorted(map(self._proof, self._claims), key=lambda proof: proof.order))

    def _round(self) -> None:
        trying = self._chosen()
        if trying:
            findings = self._judge([plant for _, plant in trying])
            for claim, plant in trying:
                self._learn(claim, plant, findings)

    def _chosen(self) -> list[tuple[Claim, Plant]]:
        """The next plant of each claim that is open; who finds its file taken waits."""
        taken: set[str] = set()
        chosen = []
        for claim in self._open():
            plant = self._waiting[_key(claim)][0]
            if taken.isdisjoint(plant.paths):
                chosen.append((claim, plant))
                taken.update(plant.replaced)
                self._waiting[_key(claim)].popleft()
        return chosen

    def _open(self) -> Iterator[Claim]:
        unproven = (claim for claim in self._claims if _key(claim) not in self._proven)
        return (claim for claim in unproven if self._waiting[_key(claim)])

    def _learn(self, claim: Claim, plant: Plant, findings: Sequence[Finding]) -> None:
        found = _planted(claim, plant, findings)
        if len(found) <= len(_planted(claim, plant, self._before)):
            return
        free = [it for it in found if it.suppression is None]
        if free:
            self._proven.add(_key(claim))
        else:
            self._covered[_key(claim)] = f"{_named(found[-1])} covers it"

    def _proof(self, claim: Claim) -> Proof:
        outcome, reason = self._fate(claim)
        return Proof(what=claim.what, name=claim.name, outcome=outcome, reason=reason)

    def _fate(self, claim: Claim) -> tuple[Outcome, str]:
        key = _key(claim)
        if key in self._proven or claim.unproven is Outcome.FIRES:
            return Outcome.FIRES, ""
        if claim.level.severity <= Level.NOTE.severity:
            return Outcome.LISTED, _words(claim, f"it has the level {claim.level}")
        if key in self._covered:
            return Outcome.SILENT, self._covered[key]
        return claim.unproven, _words(claim, UNFOUND)


def _words(claim: Claim, otherwise: str) -> str:
    return claim.reason or otherwise


def _key(claim: Claim) -> tuple[str, str]:
    return claim.what, claim.name


def _planted(claim: Claim, plant: Plant, findings: Sequence[Finding]) -> list[Finding]:
    """The findings of a claim in the files of a plant."""
    return [it for it in findings if _is_of(claim, it) and it.location.path in plant.paths]


def _is_of(claim: Claim, finding: Finding) -> bool:
    return claim.name == (finding.rule if claim.is_rule else finding.contract)


def _named(finding: Finding) -> str:
    """What suppresses a finding, and where it stands."""
    suppression = finding.suppression
    if suppression is None:
        return "nothing"
    place = suppression.location
    where = f" at {place.path}:{place.region.start_line}" if place else ""
    return f"the {suppression.kind}{where} ({suppression.reason})"
