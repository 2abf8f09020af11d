"""How the fitness of a project has changed."""

from archcheck.domain.fitness import Fitness
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class Version:
    """A commit.

    `name` is a tag, or the short name of the commit; `moment` in ISO 8601, as the committer's
    clock showed it. `tree` names all that the project held, and is empty where there was none.
    """

    commit: str
    name: str
    moment: str
    tree: str = ""

    @property
    def date(self) -> str:
        """The day, as 2027-06-30."""
        return self.moment[:10]


@dataclass(frozen=True, kw_only=True)
class Summary:
    """The fitness of a project in a few numbers; `unread` counts files of which nothing is known."""

    modules: int = 0
    packages: int = 0
    lines: int = 0
    imports: int = 0
    tangles: int = 0
    cuts: int = 0
    unstable: int = 0
    hubs: int = 0
    unread: int = 0


@dataclass(frozen=True)
class Point:
    """A version and what was measured of it."""

    version: Version
    summary: Summary


def summary_of(fitness: Fitness, unread: int) -> Summary:
    """The few numbers."""
    metrics = fitness.metrics
    return Summary(
        modules=len(metrics.modules),
        packages=len(metrics.packages),
        lines=sum(module.lines for module in metrics.modules),
        imports=fitness.imports,
        tangles=fitness.circles,
        cuts=fitness.cuts,
        unstable=len(metrics.unstable_dependencies()),
        hubs=len(metrics.hubs()),
        unread=unread,
    )
