"""Answers that were given before."""

import abc
from collections.abc import Collection, Mapping
from typing import ClassVar


class ResultCache(abc.ABC):
    """Keeps values by keys that hold everything that the values depend on.

    It may forget anything at any time, and never answers with what was not put under that key.
    Called from several threads at once; never raises. One that does not `remember` anything is
    not worth a question.
    """

    remembers: ClassVar[bool] = True

    @abc.abstractmethod
    def get_many(self, keys: Collection[bytes]) -> Mapping[bytes, bytes]:
        """The values of those keys that are known."""

    @abc.abstractmethod
    def put_many(self, entries: Mapping[bytes, bytes]) -> None:
        """Remember values by their keys, all or none of them."""

    @property
    @abc.abstractmethod
    def complaint(self) -> str:
        """Why it does not answer as it should, in a sentence for people; empty when it does."""


class NoResults(ResultCache):
    """Knows nothing, and keeps nothing."""

    remembers = False

    def get_many(self, keys: Collection[bytes]) -> Mapping[bytes, bytes]:
        """None."""
        return {}

    def put_many(self, entries: Mapping[bytes, bytes]) -> None:
        """Nothing happens."""

    @property
    def complaint(self) -> str:
        """It does as it should."""
        return ""


NO_RESULTS = NoResults()
