"""Rules with a name that select nothing in a project."""

from archcheck.domain.configuration import Declaration
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.level import Level
from archcheck.domain.location import Location
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.discovery.contents import read_bytes

EMPTY_RULE = "empty-rule"


def empty_rule(
    declaration: Declaration, reason: str, inspection: Inspection, does: str = "selects nothing"
) -> Finding:
    """The finding at the line where the project declares such a rule."""
    origin = declaration.origin
    text = SourceText.decode_leniently(read_bytes(inspection.project.root, origin.source))
    definition = inspection.rules.rules[EMPTY_RULE].definition
    return Finding(
        analyzer=OWN_ANALYZER,
        rule=EMPTY_RULE,
        level=Level.ERROR,
        message=f'the {declaration.what} "{declaration.name}" {does}: {reason}',
        location=Location(origin.source, text.whole_line(origin.line)),
        key=declaration.name,
        symbol=origin.source,
        contract=declaration.name,
        declared_as=declaration.what,
        because=definition.because,
        fix=definition.fix,
    )
