"""Work on its way to a worker."""

from collections.abc import Sequence

import msgspec

from archcheck.domain.project import SourceFile
from archcheck.infrastructure.checkers.engine.check_instructions import Orders
from archcheck.infrastructure.checkers.engine.file_answer import FileAnswer


class FileWork(msgspec.Struct, frozen=True):
    """Work for a pool: checks files, and imports the checkers only where it is done."""

    root: str
    orders: Orders

    def __call__(self, files: Sequence[SourceFile]) -> Sequence[FileAnswer]:
        """The answers, one for each file."""
        from archcheck.infrastructure.checkers.engine.worker import check_files

        return [answer.packed() for answer in check_files(self.root, self.orders, files)]


class HelperWork(msgspec.Struct, frozen=True):
    """Work for a pool: extracts what files state for the tests of others, as MessagePack."""

    root: str
    seconds: float

    def __call__(self, files: Sequence[SourceFile]) -> Sequence[bytes]:
        """The facts of each file, `nil` for one that could not be read."""
        from archcheck.infrastructure.checkers.engine.helper_files import helpers_in

        return [
            msgspec.msgpack.encode(facts) for facts in helpers_in(self.root, self.seconds, files)
        ]
