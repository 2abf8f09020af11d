"""A pack that fits, and what of it does not hold today."""

from collections.abc import Iterator, Mapping, Sequence

from archcheck.application.proposing.layer_search import FoundLayer, FoundLayers
from archcheck.application.proposing.pack_fit import PackFit, pack_fit
from archcheck.application.proposing.proposal import Item, Proposal
from archcheck.application.proposing.proposer import InitWish, Subject
from archcheck.application.proposing.trials import Trials
from archcheck.application.proposing.vocabulary import Vocabulary

LAYERS = "layers"


class PackProposer:
    """Proposes packs."""

    def __init__(self, trials: Trials, vocabulary: Vocabulary) -> None:
        """Take what tries configurations, and words."""
        self._trials = trials
        self._vocabulary = vocabulary

    def proposal(self, subject: Subject, wish: InitWish) -> Proposal | None:
        """The packs that are wished for, else the one that fits; None for none."""
        if wish.packs:
            return self._with(subject, wish, wish.packs)
        if wish.minimal or subject.inheritance.is_architecture:
            return None
        return next(self._fitting(subject, wish), None)

    def fits(self, found: FoundLayers) -> Sequence[PackFit]:
        """All packs that have layers, the best first."""
        return sorted(self._fits(found), key=lambda fit: fit.order)

    def scores(self, subject: Subject) -> Iterator[str]:
        """How well all packs fit, in words: by layers, those without any by what holds today."""
        fits = self.fits(subject.found) if subject.found.layers else ()
        yield from (fit.sentence() for fit in fits)
        for pack in self._trials.packs():
            yield from self._held(pack, subject)

    def _held(self, pack: str, subject: Subject) -> Iterator[str]:
        """How many rules about the project hold of a pack that knows no layers."""
        keys = {"extends": [pack]}
        configuration = self._trials.configuration(keys)
        if configuration.layers:
            return
        names = {it.name for it in (*configuration.structure, *configuration.layout)}
        usable = filter(None, [self._trials.declared_or_nothing(subject.survey, keys)])
        for held in (len(names - tally.declared.keys()) for tally in usable):
            yield f"{pack}: {held} of {len(names)} rules about the project hold today"

    def _fitting(self, subject: Subject, wish: InitWish) -> Iterator[Proposal]:
        """The packs that fit and whose order is kept, the best first."""
        fits = self.fits(subject.found)
        proposals = (self._with(subject, wish, (fit.pack,)) for fit in fits if fit.fits)
        return (each for each in proposals if self._keeps_order(subject, each))

    def _fits(self, found: FoundLayers) -> Iterator[PackFit]:
        for pack in self._trials.packs():
            fit = self._fit(pack, found)
            if fit.layers:
                yield fit

    def _fit(self, pack: str, found: FoundLayers) -> PackFit:
        configuration = self._trials.configuration({"extends": [pack]})
        return pack_fit(pack, configuration.layers, found, self._vocabulary)

    def _with(self, subject: Subject, wish: InitWish, packs: tuple[str, ...]) -> Proposal:
        return Proposal(
            packs=packs,
            exclude=subject.signs.exclude,
            layers=self._renamed(packs, subject.found),
            tools=tuple(self._own_tools(subject, packs)),
            strict=wish.strict,
            minimal=wish.minimal,
        )

    def _renamed(self, packs: Sequence[str], found: FoundLayers) -> Mapping[str, tuple[str, ...]]:
        """The layers of the packs that have other names here."""
        patterns = self._trials.configuration({"extends": list(packs)}).layers
        folders = pack_fit(packs[-1], patterns, found, self._vocabulary).folders
        stated = {name: _patterns(layers) for name, layers in folders.items()}
        return {name: names for name, names in stated.items() if names != patterns[name]}

    def _own_tools(self, subject: Subject, packs: Sequence[str]) -> Iterator[Item]:
        known = self._trials.configuration({"extends": list(packs)}).tools
        return (item for item in subject.signs.tools if item.name not in known)

    def _keeps_order(self, subject: Subject, proposal: Proposal) -> bool:
        """Whether imports lead the way in which the pack has its layers."""
        keys = proposal.keys()
        layered = {
            it.name for it in self._trials.configuration(keys).contracts if it.type == LAYERS
        }
        found = self._trials.declared_or_nothing(subject.survey, keys)
        return found is not None and layered.isdisjoint(found.declared)


def _patterns(layers: Sequence[FoundLayer]) -> tuple[str, ...]:
    return tuple(f"{{context}}.{layer.name}" for layer in layers)
