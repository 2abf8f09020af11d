"""Files of planted projects, where nobody works."""

import abc
from collections.abc import Mapping
from contextlib import AbstractContextManager


class PlantedTrees(abc.ABC):
    """Writes texts by their paths into private directories."""

    @abc.abstractmethod
    def written(self, texts: Mapping[str, str]) -> AbstractContextManager[str]:
        """The directory, which is gone when it is left."""
