"""The keys that safety alone has."""

from collections.abc import Iterator

from archcheck.infrastructure.decoding.decoder import KeyProblem, Options
from archcheck.infrastructure.decoding.value_types import Days, Flag, Sentence, TextList


class SafetyOptions(Options, frozen=True, kw_only=True):
    """`db` is the directory of an advisory database, `max_age` how old it may be.

    `files` are those that state the dependencies; `online` lets it ask its vendor's server.
    """

    db: Sentence = ""
    max_age: Days = None
    files: TextList = ()
    online: Flag = False

    def conflicts(self) -> Iterator[KeyProblem]:
        """One source of advisories."""
        if self.online and self.db:
            yield KeyProblem("online", "beside db there is nothing to ask for")


OPTIONS = SafetyOptions
