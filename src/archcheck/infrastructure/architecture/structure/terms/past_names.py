"""Names that say what has happened."""

import re

from archcheck.infrastructure.architecture.structure.index.subjects import Kind, Subject
from archcheck.infrastructure.architecture.structure.terms.classes import PlainFlagTerm

WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")
WITHOUT_TENSE = re.compile(r"(?:_?(?:[Ee]vent|[Mm]essage))?(?:_?[Vv]?\d+)?(?:_?[Ee]vent)?$")
IRREGULAR = frozenset("""
    awoken beaten become begun bent bet bid bitten blown born bought bound bred broken brought built
    burnt burst caught chosen cast cut dealt done drawn driven dug fallen fed felt fled
    flown forbidden forgiven forgotten fought found frozen given gone got gotten grown had heard held
    hidden hit hung hurt kept known laid lain learnt led left lent let lit lost made meant met mistaken
    outbid outdone outgrown outrun overdrawn overridden overtaken paid proven put quit read rebuilt rerun resent reset rewritten ridden
    risen run said seen sent set shaken shown shrunk shut slept sold sought spent split spoken spread
    stolen stood struck stuck sunk swept sworn swung taken taught thought thrown told torn undergone
    understood undone unpaid unsent upset withdrawn withheld woken won worn wound written
    """.split())


class BeNamedInPast(PlainFlagTerm):
    """The last word ends in `-ed` or is an irregular participle; `Event` and a version may follow."""

    key = "be_named_in_past"
    phrases = ("be named in the past", "not be named in the past")
    rule = "naming"
    kinds = frozenset(Kind)

    def is_so(self, subject: Subject) -> bool:
        """By the last word."""
        words = WORDS.findall(WITHOUT_TENSE.sub("", subject.name))
        last = words[-1].lower() if words else ""
        return last.endswith("ed") or last in IRREGULAR
