"""Groups of libraries and calls, as rules name them: `<web>`."""

from collections.abc import Iterable, Iterator

from archcheck.domain.configuration import Configuration
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.architecture.libraries import STDLIB, THIRD_PARTY, groups_of

GROUP = "<"


def unknown_groups(names: Iterable[str], configuration: Configuration) -> Iterator[tuple[str, str]]:
    """Message and hint for each group that nobody declares."""
    known = (STDLIB, THIRD_PARTY, *groups_of(configuration))
    for name in names:
        if name.startswith(GROUP) and name not in known:
            hint = did_you_mean(name, known) or f"the groups are {', '.join(sorted(known))}"
            yield f"unknown group {name}", hint
