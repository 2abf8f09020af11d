"""What people are told where no contract compares anything."""

from collections.abc import Iterator

from archcheck.domain.check_result import Architecture

UNCHECKED = "no architecture was checked"
UNSEEN = {
    Architecture.NOT_CHECKED: UNCHECKED,
    Architecture.DECLARED_NONE: f"{UNCHECKED}, as declared",
}
WAY_ON = "run archcheck init, or name the layers in [tool.archcheck.layers]"


def headline(architecture: Architecture, layout: str) -> str:
    """What the first line says: the layers that were found, or that none was and why."""
    if architecture is Architecture.NOT_CHECKED:
        return f"architecture: not checked ({layout}: {WAY_ON})"
    if architecture is Architecture.DECLARED_NONE:
        return "architecture: none, as declared"
    return "no contracts" if architecture is Architecture.NO_CONTRACTS else layout


def gap(architecture: Architecture, layout: str) -> Iterator[str]:
    """The sentence that makes a strict check incomplete."""
    if architecture is Architecture.NOT_CHECKED:
        yield f'{UNCHECKED} ({layout}): {WAY_ON}, or set architecture = "none" in [tool.archcheck]'
