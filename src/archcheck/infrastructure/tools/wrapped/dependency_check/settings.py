"""The keys that dependency-check alone has."""

from archcheck.infrastructure.decoding.decoder import Options
from archcheck.infrastructure.decoding.value_types import Flag, Sentence, TextList


class DependencyCheckOptions(Options, frozen=True, kw_only=True):
    """`data` is the directory of its database, where that is not the one it keeps itself.

    `files` are those that state the dependencies; `online` lets it renew its database first.
    """

    data: Sentence = ""
    files: TextList = ()
    online: Flag = False


OPTIONS = DependencyCheckOptions
