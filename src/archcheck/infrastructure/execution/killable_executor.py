"""An executor whose work can be ended at once."""

import abc
from concurrent.futures import Executor


class KillableExecutor(Executor, abc.ABC):
    """What a pool needs: `submit`, and an end that does not wait."""

    @abc.abstractmethod
    def kill(self) -> None:
        """End all that is under way; its futures are answered with an exception soon.

        Called once, by one thread.
        """
