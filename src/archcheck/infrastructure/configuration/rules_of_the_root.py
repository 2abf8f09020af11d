"""What the root of several projects says of each of them, whatever these say of themselves."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from archcheck.infrastructure.configuration.fragments import Fragment
from archcheck.infrastructure.configuration.merging import merged
from archcheck.infrastructure.configuration.named_tables import Named
from archcheck.infrastructure.configuration.packs import Pack

EVERY_PROJECT = "every_project"
TABLES = ("rules", "tools")


class RootRules(NamedTuple):
    """The packs of the root that hold in every project, and what the root changes in them."""

    packs: tuple[Pack, ...] = ()
    changes: Fragment = Fragment()

    def below(self, packs: Sequence[Pack]) -> tuple[Fragment, ...]:
        """All under the other packs of a project."""
        if not self.packs:
            return tuple(pack.fragment for pack in packs)
        lower = tuple(pack.fragment for pack in self.packs)
        known = self._files
        others = (pack.fragment for pack in packs if pack.file.path not in known)
        return (*lower, self.changes, *others)

    def labels(self, packs: Sequence[Pack]) -> tuple[str, ...]:
        """What messages call these packs and the others."""
        known = self._files
        others = (pack.file.label for pack in packs if pack.file.path not in known)
        return (*(pack.file.label for pack in self.packs), *others)

    @property
    def _files(self) -> frozenset[object]:
        return frozenset(pack.file.path for pack in self.packs)


def rules_for_all(packs: Sequence[Pack], own: Fragment) -> RootRules:
    """What of a root's configuration holds in every project."""
    held = tuple(pack for pack in packs if _is_for_all(pack.fragment))
    return RootRules(held, _about(own, merged([pack.fragment for pack in held])))


def _is_for_all(fragment: Fragment) -> bool:
    stated = fragment.values.get((EVERY_PROJECT,))
    return stated is not None and stated.value is True


def _about(own: Fragment, known: Fragment) -> Fragment:
    """What one says of the tables, rules and tools of the other."""
    heads = {path[:2] for path in known.values if path[0] in TABLES}
    values = {path: it for path, it in own.values.items() if path[:2] in heads}
    named = {key: _of_names(own.named[key], it) for key, it in known.named.items()}
    return msgspec.structs.replace(Fragment(values=values), **named)


def _of_names(own: Named[Any], known: Named[Any]) -> Named[Any]:
    entries = {name: it for name, it in own.entries.items() if name in known.entries}
    disabled = {name: it for name, it in own.disabled.items() if name in known.entries}
    return Named(entries, disabled)
