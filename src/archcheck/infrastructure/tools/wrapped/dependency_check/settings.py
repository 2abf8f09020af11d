"""The keys that dependency-check alone has."""

from collections.abc import Iterator

from archcheck.infrastructure.decoding.decoder import KeyProblem, Options
from archcheck.infrastructure.decoding.value_types import Days, Flag, Sentence, TextList


class DependencyCheckOptions(Options, frozen=True, kw_only=True):
    """`data` is the directory of its database, where that is not the one it keeps itself.

    `max_age` is how many days ago that may have been written. `files` are those that state the
    dependencies; `online` lets it renew its database first.
    """

    data: Sentence = ""
    max_age: Days = None
    files: TextList = ()
    online: Flag = False

    def conflicts(self) -> Iterator[KeyProblem]:
        """An age is that of one database, which nobody renews."""
        if self.max_age is None:
            return
        if not self.data:
            yield KeyProblem("max_age", "say whose age: data = the directory of the database")
        if self.online:
            yield KeyProblem("max_age", "beside online the database is renewed")


OPTIONS = DependencyCheckOptions
