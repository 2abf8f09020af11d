"""How well packs fit the layers of a project."""

from collections.abc import Iterable, Mapping

from archcheck.application.proposing.layer_search import FoundLayer, FoundLayers
from archcheck.application.proposing.module_folders import last
from archcheck.application.proposing.vocabulary import Vocabulary, stem
from archcheck.shared.deferred import dataclass

FEWEST = 3
SHARE = 0.6


@dataclass(frozen=True, kw_only=True)
class PackFit:
    """The layers of a pack, and which folders of the project are them.

    `exact` counts those that have their very name, `named` those whose folders are called like them;
    the others are only for the same. `strange` are the layers of the project that are none of it.
    """

    pack: str
    layers: tuple[str, ...]
    folders: Mapping[str, tuple[FoundLayer, ...]]
    exact: int = 0
    named: int = 0
    strange: int = 0

    @property
    def fits(self) -> bool:
        """Whether enough of its layers are there."""
        known = sum(map(len, self.folders.values()))
        return self.named >= max(FEWEST, SHARE * len(self.layers)) and known > self.strange

    @property
    def order(self) -> tuple[int, float, str]:
        """The best comes first: by own names, by the share of its layers, then by name."""
        return (-self.exact, -self.named / max(1, len(self.layers)), self.pack)

    def sentence(self) -> str:
        """How well it fits, in words."""
        return f"{self.pack}: {self.named} of {len(self.layers)} layers"


def pack_fit(
    pack: str,
    patterns: Mapping[str, Iterable[str]],
    found: FoundLayers,
    vocabulary: Vocabulary,
) -> PackFit:
    """How well a pack fits whose layers have these patterns."""
    meanings = _Meanings(patterns, vocabulary)
    placed = [(meanings.layer(layer), layer) for layer in found.layers]
    folders = _folders(placed)
    return PackFit(
        pack=pack,
        layers=tuple(patterns),
        folders=folders,
        exact=sum(stem(layer.name) == stem(name) for name, layer in placed),
        named=sum(any(map(meanings.is_called, group)) for group in folders.values()),
        strange=sum(not name for name, _ in placed),
    )


class _Meanings:
    """What the layers of a pack are called, exactly and by what they are for."""

    def __init__(self, patterns: Mapping[str, Iterable[str]], vocabulary: Vocabulary) -> None:
        self._exact = {
            stem(last(pattern)): name for name, group in patterns.items() for pattern in group
        }
        self._rows: dict[str, list[str]] = {}
        self._roles: dict[str, list[str]] = {}
        for name in patterns:
            row = vocabulary.row(name)
            if row:
                self._rows.setdefault(row.name, []).append(name)
                self._roles.setdefault(row.role, []).append(name)

    def layer(self, found: FoundLayer) -> str:
        """The layer of the pack that a folder is, empty for none."""
        return self._called(found) or _only(self._roles.get(found.row.role))

    def is_called(self, found: FoundLayer) -> bool:
        """Whether a folder has a name of a layer of the pack, not just its purpose."""
        return bool(self._called(found))

    def _called(self, found: FoundLayer) -> str:
        exact = self._exact.get(stem(found.name), "")
        return exact or _only(self._rows.get(found.row.name))


def _only(names: list[str] | None) -> str:
    """The one name where there is no other."""
    return names[0] if names and len(names) == 1 else ""


def _folders(placed: Iterable[tuple[str, FoundLayer]]) -> dict[str, tuple[FoundLayer, ...]]:
    folders: dict[str, tuple[FoundLayer, ...]] = {}
    for name, layer in placed:
        if name:
            folders[name] = (*folders.get(name, ()), layer)
    return folders
