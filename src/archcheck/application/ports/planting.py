"""What can be planted in a project."""

import abc
from collections.abc import Iterator

from archcheck.application.checking.survey import Survey
from archcheck.application.proving.plants import Claim


class Planting(abc.ABC):
    """Knows one kind of rules, and violations of them."""

    @abc.abstractmethod
    def claims(self, found: Survey) -> Iterator[Claim]:
        """What of a project must be able to fail, with violations of it."""
