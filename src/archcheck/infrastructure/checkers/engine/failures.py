"""What goes wrong inside archcheck itself while it checks a file."""

import contextlib
from collections.abc import Iterator

from archcheck.infrastructure.checkers.checker import TreeError


class Failures:
    """Collects what went wrong inside archcheck, so that the rest goes on."""

    def __init__(self) -> None:
        self.sentences: list[str] = []

    @contextlib.contextmanager
    def of(self, what: str) -> Iterator[None]:
        """Note an exception of the block as a failure of `what`."""
        try:
            yield
        except KeyboardInterrupt:
            raise
        except TreeError as error:
            self._say(f"LibCST, which has to read what Python can parse, failed: {error}")
        except BaseException as error:
            self.add(what, error)

    def add(self, what: str, error: BaseException) -> None:
        """Note a failure of `what`."""
        self._say(f"{what} failed with {type(error).__name__}: {error}")

    def _say(self, text: str) -> None:
        sentence = " ".join(text.split())
        if sentence not in self.sentences:
            self.sentences.append(sentence)
