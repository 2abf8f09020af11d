"""What the root of several projects says of each of them, whatever these say of themselves."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from archcheck.application.toml_text import KeyPath
from archcheck.infrastructure.configuration.fragments import Fragment, Values
from archcheck.infrastructure.configuration.merging import merged
from archcheck.infrastructure.configuration.named_tables import Named
from archcheck.infrastructure.configuration.packs import Pack

EVERY_PROJECT = "every_project"
TABLES = ("rules", "tools")
OF_THE_ROOT = frozenset({("thin_environment",)})


class RootRules(NamedTuple):
    """The packs of the root that hold in every project, and what the root changes in them."""

    packs: tuple[Pack, ...] = ()
    changes: Fragment = Fragment()

    def below(self, packs: Sequence[Pack]) -> tuple[Fragment, ...]:
        """All under the other packs of a project."""
        if not self.packs:
            return _fragments(packs)
        known = self._files
        others = (pack for pack in packs if pack.file.path not in known)
        return (*_fragments(self.packs), self.changes, *_fragments(others))

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
    return RootRules(held, _about(own, merged(_fragments(held))))


def _fragments(packs: Iterable[Pack]) -> tuple[Fragment, ...]:
    return tuple(pack.fragment for pack in packs)


def _is_for_all(fragment: Fragment) -> bool:
    stated = fragment.values.get((EVERY_PROJECT,))
    return stated is not None and stated.value is True


def _about(own: Fragment, known: Fragment) -> Fragment:
    """What one says of the tables, rules and tools of the other, and of the root itself."""
    values = _of_heads(own.values, _heads(known.values) | OF_THE_ROOT)
    named = {key: _of_names(own.named[key], it) for key, it in known.named.items()}
    return msgspec.structs.replace(Fragment(values=values), **named)


def _heads(values: Values) -> frozenset[KeyPath]:
    return frozenset(path[:2] for path in values if path[0] in TABLES)


def _of_heads(values: Values, heads: Collection[KeyPath]) -> Values:
    return {path: it for path, it in values.items() if path[:2] in heads}


def _of_names(own: Named[Any], known: Named[Any]) -> Named[Any]:
    entries = {name: it for name, it in own.entries.items() if name in known.entries}
    disabled = {name: it for name, it in own.disabled.items() if name in known.entries}
    return Named(entries, disabled, own.left_out)
