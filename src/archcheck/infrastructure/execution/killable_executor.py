"""An executor whose work can be ended at once."""

import abc
from concurrent.futures import Executor


class KillableExecutor(Executor, abc.ABC):
    """What a pool needs: `submit`, and an end that does not wait."""

    def limit_reached(self) -> str:
        """The limit that has ended work which came to no end, empty when it was none."""
        return ""

    @abc.abstractmethod
    def kill(self) -> None:
        """End all that is under way; its futures are answered with an exception soon.

        Called once, by one thread.
        """
