"""Filters of warnings: what becomes of a warning, of which the last filter that fits decides."""

import builtins
from collections.abc import Iterator, Sequence

import msgspec

STRENGTH = {"ignore": 0, "default": 1, "always": 1, "all": 1, "module": 1, "once": 1, "error": 2}
USUAL = "default"
EVERY = "Warning"


class WarningFilter(msgspec.Struct, frozen=True):
    """`action:message:category:module`; what is empty fits everything."""

    action: str
    message: str = ""
    category: str = EVERY
    module: str = ""

    @property
    def about(self) -> tuple[str, str, str]:
        """Which warnings it is about."""
        return self.message, self.category, self.module

    @property
    def words(self) -> str:
        """The same in words."""
        return ":".join(filter(None, self.about))

    def fits(self, other: "WarningFilter") -> bool:
        """Whether it decides about the warnings that another one is about."""
        is_as_wide = all(
            wide in ("", narrow)
            for wide, narrow in ((self.message, other.message), (self.module, other.module))
        )
        return is_as_wide and _is_below(other.category, self.category)


def filters_of(lines: Sequence[str]) -> tuple[WarningFilter, ...]:
    """The filters that some lines state; what is none is left out."""
    read = (line.strip().split(":") for line in lines)
    return tuple(_filter(parts) for parts in read if parts[0].strip() in STRENGTH)


def weakened(before: Sequence[WarningFilter], after: Sequence[WarningFilter]) -> Iterator[str]:
    """The warnings of which less becomes than before, as ends of a sentence."""
    samples = dict.fromkeys(it.about for it in (WarningFilter(USUAL), *before, *after))
    for about in samples:
        sample = WarningFilter(USUAL, *about)
        then, now = _action(before, sample), _action(after, sample)
        if STRENGTH[now] < STRENGTH[then]:
            yield f"makes {now} of {sample.words}, no longer {then}"


def _filter(parts: Sequence[str]) -> WarningFilter:
    action, message, category, module, *_ = (*map(str.strip, parts), "", "", "")
    return WarningFilter(action, message, category.rpartition(".")[2] or EVERY, module)


def _action(filters: Sequence[WarningFilter], sample: WarningFilter) -> str:
    return next((it.action for it in reversed(filters) if it.fits(sample)), USUAL)


def _is_below(category: str, above: str) -> bool:
    """Whether a category is another one or a kind of it, as far as Python's own tell."""
    return above in (category, EVERY) or above in _kinds(category)


def _kinds(category: str) -> list[str]:
    kind = getattr(builtins, category, None)
    return [it.__name__ for it in kind.__mro__] if isinstance(kind, type) else []
