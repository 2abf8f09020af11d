"""What somebody wants to see of a graph."""

from collections.abc import Iterator

from archcheck.domain.problem import Problem, refuse
from archcheck.shared.deferred import dataclass

FOCUS, REACHES, LAYERS, DEPTH = "--focus", "--reaches", "--layers", "--depth"


@dataclass(frozen=True, kw_only=True)
class View:
    """What touches the modules of `focus`, or the chains from one name of `reaches` to the other.

    `depth` counts components of names; 0 is for as many as can be read. `layers`: one node for
    each. `external`: libraries too.
    """

    focus: tuple[str, ...] = ()
    reaches: tuple[str, ...] = ()
    depth: int = 0
    layers: bool = False
    external: bool = False

    def check(self) -> None:
        """Raise UsageProblems for wishes that exclude each other."""
        refuse(_together((LAYERS, self.layers), (DEPTH, self.depth)))
        refuse(_together((FOCUS, self.focus), (REACHES, self.reaches)))


def _together(*options: tuple[str, object]) -> Iterator[Problem]:
    if all(value for _, value in options):
        names = " and ".join(name for name, _ in options)
        yield Problem("", "", f"{names} exclude each other")
