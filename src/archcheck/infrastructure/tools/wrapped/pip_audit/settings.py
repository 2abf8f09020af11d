"""The keys that pip-audit alone has."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from archcheck.infrastructure.decoding.decoder import KeyProblem, Options
from archcheck.infrastructure.decoding.value_types import Flag, Sentence, TextList

Service = Annotated[Literal["osv", "pypi"], Meta(description='"osv" or "pypi"')]


class PipAuditOptions(Options, frozen=True, kw_only=True):
    """`online` lets it ask the public `service`, `service_url` one that speaks as OSV's does.

    `files` are those that state the dependencies.
    """

    online: Flag = False
    service: Service = "osv"
    service_url: Sentence = ""
    files: TextList = ()

    def conflicts(self) -> Iterator[KeyProblem]:
        """A service of one's own speaks as OSV's does."""
        if self.service_url and self.service != "osv":
            yield KeyProblem("service_url", 'goes with service = "osv"')


OPTIONS = PipAuditOptions
