"""Claims are tried together, as long as some are open."""

import collections
import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from archcheck.application.proving.plants import Claim, Outcome, Plant, Proof
from archcheck.domain.finding import Finding, Suppression
from archcheck.domain.level import Level
from archcheck.domain.problem import UsageProblems

MOST_ROUNDS = 30
AT_ONCE = 12
ALONE = 1
UNFOUND = "a planted violation is not found"
Judge = Callable[[Sequence[Plant], Collection[str]], Sequence[Finding]]
Waiting = Mapping[tuple[str, str], collections.deque[Plant]]


class Trial:
    """Which claims are proven, and what stood in the way of the others."""

    def __init__(self, claims: Iterable[Claim], before: Sequence[Finding], judge: Judge) -> None:
        """Take what was found without any plant, and who judges some under the names of claims."""
        self._claims = tuple(claims)
        self._before = before
        self._judge = judge
        self._proven = {_key(claim) for claim in self._claims if _is_found(claim, before)}
        self._covered: dict[tuple[str, str], str] = {}

    def proofs(self) -> tuple[Proof, ...]:
        """What has become of each claim, sorted."""
        for _, group in itertools.groupby(sorted(self._claims, key=_what), key=_what):
            claims = list(filter(_is_in_force, group))
            self._pass(claims, AT_ONCE)
            self._pass(list(filter(_is_to_be_proven, claims)), ALONE)
        return tuple(sorted(map(self._proof, self._claims), key=lambda proof: proof.order))

    def _pass(self, claims: Sequence[Claim], most: int) -> None:
        """Each plant of what is open is tried, so many of each claim at once."""
        waiting = {_key(claim): collections.deque(claim.plants) for claim in claims}
        for _ in range(MOST_ROUNDS):
            still = list(filter(self._is_open, claims))
            plants = _chosen(still, waiting, most)
            if not plants:
                return
            self._round(plants, still)

    def _is_open(self, claim: Claim) -> bool:
        return _key(claim) not in self._proven

    def _round(self, plants: Sequence[Plant], claims: Sequence[Claim]) -> None:
        """What cannot be judged together is judged in halves; what cannot alone proves nothing.

        Whatever a plant breaks is proven by it.
        """
        try:
            findings = self._judge(plants, set(map(_name, claims)))
        except UsageProblems:
            for half in _halves(plants):
                self._round(half, claims)
            return
        for claim, own in _by_claim(claims, findings):
            self._learn_all(claim, plants if own else (), own)

    def _learn_all(
        self, claim: Claim, plants: Sequence[Plant], findings: Sequence[Finding]
    ) -> None:
        for plant in plants:
            self._learn(claim, plant, findings)

    def _learn(self, claim: Claim, plant: Plant, findings: Sequence[Finding]) -> None:
        found = _planted(claim, plant, findings)
        if len(found) <= len(_planted(claim, plant, self._before)):
            return
        covering = [it.suppression for it in found if it.suppression is not None]
        if len(covering) < len(found):
            self._proven.add(_key(claim))
        else:
            self._covered[_key(claim)] = f"{_named(covering[-1])} covers it"

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


def _is_in_force(claim: Claim) -> bool:
    return claim.level is not Level.OFF


def _by_claim(
    claims: Iterable[Claim], findings: Iterable[Finding]
) -> Iterator[tuple[Claim, Sequence[Finding]]]:
    """The findings of each."""
    contracts, rules = collections.defaultdict(list), collections.defaultdict(list)
    for finding in findings:
        contracts[finding.contract].append(finding)
        rules[finding.rule].append(finding)
    for claim in claims:
        yield claim, (rules if claim.is_rule else contracts)[claim.name]


def _what(claim: Claim) -> str:
    return claim.what


def _name(claim: Claim) -> str:
    return claim.name


def _is_to_be_proven(claim: Claim) -> bool:
    return claim.unproven is not Outcome.LISTED


def _fitting(waiting: collections.deque[Plant], taken: set[str], most: int) -> Iterator[Plant]:
    """Plants that touch no file of others; they wait no longer."""
    room = most
    for _ in range(len(waiting)):
        plant = waiting.popleft()
        if room and taken.isdisjoint(plant.paths):
            room -= 1
            taken.update(plant.replaced)
            yield plant
        else:
            waiting.append(plant)


def _chosen(claims: Iterable[Claim], waiting: Waiting, most: int) -> Sequence[Plant]:
    """The next plants of each claim; those whose file is taken wait."""
    taken: set[str] = set()
    return [plant for claim in claims for plant in _fitting(waiting[_key(claim)], taken, most)]


def _halves(plants: Sequence[Plant]) -> tuple[Sequence[Plant], ...]:
    middle = len(plants) // 2
    return (plants[:middle], plants[middle:]) if middle else ()


def _words(claim: Claim, otherwise: str) -> str:
    return claim.reason or otherwise


def _key(claim: Claim) -> tuple[str, str]:
    return claim.what, claim.name


def _planted(claim: Claim, plant: Plant, findings: Sequence[Finding]) -> list[Finding]:
    """The findings of a claim in the files of a plant."""
    return [it for it in findings if _is_of(claim, it) and plant.shows(it.location.path)]


def _is_of(claim: Claim, finding: Finding) -> bool:
    return claim.name == (finding.rule if claim.is_rule else finding.contract)


def _is_found(claim: Claim, findings: Sequence[Finding]) -> bool:
    """Whether it fires without anything planted."""
    return any(_is_of(claim, it) and it.suppression is None for it in findings)


def _named(suppression: Suppression) -> str:
    """What suppresses a finding, and where it stands."""
    place = suppression.location
    where = f" at {place.path}:{place.region.start_line}" if place else ""
    return f"the {suppression.kind}{where} ({suppression.reason})"
