"""`shadowed-module`: a file that no import can mean, because a package has its name."""

from collections.abc import Iterator, Sequence

from archcheck.domain.activation import ActiveRule
from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.location import Location, RelatedLocation
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.architecture.built_in.places import Places
from archcheck.infrastructure.architecture.graph.import_graph import ImportGraph
from archcheck.infrastructure.architecture.layout.package_directories import is_script
from archcheck.infrastructure.discovery.contents import read_bytes

RULE = "shadowed-module"
SCRIPTS = frozenset({"setup.py", "conftest.py", "manage.py"})


def findings(places: Places, graph: ImportGraph, facts: Sequence[FileFacts]) -> Iterator[Finding]:
    """One for each hidden file."""
    for loser, winner in places.inspection.project.shadowed:
        rule = places.rule(RULE, loser)
        if rule is not None and not _is_script(places.root, loser):
            yield _hidden(rule, _first_line(places.root, loser), _first_line(places.root, winner))


def _is_script(root: str, path: str) -> bool:
    """Whether a file is started by its path, so that no import means it."""
    return path.rpartition("/")[2] in SCRIPTS or is_script(read_bytes(root, path))


def _first_line(root: str, path: str) -> Location:
    return Location(path, SourceText.decode_leniently(read_bytes(root, path)).whole_line(1))


def _hidden(rule: ActiveRule, loser: Location, winner: Location) -> Finding:
    return Finding(
        analyzer=OWN_ANALYZER,
        rule=RULE,
        level=rule.level,
        message=f"{loser.path} can never be imported: {winner.path} has the same module name",
        location=loser,
        key=f"{loser.path}->{winner.path}",
        symbol=loser.path,
        related=(RelatedLocation(winner, "this file is imported instead"),),
        because=rule.definition.because,
        fix=rule.definition.fix,
    )
